"""The table of measures: what each needs, how it is taken, and how much it may wander.

A measure is a function from a `Bench` to figures, shares between 0 and 1, higher is better. The
bench holds what several measures need, made on first use.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzcompare.model.options import Options
from kzcompare.model.report import Report
from tests.eval import attributions, polnear, relations, stances, topics
from tests.eval.actors import score_actors
from tests.eval.checks import CheckFate, check_detail, check_figures, score_checks
from tests.eval.corpora import Annotated, annotated, corpus_folders, made_up_folders
from tests.eval.dates import score_dates, score_timeline
from tests.eval.events import laid_out
from tests.eval.figures import score_figures
from tests.eval.furniture import score_furniture
from tests.eval.gold import read_texts
from tests.eval.labels import LabelFate, label_detail, label_figures, score_labels
from tests.eval.names import baseline_table, load_pairs, name_figures
from tests.eval.poured import pour
from tests.eval.propositions import (
    PropositionFate,
    proposition_detail,
    proposition_figures,
    score_propositions,
)
from tests.eval.shared import GOLD, SEEDS, shared_folder

Figures = dict[str, float]
QUICK_SAMPLE = 24  # PolNeAR articles in the gate: a few seconds, about 540 gold attributions


class Bench:
    """The reports that measures are taken on, each made once."""

    def __init__(self, *, memo: Path | None = None, jobs: int = 1) -> None:
        """`memo` keeps PolNeAR parses between runs; `jobs` is the number of processes for them."""
        self.memo = memo
        self.jobs = jobs

    @functools.cached_property
    def seeds(self) -> Report:
        """The comparison of the seed articles."""
        return compare(SEEDS)

    @functools.cached_property
    def topic_score(self) -> topics.TopicScore:
        """Rows of the seeds against the topic gold."""
        gold = topics.load_topics(SEEDS, GOLD / "topics.yaml")
        return topics.score_topics(gold, self.seeds.rows)

    @functools.cached_property
    def stance_fates(self) -> tuple[stances.StanceFate, ...]:
        """Statements of the seeds that are reported, doubted or denied."""
        return stances.score_stances(self.seeds, topics.load_topics(SEEDS, GOLD / "topics.yaml"))

    @functools.cached_property
    def aliases(self) -> dict[str, frozenset[str]]:
        """The names of the gold actors."""
        return attributions.load_aliases(GOLD / "actors.yaml")

    @functools.cached_property
    def attribution_score(self) -> attributions.AttributionScore:
        """Statements of the seeds against the attribution gold."""
        gold = attributions.load_attributions(GOLD / "attributions.yaml", read_texts(SEEDS))
        return attributions.score_attributions(self.seeds, gold, self.aliases)

    @functools.cached_property
    def corpora(self) -> dict[str, Report]:
        """The comparison of each shared corpus, by folder name."""
        return {folder.name: compare(folder) for folder in corpus_folders()}

    @functools.cached_property
    def made_up(self) -> dict[str, Report]:
        """The comparison of each made-up corpus, by folder name."""
        return {folder.name: compare(folder) for folder in made_up_folders()}

    @functools.cached_property
    def corpus_scores(self) -> dict[str, topics.TopicScore]:
        """Rows of each shared corpus against its topics, by folder name."""
        reports = self.corpora
        return _scores(annotated(corpus_folders()), lambda folder: reports[folder.name])

    @functools.cached_property
    def made_up_scores(self) -> dict[str, topics.TopicScore]:
        """Rows of each made-up corpus against its topics, by folder name."""
        reports = self.made_up
        return _scores(annotated(made_up_folders()), lambda folder: reports[folder.name])

    @functools.cached_property
    def event_scores(self) -> dict[str, topics.TopicScore]:
        """Rows of each set of PolNeAR articles on one event against its topics, by name."""
        return _scores(laid_out())

    @functools.cached_property
    def label_fates(self) -> tuple[LabelFate, ...]:
        """Rows of all corpora that stand for a topic, with what names them."""
        scores = (self.topic_score, *self.corpus_scores.values(), *self.made_up_scores.values())
        return score_labels([fate for score in scores for fate in score.rows])

    @functools.cached_property
    def poured_score(self) -> topics.TopicScore:
        """Rows of the seeds and all shared corpora in one folder, against all topics."""
        with tempfile.TemporaryDirectory() as name:
            folders = {SEEDS: GOLD / "topics.yaml", **dict.fromkeys(corpus_folders())}
            gold = pour(folders, Path(name))
            return topics.score_topics(gold, compare(Path(name)).rows)

    @functools.cached_property
    def check_fates(self) -> tuple[CheckFate, ...]:
        """Claims of our own against the seeds and the shared corpora."""
        return score_checks({"seeds": self.seeds, **self.corpora})

    @functools.cached_property
    def proposition_fates(self) -> tuple[PropositionFate, ...]:
        """Propositions of the topics of the seeds, the shared corpora and the made-up ones."""
        reports = {**self.corpora, **self.made_up}
        sets = annotated((*corpus_folders(), *made_up_folders()))
        seeds = topics.load_topics(SEEDS, GOLD / "topics.yaml")
        asked = [(self.seeds, seeds), *((reports[name], gold) for name, _, gold in sets)]
        return score_propositions(asked)

    def polnear(self, split: str, sample: int | None) -> list[polnear.Outcome]:
        """Attributions of a PolNeAR split, or of a fixed sample of it."""
        return polnear.measure(split, sample=sample, memo=self.memo, jobs=self.jobs)


def compare(folder: Path) -> Report:
    """What the program makes of a folder, by its defaults, without a cache."""
    from kzcompare.model.part import Part
    from kzcompare.pipeline import compare_articles

    parts = Part.READINGS | Part.ACTORS | Part.ROWS
    report: Report = compare_articles([str(folder)], parts=parts, options=Options(), cache=None)
    return report


def _scores(
    sets: Iterable[Annotated], compared: Callable[[Path], Report] = compare
) -> dict[str, topics.TopicScore]:
    """Rows of each set against its topics, by name; `compared` makes the report of a folder."""
    return {name: topics.score_topics(gold, compared(folder).rows) for name, folder, gold in sets}


def _shares(taken: Figures) -> Figures:
    """Without the number of gold items, which is no share."""
    return {name: value for name, value in taken.items() if name != "gold"}


def _furniture(bench: Bench) -> Figures:
    articles = [held.article for held in bench.seeds.articles]
    return dict(zip(("P", "R", "F1"), score_furniture(articles), strict=True))


def _added_figures(scores: Mapping[str, topics.TopicScore]) -> Figures:
    return topics.topic_figures(topics.added(list(scores.values())))


def _corpora_detail(scores: Mapping[str, topics.TopicScore]) -> str:
    parts = []
    for name, score in scores.items():
        shares = "  ".join(f"{k} {v:.2f}" for k, v in topics.topic_figures(score).items())
        parts.append(f"{name}: {shares}\n{topics.topic_detail(score)}")
    return "\n".join(parts)


def _polnear_quick(bench: Bench) -> Figures:
    return polnear.figures(bench.polnear("train", QUICK_SAMPLE))


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table.

    `noise` is how far a figure may fall under its floor before the gate fails: about one or two
    items of the gold, since another build of the parser can turn single sentences over.
    """

    name: str
    about: str
    take: Callable[[Bench], Figures]
    noise: float
    needs_shared: bool = False
    detail: Callable[[Bench], str] | None = None

    @property
    def is_possible(self) -> bool:
        """Whether the data is here."""
        return not self.needs_shared or shared_folder().is_dir()


def _rows_of(
    name: str,
    about: str,
    scores: Callable[[Bench], Mapping[str, topics.TopicScore]],
    *,
    needs_shared: bool = False,
) -> Measure:
    """The rows of several sets with gold, added up; the detail has each set by itself."""
    return Measure(
        name,
        about,
        lambda bench: _added_figures(scores(bench)),
        noise=0.02,
        needs_shared=needs_shared,
        detail=lambda bench: _corpora_detail(scores(bench)),
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        "topics",
        "rows of the seeds against 62 gold topics",
        lambda bench: topics.topic_figures(bench.topic_score),
        noise=0.02,
        detail=lambda bench: topics.topic_detail(bench.topic_score),
    ),
    Measure(
        "stances",
        "138 gold statements that report, doubt or deny",
        lambda bench: stances.stance_figures(bench.stance_fates),
        noise=0.02,
        detail=lambda bench: stances.stance_detail(bench.stance_fates, bench.seeds),
    ),
    Measure(
        "attributions",
        "who says what in the seeds: 65 gold records",
        lambda bench: attributions.attribution_figures(bench.attribution_score),
        noise=0.03,
        detail=lambda bench: attributions.attribution_detail(
            bench.attribution_score, bench.seeds, bench.aliases
        ),
    ),
    Measure(
        "actors",
        "names in the seeds",
        lambda bench: score_actors(bench.seeds),
        noise=0.02,
    ),
    Measure(
        "names",
        "pairs of names: one actor or two, beside the best RapidFuzz threshold",
        lambda _: name_figures(load_pairs()),
        noise=0.0,
        detail=lambda _: baseline_table(load_pairs()),
    ),
    Measure(
        "figures",
        "quantities in the seeds",
        lambda bench: _shares(score_figures(bench.seeds)),
        noise=0.03,
    ),
    Measure(
        "dates",
        "dated events in the seeds",
        lambda bench: _shares(score_dates(bench.seeds)),
        noise=0.03,
    ),
    Measure(
        "timeline",
        "dates that the timeline of the seeds prints",
        lambda bench: _shares(score_timeline(bench.seeds)),
        noise=0.03,
    ),
    Measure("furniture", "captions, teasers and menus in the seeds", _furniture, noise=0.01),
    _rows_of(
        "corpora",
        "rows of three shared corpora against 84 gold topics",
        lambda bench: bench.corpus_scores,
        needs_shared=True,
    ),
    _rows_of(
        "made_up",
        "rows of four made-up corpora against 91 gold topics",
        lambda bench: bench.made_up_scores,
    ),
    _rows_of(
        "events",
        "rows of four sets of PolNeAR articles on one event each against 149 gold topics",
        lambda bench: bench.event_scores,
        needs_shared=True,
    ),
    Measure(
        "labels",
        "what rows are named by, beside the propositions of their topics",
        lambda bench: label_figures(bench.label_fates),
        noise=0.02,
        needs_shared=True,
        detail=lambda bench: label_detail(bench.label_fates),
    ),
    Measure(
        "poured",
        "rows of the seeds and three shared corpora in one folder, against 146 gold topics",
        lambda bench: topics.topic_figures(bench.poured_score),
        noise=0.03,
        needs_shared=True,
        detail=lambda bench: topics.topic_detail(bench.poured_score),
    ),
    Measure(
        "checks",
        "claims of our own against the sources they are about",
        lambda bench: check_figures(bench.check_fates),
        noise=0.034,
        needs_shared=True,
        detail=lambda bench: check_detail(bench.check_fates),
    ),
    Measure(
        "propositions",
        "`check` on the propositions of 237 gold topics",
        lambda bench: proposition_figures(bench.proposition_fates),
        noise=0.03,
        needs_shared=True,
        detail=lambda bench: proposition_detail(bench.proposition_fates),
    ),
    Measure(
        "relations",
        "800 pairs of passages (RTE-3 dev, three labels), which the weights were learned from",
        lambda _: relations.shared_figures(),
        noise=0.02,
        needs_shared=True,
    ),
    Measure(
        "polnear",
        f"attributions in {QUICK_SAMPLE} articles of PolNeAR train",
        _polnear_quick,
        noise=0.015,
        needs_shared=True,
    ),
)


def polnear_measure(split: str, sample: int | None) -> Measure:
    """The same measure over a whole split, or over another sample of it."""
    name = f"polnear {split}" if sample is None else f"polnear {split} {sample}"
    size = "all" if sample is None else str(sample)
    return Measure(
        name,
        f"attributions in {size} articles of PolNeAR {split}",
        lambda bench: polnear.figures(bench.polnear(split, sample)),
        noise=0.01,
        needs_shared=True,
    )


def chosen(names: Sequence[str]) -> tuple[Measure, ...]:
    """The measures of those names, all of them for none, in the order of the table."""
    return tuple(m for m in MEASURES if not names or m.name in names)
