"""Answers remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Memo(dict[Question, Answer]):
    """Remembers what *answer* says, and forgets all of it when there are more than *most* answers.

    A look-up of what is known is a plain look-up in a dictionary, three times as fast as an ``lru_cache``: text asks
    for the same few words again and again.
    """

    __slots__ = ("_answer", "_most")

    def __init__(self, answer: Callable[[Question], Answer], most: int) -> None:
        super().__init__()
        self._answer = answer
        self._most = most

    def __missing__(self, question: Question) -> Answer:
        if len(self) >= self._most:
            self.clear()
        found = self[question] = self._answer(question)
        return found
