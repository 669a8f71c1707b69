"""When two amounts of one unit are the same, or may be: rounded values, slips of the pen."""

from __future__ import annotations

_SLIPPED = 2  # digits of a number in which a slip can be told from another number
_ROUNDED = 3  # digits that a rounded number keeps, so that it is surely the same
_THOUSANDS = 1000  # and more that a round number is told in
_ABOUT = 0.25  # of a rounded value, beyond which nobody would call another so
_CLOSE = 1e-9  # of the larger value: rounding of machine numbers


def same_amount(value: float, other: float) -> bool:
    """Whether two amounts of one unit are equal."""
    return abs(value - other) <= _CLOSE * max(abs(value), abs(other))


def within_rounding(rounded: float, value: float) -> bool:
    """Whether the value may be called about the rounded one: 6997 is about 7000, and 340 are 300多."""
    return abs(rounded - value) < min(_step(rounded), _ABOUT * rounded)


def is_near(rounded: float, value: float) -> bool:
    """Whether the value lies within half of what the last digit of the rounded one counts: 2900 is near 3000, 2261 is not."""
    return abs(rounded - value) <= min(_step(rounded) / 2, _ABOUT * rounded)


def rounded_alike(value: float, other: float) -> bool:
    """Whether one is the other with fewer digits, but three at least: 1612 is 1611.8."""
    digits = min(len(_digits(value)), len(_digits(other)))
    return digits >= _ROUNDED and float(f"{value:.{digits}g}") == float(f"{other:.{digits}g}")


def told_in_thousands(value: float, other: float) -> bool:
    """Whether one may be the other in round thousands or more: 2万 is 2.4万."""
    rounder, finer = sorted((value, other), key=_step, reverse=True)
    one_digit = float(f"{finer:.1g}") == rounder and rounder != finer
    return one_digit and _step(rounder) >= _THOUSANDS


def is_slip(value: float, other: float) -> bool:
    """Whether one is the other with one digit written wrong, or two that follow each other changed about."""
    one, two = f"{value:.12g}", f"{other:.12g}"
    at = [n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(one) < _SLIPPED or not at:
        return False
    return len(at) == 1 or (len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] + one[at[1]] == two[at[1]] + two[at[0]])


def _digits(value: float) -> str:
    """The digits that count: 16118 of 1611.80."""
    return f"{value:.12g}".partition("e")[0].replace(".", "").strip("0")


def _step(rounded: float) -> float:
    """What the last digit that is not 0 counts: 1000 for 7000."""
    step = 1.0
    while rounded and rounded == int(rounded) and rounded % (step * 10) == 0:
        step *= 10
    return step if rounded == int(rounded) else abs(rounded) * _CLOSE
