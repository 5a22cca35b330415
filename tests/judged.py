"""The fixed report of `scene.py`, judged: a relation, a check, and why a row holds together."""

from __future__ import annotations

from kzcompare.model.check import Check, Evidence, Position, SourceCheck
from kzcompare.model.relation import Ground, Label, Relation
from kzcompare.model.row import Confidence, ReasonKind
from kzcompare.model.trace import PairTrace, Quotation, RowTrace
from tests.builders import span
from tests.scene import COURIER, POST, ROWS

FEWER = "At least 225 people were arrested in the [b]harbour[/b] on Monday."
MORE = "Police arrested 164 people, \x1b[31mall of them\x1b[0m dockers."
CLAIM = "Police arrested 300 people."

RELATION = Relation(
    Label.CONTRADICT,
    0.8123,
    (
        Ground(
            ReasonKind.FIGURE,
            "incompatible figures: “At least 225 people” / “164 people”",
            (span(FEWER, "At least 225 people"),),
            (span(MORE, "164 people"),),
        ),
    ),
    (("coverage", 1.25), ("figure differs", 0.5)),
    (span(MORE, "dockers"),),
)

_ARRESTED, _FEWER = ROWS[1].cells
CHECK = Check(
    CLAIM,
    (
        SourceCheck(
            "post",
            Position.SUPPORTS,
            Confidence.LIKELY,
            (
                Evidence(
                    _ARRESTED,
                    Position.SUPPORTS,
                    Confidence.LIKELY,
                    0.61,
                    (Ground(ReasonKind.PARAPHRASE, "both speak of people, arrested", (), ()),),
                ),
            ),
        ),
        SourceCheck(
            "courier",
            Position.DISPUTES,
            Confidence.SURE,
            (
                Evidence(
                    _FEWER,
                    Position.DISPUTES,
                    Confidence.SURE,
                    0.9,
                    (
                        Ground(
                            ReasonKind.FIGURE,
                            "incompatible figures: “164 people” / “300 people”",
                            (span(COURIER.text, "164 people"),),
                            (span(CLAIM, "300 people"),),
                        ),
                    ),
                ),
            ),
        ),
        SourceCheck("delta", Position.SILENT, Confidence.SURE, ()),
        SourceCheck("almanac", Position.SILENT, Confidence.SURE, ()),
    ),
)

PAIR = PairTrace(
    Quotation("post", _ARRESTED.sentence, _ARRESTED.sentence.of(POST.text)),
    Quotation("courier", _FEWER.sentence, _FEWER.sentence.of(COURIER.text)),
    (("words", 2.5), ("names", -0.25)),
    2.25,
    1.5,
    ("arrested", "people"),
    True,
    "together in row 0b41d: close enough",
    Relation(Label.NEUTRAL, 0.75, ()),
)
ROW = RowTrace(ROWS[1], (PAIR,))
