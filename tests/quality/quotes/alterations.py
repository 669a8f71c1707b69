"""What happens to words on their way into a draft. Each takes a sentence and gives it altered, or None where it cannot."""

from __future__ import annotations

import random
import re

_HAN = re.compile("[㐀-鿿]")
_MARKS = "，。、；：“”！？（）"
_CLAUSE_END = re.compile("(?<=[，；、：])")
_NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?")
_NUMERAL_HAN = set("〇零一二两三四五六七八九十百千万亿")
_OTHER_HAN = "松鹤霜槐雁砚橘鲸蘑琵"  # rare in reports
_LEAST_CLAUSE = 4  # Han characters


def exact(sentence: str, chance: random.Random) -> str | None:  # noqa: ARG001  (all have one signature)
    return sentence


def other_punctuation(sentence: str, chance: random.Random) -> str | None:
    """Every mark another one, or none."""
    altered = "".join(chance.choice([*_MARKS, ""]) if mark in _MARKS else mark for mark in sentence)
    return altered if altered != sentence else None


def spaces(sentence: str, chance: random.Random) -> str | None:
    return _sprinkled(sentence, chance, " 　")


def line_breaks(sentence: str, chance: random.Random) -> str | None:
    return _sprinkled(sentence, chance, "\n")


def other_width(sentence: str, chance: random.Random) -> str | None:  # noqa: ARG001
    """Half width as full width."""
    altered = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in sentence)
    return altered if altered != sentence else None


def one_character(sentence: str, chance: random.Random) -> str | None:
    """A Han character that is no numeral, as another one."""
    places = [match.start() for match in _HAN.finditer(sentence) if match[0] not in _NUMERAL_HAN]
    if not places:
        return None
    at = chance.choice(places)
    return sentence[:at] + chance.choice(_OTHER_HAN) + sentence[at + 1 :]


def clause_dropped(sentence: str, chance: random.Random) -> str | None:
    """One that is neither the first nor the last."""
    clauses = _clauses(sentence)
    inner = [n for n in range(1, len(clauses) - 1) if _long(clauses[n])]
    if not inner:
        return None
    dropped = chance.choice(inner)
    return "".join(clauses[:dropped] + clauses[dropped + 1 :])


def clauses_swapped(sentence: str, chance: random.Random) -> str | None:
    clauses = _clauses(sentence)
    pairs = [n for n in range(len(clauses) - 1) if _long(clauses[n]) and _long(clauses[n + 1])]
    if not pairs:
        return None
    n = chance.choice(pairs)
    clauses[n], clauses[n + 1] = clauses[n + 1], clauses[n]
    return "".join(clauses)


def figure(sentence: str, chance: random.Random) -> str | None:
    """One number another one."""
    numbers = list(_NUMBER.finditer(sentence))
    if not numbers:
        return None
    match = chance.choice(numbers)
    return sentence[: match.start()] + str(int(float(match[0])) + chance.randrange(1, 9)) + sentence[match.end() :]


def decimal_point(sentence: str, chance: random.Random) -> str | None:
    """Dropped where there is one, put into a number where there is none."""
    numbers = [match for match in _NUMBER.finditer(sentence) if len(match[0]) > 1]
    if not numbers:
        return None
    match = chance.choice([match for match in numbers if "." in match[0]] or numbers)
    digits = match[0].replace(".", "")
    altered = digits if "." in match[0] else f"{digits[:-1]}.{digits[-1]}"
    return sentence[: match.start()] + altered + sentence[match.end() :]


def percent_sign(sentence: str, chance: random.Random) -> str | None:
    """Dropped."""
    signs = [match.start() for match in re.finditer("(?<=[0-9])[%％]", sentence)]
    if not signs:
        return None
    at = chance.choice(signs)
    return sentence[:at] + sentence[at + 1 :]


def _sprinkled(sentence: str, chance: random.Random, marks: str) -> str:
    inside = [f"{one}{chance.choice(marks)}" if chance.random() < 0.15 else one for one in sentence[:-1]]
    return f"{inside[0]}{marks[0]}{''.join(inside[1:])}{sentence[-1:]}"


def _clauses(sentence: str) -> list[str]:
    return [clause for clause in _CLAUSE_END.split(sentence) if clause]


def _long(clause: str) -> bool:
    return len(_HAN.findall(clause)) >= _LEAST_CLAUSE
