"""Mending what parsers most often get wrong, once, before any rule looks at a sentence.

Every repair rests on what the words show without the tree (commas and a closing "and", a compound cut by a bracket, an
object right after its verb), and leaves a tree that already says so as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.extract.lexicon import lexicon
from graphbuilder.extract.phrases import Item, chunk_at, item_before, lists
from graphbuilder.model import Sentence, Token

FINITE = frozenset({"VBD", "VBP", "VBZ"})
NOUNS = frozenset({"NOUN", "PROPN"})
CONSEQUENT = frozenset({"consequent", "ensuing", "resultant", "resulting", "subsequent"})
ASIDES = frozenset({"especially", "particularly", "notably", "specifically", "chiefly", "mainly", "principally"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


def repaired(sentence: Sentence) -> Sentence:
    """Return the sentence with its tree mended."""
    tokens = list(sentence.tokens)
    _mend_missing_verb(tokens)
    _mend_cut_compounds(tokens)
    _mend_prepositions(tokens)
    _mend_possessives(tokens)
    _mend_split_modifiers(tokens)
    _mend_verbs_in_noun_places(tokens)
    _mend_clauses_after_and(tokens)
    _mend_joined_participles(tokens)
    _mend_lists(tokens)
    _mend_examples(tokens)
    _mend_second_subjects(tokens)
    _mend_repeated_prepositions(tokens)
    _mend_consequences(tokens)
    _mend_verbs_joined_to_nouns(tokens)
    _mend_lost_objects(tokens)
    _mend_shown_participles(tokens)
    _mend_asides(tokens)
    return replace(sentence, tokens=tuple(tokens))


def _attach(tokens: list[Token], index: int, head: int, dep: str) -> None:
    """Hang a token on another, unless that would close a ring."""
    above = head
    for _ in tokens:
        if above == index:
            return
        if tokens[above].head == above:
            break
        above = tokens[above].head
    tokens[index] = replace(tokens[index], head=head, dep=dep)


def _mend_missing_verb(tokens: list[Token]) -> None:
    """Read "the enzyme converts X into Y": where no verb is finite, a noun in -s that is a verb's form is one."""
    if any(token.xpos in (*FINITE, "MD") for token in tokens):
        return
    for token in tokens:
        if token.xpos != "NNS" or not lexicon().knows_verb(token) or token.index in (0, len(tokens) - 1):
            continue
        item = item_before(tokens, token.index)
        if item is None or tokens[item.heads[0]].xpos not in ("NN", "NNP"):
            continue
        _make_verb(tokens, token.index, item)
        return


def _make_verb(tokens: list[Token], index: int, subject: Item) -> None:
    """Make a token the finite verb of its sentence, with the phrases around it as subject, object and complements."""
    tokens[index] = replace(tokens[index], upos="VERB", xpos="VBZ", dep="root", head=index)
    head = subject.heads[0]
    tokens[head] = replace(tokens[head], head=index, dep="nsubj")
    for before in range(subject.chunks[0].first, head):
        if tokens[before].head >= index:
            tokens[before] = replace(tokens[before], head=head)
    chunk = chunk_at(tokens, index + 1)
    if chunk is not None:
        tokens[chunk.head] = replace(tokens[chunk.head], head=index, dep="obj")
    for token in tokens[index + 1 :]:
        outside = token.head == token.index or (token.head < index and token.dep != "punct")
        if (
            chunk is not None
            and token.head == chunk.head
            and token.dep == "nmod"
            and tokens[token.index - 1].text != "of"
        ):
            outside = True
        if outside and token.index != (chunk.head if chunk else -1):
            tokens[token.index] = replace(token, head=index, dep="obl" if token.upos in NOUNS else token.dep)
    for token in tokens:
        if token.head == token.index and token.index != index:
            tokens[token.index] = replace(token, head=index, dep="dep")


def _mend_lists(tokens: list[Token]) -> None:
    """Join the items of a list to its first one."""
    for items in lists(tokens):
        first = _opener(tokens, items)
        for item in items[1:]:
            head = item.heads[0]
            if _governs(tokens, head, first) or (tokens[head].dep in SUBJECTS and not _second_subject(tokens, head)):
                break
            if tokens[head].dep != "conj" or not _chained(tokens, head, first, items):
                _attach(tokens, head, first, "conj")


def _opener(tokens: list[Token], items: tuple[Item, ...]) -> int:
    """Return which noun of the first item the others are on a level with: what the parser joined most of them to."""
    level = dict.fromkeys(items[0].heads, 0)
    for item in items[1:]:
        parent = tokens[item.heads[0]].head
        if parent in level and tokens[item.heads[0]].dep in ("conj", "appos"):
            level[parent] += 1
    best = max(level.values())
    if best == 0 and len(items[0].heads) > 1 and all(len(item.heads) == 1 for item in items[1:]):
        return items[0].heads[0]
    return next(head for head, votes in level.items() if votes == best)


def _second_subject(tokens: list[Token], index: int) -> bool:
    """Tell whether a verb has another subject before this one."""
    token = tokens[index]
    return any(other.head == token.head and other.dep in SUBJECTS and other.index < index for other in tokens)


def _mend_second_subjects(tokens: list[Token]) -> None:
    """Join the second subject of a verb to what "and" joins it to."""
    for token in tokens:
        if token.dep in SUBJECTS and token.upos in NOUNS and _second_subject(tokens, token.index):
            first = _chunk_start(tokens, token.index)
            before = first - 1
            while before > 0 and (
                tokens[before].dep in ("cc", "fixed")
                or tokens[before].text.lower() in ("and", "or", "and/or", "than", ",")
            ):
                before -= 1
            if before < first - 1 and before >= 0 and tokens[before].upos in NOUNS:
                _attach(tokens, token.index, before, "conj")


def _chunk_start(tokens: list[Token], head: int) -> int:
    first = head
    while first > 0 and chunk_at(tokens, first - 1) is not None and tokens[first - 1].upos not in ("ADP", "CCONJ"):
        chunk = chunk_at(tokens, first - 1)
        if chunk is None or chunk.head != head:
            break
        first -= 1
    return first


def _mend_prepositions(tokens: list[Token]) -> None:
    """Hang a preposition on the noun of the phrase that it opens, not on a word inside."""
    for token in tokens:
        if token.dep != "case" or token.head <= token.index or token.xpos == "POS":
            continue
        chunk = chunk_at(tokens, token.index + 1)
        if chunk is not None and token.head < chunk.head and _governs(tokens, chunk.head, token.head):
            tokens[token.index] = replace(token, head=chunk.head)


def _mend_possessives(tokens: list[Token]) -> None:
    """Read "Graves' disease" as one name."""
    for token in tokens:
        if token.text in ("'", "\u2019") and token.dep in ("case", "punct") and 0 < token.index < len(tokens) - 1:
            owner, chunk = tokens[token.index - 1], chunk_at(tokens, token.index + 1)
            if (
                chunk is not None
                and owner.text.endswith("s")
                and owner.upos in NOUNS
                and tokens[chunk.head].dep == owner.dep == "conj"
            ):
                _attach(tokens, chunk.head, owner.head, "conj")
                _attach(tokens, owner.index, chunk.head, "nmod:poss")


def _mend_verbs_in_noun_places(tokens: list[Token]) -> None:
    """Give a finite verb that hangs like a noun the noun phrase before it as its subject."""
    for token in tokens:
        if (
            token.upos != "VERB"
            or token.xpos not in FINITE
            or token.dep not in ("nmod", "obl", "compound", "amod", "appos", "dep")
        ):
            continue
        children = [child for child in tokens if child.head == token.index and child.index != token.index]
        if any(child.dep in SUBJECTS for child in children) or not any(child.dep == "obj" for child in children):
            continue
        item = item_before(tokens, token.index)
        if item is None:
            continue
        subject = item.heads[0]
        place = tokens[subject] if _governs(tokens, subject, token.index) else token
        head, dep = (place.head, "acl:relcl") if place.head != subject else (token.index, "root")
        tokens[subject] = replace(tokens[subject], head=token.index, dep="nsubj")
        tokens[token.index] = replace(token, head=head, dep=dep)
        for outer, inner in zip(item.heads, item.heads[1:], strict=False):
            if tokens[inner].head == token.index:
                tokens[inner] = replace(tokens[inner], head=outer, dep="nmod")


def _mend_clauses_after_and(tokens: list[Token]) -> None:
    """Read "A did not prevent B, and C failed": the phrase between ", and" and a finite verb is the verb's subject."""
    for token in tokens:
        if token.upos != "VERB" or token.xpos not in FINITE or token.dep == "acl:relcl":
            continue
        item = item_before(tokens, token.index)
        if item is None or any(child.head == token.index and child.dep in SUBJECTS for child in tokens):
            continue
        head, first = item.heads[0], item.chunks[0].first
        apart = first > 1 and tokens[first - 1].dep == "cc" and tokens[first - 2].text in (",", ";")
        if tokens[head].dep == "conj" and (apart or tokens[tokens[head].head].upos == "VERB"):
            above = next((there for there in _above(tokens, head) if tokens[there].xpos in FINITE), token.index)
            if above != token.index:
                _attach(tokens, token.index, above, "conj")
            _attach(tokens, head, token.index, "nsubj")


def _mend_shown_participles(tokens: list[Token]) -> None:
    """Read "showed suppressed expression" as showing the expression."""
    for token in tokens:
        if token.xpos == "VBN" and token.dep in ("xcomp", "ccomp") and token.head == token.index - 1:
            for child in tokens:
                if child.head == token.index and child.dep == "obj" and child.index > token.index:
                    governor = token.head
                    _attach(tokens, child.index, governor, "obj")
                    _attach(tokens, token.index, child.index, "amod")
                    break


def _mend_examples(tokens: list[Token]) -> None:
    """Hang "such as X" on the noun right before it."""
    for token in tokens:
        here = token.index
        words = " ".join(part.text.lower() for part in tokens[here : here + 2])
        if here < 2 or not (
            words == "such as" or (token.text.lower() == "including" and token.dep in ("case", "mark"))
        ):
            continue
        chunk = chunk_at(tokens, here + (2 if words == "such as" else 1))
        before = here - 1
        while before > 0 and tokens[before].text in (",", "(", ")", "..."):
            before -= 1
        if chunk is None or tokens[before].upos not in NOUNS or tokens[before].dep in ("compound", "amod"):
            continue
        if tokens[chunk.head].head != before and tokens[chunk.head].upos in NOUNS and tokens[chunk.head].head < here:
            above = tokens[chunk.head].head
            if not (tokens[above].upos in NOUNS and above < before and _governs(tokens, above, before)):
                _attach(tokens, chunk.head, before, "nmod")


def _mend_repeated_prepositions(tokens: list[Token]) -> None:
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
            _attach(tokens, token.index, same[-1], "conj")


def _mend_consequences(tokens: list[Token]) -> None:
    """Join "inflammation of the cord and resultant injury" at the level of the inflammation."""
    for token in tokens:
        if token.text.lower() not in CONSEQUENT or token.dep != "amod":
            continue
        thing = tokens[token.head]
        if thing.dep == "conj" and tokens[thing.head].dep == "nmod" and tokens[tokens[thing.head].head].upos in NOUNS:
            _attach(tokens, thing.index, tokens[thing.head].head, "conj")


def _mend_joined_participles(tokens: list[Token]) -> None:
    """Read "enhanced A and reversed B" as two deeds, where both words are verbs of raising or lowering."""
    for token in tokens:
        if token.dep != "amod" or token.xpos not in ("VBN", "VBD") or token.index < 2 or tokens[token.index - 1].dep != "cc":
            continue
        thing = tokens[token.head]
        verb = next((tokens[above] for above in _above(tokens, token.index) if tokens[above].upos == "VERB"), None)
        if verb is None or verb.xpos != "VBD" or verb.index > token.index or not {verb.lemma, token.lemma} <= lexicon().signed:
            continue
        tokens[token.index] = replace(token, head=verb.index, dep="conj", xpos="VBD", upos="VERB")
        tokens[thing.index] = replace(thing, head=token.index, dep="obj")
        for child in tokens:
            if child.head == thing.index and child.index < token.index:
                dep = "obj" if child.upos in NOUNS and child.dep == "compound" else child.dep
                tokens[child.index] = replace(child, head=token.index if child.dep == "cc" else verb.index, dep=dep)


def _above(tokens: list[Token], index: int) -> Iterator[int]:
    while tokens[index].head != index:
        index = tokens[index].head
        yield index


def _mend_asides(tokens: list[Token]) -> None:
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
                _attach(tokens, chunk.head, before.index, "appos")
                _attach(tokens, token.index, chunk.head, "advmod")


def _chained(tokens: list[Token], head: int, first: int, items: tuple[Item, ...]) -> bool:
    """Tell whether the parser joined an item to the first one, directly or through the others."""
    openers = {item.heads[0] for item in items[1:]} | {first}
    while tokens[head].dep == "conj" and tokens[head].head in openers:
        head = tokens[head].head
        if head == first:
            return True
    return False


def _governs(tokens: list[Token], head: int, below: int) -> bool:
    while tokens[below].head != below:
        below = tokens[below].head
        if below == head:
            return True
    return False


def _mend_cut_compounds(tokens: list[Token]) -> None:
    """Make one phrase of "cholera toxin (CT)-induced diarrhea", whose noun is the last."""
    for token in tokens:
        if not (
            token.text.startswith("-")
            and len(token.text) > 2
            and token.index > 3
            and tokens[token.index - 1].text == ")"
        ):
            continue
        chunk = chunk_at(tokens, token.index)
        opening = next((index for index in range(token.index - 1, 0, -1) if tokens[index].text == "("), 0)
        before = opening - 1
        if chunk is None or before < 0 or tokens[before].upos not in NOUNS or tokens[before].head == chunk.head:
            continue
        if _governs(tokens, chunk.head, before):
            continue
        _take_over(tokens, before, chunk.head)
        _attach(tokens, token.index, chunk.head, "amod")


def _take_over(tokens: list[Token], before: int, head: int) -> None:
    """Put *head* in the place of *before*, which becomes part of its name."""
    place = tokens[before]
    if place.head == before:
        tokens[head] = replace(tokens[head], head=head, dep="root")
    elif place.head != head:
        tokens[head] = replace(tokens[head], head=place.head, dep=place.dep)
    tokens[before] = replace(place, head=head, dep="compound")
    for index, token in enumerate(tokens):
        if token.head == before and index < before and token.dep in ("case", "det", "mark", "cc"):
            tokens[index] = replace(token, head=head)


def _mend_split_modifiers(tokens: list[Token]) -> None:
    """Give an adjective back to its noun: "stress and metabolic alterations" joins two things, not three."""
    for token in tokens:
        if token.upos == "ADJ" and token.dep == "conj" and token.head < token.index:
            chunk = chunk_at(tokens, token.index)
            if chunk is not None and tokens[chunk.head].dep == "conj" and tokens[chunk.head].head == token.head:
                _attach(tokens, token.index, chunk.head, "amod")


def _mend_verbs_joined_to_nouns(tokens: list[Token]) -> None:
    """Join a finite verb to the verb before it rather than to a noun in between."""
    for token in tokens:
        if token.upos == "VERB" and token.xpos in FINITE and token.dep == "conj" and tokens[token.head].upos in NOUNS:
            if any(child.head == token.index and child.dep in SUBJECTS for child in tokens):
                continue
            if any(child.head == token.head and child.dep in ("cop", *SUBJECTS) for child in tokens):
                continue
            above = token.head
            while tokens[above].head != above and not (tokens[above].upos == "VERB" and tokens[above].xpos in FINITE):
                above = tokens[above].head
            if tokens[above].upos == "VERB" and tokens[above].xpos in FINITE:
                _attach(tokens, token.index, above, "conj")


def _mend_lost_objects(tokens: list[Token]) -> None:
    """Give an active verb the bare noun phrase right after it, where that hangs on something before the verb."""
    for token in tokens:
        if (
            token.upos != "VERB"
            or token.xpos not in ("VBZ", "VBP", "VBD", "VBG", "VB")
            or token.index + 1 >= len(tokens)
        ):
            continue
        chunk = chunk_at(tokens, token.index + 1)
        if (
            chunk is None
            or tokens[chunk.head].head >= token.index
            or tokens[chunk.head].dep not in ("obl", "nmod", "dep", "obj", "appos")
        ):
            continue
        if any(
            child.head == token.index and child.dep in ("obj", "xcomp", "ccomp", "cop", "aux:pass") for child in tokens
        ):
            continue
        if any(child.head == chunk.head and child.dep == "case" for child in tokens):
            continue
        _attach(tokens, chunk.head, token.index, "obj")
