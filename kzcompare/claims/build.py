"""One article's sentences, mentions and statements to its `Reading`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.claims.cuts import find_clauses
from kzcompare.claims.events import event_times
from kzcompare.claims.framing import frame_statements, judged_after
from kzcompare.claims.predications import find_predications
from kzcompare.claims.quantities import find_quantities
from kzcompare.claims.settings import with_settings
from kzcompare.claims.signals import certainty_of, find_signals
from kzcompare.claims.statements import find_statements
from kzcompare.claims.times import find_times
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.actor import Mention
from kzcompare.model.article import Article
from kzcompare.model.claim import Claim, Reading, Term
from kzcompare.model.sentence import Sentence
from kzcompare.model.statement import Statement
from kzcompare.model.syntax import SUBJECTS
from kzcompare.model.tree import Tree


def read_claims(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
) -> Reading:
    """All that can be read from one article by itself, in text order."""
    text = article.text
    found = find_statements(text, sentences, mentions, lexicon)
    signals = [find_signals(sentence, lexicon) for sentence in sentences]
    statements = frame_statements(found, sentences, signals, lexicon)
    judged = judged_after(statements, sentences, signals, lexicon)
    times = find_times(text, sentences, article.source.date)
    events = event_times(sentences, times, article.source.date)
    touching = _touching(sentences, statements)
    claims = []
    for number, sentence in enumerate(sentences):
        tree = Tree(sentence)
        root = next((i for i, t in enumerate(sentence.tokens) if t.head == i), 0)
        subject = tree.child(root, *SUBJECTS)
        found_here = find_quantities(text, sentence)
        quantities, moments = with_settings(sentence, found_here, times[number])
        claims.append(
            Claim(
                span=sentence.span,
                paragraph=sentence.paragraph,
                is_heading=sentence.is_heading,
                clauses=find_clauses(tree),
                terms=tuple(_terms(sentence)),
                signals=signals[number],
                certainty=certainty_of(sentence, signals[number], lexicon=lexicon),
                statements=touching[number],
                quantities=quantities,
                times=moments,
                event=events[number],
                verb=sentence.tokens[root].lemma,
                subject=None if subject is None else sentence.tokens[subject].text,
                predications=find_predications(sentence, signals[number]),
                judged=judged[number],
            )
        )
    return Reading(article.digest, tuple(claims), statements, mentions)


def _terms(sentence: Sentence) -> Iterator[Term]:
    """The content words: letters only and no function word, or anything with a digit."""
    for token in sentence.tokens:
        has_digit = any(ch.isdigit() for ch in token.text)
        if not has_digit and (token.is_stop or not token.text.isalpha()):
            continue
        yield Term(
            stem=token.stem,
            lemma=token.lemma,
            zipf=token.zipf,
            span=token.span,
            is_name=token.pos == "PROPN",
        )


def _touching(
    sentences: Sequence[Sentence], statements: Sequence[Statement]
) -> tuple[tuple[int, ...], ...]:
    """For each sentence, the statements whose content touches it."""
    found: list[list[int]] = [[] for _ in sentences]
    for index, statement in enumerate(statements):
        number = statement.sentence
        while number > 0 and sentences[number - 1].span.end > statement.span.start:
            number -= 1
        while number < len(sentences) and sentences[number].span.start < statement.span.end:
            if any(span.overlaps(sentences[number].span) for span in statement.content):
                found[number].append(index)
            number += 1
    return tuple(tuple(f) for f in found)
