"""When two mentions of one text name one thing though their concepts differ: by their words."""

from __future__ import annotations

from functools import lru_cache

from graphbuilder.assembly.discourse import discourse
from graphbuilder.model import Mention
from graphbuilder.ontology import names


def alike(one: Mention, other: Mention) -> bool:
    """Tell whether all that one mention says is among the words of the other.

    "Precursors" are the "osteogenic precursor cells" told of before, and "growth of the nodules" is about the
    "endometriotic nodules"; "cells" alone could be any.
    """
    mine, yours = _content(one.named), _content(other.named)
    fewer = min(mine, yours, key=len)
    return bool(fewer) and mine & yours == fewer and not fewer <= discourse().broad


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """Return the words of *text* that name something, in the form by which names are looked up."""
    words = discourse()
    found = frozenset(word for word, _, _ in names.tokens(text)) - words.fillers
    return found - words.happenings
