"""Read OBO 1.2 and 1.4, one stanza at a time.

Only what grounding and the hierarchy need is kept; unknown tags are passed over, as the format asks of its readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graphbuilder.errors import OntologyError
from graphbuilder.ontology.prefixes import canonical, contract
from graphbuilder.ontology.record import Reading, Record, Scope, Synonym, kind_of

_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\s+(EXACT|RELATED|NARROW|BROAD))?(?:\s+([^\s\[]+))?')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": " ", "t": " ", "W": " "}
_CONDITION = "gci_relation="
"""Marks a link that holds in some organisms or places alone; as a plain parent it would be wrong, even circular."""

_EQUIVALENT = "MONDO:equivalentTo"
_EXACT = frozenset({"exactMatch", "skos:exactMatch", "http://www.w3.org/2004/02/skos/core#exactMatch"})
_PART_OF = frozenset({"part_of", "BFO:0000050"})
_LICENCE = frozenset({"terms:license", "dcterms:license", "dcterms-license", "http://purl.org/dc/terms/license"})

Line = tuple[int, str]


def read(lines: Iterable[str], name: str) -> Reading:
    """Return the header of an OBO text and its records; *name* is for messages.

    Raises:
        OntologyError: If the text is not OBO, or (while the records are read) at the first broken line.
    """
    numbered = _numbered(lines)
    header: dict[str, str] = {}
    stanza = ""
    for number, line in numbered:
        if line.startswith("["):
            stanza = line
            break
        tag, value = _tag(line, number, name)
        if tag == "property_value":
            key, _, rest = value.partition(" ")
            if key in _LICENCE:
                header["licence"] = rest.split()[0].strip('"') if rest else ""
        else:
            header.setdefault(tag, value)
    if "format-version" not in header and not stanza:
        raise OntologyError(f"{name}: no 'format-version' and no stanza; this is not an OBO file")
    ontology = header.get("ontology", "").rpartition("/")[2].removesuffix(".obo")
    return Reading(
        ontology, header.get("data-version", ""), header.get("licence", ""), _records(numbered, stanza, name)
    )


def _numbered(lines: Iterable[str]) -> Iterator[Line]:
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("!"):
            yield number, stripped


def _records(numbered: Iterator[Line], stanza: str, name: str) -> Iterator[Record]:
    body: list[Line] = []
    for number, line in numbered:
        if line.startswith("["):
            yield from _record(stanza, body, name)
            stanza, body = line, []
            if not line.endswith("]"):
                raise OntologyError(f"{name}:{number}: found {line[:60]!r}; a stanza begins with [Term] or [Typedef]")
        else:
            body.append((number, line))
    yield from _record(stanza, body, name)


def _record(stanza: str, body: Sequence[Line], name: str) -> Iterator[Record]:
    """Yield the record of a stanza; other stanzas than terms and relations, and empty ones, give nothing."""
    if stanza not in {"[Term]", "[Typedef]"} or not body:
        return
    values: dict[str, list[str]] = {}
    synonyms: list[Synonym] = []
    for number, line in body:
        tag, value = _tag(line, number, name)
        if tag == "synonym":
            synonyms.append(_synonym(value, number, name))
        else:
            values.setdefault(tag, []).append(value)
    begins = body[0][0]
    if len(values.get("id", ())) != 1:
        raise OntologyError(f"{name}:{begins}: {stanza} has {len(values.get('id', ()))} 'id:' lines; it needs one")
    relations = [_relation(value) for value in values.get("relationship", ()) if _CONDITION not in value]
    is_a = [_id(value) for value in values.get("is_a", ()) if _CONDITION not in value]
    definition = _QUOTED.match(values.get("def", [""])[0])
    yield Record(
        id=_id(values["id"][0]),
        label=_unescape(values.get("name", [""])[0]),
        synonyms=tuple(synonyms),
        is_a=tuple(dict.fromkeys([*is_a, *_genus(values.get("intersection_of", ()))])),
        part_of=tuple(dict.fromkeys(target for relation, target in relations if relation in _PART_OF)),
        relations=tuple((relation, target) for relation, target in relations if relation not in _PART_OF),
        same_as=tuple(dict.fromkeys(_same_as(values.get("xref", ()), values.get("property_value", ())))),
        xrefs=tuple(_xref(value) for value in values.get("xref", ())),
        alt_ids=tuple(_id(value) for value in values.get("alt_id", ())),
        replaced_by=tuple(_id(value) for value in values.get("replaced_by", ())),
        definition=_unescape(definition[1]) if definition else "",
        namespace=values.get("namespace", [""])[0],
        obsolete=values.get("is_obsolete", ["false"])[0].startswith("true"),
        is_relation=stanza == "[Typedef]",
        line=begins,
    )


def _tag(line: str, number: int, name: str) -> tuple[str, str]:
    tag, colon, value = line.partition(":")
    if not colon or not tag or " " in tag:
        raise OntologyError(f"{name}:{number}: found {line[:60]!r}; expected 'tag: value'")
    return tag, value.strip()


def _synonym(value: str, number: int, name: str) -> Synonym:
    found = _SYNONYM.match(value)
    if not found:
        raise OntologyError(f'{name}:{number}: found synonym {value[:60]!r}; expected "text" SCOPE []')
    return Synonym(Scope((found[2] or "RELATED").lower()), _unescape(found[1]), kind_of(found[3] or ""))


def _relation(value: str) -> tuple[str, str]:
    relation, _, target = value.partition(" ")
    return contract(relation), _id(target)


def _genus(intersection: Sequence[str]) -> Iterator[str]:
    """Yield the named class of a logical definition: it is a parent, even where the file did not spell that out."""
    for value in intersection:
        bare = _bare(value)
        if " " not in bare:
            yield contract(bare)


def _id(value: str) -> str:
    return contract(_bare(value).partition(" ")[0])


def _xref(value: str) -> str:
    return canonical(value.partition(" ")[0].replace("\\:", ":"))


def _same_as(xrefs: Sequence[str], properties: Sequence[str]) -> Iterator[str]:
    """Yield what the ontology says is the same: exact matches, and MONDO's cross-references that are marked so."""
    yield from (_xref(value) for value in xrefs if _EQUIVALENT in value)
    for value in properties:
        relation, _, rest = value.partition(" ")
        if relation in _EXACT and rest:
            yield canonical(rest.split()[0].strip('"'))


def _bare(value: str) -> str:
    """Cut the comment and the modifiers off a value that is an id."""
    return value.partition(" !")[0].partition(" {")[0].strip()


def _unescape(value: str) -> str:
    return " ".join(_ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), value).split())
