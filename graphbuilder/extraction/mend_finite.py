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
        tokens[token.index] = lexicon().as_verb(token, "VBZ", head=place, dep=verb.dep)
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


def infinitives_before_objects(tokens: list[Token]) -> None:
    """Read "conspire to stiffen arteries" with a verb, not with stiff arteries."""
    for token in tokens[1:-1]:
        mark, thing = tokens[token.index - 1], tokens[token.head]
        while thing.dep == "compound" and thing.head > thing.index:
            thing = tokens[thing.head]
        formed = token.xpos == "VB" or (token.xpos == "NN" and token.text.endswith(("ise", "ize", "yse", "yze")))
        if not formed or token.dep not in LOST or mark.text.lower() != "to" or thing.upos not in NOUNS:
            continue
        if not lexicon().knows_verb(token) or thing.index < token.index:
            continue
        dep = "acl" if tokens[thing.head].upos in NOUNS else "xcomp"
        tokens[token.index] = lexicon().as_verb(token, head=thing.head, dep=dep)
        tokens[thing.index] = replace(thing, head=token.index, dep="obj")
        tokens[mark.index] = replace(mark, head=token.index, dep="mark")


def verbs_after_commas(tokens: list[Token]) -> None:
    """Read "recruit neutrophils, damage the vessel, and promote clots" as three deeds of one subject."""
    for token in tokens[2:-1]:
        if token.xpos not in ("NN", "VB") or token.dep != "conj" or tokens[token.index - 1].text != ",":
            continue
        thing, verb = chunk_at(tokens, token.index + 1), _plural_verb_before(tokens, token.index)
        articled = tokens[token.index + 1].xpos in ("DT", "PRP$")
        if thing is None or verb is None or not articled or not lexicon().knows_verb(token):
            continue
        tokens[token.index] = lexicon().as_verb(token, "VBP", head=verb, dep="conj")
        tokens[thing.head] = replace(tokens[thing.head], head=token.index, dep="obj")
        for later in tokens[thing.head + 1 :]:
            if later.dep == "conj" and later.xpos in ("VB", "VBP") and tokens[later.head].upos in NOUNS:
                tokens[later.index] = replace(later, head=verb)


def joined_verbs(tokens: list[Token]) -> None:
    """Read "disrupts fibrils and thus leads to blisters" with two verbs on a level."""
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "dep" or token.upos != "VERB" or token.xpos not in FINITE or verb.xpos not in FINITE:
            continue
        if verb.index < token.index and any(one.dep == "cc" for one in tokens[verb.index + 1 : token.index]):
            tokens[token.index] = replace(token, dep="conj")


def verbs_of_relatives(tokens: list[Token]) -> None:
    """Read "glia that engulf synapses release toxins" with two verbs, "toxins that glia released" with its subject."""
    for that in tokens[1:-3]:
        noun, token = tokens[that.index - 1], tokens[that.index + 1]
        if that.text.lower() != "that" or noun.upos not in NOUNS:
            continue
        thing = chunk_at(tokens, that.index + 1)
        if thing is None:
            continue
        after, closing = tokens[thing.head + 1], tokens[min(thing.head + 2, len(tokens) - 1)]
        ends = after.dep == "acl" and after.head == thing.head and closing.upos == "PUNCT"
        if ends and after.xpos in ("VBN", "VBD"):
            _relate(tokens, that, after, noun)
            tokens[thing.head] = replace(tokens[thing.head], head=after.index, dep="nsubj")
        elif after.xpos == "VBP" and noun.xpos == "NNS" and token.xpos == "NN" and lexicon().knows_verb(token):
            _relate(tokens, that, token, noun)
            tokens[thing.head] = replace(tokens[thing.head], head=token.index, dep="obj")
            tokens[after.index] = replace(after, head=after.index, dep="root")
            tokens[noun.index] = replace(noun, head=after.index, dep="nsubj")


def _relate(tokens: list[Token], that: Token, verb: Token, noun: Token) -> None:
    """Make a word the verb of the relative clause that "that" opens after a noun."""
    tag = "VBD" if verb.text.endswith("ed") else "VBP"
    tokens[verb.index] = lexicon().as_verb(verb, tag, head=noun.index, dep="acl:relcl")
    dep = "nsubj" if verb.index == that.index + 1 else "obj"
    tokens[that.index] = replace(that, upos="PRON", xpos="WDT", head=verb.index, dep=dep)


def first_of_joined_predicates(tokens: list[Token]) -> None:
    """Read "A failed to do X, was unable to do Y" with the subject of the first for both."""
    for token in tokens:
        above = tokens[token.head]
        if token.dep != "advcl" or token.xpos not in FINITE or above.dep != "root" or above.index < token.index:
            continue
        own = {child.dep for child in tokens if child.head == token.index and child.upos != "ADJ"}
        if own & {"mark", "advmod"} or not own & SUBJECTS or _is_clause(tokens, above.index):
            continue
        tokens[token.index] = replace(token, head=token.index, dep="root")
        tokens[above.index] = replace(above, head=token.index, dep="conj")


def _plural_verb_before(tokens: list[Token], index: int) -> int | None:
    """Return the nearest verb before that has a plural subject or stands beside one that has."""
    verbs = (token for token in reversed(tokens[:index]) if token.upos == "VERB" and token.xpos in ("VBP", "VBD"))
    return next((verb.index for verb in verbs if verb.xpos == "VBP"), None)


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
    if token.xpos not in ("NN", "NNS", "JJ", "JJR", "VB", "VBN", *FINITE) or not lexicon().knows_verb(token):
        return False
    if chunk_at(tokens[:end], token.index + 1) is None:
        return False
    articled = tokens[token.index + 1].xpos in ("DT", "PRP$")
    if token.xpos != "NNS" and token.dep not in LOST and not (token.xpos == "NN" and articled):
        return False
    subject = _subject(tokens, start, token.index)
    return subject is not None and _agree(tokens, subject, token)


def _subject(tokens: list[Token], start: int, verb: int) -> Item | None:
    """Return the phrase that opens a clause and ends right before its verb, adverbs left aside."""
    here = verb
    while here > start and _is_adverb(tokens[here - 1]):
        here -= 1
    clause = [replace(token, head=max(token.head, start)) for token in tokens[:here]]
    item = item_before(clause, here)
    if item is None or (first := item.chunks[0].first) < start:
        return None
    opens = first == start or tokens[first - 1].text in (",", "and") or tokens[first - 1].upos == "ADV"
    return item if opens else None


def _is_adverb(token: Token) -> bool:
    return token.upos in ("ADV", "PART") or token.text.lower() in ("no", "longer")


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
    tag = "VBD" if tokens[index].text.endswith("ed") else "VBZ"
    head, dep = (index, "root") if root >= start else (root, "conj")
    tokens[index] = lexicon().as_verb(tokens[index], tag, head=head, dep=dep)
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
            return _announcer(tokens, before, start)
    return head


def _announcer(tokens: list[Token], item: Item, start: int) -> int:
    """Return the noun that "such as" gives an item as an example of, or the item's own."""
    first = item.chunks[0].first
    such = first - 2 >= start and [one.text.lower() for one in tokens[first - 2 : first]] == ["such", "as"]
    whole = item_before(tokens, first - 2) if such else None
    if whole is None:
        return item.heads[0]
    tokens[item.heads[0]] = replace(tokens[item.heads[0]], head=whole.heads[0], dep="nmod")
    tokens[first - 2] = replace(tokens[first - 2], head=item.heads[0], dep="case")
    tokens[first - 1] = replace(tokens[first - 1], head=first - 2, dep="fixed")
    return whole.heads[0]


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
