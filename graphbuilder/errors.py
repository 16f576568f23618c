"""Everything graphbuilder raises on purpose.

GraphbuilderError                 anything below; catch this one
 +-- InputError                   a source cannot be read as text (empty, binary, wrong encoding, missing)
 +-- DataError                    a data file of ours or of a curator is wrong; names file, entry and field
 |    +-- RuleError               a linguistic rule
 |    +-- ContractError           a graph or an extraction that does not follow the JSON contract
 |    +-- OntologyError           an ontology file, index or manifest
 +-- PipelineError                the language pipeline is missing or lacks what we need
 +-- QueryError                   an unknown question, a missing or surplus parameter, a syntax error in a query
 +-- StoreError                   a store cannot be reached, refuses us, or is damaged
 |    +-- StoreBusyError          another process holds it
 +-- OutputError                  a result cannot be written where it was asked for
 |    +-- FolderBusyError         another process is writing there
 +-- VerificationError            a graph says something that its sources do not

Messages are one line: what, where, what was found, what would be right.
"""

from __future__ import annotations


class GraphbuilderError(Exception):
    """The common parent. ``exit_code`` is what the command line ends with."""

    exit_code = 1


class InputError(GraphbuilderError):
    """A source cannot be read as text."""

    exit_code = 2


class DataError(GraphbuilderError):
    """A data file is wrong."""

    exit_code = 2


class RuleError(DataError):
    """A linguistic rule is wrong."""


class ContractError(DataError):
    """A graph or extraction does not follow the JSON contract."""


class OntologyError(DataError):
    """An ontology file, index or manifest is wrong or missing."""


class PipelineError(GraphbuilderError):
    """The language pipeline is missing, or has no tagger, lemmatizer or parser."""


class QueryError(GraphbuilderError):
    """A query is unknown, lacks a parameter, or does not parse."""

    exit_code = 2


class StoreError(GraphbuilderError):
    """A store cannot be reached, refuses us, or is damaged."""


class StoreBusyError(StoreError):
    """Another process holds the store."""


class OutputError(GraphbuilderError):
    """A result cannot be written where it was asked for."""


class FolderBusyError(OutputError):
    """Another process is writing there."""


class VerificationError(GraphbuilderError):
    """A graph says something that its sources do not."""
