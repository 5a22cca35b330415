"""Statements of the seed articles against gold: what is attributed, to whom, and how it is printed.

A statement matches a gold record when the words of their contents overlap with Jaccard >= 0.5.
(A content that holds all of the gold's words and is at most 1.6 times as long has 0.62 or more, so
it needs no rule of its own.) Pairs are made one to one, best first. A statement that matches no
required record but an optional one counts neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzcompare.model.choices import Kind
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.model.statement import Holder, Statement
from tests.eval.gold import f1, jaccard, locate, places, ratio, read_records, word_starts

ENOUGH = 0.5  # Jaccard overlap of content words
Paragraphs = Sequence[Span]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An attribution as annotated.

    `speaker` is a canonical name, None for generic or unnamed; `printed` the words that name the
    speaker at that spot, None where nobody is printed.
    """

    source: str
    content: tuple[Span, ...]
    kind: Kind
    speaker: str | None
    printed: str | None
    cue: str
    is_optional: bool


@dataclass(frozen=True, slots=True)
class AttributionScore:
    """Pairs of (gold, statement), what was missed, and statements that match nothing."""

    found: tuple[tuple[GoldAttribution, Statement], ...]
    missed: tuple[GoldAttribution, ...]
    false: tuple[tuple[str, Statement], ...]
    counts: Counter[str]


def load_attributions(file: Path, texts: dict[str, str]) -> tuple[GoldAttribution, ...]:
    """The gold records with their places.

    Raises:
        GoldError: a content is not printed exactly once.
    """
    found = []
    for record in read_records(file, "attributions"):
        content = record["content"]
        pieces = content if isinstance(content, list) else [content]
        spans = tuple(locate(texts[record["source"]], piece) for piece in pieces)
        found.append(
            GoldAttribution(
                record["source"],
                spans,
                Kind(record["kind"]),
                record["speaker"],
                record["speaker_text"],
                record["cue"],
                bool(record.get("optional")),
            )
        )
    return tuple(found)


def load_aliases(file: Path) -> dict[str, frozenset[str]]:
    """All printed names of each gold actor, its canonical name among them; {} without the file."""
    if not file.exists():
        return {}
    return {
        actor["name"]: frozenset((actor["name"], *actor.get("aliases", ())))
        for actor in read_records(file, "actors")
    }


def pair_off(
    gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]]
) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, predicted) of enough overlap, best first, then in text order."""
    near = sorted(
        (-share, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (share := jaccard(one, other)) >= ENOUGH
    )
    pairs: dict[int, int] = {}
    for _, i, j in near:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def score_article(
    source: str,
    text: str,
    *,
    paragraphs: Paragraphs,
    gold: Sequence[GoldAttribution],
    statements: Sequence[Statement],
    aliases: dict[str, frozenset[str]],
) -> AttributionScore:
    """Scores the statements of one article against its gold records."""
    held = [s for s in statements if s.kind is not Kind.OWN]
    words = [word_starts(text, s.content) for s in held]
    required = [g for g in gold if not g.is_optional]
    pairs = pair_off([word_starts(text, g.content) for g in required], words)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    spare = [word_starts(text, g.content) for g in gold if g.is_optional]
    unscored = {
        j
        for j, content in enumerate(words)
        if j not in used and any(jaccard(content, other) >= ENOUGH for other in spare)
    }
    found = tuple((required[i], held[j]) for i, j in pairs)
    counts: Counter[str] = Counter(
        gold=len(required), predicted=len(held) - len(unscored), matched=len(pairs)
    )
    for record, statement in found:
        counts["kind"] += statement.kind is record.kind
        counts["speaker"] += speaker_is_right(text, paragraphs, record, statement, aliases)
        if record.speaker is not None:
            counts["named"] += 1
            counts["resolved"] += is_called(statement.holder, record.speaker, aliases)
    return AttributionScore(
        found,
        tuple(g for i, g in enumerate(required) if i not in hit),
        tuple((source, s) for j, s in enumerate(held) if j not in used and j not in unscored),
        counts,
    )


def speaker_is_right(
    text: str,
    paragraphs: Paragraphs,
    record: GoldAttribution,
    statement: Statement,
    aliases: dict[str, frozenset[str]],
) -> bool:
    """Whether a matched statement has the right holder.

    Right is: nobody where gold has nobody; else the printed words where gold has them (in the
    content's paragraphs or the ones beside them, not inside the content), or a name of the actor.
    """
    if record.speaker is None and record.printed is None:
        return statement.holder is None
    if statement.holder is None:
        return False
    if record.speaker is not None and is_called(statement.holder, record.speaker, aliases):
        return True
    if record.printed is None:
        return False
    near = _around(paragraphs, record.content)
    return any(
        place.overlaps(statement.holder.span)
        for place in places(text, record.printed)
        if near.contains(place)
        and _is_whole_word(text, place)
        and not any(place.overlaps(s) for s in record.content)
    )


def is_called(holder: Holder | None, name: str, aliases: dict[str, frozenset[str]]) -> bool:
    """Whether the holder's resolved name is one of an actor's names."""
    if holder is None:
        return False
    known = {n.casefold() for n in aliases.get(name, frozenset((name,)))}
    return any(n is not None and n.casefold() in known for n in (holder.actor, holder.name))


def _around(paragraphs: Paragraphs, content: tuple[Span, ...]) -> Span:
    """The paragraphs that a content stands in, with the one before and the one after."""
    touched = [i for i, p in enumerate(paragraphs) if any(p.overlaps(s) for s in content)]
    if not touched:
        return Span(content[0].start, content[-1].end)
    first, last = max(0, touched[0] - 1), min(len(paragraphs) - 1, touched[-1] + 1)
    return paragraphs[first].cover(paragraphs[last])


def _is_whole_word(text: str, place: Span) -> bool:
    before, after = text[: place.start][-1:], text[place.end :][:1]
    return not (before.isalnum() or after.isalnum())


def score_attributions(
    report: Report, gold: Sequence[GoldAttribution], aliases: dict[str, frozenset[str]]
) -> AttributionScore:
    """Scores all articles of a report that gold has records for."""
    scores = [
        score_article(
            held.article.id,
            held.article.text,
            paragraphs=[p.span for p in held.article.paragraphs if p.role.is_text],
            gold=[g for g in gold if g.source == held.article.id],
            statements=held.reading.statements,
            aliases=aliases,
        )
        for held in report.articles
    ]
    return AttributionScore(
        tuple(pair for s in scores for pair in s.found),
        tuple(g for s in scores for g in s.missed),
        tuple(one for s in scores for one in s.false),
        sum((s.counts for s in scores), Counter[str]()),
    )


def attribution_figures(score: AttributionScore) -> dict[str, float]:
    """Shares between 0 and 1; speaker, kind and name are shares of the matched statements."""
    n = score.counts
    precision, recall = ratio(n["matched"], n["predicted"]), ratio(n["matched"], n["gold"])
    return {
        "P": precision,
        "R": recall,
        "F1": f1(precision, recall),
        "speaker": ratio(n["speaker"], n["matched"]),
        "e2e F1": f1(ratio(n["speaker"], n["predicted"]), ratio(n["speaker"], n["gold"])),
        "speaker name": ratio(n["resolved"], n["named"]),
        "kind": ratio(n["kind"], n["matched"]),
    }


def attribution_detail(
    score: AttributionScore, report: Report, aliases: dict[str, frozenset[str]]
) -> str:
    """What was missed, wrongly found, or given to the wrong speaker, in words."""
    texts = {held.article.id: held.article.text for held in report.articles}
    paragraphs = {h.article.id: [p.span for p in h.article.paragraphs if p.role.is_text]
                  for h in report.articles}  # fmt: skip
    lines = [f"missed ({len(score.missed)}):"]
    for g in score.missed:
        words = _words(texts[g.source], g.content)
        lines.append(f"  {g.source:<9} {g.printed or '-'} | {g.cue} | {words}")
    lines.append(f"false ({len(score.false)}):")
    for source, s in score.false:
        lines.append(f"  {source:<9} <{s.pattern}> {_shown(texts[source], s)}")
    lines.append("wrong speaker, kind or name:")
    for g, s in score.found:
        text = texts[g.source]
        faults = []
        if not speaker_is_right(text, paragraphs[g.source], g, s, aliases):
            faults.append(f"speaker is {g.printed!r}")
        elif g.speaker is not None and not is_called(s.holder, g.speaker, aliases):
            faults.append(f"name is {g.speaker!r}, not {s.holder.name if s.holder else None!r}")
        if s.kind is not g.kind:
            faults.append(f"kind is {g.kind}, not {s.kind}")
        if faults:
            lines.append(f"  {g.source:<9} {'; '.join(faults)} <- {_shown(text, s)}")
    return "\n".join(lines)


def _shown(text: str, statement: Statement) -> str:
    holder = statement.holder.text if statement.holder else "-"
    cue = statement.cue.text if statement.cue else "-"
    return f"{holder} | {cue} | {_words(text, statement.content)}"


def _words(text: str, spans: Iterable[Span]) -> str:
    return " ... ".join(" ".join(span.of(text).split()) for span in spans)[:160]
