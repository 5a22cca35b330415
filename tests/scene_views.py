"""What the views find in the fixed report of `scene`: figures and events, made by hand."""

from __future__ import annotations

from kzcompare.model.article import Article
from kzcompare.model.choices import Kind, Verdict
from kzcompare.model.claim import Moment, Quantity
from kzcompare.model.row import ReasonKind, Stance
from kzcompare.model.statement import CueClass
from kzcompare.views.figures import Figure, FigureGroup
from kzcompare.views.periods import Precision
from kzcompare.views.timeline import DatedMention, Event
from kzcompare.views.voices import Voice
from tests.builders import cue, holder, reason, span
from tests.scene import ALMANAC, COURIER, DELTA, POST


def _figure(
    within: Article,
    words: str,
    quote: str,
    bounds: tuple[float | None, float | None],
    voice: Voice,
    *,
    time: tuple[str, str] | None = None,
) -> Figure:
    made = Quantity(span(within.text, words), words, *bounds, "", "person")
    return Figure(within.id, made, voice, span(within.text, quote), time)


OWN = Voice(Kind.OWN, Stance.ASSERTS)
FIGURES = (
    FigureGroup(
        "3a7f0",
        "people … arrested",
        "",
        Verdict.CONTRADICTION,
        (
            reason(
                ReasonKind.FIGURE,
                "post has “At least 225 people”, courier “164 people”: both cannot be right",
                (0, 1),
                (
                    (0, span(POST.text, "At least 225 people")),
                    (1, span(COURIER.text, "164 people")),
                ),
            ),
        ),
        2,
        6.25,
        (
            _figure(
                POST,
                "At least 225 people",
                "At least 225 people were arrested.",
                (225.0, None),
                OWN,
            ),
            _figure(
                COURIER,
                "164 people",
                "Police arrested 164 people, \x1b[31mall of them\x1b[0m dockers.",
                (164.0, 164.0),
                Voice(
                    Kind.INDIRECT,
                    Stance.DOUBTS,
                    holder(COURIER, "Police"),
                    (holder(COURIER, "dockers", actor="Nordpress"),),
                    cue(COURIER, "claim", CueClass.DOUBTFUL),
                ),
                time=("2031-05-04", "2031-05-08"),
            ),
        ),
    ),
    FigureGroup(
        "e0b11",
        "harbour employs … people",
        "",
        Verdict.SINGLE,
        (),
        1,
        0.0,
        (
            _figure(
                ALMANAC,
                "4,000 people",
                "The harbour employs 4,000 people.",
                (4000.0, 4000.0),
                OWN,
            ),
        ),
    ),
)


def _dated(within: Article, words: str, quote: str, date: str, voice: Voice) -> DatedMention:
    made = Moment(span(within.text, words), words, date, date, is_relative=len(words) < len(date))
    return DatedMention(within.id, made, voice, span(within.text, quote))


EVENTS = (
    Event(
        "77aa1",
        "2027",
        "2027",
        Precision.YEAR,
        "elected mayor",
        Verdict.SINGLE,
        (),
        1,
        0.0,
        (_dated(ALMANAC, "2027", "Ann Reed was elected mayor in 2027.", "2027", OWN),),
    ),
    Event(
        "c01d2",
        "2031-05-01",
        "2031-05-04",
        Precision.PERIOD,
        "strike began",
        Verdict.CONTRADICTION,
        (
            reason(
                ReasonKind.DATE,
                "post dates it 2031-05-04, delta 2031-05-01: not one day",
                (0, 1),
                ((0, span(POST.text, "4 May")), (1, span(DELTA.text, "1 May 2031"))),
            ),
        ),
        2,
        5.5,
        (
            _dated(
                POST,
                "4 May",
                "“saboteurs trained abroad” had cut the cranes' cables on 4 May",
                "2031-05-04",
                Voice(
                    Kind.MIXED,
                    Stance.REPORTS,
                    holder(POST, "Mayor Ann Reed", actor="Ann Reed"),
                    (holder(POST, "the news agency Nordpress", actor="Nordpress"),),
                    cue(POST, "told"),
                ),
            ),
            _dated(
                DELTA,
                "1 May 2031",
                "The strike began on 1 May 2031.",
                "2031-05-01",
                OWN,
            ),
        ),
    ),
)
