"""``graphbuilder schema``: the contract for other programs."""

from __future__ import annotations

from graphbuilder.cli import console


def run() -> None:
    """Print the JSON Schema of a line of `extract --format jsonl` and of graph.jsonl."""
    import json

    from graphbuilder import codec

    console.write(json.dumps(codec.json_schema(), indent=1, ensure_ascii=False))
