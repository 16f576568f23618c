"""The grounder with the shipped ontologies, against hand-made gold and our own word lists."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from graphbuilder import grounding
from graphbuilder.grounding import TermGrounder, tables
from graphbuilder.model import Composed, Mention, Provisional, Span
from graphbuilder.ontology import Index, open_index
from graphbuilder.ontology.names import key
from graphbuilder.protocols import Context
from graphbuilder.resources import folder

CURIE = re.compile(r"\b[A-Z]+:\w+")
TRAPS = {("weakness", "HP:0025406"), ("pain", "NBO:0000331"), ("presacral mass", "PATO:0000125")}


@pytest.fixture(scope="module")
def index() -> Index:
    """Return the index of the shipped slims."""
    return open_index()


@pytest.fixture(scope="module")
def grounder(index: Index) -> TermGrounder:
    """Return the shipped grounder."""
    return grounding.load(index)


def ids(grounder: TermGrounder, text: str) -> set[str]:
    """Return the CURIEs of the concept of a mention, of its parts for a composition, none for a provisional one."""
    context = Context(abbreviations={"EMH": "extramedullary hematopoiesis"})
    concept = grounder.best(Mention(text, Span(0, len(text))), context).concept
    if isinstance(concept, Provisional):
        return set()
    return (
        {concept.base.id, *(part.term.id for part in concept.parts)} if isinstance(concept, Composed) else {concept.id}
    )


@pytest.mark.shared
def test_the_mentions_of_the_seed_page(shared: Path, grounder: TermGrounder) -> None:
    """Every exact and approximate row is right, 85% of all are, and no trap is stepped into."""
    with (shared / "eval/seed-grounding.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    wrong = {row["mention"]: row["fit"] for row in rows if not _right(row, ids(grounder, row["mention"]))}

    assert "exact" not in wrong.values()
    assert "approx" not in wrong.values()
    assert len(wrong) <= 0.15 * len(rows)
    assert not {trap for trap in TRAPS if trap[1] in ids(grounder, trap[0])}


def _right(row: dict[str, str], answer: set[str]) -> bool:
    single = {row["best_curie"], *CURIE.findall(row["acceptable_alternatives"] or "")} - {""}
    parts = set(CURIE.findall(row["composition"] or ""))
    if not single and not parts:
        return not answer
    return bool(answer & single) or (bool(parts) and parts <= answer)


def test_two_phrasings_of_an_operation_are_one_node(grounder: TermGrounder) -> None:
    """An adjective with "tissue" and the noun itself say the same."""
    assert _id(grounder, "surgical manipulation of hepatic tissue") == _id(
        grounder, "surgical manipulation of the liver"
    )


def _id(grounder: TermGrounder, text: str) -> str:
    return grounder.best(Mention(text, Span(0, len(text))), Context()).concept.id


def test_every_alias_names_a_living_term_by_its_label(index: Index) -> None:
    """An alias whose term was renamed or given up since must not go unseen."""
    stale = [
        row.name
        for row in tables.aliases(folder("ontology") / "aliases.tsv")
        if (term := index.term(row.term.id)) is not None and (term.id, term.label) != (row.term.id, row.term.label)
    ]

    assert stale == []


def test_every_relational_adjective_leads_to_a_name(index: Index) -> None:
    """A noun that its ontology does not know is a slip of the pen."""
    known = {key(row.name) for row in tables.aliases(folder("ontology") / "aliases.tsv")}
    lost = [
        row.adjective
        for row in tables.adjectives(folder("ontology") / "adjectives.tsv")
        if key(row.noun) not in known
        and not any(n.term.lower().startswith(row.ontology) for n in index.names(key(row.noun)))
    ]

    assert lost == []


@pytest.mark.parametrize("name", ["adjectives.tsv", "aliases.tsv", "stoplist.tsv", "wordings.tsv"])
def test_word_lists_are_sorted_and_say_nothing_twice(name: str) -> None:
    """A sorted list shows a change as one line."""
    lines = (folder("ontology") / name).read_text(encoding="utf-8").splitlines()[1:]

    assert len(lines) == len(set(lines))
    assert [line.casefold() for line in lines] == sorted(line.casefold() for line in lines)
