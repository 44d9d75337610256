"""Policy texts, read word for word: headings, tasks, measures, clauses, targets, and what they name."""

from loaders.policy.identity import document_id
from loaders.policy.model import PolicyReading, TargetRule
from loaders.policy.nodes import records
from loaders.policy.reading import read, read_text

__all__ = ["PolicyReading", "TargetRule", "document_id", "read", "read_text", "records"]
