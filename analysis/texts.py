"""Likeness of texts in Chinese and English: TF-IDF over words and character pairs, cosine.

References
----------
Salton, G., Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. *Information
Processing & Management*, 24, 513-523.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[㐀-䶿一-鿿]+")


def tokens(text: str) -> list[str]:
    """English words without stop words, a plural's ``s`` cut off, and pairs of Chinese characters.

    Pairs of characters need no dictionary and do as well as words in Chinese retrieval (Nie, J.-Y. et al.
    (2000), *Proc. IRAL*, 141-148).
    """
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # slow to import

    found = [_stem(word) for word in _WORD.findall(text.lower()) if word not in ENGLISH_STOP_WORDS]
    for run in _HAN.findall(text):
        found += [run[place : place + 2] for place in range(max(len(run) - 1, 1))]
    return found


class Texts:
    """Texts to be compared with others.

    Parameters
    ----------
    texts
        The collection; its words get their weights from it.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # slow to import

        self._size = len(texts)
        self._vectorizer = TfidfVectorizer(analyzer=tokens, sublinear_tf=True)
        self._matrix = self._vectorizer.fit_transform(texts) if any(map(tokens, texts)) else None

    def likeness(self, text: str) -> list[float]:
        """Cosine of a text with each of the collection, 0 to 1, in its order."""
        if self._matrix is None:
            return [0.0] * self._size
        found = (self._matrix @ self._vectorizer.transform([text]).T).toarray().ravel()
        return [float(value) for value in np.clip(found, 0.0, 1.0)]


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
