"""To whom a sentence gives its claims: "the current view", "this review", "it has been proposed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graphbuilder.extraction.cues import quoted
from graphbuilder.extraction.tree import Tree
from graphbuilder.model import Attribution, Stance, Token
from graphbuilder.rules.cue import load_reach
from graphbuilder.rules.source import Holder, Report, load_colours, load_holders, load_openers, load_reports

CLAIM = ("ccomp", "xcomp", "obj", "csubj", "advcl", "obl", "nmod", "acl", "parataxis")
MODIFIERS = ("advmod", "amod", "det", "nmod:poss", "nummod")
ASIDE = ("acl", "appos", "case", "cc", "ccomp", "parataxis", "punct")
ARTICLES = frozenset({"a", "an"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
SAID_TO_BE = frozenset({"NOUN", "PROPN", "VERB"})
EXPLETIVES = frozenset({"it", "there"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A source at work in a sentence, with the tokens that lie under it."""

    attribution: Attribution
    under: frozenset[int]


def attribute(tree: Tree, trigger: int) -> Attribution | None:
    """Return the nearest source to which the claim that token *trigger* carries is given, or nothing."""
    near = [voice for voice in voices(tree) if trigger in voice.under]
    return min(near, key=lambda voice: len(voice.under)).attribution if near else None


@lru_cache(maxsize=4)
def voices(tree: Tree) -> tuple[Voice, ...]:
    """Return the sources of a sentence; the last few sentences are remembered."""
    return tuple(
        voice
        for token in tree.tokens
        for voice in (*_reporting(tree, token), *_viewing(tree, token), *_opening(tree, token))
    )


def _reporting(tree: Tree, verb: Token) -> Iterator[Voice]:
    """Yield the voice of a reporting verb: "Several groups reported that ..."."""
    if not _can_report(tree, verb) or _tells_a_case(tree, verb):
        return
    lemma = verb.lemma.lower()
    reports = [report for report in load_reports() if lemma in report.verbs]
    under = _governed(tree, verb)
    if not reports or not under:
        return
    source = _speaker(tree, verb)
    if source is not None:
        for report in reports:
            if _admits(tree, report, source, verb):
                yield Voice(named(tree, source, _stance(tree, report, source, verb)), under | {verb.index})
                return
    elif _is_passive(tree, verb) or _says_it(tree, verb):
        for report in reports:
            if "nobody" in report.holders and (found := _impersonal(tree, verb, report)) is not None:
                yield Voice(found, under | {verb.index})
                return


def _can_report(tree: Tree, verb: Token) -> bool:
    """Tell whether a token is a verb, or has the arguments of one: "posits" taken for a noun."""
    return verb.upos == "VERB" or (any(tree.children(verb.index, "nsubj")) and any(tree.children(verb.index, "ccomp")))


def _tells_a_case(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb only says whose story follows: "we report a woman with gout"."""
    return any("case" in load_holders().get(thing.lemma.lower(), ()) for thing in tree.children(verb.index, "obj"))


def _viewing(tree: Tree, noun: Token) -> Iterator[Voice]:
    """Yield the voice of a view that is stated: "the prevailing view is that ...", "the prevailing view that ..."."""
    kinds = load_holders().get(noun.lemma.lower(), ())
    if "view" not in kinds or noun.upos != "NOUN":
        return
    stance = _verdict(tree, noun) or coloured(tree, noun, None)
    if stance is None and ("explanation" in kinds or put_forward(tree, noun)):
        stance = Stance.PROPOSED
    under = frozenset(_stated(tree, noun))
    if under and stance is not None:
        yield Voice(named(tree, noun, stance), under)


def _stated(tree: Tree, noun: Token) -> Iterator[int]:
    """Yield what a view says, as a clause, as what it is said to be, or behind its proposal: "... was proposed, in"."""
    verb = tree.head(noun.index)
    clauses = [child for child in tree.children(noun.index, "ccomp", "acl") if _finite_claim(tree, child)]
    if verb is not None and noun.dep == "nsubj" and verb.lemma.lower() == "be":
        clauses += tree.children(verb.index, "ccomp", "csubj")
    elif verb is not None and noun.dep == "nsubj" and any(tree.children(verb.index, "cop")) and verb.upos in SAID_TO_BE:
        clauses.append(verb)
        yield noun.index
    if verb is not None and put_forward(tree, noun):
        behind = (child for child in tree.children(verb.index, *CLAIM, "conj") if child.index > verb.index)
        clauses += [child for child in behind if any(tree.children(child.index, "nsubj"))]
    for clause in clauses:
        yield from tree.subtree(clause.index, without=[noun.index])


def put_forward(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun is what is proposed: "a second mechanism was proposed", "was proposed as a mechanism"."""
    verb = tree[noun.head].lemma.lower()
    if not any(verb in report.verbs for report in load_reports() if report.stance is Stance.PROPOSED):
        return False
    return noun.dep == "nsubj:pass" or any(case.lemma.lower() == "as" for case in tree.children(noun.index, "case"))


def _verdict(tree: Tree, noun: Token) -> Stance | None:
    """Return the stance that is passed on a view: "the old view was abandoned"."""
    verb = tree.head(noun.index)
    if verb is None or noun.dep not in ("nsubj:pass", "obj"):
        return None
    said = _said([verb])
    return next((colour.stance for colour in load_colours() if said & set(colour.words)), None)


def _opening(tree: Tree, token: Token) -> Iterator[Voice]:
    """Yield the voice of a source that is introduced by a phrase: "according to ..."."""
    for words, report in load_openers().get(token.text.lower(), ()):
        window = _window(tree, token.index + len(words))
        here = tuple(other.text.lower() for other in tree.tokens[token.index : token.index + len(words)])
        noun = _introduced(tree, window) if here == words else None
        if noun is not None and _of_kind(report, noun, tree):
            yield from _introduction(tree, report, noun, range(token.index, window.stop))


def _introduction(tree: Tree, report: Report, noun: Token, phrase: range) -> Iterator[Voice]:
    if report.stance is Stance.REJECTED:
        claims = [child for child in tree.children(noun.index, "acl", "ccomp") if child.index > noun.index]
        under = frozenset(index for claim in claims for index in tree.subtree(claim.index))
        if under:
            yield Voice(named(tree, noun, report.stance, without=under), under)
        return
    governor = tree.head(noun.index)
    while governor is not None and governor.index in phrase:
        governor = tree.head(governor.index)
    if governor is not None:
        view = report.stance is Stance.CITED and "view" in _kinds(tree, noun)
        stance = coloured(tree, noun, None) or (Stance.PROPOSED if view else report.stance)
        yield Voice(named(tree, noun, stance), frozenset(tree.subtree(governor.index)) - frozenset(phrase))


def _window(tree: Tree, start: int) -> range:
    """Return the tokens from *start* to the first comma behind a noun, or to the end."""
    nouns = (token.index for token in tree.tokens[start:] if token.upos in NOMINAL)
    noun = next(nouns, start)
    commas = (token.index for token in tree.tokens[noun:] if token.text == ",")
    return range(start, next(commas, len(tree)))


def _introduced(tree: Tree, window: range) -> Token | None:
    """Return the noun in the window that the others hang on."""
    nouns = [tree[index] for index in window if tree[index].upos in NOMINAL]
    places = {noun.index for noun in nouns}
    return next((noun for noun in nouns if noun.head not in places or noun.head == noun.index), None)


def _governed(tree: Tree, verb: Token) -> frozenset[int]:
    """Return what a reporting verb reports: all below its complements and objects, nothing of its subject."""
    found: set[int] = set()
    for child in tree.children(verb.index, *CLAIM):
        if child.dep != "obl:agent" and not _concessive(tree, child) and not _is_agent(tree, child):
            found.update(tree.subtree(child.index))
    return frozenset(found)


def _concessive(tree: Tree, clause: Token) -> bool:
    words = load_reach().concessive
    return clause.dep == "advcl" and any(token.lemma.lower() in words for token in tree.children(clause.index, "mark"))


def _speaker(tree: Tree, verb: Token) -> Token | None:
    """Return the head of the noun phrase that reports: the subject, the agent, or what a participle is about."""
    if _is_passive(tree, verb):
        return next((child for child in tree.children(verb.index, "obl") if _is_agent(tree, child)), None)
    for subject in tree.children(verb.index, "nsubj"):
        if subject.upos == "PRON" and subject.xpos in ("WDT", "WP") and verb.dep == "acl:relcl":
            return tree.head(verb.index)
        return None if subject.lemma.lower() in EXPLETIVES else subject
    host = tree.head(verb.index)
    if host is None:
        return None
    if verb.dep.startswith("acl") and host.upos in NOMINAL:
        return host
    if verb.dep in ("conj", "advcl", "xcomp", "ccomp") and host.upos in ("VERB", "AUX", "ADJ"):
        return next((child for child in tree.children(host.index, "nsubj") if child.dep == "nsubj"), None)
    return None


def _is_agent(tree: Tree, noun: Token) -> bool:
    return noun.dep.startswith("obl") and any(token.text.lower() == "by" for token in tree.children(noun.index, "case"))


def _is_passive(tree: Tree, verb: Token) -> bool:
    return any(tree.children(verb.index, "aux:pass", "nsubj:pass"))


def _finite_claim(tree: Tree, clause: Token) -> bool:
    return any(token.lemma.lower() == "that" for token in tree.children(clause.index, "mark"))


def _admits(tree: Tree, report: Report, source: Token, verb: Token) -> bool:
    """Tell whether the source is of a kind that the report asks for; a clause that is reported makes anyone one."""
    if _of_kind(report, source, tree):
        return True
    reported = any(tree.children(verb.index, "ccomp"))
    return "anyone" in report.holders and reported and source.upos in NOMINAL and source.xpos not in ("WDT", "WP", "EX")


def _of_kind(report: Report, noun: Token, tree: Tree) -> bool:
    return bool(report.openers and "anyone" in report.holders) or bool(_kinds(tree, noun) & set(report.holders))


def _kinds(tree: Tree, noun: Token) -> set[Holder]:
    """Return the kinds of source that a noun phrase is: "a body of evidence" is what it is a body of."""
    known = load_holders()
    kinds = {kind for form in _said([noun]) for kind in known.get(form, ())}
    for child in tree.children(noun.index, "conj", "dep", "flat", "nmod"):
        found = {kind for form in _said([child]) for kind in known.get(form, ())}
        if child.dep == "nmod":
            kinds |= found if "collective" in kinds else set()
        else:
            kinds |= found & {"others"}
    return kinds


def _stance(tree: Tree, report: Report, source: Token, verb: Token) -> Stance:
    return (coloured(tree, source, verb) if report.coloured else None) or report.stance


def named(tree: Tree, noun: Token, stance: Stance, without: frozenset[int] = frozenset()) -> Attribution:
    """Return the attribution to a noun phrase, less its article and what is set off from it."""
    cut = [child.index for child in tree.children(noun.index, *ASIDE)]
    words = _unbroken([*tree.subtree(noun.index, without=[*cut, *without])], noun.index)
    if len(words) > 1 and tree[words[0]].text.lower() in ARTICLES:
        words = words[1:]
    cue = quoted(tree, words[0], words[-1])
    return Attribution(cue.text, cue.span, stance)


def _unbroken(words: list[int], around: int) -> list[int]:
    """Return the run of neighbouring words that holds *around*."""
    first = last = words.index(around)
    while first > 0 and words[first - 1] == words[first] - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1] == words[last] + 1:
        last += 1
    return words[first : last + 1]


def _impersonal(tree: Tree, verb: Token, report: Report) -> Attribution | None:
    """Return the attribution to nobody in particular, if the words say more than that the claim is hedged."""
    stance = coloured(tree, None, verb)
    if (stance is None and not _says_it(tree, verb)) or (_negated(tree, verb) and stance is not Stance.REJECTED):
        return None
    before = (child for child in tree.children(verb.index, "aux", "cop", "expl", "nsubj") if child.index < verb.index)
    helpers = (child.index for child in before if child.upos == "AUX" or child.lemma.lower() in EXPLETIVES)
    cue = quoted(tree, min(helpers, default=verb.index), verb.index)
    return Attribution(cue.text, cue.span, stance or report.stance)


def _negated(tree: Tree, verb: Token) -> bool:
    return any(token.lemma.lower() == "not" for token in tree.children(verb.index, "advmod"))


def _says_it(tree: Tree, verb: Token) -> bool:
    """Tell whether the verb is impersonal: "it is thought that"."""
    subjects = tree.children(verb.index, "nsubj", "expl")
    return any(child.lemma.lower() in EXPLETIVES and child.index < verb.index for child in subjects)


def coloured(tree: Tree, source: Token | None, verb: Token | None) -> Stance | None:
    """Return the stance that the words beside a source, a verb or the reported noun call for, if any do."""
    around = [] if verb is None else [*tree.children(verb.index, "advmod"), *_described(tree, verb)]
    beside = [] if source is None else [source, *tree.children(source.index, *MODIFIERS)]
    kinds = set() if source is None else _kinds(tree, source)
    for colour in load_colours():
        at_verb = verb is not None and (not colour.verbs or verb.lemma.lower() in colour.verbs)
        if at_verb and _said(around) & set(colour.words):
            return colour.stance
        if (not colour.holders or kinds & set(colour.holders)) and _said(beside) & set(colour.words):
            return colour.stance
    return None


def _described(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield the adjectives of what is reported: "suggests a second mechanism"."""
    for noun in tree.children(verb.index, "obj"):
        yield from tree.children(noun.index, "amod", "nummod")


def _said(words: list[Token]) -> set[str]:
    return {form for word in words for form in (word.text.lower(), word.lemma.lower())}
