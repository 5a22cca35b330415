"""What a dossier shows of one actor, source by source."""

from __future__ import annotations

from msgspec.structs import replace

from kzcompare.actors.dossier import build_dossier
from kzcompare.model.actor import Actor, Deed, DeedRole, Mention, MentionKind
from kzcompare.model.article import Article
from kzcompare.model.choices import ActorType, Verdict
from kzcompare.model.claim import ReadArticle
from kzcompare.model.report import Dossier, Report, SourceView
from kzcompare.model.row import Stance
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.whole import Whole
from tests import builders as make

TEXT = """Banker Ann Lee fled in 2009.
Lee said that she is innocent.
Police claim that Lee stole 5 million euros.
Lee claimed that the court lied.
The court sat.
She was arrested."""


def mention(article: Article, words: str, line: int, *, descriptor: str | None = None) -> Mention:
    """The name printed as `words` in the given line (from 0)."""
    start = article.text.index(words, article.paragraphs[line].span.start)
    place = Span(start, start + len(words))
    described = () if descriptor is None else (make.span(article.text, descriptor),)
    return Mention(
        place, place, words, MentionKind.NAME, line, ActorType.PERSON, "Ann Lee", described
    )


def scene() -> tuple[Report, Actor]:
    article = make.article("a", TEXT)
    silent = make.article("b", "Nothing happened.")
    lee = make.holder(article, "Lee", actor="Ann Lee")
    police = make.holder(article, "Police", actor="police")
    names = (
        replace(
            mention(article, "Ann Lee", 0, descriptor="Banker"),
            deed=Deed(DeedRole.DOES, "flee", make.span(article.text, "fled")),
        ),
        replace(
            mention(article, "Lee", 1),
            deed=Deed(DeedRole.DOES, "say", make.span(article.text, "said")),
        ),
        mention(article, "Lee", 2),
        mention(article, "Lee", 3),
    )
    said = make.statement(article, "that she is innocent", by=lee, said=make.cue(article, "said"))
    police_claim = make.statement(
        article, "that Lee stole 5 million euros", by=police, said=make.cue(article, "claim")
    )
    claimed = make.statement(
        article,
        "that the court lied",
        by=replace(lee, span=names[3].span),
        said=make.cue(article, "claimed", CueClass.DOUBTFUL),
    )
    said = replace(said, holder=replace(lee, span=names[1].span))
    she = replace(
        mention(article, "She", 5),
        kind=MentionKind.PRONOUN,
        deed=Deed(DeedRole.SUFFERS, "arrest", make.span(article.text, "arrested")),
    )
    reading = make.read(article, said, police_claim, claimed, mentions=(*names, she))
    claims = list(reading.reading.claims)
    for line, number in ((1, 0), (2, 1), (3, 2)):
        claims[line] = replace(claims[line], statements=(number,))
    read = ReadArticle(article, replace(reading.reading, claims=tuple(claims)))
    actor = Actor("Ann Lee", ActorType.PERSON, ("Lee", "Ann Lee"), (("a", names),))
    cell = make.cell(article, "Lee stole 5 million euros")
    other = make.cell(article, "The court sat")
    rows = (
        make.row("r1", "Lee stole 5 million euros", Verdict.SINGLE, cell),
        make.row("r2", "The court sat", Verdict.SINGLE, other),
    )
    return Report("0", (read, make.read(silent)), actors=(actor,), rows=rows), actor


def dossier() -> Dossier:
    report, actor = scene()
    return build_dossier(Whole(report), actor)


def view() -> SourceView:
    (only,) = dossier().views
    return only


def test_names_are_counted_most_frequent_first() -> None:
    assert view().names == (("Lee", 3), ("Ann Lee", 1))


def test_descriptors_are_verbatim() -> None:
    assert [q.text for q in view().descriptors] == ["Banker"]


def test_the_articles_own_voice_is_kept_apart_from_what_others_say() -> None:
    assert [q.text for q in view().about] == ["Banker Ann Lee fled in 2009.", "She was arrested."]
    assert [(by, q.text) for by, q in view().by_others] == [
        ("police", "Police claim that Lee stole 5 million euros.")
    ]


def test_what_the_actor_says_shows_how_the_source_frames_it() -> None:
    said = [(s.quote.text, s.cue, s.stance, s.framing and s.framing.text) for s in view().said]
    assert said == [
        ("that she is innocent", "said", Stance.REPORTS, None),
        ("that the court lied", "claimed", Stance.DOUBTS, "claimed"),
    ]


def test_sources_that_never_name_the_actor_are_silent() -> None:
    assert dossier().silent == ("b",)


def test_what_the_actor_does_leaves_out_what_they_say() -> None:
    assert [(a.role.value, a.verb, a.quote.text) for a in view().actions] == [
        ("does", "flee", "fled"),
        ("suffers", "arrest", "arrested"),
    ]


def test_a_sentence_is_about_the_actor_where_a_pronoun_means_them() -> None:
    assert "She was arrested." in [q.text for q in view().about]


def test_a_row_says_where_the_actor_holds_it_and_where_it_is_about_them() -> None:
    (party,) = dossier().parties
    assert (party.holds, party.named) == ((), ("a",))


def test_small_corpora_have_no_collocates() -> None:
    assert dossier().collocates == ()


def test_only_rows_that_name_or_quote_the_actor_are_shown() -> None:
    assert [party.row.id for party in dossier().parties] == ["r1"]
