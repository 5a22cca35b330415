"""Articles from paths, as the pipeline reads them, without what it does next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from kzcompare.corpus.find import find_inputs
from kzcompare.corpus.read import read_inputs
from kzcompare.corpus.recall import Recall, make_anew
from kzcompare.model.article import Article
from kzcompare.model.report import Skipped


def read_corpus(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, recall: Recall = make_anew
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles behind `paths` and what is left out; raises NoInputError for nothing at all."""
    inputs, missing = find_inputs(paths)
    return read_inputs(inputs, paths=paths, missing=missing, stdin=stdin, recall=recall)
