"""Rows against gold topics: were the right statements put together, and judged rightly?

Works on any folder of articles with a `topics.yaml`. Only rows with two sources count. Counts add
up over folders; shares are taken from the sums. What each figure means stands in README.md here.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kzcompare.model.choices import Verdict
from kzcompare.model.row import Cell, Row, Stance
from kzcompare.model.span import Span
from tests.eval.gold import f1, locate, ratio, read_records, read_texts
from tests.eval.sentences import sentence_spans

TOP = 20  # rows a reader looks at first
ENOUGH = 15  # shared characters that make two spans the same statement
Unit = tuple[str, int]  # a sentence: source and number


@dataclass(frozen=True, slots=True)
class GoldCell:
    """One sentence that bears on a topic, with its position toward it."""

    source: str
    span: Span
    stance: Stance


@dataclass(frozen=True, slots=True)
class Topic:
    """A proposition that at least two articles speak to."""

    id: str
    verdict: Verdict
    cells: tuple[GoldCell, ...]
    proposition: str = ""  # in the annotator's words


@dataclass(frozen=True, slots=True)
class TopicGold:
    """The topics of a folder and the rule-made sentences of its articles."""

    topics: tuple[Topic, ...]
    sentences: dict[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class TopicFate:
    """What became of a topic: `verdict` is that of its best row, None where no row holds it."""

    topic: Topic
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class RowFate:
    """What a row was taken for: its topic, and the cells that do not belong there."""

    row: Row
    topic: Topic | None
    wrong: tuple[Cell, ...]
    is_strict: bool


@dataclass(frozen=True, slots=True)
class TopicScore:
    """Counts that add up, and the fates behind them.

    `verdicts` counts (gold, given) over the topics found, `stances` over cells of strict rows.
    """

    counts: Counter[str]
    verdicts: Counter[tuple[Verdict, Verdict]]
    stances: Counter[tuple[Stance, Stance]]
    topics: tuple[TopicFate, ...] = ()
    rows: tuple[RowFate, ...] = ()


def load_topics(folder: Path, gold: Path | None = None) -> TopicGold:
    """The gold of a folder of articles: `gold`, or the `topics.yaml` beside them.

    Raises:
        GoldError: a quotation is not printed exactly once.
    """
    texts = read_texts(folder)
    topics = tuple(
        Topic(
            record["id"],
            Verdict(record["verdict"]),
            tuple(
                GoldCell(
                    c["source"],
                    locate(texts[c["source"]], c["quote"], c.get("at")),
                    Stance(c["stance"]),
                )
                for c in record["cells"]
            ),
            record.get("proposition", ""),
        )
        for record in read_records(gold or folder / "topics.yaml", "topics")
    )
    return TopicGold(topics, {source: sentence_spans(text) for source, text in texts.items()})


def same_statement(left: Span, right: Span) -> bool:
    """Whether two spans share 15 characters or half of the shorter one."""
    shared = left.shared(right)
    return shared > 0 and shared >= min(ENOUGH, min(len(left), len(right)) / 2)


def matches(row: Row, topic: Topic) -> list[tuple[Cell, GoldCell]]:
    """The row's cells that belong to the topic, each with the gold cell it shares most with."""
    found = []
    for cell in row.cells:
        near = [
            g for g in topic.cells if g.source == cell.source and same_statement(cell.span, g.span)
        ]
        if near:
            found.append((cell, max(near, key=lambda g: cell.span.shared(g.span))))
    return found


def _spans_sources(pairs: Sequence[tuple[Cell, GoldCell]]) -> int:
    return len({cell.source for cell, _ in pairs})


def score_topics(gold: TopicGold, rows: Sequence[Row]) -> TopicScore:
    """Scores rows, best first; those of one source are left out."""
    shared = [r for r in rows if len({c.source for c in r.cells}) > 1]
    matched = [[matches(row, topic) for topic in gold.topics] for row in shared]
    counts: Counter[str] = Counter(topics=len(gold.topics), rows=len(shared))
    counts["contradictions"] = sum(t.verdict is Verdict.CONTRADICTION for t in gold.topics)
    stances: Counter[tuple[Stance, Stance]] = Counter()
    row_fates = []
    for place, (row, found) in enumerate(zip(shared, matched, strict=True)):
        index = _best_topic(gold, found)
        best = found[index] if index is not None else []
        strict = best if _spans_sources(best) > 1 else []
        for name, number in (
            ("cells", len(row.cells)),
            ("right", len(best)),
            ("strict", len(strict)),
        ):
            counts[name] += number
            counts[f"{name}@{TOP}"] += number if place < TOP else 0
        stances.update((g.stance, cell.stance) for cell, g in strict)
        topic = gold.topics[index] if index is not None and best else None
        right = [cell for cell, _ in best]
        wrong = tuple(cell for cell in row.cells if cell not in right)
        row_fates.append(RowFate(row, topic, wrong, bool(strict)))
    holders = [
        [k for k, found in enumerate(matched) if _spans_sources(found[t]) > 1]
        for t in range(len(gold.topics))
    ]
    topic_fates = [
        TopicFate(topic, _verdict_given(t, topic, shared, matched, holders[t]))
        for t, topic in enumerate(gold.topics)
    ]
    verdicts = Counter((f.topic.verdict, f.verdict) for f in topic_fates if f.verdict is not None)
    counts["found"] = verdicts.total()
    counts["own"] = _rows_of_their_own(holders)
    wanted = _links(gold, [t.cells for t in gold.topics])
    made = _links(gold, [r.cells for r in shared])
    counts.update(links_gold=len(wanted), links_made=len(made), links_right=len(wanted & made))
    return TopicScore(counts, verdicts, stances, tuple(topic_fates), tuple(row_fates))


def _best_topic(gold: TopicGold, found: list[list[tuple[Cell, GoldCell]]]) -> int | None:
    """The topic that a row is about: most cells, then most sources, then the smaller topic."""
    return min(
        range(len(gold.topics)),
        key=lambda t: (-len(found[t]), -_spans_sources(found[t]), len(gold.topics[t].cells)),
        default=None,
    )


def _verdict_given(
    index: int,
    topic: Topic,
    rows: list[Row],
    matched: list[list[list[tuple[Cell, GoldCell]]]],
    holding: list[int],
) -> Verdict | None:
    """The verdict of the row that fits a topic best by Dice overlap; None where none holds it."""

    def overlap(k: int) -> float:
        return 2 * len(matched[k][index]) / (len(rows[k].cells) + len(topic.cells))

    return rows[max(holding, key=overlap)].verdict if holding else None


def _rows_of_their_own(holding: list[list[int]]) -> int:
    """How many topics can each be given a row that no other topic uses (augmenting paths)."""
    owner: dict[int, int] = {}

    def settle(topic: int, tried: set[int]) -> bool:
        for row in holding[topic]:
            if row in tried:
                continue
            tried.add(row)
            if row not in owner or settle(owner[row], tried):
                owner[row] = topic
                return True
        return False

    return sum(settle(topic, set()) for topic in range(len(holding)))


def _links(
    gold: TopicGold, groups: Sequence[Sequence[Cell] | Sequence[GoldCell]]
) -> set[tuple[Unit, Unit]]:
    """Pairs of sentences of two sources that stand in one group."""
    found: set[tuple[Unit, Unit]] = set()
    for cells in groups:
        units = sorted(
            {
                (cell.source, number)
                for cell in cells
                for number, sentence in enumerate(gold.sentences[cell.source])
                if same_statement(cell.span, sentence)
            }
        )
        found |= {(a, b) for a, b in itertools.combinations(units, 2) if a[0] != b[0]}
    return found


def added(scores: Sequence[TopicScore]) -> TopicScore:
    """The counts of several folders together."""
    whole = TopicScore(Counter(), Counter(), Counter())
    for score in scores:
        whole.counts.update(score.counts)
        whole.verdicts.update(score.verdicts)
        whole.stances.update(score.stances)
    return whole


def topic_figures(score: TopicScore) -> dict[str, float]:
    """Shares between 0 and 1, in the order in which they are read."""
    n, verdicts = score.counts, score.verdicts
    link_p, link_r = (
        ratio(n["links_right"], n["links_made"]),
        ratio(n["links_right"], n["links_gold"]),
    )
    clash = Verdict.CONTRADICTION
    called = sum(k for (_, given), k in verdicts.items() if given is clash)
    return {
        "topics R": ratio(n["found"], n["topics"]),
        "own": ratio(n["own"], n["topics"]),
        "cell P": ratio(n["right"], n["cells"]),
        "cell P @20": ratio(n[f"right@{TOP}"], n[f"cells@{TOP}"]),
        "strict": ratio(n["strict"], n["cells"]),
        "strict @20": ratio(n[f"strict@{TOP}"], n[f"cells@{TOP}"]),
        "link P": link_p,
        "link R": link_r,
        "link F1": f1(link_p, link_r),
        "verdict": ratio(sum(k for (g, v), k in verdicts.items() if g is v), n["found"]),
        "verdict mF1": _macro_f1(verdicts),
        "contradiction P": ratio(verdicts[clash, clash], called),
        "contradiction R": ratio(verdicts[clash, clash], n["contradictions"]),
        "stance": ratio(
            sum(k for (g, s), k in score.stances.items() if g is s), score.stances.total()
        ),
    }


def _macro_f1(verdicts: Counter[tuple[Verdict, Verdict]]) -> float:
    """The mean F1 over the verdicts that the topics found have in gold."""
    values = []
    for verdict in {gold for gold, _ in verdicts}:
        hits = verdicts[verdict, verdict]
        of_gold = sum(k for (g, _), k in verdicts.items() if g is verdict)
        given = sum(k for (_, v), k in verdicts.items() if v is verdict)
        values.append(f1(ratio(hits, given), ratio(hits, of_gold)))
    return ratio(sum(sorted(values)), len(values))


def topic_detail(score: TopicScore) -> str:
    """The outcome of each topic, and the rows that hold none of them, in words."""
    lines = ["topics (gold > given):"]
    for topic_fate in score.topics:
        topic, given = topic_fate.topic, topic_fate.verdict
        outcome = "not found" if given is None else f"{topic.verdict} > {given}"
        mark = "ok " if given is topic.verdict else "-- " if given is None else "!! "
        lines.append(f"  {mark}{topic.id:<32} {outcome}")
    lines.append("rows (right/cells; the wrong cells below; reasons where the verdict is wrong):")
    for place, fate in enumerate(score.rows, 1):
        lines += _row_lines(place, fate)
    return "\n".join(lines)


def _row_lines(place: int, fate: RowFate) -> list[str]:
    cells, topic = fate.row.cells, fate.topic
    mark = "ok " if fate.is_strict else "!! "
    share = f"{len(cells) - len(fate.wrong)}/{len(cells)}"
    lines = [
        f"  {mark}{place:>3} {share:>5} {topic.id if topic else 'no topic':<32} {fate.row.verdict}"
    ]
    if fate.is_strict and topic is not None and topic.verdict is not fate.row.verdict:
        lines[0] += f", gold {topic.verdict}"
        for reason in fate.row.reasons:
            parties = " / ".join(f"{cells[i].source}: {_start(cells[i])}" for i in reason.cells)
            lines.append(f"          {reason.kind}: {reason.text} [{parties}]")
    lines += (f"        - {cell.source}: {_start(cell)}" for cell in fate.wrong)
    return lines


def _start(cell: Cell) -> str:
    return " ".join(cell.text.split())[:110]
