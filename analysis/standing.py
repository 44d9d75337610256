"""Which records count as an answer."""

from __future__ import annotations

STANDING = frozenset({"signed", "active", "completed"})
"""States of a cooperation that counts; one that is announced, ended or unknown answers nothing. A
laboratory has no state and counts."""
