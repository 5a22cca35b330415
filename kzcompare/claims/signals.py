"""Signals of one sentence: the words that negate, hedge, refute or question what it says.

In: a parsed sentence and the signal patterns of the lexicon. Out: spans with their kind. Whether a
signal counts against another statement is decided later, when statements are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kzcompare.claims.patterns import Match, find_matches
from kzcompare.claims.questions import is_question, question_span
from kzcompare.claims.scope import holds, judge_of
from kzcompare.claims.targets import in_quotation, relative_of, target_of
from kzcompare.lexicon.entries import Binds, CuePos, Frame, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.claim import JUDGING, Aim, Certainty, Signal, SignalKind
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.syntax import ANY_SUBJECTS, PREDICATIVES
from kzcompare.model.tree import Tree

SCARE_WORDS = 3  # longer stretches in quotation marks are quotations
OPENING, CLOSING = frozenset("“\"‘'«„"), frozenset("”\"’'»“")
DIRECTED = frozenset({"dobj", "pobj", "pcomp", "xcomp", "ccomp", "acomp", "prep", "acl"})
OTHER = ["other", "than"]


def find_signals(sentence: Sentence, lexicon: Lexicon) -> tuple[Signal, ...]:
    """All signals of a sentence, in text order; of one kind, none inside another."""
    tree = Tree(sentence)
    matches = find_matches(tree, lexicon)
    undone = frozenset(
        i
        for match in matches
        if match.entry.kind is SignalKind.NEGATION and match.entry.binds is Binds.COMPLEMENT
        for i in range(match.start, match.end)
    )
    found = {
        signal for match in matches if (signal := _signal(tree, match, lexicon, undone)) is not None
    }
    found |= {Signal(span, SignalKind.DISTANCE) for span in _scare_quotes(tree)}
    return tuple(sorted(found, key=lambda s: (s.span, s.kind.value)))


def certainty_of(
    sentence: Sentence, signals: Iterable[Signal], *, lexicon: Lexicon | None = None
) -> Certainty:
    """How certain the sentence presents what it says; with a reporting verb, what is reported.

    A hedge counts where it stands with that clause's predicate, not in a clause below it. With a
    lexicon, what somebody wants, plans or demands counts as wanted.
    """
    tree = Tree(sentence)
    top = next((i for i, t in enumerate(tree.tokens) if t.head == i), None)
    if top is None:
        return Certainty.PLAIN
    if is_question(tree):
        return Certainty.ASKED
    root = _reported(tree, top)
    if _is_wanted(tree, root) or (lexicon is not None and _is_wish(tree, root, lexicon)):
        return Certainty.WANTED
    near = {root, *tree.children(root)}
    near |= {c for n in tree.children(root, "acomp", "attr", "prep") for c in tree.children(n)}
    spans = [tree.tokens[i].span for i in near]
    for signal in signals:
        if signal.kind is SignalKind.HEDGE and any(signal.span.overlaps(s) for s in spans):
            return Certainty.POSSIBLE
    return Certainty.PLAIN


def _signal(tree: Tree, match: Match, lexicon: Lexicon, undone: frozenset[int]) -> Signal | None:
    """What a match says; None for a look-alike, a question not opened, a judgement not made."""
    kind = match.entry.kind
    span = Span(tree.tokens[match.start].start, tree.tokens[match.end - 1].end)
    if kind is SignalKind.RHETORICAL:
        question = question_span(tree)
        opens = question is not None and question.start == span.start
        if question is None or not opens:
            return None
        return Signal(question, kind, aim=Aim.PROPOSITION, target=question)
    if kind is SignalKind.NEGATION:
        return None if _is_undone(tree, match) else Signal(span, kind, _scope(tree, match))
    if kind in JUDGING or kind is SignalKind.REJECTION:
        words = range(match.start, match.end)
        if not holds(tree, words, undone) or _reaches_over(tree, words):
            return None
        aim, target = _aim(tree, match, lexicon)
        judge = judge_of(tree, words, lexicon)
        is_empty = kind is SignalKind.DOUBT and _leaves_no_other(tree, target)
        return None if is_empty else Signal(span, kind, aim=aim, target=target, judge=judge)
    return None if kind is None else Signal(span, kind)


def _is_undone(tree: Tree, match: Match) -> bool:
    """Whether what goes without something is denied itself: "cannot leave without paying"."""
    first = tree.tokens[match.start]
    return (
        first.dep == "prep"
        and first.lemma == "without"
        and tree.child(first.head, "neg") is not None
    )


def _reaches_over(tree: Tree, words: range) -> bool:
    """Whether a measure at the head of some words is of another noun: "spent little on data"."""
    between = (tree.tokens[i] for i in words[1:-1])
    measures = tree.tokens[words[0]].lemma in load_grammar_words().scarce
    return measures and any(t.pos == "ADP" and t.lemma != "of" for t in between)


def _leaves_no_other(tree: Tree, target: Span | None) -> bool:
    """Whether all but one thing is doubted: "hard to see how it can do anything but harm"."""
    if target is None:
        return False
    inside = [t.text.lower() for t in tree.tokens if target.contains(t.span)]
    return any(
        word in load_grammar_words().anything
        and (inside[i + 1 : i + 2] == ["but"] or inside[i + 1 : i + 3] == OTHER)
        for i, word in enumerate(inside)
    )


def _aim(tree: Tree, match: Match, lexicon: Lexicon) -> tuple[Aim, Span | None]:
    """What a judgement is about; its table may say more than the grammar of its sentence."""
    words = range(match.start, match.end)
    aim, target = target_of(tree, words, lexicon)
    if relative_of(tree, words) is not None:
        return aim, target
    fixed = match.entry.aim
    if fixed is Aim.PROPOSITION and aim is not fixed:
        rest = [t for t in tree.tokens[match.end :] if t.pos != "PUNCT"]
        if not rest:
            return fixed, target
        return fixed, in_quotation(tree, words, Span(rest[0].start, rest[-1].end))
    return (fixed if fixed is not None and aim in (Aim.THING, Aim.OPEN) else aim), target


def _scope(tree: Tree, match: Match) -> str | None:
    """The stem of the word that a negation is about, None where the parse shows none."""
    inside = range(match.start, match.end)
    if match.entry.binds is Binds.COMPLEMENT:
        below = [c for i in reversed(inside) for c in tree.children(i) if c not in inside]
        bound = next((c for c in below if tree.tokens[c].dep in DIRECTED), None)
    else:
        heads = (tree.tokens[i].head for i in inside)
        bound = next((h for h in heads if h not in inside), None)
    if bound is None:
        return None
    return tree.tokens[_content_word(tree, bound)].stem


def _content_word(tree: Tree, index: int) -> int:
    """From a helper verb or preposition to the word that carries the meaning."""
    token = tree.tokens[index]
    if token.pos == "ADP":
        below = tree.child(index, "pobj", "pcomp")
        return index if below is None else below
    if token.lemma in load_grammar_words().helpers or token.pos == "AUX":
        below = tree.child(index, *PREDICATIVES, "dobj")
        return index if below is None else below
    return index


def _scare_quotes(tree: Tree) -> Iterator[Span]:
    """Up to three lower-case words between quotation marks inside a longer sentence."""
    tokens = tree.tokens
    closed = -1  # a straight mark that closes opens nothing
    for i, token in enumerate(tokens):
        if token.text not in OPENING or i <= closed:
            continue
        for j in range(i + 2, min(i + SCARE_WORDS + 2, len(tokens))):
            if tokens[j].text in CLOSING:
                between = tokens[i + 1 : j]
                closed = j
                if all(t.text.isalpha() and t.text.islower() for t in between):
                    yield Span(between[0].start, between[-1].end)
                break


def _is_wanted(tree: Tree, root: int) -> bool:
    """Whether the main clause commands or says what should be."""
    token = tree.tokens[root]
    has_subject = tree.child(root, *ANY_SUBJECTS, "expl") is not None
    if token.tag == "VB" and not has_subject and tree.child(root, "aux") is None:
        return True
    return any(
        tree.tokens[c].lemma in load_grammar_words().wanting for c in tree.children(root, "aux")
    )


def _reported(tree: Tree, top: int) -> int:
    """The predicate of the innermost clause that is the complement of the main verb."""
    while (below := tree.child(top, "ccomp")) is not None:
        top = below
    return top


def _is_wish(tree: Tree, root: int, lexicon: Lexicon) -> bool:
    """Whether the predicate is a wish, plan or demand with its infinitive."""
    if tree.child(root, "xcomp", "ccomp") is None:
        return False
    entry = lexicon.cue(tree.tokens[root].lemma, CuePos.VERB, Frame.INFINITIVE)
    entry = entry or lexicon.cue(tree.tokens[root].lemma, CuePos.VERB, Frame.OBJECT_INFINITIVE)
    return entry is not None and entry.cls in {CueClass.ATTITUDE, CueClass.DIRECTIVE}
