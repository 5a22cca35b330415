"""One fixed report for the tests of output: three papers and an old almanac on a harbour strike.

Invented throughout. It holds what output must survive: brackets, an escape sequence, a direction
override, typographic and nested quotation marks, a chain of attribution, a source that is silent,
one that was published too early, and two sources with one origin.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.lexicon.wording import read_word_sets
from kzcompare.model.actor import DeedRole
from kzcompare.model.choices import ActorType, Kind, Verdict
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.copy import Copy, CopyKind
from kzcompare.model.report import (
    Action,
    Collocate,
    Dossier,
    Party,
    Quoted,
    Report,
    Said,
    SourceView,
)
from kzcompare.model.row import ReasonKind, Stance
from kzcompare.model.statement import CueClass
from kzcompare.model.trace import CandidateTrace, SentenceTrace
from kzcompare.views.diff import Alone, Diff, Place, diff_of
from kzcompare.views.keyness import KeyWord
from kzcompare.views.wording import Called, Meeting, Wording, wording_of
from tests.builders import actor, article, cell, cue, holder, read, reason, report, row, span
from tests.builders import statement as state
from tests.makers import term

POST = article(
    "post",
    "Harbour strike enters second week\n"
    "Mayor Ann Reed told the news agency Nordpress that “saboteurs trained abroad” had cut the "
    "cranes' cables on 4 May.\n"
    "“If [the owners do] not [act] then we shall close the port,” union leader Tomás Okafor said.\n"
    "At least 225 people were arrested.",
    outlet="Harbour Post",
    title="Harbour strike enters second week",
    author="L. Brandt",
    date="2031-05-08",
)
COURIER = article(
    "courier",
    "Subscribe now\n"
    "The mayor's claim that saboteurs trained abroad cut the cables is nonsense: the cranes had "
    "failed twice before.\n"
    "Police arrested 164 people, \x1b[31mall of them\x1b[0m dockers.\n"
    "Reed, a former judge, has presented no evidence.",
    outlet="The Northern Courier",
    title="Who cut the cables?",
    date="2031-05-09",
    furniture=("Subscribe now",),
)
DELTA = article(
    "delta",
    "City authorities say that saboteurs “trained abroad” damaged the cranes, but they have not "
    "shown any proof.\n"
    "Okafor called for talks [/b] and \u202efor calm\u202c.\n"
    "The strike began on 1 May 2031.",
    outlet="Radio Delta",
    date="2031-05",
)
ALMANAC = article(
    "almanac",
    "The harbour employs 4,000 people.\nAnn Reed was elected mayor in 2027.",
    outlet="Almanac of Ports",
    date="2029",
)

_REED = "Ann Reed"
_OKAFOR = "Tomás Okafor"
_NORDPRESS = "Nordpress"

ROWS = (
    row(
        "c7f3a",
        "saboteurs trained abroad had cut the cranes' cables on 4 May",
        Verdict.CONTRADICTION,
        cell(
            POST,
            "“saboteurs trained abroad” had cut the cranes' cables on 4 May",
            stance=Stance.REPORTS,
            kind=Kind.MIXED,
            by=holder(POST, "Mayor Ann Reed", actor=_REED),
            said=cue(POST, "told"),
            via=(holder(POST, "the news agency Nordpress", actor=_NORDPRESS),),
            time="2031-05-04",
        ),
        cell(
            COURIER,
            "saboteurs trained abroad cut the cables is nonsense",
            stance=Stance.DENIES,
            marks=("nonsense",),
        ),
        cell(
            COURIER,
            "Reed, a former judge, has presented no evidence",
            stance=Stance.DOUBTS,
            marks=("has presented no evidence",),
        ),
        cell(
            DELTA,
            "saboteurs “trained abroad” damaged the cranes",
            stance=Stance.DOUBTS,
            kind=Kind.MIXED,
            by=holder(DELTA, "City authorities", actor=None),
            said=cue(DELTA, "say"),
            marks=("not shown any proof",),
        ),
        reasons=(
            reason(
                ReasonKind.REFUTATION,
                "courier calls “nonsense” what post reports Ann Reed as saying",
                (0, 1),
                ((1, span(COURIER.text, "nonsense")),),
            ),
            reason(ReasonKind.DOUBT, "delta adds that no proof was shown", (0, 3)),
        ),
        origins=2,
        score=9.5,
    ),
    row(
        "0b41d",
        "At least 225 people were arrested",
        Verdict.CONTRADICTION,
        cell(POST, "At least 225 people were arrested", marks=("225 people",)),
        cell(
            COURIER,
            "Police arrested 164 people, \x1b[31mall of them\x1b[0m dockers",
            marks=("164 people",),
        ),
        reasons=(
            reason(
                ReasonKind.FIGURE,
                "arrested people: at least 225 (post) against 164 (courier)",
                (0, 1),
            ),
        ),
        score=8.0,
    ),
    row(
        "9e02c",
        "If [the owners do] not [act] then we shall close the port",
        Verdict.AGREEMENT,
        cell(
            POST,
            "“If [the owners do] not [act] then we shall close the port,”",
            stance=Stance.REPORTS,
            kind=Kind.DIRECT,
            by=holder(POST, "union leader Tomás Okafor", actor=_OKAFOR),
            said=cue(POST, "said"),
        ),
        cell(
            DELTA,
            "Okafor called for talks [/b] and \u202efor calm\u202c",
            stance=Stance.REPORTS,
            kind=Kind.INDIRECT,
            by=holder(DELTA, "Okafor", actor=_OKAFOR),
            said=cue(DELTA, "called for"),
        ),
        reasons=(reason(ReasonKind.PARAPHRASE, "the same demand in other words"),),
        score=2.0,
    ),
    row(
        "51aa0",
        "The harbour employs 4,000 people",
        Verdict.SINGLE,
        cell(ALMANAC, "The harbour employs 4,000 people"),
        score=0.5,
    ),
)

ACTORS = (
    actor(
        _REED,
        named={
            "post": [(POST, "Ann Reed")],
            "courier": [(COURIER, "Reed")],
            "almanac": [(ALMANAC, "Ann Reed")],
        },
        aliases=("Ann Reed", "Reed"),
    ),
    actor(
        _OKAFOR,
        named={"post": [(POST, "Tomás Okafor")], "delta": [(DELTA, "Okafor")]},
        aliases=("Okafor", "Tomás Okafor"),
    ),
    actor(
        _NORDPRESS,
        ActorType.ORGANISATION,
        named={"post": [(POST, "Nordpress")]},
        aliases=("Nordpress",),
    ),
)

REPORT: Report = report(
    read(
        POST,
        state(
            POST,
            "“saboteurs trained abroad” had cut the cranes' cables on 4 May",
            kind=Kind.MIXED,
            by=holder(POST, "Mayor Ann Reed", actor=_REED),
            said=cue(POST, "told"),
            via=(holder(POST, "the news agency Nordpress", actor=_NORDPRESS),),
        ),
        state(
            POST,
            "“If [the owners do] not [act] then we shall close the port,”",
            kind=Kind.DIRECT,
            by=holder(POST, "union leader Tomás Okafor", actor=_OKAFOR),
            said=cue(POST, "said"),
        ),
    ),
    read(
        COURIER,
        state(
            COURIER,
            "saboteurs trained abroad cut the cables",
            by=holder(COURIER, "The mayor", actor=_REED),
            said=cue(COURIER, "claim", CueClass.DOUBTFUL),
        ),
        state(COURIER, "the cranes had failed twice before", kind=Kind.OWN),
    ),
    read(
        DELTA,
        state(
            DELTA,
            "saboteurs “trained abroad” damaged the cranes",
            kind=Kind.MIXED,
            by=holder(DELTA, "City authorities"),
            said=cue(DELTA, "say"),
        ),
        state(
            DELTA,
            "talks [/b] and \u202efor calm\u202c",
            by=holder(DELTA, "Okafor", actor=_OKAFOR),
            said=cue(DELTA, "called for"),
        ),
    ),
    read(ALMANAC),
    rows=ROWS,
    actors=ACTORS,
    skipped={"scan.pdf": "no text in it, only pictures"},
    copies=[
        Copy(
            "delta",
            "courier",
            CopyKind.PASSAGES,
            0.125,
            ((span(DELTA.text, "the cranes"), span(COURIER.text, "the cranes")),),
            is_later=True,
        )
    ],
)


def _quoted(source: str, text: str, words: str) -> Quoted:
    return Quoted(source, span(text, words), words)


DOSSIER = Dossier(
    ACTORS[0],
    (
        SourceView(
            "post",
            (("Ann Reed", 1),),
            (_quoted("post", POST.text, "Mayor"),),
            (),
            (),
            (),
            (
                Said(
                    _quoted(
                        "post",
                        POST.text,
                        "“saboteurs trained abroad” had cut the cranes' cables on 4 May",
                    ),
                    "told",
                    Stance.REPORTS,
                ),
            ),
            (),
            (("2031-05-04", _quoted("post", POST.text, "4 May")),),
        ),
        SourceView(
            "courier",
            (("Reed", 1),),
            (_quoted("courier", COURIER.text, "a former judge"),),
            (Action(DeedRole.DOES, "present", _quoted("courier", COURIER.text, "presented")),),
            (
                _quoted(
                    "courier",
                    COURIER.text,
                    "Reed, a former judge, has presented no evidence",
                ),
            ),
            (("the dockers", _quoted("courier", COURIER.text, "all of them")),),
            (
                Said(
                    _quoted("courier", COURIER.text, "saboteurs trained abroad cut the cables"),
                    "claim",
                    Stance.DENIES,
                    _quoted("courier", COURIER.text, "nonsense"),
                ),
            ),
            (_quoted("courier", COURIER.text, "164 people"),),
            (),
        ),
        SourceView(
            "almanac",
            (("Ann Reed", 1),),
            (),
            (Action(DeedRole.SUFFERS, "elect", _quoted("almanac", ALMANAC.text, "elected")),),
            (_quoted("almanac", ALMANAC.text, "Ann Reed was elected mayor in 2027"),),
            (),
            (),
            (),
            (("2027", _quoted("almanac", ALMANAC.text, "2027")),),
        ),
    ),
    ("delta",),
    (
        Party(ROWS[0], ("post", "courier"), ("courier",)),
        Party(ROWS[1], (), ("almanac",)),
    ),
    (Collocate("mayor", 4, 5, 18.2),),
)


TRACE = SentenceTrace(
    "courier",
    COURIER.text,
    span(
        COURIER.text, "The mayor's claim that saboteurs trained abroad cut the cables is nonsense"
    ),
    (
        CandidateTrace(
            pattern="noun-clause",
            cue=span(COURIER.text, "claim"),
            holder=span(COURIER.text, "The mayor"),
            content=(span(COURIER.text, "saboteurs trained abroad cut the cables"),),
            likelihood=0.8123,
            parts=(("cue share", 1.5), ("holder before", -0.04)),
            outcome="kept",
            is_kept=True,
        ),
        CandidateTrace(
            pattern="verb-object",
            cue=span(COURIER.text, "cut"),
            holder=None,
            content=(span(COURIER.text, "the cables"),),
            likelihood=0.1,
            parts=(),
            outcome="unlikely: under 0.36",
            is_kept=False,
        ),
    ),
)


def _alone(words: str, where: Place, near: str) -> Alone:
    return Alone(
        cell=cell(DELTA, words),
        place=where,
        row="77b1e",
        also=("courier",) if where is Place.NEAR else (),
        nearest=span(POST.text, near),
        likeness=0.25,
        rank=1.0,
    )


def post_and_delta() -> Diff:
    """Two of the papers side by side, with one statement more of each kind of place."""
    return replace(
        diff_of(REPORT, "post", "delta"),
        right_only=(
            _alone(
                "Okafor called for talks [/b] and \u202efor calm\u202c",
                Place.NEAR,
                "Harbour strike enters second week",
            ),
            _alone(
                "The strike began on 1 May 2031.", Place.LATER, "At least 225 people were arrested."
            ),
        ),
    )


def worded() -> tuple[Report, Wording]:
    """The articles with their content words, and what they call the same things."""
    words = {
        POST: ("strike", "saboteurs", "cables", "port", "union", "arrested"),
        COURIER: ("saboteurs", "cables", "nonsense", "Police", "arrested"),
        DELTA: ("authorities", "saboteurs", "cranes", "talks", "strike"),
    }
    reads = tuple(
        replace(r, reading=replace(r.reading, claims=_termed(r, words.get(r.article, ()))))
        for r in REPORT.articles
    )
    made = replace(REPORT, articles=reads)
    found = wording_of(made, tuple(read_word_sets(WORD_SETS)))
    done, blamed = found.sets
    union, authorities = (word.uses[0] for word in blamed.words[1:])
    meeting = Meeting("9e02c", ("union", "authorities"), (union, authorities))
    saboteurs = Meeting("c7f3a", ("saboteurs", "saboteurs"), (blamed.words[0].uses[0], authorities))
    called = Called(
        "Ann Reed",
        ActorType.PERSON,
        (
            ("post", ("Ann Reed",), (_quoted("post", POST.text, "Mayor"),)),
            ("courier", ("Reed",), (_quoted("courier", COURIER.text, "a former judge"),)),
        ),
    )
    keys = (
        KeyWord("post", "cable", 7, 1, 1.5, 2.75),
        KeyWord("post", "crane", 4, 0, 1.25, 2.0),
        KeyWord("delta", "[/b]", 3, 0, 2.0, 1.97),
    )
    sets = (done, replace(blamed, meetings=(meeting, saboteurs)))
    return made, replace(found, sets=sets, actors=(called,), keys=keys)


def _termed(read_: ReadArticle, words: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of an article with the content words that stand in them."""
    text = read_.article.text
    return tuple(
        replace(
            claim,
            statements=tuple(
                n
                for n, s in enumerate(read_.reading.statements)
                if claim.span.contains(s.content[0])
            ),
            terms=tuple(
                term(read_.article, claim.span.of(text), w)
                for w in words
                if w in claim.span.of(text)
            ),
        )
        for claim in read_.reading.claims
    )


WORD_SETS = {
    "sources": {"own": "made for this scene"},
    "set": [
        {"name": "those who did it", "source": "own", "words": "saboteurs\nunion\nauthorities"},
        {"name": "what they did", "source": "own", "words": "strike | to strike\ntalks\narrested"},
    ],
}
