"""Graphs out of thin air, for properties that must hold of every graph."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from hypothesis import strategies as st

from graphbuilder.model import (
    Attribution,
    Branch,
    BranchKind,
    Candidate,
    Category,
    Claim,
    Composed,
    Concept,
    Cue,
    Evidence,
    Factuality,
    Graph,
    Group,
    Hypothesis,
    Lineage,
    Match,
    MatchKind,
    Mention,
    Part,
    Polarity,
    Predicate,
    Provisional,
    Qualifier,
    QualifierKind,
    Source,
    Span,
    Stance,
    Statement,
    Step,
    Term,
)
from tests.story import Said, Story, Tree, tell

THINGS = ("crack", "seed cell", "soil", "lump", "big lump", "pain", "back pain")
TREE = Tree({"lump": "swelling", "swelling": "finding", "finding": "thing", "big lump": "lump", "back pain": "pain"})
"""What the stories are about, and what lies under what."""

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Any text that UTF-8 can carry, control characters and all."""

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_shares = st.floats(0, 1, allow_nan=False)
_TERMS = tuple(
    Term(curie, label, category)
    for curie, label, category in (
        ("CL:0000037", "hematopoietic stem cell", Category.CELL),
        ("HP:0001978", "Extramedullary hematopoiesis", Category.PHENOTYPE),
        ("UBERON:0000995", "uterus", Category.ANATOMY),
        ("unknown prefix:1 <2>", "a term of nobody's", Category.OTHER),
        ("MONDO:1", 'quote " and \\ and\nline', Category.DISEASE),
    )
)
_terms = st.sampled_from(_TERMS)
_LABELS = {"RO:0001025": "located in", "RO:0000052": "characteristic of"}


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a stretch of a short text."""
    start = draw(st.integers(0, 200))
    return Span(start, start + draw(st.integers(1, 60)))


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    """Draw a concept; one id has one description, as in a graph of ours."""
    return draw(st.one_of(_terms, _composed(), _provisional()))


@st.composite
def _composed(draw: st.DrawFn) -> Composed:
    relations = draw(st.lists(st.sampled_from(sorted(_LABELS)), max_size=3))
    base = draw(_terms)
    parts = tuple(Part(relation, _LABELS[relation], draw(_terms)) for relation in relations)
    return Composed(base, parts, base if len(set(parts)) % 2 else None)


@st.composite
def _provisional(draw: st.DrawFn) -> Provisional:
    label = draw(_words)
    digest = sha256(label.encode()).digest()
    return Provisional(label, list(Category)[digest[0] % len(Category)], (None, *_TERMS)[digest[1] % 6])


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """Draw words that name something, perhaps by way of an antecedent."""
    antecedent = draw(st.none() | st.builds(Mention, _words, spans()))
    return Mention(draw(_words), draw(spans()), antecedent, draw(st.none() | _words))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Draw a statement; a group has one predicate."""
    group = draw(st.sampled_from(list(Group)))
    number = list(Group).index(group)
    return Statement(
        draw(concepts()), Predicate(f"RO:{number:07}", f"the {number}th", group, number % 3 - 1), draw(concepts())
    )


def _evidence(source: Source) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        document=st.just(source.id),
        sha256=st.just(source.sha256),
        passage=spans(),
        quote=texts,
        subject=mentions(),
        group=st.sampled_from(list(Group)),
        trigger=st.builds(Cue, texts, spans()),
        object=mentions(),
        rule=texts,
        polarity=st.sampled_from(list(Polarity)),
        factuality=st.sampled_from(list(Factuality)),
        cues=st.lists(st.builds(Cue, texts, spans()), max_size=3).map(tuple),
        attribution=st.none() | st.builds(Attribution, texts, spans(), st.sampled_from(list(Stance))),
        qualifiers=st.lists(st.builds(Qualifier, st.sampled_from(list(QualifierKind)), mentions()), max_size=2).map(
            _by_kind
        ),
        section=st.none() | texts,
        confidence=_shares,
    )


def _by_kind(qualifiers: list[Qualifier]) -> tuple[Qualifier, ...]:
    """Return qualifiers in the order of the contract, which lists them kind by kind."""
    return tuple(sorted(qualifiers, key=lambda one: list(QualifierKind).index(one.kind)))


@st.composite
def _claims(draw: st.DrawFn, source: Source) -> Claim:
    statement = draw(statements())
    kinds = st.sampled_from(list(MatchKind))
    candidates = st.lists(st.builds(Candidate, _terms, _shares, texts), max_size=2).map(tuple)
    subject, object_ = (
        Match(end, draw(kinds), draw(_shares), draw(candidates)) for end in (statement.subject, statement.object)
    )
    evidence = replace(draw(_evidence(source)), group=statement.predicate.group)
    return Claim(statement, evidence, subject, object_)


@st.composite
def _hypotheses(draw: st.DrawFn, source: Source, said: tuple[Statement, ...]) -> Hypothesis:
    steps = draw(st.lists(st.sampled_from(said), min_size=1, max_size=4))
    return Hypothesis(
        outcome=steps[-1].object,
        steps=tuple(map(Step, steps)),
        stance=draw(st.sampled_from([stance for stance in Stance if stance is not Stance.CITED])),
        document=source.id,
        outcome_mention=draw(st.none() | mentions()),
        attribution=draw(st.none() | st.builds(Attribution, texts, spans(), st.sampled_from(list(Stance)))),
        summary=draw(st.none() | mentions()),
        branches=draw(_branches(tuple(dict.fromkeys(step.id for step in steps)))),
    )


@st.composite
def _branches(draw: st.DrawFn, steps: tuple[str, ...]) -> tuple[Branch, ...]:
    kinds = st.sampled_from(list(BranchKind))
    arms = st.sets(st.sampled_from(steps), min_size=1).map(lambda chosen: tuple(s for s in steps if s in chosen))
    return tuple(draw(st.lists(st.builds(Branch, kinds, arms), max_size=2)))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a graph as assembly makes them: sorted, each thing once, nothing that points outside."""
    names = sorted(draw(st.sets(_words, max_size=3)))
    sources = tuple(sorted(draw(_source(name)) for name in names))
    drawn = [claim for source in sources for claim in draw(st.lists(_claims(source), max_size=4))]
    claims = tuple(sorted({claim.id: claim for claim in drawn}.values(), key=_place))
    said = tuple({claim.statement.id: claim.statement for claim in claims}.values())
    offered: list[Hypothesis] = []
    for source in sources if said else ():
        found = {one.id: one for one in draw(st.lists(_hypotheses(source, said), max_size=2))}
        offered += found.values()
    everyone = {hypothesis.id for hypothesis in offered}
    rivals = (replace(one, rivals=tuple(sorted(everyone - {one.id}))) for one in offered)
    return Graph(sources, claims, tuple(rivals), draw(_lineages()))


@st.composite
def _lineages(draw: st.DrawFn) -> tuple[Lineage, ...]:
    placed = draw(st.lists(_terms, unique=True, max_size=4))
    parents = st.lists(st.sampled_from([term.id for term in _TERMS]), unique=True, max_size=2)
    above = [tuple(sorted(draw(parents))) for _ in placed]
    return tuple(sorted(Lineage(term, over, over[:1]) for term, over in zip(placed, above, strict=True)))


@st.composite
def _source(draw: st.DrawFn, name: str) -> Source:
    digest = sha256(name.encode()).hexdigest()
    warnings = tuple(draw(st.lists(texts, max_size=2)))
    return Source(name, digest, draw(st.none() | texts), draw(st.sampled_from(["en", "de"])), warnings)


def _place(claim: Claim) -> tuple[str, int, int, int, int, str]:
    evidence = claim.evidence
    starts = (evidence.passage, evidence.trigger.span, evidence.subject.span, evidence.object.span)
    first, second, third, fourth = (span.start for span in starts)
    return (evidence.document, first, second, third, fourth, claim.id)


@st.composite
def stories(draw: st.DrawFn, most: int = 4) -> list[Story]:
    """Draw texts that go by different names, about few things, so that they agree, repeat and contradict each other."""
    names = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=most))
    return [tell(*draw(st.lists(sayings(), min_size=1, max_size=6)), name=name) for name in names]


def sayings() -> st.SearchStrategy[Said]:
    """Draw one sentence about the few things of a story."""
    return st.builds(
        Said,
        subject=st.sampled_from(THINGS),
        group=st.sampled_from([group.value for group in Group]),
        object=st.sampled_from(THINGS),
        by=st.sampled_from(["", "", "Smith", "This review"]),
        stance=st.sampled_from([stance for stance in Stance if stance is not Stance.OPEN]),
        factuality=st.sampled_from(list(Factuality)),
        polarity=st.sampled_from([Polarity.POSITIVE] * 4 + [Polarity.NEGATIVE]),
        opening=st.sampled_from(["", "", "Thus, "]),
    )
