"""How assembly grows: ``python benchmarks/assembling.py [STATEMENTS ...]`` draws docs/reference/scale.svg.

Each size runs in a process of its own, so that its peak of memory is its own. With ``--one STATEMENTS FOLDER`` a single
size is measured and its graph folder kept.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from synthetic import readings

from graphbuilder import assembly, folder
from graphbuilder.codec.folder import GRAPH

SIZES: Final = (62_500, 125_000, 250_000, 500_000, 1_000_000)
PICTURE: Final = Path(__file__).parent.parent / "docs" / "reference" / "scale.svg"
_WIDTH, _HEIGHT, _MARGIN, _APART = 420, 260, 56, 40


def main(sizes: Sequence[int]) -> None:
    """Measure each size, print a table and draw the picture."""
    measured = []
    print(
        "| statements | documents | hypotheses | seconds | of these making the claims up | peak MiB | graph.jsonl, MB |"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, __file__, "--one", str(size), f"{home}/graph"]
            found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        measured.append(found)
        print("| " + " | ".join(f"{value:,}" for value in found.values()) + " |", flush=True)
    PICTURE.write_text(picture(measured), encoding="utf-8")


def one(statements: int, path: Path) -> dict[str, float]:
    """Return what assembling *statements* statements into the folder *path* takes, in processor seconds and memory."""
    began = time.process_time()
    for _ in readings(statements):
        pass
    made_up = time.process_time() - began
    began = time.process_time()
    done = folder.change(path, readings(statements), assembly.NoHierarchy())
    taken = time.process_time() - began
    return {
        "statements": statements,
        "documents": done.sources,
        "hypotheses": done.hypotheses,
        "seconds": round(taken, 1),
        "made_up_seconds": round(made_up, 1),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "megabytes": (path / GRAPH).stat().st_size // 1_000_000,
    }


def picture(measured: Sequence[dict[str, float]]) -> str:
    """Return the two curves side by side as SVG: processor time without the making-up, and peak memory."""
    seconds = [(row["statements"], row["seconds"] - row["made_up_seconds"]) for row in measured]
    memory = [(row["statements"], row["peak_mib"]) for row in measured]
    panels = _panel(seconds, "assembly, processor seconds", 0) + _panel(memory, "peak memory, MiB", _WIDTH + _MARGIN)
    width = 2 * _WIDTH + 3 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT + 2 * _MARGIN}" '
        f'font-family="sans-serif" font-size="12">{panels}</svg>\n'
    )


def _panel(points: Sequence[tuple[float, float]], title: str, left: float) -> str:
    right, top = max(x for x, _ in points), max(y for _, y in points)
    placed = [(left + _MARGIN + _WIDTH * x / right, _MARGIN + _HEIGHT * (1 - y / top)) for x, y in points]
    foot = _MARGIN + _HEIGHT
    drawn = [
        f'<text x="{left + _MARGIN}" y="{_MARGIN - 24}" font-weight="bold">{title}</text>',
        f'<path d="M{left + _MARGIN} {_MARGIN - 10}V{foot}H{left + _MARGIN + _WIDTH + 10}" fill="none" stroke="#444"/>',
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in placed)}" fill="none" stroke="#1f77b4"/>',
        f'<text x="{left + _MARGIN + _WIDTH / 2}" y="{foot + 36}" text-anchor="middle">statements</text>',
    ]
    labelled = left
    for (x, y), (at, up) in zip(points, placed, strict=True):
        drawn.append(f'<circle cx="{at:.1f}" cy="{up:.1f}" r="3.5" fill="#1f77b4"/>')
        drawn.append(f'<text x="{at - 6:.1f}" y="{up - 8:.1f}" text-anchor="end">{y:,.0f}</text>')
        if at - labelled > _APART:
            drawn.append(f'<text x="{at:.1f}" y="{foot + 18}" text-anchor="middle">{x / 1000:g}k</text>')
            labelled = at
    return "".join(drawn)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(int(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
