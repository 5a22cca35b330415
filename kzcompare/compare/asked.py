"""A claim of the user's own beside an article: its dates mean what they would mean there."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from msgspec.structs import replace

from kzcompare.compare.passages import Passage
from kzcompare.lexicon.calendar import load_calendar_words
from kzcompare.model.calendar import YEAR, first_day, make_date, year_of
from kzcompare.model.claim import Claim, Moment, Quantity, ReadArticle, with_fields

Period = tuple[str, str]


class Asked:
    """A claim of the user's own, which nobody printed on any day."""

    def __init__(self, claim: Passage) -> None:
        """`claim` is read as if printed on some day, which says nothing of it."""
        self.claim = dataclasses.replace(
            claim, published=None, claims=tuple(map(_without_day, claim.claims))
        )
        moments = [moment for c in claim.claims for moment in c.times]
        printed = {m.start[:YEAR] for m in moments if not m.is_relative}
        # beside a printed year a day without one is read as of that year
        self._open = [m for m in moments if m.is_relative and m.start[:YEAR] not in printed]

    def beside(self, read: ReadArticle) -> Passage:
        """The claim beside an article.

        "7 January" is the one that the article tells of, else that of the year nearest to the day
        of the article. "On Monday" and "last year" mean another day in every article, so they date
        nothing.
        """
        if not self._open:
            return self.claim
        told = {m.start for claim in with_fields(read.reading.claims, "times") for m in claim.times}
        published = read.article.source.date
        meant = {(m.start, m.end): _meant(m, told, published) for m in self._open}
        claims = tuple(_dated(claim, meant) for claim in self.claim.claims)
        return dataclasses.replace(self.claim, claims=claims)


def _without_day(claim: Claim) -> Claim:
    """A claim that is about no time but one that it prints with its year."""
    return claim if any(not m.is_relative for m in claim.times) else replace(claim, event=None)


def _dated(claim: Claim, meant: Mapping[Period, Period | None]) -> Claim:
    """The claim with what its open days mean; those that mean nothing are left out."""
    times = (_moved(moment, meant) for moment in claim.times)
    return replace(
        claim,
        times=tuple(moment for moment in times if moment is not None),
        quantities=tuple(_timed(quantity, meant) for quantity in claim.quantities),
    )


def _moved(moment: Moment, meant: Mapping[Period, Period | None]) -> Moment | None:
    period = meant.get((moment.start, moment.end), (moment.start, moment.end))
    return None if period is None else replace(moment, start=period[0], end=period[1])


def _timed(quantity: Quantity, meant: Mapping[Period, Period | None]) -> Quantity:
    time = quantity.setting.time
    if time is None or time not in meant:
        return quantity
    return replace(quantity, setting=replace(quantity.setting, time=meant[time]))


def _meant(moment: Moment, told: Collection[str], published: str | None) -> Period | None:
    """What a day or month printed without a year means; None for other words.

    `told` are the days and months that the article tells of.
    """
    months = load_calendar_words().months
    is_month = any(word.strip(".,").casefold() in months for word in moment.text.split())
    if published is None or not is_month:
        return None
    day, printed = first_day(published), year_of(published)
    near = [p for year in (printed, printed - 1, printed + 1) if (p := _in_year(moment, year))]
    ranked = sorted(near, key=lambda p: abs((first_day(p[0]) - day).days))
    return next((p for p in ranked if p[0] in told), ranked[0] if ranked else None)


def _in_year(moment: Moment, year: int) -> Period | None:
    """The same days of another year; None where it has no such day."""
    start, end = (
        make_date(year, *map(int, iso.split("-")[1:])) for iso in (moment.start, moment.end)
    )
    return None if start is None or end is None else (start, end)
