"""Pages that take much reckoning are made one after another."""

from __future__ import annotations

import threading

import pytest

from web.turns import turn


def second_block(events: list[str]) -> threading.Thread:
    """One that waits for its turn, and tells when it has it."""

    def second() -> None:
        with turn():
            events.append("second")

    return threading.Thread(target=second)


def test_a_block_waits_until_the_one_before_has_ended() -> None:
    events: list[str] = []
    waiting = second_block(events)
    with turn():
        waiting.start()
        waiting.join(0.05)
        events.append("first")
    waiting.join()
    assert events == ["first", "second"]


def test_a_block_that_does_not_end_holds_nobody_up_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.turns._PATIENCE_S", 0.01)
    events: list[str] = []
    waiting = second_block(events)
    with turn():
        waiting.start()
        waiting.join()
        assert events == ["second"]


def test_a_block_that_fails_lets_the_next_one_run() -> None:
    with pytest.raises(ZeroDivisionError), turn():
        1 / 0  # noqa: B018  # it is the failure
    with turn():
        pass
