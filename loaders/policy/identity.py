"""The id of a document, by the name of its file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_SLUG = re.compile(r"[^a-z0-9]+")


def document_id(path: Path) -> str:
    """Id of the document in a file: a slug of its name.

    A name without Latin letters (``行动计划.docx``) gives a slug of its hash.
    """
    slug = _SLUG.sub("-", path.stem.lower()).strip("-")
    if re.search(r"[a-z]", slug):
        return slug
    return f"policy-{hashlib.sha256(path.stem.encode()).hexdigest()[:10]}"
