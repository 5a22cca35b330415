"""`relate`: how two passages stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from kzcompare.model.relation import Label
from kzcompare.model.row import ReasonKind
from kzcompare.render.outputs.base import Words, words_of
from kzcompare.render.outputs.explain import PartRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzcompare.model.relation import Ground, Relation
    from kzcompare.render.outputs.base import Record

SEPARATOR = " … "  # between words that stand apart


class GroundRecord(Struct, frozen=True):
    """One finding, with the words of the first (`a`) and second passage (`b`) that show it."""

    kind: ReasonKind
    text: str
    a: tuple[Words, ...]
    b: tuple[Words, ...]


class RelateDocument(Struct, frozen=True):
    """The relation of passage `a` to passage `b`.

    `label` agree: the first supports the second; contradict: both cannot be true of one event;
    neutral: neither; unrelated. `score` (0 to 1) is how likely the label is. `missing` are words of
    `b` that nothing in `a` stands for. `parts` are the features weighed, in log odds, empty where
    a rule settled it. Offsets are places in the passage.
    """

    schema: Literal["kzcompare.relate/1"]
    version: str
    a: str
    b: str
    label: Label
    score: float
    reasons: tuple[GroundRecord, ...]
    missing: tuple[Words, ...]
    parts: tuple[PartRecord, ...]

    FIELDS: ClassVar[tuple[str, ...]] = ("label", "score", "kind", "text", "a", "b")

    def items(self) -> Sequence[GroundRecord]:
        """The reasons."""
        return self.reasons

    def records(self) -> list[Record]:
        """One record a reason; one without a kind where there is none."""
        head: Record = {"label": self.label.value, "score": self.score}
        return [head | _reason(r) for r in self.reasons] or [
            head | {"kind": None, "text": None, "a": None, "b": None}
        ]


class RelatedRecord(Struct, frozen=True):
    """The answer to one line of pairs: `id` is the pair's own, or the number of its line."""

    id: str | int
    label: Label
    score: float
    reasons: tuple[GroundRecord, ...]


def relate_document(a: str, b: str, relation: Relation, version: str) -> RelateDocument:
    """One relation with the passages it holds between."""
    return RelateDocument(
        "kzcompare.relate/1",
        version,
        a,
        b,
        relation.label,
        relation.score,
        tuple(ground_record(g, a, b) for g in relation.grounds),
        tuple(words_of(span, b) for span in relation.missing),
        tuple(PartRecord(name, value) for name, value in relation.parts),
    )


def related_record(key: str | int, a: str, b: str, relation: Relation) -> RelatedRecord:
    """One answer of many."""
    grounds = tuple(ground_record(g, a, b) for g in relation.grounds)
    return RelatedRecord(key, relation.label, relation.score, grounds)


def ground_record(ground: Ground, a: str, b: str) -> GroundRecord:
    """A finding with its words in both texts."""
    return GroundRecord(
        ground.kind,
        ground.text,
        tuple(words_of(span, a) for span in ground.a),
        tuple(words_of(span, b) for span in ground.b),
    )


def _reason(ground: GroundRecord) -> Record:
    return {
        "kind": ground.kind.value,
        "text": ground.text,
        "a": SEPARATOR.join(w.text for w in ground.a) or None,
        "b": SEPARATOR.join(w.text for w in ground.b) or None,
    }
