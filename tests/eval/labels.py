"""What rows are named by: how far labels are the propositions of the topics they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kzcompare.model.claim import rarity
from kzcompare.model.options import Options
from kzcompare.passages import read_passages
from tests.eval.gold import ratio
from tests.eval.topics import RowFate


@dataclass(frozen=True, slots=True)
class LabelFate:
    """A row that stands for a topic: its label, the gold proposition, how much both share."""

    label: str
    proposition: str
    shared: float


def score_labels(rows: Sequence[RowFate]) -> tuple[LabelFate, ...]:
    """One fate for each row that holds cells of two sources on its topic."""
    pairs = [(r.row.proposition, r.topic.proposition) for r in rows if r.topic and r.is_strict]
    texts = sorted({text for pair in pairs for text in pair if text.strip()})
    words = {
        text: {t.stem: rarity(t.zipf) for claim in read.reading.claims for t in claim.terms}
        for text, read in zip(texts, read_passages(texts, Options()), strict=True)
    }
    return tuple(LabelFate(a, b, _shared(words.get(a, {}), words.get(b, {}))) for a, b in pairs)


def _shared(label: dict[str, float], proposition: dict[str, float]) -> float:
    """F1 of the stems of both, by how rare each is."""
    both = sum(label[stem] for stem in label.keys() & proposition.keys())
    return ratio(2 * both, sum(label.values()) + sum(proposition.values()))


def label_figures(fates: Sequence[LabelFate]) -> dict[str, float]:
    """The mean over rows, between 0 and 1."""
    return {"shared words F1": ratio(sum(f.shared for f in fates), len(fates))}


def label_detail(fates: Sequence[LabelFate]) -> str:
    """Every label with its proposition, the farthest off first."""
    return "\n".join(
        f"  {f.shared:.2f} {' '.join(f.label.split())[:120]}\n       {f.proposition}"
        for f in sorted(fates, key=lambda f: f.shared)
    )
