"""Mending noun phrases: names cut in two, prepositions and joined nouns that hang in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction.graft import NOUNS, SUBJECTS, attach, governs
from graphbuilder.extraction.phrases import chunk_at
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

CONSEQUENT = frozenset({"consequent", "ensuing", "resultant", "resulting", "subsequent"})


def nouns_in_ly(tokens: list[Token]) -> None:
    """Read "hepatomegaly" as a noun, not an adverb."""
    for token in tokens:
        if token.upos == "ADV" and load_kinds().holds("disorder", token.text.lower()):
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", lemma=token.text.lower())


def tags_at_odds(tokens: list[Token]) -> None:
    """Take for a noun what one tagger takes for one and the other for a small word: "causes back pain"."""
    for token in tokens:
        if token.xpos in ("NN", "NNS") and token.upos in ("ADP", "ADV", "PART", "SCONJ"):
            tokens[token.index] = replace(token, upos="NOUN")


def nitric_oxide(tokens: list[Token]) -> None:
    """Read "NO" in a text that is not in capitals as a name, not a denial."""
    if sum(token.text.isupper() for token in tokens) * 2 > len(tokens):
        return
    for token in tokens:
        if token.text == "NO":
            dep = "compound" if token.dep in ("det", "advmod", "discourse") else token.dep
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", lemma="nitric oxide", dep=dep)


def function_words(tokens: list[Token]) -> None:
    """Hang what hangs on a preposition or "be" on the word that these belong to: "the fever is due to infection"."""
    for token in tokens:
        head = tokens[token.head]
        if head.dep == "cop" and token.dep in ("aux", "advmod", "mark") and head.head != token.index:
            attach(tokens, token.index, head.head, token.dep)
            continue
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
