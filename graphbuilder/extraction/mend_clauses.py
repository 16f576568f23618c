"""Mending clauses: verbs that were taken for nouns, subjects and objects that went astray."""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction.graft import (
    FINITE,
    NOUNS,
    SUBJECTS,
    attach,
    climb,
    governs,
    has_subject,
    has_subject_before,
)
from graphbuilder.extraction.lexicon import lexicon
from graphbuilder.extraction.phrases import Item, chunk_at, item_before
from graphbuilder.model import Token

JOINING = frozenset({"and", "or", "and/or", "than", ","})


def missing_verb(tokens: list[Token]) -> None:
    """Read "the enzyme converts X into Y": where no verb is finite, a word in the place and form of one is the verb.

    A relative clause has its own verb and needs no other: "glands release hormones, which cause pain".
    """
    if any(token.xpos in (*FINITE, "MD") and not _in_relative_clause(tokens, token) for token in tokens):
        return
    for token in tokens[1:-1]:
        if token.xpos not in ("NNS", "NN", "JJ", "VB", "VBN") or not lexicon().knows_verb(token):
            continue
        item = item_before(tokens, _before_aside(tokens, token.index))
        if item is not None and _agree(tokens[item.heads[0]], token):
            _make_verb(tokens, token.index, item)
            return


def _in_relative_clause(tokens: list[Token], token: Token) -> bool:
    while token.head != token.index:
        if token.dep == "acl:relcl":
            return True
        token = tokens[token.head]
    return False


def _before_aside(tokens: list[Token], index: int) -> int:
    """Return where the aside between commas begins that stands right before a token; else the token's own place."""
    if tokens[index - 1].text != ",":
        return index
    opening = next((token.index for token in reversed(tokens[: index - 1]) if token.text == ","), index)
    return opening if tokens[min(opening + 1, index)].upos == "DET" else index


def _agree(subject: Token, verb: Token) -> bool:
    """Tell whether a noun may be the subject of a form: "enzyme converts", "antibodies impair"."""
    if verb.xpos == "NNS":
        return subject.xpos in ("NN", "NNP")
    if verb.xpos == "VBN":
        return verb.dep == "amod"
    return subject.xpos in ("NNS", "NNPS") and verb.text.islower()


def verbs_by_form(tokens: list[Token]) -> None:
    """Let the finer tag decide where the two taggers disagree on a finite verb."""
    for token in tokens:
        if token.xpos in FINITE and token.upos in (*NOUNS, "ADJ"):
            tokens[token.index] = lexicon().as_verb(token)


def compound_subjects(tokens: list[Token]) -> None:
    """Read "iron overload damages cells" with the overload as subject, not as part of the verb's name."""
    for token in tokens:
        if token.upos != "VERB" or token.xpos not in FINITE or token.index == 0:
            continue
        before = tokens[token.index - 1]
        bare = not any(child.head == token.index and child.dep in SUBJECTS for child in tokens)
        if bare and before.upos in NOUNS and before.head == token.index and before.dep in ("compound", "amod", "dep"):
            tokens[before.index] = replace(before, dep="nsubj")
            _free_verb(tokens, token, before)


def _free_verb(tokens: list[Token], verb: Token, before: Token) -> None:
    """Make a noun the subject of a verb that hung on it: "a defect in the gene for an enzyme results in disease"."""
    noun = tokens[verb.head]
    if verb.dep != "nmod" or noun.upos not in NOUNS or noun.head != noun.index or noun.index > verb.index:
        return
    tokens[before.index] = replace(before, head=noun.index, dep="nmod")
    tokens[verb.index] = replace(verb, head=verb.index, dep="root")
    tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    for child in tokens:
        if child.head == verb.index and child.dep == "case" and child.index < before.index:
            tokens[child.index] = replace(child, head=before.index)
        elif child.head == noun.index and child.index > verb.index:
            tokens[child.index] = replace(child, head=verb.index, dep="obl" if child.dep == "nmod" else child.dep)


def _make_verb(tokens: list[Token], index: int, subject: Item) -> None:
    """Make a token the finite verb of its sentence, with the phrases around it as subject, object and complements."""
    tokens[index] = lexicon().as_verb(tokens[index], "VBZ", head=index, dep="root")
    head = subject.heads[0]
    tokens[head] = replace(tokens[head], head=index, dep="nsubj")
    for before in range(subject.chunks[0].first, index):
        if tokens[before].head >= index and before != head:
            chunk = chunk_at(tokens, before + 1) if tokens[before].dep in ("case", "det") else None
            dep = "nmod" if tokens[before].upos in NOUNS else tokens[before].dep
            tokens[before] = replace(tokens[before], head=head if chunk is None else chunk.head, dep=dep)
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


def verbs_in_noun_places(tokens: list[Token]) -> None:
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
        place = tokens[subject] if governs(tokens, subject, token.index) else token
        head, dep = (place.head, "acl:relcl") if place.head != subject else (token.index, "root")
        tokens[subject] = replace(tokens[subject], head=token.index, dep="nsubj")
        tokens[token.index] = replace(token, head=head, dep=dep)
        for outer, inner in zip(item.heads, item.heads[1:], strict=False):
            if tokens[inner].head == token.index:
                tokens[inner] = replace(tokens[inner], head=outer, dep="nmod")


def clauses_after_and(tokens: list[Token]) -> None:
    """Read "A did not prevent B, and C failed": the phrase between ", and" and a finite verb is the verb's subject.

    The tag of a bare past form decides nothing: "and C in turn set off D".
    """
    for token in tokens:
        if token.upos != "VERB" or token.dep == "acl:relcl" or not (token.xpos in FINITE or _acts(tokens, token)):
            continue
        item = item_before(tokens, _before_examples(tokens, _before_adverbs(tokens, token.index)))
        if item is None or any(child.head == token.index and child.dep in SUBJECTS for child in tokens):
            continue
        head, first = item.heads[0], item.chunks[0].first
        apart = first > 1 and tokens[first - 1].dep == "cc" and tokens[first - 2].text in (",", ";")
        if tokens[head].dep == "conj" and (apart or tokens[tokens[head].head].upos == "VERB"):
            above = next((there for there in climb(tokens, head) if tokens[there].xpos in FINITE), token.index)
            if above != token.index:
                attach(tokens, token.index, above, "conj")
            attach(tokens, head, token.index, "nsubj")


def _acts(tokens: list[Token], token: Token) -> bool:
    """Tell whether a past form that "and" joins to a verb has an object: then it is no participle."""
    own = {child.dep for child in tokens if child.head == token.index != child.index}
    joined = token.dep == "conj" and tokens[token.head].upos == "VERB"
    return token.xpos == "VBN" and joined and "obj" in own and not own & {"aux", "aux:pass", "cc"}


def _before_examples(tokens: list[Token], index: int) -> int:
    """Return where ", including X," begins that stands right before a place; else the place itself."""
    if tokens[index - 1].text != ",":
        return index
    opening = next((token.index for token in reversed(tokens[: index - 1]) if token.text == ","), index)
    return opening if opening < index and tokens[opening + 1].text.lower() in ("including", "such") else index


def _before_adverbs(tokens: list[Token], index: int) -> int:
    """Return where the adverbs begin that stand right before a verb; else the verb's own place."""
    while index > 1 and tokens[index - 1].upos == "ADV" and tokens[index - 1].head >= index:
        index -= 1
    return index


def verbs_joined_to_nouns(tokens: list[Token]) -> None:
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
                attach(tokens, token.index, above, "conj")


def equations_joined_to_nouns(tokens: list[Token]) -> None:
    """Read "is caused by mutations and is a rare disorder" with the disorder beside the causing."""
    linked = {token.head for token in tokens if token.dep == "cop"}
    for token in tokens:
        if token.dep != "conj" or token.index not in linked or tokens[token.head].upos not in NOUNS:
            continue
        if token.head in linked or has_subject(tokens, token.index):
            continue
        above = next((one for one in climb(tokens, token.head) if tokens[one].upos == "VERB"), None)
        if above is not None and tokens[token.head].dep in ("obj", "obl"):
            attach(tokens, token.index, above, "conj")


def lost_objects(tokens: list[Token]) -> None:
    """Give an active verb the bare noun phrase right after it, where that hangs on something before the verb."""
    for token in tokens:
        if (
            token.upos != "VERB"
            or token.xpos not in ("VBZ", "VBP", "VBD", "VBG", "VB")
            or token.index + 1 >= len(tokens)
        ):
            continue
        chunk = chunk_at(tokens, token.index + 1)
        if chunk is None or not (_hangs_before(tokens, chunk.head, token.index) or _is_spare(tokens, chunk.head)):
            continue
        if any(
            child.head == token.index and child.dep in ("obj", "xcomp", "ccomp", "cop", "aux:pass") for child in tokens
        ):
            continue
        if any(child.head == chunk.head and child.dep == "case" for child in tokens):
            continue
        attach(tokens, chunk.head, token.index, "obj")


def _hangs_before(tokens: list[Token], noun: int, verb: int) -> bool:
    return tokens[noun].head < verb and tokens[noun].dep in ("obl", "nmod", "dep", "obj", "appos")


def _is_spare(tokens: list[Token], noun: int) -> bool:
    """Tell whether a verb after this subject has another before: "how A causes | B is not known"."""
    return tokens[noun].dep in SUBJECTS and tokens[noun].head > noun and has_subject_before(tokens, noun)


def lost_complements(tokens: list[Token]) -> None:
    """Give a verb the phrase whose preposition stands right after it, where that hangs on something before the verb."""
    for token in tokens:
        if token.dep != "case" or token.index == 0 or token.head <= token.index or token.text.lower() == "as":
            continue
        verb, noun = tokens[token.index - 1], tokens[token.head]
        if verb.upos == "VERB" and verb.dep not in ("amod", "compound") and noun.head < verb.index:
            attach(tokens, noun.index, verb.index, "obl")


def shown_participles(tokens: list[Token]) -> None:
    """Read "showed suppressed expression" as showing the expression."""
    for token in tokens:
        if token.xpos == "VBN" and token.dep in ("xcomp", "ccomp") and token.head == token.index - 1:
            for child in tokens:
                if child.head == token.index and child.dep == "obj" and child.index > token.index:
                    governor = token.head
                    attach(tokens, child.index, governor, "obj")
                    attach(tokens, token.index, child.index, "amod")
                    break


def joined_participles(tokens: list[Token]) -> None:
    """Read "enhanced A and reversed B" as two deeds, where both words are verbs of raising or lowering."""
    for token in tokens:
        if (
            token.dep != "amod"
            or token.xpos not in ("VBN", "VBD")
            or token.index < 2
            or tokens[token.index - 1].dep != "cc"
        ):
            continue
        thing = tokens[token.head]
        verb = next((tokens[above] for above in climb(tokens, token.index) if tokens[above].upos == "VERB"), None)
        if verb is None or verb.index > token.index or not _is_second_deed(tokens, verb, token):
            continue
        tokens[token.index] = lexicon().as_verb(token, "VBD", head=verb.index, dep="conj")
        tokens[thing.index] = replace(thing, head=token.index, dep="obj")
        for child in tokens:
            if child.head == thing.index and child.index < token.index:
                dep = "obj" if child.upos in NOUNS and child.dep == "compound" else child.dep
                tokens[child.index] = replace(child, head=token.index if child.dep == "cc" else verb.index, dep=dep)


def _is_second_deed(tokens: list[Token], verb: Token, participle: Token) -> bool:
    """Tell whether a participle is a verb on a level with another, as after "did not affect A but"."""
    if tokens[participle.index - 1].text.lower() == "but" and verb.xpos == "VB":
        return lexicon().knows_verb(participle)
    return verb.xpos == "VBD" and {verb.lemma, participle.lemma} <= lexicon().signed


def second_subjects(tokens: list[Token]) -> None:
    """Join the second subject of a verb to what "and" joins it to."""
    for token in tokens:
        if token.dep in SUBJECTS and token.upos in NOUNS and has_subject_before(tokens, token.index):
            first = _chunk_start(tokens, token.index)
            before = first - 1
            while before > 0 and (tokens[before].dep in ("cc", "fixed") or tokens[before].text.lower() in JOINING):
                before -= 1
            joined = {between.text.lower() for between in tokens[before + 1 : first]} - {","}
            if joined and before >= 0 and tokens[before].upos in NOUNS:
                attach(tokens, token.index, before, "conj")


def two_equations(tokens: list[Token]) -> None:
    """Read "A is a cell, and B is a sign" as two clauses where the parser made the first the subject of the second."""
    linked = {token.head for token in tokens if token.dep == "cop"}
    for token in tokens:
        second = tokens[token.head]
        if token.dep not in SUBJECTS or token.index not in linked or token.head not in linked:
            continue
        if token.head < token.index or not any(one.head == token.index and one.dep in SUBJECTS for one in tokens):
            continue
        joined = [
            one.index for one in tokens[token.index : second.index] if one.head == token.index and one.dep == "conj"
        ]
        if joined:
            tokens[token.index] = replace(
                token, head=token.index if second.head == second.index else second.head, dep=second.dep
            )
            tokens[second.index] = replace(second, head=token.index, dep="conj")
            attach(tokens, joined[0], second.index, "nsubj")


def joined_adverbials(tokens: list[Token]) -> None:
    """Read "damages it directly or by forming a toxin" with the forming beside the damage."""
    for token in tokens:
        adverb = tokens[token.head]
        if token.dep == "conj" and token.xpos == "VBG" and adverb.upos == "ADV" and adverb.dep == "advmod":
            attach(tokens, token.index, adverb.head, "advcl")


def participles_before_objects(tokens: list[Token]) -> None:
    """Read "while lowering blood pressure" as lowering it, not as a pressure that lowers."""
    for token in tokens[1:]:
        thing, mark = tokens[token.head], tokens[token.index - 1]
        if token.xpos != "VBG" or token.dep not in ("amod", "compound") or thing.dep != "advcl":
            continue
        if mark.dep in ("mark", "case") and mark.head == thing.index and thing.upos in NOUNS:
            tokens[token.index] = replace(token, head=thing.head, dep="advcl", upos="VERB")
            tokens[thing.index] = replace(thing, head=token.index, dep="obj")
            tokens[mark.index] = replace(mark, head=token.index, dep="mark")


def _chunk_start(tokens: list[Token], head: int) -> int:
    first = head
    while first > 0 and chunk_at(tokens, first - 1) is not None and tokens[first - 1].upos not in ("ADP", "CCONJ"):
        chunk = chunk_at(tokens, first - 1)
        if chunk is None or chunk.head != head:
            break
        first -= 1
    return first
