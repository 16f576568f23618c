"""The names that our RDF uses. ``ontology/schema/graphbuilder.ttl`` says what each of ours means."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

VOCAB: Final = "https://w3id.org/graphbuilder/vocab#"
GRAPHS: Final = "https://w3id.org/graphbuilder/graph/"

_OA: Final = "http://www.w3.org/ns/oa#"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS: Final = "http://purl.org/dc/terms/"

PREFIXES: Final = {
    "dcterms": _DCTERMS,
    "gb": "https://w3id.org/graphbuilder/id/",
    "gbg": GRAPHS,
    "gbv": VOCAB,
    "oa": _OA,
    "owl": _OWL,
    "rdf": _RDF,
    "rdfs": _RDFS,
    "skos": _SKOS,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""What every query and every file of ours may abbreviate; the ontologies' prefixes come on top."""

PROVENANCE: Final = NamedNode(f"{GRAPHS}provenance")
"""The graph that describes everything: concepts, statements, evidence, hypotheses, sources."""
VIEW: Final = NamedNode(f"{GRAPHS}view")
"""The graph of tallies and plain edges, made from the other and to be thrown away at will."""

TYPE: Final = NamedNode(f"{_RDF}type")
FIRST: Final = NamedNode(f"{_RDF}first")
REST: Final = NamedNode(f"{_RDF}rest")
NIL: Final = NamedNode(f"{_RDF}nil")
SUBJECT: Final = NamedNode(f"{_RDF}subject")
PREDICATE: Final = NamedNode(f"{_RDF}predicate")
OBJECT: Final = NamedNode(f"{_RDF}object")
LABEL: Final = NamedNode(f"{_RDFS}label")
SUBCLASS_OF: Final = NamedNode(f"{_RDFS}subClassOf")
OWL_CLASS: Final = NamedNode(f"{_OWL}Class")
EQUIVALENT_CLASS: Final = NamedNode(f"{_OWL}equivalentClass")
INTERSECTION_OF: Final = NamedNode(f"{_OWL}intersectionOf")
RESTRICTION: Final = NamedNode(f"{_OWL}Restriction")
ON_PROPERTY: Final = NamedNode(f"{_OWL}onProperty")
SOME_VALUES_FROM: Final = NamedNode(f"{_OWL}someValuesFrom")
OBJECT_PROPERTY: Final = NamedNode(f"{_OWL}ObjectProperty")
BROADER: Final = NamedNode(f"{_SKOS}broader")
EXACT_MATCH: Final = NamedNode(f"{_SKOS}exactMatch")
IDENTIFIER: Final = NamedNode(f"{_DCTERMS}identifier")
TITLE: Final = NamedNode(f"{_DCTERMS}title")
LANGUAGE: Final = NamedNode(f"{_DCTERMS}language")
EXACT: Final = NamedNode(f"{_OA}exact")
START: Final = NamedNode(f"{_OA}start")
END: Final = NamedNode(f"{_OA}end")


def own(name: str) -> NamedNode:
    """Return the IRI of *name* in our vocabulary."""
    return NamedNode(VOCAB + name)


TERM: Final = own("Term")
COMPOSED_CONCEPT: Final = own("ComposedConcept")
PROVISIONAL_CONCEPT: Final = own("ProvisionalConcept")
CONCEPT: Final = own("Concept")
PLACED: Final = own("PlacedTerm")
STATEMENT: Final = own("Statement")
EVIDENCE: Final = own("Evidence")
HYPOTHESIS: Final = own("Hypothesis")
OFFER: Final = own("Offer")
SOURCE: Final = own("Source")
LINK: Final = own("Link")

KEY: Final = own("key")
CATEGORY: Final = own("category")
BASE: Final = own("base")
PART: Final = own("part")
RELATION_LABEL: Final = own("relationLabel")
GROUP: Final = own("group")
SIGN: Final = own("sign")
EVIDENCE_OF: Final = own("evidenceOf")
IN_SOURCE: Final = own("source")
SHA256: Final = own("sha256")
WARNING: Final = own("warning")
SECTION: Final = own("section")
SUBJECT_WORDS: Final = own("subjectWords")
OBJECT_WORDS: Final = own("objectWords")
TRIGGER: Final = own("trigger")
CUE: Final = own("cue")
QUALIFIER: Final = own("qualifier")
KIND: Final = own("kind")
ATTRIBUTION: Final = own("attribution")
STANCE: Final = own("stance")
NAMES: Final = own("names")
MATCH: Final = own("match")
SCORE: Final = own("score")
CANDIDATE: Final = own("candidate")
WHY: Final = own("why")
REFERS_TO: Final = own("refersTo")
READING: Final = own("reading")
INDEX: Final = own("index")
POLARITY: Final = own("polarity")
FACTUALITY: Final = own("factuality")
CERTAINTY: Final = own("certainty")
BEARING: Final = own("bearing")
RULE: Final = own("rule")
CONFIDENCE: Final = own("confidence")
OUTCOME: Final = own("outcome")
STEP: Final = own("step")
BRANCH: Final = own("branch")
OF_STATEMENT: Final = own("statement")
RIVAL: Final = own("rival")
OFFERED: Final = own("offered")
OUTCOME_WORDS: Final = own("outcomeWords")
SUMMARY: Final = own("summary")
STANDING: Final = own("standing")
SUPPORTING: Final = own("supporting")
HEDGED: Final = own("hedged")
DENYING: Final = own("denying")
FROM: Final = own("from")
TO: Final = own("to")
LEADS: Final = own("leads")
