"""Cues that are nouns, adjectives or adverbs: "the claim that", "sure that", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.claims.borders import grown
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.fits import Fit, asks, has_to, without_remarks
from kzcompare.claims.holders import phrase, possessor_of, subject_of
from kzcompare.claims.objects import PREPOSITIONS
from kzcompare.claims.runs import clean_runs
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.speech import load_speech_words
from kzcompare.model.statement import Cue
from kzcompare.model.syntax import PREDICATIVES, SUBJECTS, VERBS
from kzcompare.model.tree import Tree


def find_noun_cues(tree: Tree, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of the nouns, adjectives and adverbs of one sentence; `number` is its index."""
    for i, token in enumerate(tree.tokens):
        if token.pos == "NOUN":
            yield from noun_candidates(
                tree, i, number, lexicon.cues.get((token.lemma, CuePos.NOUN), ())
            )
        elif token.pos in ("ADJ", "VERB"):
            held = lexicon.cues.get((token.lemma, CuePos.ADJECTIVE)) or lexicon.cues.get(
                (token.text.lower(), CuePos.ADJECTIVE), ()
            )
            yield from adjective_candidates(tree, i, number, held)
        elif token.pos == "ADV":
            yield from _adverb(tree, i, number, lexicon)


def noun_candidates(
    tree: Tree, noun: int, number: int, held: Sequence[CueEntry]
) -> Iterator[Candidate]:
    """The claim that ...; his call for ...; the plan to ...; the official line is that ..."""
    if not held:
        return
    for fit in _noun_fits(tree, noun):
        entry = next((e for e in held if fit.frame in e.weights), None)
        if entry is not None:
            holder = _noun_holder(tree, noun, fit.content)
            yield from _candidates(tree, noun, entry, fit, number=number, holder=holder)


def _noun_holder(tree: Tree, noun: int, content: frozenset[int]) -> int | None:
    """Who made or has what the noun names: the first of owner, "of X", subject of its verb."""
    found = (possessor_of(tree, noun), _of_whom(tree, noun), _owner_by_verb(tree, noun))
    return next((h for h in found if h is not None and h not in content), None)


def _of_whom(tree: Tree, noun: int) -> int | None:
    preposition = next(
        (p for p in tree.children(noun, "prep") if tree.tokens[p].lemma == "of"), None
    )
    return None if preposition is None else tree.child(preposition, "pobj")


def _noun_fits(tree: Tree, noun: int) -> Iterator[Fit]:
    """Every stretch that can be the content of a noun."""
    for clause in tree.children(noun, "acl", "relcl", "ccomp", "appos"):
        words = tree.tokens[clause]
        if any(tree.tokens[c].lemma == "that" for c in tree.children(clause, "mark")):
            yield Fit(frozenset(tree.subtree(clause)), Frame.CLAUSE, "noun-clause")
        elif words.dep == "acl" and has_to(tree, clause):
            yield Fit(frozenset(tree.subtree(clause)), Frame.INFINITIVE, "noun-infinitive")
    above = tree.tokens[noun].head
    copulas = load_grammar_words().copulas
    if tree.tokens[noun].dep in ("nsubj", "attr") and tree.tokens[above].lemma in copulas:
        for clause in tree.children(above, "ccomp"):
            if clause > above:
                yield Fit(frozenset(tree.subtree(clause)), Frame.CLAUSE, "noun-is")
    elif tree.tokens[noun].dep in SUBJECTS:
        for clause in tree.children(above, "ccomp", "acl"):
            marks = {tree.tokens[c].lemma for c in tree.children(clause, "mark")}
            if clause > above and "that" in marks:
                yield Fit(frozenset(tree.subtree(clause)), Frame.CLAUSE, "noun-came")
        if tree.tokens[above].lemma in load_speech_words().spreading:
            yield from _objects(tree, above, "noun")
    yield from _objects(tree, noun, "noun")
    if deed := _deed_asked_for(tree, noun):
        yield Fit(frozenset(deed), Frame.FOR, "noun-for")


def _deed_asked_for(tree: Tree, noun: int) -> set[int]:
    """Who is to do what, in "a call for [the crew to go home]", where the parser reads a clause."""
    at = noun + 1
    if at >= len(tree.tokens) or tree.tokens[at].lemma != "for" or tree.tokens[at].dep != "mark":
        return set()
    deed = tree.tokens[at].head
    is_deed = deed > at and tree.tokens[deed].dep in ("acl", "advcl") and has_to(tree, deed)
    return {i for i in tree.subtree(deed) if i > at} if is_deed else set()


def _objects(tree: Tree, word: int, name: str) -> Iterator[Fit]:
    """What follows each preposition that depends on a word."""
    for preposition in tree.children(word, "prep"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is not None:
            content = without_remarks(tree, preposition) - {preposition}
            if frame is Frame.FOR:
                content |= _to_do(tree, content)
            yield Fit(frozenset(content), frame, f"{name}-{frame.value}")


def _to_do(tree: Tree, whom: set[int]) -> set[int]:
    """The infinitive right behind those who are to do it: "a call for the crew [to go home]"."""
    at = max(whom, default=len(tree.tokens)) + 1
    if at >= len(tree.tokens) or tree.tokens[at].tag != "TO":
        return set()
    deed = tree.tokens[at].head
    return tree.subtree(deed) if deed > at and tree.tokens[deed].dep in ("advcl", "acl") else set()


def _owner_by_verb(tree: Tree, noun: int) -> int | None:
    """X made the claim that ...; X has plans to ...: the subject of the verb with the noun.

    Of what somebody only meets with ("faced criticism") it is others who say it.
    """
    token = tree.tokens[noun]
    above = token.head
    if token.dep == "pobj":
        above = tree.tokens[above].head
        if tree.tokens[above].pos not in VERBS:
            return None
    elif token.dep not in ("dobj", "attr"):
        return None
    if tree.tokens[above].lemma in load_speech_words().meeting:
        return None
    return subject_of(tree, above)


def adjective_candidates(
    tree: Tree, word: int, number: int, held: Sequence[CueEntry]
) -> Iterator[Candidate]:
    """X is confident that ...; X was critical of ...; X is worried about ..."""
    if not held:
        return
    for fit in _adjective_fits(tree, word):
        entry = next((e for e in held if fit.frame in e.weights), None)
        holder = _adjective_holder(tree, word)
        if entry is not None and holder is not None and holder not in fit.content:
            yield from _candidates(tree, word, entry, fit, number=number, holder=holder)


def _adjective_fits(tree: Tree, word: int) -> Iterator[Fit]:
    for clause in tree.children(word, "ccomp", "xcomp", "advcl"):
        frame = Frame.INFINITIVE if has_to(tree, clause) else Frame.CLAUSE
        if frame is Frame.CLAUSE and asks(tree, clause):
            frame = Frame.WH
        yield Fit(frozenset(tree.subtree(clause)), frame, f"adjective-{frame.value}")
    yield from _objects(tree, word, "adjective")


def _adjective_holder(tree: Tree, word: int) -> int | None:
    token = tree.tokens[word]
    if token.pos == "VERB":
        subject = tree.child(word, *SUBJECTS)
        return subject if subject is not None else subject_of(tree, word)
    if token.dep in PREDICATIVES and tree.tokens[token.head].pos in VERBS:
        return subject_of(tree, token.head)
    if token.dep in ("amod", "acl"):
        return token.head
    return None


def _adverb(tree: Tree, word: int, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """reportedly, allegedly: the clause around the word, with nobody named as its holder."""
    entry = lexicon.cue(tree.tokens[word].text.lower(), CuePos.ADVERB, Frame.SENTENCE)
    if entry is None:
        return
    content = frozenset(tree.subtree(tree.tokens[word].head) - {word})
    fit = Fit(content, Frame.SENTENCE, "adverb")
    yield from _candidates(tree, word, entry, fit, number=number, holder=None)


def _candidates(
    tree: Tree, word: int, entry: CueEntry, fit: Fit, *, number: int, holder: int | None
) -> Iterator[Candidate]:
    """The candidate, if its content has a word."""
    token = tree.tokens[word]
    content = set(fit.content)
    if entry.pos is CuePos.NOUN:
        content = grown(tree, content, frozenset({word}))
    spans = clean_runs(tree, content)
    if spans:
        yield Candidate(
            sentence=number,
            content=spans,
            cue=Cue(token.span, token.text, entry.lemma, entry.cls),
            holder=None if holder is None else phrase(tree, holder),
            pattern=fit.name,
            weight=entry.weights[fit.frame],
            negated=any(tree.child(i, "neg") is not None for i in (word, token.head)),
            word=word,
            owner=holder,
            pos=entry.pos,
            frame=fit.frame,
            share=entry.weights[fit.frame],
        )
