"""Rivals against the evidence."""

from __future__ import annotations

from graphbuilder import assembly
from graphbuilder.assembly import Fit, Matrix, contests, matrix
from graphbuilder.model import Factuality, Graph, Polarity
from tests.story import Said, Tree, tell

TREE = Tree({"bone": "tissue", "tissue": "thing", "crack": "injury", "injury": "event", "small crack": "crack"})
DENIED = {"polarity": Polarity.NEGATIVE, "factuality": Factuality.COUNTERFACT}


def whole(*more: Said) -> Graph:
    """Return two rivals, and what other texts, one sentence each, say besides."""
    stories = [
        tell(Said("crack", "causes", "lump", by="Smith"), Said("virus", "causes", "lump", by="Jones"), name="one"),
        *(tell(said, name=f"other {number}") for number, said in enumerate(more)),
    ]
    return assembly.assemble((s.source for s in stories), (c for s in stories for c in s.claims), TREE)


def against(graph: Graph) -> dict[str, int]:
    """Return how many sources speak against each rival, by its cause."""
    return {row.hypothesis.steps[0].statement.subject.label: row.against for row in found(graph).rows}


def found(graph: Graph) -> Matrix:
    """Return the matrix of the two rivals."""
    return matrix([h for h in graph.hypotheses if h.document == "one"], graph, TREE)


def test_the_least_contradicted_comes_first() -> None:
    """One denial outweighs any number of fitting reports."""
    graph = whole(
        Said("crack", "causes", "lump"),
        Said("crack", "causes", "lump"),
        Said("crack", "causes", "lump", **DENIED),  # type: ignore[arg-type]
    )

    assert [row.hypothesis.steps[0].statement.subject.label for row in found(graph).rows] == ["virus", "crack"]


def test_to_deny_the_broader_speaks_against_the_narrower() -> None:
    """If no injury does it, no crack does."""
    assert against(whole(Said("injury", "causes", "lump", **DENIED))) == {"crack": 1, "virus": 0}  # type: ignore[arg-type]


def test_to_deny_the_narrower_leaves_the_broader() -> None:
    """Small cracks may not do it, larger ones might."""
    assert against(whole(Said("small crack", "causes", "lump", **DENIED))) == {"crack": 0, "virus": 0}  # type: ignore[arg-type]


def test_the_opposite_sign_speaks_against() -> None:
    """What prevents the lump does not cause it."""
    assert against(whole(Said("virus", "prevents", "lump"))) == {"crack": 0, "virus": 1}


def test_to_deny_the_opposite_says_nothing() -> None:
    """What does not prevent it need not cause it."""
    graph = whole(Said("virus", "prevents", "lump", **DENIED))  # type: ignore[arg-type]

    assert against(graph) == {"crack": 0, "virus": 0}


def test_evidence_that_treats_all_alike_is_left_out() -> None:
    """It decides nothing."""
    graph = whole(Said("lump", "causes", "pain"))

    assert {claim.evidence.document for claim in found(graph).evidence} == {"one"}


def test_a_report_of_the_narrower_fits_the_broader() -> None:
    """Who sees it after small cracks has seen it after cracks."""
    graph = whole(Said("small crack", "causes", "lump"))
    (told,) = (claim.id for claim in graph.claims if claim.evidence.document == "other 0")

    assert [row.fits.get(told) for row in found(graph).rows] == [Fit.CONSISTENT, None]


def test_rivals_form_one_contest_and_others_none() -> None:
    """Only what competes is set side by side."""
    graph = whole(Said("toxin", "causes", "pain", by="Lee"))

    assert [[h.document for h in group] for group in contests(graph.hypotheses)] == [["one", "one"]]
