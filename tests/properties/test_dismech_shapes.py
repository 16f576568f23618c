"""Whatever a curator's file holds, it is read or refused with a reason, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.assembly import NoHierarchy, assemble, problems
from graphbuilder.curated import dismech
from graphbuilder.errors import InputError
from graphbuilder.ontology import predicates

FIELDS = (
    "name", "target", "term", "id", "label", "preferred_term", "evidence", "supports", "snippet", "reference",
    "downstream", "pathophysiology", "phenotypes", "phenotype_term", "genetic", "treatments", "hypotheses", "stages",
    "cell_types", "biological_processes", "locations", "genes", "disease_term", "sequelae", "modifier", "subtype",
)  # fmt: skip
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=12)
SCALARS = st.one_of(WORDS, st.integers(), st.booleans(), st.none(), st.just("A name"), st.just("GO:0006954"))
SHAPES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5)),
    max_leaves=25,
)
FILES = st.dictionaries(st.sampled_from(FIELDS), SHAPES, max_size=8)


def read(file: Path) -> dismech.Disorder | str:
    """Return what is in *file*, or why it is refused."""
    try:
        return dismech.read(file)
    except InputError as error:
        return str(error)


@given(FILES)
@settings(max_examples=150, deadline=None)
def test_any_shape_is_read_or_refused(fields: dict[str, Any]) -> None:
    """A claim that is read can be verified; a file that is refused says where."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "some.yaml"
        file.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
        found = read(file)
        if isinstance(found, str):
            assert found.startswith(f"{file}:")
            return
        dismech.write(found, file)

        again = dismech.read(file)

    curated = dismech.document(again, predicates())
    graph = assemble([curated.source], curated.claims, NoHierarchy())
    assert again.fields == found.fields
    assert list(problems(graph, {curated.document.id: curated.document.text})) == []
    assert curated.counts.claims == len(curated.claims)
