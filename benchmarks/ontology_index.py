"""How long the ontology index takes to build and open, and what it costs in memory.

    python benchmarks/ontology_index.py index FILE...    # the index of these ontology files beside the slims
    python benchmarks/ontology_index.py names 3000000    # an index of so many invented names

Opening and memory are measured in a process of their own, which looks up ten thousand names and the ancestors of ten
thousand terms, so that the pages it needs are counted.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from graphbuilder.ontology import Index, Source, build_index, installation
from graphbuilder.ontology.library import Library
from graphbuilder.ontology.record import Record, Scope, Synonym
from graphbuilder.resources import folder

_LOOKED_UP = 10_000
_SYNONYMS = 3
_WORDS = [
    first + middle + last
    for first in ("ar", "be", "cor", "du", "el", "fi", "gla", "hy", "iso", "ju", "kar", "lym", "my", "neu", "os", "pan")
    for middle in ("ba", "ce", "do", "fu", "gi", "ho", "ki", "lo", "me", "no", "pa", "ri", "so", "tu", "va", "xi")
    for last in ("cyte", "derm", "form", "gen", "id", "lith", "metra", "nema", "oid", "phage", "ria", "some", "tide")
]


def invented(count: int) -> Iterator[Record]:
    """Yield terms with *count* names in all, three or four words each, in a tree ten children wide."""
    dice = random.Random(7)
    for number in range(count // (1 + _SYNONYMS)):
        names = [" ".join(dice.choices(_WORDS, k=dice.choice((3, 4)))) for _ in range(1 + _SYNONYMS)]
        yield Record(
            id=f"X:{number:07}",
            label=names[0],
            synonyms=tuple(Synonym(Scope.EXACT, name) for name in names[1:]),
            is_a=(f"X:{number // 10:07}",) if number else (),
        )


def opened(path: Path) -> None:
    """Open the index, look things up, and print what that took."""
    before = _memory()
    start = time.perf_counter()
    index = Index(path)
    opening = time.perf_counter() - start
    bare = _memory()
    terms = [term.id for term in islice(index.terms(), 0, None, 17)][:_LOOKED_UP]
    keys = list(islice(index.keys("a"), _LOOKED_UP))
    start = time.perf_counter()
    found = sum(len(index.names(key)) for key in keys)
    names = time.perf_counter() - start
    start = time.perf_counter()
    above = sum(len(index.ancestors(term)) for term in terms)
    ancestors = time.perf_counter() - start
    print(f"opens in {opening * 1000:.1f} ms; memory {before:.0f} MB before, {bare:.0f} opened, {_memory():.0f} used")
    print(f"{len(keys)} keys to {found} names: {names / len(keys) * 1e6:.1f} us each")
    print(f"{len(terms)} terms to {above} ancestors: {ancestors / len(terms) * 1e6:.1f} us each")


def _memory() -> float:
    """Return the most memory this process has had, in MB; where /proc is not, a child counts its parent's too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def main(what: str, *rest: str) -> None:
    """Build what is asked for, then open it in a fresh process."""
    if what == "open":
        return opened(Path(rest[0]))
    with TemporaryDirectory() as home:
        start, cpu = time.perf_counter(), time.process_time()
        if what == "names":
            path = Path(home) / "invented.gbi"
            report = build_index([Source("x", "1", "CC0-1.0", invented(int(rest[0])))], path)
        else:
            library = Library(Path(home), folder("ontology"))
            _, report = installation.install_all(rest, library)
            path = library.ready()
        took, cpu = time.perf_counter() - start, time.process_time() - cpu
        print(f"{report.names} names of {sum(report.terms.values())} terms: {path.stat().st_size / 1e6:.0f} MB")
        print(f"built in {took:.0f} s ({cpu:.0f} s of it on the processor), {_memory():.0f} MB")
        subprocess.run([sys.executable, __file__, "open", str(path)], check=True)
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
