"""What is not so, and what need not be so: negation and certainty, predicate by predicate.

A predicate is negated by its own negation, or by the verb above it: "did not manage to repair it",
"does not appear to have repaired it", "denied repairing it" all say that it was not repaired. The
classes of verbs are data (`lexicon/data/en/predicates.toml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kzcompare.claims.arguments import OWN_SUBJECTS
from kzcompare.claims.questions import closing_question
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.predicates import PredicateWords
from kzcompare.model.claim import Aim, Certainty, Signal, SignalKind
from kzcompare.model.span import Span
from kzcompare.model.syntax import NOUNS, PREDICATIVES
from kzcompare.model.tree import Tree

BELOW = frozenset({"ccomp", "xcomp", "csubj", "acl"})
DENYING = frozenset({SignalKind.REFUTATION, SignalKind.REJECTION})
MOST_ABOVE = 3  # verbs above that are asked; deeper chains are parser slips


class Polarity:
    """Negation and certainty of the predicates of one sentence."""

    __slots__ = ("_asked", "_doubted", "_hedges", "_negations", "_refuted", "_tree", "_words")

    def __init__(self, tree: Tree, signals: Sequence[Signal], words: PredicateWords) -> None:
        """Finds what each negation among the signals is about."""
        self._tree = tree
        self._words = words
        self._negations = _negations(tree, signals)
        self._asked = closing_question(tree)
        judging = [s for s in signals if s.aim is Aim.PROPOSITION and s.target is not None]
        self._refuted = [s for s in judging if s.kind is SignalKind.REFUTATION]
        raised = [t.span for i, t in enumerate(tree.tokens) if self._is_raised(i)]
        plain = [s for s in signals if not any(s.span.overlaps(r) for r in raised)]
        self._doubted = [s for s in judging if s.kind not in DENYING and s in plain]
        self._hedges = [s.span for s in plain if s.kind is SignalKind.HEDGE]

    def _is_raised(self, index: int) -> bool:
        """Whether a verb of seeming is denied: what it hedges is then denied, not hedged."""
        return index in self._negations and self._tree.tokens[index].lemma in self._words.raising

    def negation(self, index: int, verb: int, depth: int = 0) -> Span | None:
        """The words by which a predicate is negated, None where it is affirmed.

        `index` is the word that says something, `verb` the one that carries it.
        """
        own = self._negations.get(index) or self._negations.get(verb)
        judged = self._judged(self._refuted, index)
        if own is not None and judged is not None and not judged.overlaps(own):
            return None  # "the myth that it did not leak"
        own = own or judged
        above = self._from_above(verb, depth)
        if own is None or (above is not None and own.overlaps(above)):
            return above
        return None if above is not None or self._is_undone(own, verb) else own

    def _judged(self, judging: Sequence[Signal], index: int) -> Span | None:
        """The words that judge the proposition that a predicate stands in."""
        place = self._tree.tokens[index].span
        held = (s for s in judging if s.target is not None and s.target.contains(place))
        return next((s.span for s in held if not s.span.contains(place)), None)

    def _is_undone(self, own: Span, verb: int) -> bool:
        """Whether the verb that negates is negated itself: "did not fail to sign"."""
        head = self._tree.tokens[verb].head
        beyond = self._negations.get(head)
        return (
            head != verb
            and own.contains(self._tree.tokens[head].span)
            and beyond is not None
            and beyond != own
        )

    def _from_above(self, verb: int, depth: int) -> Span | None:
        """The words by which what stands above a predicate negates it."""
        tree, words = self._tree, self._words
        token = tree.tokens[verb]
        if token.dep == "relcl":
            apart = _cleft(tree, verb)
            return None if apart is None else self._negations.get(apart)
        if depth > MOST_ABOVE or token.head == verb or token.dep not in BELOW:
            return None
        above = tree.tokens[token.head]
        if token.dep == "xcomp" and above.lemma in words.ending:
            return above.span
        if token.dep == "acl":
            return self._rebutted(verb)
        outer = self.negation(token.head, token.head, depth + 1)
        if above.lemma in words.denial:
            return above.span if outer is None else None
        is_passed_on = (
            above.lemma in words.raising
            or (token.dep == "xcomp" and above.lemma in words.leading)
            or self._is_true(token.head)
        )
        return outer if is_passed_on else None

    def _rebutted(self, verb: int) -> Span | None:
        """The verb that rejects the report that a predicate is part of: "rejected claims that"."""
        tree = self._tree
        report = tree.tokens[tree.tokens[verb].head]
        above = tree.tokens[report.head]
        is_said = tree.child(verb, "mark") is not None and tree.child(verb, *OWN_SUBJECTS)
        if report.dep != "dobj" or above.lemma not in self._words.rebuttal or not is_said:
            return None
        return None if report.head in self._negations else above.span

    def _is_true(self, index: int) -> bool:
        """Whether a clause is said to be true, or not true: "it is not true that"."""
        tree = self._tree
        said = (
            (index, *tree.children(index, *PREDICATIVES))
            if tree.tokens[index].lemma == "be"
            else (index,)
        )
        return any(tree.tokens[i].lemma in self._words.true for i in said)

    def certainty(self, index: int, verb: int) -> Certainty:
        """How certain one predicate is presented; one inside a wish or hedge shares it."""
        near = {index, verb}
        if (judged := self._open_whole(index)) is not None:
            return judged
        for _ in range(MOST_ABOVE):
            if self._is_open(near):
                return Certainty.POSSIBLE
            if (told := self._told_by(verb)) is not None:
                return told
            above = self._sharing(verb)
            if above is None:
                return Certainty.PLAIN
            verb, near = above, {above}
        return Certainty.PLAIN

    def _told_by(self, verb: int) -> Certainty | None:
        """The certainty that a verb has by its helper or by what stands above it, if any."""
        tree, words = self._tree, self._words
        token = tree.tokens[verb]
        above = tree.tokens[token.head]
        if self._is_wished(verb):
            may_lead = token.dep == "xcomp" and above.lemma in words.leading
            is_led = may_lead and self.negation(token.head, token.head) is not None
            return None if is_led else Certainty.WANTED
        if self._is_prevented(verb) and self._is_infinitive(tree.tokens[token.head].head):
            return Certainty.WANTED
        if self._is_coming(verb):
            return Certainty.COMING
        is_below = token.dep in BELOW and above.lemma in words.denial
        return Certainty.POSSIBLE if is_below and token.head in self._negations else None

    def _sharing(self, verb: int) -> int | None:
        """The word above whose certainty a verb shares, None where it has its own."""
        tree = self._tree
        token = tree.tokens[verb]
        if self._is_prevented(verb):
            return tree.tokens[token.head].head
        is_own = token.dep == "conj" and tree.child(verb, *OWN_SUBJECTS) is not None
        is_below = token.dep in ("xcomp", "conj") and token.head != verb
        return token.head if is_below and not is_own else None

    def _is_wished(self, verb: int) -> bool:
        """Whether a verb tells what somebody wants: "a bid to close it", "called for closing"."""
        tree, wish = self._tree, self._words.wish
        token = tree.tokens[verb]
        above = tree.tokens[token.head]
        if token.dep == "pcomp" and above.lemma == "for":
            return tree.tokens[above.head].lemma in wish
        return token.dep in ("xcomp", "ccomp", "acl") and above.lemma in wish

    def _is_coming(self, verb: int) -> bool:
        """Whether a verb tells what will be: "will close it", "is going to close it"."""
        tree = self._tree
        token = tree.tokens[verb]
        if any(
            tree.tokens[c].lemma in load_grammar_words().coming for c in tree.children(verb, "aux")
        ):
            return True
        above = tree.tokens[token.head]
        is_leading = above.text.lower() == "going" or above.lemma == "be"  # "is to close"
        is_going = token.dep == "xcomp" and token.tag == "VB" and is_leading
        return is_going or self._is_announced(verb)

    def _is_announced(self, verb: int) -> bool:
        """Whether a verb tells what was to come when it was told: "said it would close the port".

        What would be on a condition need not come.
        """
        tree, words = self._tree, load_grammar_words()
        token = tree.tokens[verb]
        helpers = (tree.tokens[c] for c in tree.children(verb, "aux"))
        if token.dep != "ccomp" or tree.tokens[token.head].tag != "VBD":
            return False
        if not any(t.text.lower() in words.reporting for t in helpers):
            return False
        below = (tree.tokens[i].lemma for i in tree.subtree(token.head))
        return words.conditions.isdisjoint(below)

    def _is_prevented(self, verb: int) -> bool:
        """Whether a verb is kept from being so: "to ban them from entering" is as sure as a ban."""
        tree = self._tree
        token = tree.tokens[verb]
        above = tree.tokens[token.head]
        negation = self._negations.get(verb)
        return token.dep == "pcomp" and negation is not None and negation.contains(above.span)

    def _is_infinitive(self, verb: int) -> bool:
        """Whether a deed is only named: "calls to ban them", not "managed to ban them"."""
        tree = self._tree
        helpers = {tree.tokens[c].lemma for c in tree.children(verb, "aux")}
        above = tree.tokens[tree.tokens[verb].head].lemma
        return helpers == {"to"} and above not in self._words.leading

    def _open_whole(self, index: int) -> Certainty | None:
        """The certainty of all that a question or a doubt is about; None outside them."""
        place = self._tree.tokens[index].span
        if self._asked is not None and self._asked.contains(place):
            return Certainty.ASKED
        return None if self._judged(self._doubted, index) is None else Certainty.POSSIBLE

    def _is_open(self, near: Iterable[int]) -> bool:
        """Whether a hedge, a modal or a condition stands with some words."""
        tree = self._tree
        around = {c for i in near for c in (i, *tree.children(i, "aux", "advmod", "mark"))}
        tokens = [tree.tokens[i] for i in around]
        if any(i in self._negations for i in near):  # "could not find it" did not find it
            tokens = [t for t in tokens if t.text.lower() not in load_grammar_words().able]
        printed = {t.lemma for t in tokens} | {t.text.lower() for t in tokens}
        if any(self._is_announced(i) for i in near):
            printed -= load_grammar_words().reporting
        return bool(printed & load_grammar_words().opening) or any(
            h.overlaps(t.span) for h in self._hedges for t in tokens
        )


def _cleft(tree: Tree, verb: int) -> int | None:
    """The "be" of "it was not the guards who fired", None where nothing is set apart so."""
    apart = tree.tokens[tree.tokens[verb].head]
    if apart.dep not in PREDICATIVES or tree.tokens[apart.head].lemma != "be":
        return None
    subject = tree.child(apart.head, "nsubj", "expl")
    return apart.head if subject is not None and tree.tokens[subject].lemma == "it" else None


def _negations(tree: Tree, signals: Iterable[Signal]) -> Mapping[int, Span]:
    """The word that each negation is about, by index, with the place of the negation."""
    found: dict[int, Span] = {}
    for signal in signals:
        if signal.kind is not SignalKind.NEGATION:
            continue
        inside = [i for i, t in enumerate(tree.tokens) if signal.span.contains(t.span)]
        beside = next((b for i in inside if (b := _beside(tree, i)) is not None), None)
        if beside is not None:
            found.setdefault(beside, signal.span)
            continue
        near = [i for i, t in enumerate(tree.tokens) if signal.scope and t.stem == signal.scope]
        if near and inside:
            target = min(near, key=lambda i: abs(i - inside[-1]))
            found.setdefault(target, signal.span)
        for i in inside:
            for target in _verbs_of(tree, i):
                found.setdefault(target, signal.span)
    for index, span in tuple(found.items()):  # "neither free nor fair", "did not lie or steal"
        for joined in tree.children(index, "conj"):
            between = tree.children(index, "cc")
            if any(
                tree.tokens[c].lemma in load_grammar_words().or_words and c < joined
                for c in between
            ):
                found.setdefault(joined, span)
    return found


def _verbs_of(tree: Tree, index: int) -> Iterable[int]:
    """The verb that a negative word negates, and what it says.

    "No soldier was hurt", "nobody left", "neither he nor she left".
    """
    token = tree.tokens[index]
    above = index
    if token.dep in ("det", "preconj"):  # "neither the mayor nor his wife"
        above = token.head
    elif token.lemma not in load_grammar_words().negative_pronouns and token.dep != "neg":
        return ()
    takes_part = (*OWN_SUBJECTS, "dobj", "attr")
    if token.dep != "neg" and tree.tokens[above].dep not in takes_part:
        return ()
    verb = tree.tokens[above].head
    said = tree.children(verb, *PREDICATIVES) if tree.tokens[verb].lemma == "be" else ()
    return (verb, *said)


def _beside(tree: Tree, index: int) -> int | None:
    """The noun that "not" sets against the one before it: "a march, not a riot"."""
    token = tree.tokens[index]
    if token.lemma != "not" or token.head >= index or tree.tokens[token.head].pos not in NOUNS:
        return None
    behind = (c for c in tree.children(token.head, "appos", "conj") if c > index)
    return next(behind, None)
