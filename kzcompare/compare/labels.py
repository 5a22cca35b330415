"""What a row is about, in words of one of its statements: the clearest, cut to what matters."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.claim import Certainty, Claim, Predication, ReadArticle, rarity
from kzcompare.model.row import Cell
from kzcompare.model.span import Span

# In shares of all that a row shares: what a word that the row does not share costs a label, what a
# subject costs that only points back ("he"), what a question costs, and what the central cell is
# worth. Measured by the words (rarity-weighted F1) that labels share with the propositions in the
# gold of four corpora: 36.6 with these values, 32.9 with the central cell as it stands.
BESIDE = 0.08
POINTING = 0.2
ASKED = 0.3
CENTRAL = 0.1
KEPT = 0.75  # share of what the row and a cell have in common that a cut leaves in it
SUBJECT = "subject"
LEADING = re.compile(r"(?:(?:that|and|but|or|so|yet)\s+|[\s,;:.…—–-]+)+")
TRAILING = re.compile(r"[\s,;:—–-]+$")
PAIRED = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def propositions_of(
    cells: Sequence[Cell],
    claims: Sequence[Claim],
    reads: Sequence[ReadArticle],
    central: int,
    judgements: Set[int],
) -> tuple[str, ...]:
    """What may name a row, the best first: stretches of its cells, verbatim, one of each.

    Of all clauses and reported contents that can stand alone, the one that says most of what the
    row shares in the fewest other words; `central` is the cell that is closest to all others. What
    judges or denies the point does not name it, unless all cells do.
    """
    plain = [n for n, c in enumerate(cells) if not c.stance.is_against and n not in judgements]
    weights = _shared(cells, claims)
    total = math.fsum(weights.values())
    if not plain or not total:
        return (cells[central].text,)

    found: list[tuple[float, int, int, Span]] = []
    for n in plain:
        claim, enough = claims[n], 0.0
        best = (-math.inf, 0, 0, cells[n].span)
        places = [(t.span.start, t.span.end, t.stem) for t in claim.terms]
        for span in _parts(cells[n], claim, reads[n]):  # the whole cell comes first
            inside = {stem for a, b, stem in places if span.start <= a and b <= span.end}
            told = math.fsum(weights[s] for s in inside & weights.keys()) / total
            enough = enough or KEPT * told
            if told < enough:
                continue
            worth = told - BESIDE * len(inside - weights.keys())
            worth += CENTRAL * (n == central) - ASKED * (claim.certainty is Certainty.ASKED)
            if worth >= best[0] and _points_back(claim, span):
                worth -= POINTING
            best = max(best, (worth, -n, -len(span), span))
        found.append(best)
    named = (span.of(reads[-n].article.text) for _, n, _, span in sorted(found, reverse=True))
    return tuple(dict.fromkeys(named))


def _shared(cells: Sequence[Cell], claims: Sequence[Claim]) -> Mapping[str, float]:
    """The stems that cells of two sources show, with how rare each is."""
    holders: dict[str, set[str]] = defaultdict(set)
    zipf: dict[str, float] = {}
    for cell, claim in zip(cells, claims, strict=True):
        start, end = cell.span.start, cell.span.end
        for term in claim.terms:
            if start <= term.span.start and term.span.end <= end:
                holders[term.stem].add(cell.source)
                zipf[term.stem] = term.zipf
    return {
        stem: rarity(zipf[stem]) * (len(held) - 1)
        for stem, held in holders.items()
        if len(held) > 1
    }


def _parts(cell: Cell, claim: Claim, read: ReadArticle) -> Iterator[Span]:
    """The whole cell, and what of it can stand alone: its main clause, what it reports."""
    text = read.article.text
    yield cell.span
    clauses = [c for c in claim.clauses if cell.span.contains(c)]
    main = next((p for p in claim.predications if _is_main(p, claim)), None)
    found = list(_runs(clauses, main)) if main is not None else []
    found = [run for run in found if (claim.subject or "") in run.of(text)]
    for index in claim.statements:
        for stretch in read.reading.statements[index].content:
            if cell.span.contains(stretch):
                found += _openings(stretch, clauses, claim)
    for span in dict.fromkeys(found):
        trimmed = _trimmed(span, claim.span, text)
        if trimmed is None or trimmed == cell.span or _is_bare(trimmed, claim, read):
            continue
        ends_well = any(t.span.end == trimmed.end for t in claim.terms)
        if (
            ends_well
            and text[trimmed.start : trimmed.end].split()[0].lower()
            not in load_grammar_words().subordinate
        ):
            yield trimmed


def _is_main(predication: Predication, claim: Claim) -> bool:
    """Whether it is what the sentence says first; a particle belongs to it ("tear down")."""
    return predication.lemma.partition(" ")[0] == claim.verb and _is_said(predication)


def _is_said(predication: Predication) -> bool:
    """Whether it says something of a subject, not aside."""
    return not predication.is_aside and _subject(predication) is not None


def _subject(predication: Predication) -> Span | None:
    """Where its subject stands, None where it has none of its own."""
    return next(
        (
            a.head
            for a in predication.arguments
            if a.role == SUBJECT and a.lemma not in load_grammar_words().back_pointing
        ),
        None,
    )


def _runs(clauses: Sequence[Span], main: Predication) -> Iterator[Span]:
    """Neighbouring clauses that hold the main predicate and its subject."""
    subject = _subject(main)
    for first in range(len(clauses)):
        for last in range(first, len(clauses)):
            run = clauses[first].cover(clauses[last])
            if run.contains(main.span) and subject is not None and run.contains(subject):
                yield run


def _openings(stretch: Span, clauses: Sequence[Span], claim: Claim) -> Iterator[Span]:
    """A reported stretch, whole and cut at the ends of clauses behind its first predicate."""
    first = next((p for p in claim.predications if stretch.contains(p.span)), None)
    if first is None or not _is_said(first):
        return
    subject = _subject(first)
    if subject is None or not stretch.contains(subject):
        return
    for end in {*(c.end for c in clauses), stretch.end}:
        cut = Span(stretch.start, min(end, stretch.end)) if end > stretch.start else stretch
        if cut.contains(first.span) and cut.contains(subject):
            yield cut


def _trimmed(span: Span, sentence: Span, text: str) -> Span | None:
    """A stretch without what joins it to other words; None where it cuts a quotation in two."""
    lead = LEADING.match(text, span.start, span.end)
    start = span.start if lead is None else lead.end()
    words = TRAILING.sub("", text[start : span.end])
    if text.count('"', sentence.start, start) % 2:  # it begins inside a quotation
        words = words.removesuffix('"')
        if '"' in words:
            return None
    elif words.count('"') % 2:
        if not words.startswith('"'):
            return None
        start, words = start + 1, words[1:]
    for opening, closing in PAIRED:
        more = words.count(opening) - words.count(closing)
        if more == 1 and words.startswith(opening):
            start, words = start + 1, words[1:]
        elif more == -1 and words.endswith(closing):
            words = words[:-1]
        elif more:
            return None
    words = TRAILING.sub("", words)
    return Span(start, start + len(words)) if words else None


def _is_bare(span: Span, claim: Claim, read: ReadArticle) -> bool:
    """Whether a stretch says that somebody says something, but not what."""
    statements = (read.reading.statements[n] for n in claim.statements)
    return any(
        s.cue is not None
        and span.contains(s.cue.span)
        and 2 * sum(c.shared(span) for c in s.content) < sum(map(len, s.content))
        for s in statements
    )


def _points_back(claim: Claim, span: Span) -> bool:
    """Whether the first thing that a stretch is about is named by a pronoun."""
    inside = [p for p in claim.predications if span.contains(p.span) and not p.is_aside]
    arguments = [a for p in inside for a in p.arguments if a.role == SUBJECT]
    first = min(arguments, key=lambda a: a.head, default=None)
    return first is not None and first.lemma in load_grammar_words().pronouns
