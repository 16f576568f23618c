"""What every store promises, shown on each of them."""

from __future__ import annotations

import pytest

from graphbuilder import questions
from graphbuilder.errors import ContractError, QueryError
from graphbuilder.model import Graph, Hypothesis, Stance, Step
from graphbuilder.protocols import Store, Value
from graphbuilder.store.rdf import RdfStore
from tests.worlds import BRITTLE, CELL, FRACTURE, MASS, SKELETAL, SURGERY, world

QUESTIONS = tuple(entry.name for entry in questions.catalogue())


def parameters(name: str) -> list[dict[str, Value]]:
    """Return sets of parameters under which the question *name* has an answer in the world."""
    graph = world()
    statement = graph.hypotheses[0].steps[0].statement.id
    cases: dict[str, list[dict[str, Value]]] = {
        "attributed": [{}, {"stance": "proposed"}],
        "branches-of": [{"hypothesis": hypothesis.id} for hypothesis in graph.hypotheses if hypothesis.branches],
        "causes-of": [{"concept": MASS.id}, {"concept": CELL.label}],
        "chains-between": [
            {"source": SURGERY.id, "target": MASS.label.upper()},
            {"source": FRACTURE.id, "target": MASS.id, "hops": "6"},
            {"source": SURGERY.id, "target": MASS.id, "hops": 6, "limit": 2},
        ],
        "concept": [{"concept": "scar β"}, {"concept": FRACTURE.id.lower()}],
        "effects-of": [{"concept": SURGERY.id}],
        "evidence-of": [{"statement": statement}],
        "find-concepts": [{"text": "FRACT"}],
        "hedged-or-denied": [{}, {"document": graph.sources[0].id}],
        "hypotheses-of": [{"outcome": MASS.id}],
        "most-supported": [{}, {"relation": "produces"}, {"limit": 1}],
        "rivals": [{}, {"outcome": MASS.id}, {"outcome": MASS.id, "limit": 1}, {"limit": 1}],
        "statements-of": [{"document": source.id} for source in graph.sources],
        "steps-of": [{"hypothesis": hypothesis.id} for hypothesis in graph.hypotheses],
    }
    return cases.get(name, [{}])


CASES = [pytest.param(name, given, id=f"{name}-{n}") for name in QUESTIONS for n, given in enumerate(parameters(name))]


@pytest.fixture
def reference() -> RdfStore:
    """Return the world in memory: the answers that all stores must give."""
    held = RdfStore()
    held.load(world())
    return held


def test_counts_are_those_of_the_graph(store: Store) -> None:
    """Nothing is lost, nothing is counted twice."""
    graph = world()

    loaded = store.load(graph)

    expected = {
        "concepts": len(graph.concepts),
        "evidence": len(graph.claims),
        "hypotheses": len({hypothesis.id for hypothesis in graph.hypotheses}),
        "sources": len(graph.sources),
        "statements": len(graph.statements),
    }
    assert loaded.added == loaded.total == store.counts() == expected


def test_loading_twice_adds_nothing(store: Store) -> None:
    """The second load changes no count."""
    first = store.load(world())

    second = store.load(world())

    assert set(second.added.values()) == {0}
    assert second.total == first.total


def test_loading_in_parts_ends_where_loading_at_once_does(store: Store, reference: RdfStore) -> None:
    """Texts may come one by one: counts and standings are made anew as evidence arrives."""
    graph = world()

    for part in parts(graph):
        store.load(part)

    assert store.counts() == reference.counts()
    assert answer(store, "groups", {}) == answer(reference, "groups", {})
    assert answer(store, "effects-of", {"concept": SURGERY.id}) == answer(
        reference, "effects-of", {"concept": SURGERY.id}
    )


@pytest.mark.parametrize(("name", "given"), CASES)
def test_every_question_has_the_same_rows_in_every_store(
    name: str, given: dict[str, Value], store: Store, reference: RdfStore
) -> None:
    """SPARQL and Cypher are two ways to ask one thing: same columns, same rows, same order."""
    store.load(world())

    rows = questions.run(store, name, given)

    assert rows == questions.run(reference, name, given)
    assert rows.rows


def test_a_denied_statement_is_no_effect(store: Store) -> None:
    """Surgery is denied to prevent fractures: no plain edge says that it does."""
    store.load(world())

    relations = {row[2] for row in answer(store, "effects-of", {"concept": SURGERY.id})}

    assert "prevents" not in relations
    assert "causes" in relations


def test_a_hedged_link_says_so(store: Store) -> None:
    """What is only probable comes with its reserve."""
    store.load(world())

    found = {row[2]: row[5] for row in answer(store, "effects-of", {"concept": SURGERY.id})}

    assert found == {"causes": "hedged", "decreases": "asserted"}


def test_a_chain_may_begin_under_its_source(store: Store) -> None:
    """Who asks for fractures gets the chain that begins at fractures of the pelvis."""
    store.load(world())

    chains = answer(store, "chains-between", {"source": FRACTURE.id, "target": MASS.id})

    assert [row[1] for row in chains] == [
        "Recurrent fractures (located in pelvic region) [releases] hematopoietic stem cell "
        "[produces] Extramedullary hematopoiesis"
    ]


def test_a_chain_may_begin_anywhere_under_its_source(store: Store) -> None:
    """The ontology's own hierarchy counts, up to terms that no text names."""
    store.load(world())

    chains = answer(store, "chains-between", {"source": SKELETAL.label, "target": MASS.id})

    assert [row[0] for row in chains] == [2]


def test_a_question_may_name_a_term_that_means_the_same(store: Store) -> None:
    """What HP and MONDO both have is one node; either CURIE finds it."""
    store.load(world())

    chains = answer(store, "chains-between", {"source": BRITTLE.id, "target": MASS.id})

    assert [row[0] for row in chains] == [2]


def test_a_term_above_others_is_no_concept_until_a_text_names_it(store: Store) -> None:
    """It serves questions, and is not counted."""
    store.load(world())

    assert answer(store, "concept", {"concept": SKELETAL.id}) == ()


def test_a_chain_follows_an_interaction_both_ways(store: Store) -> None:
    """Scars interact with the niche, whichever of the two the statement names first."""
    store.load(world())

    chains = answer(store, "chains-between", {"source": SURGERY.id, "target": MASS.id, "hops": 3})

    assert [row[0] for row in chains] == [2, 3]


def test_branches_come_back_as_they_were_offered(store: Store) -> None:
    """Which steps stand side by side, and how they are joined."""
    store.load(world())
    (offered,) = (hypothesis for hypothesis in world().hypotheses if hypothesis.branches)

    rows = answer(store, "branches-of", {"hypothesis": offered.id})

    held = {number: [row for row in rows if row[1] == number] for number in (1, 2)}
    found = tuple((found[0][2], tuple(row[7] for row in found)) for found in held.values())
    assert found == tuple((branch.kind.value, branch.steps) for branch in offered.branches)
    assert [row[3] for row in rows] == [1, 2, 3, 4]


def test_a_graph_that_points_outside_is_refused(store: Store) -> None:
    """A hypothesis on statements that nobody said is not loaded, and nothing else of that graph is either."""
    graph = world()
    stray = Hypothesis(MASS, (Step(graph.statements[0]),), Stance.OPEN, "nowhere")

    with pytest.raises(ContractError, match="'nowhere' is no source"):
        store.load(Graph(graph.sources, graph.claims, (stray,)))

    assert set(store.counts().values()) == {0}


CHANGES = {"sparql": "DELETE WHERE { ?s ?p ?o }", "cypher": "MATCH (n) DETACH DELETE n"}
BROKEN = {"sparql": "SELECT ?s\nWHERE { ?s ?p }", "cypher": "MATCH (n)\nRETRUN n"}
UNBOUND = {"sparql": "SELECT ?s { ?s ?p $missing }", "cypher": "MATCH (n) RETURN n, $missing"}


def test_a_query_may_not_change_the_store(store: Store) -> None:
    """Questions only read."""
    store.load(world())

    with pytest.raises(QueryError, match="would change the store"):
        store.query(CHANGES[store.language], {})

    assert store.counts()["statements"]


def test_a_query_that_does_not_parse_names_the_line(store: Store) -> None:
    """The slip is found without guessing."""
    with pytest.raises(QueryError, match="line 2"):
        store.query(BROKEN[store.language], {})


def test_a_parameter_without_value_is_named(store: Store) -> None:
    """A free query, too, says what it lacks."""
    with pytest.raises(QueryError, match="missing"):
        store.query(UNBOUND[store.language], {})


def answer(store: Store, name: str, given: dict[str, Value]) -> tuple[tuple[Value, ...], ...]:
    """Return the rows of a question."""
    return questions.run(store, name, given).rows


def parts(graph: Graph) -> list[Graph]:
    """Return the graph of each text alone."""
    return [
        Graph(
            (source,),
            tuple(claim for claim in graph.claims if claim.evidence.document == source.id),
            tuple(hypothesis for hypothesis in graph.hypotheses if hypothesis.document == source.id),
            graph.lineages,
        )
        for source in graph.sources
    ]
