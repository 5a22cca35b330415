"""What a judgement is about: a proposition, a claim named before, or only a thing.

In: the words of a signal in a parsed sentence. Out: the stretch that is judged and its aim. "The
cause is unclear" doubts a thing, "whether they fled is unclear" a proposition, "that story is
false" what was told before.
"""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.clauses import words_above
from kzcompare.claims.questions import QUESTION_TAGS
from kzcompare.claims.scope import top_of
from kzcompare.lexicon.entries import CuePos, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.claim import Aim
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.syntax import (
    ANY_SUBJECTS,
    NOUN_CLAUSES,
    PARTICIPLES,
    QUOTATION_MARKS,
    SUBJECTS,
    VERBS,
)
from kzcompare.model.tree import Tree

CLAUSES = ("ccomp", "csubj", "pcomp", "acl", "relcl", "advcl")
LEADING_DOWN = ("prep", "xcomp", "pobj", "acomp", "attr", "dobj")  # from a cue to its clause
FILLED = ("acomp", "attr", "auxpass", "ccomp", "dobj", "xcomp")  # of a clause without a gap
OF_OBJECTS = frozenset({"acomp", "oprd"})  # say what the object is, where there is one
TELLING = frozenset(CueClass) - {CueClass.ATTITUDE, CueClass.DIRECTIVE}
FARTHEST_THAT = 6  # words from the beginning to the "that" of "For the wild tale that"
DEEPEST = 3  # steps down from the words of a signal to the clause that it judges


def target_of(tree: Tree, words: range, lexicon: Lexicon) -> tuple[Aim, Span | None]:
    """The aim of a judging signal and what it is about; `words` are its indices."""
    clause = _clause_behind(tree, words)
    if clause is None:
        clause = _clause_before(tree, words)
    if clause is not None:
        return Aim.PROPOSITION, in_quotation(tree, words, clause)
    claimed = _claimed_by_anybody(tree, words, lexicon)
    if claimed is not None:
        return Aim.PROPOSITION, claimed
    top = top_of(tree, words)
    kind = relative_of(tree, words)
    if kind is not None:
        return Aim.THING, _words_before(tree, kind)
    found = [(_aim_of(tree, noun, lexicon), noun) for noun in _nouns(tree, words, top)]
    for wanted in (Aim.PROPOSITION, Aim.CLAIM, Aim.THING):
        noun = next((noun for aim, noun in found if aim is wanted), None)
        if noun is not None:
            whole = _without_owner(tree, noun)
            return wanted, _without_clauses(tree, noun, whole) if wanted is Aim.THING else whole
    return Aim.OPEN, None


def in_quotation(tree: Tree, words: range, clause: Span) -> Span:
    """What is judged of a clause: where the words are quoted, nothing behind the quotation."""
    is_open = False
    for i, token in enumerate(tree.tokens):
        if token.text not in QUOTATION_MARKS:
            continue
        if i >= words.stop:
            is_cut = is_open and clause.start < token.start < clause.end
            return Span(clause.start, tree.tokens[i - 1].end) if is_cut else clause
        is_open = not is_open
    return clause


def _claimed_by_anybody(tree: Tree, words: range, lexicon: Lexicon) -> Span | None:
    """What is judged with whoever says it: "anyone claiming that they fled is spreading lies"."""
    verb = _verb_of(tree, words)
    who = None if verb is None else tree.child(verb, "nsubj")
    if who is None or tree.tokens[who].text.lower() not in load_grammar_words().anybody:
        return None
    for says in tree.children(who, *NOUN_CLAUSES):
        told = tree.child(says, "ccomp")
        is_told = lexicon.cue_class(tree.tokens[says].lemma, CuePos.VERB) in TELLING
        if told is not None and is_told and told < words.start:
            return _span(tree, told)
    return None


def relative_of(tree: Tree, words: range) -> int | None:
    """The noun of which a relative clause says that it is judged: "rumours that were untrue".

    Only some of a kind are meant, so nothing that was told before is; not in "the story, which is
    untrue".
    """
    verb = _verb_of(tree, words)
    while verb is not None and tree.tokens[verb].dep in ("xcomp", "conj"):
        verb = tree.tokens[verb].head
    if verb is None or tree.tokens[verb].dep != "relcl":
        return None
    pronoun = tree.child(verb, *ANY_SUBJECTS)
    noun = tree.tokens[verb].head
    if pronoun is None or tree.tokens[pronoun].tag not in QUESTION_TAGS or noun >= pronoun:
        return None
    return None if tree.tokens[pronoun - 1].text == "," else noun


def _words_before(tree: Tree, noun: int) -> Span:
    """A noun with what stands before it."""
    return Span(tree.tokens[min(tree.subtree(noun))].start, tree.tokens[noun].end)


def _clause_behind(tree: Tree, words: range) -> Span | None:
    """The clause that follows: "no evidence that they fled", "not clear whether they fled"."""
    level = [*words]
    verb = _verb_of(tree, words)
    if verb is not None and tree.tokens[verb].lemma in ("be", "seem", "appear", "remain"):
        level.append(verb)
    for _ in range(DEEPEST):
        for i in level:
            for child in tree.children(i, *CLAUSES):
                if _is_judged(tree, child, words):
                    return _span(tree, child)
        below = (c for i in level for c in tree.children(i, *LEADING_DOWN) if c >= words.start)
        level = [c for c in below if not _gives_reason(tree, c)]
    return None


def _gives_reason(tree: Tree, index: int) -> bool:
    """Whether a participle stands as a preposition: "given how far it is"."""
    return tree.tokens[index].dep == "prep" and tree.tokens[index].tag in PARTICIPLES


def _is_judged(tree: Tree, clause: int, words: range) -> bool:
    """Whether a clause behind some words can be what they judge: "that ...", "exactly how ..."."""
    inside = sorted(i for i in tree.subtree(clause) if i >= words.stop - 1)
    if not inside or min(tree.subtree(clause)) < words.stop - 1:
        return False
    first = next(
        (i for i in inside if tree.tokens[i].text.lower() not in load_grammar_words().exactly),
        inside[0],
    )
    if tree.tokens[first].text.lower() in load_grammar_words().openers:
        return True
    subject = tree.child(clause, *ANY_SUBJECTS, "expl")
    if _is_saying_so(tree, clause, first, words):
        return True
    if first != words.stop or subject is None or tree.tokens[first].tag in QUESTION_TAGS:
        return False
    if tree.tokens[clause].dep == "relcl":  # "proof the dam was old", not "proof she could use"
        return tree.child(clause, *FILLED) is not None
    return tree.tokens[clause].dep in ("acl", "ccomp")


def _is_saying_so(tree: Tree, clause: int, first: int, words: range) -> bool:
    """Whether a clause is what somebody is judged for saying: "wrong for saying they fled"."""
    if tree.tokens[words[-1]].pos != "ADJ":  # "no grounds for introducing it"
        return False
    led = tree.tokens[tree.tokens[clause].head]
    is_named = tree.tokens[clause].dep == "pcomp" and tree.tokens[clause].tag == "VBG"
    is_of_it = led.head in words or tree.tokens[led.head].lemma == "be"
    return is_named and led.text.lower() == "for" and is_of_it and first == clause


def _clause_before(tree: Tree, words: range) -> Span | None:
    """The clause that the sentence begins with: "Whether they fled is unclear".

    Or what it begins with the noun for: "For the tale that they fled there is no evidence".
    """
    first = next((i for i, t in enumerate(tree.tokens) if t.pos not in ("PUNCT", "CCONJ")), 0)
    told = _told_first(tree, first, words)
    if told is not None:
        return told
    if (
        tree.tokens[first].text.lower() not in load_grammar_words().open_clauses
        or first >= words.start
    ):
        return None
    verb = _verb_of(tree, words)
    last = words.start if verb is None else min(verb, words.start)
    subject = None if verb is None else tree.child(verb, *SUBJECTS, "expl")
    if subject is not None or last <= first + 1:  # "If they fled, the cause is unclear"
        return None
    return Span(tree.tokens[first].start, tree.tokens[last - 1].end)


def _told_first(tree: Tree, first: int, words: range) -> Span | None:
    """The clause in "For the tale that they fled, there is no evidence", read off the words."""
    lower = [t.text.lower() for t in tree.tokens[: words.start]]
    if lower[first : first + 1] != ["for"] or "that" not in lower[first : first + FARTHEST_THAT]:
        return None
    opening = lower.index("that", first)
    there = len(lower) - 1 - lower[::-1].index("there") if "there" in lower else -1
    if tree.tokens[opening - 1].pos != "NOUN" or there <= opening + 1:
        return None
    return Span(tree.tokens[opening].start, tree.tokens[there - 1].end)


def _nouns(tree: Tree, words: range, top: int) -> Iterator[int]:
    """The nouns that may be what is judged, the surest first."""
    for i in words:
        for child in tree.children(i, "pobj", "dobj"):
            if child >= words.stop:
                yield child
        for preposition in tree.children(i, "prep"):
            yield from (c for c in tree.children(preposition, "pobj") if c >= words.stop)
    if tree.tokens[top].dep == "amod":
        yield tree.tokens[top].head
        return
    own = tree.children(top, "nsubj") if tree.tokens[top].dep == "ccomp" else ()
    if own:  # "they find the story absurd"
        yield from own
        return
    verb = _verb_of(tree, words)
    if verb is None:
        return
    objects = [c for c in tree.children(verb, "dobj") if c not in words]
    if tree.tokens[top].dep not in OF_OBJECTS or not objects:
        yield from tree.children(verb, *ANY_SUBJECTS)
    yield from objects


def _verb_of(tree: Tree, words: range) -> int | None:
    """The verb that carries the words: one of them, or the first above them."""
    inside = next((i for i in words if tree.tokens[i].pos in VERBS), None)
    if inside is not None and tree.child(inside, *ANY_SUBJECTS) is not None:
        return inside
    top = top_of(tree, words)
    above = words_above(tree, top if inside is None else inside)
    return next((a for a in above if tree.tokens[a].pos in VERBS), inside)


def _aim_of(tree: Tree, noun: int, lexicon: Lexicon) -> Aim | None:
    """Whether a noun stands for a claim or is only a thing; None for who it is about."""
    token = tree.tokens[noun]
    if token.text.lower() in load_grammar_words().pointing:
        named = _relative(tree, noun)
        return Aim.CLAIM if named is None or _is_claim(tree, named, lexicon) else Aim.THING
    if token.pos == "PRON" and tree.child(noun, "relcl") is not None:
        return Aim.THING  # "everything we do is wrong"
    if token.pos == "PRON" or token.entity == "PERSON":
        return None
    is_claim = _is_claim(tree, noun, lexicon)
    told = tree.children(noun, "acl", "ccomp", "relcl")
    if any(tree.tokens[min(tree.subtree(c))].text.lower() == "that" for c in told):
        return Aim.PROPOSITION if is_claim else Aim.THING
    return Aim.CLAIM if is_claim else Aim.THING


def _is_claim(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun is one for what is told: "the claim", "that version"."""
    lemma = tree.tokens[noun].lemma
    is_cue = lexicon.cue_class(lemma, CuePos.NOUN) in TELLING
    return is_cue or lemma in load_speech_words().tellings


def _relative(tree: Tree, pronoun: int) -> int | None:
    """The noun behind a relative "that": "ways that seem wrong" are nothing told before."""
    if tree.tokens[pronoun].tag not in QUESTION_TAGS:
        return None
    clause = next((i for i in tree.ancestors(pronoun) if tree.tokens[i].dep == "relcl"), None)
    return None if clause is None else tree.tokens[clause].head


def _without_owner(tree: Tree, noun: int) -> Span:
    """What a noun names, without whose it is: "the mayor's [claim that they fled]"."""
    whole = _span(tree, noun)
    owner = tree.child(noun, "poss")
    if owner is None or tree.tokens[owner].pos == "PRON" or max(tree.subtree(owner)) > noun:
        return whole
    return Span(tree.tokens[max(tree.subtree(owner)) + 1].start, whole.end)


def _without_clauses(tree: Tree, noun: int, whole: Span) -> Span:
    """What a noun names, without the clauses behind it: "the [account], in which nobody fled"."""
    behind = [min(tree.subtree(c)) for c in tree.children(noun, "relcl") if c > noun]
    if not behind or tree.tokens[noun].pos == "PRON":
        return whole
    return Span(whole.start, tree.tokens[max(noun, min(behind) - 1)].end)


def _span(tree: Tree, index: int) -> Span:
    inside = tree.subtree(index)
    return Span(tree.tokens[min(inside)].start, tree.tokens[max(inside)].end)
