"""Mending noun phrases: lists, names cut in two, examples and asides that hang in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction.graft import FINITE, NOUNS, SUBJECTS, attach, governs, has_subject_before
from graphbuilder.extraction.phrases import Item, chunk_at
from graphbuilder.extraction.phrases import lists as marked_lists
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

ALIKE = ("anatomy", "cell", "disorder", "patient", "process", "treatment")
"""Kinds that tell which nouns of a list are on a level."""
CONSEQUENT = frozenset({"consequent", "ensuing", "resultant", "resulting", "subsequent"})
ASIDES = frozenset({"especially", "particularly", "notably", "specifically", "chiefly", "mainly", "principally"})


def nouns_in_ly(tokens: list[Token]) -> None:
    """Read "hepatomegaly" as a noun, not an adverb."""
    for token in tokens:
        if token.upos == "ADV" and load_kinds().holds("disorder", token.text.lower()):
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", lemma=token.text.lower())


def nitric_oxide(tokens: list[Token]) -> None:
    """Read "NO" in a text that is not in capitals as a name, not a denial."""
    if sum(token.text.isupper() for token in tokens) * 2 > len(tokens):
        return
    for token in tokens:
        if token.text == "NO":
            dep = "compound" if token.dep in ("det", "advmod", "discourse") else token.dep
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", lemma="nitric oxide", dep=dep)


def function_words(tokens: list[Token]) -> None:
    """Hang what hangs on a preposition on the word that the preposition belongs to: "the fever is due to infection"."""
    for token in tokens:
        head = tokens[token.head]
        if token.dep in (*SUBJECTS, "cop", "obl", "advmod") and head.dep == "case" and head.head != token.index:
            attach(tokens, token.index, head.head, token.dep)
        elif token.dep in ("case", "mark") and head.dep == "amod" and token.index < head.index < head.head:
            attach(tokens, token.index, head.head, "case")  # "of developing gout"


def at_least(tokens: list[Token]) -> None:
    """Read "binds at least two proteins" as binding them: "at" belongs to the number."""
    for token in tokens[:-2]:
        limit = tokens[token.index + 1]
        if token.dep == "case" and token.text.lower() == "at" and limit.text.lower() in ("least", "most"):
            tokens[token.index] = replace(token, head=limit.index, dep="advmod")
            tokens[limit.index] = replace(limit, dep="advmod")


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


def prepositions(tokens: list[Token]) -> None:
    """Hang a preposition on the noun of the phrase that it opens, not on a word inside."""
    for token in tokens:
        if token.dep != "case" or token.head <= token.index or token.xpos == "POS":
            continue
        head = token.head
        chunk = chunk_at(tokens, token.index + 1)
        if chunk is not None and head < chunk.head and governs(tokens, chunk.head, head):
            head = chunk.head
        while tokens[head].dep in ("amod", "compound") and tokens[head].head > head:
            head = tokens[head].head
        tokens[token.index] = replace(token, head=head)


def possessives(tokens: list[Token]) -> None:
    """Read "Graves' disease" as one name."""
    for token in tokens:
        if token.xpos == "POS" and token.head == token.index + 1 and tokens[token.index - 1].head == token.head:
            tokens[token.index] = replace(token, head=token.index - 1, dep="case")
        if token.text in ("'", "\u2019") and token.dep in ("case", "punct") and 0 < token.index < len(tokens) - 1:
            owner, chunk = tokens[token.index - 1], chunk_at(tokens, token.index + 1)
            if (
                chunk is not None
                and owner.text.endswith("s")
                and owner.upos in NOUNS
                and tokens[chunk.head].dep == owner.dep == "conj"
            ):
                attach(tokens, chunk.head, owner.head, "conj")
                attach(tokens, owner.index, chunk.head, "nmod:poss")


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


def repeated_prepositions(tokens: list[Token]) -> None:
    """Join "in cells of lesions as well as in neurons" at the level of the preposition that is repeated."""
    marked = {token.head: token.text.lower() for token in tokens if token.dep == "case" and token.head > token.index}
    for token in tokens:
        marker = marked.get(token.index)
        if token.dep != "conj" or marker in (None, "of") or token.upos not in NOUNS or token.head > token.index:
            continue
        if marked.get(token.head) == marker:
            continue
        same = [there for there, text in marked.items() if text == marker and there < token.index]
        if same and tokens[same[-1]].dep in ("obl", "nmod", "conj"):
            attach(tokens, token.index, same[-1], "conj")


def shared_heads(tokens: list[Token]) -> None:
    """Read "back and leg pain", "breast and ovarian cancer" as pains and cancers, not as a back or breast and more."""
    kinds = load_kinds()
    for token in tokens[3:]:
        here = token.index
        first, joiner, second = tokens[here - 3 : here]
        place = kinds.holds("anatomy", second.lemma.lower()) or (second.upos == "ADJ" and token.dep == "conj")
        if joiner.dep != "cc" or not (place and kinds.holds("anatomy", first.lemma.lower())):
            continue
        if token.upos not in NOUNS or not kinds.holds("disorder", token.lemma):
            continue
        if token.dep == "conj" and token.head == first.index:
            tokens[here] = replace(token, head=here if first.head == first.index else first.head, dep=first.dep)
            for index, child in enumerate(tokens[: first.index]):
                if child.head == first.index and child.dep in ("case", "mark", "det"):
                    tokens[index] = replace(child, head=here)
        tokens[here - 3] = replace(first, head=here, dep="compound", upos="NOUN")
        tokens[here - 1] = replace(second, head=first.index, dep="conj")


def joined_disorders(tokens: list[Token]) -> None:
    """Read "mesothelioma and lung cancer" as two disorders, not as two kinds of cancer."""
    kinds = load_kinds()
    for token in tokens[:-3]:
        joiner, second, head = tokens[token.index + 1 : token.index + 4]
        if joiner.dep != "cc" or second.dep not in ("compound", "conj") or head.upos not in NOUNS:
            continue
        if token.dep != "compound" or token.head != head.index:
            continue
        if kinds.holds("disorder", token.lemma.lower()) and kinds.holds("disorder", head.lemma.lower()):
            tokens[head.index] = replace(head, head=token.index, dep="conj")
            tokens[token.index] = replace(
                token, head=token.index if head.head == head.index else head.head, dep=head.dep
            )
            tokens[second.index] = replace(second, head=head.index, dep="compound")
            for index, child in enumerate(tokens[: token.index]):
                if child.head == head.index:
                    tokens[index] = replace(child, head=token.index)


def added_items(tokens: list[Token]) -> None:
    """Join "A of B as well as C" at the level of A."""
    for token in tokens:
        opened = [child for child in tokens[: token.index] if child.head == token.index and child.dep == "cc"]
        if token.dep != "conj" or not opened or " ".join(t.text for t in tokens[opened[0].index :][:3]) != "as well as":
            continue
        level = token.head
        while tokens[level].dep == "nmod" and tokens[tokens[level].head].upos in NOUNS:
            level = tokens[level].head
        if level != token.head:
            attach(tokens, token.index, level, "conj")


def late_complements(tokens: list[Token]) -> None:
    """Read "loss of A and spread of B between C" with what is between C belonging to the spread."""
    full = {token.head for token in tokens if token.dep == "nmod" and tokens[token.index - 1].text.lower() != ","}
    marked = {token.head: token.text.lower() for token in tokens if token.dep == "case"}
    for token in tokens:
        noun = tokens[token.head]
        if token.dep != "nmod" or marked.get(token.index) in (None, "of") or noun.index > token.index:
            continue
        joined = [one for one in tokens[noun.index : token.index] if one.head == noun.index and one.dep == "conj"]
        if joined and joined[-1].index in full and joined[-1].upos in NOUNS:
            attach(tokens, token.index, joined[-1].index, "nmod")


def consequences(tokens: list[Token]) -> None:
    """Join "inflammation of the cord and resultant injury" at the level of the inflammation."""
    for token in tokens:
        if token.text.lower() not in CONSEQUENT or token.dep != "amod":
            continue
        thing = tokens[token.head]
        if thing.dep != "conj" or tokens[thing.head].dep != "nmod":
            continue
        whole = tokens[tokens[thing.head].head]
        if (
            whole.upos in NOUNS
            and not load_kinds().holds("ability", whole.lemma)
            and whole.lemma not in ("cause", "factor")
        ):
            attach(tokens, thing.index, tokens[thing.head].head, "conj")


def afterthoughts(tokens: list[Token]) -> None:
    """Join "bronchiectasis and, ultimately, respiratory failure"."""
    for token in tokens[1:-2]:
        if token.text.lower() not in ("and", "or") or tokens[token.index - 1].upos not in NOUNS:
            continue
        here, adverbs = token.index + 1, 0
        while here < len(tokens) and (tokens[here].text == "," or tokens[here].upos == "ADV"):
            adverbs += tokens[here].upos == "ADV"
            here += 1
        chunk = chunk_at(tokens, here) if adverbs else None
        if chunk is None or any(child.head == chunk.head and child.dep in ("case", "nsubj") for child in tokens):
            continue
        if tokens[chunk.head].dep not in (*SUBJECTS, "conj"):
            attach(tokens, chunk.head, token.index - 1, "conj")


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


def cut_compounds(tokens: list[Token]) -> None:
    """Make one phrase of "cholera toxin (CT)-induced diarrhea", whose noun is the last."""
    for token in tokens:
        if not (token.text.startswith("-") and len(token.text) > 2 and tokens[token.index - 1].text == ")"):
            continue
        chunk = chunk_at(tokens, token.index)
        opening = next((index for index in range(token.index - 1, 0, -1) if tokens[index].text == "("), 0)
        if chunk is not None and opening > 0 and tokens[opening - 1].upos in NOUNS:
            _take_over(tokens, opening - 1, chunk.head)
            attach(tokens, token.index, chunk.head, "amod")


def _take_over(tokens: list[Token], first: int, head: int) -> None:
    """Let *head* stand for the phrase that begins with the noun *first*, whichever of its words did so before."""
    outward = [index for index in range(first, head + 1) if not first <= tokens[index].head <= head]
    outward += [index for index in range(first, head + 1) if tokens[index].head == index]
    if not outward:
        return
    place = tokens[outward[0]]
    tokens[head] = replace(tokens[head], head=head if place.head == place.index else place.head, dep=place.dep)
    for index in outward:
        if index != head:
            tokens[index] = replace(tokens[index], head=head, dep="compound")
    for index, token in enumerate(tokens):
        if index < head and token.head in outward and token.dep in ("case", "det", "mark", "cc"):
            tokens[index] = replace(token, head=head)


def split_modifiers(tokens: list[Token]) -> None:
    """Give an adjective back to its noun: "stress and metabolic alterations" joins two things, not three."""
    for token in tokens:
        if token.upos == "ADJ" and token.dep == "conj" and token.head < token.index:
            chunk = chunk_at(tokens, token.index)
            if chunk is None:
                continue
            if tokens[chunk.head].dep == "conj" and tokens[chunk.head].head == token.head:
                attach(tokens, token.index, chunk.head, "amod")
            elif tokens[token.head].dep == "compound" and tokens[token.head].head == chunk.head:
                _part(tokens, token.head, token.index, chunk.head)


def _part(tokens: list[Token], first: int, modifier: int, head: int) -> None:
    """Put the first of two joined nouns in the place that the parser gave to the second alone."""
    place = tokens[head]
    if place.upos not in NOUNS or tokens[first].upos not in NOUNS or tokens[modifier - 1].dep != "cc":
        return
    if load_kinds().holds("anatomy", tokens[first].lemma) and load_kinds().holds("disorder", place.lemma):
        return
    tokens[first] = replace(tokens[first], head=first if place.head == head else place.head, dep=place.dep)
    tokens[head] = replace(place, head=first, dep="conj")
    tokens[modifier] = replace(tokens[modifier], head=head, dep="amod")
    for index, token in enumerate(tokens):
        if token.head == head and index < first:
            tokens[index] = replace(token, head=first)
