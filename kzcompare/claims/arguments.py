"""Who and what takes part in what a predicate says: its arguments, whatever the voice.

"The bridge was closed by the army" and "the army closed the bridge" have the same roles.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.predicates import PredicateWords
from kzcompare.model.claim import Argument
from kzcompare.model.span import Span
from kzcompare.model.syntax import NOUN_CLAUSES, PREPOSITIONAL, TIMES
from kzcompare.model.tree import Tree

ACTIVE_SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OWN_SUBJECTS = (*ACTIVE_SUBJECTS, *PASSIVE_SUBJECTS)
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "appos", "conj", "cc", "parataxis"})
SUBJECT, OBJECT, TO, WHEN, WHERE = "subject", "object", "to", "when", "where"
SINGLED = frozenset({"ORDINAL", "PERSON"})  # labels of the parser
CONTRACTED = frozenset({"'s", "’s"})
MOST_BORROWED = 3  # verbs above from which a subject is borrowed; deeper chains are parser slips


def verb_arguments(tree: Tree, index: int, verb: int, words: PredicateWords) -> Iterator[Argument]:
    """Those of a verb, conjuncts one by one; `index` is the word that it says of its subject."""
    yield from subject_arguments(tree, verb, words)
    for child in dict.fromkeys((*tree.children(verb), *tree.children(index))):
        dep = tree.tokens[child].dep
        is_taker = dep == "dative" and tree.child(verb, "dobj") is not None  # "gave them money"
        if dep in ("dobj", "dative") and tree.tokens[child].pos != "ADP":
            yield from phrases(tree, TO if is_taker else OBJECT, child, words)
        elif dep == "oprd" and child != index:
            yield from phrases(tree, "as", child, words)
        else:
            yield from _circumstances(tree, child, words)
    for inner in tree.children(verb, "dobj", "attr"):
        for child in tree.children(inner, "prep"):  # "signed a treaty with France in May"
            yield from _prepositional(tree, child, words)


def noun_arguments(tree: Tree, noun: int, words: PredicateWords) -> Iterator[Argument]:
    """Those that stand with a noun for what is done: "the army's sale of the port to France"."""
    for owner in tree.children(noun, "poss"):
        yield from phrases(tree, SUBJECT, owner, words)
    for child in tree.children(noun, *PREPOSITIONAL):
        lemma = tree.tokens[child].lemma
        for below in tree.children(child, "pobj"):
            role = {"of": OBJECT, "by": SUBJECT}.get(lemma, lemma)
            yield from phrases(tree, role, below, words)


def deed_arguments(
    tree: Tree, noun: int, verb: int, words: PredicateWords, *, has_doer: bool
) -> Iterator[Argument]:
    """Those of a deed told by verb and noun together: "the rebels made an attack on the base".

    The subject of the verb is its doer if `has_doer`.
    """
    if has_doer:
        yield from subject_arguments(tree, verb, words)
    for argument in noun_arguments(tree, noun, words):
        is_done_to = argument.role in load_grammar_words().done_to and argument.entity not in TIMES
        yield replace(argument, role=OBJECT) if is_done_to else argument
    for child in tree.children(verb):
        yield from _circumstances(tree, child, words)


def presence_arguments(
    tree: Tree, noun: int, verb: int, words: PredicateWords
) -> Iterator[Argument]:
    """What is said to be there, as the subject, with place and time: "there is no doctor here".

    In, on or at a place is all one for what is there.
    """
    yield from phrases(tree, SUBJECT, noun, words, alone=True)
    standing = load_grammar_words().standing
    # "the situation at the border is an emergency"
    subjects = tree.children(verb, *ACTIVE_SUBJECTS)
    for word in (noun, verb, *(s for s in subjects if s != noun)):
        for child in tree.children(word):
            for argument in _circumstances(tree, child, words):
                is_place = argument.role in standing and argument.entity not in TIMES
                yield replace(argument, role=WHERE) if is_place else argument


def undergone_arguments(
    tree: Tree, noun: int, verb: int, words: PredicateWords
) -> Iterator[Argument]:
    """Those of what is done to the subject of a verb: "received a warning from the police"."""
    for argument in subject_arguments(tree, verb, words):
        yield replace(argument, role=OBJECT)
    for child in (*tree.children(noun, "prep"), *tree.children(verb)):
        for argument in _circumstances(tree, child, words):
            is_doer = argument.role in ("at", "by", "from") and argument.entity not in TIMES
            yield replace(argument, role=SUBJECT) if is_doer else argument


def state_arguments(
    tree: Tree, verb: int, words: PredicateWords, noun: int | None = None
) -> Iterator[Argument]:
    """Who is in a state, or is brought into it, as the object, with the time and who does it.

    What describes `noun`, if it is given, does it: "is under rebel control".
    """
    owners = () if noun is None else tree.children(noun, "compound", "amod", "poss")
    for owner in owners:
        yield from phrases(tree, SUBJECT, owner, words)
    objects = tree.children(verb, "dobj")
    for one in objects:
        yield from phrases(tree, OBJECT, one, words)
    for argument in subject_arguments(tree, verb, words):
        yield argument if objects else replace(argument, role=OBJECT)
    for child in tree.children(verb):
        for argument in _circumstances(tree, child, words):
            if argument.entity in TIMES or argument.role == SUBJECT:
                yield argument


def aside_arguments(tree: Tree, index: int, words: PredicateWords) -> Iterator[Argument]:
    """Those of what is said only in passing, by an adjective, an apposition or a noun."""
    token = tree.tokens[index]
    if token.dep in ("amod", "appos"):
        yield from phrases(tree, SUBJECT, token.head, words, alone=True)
        if token.dep == "amod":
            return
    yield from noun_arguments(tree, index, words)


def subject_arguments(tree: Tree, verb: int, words: PredicateWords) -> Iterator[Argument]:
    """Who does it, or in the passive to whom it is done.

    Who denies a deed denies their own: "the army denied that it blew up the dam". Who says what
    "it" or "they" did speaks of themselves.
    """
    own = _subjects(tree, verb)
    head = tree.tokens[verb].head
    pronouns = load_grammar_words()
    told = frozenset(tree.tokens[s].lemma for s in own)
    above = tree.tokens[head].lemma
    is_own = above in words.denial and told <= pronouns.third_subjects
    is_own = is_own or (above in pronouns.thinking and told <= {"it", "they"})
    if is_own and tree.tokens[verb].dep == "ccomp":
        own = _subjects(tree, head) or own
    for subject in own:
        role = OBJECT if _is_passive(tree, verb) else SUBJECT
        yield from phrases(tree, role, subject, words)


def _circumstances(tree: Tree, child: int, words: PredicateWords) -> Iterator[Argument]:
    """What a word below a verb adds beside subject and object."""
    token = tree.tokens[child]
    if token.dep == "agent":
        for below in tree.children(child, "pobj"):
            yield from phrases(tree, SUBJECT, below, words)
    elif token.dep in ("prep", "dative"):
        yield from _prepositional(tree, child, words)
    elif token.dep in ("npadvmod", "tmod") or (token.dep == "advmod" and token.entity in TIMES):
        yield from phrases(tree, WHEN, child, words)


def _prepositional(tree: Tree, prep: int, words: PredicateWords) -> Iterator[Argument]:
    lemma = tree.tokens[prep].lemma
    for below in tree.children(prep, "pobj", "pcomp"):
        if tree.tokens[below].pos == "ADP":  # "because of", "due to"
            for inner in tree.children(below, "pobj", "pcomp"):
                yield from phrases(tree, lemma, inner, words)
            continue
        yield from phrases(tree, lemma, below, words)
    for below in tree.children(prep, "prep"):  # "because of rain", "out of the town"
        for inner in tree.children(below, "pobj"):
            yield from phrases(tree, lemma, inner, words)


def _subjects(tree: Tree, verb: int, depth: int = 0) -> tuple[int, ...]:
    """The subjects of a verb, borrowed from the verb or noun above where it has none."""
    own = tree.children(verb, *OWN_SUBJECTS)
    for helper in () if own else tree.children(verb, "auxpass"):  # where the parser puts it there
        own = tree.children(helper, *OWN_SUBJECTS)
    token = tree.tokens[verb]
    described = token.dep == "acl" or (token.dep == "relcl" and bool(tree.children(verb, "dobj")))
    if own:
        is_relative = tree.tokens[own[0]].lemma in load_grammar_words().relatives
        return (token.head,) if is_relative and token.dep == "relcl" else own
    if _is_aim(tree, verb):
        return _owners(tree, token.head)
    if described:
        return (token.head,)
    if depth > MOST_BORROWED or token.dep not in ("conj", "advcl", "xcomp", "pcomp"):
        return ()
    above = token.head
    if token.dep in ("xcomp", "pcomp"):
        is_between = tree.tokens[above].pos == "ADP" or tree.tokens[above].dep == "acomp"
        above = tree.tokens[above].head if is_between else above  # "is reluctant to sell"
        if given := tree.children(above, "dobj"):
            return given
    return _subjects(tree, above, depth + 1)


def _is_aim(tree: Tree, verb: int) -> bool:
    """Whether an infinitive tells what a noun is for: "her plan to sell", not "the first to sell".

    Who is singled out does what is told: "the only senator to vote for it".
    """
    token = tree.tokens[verb]
    if token.dep not in NOUN_CLAUSES or token.tag != "VB":
        return False
    if all(tree.tokens[c].tag != "TO" for c in tree.children(verb, "aux")):
        return False
    noun = tree.tokens[token.head]
    singling = (noun, *(tree.tokens[c] for c in tree.children(token.head, "amod", "nummod")))
    return not any(
        t.entity in SINGLED or t.tag == "JJS" or t.lemma in load_grammar_words().singling
        for t in singling
    )


def _owners(tree: Tree, noun: int) -> tuple[int, ...]:
    """Whose plan, right or order it is: "her plan", "a government plan", "gave the army orders"."""
    given = tree.children(tree.tokens[noun].head, "dative")
    return tree.children(noun, "poss") or given or tree.children(noun, "compound")[-1:]


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether the subject is what it is done to; not where "'s" is "has": "he's fixed the roof"."""
    helper = tree.child(verb, "auxpass")
    is_has = helper is not None and tree.tokens[helper].text in CONTRACTED
    if is_has and tree.child(verb, "dobj") is not None:
        return False
    if tree.child(verb, *PASSIVE_SUBJECTS) is not None:
        return True
    token = tree.tokens[verb]
    if helper is not None:
        return True
    if tree.child(verb, *ACTIVE_SUBJECTS) is not None or token.tag != "VBN":
        return False
    return tree.child(verb, "aux") is None and token.dep in ("acl", "relcl", "advcl")


def phrases(
    tree: Tree, role: str, head: int, words: PredicateWords, *, alone: bool = False
) -> Iterator[Argument]:
    """The argument of a head word, and of each word joined to it by "and"."""
    heads = [head] if alone else [head, *conjuncts(tree, head)]
    for one in heads:
        below = sorted(tree.subtree(one, lambda i: tree.tokens[i].dep in CLAUSES))
        while len(below) > 1 and tree.tokens[below[-1]].dep in ("punct", "neg"):
            below.pop()
        inside = [tree.tokens[i] for i in below]
        stems = tuple(
            t.stem
            for t in inside
            if (not t.is_stop or t.dep == "amod")  # "first" and "last" are stop words
            and (t.text.isalpha() or any(ch.isdigit() for ch in t.text))
        )
        token = tree.tokens[_whole(tree, one, words)]
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


def _whole(tree: Tree, index: int, words: PredicateWords) -> int:
    """From a part to what it is part of: "none of the ships", "a number of ships"."""
    token = tree.tokens[index]
    if token.lemma not in words.part and token.pos != "NUM":
        return index
    of = preposition(tree, index, "of")
    below = None if of is None else tree.child(of, "pobj")
    return index if below is None or tree.tokens[below].pos == "PRON" else below


def preposition(tree: Tree, index: int, lemma: str) -> int | None:
    """The preposition of that form below a word."""
    return next((c for c in tree.children(index, "prep") if tree.tokens[c].lemma == lemma), None)


def conjuncts(tree: Tree, index: int) -> Iterator[int]:
    """The words joined to a word by "and" and its like, those behind "not" left out."""
    for child in tree.children(index, "conj"):
        before = tree.tokens[child - 1].lemma if child else ""
        if before != "not":
            yield child
        yield from conjuncts(tree, child)
