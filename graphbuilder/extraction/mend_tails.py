"""Mending participles that trail a clause: "..., leading to", "..., encoding", "..., ranging from"."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction.coordination import singling_out
from graphbuilder.extraction.graft import FINITE, NOUNS, SUBJECTS, attach, governs, has_subject
from graphbuilder.extraction.phrases import chunk_at, item_before
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

CAUSED = frozenset({"cause", "induce", "mediate", "provoke", "trigger"})
OUTCOMES = frozenset({"cause", "culminate", "lead", "result"})


def trailing_participles(tokens: list[Token]) -> None:
    """Read "infections with X, usually acquired via wounds" as saying more of the infections."""
    for token in tokens:
        if token.xpos != "VBN" or token.dep != "conj" or tokens[token.head].upos != "VERB":
            continue
        if any(child.head == token.index and child.dep in ("cc", "aux", "aux:pass", *SUBJECTS) for child in tokens):
            continue
        before = token.index - 1
        while before > 0 and tokens[before].dep == "advmod":
            before -= 1
        item = item_before(tokens, before) if tokens[before].text == "," else None
        if item is not None:
            attach(tokens, token.index, item.heads[0], "acl")


def stray_participles(tokens: list[Token]) -> None:
    """Read "treats gout manifested by fever" as saying more of the gout, where the parser had no name for it."""
    for token in tokens[1:-1]:
        noun, after = tokens[token.index - 1], tokens[token.index + 1]
        if token.xpos == "VBN" and token.dep == "dep" and noun.upos in NOUNS and after.text.lower() in ("by", "with"):
            attach(tokens, token.index, noun.index, "acl")


def tails_of_later_clauses(tokens: list[Token]) -> None:
    """Read "lesions lack air and the germ frees toxins, raising pressure" with the raising done by the germ."""
    for token in tokens:
        if token.xpos != "VBG" or token.dep not in ("advcl", "xcomp") or token.head > token.index:
            continue
        if _comma_before(tokens, token.index) is None:
            continue
        later = [
            clause.index
            for clause in tokens[token.head + 1 : token.index]
            if clause.head == token.head and clause.dep in ("conj", "parataxis") and has_subject(tokens, clause.index)
        ]
        if later:
            attach(tokens, token.index, later[-1], "advcl")


def tails_of_relatives(tokens: list[Token]) -> None:
    """Read "A leads to B, which lowers C, thereby activating D" with the activating done by B."""
    for token in tokens:
        comma = _comma_before(tokens, token.index) if token.xpos == "VBG" and token.dep == "advcl" else None
        if comma is None:
            continue
        for pronoun in reversed(tokens[token.head + 2 : comma]):
            clause = tokens[pronoun.head]
            opens = (
                pronoun.lemma.lower() == "which" and pronoun.dep in SUBJECTS and tokens[pronoun.index - 1].text == ","
            )
            if opens and clause.dep == "acl:relcl" and governs(tokens, clause.index, comma - 1):
                attach(tokens, token.index, clause.index, "advcl")
                break


def tails_in_turn(tokens: list[Token]) -> None:
    """Read ", in turn raising renin release" as raising it, not as a turn or a release."""
    for token in tokens[3:-1]:
        opening = [word.text.lower() for word in tokens[token.index - 3 : token.index]]
        if token.xpos != "VBG" or token.dep not in ("amod", "compound", "acl") or opening != [",", "in", "turn"]:
            continue
        thing = chunk_at(tokens, token.index + 1)
        verb = next((one for one in reversed(tokens[: token.index - 3]) if one.xpos in FINITE), None)
        if thing is None or verb is None:
            continue
        done = next((one.index for one in tokens[verb.index :] if one.head == verb.index and one.dep == "obj"), None)
        place = (verb.index, "advcl") if done is None else (done, "acl")
        tokens[token.index] = replace(token, upos="VERB", head=place[0], dep=place[1])
        tokens[thing.head] = replace(tokens[thing.head], head=token.index, dep="obj")
        tokens[token.index - 1] = replace(tokens[token.index - 1], head=token.index, dep="obl")
        tokens[token.index - 2] = replace(tokens[token.index - 2], head=token.index - 1, dep="case")


def _comma_before(tokens: list[Token], index: int) -> int | None:
    """Return the comma before a word and its adverbs."""
    before = index - 1
    while before > 0 and tokens[before].upos == "ADV":
        before -= 1
    return before if before > 0 and tokens[before].text == "," else None


def tails_of_causes(tokens: list[Token]) -> None:
    """Read "a disease caused by A, leading to B" as saying what comes of A, wherever the parser hung the rest."""
    for token in tokens[2:]:
        comma = _comma_before(tokens, token.index)
        if token.xpos != "VBG" or token.lemma not in OUTCOMES or comma is None or token.dep not in ("acl", "advcl"):
            continue
        for cause in reversed(tokens[token.head + 1 : comma]):
            below = cause.xpos == "VBN" and cause.dep == "acl" and cause.lemma in CAUSED
            if below and governs(tokens, cause.index, comma - 1) and tokens[cause.index + 1].text == "by":
                attach(tokens, token.index, cause.index, "advcl")
                break


def tails_of_asides(tokens: list[Token]) -> None:
    """Read "swelling of the legs, especially of the feet, causing pain" as saying what the swelling causes."""
    for token in tokens[3:]:
        comma = _comma_before(tokens, token.index)
        if token.xpos not in ("VBG", "VBN") or token.dep != "acl" or comma is None:
            continue
        opening = next((one.index for one in reversed(tokens[:comma]) if one.text == ","), 0)
        if not 0 < opening < token.head < comma or tokens[opening + 1].lemma.lower() not in singling_out():
            continue
        item = item_before(tokens, opening)
        if item is not None:
            attach(tokens, token.index, item.heads[0], "acl")


def clauses_after_asides(tokens: list[Token]) -> None:
    """Read "responses, possibly begun in the gut, that cause injury" as saying what the responses cause."""
    for pronoun in tokens[4:]:
        comma, clause = tokens[pronoun.index - 1], tokens[pronoun.head]
        if pronoun.xpos != "WDT" or pronoun.text.lower() != "that" or comma.text != ",":
            continue
        opening = next((one.index for one in reversed(tokens[: comma.index]) if one.text == ","), 0)
        first = opening + 1
        while tokens[first].upos == "ADV":
            first += 1
        item = item_before(tokens, opening) if opening > 1 and tokens[first].xpos == "VBN" else None
        if item is not None and clause.index > pronoun.index:
            attach(tokens, clause.index, item.heads[0], "acl:relcl")
            attach(tokens, first, item.heads[0], "acl")


def codes(tokens: list[Token]) -> None:
    """Read "is caused by mutations in X, encoding Y" as saying what the gene named last encodes."""
    for token in tokens[2:]:
        item = item_before(tokens, token.index - 1) if tokens[token.index - 1].text == "," else None
        if token.text.lower() == "encoding" and item is not None:
            attach(tokens, token.index, item.heads[-1], "acl")


def ranges(tokens: list[Token]) -> None:
    """Read "causes several symptoms in adults, ranging from A to B" as saying more of the symptoms."""
    for token in tokens:
        if token.text.lower() != "ranging" or tokens[token.head].upos in NOUNS:
            continue
        comma = _comma_before(tokens, token.index)
        item = None if comma is None else item_before(tokens, comma)
        several = () if item is None else [head for head in item.heads if tokens[head].xpos == "NNS"]
        if several:
            attach(tokens, token.index, several[0], "acl")


def outcomes_of_features(tokens: list[Token]) -> None:
    """Read "X is characterized by A, leading to B" as saying what comes of A, wherever the parser hung the rest."""
    for token in tokens:
        if token.xpos != "VBG" or token.dep != "acl" or token.lemma not in OUTCOMES:
            continue
        if tokens[token.index - 1].text != ",":
            continue
        for said in tokens[token.head + 1 : token.index]:
            described = governs(tokens, token.head, said.index) and said.dep == "acl" and said.xpos == "VBN"
            if described and load_kinds().holds("describing verb", said.lemma):
                attach(tokens, token.index, said.index, "advcl")


def told_of_disorders(tokens: list[Token]) -> None:
    """Let the disorder do what was hung on its place: "a mass in the head of the pancreas causing jaundice"."""
    kinds = load_kinds()
    for token in tokens:
        noun = tokens[token.head]
        if not token.dep.startswith("acl") or not kinds.holds("effect of a disorder", token.lemma):
            continue
        while kinds.holds("anatomy", noun.lemma) and noun.dep == "nmod":
            noun = tokens[noun.head]
        if kinds.holds("anatomy", noun.lemma) and noun.dep == "obl":
            noun = next((one for one in tokens if one.head == noun.head and one.dep == "obj"), noun)
        if noun.index < token.head and kinds.holds("disorder", noun.lemma) and _agrees(tokens, token, noun):
            attach(tokens, token.index, noun.index, token.dep)


def _agrees(tokens: list[Token], verb: Token, noun: Token) -> bool:
    """Tell whether a clause may be about a noun by its number: "cysts in the lung that cause", not "that causes"."""
    forms = {verb.xpos, *(one.xpos for one in tokens if one.head == verb.index and one.dep.startswith("aux"))}
    return ("VBZ" if noun.xpos == "NNS" else "VBP") not in forms
