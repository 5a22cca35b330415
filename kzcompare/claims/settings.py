"""What a sentence ties each of its figures and dates to: verb, describing words, date."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kzcompare.claims.clauses import governing_verb, top_word, words_above
from kzcompare.lexicon.units import load_figure_words
from kzcompare.model.claim import Moment, Quantity, Setting
from kzcompare.model.sentence import Sentence, Token
from kzcompare.model.span import Span
from kzcompare.model.syntax import AUXILIARIES, NOUNS, SUBJECTS, VERBS
from kzcompare.model.tree import Tree

GOVERNING = NOUNS | {"VERB"}
CONTENT = GOVERNING | {"ADJ", "ADV"}
SUBORDINATE = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def with_settings(
    sentence: Sentence, quantities: tuple[Quantity, ...], moments: tuple[Moment, ...]
) -> tuple[tuple[Quantity, ...], tuple[Moment, ...]]:
    """The figures and the dates of a sentence with their settings filled in."""
    if not quantities and not moments:
        return (), ()
    tree = Tree(sentence)
    tops = [top_word(tree, q.span) for q in quantities]
    dates = _dates(tree, quantities, tops, moments)
    spans = [q.span for q in quantities]
    busy = _Busy(tree, [*spans, *(m.span for m in moments)])
    figures = tuple(
        replace(
            quantity,
            setting=Setting(
                *_words(tree, quantity.span, top, busy, spans),
                time=dates[n],
                is_dated=bool(moments),
            ),
        )
        for n, (quantity, top) in enumerate(zip(quantities, tops, strict=True))
    )
    dated = tuple(
        replace(m, setting=Setting(*_words(tree, m.span, top_word(tree, m.span), busy, ())))
        for m in moments
    )
    return figures, dated


class _Busy:
    """The figures and dates of a sentence and the words that they touch, both ways."""

    __slots__ = ("at", "words")

    def __init__(self, tree: Tree, spans: Sequence[Span]) -> None:
        self.words: dict[Span, set[int]] = {
            span: {i for i, token in enumerate(tree.tokens) if span.overlaps(token.span)}
            for span in spans
        }
        self.at: dict[int, set[Span]] = {}
        for span, words in self.words.items():
            for i in words:
                self.at.setdefault(i, set()).add(span)


def _words(
    tree: Tree, span: Span, top: int | None, busy: _Busy, spans: Sequence[Span]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """`above`, `below` and `beside` of `Setting`; `spans` are those that share a clause's words.

    Words go with the figure before them; what stands before all figures belongs to each: "It gave 3
    to the port and 5 to the school".
    """
    if top is None:
        return (), (), ()
    governors = tuple(_governors(tree, top))
    under = tree.subtree(top)
    for i in busy.words[span]:
        under |= tree.subtree(i)
    verb = next((i for i in governors if tree.tokens[i].pos in VERBS), top)
    clause = tree.subtree(verb, without=lambda i: _is_other_clause(tree, i))
    rivals = [s.start for s in spans if s != span and not busy.words[s].isdisjoint(clause)]
    first = min(rivals, default=math.inf)
    following = min((start for start in rivals if start >= span.start), default=math.inf)
    near = {
        i
        for i in clause - under - set(governors)
        if tree.tokens[i].start <= (first if tree.tokens[i].start < span.start else following)
    }
    return (
        tuple(tree.tokens[i].lemma for i in governors),
        _lemmas(tree, {i for i in under if busy.at.get(i, set()) <= {span}}),
        _lemmas(tree, {i for i in near if i not in busy.at}),
    )


def _governors(tree: Tree, top: int) -> Iterator[int]:
    """The nouns over a word up to the nearest verb, that verb, and what its clause describes."""
    for above in words_above(tree, top):
        token = tree.tokens[above]
        if token.dep in AUXILIARIES:  # of "68 are missing" the parser may hang "68" on "are"
            continue
        if token.pos in GOVERNING or token.dep == "ROOT":
            yield above
        if token.pos in VERBS:
            if token.dep == "relcl":  # "a package that includes $3 million"
                yield token.head
            return


def _is_other_clause(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.dep in SUBORDINATE:
        return True
    return token.dep == "conj" and tree.child(index, *SUBJECTS) is not None


def _lemmas(tree: Tree, indices: set[int]) -> tuple[str, ...]:
    """Lemmas of the content words in text order; numbers and units left out."""
    words = load_figure_words()
    kept = (
        t
        for t in (tree.tokens[i] for i in sorted(indices))
        if _is_content(t)
        and t.lemma not in words.scales
        and t.text.lower() not in words.time_units
        and t.text.lower() not in words.currencies
        and (t.text.lower(),) not in words.percent
    )
    return tuple(dict.fromkeys(t.lemma for t in kept))


def _is_content(token: Token) -> bool:
    return token.pos in CONTENT and not token.is_stop and token.text.isalpha()


def _dates(
    tree: Tree,
    quantities: Sequence[Quantity],
    tops: Sequence[int | None],
    moments: Sequence[Moment],
) -> list[tuple[str, str] | None]:
    """The date of each figure: one that describes it, else one of its clause.

    Of several figures in a clause a date belongs to all where it stands before them ("In May, 3
    died and 12 were hurt"), else to the one before it ("1 in May and 2 in June").
    """
    found: list[tuple[str, str] | None] = [None] * len(quantities)
    verbs = [None if top is None else _first_verb(tree, top) for top in tops]
    for moment in moments:
        place = top_word(tree, moment.span)
        if place is None:
            continue
        verb = _first_verb(tree, place)
        owners = [
            n for n, top in enumerate(tops) if top is not None and _is_under(tree, place, top)
        ]
        if not owners:
            owners = [n for n in range(len(quantities)) if verb is not None and verbs[n] == verb]
            owners = [n for n in owners if not _is_aside(tree, tops[n], verb)]
            before = [n for n in owners if quantities[n].span.start < moment.span.start]
            owners = before[-1:] or owners
        for n in owners:
            if found[n] is None:
                found[n] = (moment.start, moment.end)
    return found


def _first_verb(tree: Tree, index: int) -> int | None:
    """The verb over a word; of joined ones ("3 died and 12 were hurt") the first."""
    verb = governing_verb(tree, index)
    while verb is not None and tree.tokens[verb].dep == "conj":
        verb = governing_verb(tree, tree.tokens[verb].head)
    return verb


def _is_aside(tree: Tree, top: int | None, verb: int | None) -> bool:
    """Whether a figure stands in a remark beside its clause: "X, ruler for 30 years, resigned"."""
    for index in () if top is None else (top, *words_above(tree, top)):
        if index == verb:
            return False
        if tree.tokens[index].dep == "appos":
            return True
    return False


def _is_under(tree: Tree, index: int, top: int | None) -> bool:
    return index == top or any(above == top for above in words_above(tree, index))
