"""Mending clauses whose verb was taken for a noun or an adjective, where a word beside it calls for a verb."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphbuilder.extraction.graft import FINITE, NOUNS, SUBJECTS, attach
from graphbuilder.extraction.lexicon import lexicon
from graphbuilder.extraction.mend_clauses import missing_verb
from graphbuilder.extraction.phrases import chunk_at, item_before
from graphbuilder.model import Token
from graphbuilder.rules import load_kinds

ASKING = frozenset({"do", "does", "did"})
CLOSING = frozenset({",", ";", ":", ".", "(", ")", "that", "which", "although", "whereas", "while", "because", "if"})
LONGEST_ASIDE = 10
"""How many words may part a modal from its verb."""
LEADING_TO = frozenset({"contribute", "predispose"})
"""Verbs after which "to" leads to a noun."""
INVERTED = frozenset({"had", "should", "were"})


def helping(tokens: list[Token]) -> None:
    """Read "can help improve sleep" as improving it: "help" is but a modal of the deed after it."""
    for token, deed in pairwise(tokens):
        if token.lemma != "help" or token.head != deed.index or deed.xpos not in ("VB", "VBP"):
            continue
        for child in tokens:
            if child.head == token.index and child.dep in (*SUBJECTS, "aux", "advmod", "mark"):
                attach(tokens, child.index, deed.index, child.dep)
        tokens[token.index] = replace(token, upos="AUX", dep="aux")


def after_do(tokens: list[Token]) -> None:
    """Read "does not, however, slow growth" with the first word after "does not" as the verb."""
    for helper in tokens:
        if helper.text.lower() not in ASKING or helper.dep != "aux":
            continue
        here = helper.index + 1
        while here < len(tokens) and (tokens[here].upos in ("ADV", "PART") or tokens[here].text == ","):
            if lexicon().knows_verb(tokens[here]):
                break
            here += 1
        if here == len(tokens) or here == helper.index + 1 or tokens[here].upos in ("VERB", "AUX"):
            continue
        top = tokens[helper.head]
        if lexicon().knows_verb(tokens[here]) and top.index >= here:
            _put_above(tokens, here, top)


def _put_above(tokens: list[Token], verb: int, top: Token) -> None:
    """Make a word the verb of the clause that the parser built around *top*, which becomes its object."""
    dep, head = (top.dep, top.head) if top.head != top.index else ("root", verb)
    before = next((token.index for token in reversed(tokens[:verb]) if token.xpos in FINITE and token.dep == "root"), 0)
    for token in tokens:
        if before <= token.index < verb and tokens[token.head].index in range(token.index + 1, top.index + 1):
            outward = token.dep in (*SUBJECTS, "aux", "advmod", "punct", "obl", "advcl", "cc", "mark", "expl")
            if outward:
                tokens[token.index] = replace(token, head=verb)
        elif token.head == top.index and token.dep in ("punct", "conj", "parataxis", "advcl") and token.index > verb:
            tokens[token.index] = replace(token, head=verb)
    if top.index != verb:
        tokens[top.index] = replace(tokens[top.index], head=verb, dep="obj")
    tokens[verb] = lexicon().as_verb(tokens[verb], "VB", head=head, dep=dep)


def parted_from_modals(tokens: list[Token]) -> None:
    """Read "may, in some patients, reduce pain" as one verb with what parts it from its modal inside."""
    for modal in tokens[:-3]:
        closing = next((token.index for token in tokens[modal.index + 2 :] if token.text == ","), len(tokens) - 1)
        verb = tokens[min(closing + 1, len(tokens) - 1)]
        if modal.xpos != "MD" or tokens[modal.index + 1].text != ",":
            continue
        if verb.upos != "VERB" or verb.xpos not in ("VB", "VBP") or closing - modal.index > LONGEST_ASIDE:
            continue
        place = modal if verb.head == modal.index else verb
        head = verb.index if place.head == place.index else place.head
        tokens[verb.index] = replace(verb, xpos="VB", head=head, dep=place.dep)
        tokens[modal.index] = replace(modal, head=verb.index, dep="aux")
        for token in tokens[:closing]:
            if token.head == modal.index or (token.dep in SUBJECTS and modal.index < token.head < verb.index):
                tokens[token.index] = replace(token, head=verb.index)


def after_neither(tokens: list[Token]) -> None:
    """Read "neither lowered mortality nor prevented relapse" as two verbs of what stands before."""
    for mark in tokens[1:-1]:
        if mark.text.lower() != "neither":
            continue
        verb = tokens[mark.index + 1]
        nor = next((token for token in tokens[mark.index :] if token.text.lower() == "nor"), None)
        subject, thing = item_before(tokens, mark.index), chunk_at(tokens, mark.index + 2)
        if nor is None or subject is None or thing is None:
            continue
        other = tokens[nor.head]
        if verb.upos == "VERB" or other.xpos not in FINITE or not lexicon().knows_verb(verb):
            continue
        head = tokens[subject.heads[0]]
        place = verb.index if head.head == head.index else head.head
        tokens[verb.index] = lexicon().as_verb(verb, other.xpos, head=place, dep=head.dep)
        tokens[head.index] = replace(head, head=verb.index, dep="nsubj")
        tokens[thing.head] = replace(tokens[thing.head], head=verb.index, dep="obj")
        tokens[other.index] = replace(other, head=verb.index, dep="conj")
        tokens[mark.index] = replace(mark, head=verb.index)


def joined_to_verbs(tokens: list[Token]) -> None:
    """Read "precedes or results from X" as two verbs."""
    for token in tokens:
        before = tokens[token.head]
        if token.dep != "conj" or token.xpos != "NNS" or before.xpos != "VBZ" or before.index > token.index:
            continue
        own = {child.dep.partition(":")[0] for child in tokens if child.head == token.index != child.index}
        joined = tokens[token.index - 1].dep == "cc" and token.index - before.index <= 3
        if joined and lexicon().knows_verb(token) and not own & {"det", "amod", "compound", "case", "nmod"}:
            tokens[token.index] = lexicon().as_verb(token, "VBZ")
            _take_complements(tokens, token.index, before.index)


def _take_complements(tokens: list[Token], verb: int, before: int) -> None:
    """Give a verb what stands after it and hung on the verb before."""
    for token in tokens[verb + 1 :]:
        if token.head == before and token.dep in ("obj", "obl", "xcomp"):
            tokens[token.index] = replace(token, head=verb)


def after_that(tokens: list[Token]) -> None:
    """Read "evidence that the drug shortens sepsis" with a verb of its own, as if the clause stood alone."""
    for mark in tokens:
        if mark.text.lower() != "that" or mark.dep != "mark" or mark.index == 0:
            continue
        start = mark.index + 1
        stops = (token.index for token in tokens[start:] if token.text.lower() in CLOSING)
        end = next(stops, len(tokens))
        clause = _alone(tokens, start, end)
        missing_verb(clause)
        verb = next((token.index for token in clause if token.xpos == "VBZ"), None)
        if verb is not None and tokens[start + verb].xpos != "VBZ":
            _put_back(tokens, clause, start, start + verb, mark)


def _alone(tokens: list[Token], start: int, end: int) -> list[Token]:
    """Return a stretch of a sentence as a sentence of its own."""
    return [
        replace(token, index=here, head=token.head - start if start <= token.head < end else here)
        for here, token in enumerate(tokens[start:end])
    ]


def _put_back(tokens: list[Token], clause: list[Token], start: int, verb: int, mark: Token) -> None:
    """Write a mended clause into its sentence, below the word before "that"."""
    followed = tokens[mark.head]
    above = tokens[mark.index - 1]
    for token in clause:
        here = start + token.index
        tokens[here] = replace(token, index=here, head=start + token.head)
    dep = "acl" if above.upos in NOUNS else "ccomp"
    tokens[verb] = replace(tokens[verb], head=above.index, dep=dep)
    tokens[mark.index] = replace(mark, head=verb)
    if followed.index >= start + len(clause) and followed.upos not in NOUNS:
        attach(tokens, followed.index, verb, "advcl")


def gerunds_in_lists(tokens: list[Token]) -> None:
    """Read "by blocking A, lowering B, and raising C" with three deeds."""
    for token in tokens[3:]:
        thing, joiner, comma = tokens[token.head], tokens[token.index - 1], tokens[token.index - 2]
        if token.xpos != "VBG" or token.dep not in ("amod", "compound") or thing.dep not in ("conj", "obj"):
            continue
        if joiner.dep != "cc" or comma.text != "," or not lexicon().knows_verb(token):
            continue
        deeds = [
            one.index for one in tokens[: comma.index] if one.xpos == "VBG" and one.dep in ("advcl", "conj", "acl")
        ]
        done = [deed for deed in deeds if any(one.head == deed and one.dep == "obj" for one in tokens)]
        if done and not any(one.xpos in FINITE for one in tokens[done[-1] : token.index]):
            tokens[token.index] = lexicon().as_verb(token, head=done[-1], dep="conj")
            tokens[thing.index] = replace(thing, head=token.index, dep="obj")
            tokens[joiner.index] = replace(joiner, head=token.index)


def targets(tokens: list[Token]) -> None:
    """Read "migrate to target organs" with a preposition, not an infinitive."""
    for token in tokens[2:-1]:
        mark, thing = tokens[token.index - 1], tokens[token.index + 1]
        if token.text.lower() != "target" or mark.text.lower() != "to" or thing.upos not in NOUNS:
            continue
        if token.upos == "VERB" and thing.head == token.index and _is_place(thing.lemma.lower()):
            place = tokens[token.head]
            dep = "nmod" if place.upos in NOUNS else "obl"
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", head=thing.index, dep="compound")
            tokens[thing.index] = replace(thing, head=token.head, dep=dep)
            tokens[mark.index] = replace(mark, head=thing.index, dep="case")


def nouns_after_prepositions(tokens: list[Token]) -> None:
    """Read "conversion of cholate to deoxycholate" with two nouns, whatever the tagger made of a rare word."""
    for token in tokens[1:]:
        before = tokens[token.index - 1]
        if token.xpos != "VB" or before.dep not in ("case", "mark") or before.head != token.index:
            continue
        if any(child.head == token.index and child.dep in ("obj", *SUBJECTS) for child in tokens):
            continue
        if token.dep in ("nmod", "obl") and before.dep == "case":
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", lemma=token.text.lower())
        elif token.dep == "xcomp" and tokens[token.head].lemma in LEADING_TO and tokens[token.head].index < token.index:
            tokens[token.index] = replace(token, upos="NOUN", xpos="NN", lemma=token.text.lower(), dep="obl")
            tokens[before.index] = replace(before, dep="case")


def _is_place(lemma: str) -> bool:
    return any(load_kinds().holds(kind, lemma) for kind in ("anatomy", "cell")) or lemma in ("gene", "protein")


def inverted_conditions(tokens: list[Token]) -> None:
    """Read "Should the clot move, it would ..." as a condition with a subject and a verb."""
    comma = next((token.index for token in tokens if token.text == ","), 0)
    if comma < 3 or tokens[0].text.lower() not in INVERTED or tokens[-1].text == "?":
        return
    subject, verb = chunk_at(tokens, 1), tokens[comma - 1]
    main = next((token for token in tokens[comma:] if token.xpos in (*FINITE, "VB") and token.upos == "VERB"), None)
    if main is None or subject is None or any(token.upos == "VERB" for token in tokens[1:comma]):
        return
    if subject.head != verb.index or tokens[verb.index - 1].upos not in NOUNS:
        return
    head = tokens[verb.index - 1]
    tokens[verb.index] = replace(verb, upos="VERB", xpos="VB", head=main.index, dep="advcl")
    tokens[head.index] = replace(head, head=verb.index, dep="nsubj")
    tokens[0] = replace(tokens[0], head=verb.index, dep="mark")
    for token in tokens[1 : head.index]:
        if token.head == verb.index:
            tokens[token.index] = replace(token, head=head.index)
