"""Mending coordination: joined words that hang on the wrong level, and the noun that joined adjectives share."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.extraction.antecedents import is_symbol
from graphbuilder.extraction.graft import NOUNS, SUBJECTS, attach, climb, governs, has_subject_before, reads
from graphbuilder.extraction.lexicon import lexicon
from graphbuilder.extraction.phrases import chunk_at
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

CLAUSAL = frozenset({"cop", "aux", "aux:pass", "mark", "case", *SUBJECTS})
"""What shows that a joined word opens a clause or phrase of its own."""
NOMINAL_PLACES = frozenset({"nmod", "obj", "obl", "appos", *SUBJECTS})
PLACES = ("anatomy", "cell")
COMPANY = (("along", "with"), ("together", "with"), ("in", "addition", "to"), ("in", "consort", "with"))
LOCAL = frozenset({"at", "in", "into", "on", "within"})
TAKEN_ALONG = frozenset({"aux", "case", "cc", "cc:preconj", "cop", "det", "mark", "nmod:poss"})
"""What stands before a phrase and belongs to its noun."""


def adjectives_for_nouns(tokens: list[Token]) -> None:
    """Read "leads to mild or severe anemia" with the anemia in the place that the parser gave to "mild"."""
    for token in tokens:
        first = _adjective_beside(tokens, token) or tokens[token.head]
        if token.upos not in NOUNS or token.dep not in ("dep", "conj") or first.index >= token.index:
            continue
        if first.upos != "ADJ" or not (first.dep in (*NOMINAL_PLACES, "conj") or _articled(tokens, first)):
            continue
        between = tokens[first.index + 1 : token.index]
        shared = token.head != first.index or any(word.dep == "cc" for word in between)
        if shared and all(_narrows(word, first, token) for word in between):
            _hand_over(tokens, first, token)


def _articled(tokens: list[Token], adjective: Token) -> bool:
    """Tell whether an adjective that was taken for a predicate has an article, so that a noun must follow."""
    return any(child.head == adjective.index and child.dep == "det" for child in tokens)


def _adjective_beside(tokens: list[Token], noun: Token) -> Token | None:
    """Return the adjective that the parser joined to what it hung the noun on too: "blood and inflamed | tissue"."""
    if noun.dep != "dep" or tokens[noun.head].upos == "ADJ":
        return None
    beside = (one for one in tokens[noun.head + 1 : noun.index] if one.head == noun.head and one.dep == "conj")
    return next((one for one in beside if one.upos == "ADJ"), None)


def _narrows(word: Token, first: Token, noun: Token) -> bool:
    """Tell whether a word between the first adjective and the noun only narrows the noun."""
    if word.dep == "cc" or word.text == ",":
        return True
    narrowing = word.upos in ("ADJ", "ADV", "NOUN", "PROPN") or (word.xpos == "VBN" and word.dep == "conj")
    return narrowing and first.index <= word.head <= noun.index


def _hand_over(tokens: list[Token], first: Token, noun: Token) -> None:
    """Put a noun in the place of the adjective before it."""
    place = noun.index if first.head == first.index else first.head
    tokens[noun.index] = replace(noun, head=place, dep=first.dep)
    tokens[first.index] = replace(first, head=noun.index, dep="amod")
    for child in tokens:
        if child.head != first.index or child.index == noun.index:
            continue
        ahead = child.index < first.index and child.dep in (*TAKEN_ALONG, *SUBJECTS)
        behind = child.index > noun.index
        sister = first.index < child.index < noun.index and child.upos == "NOUN" and child.dep != "conj"
        if ahead or behind or sister:
            tokens[child.index] = replace(child, head=noun.index)


def nouns_joined_to_verbs(tokens: list[Token]) -> None:
    """Read "impairs hearing, as well as balance" with the balance joined to the hearing."""
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "conj" or token.upos not in NOUNS or verb.upos != "VERB" or verb.index > token.index:
            continue
        if any(child.head == token.index and child.dep in CLAUSAL for child in tokens):
            continue
        complements = tuple(_complements(tokens, verb.index, token.index))
        if complements:
            attach(tokens, token.index, complements[-1].index, "conj")


def _complements(tokens: list[Token], verb: int, until: int) -> Iterator[Token]:
    return (
        token
        for token in tokens[verb + 1 : until]
        if token.head == verb and token.dep in ("obj", "obl") and token.upos in NOUNS
    )


def suspended_compounds(tokens: list[Token]) -> None:
    """Read "salt- and heat-induced swelling" with both stems before the swelling, and the swelling in their place."""
    for half, joined in itertools.pairwise(tokens):
        if len(half.text) < 3 or not half.text.endswith("-") or joined.text not in (",", "and", "or"):
            continue
        whole = next((token for token in tokens[joined.index :] if token.text not in (",", "and", "or")), None)
        while whole is not None and whole.text.endswith("-"):
            whole = next((one for one in tokens[whole.index + 1 :] if one.text not in (",", "and", "or")), None)
        noun = None if whole is None or "-" not in whole.text else _narrowed(tokens, whole)
        if noun is not None:
            _put_before(tokens, half, noun)


def _narrowed(tokens: list[Token], adjective: Token) -> Token | None:
    """Return the noun after an adjective, with nothing but words that narrow it in between."""
    after = tokens[adjective.index + 1 :]
    last = None
    for token in after:
        if token.upos in NOUNS:
            last = token
        elif last is not None or token.upos != "ADJ":
            break
    return last


def _put_before(tokens: list[Token], half: Token, noun: Token) -> None:
    """Hang what stands from the first stem up to a noun on the noun, and the noun where the group hangs."""
    group = range(half.index, noun.index + 1)
    outer = next((tokens[i] for i in group if tokens[i].head not in group or tokens[i].head == i), None)
    if outer is None:
        return
    place = noun.index if outer.head == outer.index else outer.head
    tokens[noun.index] = replace(noun, head=place, dep=outer.dep)
    for child in tokens:
        if child.index in group and child.index != noun.index and child.dep in ("amod", "compound", "conj", outer.dep):
            tokens[child.index] = replace(child, head=noun.index, dep="amod" if "-" in child.text else "compound")
        elif child.head in group and child.head != noun.index and child.index not in group:
            tokens[child.index] = replace(child, head=noun.index)


def joined_phrases(tokens: list[Token]) -> None:
    """Read "differences in intake and thus in weight" with both phrases on a level."""
    marked = {token.head: token.text.lower() for token in tokens if token.dep == "case" and token.head > token.index}
    joined = {token.head for token in tokens if token.dep == "cc" and token.head > token.index}
    for token in tokens:
        if token.index not in joined or token.dep not in ("nmod", "obl") or token.index not in marked:
            continue
        alike = [
            one.index
            for one in tokens[: token.index]
            if one.head == token.head and one.dep == token.dep and marked.get(one.index) == marked[token.index]
        ]
        if alike:
            attach(tokens, token.index, alike[-1], "conj")


def joined_infinitives(tokens: list[Token]) -> None:
    """Read "the power to bind iron and to starve bacteria" with both infinitives on a level."""
    marked = {token.head for token in tokens if token.dep == "mark" and token.text.lower() == "to"}
    for token in tokens:
        noun = tokens[token.head]
        if token.index not in marked or token.dep != "conj" or noun.upos not in NOUNS:
            continue
        before = [index for index in marked if noun.index < index < token.index and tokens[index].head == noun.index]
        if before:
            attach(tokens, token.index, max(before), "conj")


def joined_gerunds(tokens: list[Token]) -> None:
    """Read "becoming unable to divide and releasing toxins" with the releasing joined to the becoming."""
    marked = {token.head for token in tokens if token.dep == "mark" and token.text.lower() == "to"}
    for token in tokens:
        if token.dep != "conj" or token.xpos != "VBG" or token.head not in marked or tokens[token.head].xpos != "VB":
            continue
        above = next((there for there in climb(tokens, token.head) if tokens[there].xpos == "VBG"), None)
        if above is not None and above < token.head:
            attach(tokens, token.index, above, "conj")


def gerunds_after_gerunds(tokens: list[Token]) -> None:
    """Read "is caused by a mutation leading to A and resulting in B" with both said of the mutation."""
    for token in tokens[1:]:
        above = tokens[token.head]
        joined = tokens[token.index - 1].dep == "cc" and tokens[token.index - 2].text != ","
        if token.dep != "conj" or token.xpos != "VBG" or above.upos != "VERB" or above.xpos == "VBG" or not joined:
            continue
        between = tokens[above.index + 1 : token.index]
        nearest = [one.index for one in between if one.xpos == "VBG" and one.dep in ("acl", "advcl", "conj")]
        if nearest:
            attach(tokens, token.index, nearest[-1], "conj")


def opening_conjunctions(tokens: list[Token]) -> None:
    """Read "neither B nor T cells" as denying what is said of the cells."""
    for token in tokens:
        part = tokens[token.head]
        if token.dep == "cc:preconj" and part.dep in ("compound", "amod") and token.index < part.index < part.head:
            attach(tokens, token.index, part.head, "cc:preconj")


def second_names(tokens: list[Token]) -> None:
    """Read "X, the main cause of Y, is ..." with the cause beside X, where the parser gave the verb two subjects."""
    for token in tokens:
        if token.dep not in SUBJECTS or not has_subject_before(tokens, token.index):
            continue
        name = next(one for one in tokens if one.head == token.head and one.dep in SUBJECTS)
        opening = _phrase_start(tokens, token.index)
        enclosed = tokens[opening - 1].text == "," and any(
            word.text == "," for word in tokens[token.index + 1 : token.head]
        )
        if enclosed and name.upos in NOUNS and not _finite_between(tokens, name.index, token.index):
            attach(tokens, token.index, name.index, "appos")


def _phrase_start(tokens: list[Token], head: int) -> int:
    return min((token.index for token in tokens[:head] if token.head == head and token.dep != "punct"), default=head)


def _finite_between(tokens: list[Token], first: int, last: int) -> bool:
    return any(token.xpos in ("MD", "VBD", "VBP", "VBZ") for token in tokens[first:last])


def split_compounds(tokens: list[Token]) -> None:
    """Read "immune complex deposition" as one name where the parser made two of it, side by side."""
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        if before.upos not in NOUNS or token.xpos not in ("NN", "NNS", "NNP") or before.head > before.index:
            continue
        twins = token.dep == before.dep == "conj" and token.head == before.head
        if twins or (token.dep in ("acl", "dep") and token.head == before.index):
            _take_place(tokens, before, token)


def _take_place(tokens: list[Token], first: Token, noun: Token) -> None:
    """Put a noun in the place of the one right before it, which becomes part of its name."""
    place = noun.index if first.head == first.index else first.head
    tokens[noun.index] = replace(noun, head=place, dep=first.dep, upos="NOUN")
    tokens[first.index] = replace(first, head=noun.index, dep="compound")
    for child in tokens:
        if child.head == first.index and (child.index > noun.index or child.dep in TAKEN_ALONG):
            tokens[child.index] = replace(child, head=noun.index)


def slashed(tokens: list[Token]) -> None:
    """Make one name of "formation/deposition" and "TGF-β/SMAD"."""
    for token in tokens[2:]:
        first, slash = tokens[token.index - 2], tokens[token.index - 1]
        if slash.text != "/" or first.upos not in NOUNS or token.upos not in NOUNS or first.head == token.index:
            continue
        _take_place(tokens, first, token)
        attach(tokens, slash.index, token.index, "punct")


def nearest_names(tokens: list[Token]) -> None:
    """Hang "a tau disease" of "slices of brains with X, a tau disease" on the noun right before its comma."""
    for token in tokens:
        start = _phrase_start(tokens, token.index)
        if token.dep != "appos" or start < 2 or tokens[start].text.lower() not in ("a", "an"):
            continue
        name = tokens[start - 2]
        if tokens[start - 1].text != "," or name.upos not in NOUNS or name.index == token.head:
            continue
        alike = load_kinds().holds("disorder", token.lemma) and load_kinds().holds("disorder", name.lemma.lower())
        if governs(tokens, token.head, name.index) and (alike or not lexicon().names(token)):
            attach(tokens, token.index, name.index, "appos")


def joined_to_places(tokens: list[Token]) -> None:
    """Read "scarring of the liver and portal hypertension" with the hypertension joined to the scarring."""
    for token in tokens:
        inner = tokens[token.head]
        outer = tokens[inner.head]
        if token.dep != "conj" or inner.dep != "nmod" or token.upos not in NOUNS or outer.upos not in NOUNS:
            continue
        placed = (_is_place(inner) or is_symbol(inner.text)) and not _is_place(token)
        risen = _happens(token) and _happens(outer) and not _happens(inner)
        if placed and risen and not _last_of_three(tokens, token):
            attach(tokens, token.index, outer.index, "conj")
            for child in tokens[token.index + 1 :]:
                if child.head == inner.index and child.dep == "nmod":
                    attach(tokens, child.index, token.index, "nmod")


def same_again(tokens: list[Token]) -> None:
    """Read "a condition of the fifth toe, and sometimes other toes" with toes joined to toe."""
    for token in tokens:
        if token.dep != "conj" or token.upos not in NOUNS:
            continue
        if not any(child.head == token.index and child.text.lower() == "other" for child in tokens):
            continue
        same = [one.index for one in tokens[token.head + 1 : token.index] if one.lemma == token.lemma]
        if same and governs(tokens, token.head, same[-1]):
            attach(tokens, token.index, same[-1], "conj")


def company(tokens: list[Token]) -> None:
    """Join "fever along with chills", "B cells in addition to T cells"."""
    for token in tokens[1:-2]:
        length = next((len(words) for words in COMPANY if reads(tokens, token.index, words)), 0)
        before = token.index - 1 - (tokens[token.index - 1].text == ",")
        if not length or tokens[before].upos not in NOUNS:
            continue
        chunk = chunk_at(tokens, token.index + length)
        joined = tokens[chunk.head if chunk is not None else tokens[token.index + length - 1].head]
        level = _company(tokens, before, joined) if joined.dep in ("nmod", "obl", *SUBJECTS) else None
        if level is None or joined.index < token.index:
            continue
        attach(tokens, joined.index, level, "conj")
        for word in tokens[token.index : token.index + length]:
            tokens[word.index] = replace(word, head=joined.index, dep="cc")


def _company(tokens: list[Token], before: int, joined: Token) -> int | None:
    """Return the noun that has company: what the parser hung the company on, or the last argument of its verb."""
    if tokens[joined.head].upos in NOUNS and joined.head < joined.index:
        return joined.head
    places = SUBJECTS if joined.index < joined.head else ("obj", "obl")
    return next(
        (one.index for one in reversed(tokens[: before + 1]) if one.head == joined.head and one.dep in places), None
    )


def inferred(tokens: list[Token]) -> None:
    """Read "entry of sodium and hence depolarization" with the depolarization joined to the entry."""
    for token in tokens:
        therefore = token.head if token.text.lower() in ("hence", "thereby", "therefore", "thus") else token.index
        joined = tokens[therefore]
        if (
            joined.index == token.index
            or joined.dep != "conj"
            or joined.upos not in NOUNS
            or joined.head > joined.index
        ):
            continue
        level = joined.head
        while tokens[level].dep == "nmod" and tokens[tokens[level].head].upos in NOUNS:
            level = tokens[level].head
        attach(tokens, joined.index, level, "conj")


def _is_place(token: Token) -> bool:
    return any(load_kinds().holds(kind, token.lemma.lower()) for kind in PLACES)


def _happens(token: Token) -> bool:
    return any(load_kinds().holds(kind, token.lemma.lower()) for kind in ("change", "disorder", "process"))


def _last_of_three(tokens: list[Token], token: Token) -> bool:
    return any(other.head == token.head and other.dep == "conj" and other.index != token.index for other in tokens)


def joined_places(tokens: list[Token]) -> None:
    """Read "made by cells present in the joint and at its surface" with the surface joined to the joint."""
    marked = {token.head: token.text.lower() for token in tokens if token.dep == "case" and token.head > token.index}
    for token in tokens:
        here, there = marked.get(token.index), marked.get(token.head)
        if token.dep != "conj" or here not in LOCAL or there in LOCAL or token.upos not in NOUNS:
            continue
        near = [index for index in marked if token.head < index < token.index and marked[index] in LOCAL]
        if near:
            attach(tokens, token.index, max(near), "conj")


def nearest_relatives(tokens: list[Token]) -> None:
    """Read "proteases cutting proteins that are vital" as saying that the proteins are vital."""
    for token in tokens:
        pronoun = next((one for one in tokens[: token.index] if one.head == token.index and one.xpos == "WDT"), None)
        if token.dep != "acl:relcl" or pronoun is None or pronoun.text.lower() != "that" or pronoun.dep not in SUBJECTS:
            continue
        noun = tokens[pronoun.index - 1]
        between = tokens[noun.head]
        if noun.index == token.head or noun.upos not in NOUNS or noun.dep not in ("obj", "obl"):
            continue
        if between.dep == "acl" and governs(tokens, token.head, between.index):
            attach(tokens, token.index, noun.index, "acl:relcl")
