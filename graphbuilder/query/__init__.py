"""The questions in /queries: catalogue, run, print."""

from graphbuilder.query.catalogue import catalogue, run, run_file
from graphbuilder.query.form import as_csv, as_json, as_table, written
from graphbuilder.query.question import Kind, Parameter, Question

__all__ = [
    "Kind",
    "Parameter",
    "Question",
    "as_csv",
    "as_json",
    "as_table",
    "catalogue",
    "run",
    "run_file",
    "written",
]
