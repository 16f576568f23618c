"""Read the classes and relations of an OWL ontology in RDF/XML, the form in which OWL files are released.

One element at a time: a class is read and let go. Only what grounding and the hierarchy need is kept; class
expressions beyond "part of some X" and the genus of a definition are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, cast

from lxml import etree

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.prefixes import canonical, contract
from graphbuilder.ontology.record import Reading, Record, Scope, Synonym

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RDFS = "{http://www.w3.org/2000/01/rdf-schema#}"
_OWL = "{http://www.w3.org/2002/07/owl#}"
_OBO = "{http://purl.obolibrary.org/obo/}"
_OIO = "{http://www.geneontology.org/formats/oboInOwl#}"
_EXACT = "{http://www.w3.org/2004/02/skos/core#}exactMatch"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PART_OF = "BFO:0000050"
_LICENCES = ("{http://purl.org/dc/terms/}license", "{http://purl.org/dc/elements/1.1/}license")
_SYNONYMS = {f"{_OIO}has{scope.capitalize()}Synonym": scope for scope in Scope if scope is not Scope.LABEL}
_SYNONYMS[f"{_OBO}IAO_0000118"] = Scope.RELATED

Element = etree._Element


def read(stream: IO[bytes], name: str) -> Reading:
    """Return what the file says of itself and its records; *name* is for messages.

    Raises:
        OntologyError: If it is not RDF/XML (at once), or at the first line that is not well-formed.
    """
    elements = _elements(stream, name)
    header: dict[str, str] = {}
    first: list[Element] = []
    for element in elements:
        if element.tag == f"{_OWL}Ontology":
            header = _header(element)
        else:
            first = [element]
            break
    short = header.get("iri", "").rpartition("/")[2].partition(".")[0]
    return Reading(short, header.get("version", ""), header.get("licence", ""), _records(chain(first, elements)))


def _elements(stream: IO[bytes], name: str) -> Iterator[Element]:
    """Yield the ontology, class and property elements right below the root, and forget each afterwards."""
    wanted = {f"{_OWL}Ontology", f"{_OWL}Class", f"{_OWL}ObjectProperty"}
    depth = 0
    try:
        events = etree.iterparse(stream, ("start", "end"), resolve_entities="internal", no_network=True, huge_tree=True)
        for event, element in events:
            if event == "start":
                depth += 1
                if depth == 1 and element.tag != f"{_RDF}RDF":
                    raise OntologyError(f"{name}:1: the root is {element.tag}; expected rdf:RDF (OWL in RDF/XML)")
                continue
            depth -= 1
            if depth == 1:
                if element.tag in wanted:
                    yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise OntologyError(f"{name}:{error.lineno}: not well-formed XML: {error.msg}") from error


def _header(element: Element) -> dict[str, str]:
    version = _texts(element, f"{_OWL}versionInfo") or [_resource(child) for child in element.iter(f"{_OWL}versionIRI")]
    licence = [_resource(child) or (child.text or "") for tag in _LICENCES for child in element.iter(tag)]
    return {
        "iri": element.get(f"{_RDF}about", ""),
        "version": next(iter(version), ""),
        "licence": next(iter(licence), "").strip(),
    }


def _records(elements: Iterator[Element]) -> Iterator[Record]:
    for element in elements:
        iri = element.get(f"{_RDF}about")
        if iri:
            yield _record(element, contract(iri))


def _record(element: Element, curie: str) -> Record:
    is_a, part_of = [], []
    for parent in element.findall(f"{_RDFS}subClassOf"):
        if _resource(parent):
            is_a.append(contract(_resource(parent)))
        part_of += [contract(whole) for whole in _wholes(parent)]
    return Record(
        id=curie,
        label=next(iter(_texts(element, f"{_RDFS}label")), ""),
        synonyms=tuple(
            Synonym(scope, text) for tag, scope in sorted(_SYNONYMS.items()) for text in _texts(element, tag)
        ),
        is_a=tuple(dict.fromkeys([*is_a, *map(contract, _genus(element))])),
        part_of=tuple(dict.fromkeys(part_of)),
        xrefs=tuple(map(canonical, _texts(element, f"{_OIO}hasDbXref"))),
        same_as=tuple(canonical(_resource(child)) for child in element.findall(_EXACT) if _resource(child)),
        alt_ids=tuple(map(contract, _texts(element, f"{_OIO}hasAlternativeId"))),
        replaced_by=tuple(
            contract(_resource(child) or (child.text or "").strip()) for child in element.findall(f"{_OBO}IAO_0100001")
        ),
        definition=next(iter(_texts(element, f"{_OBO}IAO_0000115")), ""),
        namespace=next(iter(_texts(element, f"{_OIO}hasOBONamespace")), ""),
        obsolete="true" in _texts(element, f"{_OWL}deprecated"),
        is_relation=element.tag == f"{_OWL}ObjectProperty",
        line=cast("int", element.sourceline or 0),
    )


def _texts(element: Element, tag: str) -> list[str]:
    """Return the texts of the children *tag*, English or of no stated language, in the order of the file."""
    return [
        " ".join(child.text.split())
        for child in element.findall(tag)
        if child.text and child.get(_LANGUAGE, "en").startswith("en")
    ]


def _resource(element: Element) -> str:
    attributes: Mapping[str, str] = element.attrib  # type: ignore[assignment]  # the stubs allow bytes here too
    return attributes.get(f"{_RDF}resource", "")


def _wholes(parent: Element) -> Iterator[str]:
    for restriction in parent.findall(f"{_OWL}Restriction"):
        relation = restriction.find(f"{_OWL}onProperty")
        filler = restriction.find(f"{_OWL}someValuesFrom")
        if (
            relation is not None
            and filler is not None
            and contract(_resource(relation)) == _PART_OF
            and _resource(filler)
        ):
            yield _resource(filler)


def _genus(element: Element) -> Iterator[str]:
    """Yield the named classes of a definition "X that ...": they are parents, even where the file does not say so."""
    for member in element.findall(f"{_OWL}equivalentClass/{_OWL}Class/{_OWL}intersectionOf/{_RDF}Description"):
        yield member.get(f"{_RDF}about", "")
