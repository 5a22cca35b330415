"""Rows: the statements of several sources on one proposition, and how they stand to each other."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, Holder


class Stance(StrEnum):
    """The position of a statement, as printed, toward the row's proposition."""

    ASSERTS = "asserts"
    REPORTS = "reports"
    DOUBTS = "doubts"
    DENIES = "denies"

    @property
    def is_against(self) -> bool:
        """Whether the statement questions or denies the proposition."""
        return self in (Stance.DOUBTS, Stance.DENIES)


class Confidence(StrEnum):
    """How far a finding may be relied on."""

    SURE = "sure"
    LIKELY = "likely"


class ReasonKind(StrEnum):
    """Why a row got its verdict. The set is closed (SPEC)."""

    FIGURE = "figure"
    DATE = "date"
    NEGATION = "negation"
    ANTONYM = "antonym"
    REFUTATION = "refutation"
    DOUBT = "doubt"
    PARAPHRASE = "paraphrase"
    REPETITION = "repetition"


class ClaimRef(Struct, frozen=True, array_like=True, order=True, gc=False):
    """A claim by place: index of the article in the corpus, index of the claim in its reading."""

    article: int
    claim: int


class ClaimGroup(Struct, frozen=True, array_like=True):
    """Claims judged to be about one point, in article and text order, before any verdict.

    `central` is the index of the member closest to the others, `label` that of the one that stands
    for the group: the central one, or in a dispute the statement that is judged. `terms` are the
    stems that claims of two sources share, most telling first. `score` orders groups, higher first.
    `judgements` are the indices of members that question or refute what the group is about,
    `gathered` those of members that are here for a dispute only: such judgements, and what is
    judged. `company` is how sure it is that the members' articles tell one story, from 0 to 1.
    `sensed` says that claims which share no stem were put together, by a sentence encoder.
    """

    members: tuple[ClaimRef, ...]
    central: int
    label: int
    terms: tuple[str, ...]
    score: float
    judgements: frozenset[int] = frozenset()
    gathered: frozenset[int] = frozenset()
    company: float = 1.0
    sensed: bool = False


class Cell(Struct, frozen=True, array_like=True, gc=False):
    """One statement in a row: `text` is `Article.text[span]`, verbatim.

    `holder` is None for the article's own voice and where nobody is printed. `negated` says that
    the words carry a negation. `time` is the ISO date or period ("2022-01-07", "2005/2009") of what
    is told, if the sentence prints it. `sentence` is the whole sentence around the words, `marks`
    are those of its words that show the stance.
    """

    source: str
    span: Span
    text: str
    sentence: Span
    kind: Kind
    stance: Stance
    holder: Holder | None = None
    via: tuple[Holder, ...] = ()
    cue: Cue | None = None
    time: str | None = None
    negated: bool = False
    marks: tuple[Span, ...] = ()

    def printed(self, span: Span) -> str:
        """The words at a place of the article that lies inside the cell."""
        return self.text[span.start - self.span.start : span.end - self.span.start]


def party_of(cell: Cell) -> str:
    """Who stands behind a statement: the holder, by the actor's name, or the article.

    "They" are somebody else in another article.
    """
    holder = cell.holder
    if holder is None:
        return cell.source
    if holder.actor is None and holder.is_pronoun:
        return f"{cell.source}: {holder.text.casefold()}"
    return (holder.actor or holder.text).casefold()


class Reason(Struct, frozen=True, array_like=True, gc=False):
    """One finding behind a verdict: its kind, a sentence for the reader, the two cells it compares.

    `cells` are indices into `Row.cells`; `words` the one or two printed stretches that show it, as
    (cell index, span).
    """

    kind: ReasonKind
    text: str
    cells: tuple[int, int]
    words: tuple[tuple[int, Span], ...] = ()


class Row(Struct, frozen=True, array_like=True, gc=False):
    """One proposition and every statement on it.

    `id` depends on the quoted words alone. `proposition` is a stretch of one cell, verbatim.
    `score` orders rows, higher first; it has no unit, and sinks as earlier rows show the same
    statements.
    `sources` counts articles, `origins` independent origins. `period` spans the events the
    statements are about, as ISO dates that may be partial; None where none is dated. `confidence`
    is that of the verdict. `names` are what else may name the row, the best first, until the rows
    are in their order.
    """

    id: str
    proposition: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    sources: int
    origins: int
    cells: tuple[Cell, ...]
    period: tuple[str, str] | None = None
    confidence: Confidence = Confidence.LIKELY
    names: tuple[str, ...] = ()

    @property
    def label(self) -> int:
        """The index of the first cell that prints the proposition; 0 where none does."""
        return next((n for n, c in enumerate(self.cells) if self.proposition in c.text), 0)
