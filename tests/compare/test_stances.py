"""Signs that one statement is against another, and the stance they give it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from kzcompare.compare.members import Member
from kzcompare.compare.signs import Sign, find_signs
from kzcompare.compare.stances import stance_of
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import Aim, Certainty, Claim, SignalKind
from kzcompare.model.row import Cell, ReasonKind, Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from tests.builders import article, cell, cue, holder, span
from tests.makers import claim


@dataclass(frozen=True)
class Spoken:
    cell: Cell
    claim: Claim
    day: str | None = None


def spoken(
    source: str,
    words: str,
    *,
    by: str | None = None,
    shown: str | None = None,
    judges: dict[str, SignalKind] | None = None,
    negates: dict[str, str] | None = None,
    denied: str | None = None,
    year: str | None = None,
    day: str | None = None,
    aim: Aim = Aim.THING,
) -> Spoken:
    """A sentence of a source; all its words are terms, and what judges in it judges all of them."""
    made = article(source, words)
    terms = dict.fromkeys(words.strip(".").split())
    return Spoken(
        cell(
            made,
            shown or words,
            kind=Kind.OWN if by is None else Kind.INDIRECT,
            stance=Stance.ASSERTS if by is None else Stance.REPORTS,
            by=None if by is None else holder(made, by),
            said=None if denied is None else cue(made, denied, CueClass.DENYING),
        ),
        claim(
            made,
            words,
            *terms,
            signals=judges,
            aim=aim,
            negates=negates,
            event=None if year is None else (year, year),
        ),
        day,
    )


def signs(*all_spoken: Spoken, judgements: Collection[int] = (1,)) -> tuple[Sign, ...]:
    """The signs against the first statement, which is central."""
    row = [Member(s.cell, s.claim, s.day) for s in all_spoken]
    return find_signs(row, 0, frozenset(judgements), load_lexicon())


def found(*all_spoken: Spoken, judgements: Collection[int] = (1,)) -> list[tuple[int, str, bool]]:
    return [(s.cell, s.name, s.is_sure) for s in signs(*all_spoken, judgements=judgements)]


PLAIN = spoken("post", "agitators organised the strike")
NONSENSE = {"nonsense": SignalKind.REFUTATION}
WRONG = {"wrong": SignalKind.REFUTATION}
NO_CHANCE = {"no chance": SignalKind.REFUTATION}
REFUTED = spoken("courier", "the strike story is nonsense", judges=NONSENSE)


@pytest.mark.parametrize(
    ("kind", "name", "reason", "sure"),
    [
        (SignalKind.NO_EVIDENCE, "no_evidence", ReasonKind.DOUBT, True),
        (SignalKind.RHETORICAL, "rhetorical", ReasonKind.DOUBT, True),
        (SignalKind.REFUTATION, "refutation", ReasonKind.REFUTATION, True),
        (SignalKind.DOUBT, "doubt", ReasonKind.DOUBT, False),
    ],
)
def test_words_that_judge_are_a_sign(
    kind: SignalKind, name: str, reason: ReasonKind, sure: bool
) -> None:
    words = "the strike story is nonsense"
    (sign,) = signs(PLAIN, spoken("courier", words, judges={"nonsense": kind}))
    assert (sign.cell, sign.other) == (1, 0)
    assert (sign.name, sign.kind, sign.is_sure) == (name, reason, sure)
    assert sign.words == ((1, span(words, "nonsense")),)


@pytest.mark.parametrize("kind", [SignalKind.HEDGE, SignalKind.DISTANCE, SignalKind.CONTRAST])
def test_hedges_and_contrasts_are_no_sign(kind: SignalKind) -> None:
    judged = spoken("courier", "the strike story is nonsense", judges={"nonsense": kind})
    assert found(PLAIN, judged) == []


def asked(source: str, words: str) -> Spoken:
    """A question that an article leaves open."""
    made = spoken(source, words)
    return Spoken(
        replace(made.cell, stance=Stance.DOUBTS), replace(made.claim, certainty=Certainty.ASKED)
    )


def test_a_question_whether_it_is_so_is_a_sign_against_what_says_so() -> None:
    question = asked("courier", "Was it the agitators?")
    assert found(PLAIN, question, judgements=()) == [(1, "question", False)]
    assert found(question, PLAIN, judgements=()) == [(0, "question", False)]


def test_a_question_that_another_source_prints_too_is_no_sign() -> None:
    question = asked("courier", "Will agitators organise the strike?")
    told = spoken("post", "The mayor asked: will agitators organise the strike?")
    assert found(told, question, judgements=()) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Is that how agitators behave?", [(1, "rhetorical", True)]),
        ("Is that how harbours work?", []),
    ],
)
def test_a_question_that_expects_no_answer_is_on_what_it_shares_words_with(
    words: str, expected: list[tuple[int, str, bool]]
) -> None:
    question = spoken("courier", words, judges={words: SignalKind.RHETORICAL}, aim=Aim.OPEN)
    assert found(PLAIN, question) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("agitators did organise the strike", [(1, "refutation", True)]),
        ("agitators did not organise the strike", []),
    ],
)
def test_who_says_that_it_is_not_so_is_not_refuted_by_who_says_it_has_no_chance(
    words: str, expected: list[tuple[int, str, bool]]
) -> None:
    negates = {"not": "organise"} if "not" in words else None
    told = spoken("post", words, negates=negates)
    judge = spoken("courier", "no chance that agitators organise a strike", judges=NO_CHANCE)
    target = span(judge.cell.text, "that agitators organise a strike")
    (signal,) = judge.claim.signals
    aimed = replace(signal, aim=Aim.PROPOSITION, target=target)
    judged = Spoken(judge.cell, replace(judge.claim, signals=(aimed,)))
    assert [f for f in found(told, judged) if f[1] == "refutation"] == expected


def test_questions_are_no_sign_against_each_other() -> None:
    assert found(asked("post", "Was it a riot?"), asked("courier", "Was it a march?")) == []


@pytest.mark.parametrize(
    ("stance", "framing", "name"),
    [
        (Stance.DENIES, Framing.DENIED, "denied after"),
        (Stance.DOUBTS, Framing.DOUBTED, "doubted after"),
    ],
)
def test_what_its_own_article_judges_next_is_against_the_others(
    stance: Stance, framing: Framing, name: str
) -> None:
    made = spoken("courier", "agitators organised the strike")
    judged = Spoken(replace(made.cell, stance=stance), replace(made.claim, judged=framing))
    assert found(PLAIN, judged, judgements=()) == [(1, name, False)]


def test_words_that_judge_something_else_are_no_sign() -> None:
    assert found(PLAIN, REFUTED, judgements=()) == []


def test_the_central_statement_is_not_against_itself() -> None:
    assert found(REFUTED, PLAIN, judgements=(0, 1)) == []


def test_a_judgement_that_the_central_statement_makes_too_is_no_sign() -> None:
    again = spoken("post", "union calls the story nonsense", judges=NONSENSE)
    assert found(again, REFUTED) == []


def test_a_judging_word_that_the_central_statement_prints_is_no_sign() -> None:
    unread = spoken("post", "union says the story is sheer nonsense")
    assert found(unread, REFUTED) == []


@pytest.mark.parametrize(
    ("gap", "expected"), [(1, [(1, "refutation", True)]), (900, [])], ids=["next", "far behind"]
)
def test_a_refutation_that_prints_nothing_of_what_it_is_on_is_near_to_it(
    gap: int, expected: list[tuple[int, str, bool]]
) -> None:
    told = spoken("post", "agitators organised the strike")
    words = "Reed says officials got the strike wrong"
    judge = spoken("post", words, judges=WRONG, by="Reed", aim=Aim.OPEN)
    behind = judge.claim.span.moved(len(told.cell.text) + gap)
    later = Spoken(judge.cell, replace(judge.claim, span=behind))
    assert found(told, later) == expected


def test_who_goes_on_in_one_article_is_not_against_what_they_said_there() -> None:
    said = spoken("post", "agitators organised the strike", by="agitators")
    goes_on = spoken("post", "agitators call the strike story nonsense", by="agitators")
    judging = spoken(
        "post", "agitators call the strike story nonsense", by="agitators", judges=NONSENSE
    )
    elsewhere = spoken(
        "courier", "agitators call the strike story nonsense", by="agitators", judges=NONSENSE
    )
    assert found(said, goes_on) == found(said, judging) == []
    assert found(said, elsewhere) == [(1, "refutation", True)]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("courier", "That", []),  # it is on the sentence before it, which the row does not hold
        ("courier", "strike", [(1, "refutation", True)]),
        ("post", "That", [(1, "refutation", True)]),
    ],
)
def test_that_points_to_the_sentence_before(
    source: str, target: str, expected: list[tuple[int, str, bool]]
) -> None:
    judge = spoken(source, "That is nonsense about the strike", judges=NONSENSE)
    (signal,) = judge.claim.signals
    aimed = replace(signal, aim=Aim.CLAIM, target=span(judge.cell.text, target))
    told = spoken("post", "agitators organised the strike")
    behind = judge.claim.span.moved(len(told.cell.text) + 1)
    later = Spoken(judge.cell, replace(judge.claim, span=behind, signals=(aimed,)))
    assert found(told, later) == expected


def test_words_that_the_cell_does_not_show_are_no_sign() -> None:
    cut = spoken("courier", "the strike story is nonsense", shown="the strike", judges=NONSENSE)
    assert found(PLAIN, cut) == []


def test_statements_of_other_years_are_not_against_each_other() -> None:
    old = spoken("post", "agitators organised the strike", year="2018")
    new = spoken("courier", "the strike story is nonsense", judges=NONSENSE, year="2020")
    assert found(old, new) == []


@pytest.mark.parametrize("year", ["2018", None])
def test_statements_of_one_year_or_of_unknown_years_can_be(year: str | None) -> None:
    old = spoken("post", "agitators organised the strike", year="2018")
    new = spoken("courier", "the strike story is nonsense", judges=NONSENSE, year=year)
    assert found(old, new) == [(1, "refutation", True)]


SAYS_YES = spoken("post", "Reed says guards fired", by="Reed")
SAYS_NO = spoken("courier", "Salko says guards never fired", by="Salko", negates={"never": "fired"})


def test_a_word_negated_that_another_affirms_is_an_unsure_sign_with_both_words() -> None:
    (sign,) = signs(SAYS_YES, SAYS_NO, judgements=())
    assert (sign.name, sign.kind, sign.is_sure) == ("negation", ReasonKind.NEGATION, False)
    assert sign.words == (
        (1, span("Salko says guards never fired", "never")),
        (0, span("Reed says guards fired", "fired")),
    )


def test_a_word_that_both_negate_is_no_sign() -> None:
    also = spoken("post", "Reed says guards never fired", by="Reed", negates={"never": "fired"})
    assert found(also, SAYS_NO, judgements=()) == []


def test_a_holder_does_not_contradict_themselves() -> None:
    same = spoken("courier", "REED says guards never fired", by="REED", negates={"never": "fired"})
    assert found(SAYS_YES, same, judgements=()) == []


def test_one_article_in_its_own_voice_does_not_contradict_itself() -> None:
    yes = spoken("post", "guards fired")
    no = spoken("post", "guards never fired", negates={"never": "fired"})
    assert found(yes, no, judgements=()) == []


def test_two_articles_in_their_own_voices_can_contradict_each_other() -> None:
    yes = spoken("post", "guards fired")
    no = spoken("courier", "guards never fired", negates={"never": "fired"})
    assert found(yes, no, judgements=()) == [(1, "negation", False)]


def test_a_word_is_no_sign_where_nothing_else_is_in_common() -> None:
    says = spoken("post", "Reed says guards fired at crowds", by="Reed")
    no = spoken("courier", "potters never fired red clay pots", negates={"never": "fired"})
    assert found(says, no) == []


def test_a_negation_that_says_nothing_else_is_a_sign_whatever_it_stands_in() -> None:
    says = spoken("post", "Reed says agitators fired at crowds", by="Reed")
    text = "banners read We are no agitators"
    no = spoken("courier", text, negates={"no": "agitators"})
    assert found(says, no) == []
    clauses = (span(text, "banners read"), span(text, "We are no agitators"))
    inside = [t for t in no.claim.terms if t.stem not in ("we", "are", "no")]
    bare = replace(no.claim, clauses=clauses, terms=tuple(inside))
    assert found(says, Spoken(no.cell, bare)) == [(1, "negation", False)]


def test_missing_evidence_is_no_denial_of_evidence() -> None:
    says = spoken("post", "Reed says guards had evidence that they fired", by="Reed")
    no = spoken(
        "courier",
        "guards had no evidence that they fired",
        judges={"no evidence": SignalKind.NO_EVIDENCE},
        negates={"no": "evidence"},
    )
    assert [name for _, name, _ in found(says, no)] == ["no_evidence"]


def test_a_negation_of_another_word_is_no_sign() -> None:
    no = spoken("courier", "guards never slept", negates={"never": "slept"})
    assert found(SAYS_YES, no, judgements=()) == []


def test_opposite_words_are_an_unsure_sign_with_both_words() -> None:
    (sign,) = signs(
        spoken("post", "judges convict Reed"),
        spoken("courier", "judges acquit Reed"),
        judgements=(),
    )
    assert (sign.name, sign.kind, sign.is_sure) == ("antonym", ReasonKind.ANTONYM, False)
    assert sign.words == (
        (1, span("judges acquit Reed", "acquit")),
        (0, span("judges convict Reed", "convict")),
    )


def test_opposite_words_are_no_sign_where_a_statement_has_both() -> None:
    both = spoken("courier", "judges acquit Reed and convict Salko")
    assert found(spoken("post", "judges convict Reed"), both, judgements=()) == []


def test_opposite_words_of_other_things_are_no_sign() -> None:
    other = spoken("courier", "critics near harbours acquit Reed")
    assert found(spoken("post", "judges convict Reed"), other, judgements=()) == []


def test_a_holder_who_is_said_to_deny_is_an_unsure_sign() -> None:
    words = "Salkos deny they organised it"
    (sign,) = signs(PLAIN, spoken("courier", words, by="Salkos", denied="deny"), judgements=())
    assert (sign.name, sign.kind, sign.is_sure) == ("denying", ReasonKind.REFUTATION, False)
    assert sign.words == ((1, span(words, "deny")),)


def test_who_denies_something_else_is_no_sign() -> None:
    denied = spoken("courier", "Salkos deny arming guards", by="Salkos", denied="deny")
    assert signs(PLAIN, denied, judgements=()) == ()


@pytest.mark.parametrize(("opener", "expected"), [("whether", ["denying"]), ("why", [])])
def test_who_asks_why_something_is_so_does_not_deny_it(opener: str, expected: list[str]) -> None:
    words = f"Salkos question {opener} they organised it"
    asked_why = spoken("courier", words, by="Salkos", denied="question")
    assert [s.name for s in signs(PLAIN, asked_why, judgements=())] == expected


def test_who_is_against_a_plan_denies_nothing() -> None:
    against = spoken("courier", "Salkos oppose arming guards", by="Salkos", denied="oppose")
    assert signs(PLAIN, against, judgements=()) == ()


def test_who_dismisses_a_claim_is_an_unsure_sign() -> None:
    words = "rejecting the reports Salko organised it"
    rejects = {"rejecting the reports": SignalKind.REJECTION}
    (sign,) = signs(PLAIN, spoken("courier", words, by="Salko", judges=rejects), judgements=())
    assert (sign.name, sign.kind, sign.is_sure) == ("denying", ReasonKind.REFUTATION, False)


def test_a_central_statement_that_dismisses_a_claim_is_against_who_affirms_what_it_negates() -> (
    None
):
    denial = spoken(
        "courier",
        "dismissing the story Salko says guards never fired",
        by="Salko",
        judges={"dismissing the story": SignalKind.REJECTION},
        negates={"never": "fired"},
    )
    assert found(denial, SAYS_YES, judgements=()) == [
        (0, "negation", False),
        (0, "denying", False),
    ]
    assert found(denial, PLAIN, judgements=()) == []


def test_signs_come_in_the_order_of_the_cells() -> None:
    again = spoken("delta", "the strike story is nonsense", judges=NONSENSE)
    assert [c for c, _, _ in found(PLAIN, REFUTED, again, judgements=(1, 2))] == [1, 2]


DOUBT = Sign(1, 0, ReasonKind.DOUBT, "doubt", ((1, Span(0, 1)),), is_sure=False)
NO_EVIDENCE = replace(DOUBT, name="no_evidence", is_sure=True)
NEGATION = replace(DOUBT, kind=ReasonKind.NEGATION, name="negation")
REFUTATION = replace(DOUBT, kind=ReasonKind.REFUTATION, name="refutation", is_sure=True)


@pytest.mark.parametrize(
    ("against", "disputed", "stance"),
    [
        ([], True, Stance.REPORTS),
        ([NO_EVIDENCE], False, Stance.DOUBTS),
        ([REFUTATION], False, Stance.DENIES),
        ([NO_EVIDENCE, REFUTATION], False, Stance.DENIES),
        ([DOUBT], False, Stance.DOUBTS),
        ([DOUBT], True, Stance.DOUBTS),
        ([NEGATION], False, Stance.REPORTS),
        ([NEGATION], True, Stance.DENIES),
        ([DOUBT, NEGATION], True, Stance.DENIES),
        ([NO_EVIDENCE, NEGATION], False, Stance.DOUBTS),
    ],
)
def test_stance_follows_from_the_signs_that_count(
    against: list[Sign], disputed: bool, stance: Stance
) -> None:
    assert stance_of(SAYS_YES.cell, against, is_disputed=disputed) is stance


def test_without_signs_a_cell_keeps_its_voice() -> None:
    assert stance_of(PLAIN.cell, [], is_disputed=False) is Stance.ASSERTS


# Judgements on a thing ---------------------------------------------------------------------------


def on(judging: Spoken, thing: str) -> Spoken:
    """The same with its judging words about a thing that the sentence prints."""
    text = judging.cell.text
    about = tuple(
        replace(signal, aim=Aim.THING, target=span(text, thing)) for signal in judging.claim.signals
    )
    return Spoken(judging.cell, replace(judging.claim, signals=about))


BASELESS = on(spoken("courier", "the lawsuit is nonsense", judges=NONSENSE), "lawsuit")
FIGHT = spoken("post", "state will defend its law")
SUING = spoken("tide", "neighbours filed a lawsuit against the law")


def test_who_calls_a_thing_baseless_does_not_deny_what_leaves_it_out() -> None:
    assert found(FIGHT, BASELESS) == []


def test_a_judgement_on_a_thing_is_against_who_names_the_thing() -> None:
    (sign,) = signs(FIGHT, BASELESS, SUING)
    assert (sign.cell, sign.other) == (1, 2)


def test_a_judgement_on_a_thing_is_not_against_another_such_judgement() -> None:
    again = on(spoken("tide", "lawsuit is pure nonsense", judges=NONSENSE), "lawsuit")
    assert found(FIGHT, BASELESS, again, judgements=(1, 2)) == []


def test_words_of_one_meaning_name_one_thing() -> None:
    suit = spoken("tide", "neighbours filed a suit against the law")
    (sign,) = signs(FIGHT, BASELESS, suit)
    assert sign.other == 2
