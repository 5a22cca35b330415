"""What the sources call the same thing: words for it, names for people, words that stand out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from kzcompare.actors.dossier import build_dossier
from kzcompare.lexicon.wording import WordForms, WordSet
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from kzcompare.model.corpus import Corpus
from kzcompare.model.report import Quoted, Report
from kzcompare.model.row import Row
from kzcompare.model.span import Span
from kzcompare.views.concordance import Concordance, Use, Voice
from kzcompare.views.keyness import KeyWord, count_words, keyness
from kzcompare.whole import Whole

LEAST_WORDS = 2  # words, and sources, that a set needs to show a difference
MOST_ACTORS = 40  # actors looked at, the most mentioned first
MOST_MEETINGS = 5
_PADDING = re.compile(r"\b(?:the|an?)\b|['’]s\b|['’](?=\s)|[^\w\s]")
_RELATIVE = re.compile(r"(?:who|whom|whose|which|that)\b")


class WordUse(Struct, frozen=True):
    """One word and where it is used: in the order of the articles and their texts."""

    word: str
    uses: tuple[Use, ...]


class Meeting(Struct, frozen=True):
    """Two sources that use two words of a set for what one row is about."""

    row: str
    words: tuple[str, str]
    uses: tuple[Use, Use]


class SetUse(Struct, frozen=True):
    """A set of words for one thing, the words that are used in the order of the set.

    `origin` says where the set comes from. `contrast` is how far the columns differ: the uses times
    the Jensen-Shannon divergence (in bits) of their shares of the words.
    """

    name: str
    origin: str
    words: tuple[WordUse, ...]
    meetings: tuple[Meeting, ...]
    contrast: float

    @property
    def rank(self) -> float:
        """What orders sets, higher first: words that meet in a row are surely for one thing."""
        return self.contrast * (1 + len(self.meetings))


class Called(Struct, frozen=True):
    """What they call one actor: for each column that describes it, its names and descriptions."""

    name: str
    type: ActorType
    columns: tuple[tuple[str, tuple[str, ...], tuple[Quoted, ...]], ...]


class Wording(Struct, frozen=True):
    """All of it; `sizes` counts the words of each column that were counted for `keys`.

    `columns` gives the column that each source is counted in: itself, or its outlet.
    """

    columns: Mapping[str, str]
    sets: tuple[SetUse, ...]
    actors: tuple[Called, ...]
    keys: tuple[KeyWord, ...]
    sizes: tuple[tuple[str, int], ...]


def columns_of(report: Report, *, by_outlet: bool) -> dict[str, str]:
    """The column of each source: its outlet, where that is known and wanted, else its id."""
    sources = [read.article.source for read in report.articles]
    return {s.id: (s.outlet or s.id) if by_outlet else s.id for s in sources}


def wording_of(
    report: Report,
    sets: Sequence[WordSet],
    voices: frozenset[Voice] | None = None,
    *,
    by_outlet: bool = False,
) -> Wording:
    """The wording of a report, which must have its readings, actors and rows.

    Args:
        report: what is compared.
        sets: words for the same things.
        voices: only uses in these voices; None: in any.
        by_outlet: articles of one outlet are counted together.
    """
    concordance = Concordance(report)
    columns = columns_of(report, by_outlet=by_outlet)
    counts: dict[str, Counter[str]] = {column: Counter() for column in columns.values()}
    for source, held in count_words(report, voices).items():
        counts[columns[source]].update(held)
    used = (_set_use(group, concordance, report.rows, voices, columns) for group in sets)
    return Wording(
        columns=columns,
        sets=tuple(sorted((s for s in used if s), key=lambda s: (-s.rank, s.name))),
        actors=tuple(_called(report, columns)),
        keys=keyness(counts),
        sizes=tuple((source, held.total()) for source, held in counts.items()),
    )


def uses_of(
    report: Report, query: str, voices: frozenset[Voice] | None = None
) -> tuple[WordUse, list[str]]:
    """The uses of a word or phrase of the user's, in any form, and all words there are.

    "*" stands for any letters. Words that no article prints as content words are passed over at the
    beginning ("the riots").
    """
    concordance = Concordance(report)
    parts = query.casefold().replace("-", " ").split()
    while parts:
        uses = concordance.find(parts)
        if uses:
            heard = tuple(u for u in uses if voices is None or u.voice in voices)
            return WordUse(query, heard), []
        if parts[0] in concordance.forms:
            break
        parts = parts[1:]
    return WordUse(query, ()), list(concordance.forms)


def _set_use(
    group: WordSet,
    concordance: Concordance,
    rows: Sequence[Row],
    voices: frozenset[Voice] | None,
    columns: Mapping[str, str],
) -> SetUse | None:
    """The uses of a set; None where the columns do not differ in it."""
    words = tuple(w for w in _used(group.words, concordance, voices) if w.uses)
    using = {columns[use.source] for word in words for use in word.uses}
    if len(words) < LEAST_WORDS or len(using) < LEAST_WORDS:
        return None
    contrast = _contrast(words, columns)
    if contrast <= 0:
        return None
    meetings = tuple(_meetings(words, rows, columns))
    return SetUse(group.name, group.source, words, meetings, contrast)


def _used(
    words: Sequence[WordForms], concordance: Concordance, voices: frozenset[Voice] | None
) -> Iterator[WordUse]:
    """The uses of each word; of two that overlap the longer counts ("illegal immigrant")."""
    found = [(word.name, concordance.uses_of(word)) for word in words]
    phrases: dict[tuple[str, Span], list[Span]] = {}
    for _, uses in found:
        for use in uses:
            if not use.text.isalpha():
                phrases.setdefault((use.source, use.sentence), []).append(use.span)
    for name, uses in found:
        yield WordUse(
            name,
            tuple(
                use
                for use in uses
                if (voices is None or use.voice in voices)
                and not any(
                    span != use.span and span.contains(use.span)
                    for span in phrases.get((use.source, use.sentence), ())
                )
            ),
        )


def _contrast(words: Sequence[WordUse], columns: Mapping[str, str]) -> float:
    """The uses times the Jensen-Shannon divergence of the columns' shares, in bits."""
    counts: dict[str, Counter[str]] = {}
    for word in words:
        for use in word.uses:
            counts.setdefault(columns[use.source], Counter())[word.word] += 1
    whole: Counter[str] = Counter()
    for held in counts.values():
        whole.update(held)
    within = sum(held.total() * _entropy(held) for held in counts.values())
    return round(whole.total() * _entropy(whole) - within, 4)


def _entropy(counts: Mapping[str, int]) -> float:
    total = sum(counts.values())
    return -sum(n / total * math.log2(n / total) for n in counts.values())


def _meetings(
    words: Sequence[WordUse], rows: Sequence[Row], columns: Mapping[str, str]
) -> Iterator[Meeting]:
    """Rows in which two columns use different words of the set, and neither the other's.

    Each pair of words of two sources is told once, in the best row.
    """
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    places: dict[tuple[str, Span], list[tuple[str, Use]]] = {}
    for word in words:
        for use in word.uses:
            places.setdefault((use.source, use.sentence), []).append((word.word, use))
    for row in rows:
        here: dict[str, dict[str, Use]] = {}
        for cell in row.cells:
            for name, use in places.get((cell.source, cell.sentence), ()):
                if cell.span.contains(use.span):
                    here.setdefault(columns[cell.source], {}).setdefault(name, use)
        for (left, ours), (right, theirs) in combinations(here.items(), 2):
            if ours.keys() & theirs.keys():
                continue
            pair = (next(iter(ours)), next(iter(theirs)))
            if ((left, right), pair) in seen or len(seen) >= MOST_MEETINGS:
                continue
            seen.add(((left, right), pair))
            yield Meeting(row.id, pair, (ours[pair[0]], theirs[pair[1]]))


def _called(report: Report, columns: Mapping[str, str]) -> Iterator[Called]:
    """Actors that two columns describe, and not with the same words only."""
    corpus = Whole(report)
    for actor in report.actors[:MOST_ACTORS]:
        if actor.type is ActorType.PLACE:
            continue
        called = _descriptions(corpus, actor, columns)
        texts = [{_bare(q.text) for q in quotes} for _, _, quotes in called]
        if len(called) >= LEAST_WORDS and len(set.union(*texts)) >= LEAST_WORDS:
            yield Called(actor.name, actor.type, called)


def _descriptions(
    corpus: Corpus, actor: Actor, columns: Mapping[str, str]
) -> tuple[tuple[str, tuple[str, ...], tuple[Quoted, ...]], ...]:
    """For each column its names for an actor, and what describes it, each wording once."""
    names: dict[str, dict[str, None]] = {}
    told: dict[str, dict[str, Quoted]] = {}
    for view in build_dossier(corpus, actor).views:
        column = columns[view.source]
        names.setdefault(column, {}).update(dict.fromkeys(name for name, _ in view.names))
        for quoted in _telling(view.descriptors):
            told.setdefault(column, {}).setdefault(_bare(quoted.text), quoted)
    return tuple((c, tuple(names[c]), tuple(quotes.values())) for c, quotes in told.items())


def _bare(words: str) -> str:
    """A description without what makes no difference: case, articles, the sign of an owner."""
    return " ".join(_PADDING.sub(" ", words.casefold()).split())


def _telling(descriptors: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Descriptors that name: no clauses ("who has not") and no bare age ("64")."""
    return tuple(
        q
        for q in descriptors
        if _RELATIVE.match(q.text.casefold()) is None and any(ch.isalpha() for ch in q.text)
    )
