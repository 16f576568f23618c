"""A quote cut at its arguments, so that each can be marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graphbuilder.model import Evidence, Mention, Span

_AROUND = 90


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quote with the roles they play: ``subject``, ``trigger``, ``object``, ``cue``, ``attribution``."""

    text: str
    roles: tuple[str, ...] = ()


def pieces(evidence: Evidence) -> tuple[Piece, ...]:
    """Return the quote in pieces, wherever a role begins or ends. Roles may overlap; what lies outside is left out."""
    passage = evidence.passage
    inside = [(span, role) for span, role in _roles(evidence) if passage.covers(span)]
    bounds = sorted({passage.start, passage.end, *(edge for span, _ in inside for edge in (span.start, span.end))})
    return tuple(
        Piece(
            evidence.quote[left - passage.start : right - passage.start],
            tuple(dict.fromkeys(role for span, role in inside if span.start <= left < span.end)),
        )
        for left, right in pairwise(bounds)
    )


def _roles(evidence: Evidence) -> Iterator[tuple[Span, str]]:
    yield evidence.subject.span, "subject"
    yield evidence.trigger.span, "trigger"
    yield evidence.object.span, "object"
    for cue in evidence.cues:
        yield cue.span, "cue"
    if evidence.attribution is not None:
        yield evidence.attribution.span, "attribution"
    for mention in (evidence.subject, evidence.object):
        for antecedent in antecedents(mention):
            yield antecedent.span, "antecedent"


def antecedents(mention: Mention) -> Iterator[Mention]:
    """Yield what *mention* refers to, and what that refers to."""
    found = mention.refers_to
    while found is not None:
        yield found
        found = found.refers_to


def around(evidence: Evidence, text: str) -> tuple[str, str]:
    """Return a few words of *text* before and after the quote, or nothing where *text* is another one."""
    span = evidence.passage
    if span.of(text) != evidence.quote:
        return "", ""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    before = before.rpartition("\n\n")[2]
    after = after.partition("\n\n")[0]
    if len(before) == _AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before, after
