"""Mending clauses one at a time: the finite verb of one may be lost while its neighbours kept theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.extraction.graft import FINITE, NOUNS, SUBJECTS, attach, climb
from graphbuilder.extraction.lexicon import lexicon
from graphbuilder.extraction.phrases import Item, chunk_at, item_before
from graphbuilder.model import Token

LOST = frozenset({"amod", "compound"})
"""How a finite verb hangs that the parser took for part of the name after it."""
CLAUSAL = frozenset({"advcl", "ccomp", "conj", "dep", "parataxis", "punct"})
MARKS = frozenset({"although", "because", "since", "so", "that", "whereas", "while"})
CONTINUING = frozenset({"MD", "VB", "VBG", "VBN", *FINITE})
NAMES = frozenset({"FW", "NN", "NNP"})


def lost_verbs(tokens: list[Token]) -> None:
    """Read "baclofen eased spasticity, and toxin X stopped drooling" with a verb in both clauses."""
    for start, end in tuple(_clauses(tokens)):
        if _has_verb(tokens, start, end):
            continue
        found = next((token for token in tokens[start + 1 : end - 1] if _seems_verb(tokens, start, end, token)), None)
        if found is not None:
            _make_verb(tokens, found.index, _subject(tokens, start, found.index), start, end)


def verbs_before_articles(tokens: list[Token]) -> None:
    """Read "amiodarone slows the conversion": a noun is followed by an article only where one of the two is a verb."""
    for token in tokens[1:-1]:
        after, verb = tokens[token.index + 1], tokens[token.head]
        if token.xpos != "NNS" or after.xpos not in ("DT", "PRP$") or token.dep not in SUBJECTS:
            continue
        item = item_before(tokens, token.index)
        if item is None or tokens[item.heads[0]].xpos not in NAMES or not lexicon().knows_verb(token):
            continue
        place = token.index if verb.head == verb.index else verb.head
        lemma = lexicon().base(token)
        tokens[token.index] = replace(token, upos="VERB", xpos="VBZ", lemma=lemma, head=place, dep=verb.dep)
        tokens[verb.index] = replace(verb, head=token.index, dep="conj")
        tokens[item.heads[0]] = replace(tokens[item.heads[0]], head=token.index, dep="nsubj")
        if (thing := chunk_at(tokens, after.index)) is not None:
            attach(tokens, thing.head, token.index, "obj")


def verbs_under_subjects(tokens: list[Token]) -> None:
    """Read "the factor and its ligand recruit and activate cells" with the verb above what it is said of."""
    for token in tokens:
        noun = tokens[token.head]
        if token.dep != "dep" or token.upos != "VERB" or token.xpos not in FINITE or noun.index > token.index:
            continue
        own = {child.dep for child in tokens if child.head in (token.index, noun.index)}
        if noun.upos in NOUNS and noun.dep == "root" and not own & {"cop", *SUBJECTS}:
            tokens[token.index] = replace(token, head=token.index, dep="root")
            tokens[noun.index] = replace(noun, head=token.index, dep="nsubj")


def objects_taken_for_subjects(tokens: list[Token]) -> None:
    """Read "the drug averts bleeding, and massage did not stop it" with the bleeding averted, not stopping."""
    for token in tokens:
        verb, before = tokens[token.head], _opening(tokens, token.index) - 1
        if token.dep not in SUBJECTS or before < 1 or verb.index < token.index:
            continue
        first = tokens[before]
        if first.upos != "VERB" or first.xpos not in FINITE or verb.head != first.index or verb.dep != "conj":
            continue
        second = next((one for one in tokens if one.head == token.index and _after_comma(tokens, one)), None)
        if second is not None and not any(one.head == first.index and one.dep == "obj" for one in tokens):
            attach(tokens, token.index, first.index, "obj")
            attach(tokens, second.index, verb.index, token.dep)


def clauses_joined_to_nouns(tokens: list[Token]) -> None:
    """Read "ectasia is due to ablation, and dryness is common" with both clauses on a level."""
    for token in tokens:
        noun = tokens[token.head]
        if token.dep != "conj" or noun.upos not in NOUNS or noun.index > token.index or _is_clause(tokens, noun.index):
            continue
        if _is_clause(tokens, token.index):
            above = next((there for there in climb(tokens, noun.index) if _is_clause(tokens, there)), None)
            if above is not None and above < token.index:
                attach(tokens, token.index, above, "conj")


def _clauses(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each clause begins and ends that a comma with "and", a mark or a semicolon sets off."""
    start = 0
    for token in tokens:
        here = token.index
        after = tokens[min(here + 1, len(tokens) - 1)]
        if token.text in (";", ":") or (token.text == "," and after.text.lower() in ("and", "but", "or", "yet")):
            yield start, here
            start = here + 1 + (token.text == ",")
        elif token.text.lower() in MARKS and token.xpos == "IN" and token.dep in ("mark", "dep") and here > start:
            yield start, here
            start = here + 1
    if start < len(tokens):
        yield start, len(tokens)


def _has_verb(tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a stretch has a finite verb of its own, or goes on from the subject of the clause before."""
    opening = next((token for token in tokens[start:end] if token.upos not in ("ADV", "PUNCT")), tokens[start])
    if start and opening.xpos in CONTINUING:
        return True
    for token in tokens[start:end]:
        if token.xpos not in (*FINITE, "MD") or token.upos not in ("VERB", "AUX") or _is_relative(tokens, token):
            continue
        bare = token.upos == "VERB" and not any(one.head == token.index and one.dep in SUBJECTS for one in tokens)
        if token.dep not in LOST and not (bare and token.dep == "conj" and tokens[token.head].upos in NOUNS):
            return True
    return False


def _is_relative(tokens: list[Token], token: Token) -> bool:
    return token.dep == "acl:relcl" or any(tokens[above].dep == "acl:relcl" for above in climb(tokens, token.index))


def _seems_verb(tokens: list[Token], start: int, end: int, token: Token) -> bool:
    """Tell whether a word has the form of a verb and stands between a subject and an object."""
    if token.xpos not in ("NN", "NNS", "JJ", "VB", "VBN", *FINITE) or not lexicon().knows_verb(token):
        return False
    if chunk_at(tokens[:end], token.index + 1) is None or (token.xpos != "NNS" and token.dep not in LOST):
        return False
    subject = _subject(tokens, start, token.index)
    return subject is not None and _agree(tokens, subject, token)


def _subject(tokens: list[Token], start: int, verb: int) -> Item | None:
    """Return the phrase that opens a clause and ends right before its verb, adverbs left aside."""
    here = verb
    while here > start and (tokens[here - 1].upos == "ADV" or tokens[here - 1].text.lower() in ("no", "longer")):
        here -= 1
    clause = [replace(token, head=max(token.head, start)) for token in tokens[:here]]
    item = item_before(clause, here)
    if item is None or (first := item.chunks[0].first) < start:
        return None
    opens = first == start or tokens[first - 1].text in (",", "and") or tokens[first - 1].upos == "ADV"
    return item if opens else None


def _agree(tokens: list[Token], subject: Item, verb: Token) -> bool:
    """Tell whether a phrase may be the subject of a form: "enzyme converts", "enzymes convert", "A and B convert"."""
    noun = tokens[subject.heads[0]]
    if verb.xpos in ("VBD", "VBN") or (verb.xpos == "JJ" and verb.text.endswith("ed")):
        return True
    if verb.xpos in ("NNS", "VBZ"):
        return noun.xpos in NAMES
    first = subject.chunks[0].first
    joined = first > 1 and tokens[first - 1].text == "and" and tokens[first - 2].upos in NOUNS
    return (noun.xpos in ("NNS", "NNPS") or joined) and verb.text.islower()


def _make_verb(tokens: list[Token], index: int, subject: Item | None, start: int, end: int) -> None:
    """Make a word the verb of its clause, with the phrase before it as its subject and the one after as its object."""
    thing = chunk_at(tokens[:end], index + 1)
    if subject is None or thing is None:
        return
    root = next(token.index for token in tokens if token.head == token.index)
    inside = range(start, end)
    lemma, tag = lexicon().base(tokens[index]), "VBD" if tokens[index].text.endswith("ed") else "VBZ"
    place = (index, "root") if root >= start else (root, "conj")
    tokens[index] = replace(tokens[index], upos="VERB", xpos=tag, lemma=lemma, head=place[0], dep=place[1])
    first = _first_joined(tokens, subject, start)
    tokens[first] = replace(tokens[first], head=index, dep="nsubj")
    tokens[thing.head] = replace(tokens[thing.head], head=index, dep="obj")
    for token in tokens:
        here = token.index
        if here in (index, first, thing.head):
            continue
        if here in inside and (token.head not in inside or token.head == here):
            tokens[here] = replace(token, head=index, dep="obl" if token.upos in NOUNS else token.dep)
        elif here in inside and subject.chunks[0].first <= here < index <= token.head:
            tokens[here] = replace(token, head=subject.heads[0])
        elif here not in inside and token.head in inside and token.dep in CLAUSAL:
            tokens[here] = replace(token, head=index)
    if root >= end:
        tokens[root] = replace(tokens[root], head=index, dep="conj")


def _first_joined(tokens: list[Token], subject: Item, start: int) -> int:
    """Return the head of a subject, or of the phrase that "and" joins it to."""
    head, first = subject.heads[0], subject.chunks[0].first
    if first - 1 > start and tokens[first - 1].text == "and" and tokens[first - 2].upos in NOUNS:
        before = item_before(tokens, first - 1)
        if before is not None and before.chunks[0].first >= start:
            tokens[head] = replace(tokens[head], head=before.heads[0], dep="conj")
            tokens[first - 1] = replace(tokens[first - 1], head=head, dep="cc")
            return before.heads[0]
    return head


def _opening(tokens: list[Token], head: int) -> int:
    """Return where the words right before a noun that belong to it begin."""
    return min((one.index for one in tokens[:head] if one.head == head and one.dep != "punct"), default=head)


def _after_comma(tokens: list[Token], token: Token) -> bool:
    """Tell whether a noun is joined by ", and"."""
    joiner = next((one for one in tokens if one.head == token.index and one.dep == "cc"), None)
    return token.dep == "conj" and joiner is not None and tokens[joiner.index - 1].text == ","


def _is_clause(tokens: list[Token], index: int) -> bool:
    """Tell whether a word is said of a subject of its own."""
    return any(one.head == index and one.dep in SUBJECTS and one.index < index for one in tokens)
