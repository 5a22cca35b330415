"""A claim of the user's own against every source, by the pairwise judgement of `relation.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from kzcompare.compare.aligned import CORE
from kzcompare.compare.asked import Asked
from kzcompare.compare.cells import make_told, stance_alone
from kzcompare.compare.evidence import Pair
from kzcompare.compare.passages import SAYING, Passage, passage_of
from kzcompare.compare.relation import relation_of
from kzcompare.compare.search import find_candidates, rarities
from kzcompare.compare.sentences import Sentences
from kzcompare.compare.slots import Fit
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.check import Check, Evidence, Position, SourceCheck
from kzcompare.model.choices import Framing, Kind
from kzcompare.model.claim import Certainty, Claim, Predication, ReadArticle
from kzcompare.model.relation import Ground, Label, Relation
from kzcompare.model.row import Confidence, ReasonKind, Row, Stance, party_of
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass

TRIED = 8  # sentences of one article that are judged, those that share most first
ROW_SURE, ROW_LIKELY = 0.75, 0.6  # score of what a row says, by the confidence of its verdict
SHOWN = 3  # pieces of evidence kept for the position of one source
TOLD = 0.5  # share of a sentence that a claim must have to say little less
TOGETHER = 0.6  # share of a claim in one clause from which other words for it bear it out
HALF = 0.5  # share of a claim in one clause with its predicate from which it is told there
NAMED = 0.7  # share from which what is only named, in no sentence, is spoken of
SHORT = 2  # content words of a claim that say nothing unless one clause has them together
DENYING = frozenset({ReasonKind.NEGATION, ReasonKind.ANTONYM, ReasonKind.REFUTATION})
AGAINST = {Framing.DENIED: ReasonKind.REFUTATION, Framing.DOUBTED: ReasonKind.DOUBT}


def make_likely(
    claim: str, sentences: Sentences, lexicon: Lexicon, words: RelationWords
) -> Iterator[Passage]:
    """Makes what `check_claim` will probably ask for of a claim that is not read yet."""
    least = words.settings["mentioned"]
    return sentences.make_likely(claim, lexicon, least=least, most=TRIED)


def check_claim(
    claim: ReadArticle,
    sentences: Sentences,
    lexicon: Lexicon,
    words: RelationWords,
) -> Check:
    """What each source says on a claim, which is read like a short article of its own.

    Only sentences that hold enough words of the claim are looked at (`search.py`). What the rows
    set against a statement that tells the claim is against the claim too, in whatever words: "that
    idea is nonsense".
    """
    corpus = sentences.corpus
    asked = Asked(passage_of(claim))
    telling = rarities(asked.claim, corpus.words)
    least = words.settings["mentioned"]
    held = find_candidates(
        asked.claim, corpus.words, lexicon, weights=telling, least=least, most=TRIED
    )
    found: dict[str, list[_Found]] = {source: [] for source in corpus.sources}
    numbers: dict[str, int] = {}
    behind: dict[tuple[str, Span], str] = {}
    for number in sorted(held):
        read = corpus.article(number)
        source = read.article.id
        numbers[source] = number
        here = asked.beside(read)
        for place in held[number]:
            pair = Pair(sentences.passage(number, place), here, lexicon, words)
            relevance = pair.match.share(telling)
            if relevance >= least:
                evidence = _evidence(pair, relevance, read, words)
                found[source].append(_Found(evidence, relevance))
                if _tells_it(pair, evidence, relevance):
                    behind[source, evidence.cell.sentence] = party_of(evidence.cell)
    rows = corpus.rows_of(sorted({numbers[source] for source, _ in behind}))
    for evidence in _against(rows, behind):
        known = found[evidence.cell.source]
        if all(
            e.cell.sentence != evidence.cell.sentence or e.position is Position.MENTIONS
            for e, _ in known
        ):
            known.append(_Found(evidence, 1.0))
    return Check(claim.article.text, tuple(_source(s, known) for s, known in found.items()))


class _Found(NamedTuple):
    """A piece of evidence with how much of the claim its sentence has, from 0 to 1."""

    evidence: Evidence
    relevance: float


def _tells_it(pair: Pair, evidence: Evidence, relevance: float) -> bool:
    """Whether a sentence tells the claim, so that who is against the one is against the other.

    It does where it supports the claim and says little more, or where one clause has the claim's
    predicate and half of its words. A claim of what somebody says is not denied with what he says.
    """
    is_against = evidence.cell.stance.is_against or evidence.position is Position.DISPUTES
    if is_against or relevance < pair.words.settings["judged"] or _reported(pair):
        return False
    if evidence.position is Position.SUPPORTS and pair.back.coverage() >= TOLD:
        return True
    if pair.right.main is None:  # "foreign terrorists"
        return relevance >= NAMED
    return pair.features.get("main word", 0.0) > 0 and _together(pair) >= HALF


def _against(rows: Sequence[Row], behind: Mapping[tuple[str, Span], str]) -> Iterator[Evidence]:
    """Statements that a row sets against one of those `behind` a claim, with the row's reason.

    `behind` maps their places to who stands behind them. What is set against one statement of a
    holder is set against the others in the row.
    """
    for row in rows:
        places = {(cell.source, cell.sentence) for cell in row.cells}
        parties = {behind[place] for place in places & behind.keys()}
        for reason in row.reasons:
            judge, other = (row.cells[n] for n in reason.cells)
            if judge.stance.is_against and (
                (other.source, other.sentence) in behind or party_of(other) in parties
            ):
                score = ROW_SURE if row.confidence is Confidence.SURE else ROW_LIKELY
                words = tuple(span for n, span in reason.words if n == reason.cells[0])
                ground = Ground(reason.kind, reason.text, words, ())
                yield Evidence(judge, Position.DISPUTES, Confidence.LIKELY, score, (ground,))


def _source(source: str, found: Sequence[_Found]) -> SourceCheck:
    """The position of one source, given all its evidence."""
    if not found:
        return SourceCheck(source, Position.SILENT, Confidence.LIKELY, ())
    position, confidence = _position(found)
    order = (position, *(p for p in Position if p not in (position, Position.MENTIONS)))
    ranked = sorted(found, key=lambda f: (-f.relevance, -f.evidence.score, f.evidence.cell.span))
    kept: list[Evidence] = []
    for rank, wanted in enumerate(order):  # of the other side one statement is enough
        kept += [e for e, _ in ranked if e.position is wanted][: SHOWN if not rank else 1]
    return SourceCheck(source, position, confidence, tuple(kept))


def _position(found: Sequence[_Found]) -> tuple[Position, Confidence]:
    """The position of a source with evidence: its own voice counts before those whom it quotes.

    If that is on both sides, the sentence that has more of the claim decides.
    """
    against = _ranked(e for e, _ in found if e.position is Position.DISPUTES)
    behind = _ranked(e for e, _ in found if e.position is Position.SUPPORTS)
    denied, asserted = (
        max(
            (f.relevance for f in found if _is_own(f.evidence) and f.evidence.position is side),
            default=0.0,
        )
        for side in (Position.DISPUTES, Position.SUPPORTS)
    )
    if against and denied >= asserted:
        return Position.DISPUTES, Confidence.LIKELY if asserted else against[0].confidence
    if behind:
        return Position.SUPPORTS, Confidence.LIKELY if denied else behind[0].confidence
    return Position.MENTIONS, Confidence.LIKELY


def _is_own(evidence: Evidence) -> bool:
    """Whether it is in the article's own voice."""
    return evidence.cell.kind is Kind.OWN


def _ranked(found: Iterable[Evidence]) -> list[Evidence]:
    return sorted(found, key=lambda e: (e.confidence is not Confidence.SURE, -e.score))


def _evidence(pair: Pair, relevance: float, read: ReadArticle, words: RelationWords) -> Evidence:
    """What one sentence says on the claim, of which it has the share `relevance`."""
    limits = words.settings
    (claim,) = pair.left.claims
    relation = relation_of(pair, words)
    stems = tuple(t.stem for t in pair.right.terms)
    cell, told = make_told(read, claim, stems)
    position, stance, grounds = _judged(pair, relation, read, claim, cell.stance)
    if relevance < limits["judged"]:
        position, stance, grounds = Position.MENTIONS, cell.stance, ()
    if position is Position.MENTIONS:  # what the sentence itself thinks of what it prints
        stance = stance_alone(claim, cell.span, told) or stance
        score, is_sure = relevance, False
    else:
        score = relation.score
        is_sure = score >= limits["sure"] and relevance >= limits["sure_covered"]
    confidence = Confidence.SURE if is_sure else Confidence.LIKELY
    return Evidence(replace(cell, stance=stance), position, confidence, round(score, 4), grounds)


def _judged(
    pair: Pair, relation: Relation, read: ReadArticle, claim: Claim, voice: Stance
) -> tuple[Position, Stance, tuple[Ground, ...]]:
    """Position and stance of one sentence, given its relation to the claim and its own stance."""
    neither = Position.MENTIONS, voice, ()
    if relation.label is Label.CONTRADICT:
        against = tuple(ground for ground in relation.grounds if not _is_of_report(pair, ground))
        is_weighed = bool(relation.parts)  # words alone tell too little of what a source says
        is_heard = bool(against) and not is_weighed
        return (Position.DISPUTES, Stance.DENIES, against) if is_heard else neither
    doubts = tuple(_doubts(pair)) if _shares_more_than_names(pair) else ()
    if relation.label is not Label.AGREE:
        return (Position.DISPUTES, Stance.DOUBTS, doubts) if doubts else neither
    if framed := tuple(_framed(read, claim)):
        is_denied = framed[0].kind is ReasonKind.REFUTATION
        return Position.DISPUTES, Stance.DENIES if is_denied else Stance.DOUBTS, framed
    if doubts:
        return Position.DISPUTES, Stance.DOUBTS, doubts
    is_open = claim.certainty is Certainty.ASKED or bool(pair.features.get("uncertain"))
    if is_open or _is_scattered(pair) or not _is_borne_out(pair):
        return neither
    return Position.SUPPORTS, voice, relation.grounds


def _is_of_report(pair: Pair, ground: Ground) -> bool:
    """Whether a source only denies what, according to the claim, somebody says.

    It may be true that he said so, and not true what he said.
    """
    if ground.kind not in DENYING:
        return False
    told = _reported(pair)
    if not ground.b:
        return bool(told)
    return any(content.contains(span) for content in told for span in ground.b)


def _reported(pair: Pair) -> list[Span]:
    """What somebody says or denies, according to the claim."""
    return [
        content
        for statement in pair.right.statements
        if statement.cue is not None and statement.cue.cls in SAYING | {CueClass.DENYING}
        for content in statement.content
    ]


def _is_scattered(pair: Pair) -> bool:
    """Whether the few words of a claim stand in different clauses, and so say something else."""
    return len(pair.right.terms) <= SHORT and _together(pair) < pair.match.coverage()


def _is_borne_out(pair: Pair) -> bool:
    """Whether the sentence says what the claim says, and not only something of the same things.

    It does where it has the claim's main predicate, of the same subject and not of another object.
    Said in other words, what it says must stand in one clause.
    """
    main = pair.right.main
    if main is None:
        return True
    if not _names_doer(pair, main):
        return False
    held = [a for a in pair.aligned if a.right is main and a.predicate is Fit.SAME]
    doer = main.argument("subject")
    is_named = doer is not None and doer.is_name
    for aligned in held:
        fits = [aligned.fits.get(role) for role in CORE]
        is_of_it = doer is None or aligned.fits.get("subject") in (
            (Fit.SAME,) if is_named else (Fit.SAME, Fit.OPEN)
        )
        if aligned.same_polarity and aligned.is_plain and is_of_it and Fit.OTHER not in fits:
            return True
    if is_named and not held:
        return _is_given(pair, main)
    is_free = not held and not is_named and main.negation is None
    return is_free and pair.features.get("main word", 0.0) > 0 and _together(pair) >= TOGETHER


def _names_doer(pair: Pair, main: Predication) -> bool:
    """Whether the sentence names who does what the claim says, if the claim gives a name."""
    doer = main.argument("subject")
    if doer is None or not doer.is_name:
        return True
    found = zip(pair.right.terms, pair.match.found, strict=True)
    return any(fit and doer.head.overlaps(term.span) for term, (_, fit) in found)


def _is_given(pair: Pair, main: Predication) -> bool:
    """Whether the sentence has what somebody is said to say, order or want, in other words.

    "Ordered them to shoot" is borne out by "gave them permission to fire".
    """
    inner = [p for p in pair.right.predications if p is not main and not p.is_aside]
    return any(
        a.right in inner and a.predicate is Fit.SAME and a.same_polarity and a.link
        for a in pair.aligned
    )


def _together(pair: Pair) -> float:
    """How much of the claim one clause of the sentence has, from 0 to 1."""
    return float(pair.features.get("clause coverage", 0.0))


def _shares_more_than_names(pair: Pair) -> bool:
    """Whether a word of the claim that is no name has a counterpart in the sentence."""
    found = zip(pair.right.terms, pair.match.found, strict=True)
    return any(fit and not term.is_name for term, (_, fit) in found)


def _doubts(pair: Pair) -> Iterator[Ground]:
    """Where the sentence doubts what the claim says."""
    for judgement in pair.judgements:
        if judgement.kind is ReasonKind.DOUBT and judgement.in_left:
            words = judgement.span.of(pair.left.text)
            yield Ground(judgement.kind, f"it is doubted: “{words}”", (judgement.span,), ())


def _framed(read: ReadArticle, claim: Claim) -> Iterator[Ground]:
    """The words with which the article itself doubts or denies what it reports in a sentence."""
    text = read.article.text
    for index in claim.statements:
        statement = read.reading.statements[index]
        kind = AGAINST.get(statement.framing)
        if kind is not None and statement.framed_by:
            words = " … ".join(span.of(text) for span in statement.framed_by)
            verb = "rejects" if kind is ReasonKind.REFUTATION else "doubts"
            yield Ground(
                kind, f"the source {verb} what it reports: “{words}”", statement.framed_by, ()
            )
