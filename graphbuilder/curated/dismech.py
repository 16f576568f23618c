"""DisMech disorder files: mechanism nodes with term bindings, downstream links, evidence quotes.

Read and written back without loss: fields that are unknown here survive, because the file is kept as it was loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graphbuilder.codec.files import write_text
from graphbuilder.curated import yaml_file
from graphbuilder.curated.disorder import RULE, Reader
from graphbuilder.curated.document import CuratedDocument, write_out
from graphbuilder.curated.entries import spoken
from graphbuilder.curated.registry import NO_TERMINOLOGY
from graphbuilder.errors import InputError
from graphbuilder.model import Group, Predicate
from graphbuilder.protocols import Terminology

__all__ = ["Disorder", "disorder", "document", "read", "write"]


@dataclass(frozen=True, slots=True)
class Disorder:
    """A disorder file as loaded; ``fields`` holds everything in it, in its order."""

    path: str
    fields: Mapping[str, Any] = field(hash=False)

    @property
    def name(self) -> str:
        """Return the disorder's name."""
        return str(self.fields["name"])


def read(path: Path) -> Disorder:
    """Return the disorder in the file *path*.

    Raises:
        InputError: With the line, if it is no YAML, has a key twice, or is no mapping with a name.
    """
    return disorder(yaml_file.load(path), path)


def disorder(fields: Mapping[str, Any], path: Path) -> Disorder:
    """Return the disorder that *fields*, loaded from *path*, are.

    Raises:
        InputError: If they have no name.
    """
    name = fields.get("name")
    if isinstance(name, bool | dict | list) or not str("" if name is None else name).strip():
        line = yaml_file.line_of(path, ["name"])
        raise InputError(f"{path}:{line}: no disorder: 'name' must be text, found {yaml_file.kind(name)}")
    return Disorder(str(path), fields)


def write(disorder: Disorder, path: Path) -> None:
    """Write *disorder* to *path*; reading it again gives an equal value.

    Raises:
        OutputError: If *path* cannot be written.
    """
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    write_text(path, yaml.dump(dict(disorder.fields), Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))


def document(
    disorder: Disorder, predicates: Mapping[Group, Predicate], terminology: Terminology = NO_TERMINOLOGY
) -> CuratedDocument:
    """Return the disorder's links as a document with claims.

    An entry that cannot be read is left out; a warning names it and its line.
    """
    reader = Reader(disorder.name, disorder.fields, predicates, terminology)
    links = tuple(reader.links())
    return write_out(
        Path(disorder.path).stem, disorder.name, links, RULE, tuple(_located(disorder.path, reader)), reader.counts
    )


def _located(path: str, reader: Reader) -> list[str]:
    """Return the reader's complaints with their lines, then its other remarks."""
    found = []
    for keys, complaint in reader.entries.complaints:
        place = f"line {yaml_file.line_of(Path(path), keys)}: " if Path(path).is_file() else ""
        found.append(f"{place}{spoken(keys)}: {complaint}")
    return [*found, *reader.registry.warnings()]
