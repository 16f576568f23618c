r"""Learn which surfaces mean which terms from annotated corpora, and write ``ontology/learned.tsv.gz``.

    python training/surfaces.py CRAFT.jsonl.gz... --gsc GSCplus_brat --dismech disorders.tar.gz \
        --out ontology/learned.tsv.gz

CRAFT (CC BY 3.0), the HPO gold standard (MIT) and the bindings of dismech (BSD-3-Clause) may be passed on; corpora for
evaluation alone must never come here. What is written are facts: surface, term, label, two counts.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "benchmarks"))

import grounding_corpora as corpora  # noqa: E402  # beside the benchmarks, which read the same corpora

from graphbuilder.grounding.learning import Annotated, learn  # noqa: E402
from graphbuilder.grounding.lexicon import Lexicon, read_tables  # noqa: E402
from graphbuilder.grounding.tables import Learned  # noqa: E402
from graphbuilder.ontology import Index, open_index  # noqa: E402
from graphbuilder.ontology.names import key  # noqa: E402

KEPT = frozenset({"skeletal muscle", "skin"})
"""Names that CRAFT's base sets leave out by design; that its annotators passed them over proves nothing."""

COLUMNS = ("name", "term", "label", "count", "seen")


def main() -> None:
    """Write the table that the command line asks for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("craft", type=Path, nargs="+")
    arguments.add_argument("--gsc", type=Path, required=True)
    arguments.add_argument("--dismech", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    index = open_index()
    lexicon = Lexicon(index, read_tables(ROOT / "ontology", learned=False))
    rows = [kept(row) for row in learn(texts(options, index), lexicon) if row.count or key(row.name) not in KEPT]
    write(rows, options.out)
    print(f"{len(rows)} rows, {sum(row.count > 0 for row in rows)} of them surfaces with a term")


def kept(row: Learned) -> Learned:
    """Return *row* without the places where its annotators were told to pass the name over."""
    return replace(row, seen=row.count) if key(row.name) in KEPT else row


def texts(options: argparse.Namespace, index: Index) -> Iterator[Annotated]:
    """Yield every annotated text."""
    for path in options.craft:
        yield from (paper.taught(*corpora.CRAFT) for paper in corpora.craft(path))
    for paper in corpora.gsc(options.gsc):
        yield named(paper, index).taught("HP", nested=True)
    for paper in corpora.dismech(options.dismech):
        yield paper.taught(paper.annotations[0].term.partition(":")[0])


def named(paper: corpora.Paper, index: Index) -> corpora.Paper:
    """Return *paper* with the ids and labels that its terms have now."""
    terms = [(one, index.term(one.term)) for one in paper.annotations]
    current = tuple(replace(one, term=term.id, label=term.label) for one, term in terms if term is not None)
    return replace(paper, annotations=current)


def write(rows: Iterable[Learned], path: Path) -> None:
    """Write the table, the same bytes for the same rows."""
    lines = ["\t".join(COLUMNS)]
    lines += [f"{row.name}\t{row.term}\t{row.label}\t{row.count}\t{row.seen}" for row in rows]
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as stream:
        stream.write(("\n".join(lines) + "\n").encode("utf-8"))
    temporary = path.with_suffix(".part")
    temporary.write_bytes(buffer.getvalue())
    os.replace(temporary, path)


if __name__ == "__main__":
    main()
