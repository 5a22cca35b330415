"""Whose words a stretch of a sentence is: one of the statements read there, or the article's own.

In: a claim, the stretch that a cell shows, and the stems its row shares. Out: the statement that is
the voice of the stretch, None for the article's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.choices import Kind
from kzcompare.model.claim import Claim, ReadArticle
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass, Statement

TOLD = 0.25  # weight of the words shared with the row in that share; 0 and 0.5 are worse
ACTS = frozenset({CueClass.ATTITUDE, CueClass.DIRECTIVE})
COVERED = 0.5  # share of a cell, holder and cue aside, that one statement must fill to be its voice
LEAST = 0.4  # the same where the row is only on what its holder says
OPEN = frozenset({"verb-object", "verb-to", "verb-infinitive", "verb-about"})  # frames of deeds too
MOST = 0.6  # share of what a cell shares with its row that makes a statement its voice by itself


def main_statement(
    read: ReadArticle, claim: Claim, span: Span, terms: Sequence[str]
) -> Statement | None:
    """The statement that covers most of a stretch, at least half of its words; None: own voice.

    Attitudes and orders ("wants to", "praised", "told them to") report an act of the holder, which
    the article itself vouches for, even if it quotes a word or two of it.
    """
    found: list[tuple[float, Statement]] = []
    for index in claim.statements:
        statement = read.reading.statements[index]
        if _is_act(statement, claim) or _is_outlook(statement) or _is_author(read, statement):
            continue
        size = sum(s.shared(span) for s in statement.content)
        told = _told(statement, claim, span, terms)
        if _is_all_frame(read, statement, claim) and (told is None or told >= TOLD):
            share = float(bool(size))
        else:
            share = size / max(1, len(span) - _frame(statement, claim, span))
        if told is not None:
            share += TOLD * (told - share)
        if terms and (share >= LEAST if told is None else told >= MOST):
            share = max(share, COVERED)
        found.append((share, statement))
    best_share, best = max(found, key=lambda f: f[0], default=(0.0, None))
    if best is None or best_share >= COVERED:
        return best
    together = sum(share for share, other in found if _one_holder(other, best))
    return best if together >= COVERED else None


def _one_holder(left: Statement, right: Statement) -> bool:
    """Whether two statements of a sentence are of one holder: "called it a farce and vowed ..."."""
    if left.holder is None or right.holder is None:
        return left is right
    ours, theirs = (h.name or h.text.casefold() for h in (left.holder, right.holder))
    return ours == theirs


def _told(statement: Statement, claim: Claim, span: Span, terms: Sequence[str]) -> float | None:
    """How much of what a cell shares with its row the statement says, and not the words around it.

    Holder and cue count on neither side: that the row is about the holder tells not who speaks.
    None where the cell shows nothing else that it shares.
    """
    rank = ranked(terms)
    frame = [part.span for part in (statement.cue, statement.holder) if part is not None]
    shared = [
        (t.span, rank[t.stem])
        for t in claim.terms
        if t.stem in rank
        and span.contains(t.span)
        and not any(part.contains(t.span) for part in frame)
    ]
    total = sum(weight for _, weight in shared)
    if not total:
        return None
    inside = (w for s, w in shared if any(c.contains(s) for c in statement.content))
    return sum(inside) / total


def _is_all_frame(read: ReadArticle, statement: Statement, claim: Claim) -> bool:
    """Whether a sentence only prints what is told and who tells it, with whatever is said of them.

    Words that follow an object are no part of the report: "declared a truce and left".
    """
    cue = statement.cue
    if cue is None or statement.negated or not _leads(cue, claim):
        return False
    others = (read.reading.statements[i].cue for i in claim.statements)
    if any(o is not None and o.lemma == cue.lemma and o.span < cue.span for o in others):
        return False  # of "the suit says ... the law, which says ..." the first is the sentence's
    end = statement.content[-1].end
    behind = read.article.text[end : claim.span.end]
    return statement.pattern not in OPEN or not any(c.isalnum() for c in behind)


def _leads(cue: Cue, claim: Claim) -> bool:
    """Whether a cue is the main verb of its sentence."""
    return claim.verb == cue.lemma.partition(" ")[0]


def _frame(statement: Statement, claim: Claim, span: Span) -> int:
    """How much of a stretch only says who reports: the cue's whole clause, or holder and cue."""
    cue, holder = statement.cue, statement.holder
    for clause in claim.clauses if cue is not None else ():
        reported = any(clause.overlaps(content) for content in statement.content)
        if cue is not None and clause.contains(cue.span) and not reported:
            return clause.shared(span)
    parts = [part.span for part in (cue, holder) if part is not None]
    return sum(part.shared(span) for part in parts)


def _is_outlook(statement: Statement) -> bool:
    """Whether the article itself tells what is ahead: "the court is expected to rule"."""
    cue = statement.cue
    return (
        cue is not None
        and statement.holder is None
        and statement.kind is Kind.INDIRECT
        and cue.lemma in load_speech_words().expecting
    )


def _is_author(read: ReadArticle, statement: Statement) -> bool:
    """Whether it is the article that says "I" or "we": "in our view", and nobody it quotes."""
    cue, holder = statement.cue, statement.holder
    if cue is None or holder is None or holder.name is not None:
        return False
    us = load_grammar_words().first_person
    if statement.kind is not Kind.INDIRECT or holder.text.casefold() not in us:
        return False
    return not any(
        span.contains(cue.span) for other in read.reading.statements for span in other.content
    )


def _is_act(statement: Statement, claim: Claim) -> bool:
    """Whether a statement is a deed: a wish, praise, an order, or a refusal told in passing."""
    cue = statement.cue
    if cue is None or statement.kind is Kind.DIRECT:
        return False
    if cue.cls in ACTS:
        return True
    refuses = cue.cls is CueClass.DENYING and statement.pattern == "verb-infinitive"
    return refuses and statement.kind is Kind.INDIRECT and not _leads(cue, claim)


def ranked(terms: Sequence[str]) -> Mapping[str, float]:
    """A weight for each shared term, which come with the most telling first."""
    return {stem: 1 / (1 + 0.2 * n) for n, stem in enumerate(terms)}
