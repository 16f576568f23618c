"""What the format readers hand on: stretches of a text, not yet judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from graphbuilder.model import BlockKind, Span

_WORD = re.compile(r"[^\W_]+(?:['’\-./][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!…][)\]\"'”’]*(?=\s|$)")
_PROSE_WORDS = 25
"""Words from which a single sentence reads as running text."""

_TAIL = 40
"""Characters of the end that are looked at for a closing mark."""


@dataclass(frozen=True)
class Stretch:
    """A paragraph, a heading, a list item, a cell or a label of a page.

    ``kind`` is what the format says it is, or nothing where the format is silent. ``place`` is the reason to pass it
    over that the format itself gives (``"navigation"``, ``"hidden"`` ...), ``links`` the share of its characters that
    are links.
    """

    span: Span
    text: str
    kind: BlockKind | None = None
    place: str = ""
    links: float = 0.0

    @cached_property
    def words(self) -> list[str]:
        """Return the words, as written."""
        return _WORD.findall(self.text)

    @cached_property
    def ends_a_sentence(self) -> bool:
        """Tell whether it closes like a sentence."""
        return bool(re.search(r"[.?!…:;][)\]\"'”’\d]*\s*$", self.text[-_TAIL:]))

    @property
    def sentences(self) -> int:
        """Return about how many sentences end in it."""
        return len(_SENTENCE_END.findall(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Tell whether it reads as running text: two sentences or more, or one long one."""
        ends, words = self.sentences, len(self.words)
        return (ends >= 2 and words >= 10) or (ends >= 1 and words >= _PROSE_WORDS)
