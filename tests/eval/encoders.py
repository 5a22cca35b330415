"""What a sentence encoder changes: the rows of each annotated folder without it and with it.

The encoder is the user's own, so nothing of this is pinned.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kzcompare.cache import Cache
from kzcompare.model.options import Options
from kzcompare.model.part import Part
from kzcompare.pipeline import compare_articles
from tests.eval.corpora import Annotated, annotated, corpus_folders, made_up_folders
from tests.eval.events import laid_out
from tests.eval.shared import GOLD, SEEDS
from tests.eval.topics import TopicScore, added, load_topics, score_topics, topic_figures

SHOWN = ("own", "strict", "strict @20", "link F1", "verdict", "contradiction P", "contradiction R")
Scores = dict[str, TopicScore]


def encoder_table(encoder: str) -> str:
    """The figures in per cent, a line a folder and one for all: without and with the encoder.

    Raises:
        NoEncoderError: there is no such encoder, or it does not work.
    """
    with tempfile.TemporaryDirectory() as name:
        cache = Cache.open(Path(name))
        plain, with_it = (_scores(Options(encoder=e), cache) for e in (None, encoder))
    lines = [f"{'':18}" + "".join(f"{name:>17}" for name in SHOWN)]
    lines += [f"{name:18}" + _line(plain[name], with_it[name]) for name in plain]
    whole = (added(list(scores.values())) for scores in (plain, with_it))
    return "\n".join([*lines, f"{'all':18}" + _line(*whole)])


def _scores(options: Options, cache: Cache) -> Scores:
    found = {}
    for name, folder, gold in _sets():
        report = compare_articles([str(folder)], parts=Part.ROWS, options=options, cache=cache)
        found[name] = score_topics(gold, report.rows)
    return found


def _sets() -> Iterator[Annotated]:
    """The annotated sets; those of PolNeAR where its texts are there."""
    yield "seeds", SEEDS, load_topics(SEEDS, GOLD / "topics.yaml")
    yield from annotated((*corpus_folders(), *made_up_folders()))
    yield from laid_out()


def _line(plain: TopicScore, with_it: TopicScore) -> str:
    before, after = topic_figures(plain), topic_figures(with_it)
    return "".join(f"{100 * before[n]:10.1f} {100 * after[n]:6.1f}" for n in SHOWN)
