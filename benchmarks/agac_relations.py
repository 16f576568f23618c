"""Reads the AGAC corpus: what mutations do (one JSON file an abstract, as PubAnnotation writes it).

A word of regulation (``PosReg``, ``NegReg``, ``Reg``) has its cause by ``CauseOf`` and its theme by ``ThemeOf``;
the two together are a relation. A mutation is one with the gene it befalls, which is its theme.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from relations import Annotated, Relation, Words

from graphbuilder.model import Span

SIGNS = {"PosReg": 1, "NegReg": -1, "Reg": 0}


def texts(folder: Path) -> Iterator[Annotated]:
    """Yield the documents of a folder by name."""
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        title = document["text"].find("\n")
        marked = {each["id"]: each for each in document["denotations"]}
        spans = {name: Span(each["span"]["begin"], each["span"]["end"]) for name, each in marked.items()}
        kinds = {name: each["obj"] for name, each in marked.items()}
        relations = tuple(_relations(document.get("relations", ()), spans, kinds))
        cuts = (title,) if title > 0 else ()
        yield Annotated(document["sourceid"], document["text"], tuple(spans.values()), relations, cuts)


def _relations(
    rows: Sequence[Mapping[str, Any]], spans: Mapping[str, Span], kinds: Mapping[str, str]
) -> Iterator[Relation]:
    ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        ends[row["pred"], row["obj"]].append(row["subj"])

    def words(name: str, above: tuple[str, ...] = ()) -> Words:
        themes = (theme for theme in ends["ThemeOf", name] if theme not in above)
        return (spans[name], *(span for theme in themes for span in words(theme, (*above, name))))

    def doing(name: str) -> Words:
        return (*words(name), *(span for doer in ends["CauseOf", name] for span in words(doer)))

    for name, kind in kinds.items():
        causes, themes = ends["CauseOf", name], ends["ThemeOf", name]
        if kind in SIGNS:
            for cause, theme in product(causes, themes):
                yield Relation(kind, (spans[name],), doing(cause), words(theme), SIGNS[kind])
        else:
            for cause in causes:
                yield Relation("direct", (spans[name],), doing(cause), words(name))
