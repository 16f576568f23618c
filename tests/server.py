"""The real Neo4j that the tests speak to."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Server:
    """A running server."""

    uri: str
    password: str

    def run(self, cypher: str) -> None:
        """Run Cypher that may change the data."""
        from neo4j import GraphDatabase

        with GraphDatabase.driver(self.uri, auth=("neo4j", self.password)) as driver, driver.session() as session:
            session.run(cypher).consume()

    def empty(self) -> None:
        """Throw everything away."""
        self.run("MATCH (n) DETACH DELETE n")


def start(root: Path, home: Path) -> Server:
    """Start a server of our own under *home*, with the jars of the checkout.

    Raises:
        RuntimeError: If it does not come up.
    """
    _script(root, home, "start")
    printed = shlex.split(_script(root, home, "env").removeprefix("export"))
    found = dict(entry.split("=", 1) for entry in printed)
    return Server(found["NEO4J_URI"], found["NEO4J_PASSWORD"])


def stop(root: Path, home: Path) -> None:
    """Stop the server under *home*."""
    _script(root, home, "stop")


def _script(root: Path, home: Path, command: str) -> str:
    script = root / "scripts" / "neo4j" / "neo4j.sh"
    environment = {**os.environ, "GRAPHBUILDER_NEO4J_HOME": str(home)}
    done = subprocess.run([script, command], env=environment, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise RuntimeError(f"neo4j.sh {command}: {done.stderr.strip()}")
    return done.stdout
