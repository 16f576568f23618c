"""What a person asks an index: everything about a term, and which terms a text may mean."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuilder.errors import OntologyError
from graphbuilder.model import Term
from graphbuilder.ontology.index import Index, Name
from graphbuilder.ontology.names import key


@dataclass(frozen=True, slots=True)
class Card:
    """All that the index holds about one term; links as terms, in the order of their labels."""

    term: Term
    ontology: str
    version: str
    licence: str
    definition: str
    names: tuple[Name, ...]
    parents: tuple[Term, ...]
    part_of: tuple[Term, ...]
    children: tuple[Term, ...]
    same_as: tuple[Term, ...]
    replaced_by: tuple[Term, ...]
    xrefs: tuple[str, ...]
    obsolete: bool


def show(curie: str, index: Index) -> Card:
    """Return what the index holds about a term; for an id that was taken over, about the term that took it.

    Raises:
        OntologyError: If no ontology in the index has it.
    """
    term = index.term(curie)
    if term is None:
        raise OntologyError(f"no term {curie} in {', '.join(index.versions())}; 'ontology list' says what can be added")
    ontology = index.ontology(curie)
    version = index.versions()[ontology]
    return Card(
        term=term,
        ontology=ontology,
        version=version.version,
        licence=version.licence,
        definition=index.definition(curie),
        names=index.synonyms(curie),
        parents=_terms(index.parents(curie), index),
        part_of=_terms(index.part_of(curie), index),
        children=_terms(index.children(curie), index),
        same_as=_terms(index.same_as(curie), index),
        replaced_by=_terms(index.replaced_by(curie), index),
        xrefs=index.xrefs(curie),
        obsolete=index.is_obsolete(curie),
    )


def search(text: str, index: Index, limit: int = 20) -> tuple[Name, ...]:
    """Return names that hold the words of *text*, at most one a term: whole names first, then the shortest.

    A CURIE finds its term. Words are compared as the grounder compares them: case, plural and spelling do not matter.
    """
    term = index.term(text.strip())
    if term is not None:
        return (Name(term.id, term.label, "label"),)
    wanted = key(text)
    if not wanted:
        return ()
    words = set(wanted.split())
    longest = max(words, key=len)
    holding = [found for found in index.keys("") if longest in found and words <= set(found.split())]
    best: dict[str, Name] = {}
    for found in sorted(holding, key=lambda found: _rank(found, wanted)):
        for name in sorted(index.names(found), key=lambda name: _SCOPES.get(name.scope, len(_SCOPES))):
            best.setdefault(name.term, name)
        if len(best) >= limit:
            break
    return tuple(best.values())[:limit]


_SCOPES = {"label": 0, "exact": 1}


def _rank(found: str, wanted: str) -> tuple[bool, bool, int, str]:
    return found != wanted, wanted not in found, len(found), found


def _terms(curies: tuple[str, ...], index: Index) -> tuple[Term, ...]:
    terms = (index.term(curie) or Term(curie, curie) for curie in curies)
    return tuple(sorted(terms, key=lambda term: (term.label.lower(), term.id)))
