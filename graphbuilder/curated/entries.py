"""The entries of a curated file, and what is wrong with those that are not as expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graphbuilder.curated.yaml_file import kind

Keys: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a place in it: names of fields, and positions in lists from 0."""

Entry: TypeAlias = tuple[Keys, Mapping[str, Any]]


@dataclass(slots=True)
class Entries:
    """Walks through the lists of a loaded file; ``complaints`` hold the place and wording of each fault met."""

    complaints: list[tuple[Keys, str]] = field(default_factory=list)
    left_out: int = 0

    def named(self, keys: Keys, fields: Mapping[str, Any], *, quiet: bool = False) -> Iterator[Entry]:
        """Yield the mappings with a name that are listed under the last of *keys*, and leave out what is none.

        *quiet* is for a list that is gone through again: its faults are known.
        """
        for place, entry in self.listed(keys, fields.get(str(keys[-1])), quiet=quiet):
            if isinstance(entry, dict) and is_name(entry.get("name")):
                yield place, entry
            elif not quiet:
                self.leave_out(place, f"a mapping with a 'name' is expected, found {instead(entry, 'name')}")

    def mappings(self, keys: Keys, fields: Mapping[str, Any]) -> Iterator[Entry]:
        """Yield the mappings that are listed under the last of *keys*, named or not, and leave out what is none."""
        for place, entry in self.listed(keys, fields.get(str(keys[-1]))):
            if isinstance(entry, dict):
                yield place, entry
            else:
                self.leave_out(place, f"a mapping with a 'name' is expected, found {kind(entry)}")

    def listed(self, keys: Keys, found: Any, *, quiet: bool = False) -> Iterator[tuple[Keys, Any]]:
        """Yield what is listed; a single mapping or name counts as a list of one."""
        if isinstance(found, list):
            yield from (((*keys, number), one) for number, one in enumerate(found))
        elif isinstance(found, dict | str):
            yield keys, found
        elif found is not None and not quiet:
            self.leave_out(keys, f"a list is expected, found {kind(found)}")

    def leave_out(self, keys: Keys, complaint: str) -> None:
        """Count an entry that is not read, and say why."""
        self.left_out += 1
        self.complain(keys, f"{complaint}; left out")

    def complain(self, keys: Keys, complaint: str) -> None:
        """Say what is wrong at a place."""
        self.complaints.append((keys, complaint))


def spoken(keys: Keys) -> str:
    """Return *keys* as a reader of the file would say them.

    >>> spoken(("pathophysiology", 0, "downstream", 1))
    'pathophysiology, entry 1, downstream, entry 2'
    """
    return ", ".join(f"entry {key + 1}" if isinstance(key, int) else key for key in keys)


def is_name(found: Any) -> bool:
    """Tell whether a value can be a name: text or a number, and not empty."""
    return isinstance(found, str | int | float) and not isinstance(found, bool) and bool(str(found).strip())


def instead(entry: Any, field: str) -> str:
    """Return what stands where a mapping with *field* is expected, for a message."""
    return f"{field}: {kind(entry.get(field))}" if isinstance(entry, dict) else kind(entry)
