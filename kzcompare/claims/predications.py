"""What a sentence says, predicate by predicate: who does what to whom, and what is not so.

In: a parsed sentence and its signals. Out: predications with their arguments, whatever the voice:
"the bridge was closed by the army" and "the army closed the bridge" have the same roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kzcompare.model.claim import Argument, Certainty, Predication, Signal, SignalKind
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.tree import Tree

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
COMPLEMENTS = ("attr", "acomp", "oprd")  # what something is said to be
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "appos", "conj", "cc", "parataxis"})
OPENING = frozenset(
    ("may", "might", "could", "would", "should", "if", "unless", "whether", "likely", "possible")
)
WISHES = frozenset(
    (
        *("agree", "aim", "ask", "attempt", "call", "consider", "decide", "demand"),
        *("encourage", "expect", "force", "hope", "intend", "need", "offer", "order", "plan"),
        *("pledge", "prepare", "press", "pressure", "promise", "propose", "push", "recommend"),
        *("request", "seek", "swear", "threaten", "try", "urge", "vow", "want", "wish"),
    )
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN"})
NEGATIVE_PRONOUNS = frozenset({"nobody", "none", "nothing"})
ENDING = frozenset({"stop", "cease", "quit", "halt"})  # "stopped selling": sells no more
PARTICLES = frozenset({"down", "up", "out", "off", "over", "away"})
SUBJECT, OBJECT, WHEN = "subject", "object", "when"
MOST_ARGUMENTS = 12
MOST = 40  # predications; the fullest of 2,253 sentences of news has 25
MOST_BORROWED = 3  # verbs above from which a subject is borrowed; deeper chains are parser slips


def find_predications(sentence: Sentence, signals: Sequence[Signal]) -> tuple[Predication, ...]:
    """The predications of a sentence in text order."""
    tree = Tree(sentence)
    negations = _negations(tree, signals)
    hedges = [s.span for s in signals if s.kind is SignalKind.HEDGE]
    made = []
    for index, verb, is_aside in _predicates(tree):
        token = tree.tokens[index]
        held = tuple(dict.fromkeys(_arguments(tree, index, verb, is_aside=is_aside)))
        if not held:
            continue
        made.append(
            Predication(
                span=token.span,
                stem=token.stem,
                lemma=_lemma(tree, index),
                negation=negations.get(index) or negations.get(verb) or _ended(tree, verb),
                certainty=_certainty(tree, index, verb, hedges),
                arguments=held[:MOST_ARGUMENTS],
                is_aside=is_aside,
            )
        )
    return tuple(made[:MOST])


def _lemma(tree: Tree, index: int) -> str:
    """The dictionary form, with the particle that makes it another verb: "step down"."""
    lemma = tree.tokens[index].lemma
    particle = tree.child(index, "prt")
    if particle is None and tree.tokens[index].pos == "VERB":
        beside = tree.children(index, "advmod")
        particle = next(
            (c for c in beside if c == index + 1 and tree.tokens[c].lemma in PARTICLES), None
        )
    return lemma if particle is None else f"{lemma} {tree.tokens[particle].lemma}"


def _predicates(tree: Tree) -> Iterator[tuple[int, int, bool]]:
    """The word that says something, the verb that carries it, and whether it is only aside."""
    for index, token in enumerate(tree.tokens):
        if token.dep in ("aux", "auxpass"):
            continue
        if token.lemma == "be":
            yield from _said_to_be(tree, index)
        elif token.pos in ("VERB", "AUX") or tree.child(index, "auxpass") is not None:
            said = tree.child(index, "acomp", "oprd")
            if said is not None and tree.child(index, "dobj") is None:
                yield said, index, False
            yield index, index, False
        elif token.dep == "appos" and tree.tokens[token.head].dep in COMPLEMENTS:
            yield index, tree.tokens[token.head].head, False
        elif _is_aside(tree, index):
            yield index, index, True


def _said_to_be(tree: Tree, verb: int) -> Iterator[tuple[int, int, bool]]:
    """What something is said to be; "be" itself where it only has a place or time."""
    below = tree.children(verb, *COMPLEMENTS)
    for first in below:
        for said in chain([first], _conjuncts(tree, first)):
            yield said, verb, False
    if not below and tree.child(verb, "prep", "advmod") is not None:
        yield verb, verb, False


def _is_aside(tree: Tree, index: int) -> bool:
    """Adjectives before a noun, appositions, nouns for what is done ("the sale of the port")."""
    token = tree.tokens[index]
    if token.dep == "amod":
        return token.pos == "ADJ"
    if token.dep == "appos":
        return tree.tokens[token.head].pos in NOMINAL
    owned = tree.child(index, "poss") is not None or _preposition(tree, index, "of") is not None
    return token.pos == "NOUN" and owned


def _arguments(tree: Tree, index: int, verb: int, *, is_aside: bool) -> Iterator[Argument]:
    """The arguments of a predicate, conjuncts one by one."""
    if is_aside:
        yield from _aside_arguments(tree, index)
        return
    for subject in _subjects(tree, verb):
        role = OBJECT if _is_passive(tree, verb) else SUBJECT
        yield from _phrases(tree, role, subject)
    for child in dict.fromkeys((*tree.children(verb), *tree.children(index))):
        dep = tree.tokens[child].dep
        if dep in ("dobj", "dative") and tree.tokens[child].pos != "ADP":
            yield from _phrases(tree, OBJECT, child)
        elif dep == "oprd" and child != index:
            yield from _phrases(tree, "as", child)
        elif dep == "agent":
            for below in tree.children(child, "pobj"):
                yield from _phrases(tree, SUBJECT, below)
        elif dep in ("prep", "dative"):
            yield from _prepositional(tree, child)
        elif dep in ("npadvmod", "tmod") or (
            dep == "advmod" and tree.tokens[child].entity in ("DATE", "TIME")
        ):
            yield from _phrases(tree, WHEN, child)
    for inner in tree.children(verb, "dobj", "attr"):
        for child in tree.children(inner, "prep"):  # "signed a treaty with France in May"
            yield from _prepositional(tree, child)


def _aside_arguments(tree: Tree, index: int) -> Iterator[Argument]:
    token = tree.tokens[index]
    if token.dep in ("amod", "appos"):
        yield from _phrases(tree, SUBJECT, token.head, alone=True)
        if token.dep == "amod":
            return
    for owner in tree.children(index, "poss"):
        yield from _phrases(tree, SUBJECT, owner)
    for child in tree.children(index, "prep", "agent"):
        lemma = tree.tokens[child].lemma
        for below in tree.children(child, "pobj"):
            role = {"of": OBJECT, "by": SUBJECT}.get(lemma, lemma)
            yield from _phrases(tree, role, below)


def _prepositional(tree: Tree, prep: int) -> Iterator[Argument]:
    for below in tree.children(prep, "pobj", "pcomp"):
        if tree.tokens[below].pos == "ADP":  # "because of", "due to"
            for inner in tree.children(below, "pobj", "pcomp"):
                yield from _phrases(tree, tree.tokens[prep].lemma, inner)
            continue
        yield from _phrases(tree, tree.tokens[prep].lemma, below)
    for below in tree.children(prep, "prep"):  # "because of rain", "out of the town"
        for inner in tree.children(below, "pobj"):
            yield from _phrases(tree, tree.tokens[prep].lemma, inner)


def _subjects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """The subjects of a verb, borrowed from the verb or noun above where it has none."""
    own = tree.children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    for helper in () if own else tree.children(verb, "auxpass"):  # where the parser puts it there
        own = tree.children(helper, *SUBJECTS, *PASSIVE_SUBJECTS)
    token = tree.tokens[verb]
    described = token.dep == "acl" or (token.dep == "relcl" and bool(tree.children(verb, "dobj")))
    if own:
        relative = tree.tokens[own[0]].lemma in RELATIVE and token.dep == "relcl"
        return (token.head,) if relative else own
    if described:
        return (token.head,)
    if depth > MOST_BORROWED or token.dep not in ("conj", "advcl", "xcomp", "pcomp"):
        return ()
    above = token.head
    if token.dep in ("xcomp", "pcomp"):
        above = tree.tokens[above].head if tree.tokens[above].pos == "ADP" else above
        if given := tree.children(above, "dobj"):
            return given
    return _subjects(tree, above, depth + 1)


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether the subject is what it is done to."""
    if tree.child(verb, *PASSIVE_SUBJECTS) is not None:
        return True
    token = tree.tokens[verb]
    if tree.child(verb, "auxpass") is not None:
        return True
    if tree.child(verb, *SUBJECTS) is not None or token.tag != "VBN":
        return False
    return tree.child(verb, "aux") is None and token.dep in ("acl", "relcl", "advcl")


def _phrases(tree: Tree, role: str, head: int, *, alone: bool = False) -> Iterator[Argument]:
    """The argument of a head word, and of each word joined to it by "and"."""
    heads = [head] if alone else [head, *_conjuncts(tree, head)]
    for one in heads:
        token = tree.tokens[one]
        words = sorted(tree.subtree(one, lambda i: tree.tokens[i].dep in CLAUSES))
        while len(words) > 1 and tree.tokens[words[-1]].dep in ("punct", "neg"):
            words.pop()
        inside = [tree.tokens[i] for i in words]
        stems = tuple(
            t.stem
            for t in inside
            if not t.is_stop and (t.text.isalpha() or any(ch.isdigit() for ch in t.text))
        )
        yield Argument(
            role=role,
            stem=token.stem,
            lemma=token.lemma,
            head=token.span,
            span=Span(inside[0].start, inside[-1].end),
            stems=stems,
            is_name=token.pos == "PROPN",
            entity=token.entity,
        )


def _conjuncts(tree: Tree, index: int) -> Iterator[int]:
    for child in tree.children(index, "conj"):
        before = tree.tokens[child - 1].lemma if child else ""
        if before != "not":
            yield child
        yield from _conjuncts(tree, child)


def _preposition(tree: Tree, index: int, lemma: str) -> int | None:
    return next((c for c in tree.children(index, "prep") if tree.tokens[c].lemma == lemma), None)


def _negations(tree: Tree, signals: Iterable[Signal]) -> dict[int, Span]:
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
        for i in inside:  # "no soldier was hurt", "nobody left": the verb is negated too
            above = i
            if tree.tokens[i].dep == "det":
                above = tree.tokens[i].head
            elif tree.tokens[i].lemma not in NEGATIVE_PRONOUNS and tree.tokens[i].dep != "neg":
                continue
            if tree.tokens[i].dep == "neg" or tree.tokens[above].dep in (
                *SUBJECTS,
                *PASSIVE_SUBJECTS,
                "dobj",
                "attr",
            ):
                verb = tree.tokens[above].head
                found.setdefault(verb, signal.span)
                if tree.tokens[verb].lemma == "be":
                    for said in tree.children(verb, *COMPLEMENTS):
                        found.setdefault(said, signal.span)
    return found


def _ended(tree: Tree, verb: int) -> Span | None:
    """The verb that says that what this one tells is over."""
    above = tree.tokens[tree.tokens[verb].head]
    return above.span if tree.tokens[verb].dep == "xcomp" and above.lemma in ENDING else None


def _beside(tree: Tree, index: int) -> int | None:
    """The noun that "not" sets against the one before it: "a march, not a riot"."""
    token = tree.tokens[index]
    if token.lemma != "not" or token.head >= index or tree.tokens[token.head].pos not in NOMINAL:
        return None
    behind = (c for c in tree.children(token.head, "appos", "conj") if c > index)
    return next(behind, None)


def _certainty(tree: Tree, index: int, verb: int, hedges: Sequence[Span]) -> Certainty:
    """How certain one predicate is presented; one inside a wish or hedge shares it."""
    near = {index, verb}
    for _ in range(MOST_BORROWED):
        if _is_open(tree, near, hedges):
            return Certainty.POSSIBLE
        token = tree.tokens[verb]
        above = tree.tokens[token.head]
        if token.dep in ("xcomp", "ccomp", "acl") and above.lemma in WISHES:
            return Certainty.WANTED
        if token.dep not in ("xcomp", "conj") or token.head == verb:
            return Certainty.PLAIN
        verb = token.head
        near = {verb}
    return Certainty.PLAIN


def _is_open(tree: Tree, near: Iterable[int], hedges: Sequence[Span]) -> bool:
    """Whether a hedge, a modal or a condition stands with some words."""
    around = {c for i in near for c in (i, *tree.children(i, "aux", "advmod", "mark"))}
    tokens = [tree.tokens[i] for i in around]
    words = {t.lemma for t in tokens} | {t.text.lower() for t in tokens}
    return bool(words & OPENING) or any(h.overlaps(t.span) for h in hedges for t in tokens)
