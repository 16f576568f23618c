"""What one graph says that another does not."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuilder.model import Graph, Hypothesis, Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements and hypotheses that only one of two graphs holds, and the statements whose evidence differs."""

    only_first: tuple[Statement, ...]
    only_second: tuple[Statement, ...]
    other_evidence: tuple[Statement, ...]
    hypotheses_first: tuple[Hypothesis, ...]
    hypotheses_second: tuple[Hypothesis, ...]

    @property
    def empty(self) -> bool:
        """Tell whether the graphs say the same on the same evidence."""
        return not any(
            (self.only_first, self.only_second, self.other_evidence, self.hypotheses_first, self.hypotheses_second)
        )


def difference(first: Graph, second: Graph) -> Difference:
    """Return what differs between two graphs, papers or versions; everything in the order of ids."""
    mine, yours = ({statement.id: statement for statement in graph.statements} for graph in (first, second))
    courses, others = ({hypothesis.id: hypothesis for hypothesis in graph.hypotheses} for graph in (first, second))
    return Difference(
        only_first=tuple(mine[key] for key in sorted(mine.keys() - yours.keys())),
        only_second=tuple(yours[key] for key in sorted(yours.keys() - mine.keys())),
        other_evidence=tuple(
            mine[key] for key in sorted(mine.keys() & yours.keys()) if _evidence(first, key) != _evidence(second, key)
        ),
        hypotheses_first=tuple(courses[key] for key in sorted(courses.keys() - others.keys())),
        hypotheses_second=tuple(others[key] for key in sorted(others.keys() - courses.keys())),
    )


def _evidence(graph: Graph, statement: str) -> set[str]:
    return {claim.id for claim in graph.claims_of[statement]}
