"""Mending lists and examples: items and asides that hang in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction.graft import FINITE, NOUNS, SUBJECTS, attach, governs, has_subject_before
from graphbuilder.extraction.phrases import Item, chunk_at
from graphbuilder.extraction.phrases import lists as marked_lists
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

ALIKE = ("anatomy", "cell", "disorder", "patient", "process", "treatment")
"""Kinds that tell which nouns of a list are on a level."""
ASIDES = frozenset({"especially", "particularly", "notably", "specifically", "chiefly", "mainly", "principally"})


def lists(tokens: list[Token]) -> None:
    """Join the items of a list to its first one."""
    for items in marked_lists(tokens):
        first = _opener(tokens, items)
        if _is_subject(tokens, items) and not governs(tokens, first, items[-1].heads[0]):
            _swap(tokens, first, items[-1].heads[0])
        for item in items[1:]:
            head = item.heads[0]
            if governs(tokens, head, first) or (tokens[head].dep in SUBJECTS and not has_subject_before(tokens, head)):
                break
            if tokens[head].dep != "conj" or not _chained(tokens, head, first, items):
                attach(tokens, head, first, "conj")


def _is_subject(tokens: list[Token], items: tuple[Item, ...]) -> bool:
    """Tell whether a list opens its clause, so that the subject is all of it and not its last item alone."""
    start, last = items[0].chunks[0].first, items[-1].heads[0]
    if tokens[last].dep not in SUBJECTS or has_subject_before(tokens, last):
        return False
    opened = any(token.xpos in (*FINITE, "MD") for token in tokens[:start])
    return not opened and (start == 0 or tokens[start - 1].dep not in ("case", "mark"))


def _swap(tokens: list[Token], first: int, last: int) -> None:
    """Put the first item in the place of the last."""
    place = tokens[last]
    tokens[first] = replace(tokens[first], head=place.head, dep=place.dep)
    tokens[last] = replace(place, head=first, dep="conj")


def _opener(tokens: list[Token], items: tuple[Item, ...]) -> int:
    """Return which noun of the first item the others are on a level with.

    What the parser joined them to has one vote each; a noun of the same kind as the others' heads has two.
    """
    if len(items[0].heads) > 1 and load_kinds().holds("joint action", tokens[items[0].heads[0]].lemma):
        return items[0].heads[1]
    level = dict.fromkeys(items[0].heads, 0)
    for item in items[1:]:
        head = tokens[item.heads[0]]
        if head.head in level and head.dep in ("conj", "appos"):
            level[head.head] += 1
        for opener in level:
            level[opener] += 2 * bool(_kinds(tokens[opener]) & _kinds(head))
    best = max(level.values())
    return next(head for head, votes in level.items() if votes == best)


def _kinds(token: Token) -> frozenset[str]:
    return frozenset(kind for kind in ALIKE if load_kinds().holds(kind, token.lemma.lower()))


def examples(tokens: list[Token]) -> None:
    """Hang "such as X" on the noun right before it."""
    for token in tokens:
        here = token.index
        words = " ".join(part.text.lower() for part in tokens[here : here + 2])
        if here < 2 or not (
            words == "such as" or (token.text.lower() == "including" and token.dep in ("case", "mark"))
        ):
            continue
        chunk = chunk_at(tokens, here + (2 if words == "such as" else 1))
        before = _announcing(tokens, _before(tokens, here))
        if chunk is None or tokens[before].upos not in NOUNS or tokens[before].dep in ("compound", "amod"):
            continue
        if (level := _level(tokens, before, chunk.head)) != before:
            attach(tokens, chunk.head, level, "nmod")
        elif tokens[chunk.head].head != before and tokens[chunk.head].upos in NOUNS and tokens[chunk.head].head < here:
            above = tokens[chunk.head].head
            beside = tokens[before].dep == "conj" and tokens[before].head == above
            if beside or not (tokens[above].upos in NOUNS and above < before and governs(tokens, above, before)):
                attach(tokens, chunk.head, before, "nmod")


def _before(tokens: list[Token], here: int) -> int:
    """Return the word before a comma, an opening bracket or a bracketed aside."""
    before = here - 1
    while before > 0 and tokens[before].text in (",", "(", ")", "..."):
        opening = before
        while tokens[before].text == ")" and opening > 0 and tokens[opening].text != "(":
            opening -= 1
        before = (opening or before) - 1
    return before


def _level(tokens: list[Token], before: int, example: int) -> int:
    """Return the noun that an example is one of: of "course of lupus, including flares", the first."""
    kinds = _kinds(tokens[example])
    noun = tokens[before]
    clause = tokens[noun.head]
    described = tokens[clause.head]
    inside = noun.dep in ("obj", "obl") and clause.dep == "acl:relcl" and described.xpos == "NNS"
    if inside and kinds & _kinds(described) and not kinds & _kinds(noun):
        return described.index  # "disorders that have one origin, such as lupus"
    while noun.xpos != "NNS" and not kinds & _kinds(noun) and noun.dep == "nmod" and tokens[noun.head].upos in NOUNS:
        noun = tokens[noun.head]
    return noun.index if kinds & _kinds(noun) else before


def _announcing(tokens: list[Token], before: int) -> int:
    """Return the plural that examples at the end of its clause belong to.

    It is the subject of "several triggers have been identified" or "symptoms appear", or the noun that "pathways
    involved in fibrosis" speaks of.
    """
    if tokens[before].upos == "VERB":
        for token in tokens[:before]:
            if token.head == before and token.dep in ("nsubj", "nsubj:pass") and token.xpos == "NNS":
                return token.index
    return _involved(tokens, before)


def _involved(tokens: list[Token], before: int) -> int:
    """Return the plural that is involved in, or the symptoms that come of, the one thing named last."""
    first = before
    while tokens[first].dep in ("conj", "nmod") and tokens[first].head < first:
        first = tokens[first].head
    participle = tokens[tokens[first].head]
    if tokens[first].dep != "obl" or tokens[before].xpos == "NNS":
        return before
    passive = (word.index for word in tokens if word.head == participle.index and word.dep == "nsubj:pass")
    noun = tokens[participle.head if participle.dep in ("acl", "amod") else next(passive, before)]
    involving = participle.lemma in ("involve", "implicate") or load_kinds().holds("feature", noun.lemma)
    return noun.index if involving and noun.xpos == "NNS" and noun.index < participle.index else before


def asides(tokens: list[Token]) -> None:
    """Hang ", particularly X" on the noun before it."""
    for token in tokens:
        if token.text.lower() in ASIDES and token.index > 1 and tokens[token.index - 1].text == ",":
            chunk = chunk_at(tokens, token.index + 1)
            before = tokens[token.index - 2]
            if (
                chunk is not None
                and before.upos in NOUNS
                and not any(child.head == chunk.head and child.dep == "case" for child in tokens)
            ):
                attach(tokens, chunk.head, before.index, "appos")
                attach(tokens, token.index, chunk.head, "advmod")


def _chained(tokens: list[Token], head: int, first: int, items: tuple[Item, ...]) -> bool:
    """Tell whether the parser joined an item to the first one, directly or through the others."""
    openers = {item.heads[0] for item in items[1:]} | {first}
    while tokens[head].dep == "conj" and tokens[head].head in openers:
        head = tokens[head].head
        if head == first:
            return True
    return False
