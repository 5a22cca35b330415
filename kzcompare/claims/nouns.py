"""Cues that are nouns, adjectives and adverbs: "the claim that ...", "confident that ...", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.claims.borders import grown
from kzcompare.claims.candidate import Candidate
from kzcompare.claims.frames import PREPOSITIONS, asks, has_to, without_remarks
from kzcompare.claims.holders import phrase, possessor_of, subject_of
from kzcompare.claims.runs import clean_runs
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.model.statement import Cue
from kzcompare.model.tree import Tree

COPULAS = frozenset({"be", "remain", "become"})
CLAUSAL = frozenset({"acl", "relcl", "ccomp", "appos", "xcomp", "advcl"})


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
    """the claim that ...; his call for ...; the plan to ...; the official line is that ..."""
    if not held:
        return
    for frame, content, name in _noun_contents(tree, noun):
        entry = next((e for e in held if frame in e.weights), None)
        if entry is None:
            continue
        holder = _noun_holder(tree, noun, content)
        yield from _candidates(tree, noun, number, entry, frame, CuePos.NOUN, content, holder, name)


def _noun_holder(tree: Tree, noun: int, content: set[int]) -> int | None:
    """Who made or has what the noun names: the first of owner, "of X", subject of its verb."""
    found = (possessor_of(tree, noun), _of_whom(tree, noun), _owner_by_verb(tree, noun))
    return next((h for h in found if h is not None and h not in content), None)


def _of_whom(tree: Tree, noun: int) -> int | None:
    preposition = next(
        (p for p in tree.children(noun, "prep") if tree.tokens[p].lemma == "of"), None
    )
    return None if preposition is None else tree.child(preposition, "pobj")


def _noun_contents(tree: Tree, noun: int) -> Iterator[tuple[Frame, set[int], str]]:
    """Every stretch that can be the content of a noun, with the pattern's name."""
    for clause in tree.children(noun, "acl", "relcl", "ccomp", "appos"):
        words = tree.tokens[clause]
        if any(tree.tokens[c].lemma == "that" for c in tree.children(clause, "mark")):
            yield Frame.CLAUSE, tree.subtree(clause), "noun-clause"
        elif words.dep == "acl" and has_to(tree, clause):
            yield Frame.INFINITIVE, tree.subtree(clause), "noun-infinitive"
    above = tree.tokens[noun].head
    if tree.tokens[noun].dep in ("nsubj", "attr") and tree.tokens[above].lemma in COPULAS:
        clause = next((c for c in tree.children(above, "ccomp") if c > above), None)
        if clause is not None:
            yield Frame.CLAUSE, tree.subtree(clause), "noun-is"
    elif tree.tokens[noun].dep in ("nsubj", "nsubjpass"):
        clause = next((c for c in tree.children(above, "ccomp", "acl") if c > above), None)
        if clause is not None and any(
            tree.tokens[c].lemma == "that" for c in tree.children(clause, "mark")
        ):
            yield Frame.CLAUSE, tree.subtree(clause), "noun-came"
    for preposition in tree.children(noun, "prep"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is not None:
            content = without_remarks(tree, preposition) - {preposition}
            yield frame, content, f"noun-{frame.value}"


def _owner_by_verb(tree: Tree, noun: int) -> int | None:
    """X made the claim that ...; X has plans to ...: the subject of the verb that takes the noun."""
    token = tree.tokens[noun]
    above = token.head
    if token.dep == "pobj":
        above = tree.tokens[above].head
        if tree.tokens[above].pos not in ("VERB", "AUX"):
            return None
    elif token.dep not in ("dobj", "attr"):
        return None
    return subject_of(tree, above)


def adjective_candidates(
    tree: Tree, word: int, number: int, held: Sequence[CueEntry]
) -> Iterator[Candidate]:
    """X is confident that ...; X was critical of ...; X is worried about ..."""
    if not held:
        return
    for frame, content in _adjective_contents(tree, word):
        entry = next((e for e in held if frame in e.weights), None)
        if entry is None:
            continue
        holder = _adjective_holder(tree, word)
        if holder is not None and holder not in content:
            name = f"adjective-{frame.value}"
            pos = CuePos.ADJECTIVE
            yield from _candidates(tree, word, number, entry, frame, pos, content, holder, name)


def _adjective_contents(tree: Tree, word: int) -> Iterator[tuple[Frame, set[int]]]:
    for clause in tree.children(word, "ccomp", "xcomp", "advcl"):
        frame = Frame.INFINITIVE if has_to(tree, clause) else Frame.CLAUSE
        if frame is Frame.CLAUSE and asks(tree, clause):
            frame = Frame.WH
        yield frame, tree.subtree(clause)
    for preposition in tree.children(word, "prep"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is not None:
            yield frame, without_remarks(tree, preposition) - {preposition}


def _adjective_holder(tree: Tree, word: int) -> int | None:
    token = tree.tokens[word]
    if token.pos == "VERB":
        subject = tree.child(word, "nsubj", "nsubjpass")
        return subject if subject is not None else subject_of(tree, word)
    if token.dep in ("acomp", "attr", "oprd") and tree.tokens[token.head].pos in ("VERB", "AUX"):
        return subject_of(tree, token.head)
    if token.dep in ("amod", "acl"):
        return token.head
    return None


def _adverb(tree: Tree, word: int, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """reportedly, allegedly: the clause around the word, with nobody named as its holder."""
    entry = lexicon.cue(tree.tokens[word].text.lower(), CuePos.ADVERB, Frame.SENTENCE)
    if entry is None:
        return
    content = tree.subtree(tree.tokens[word].head) - {word}
    yield from _candidates(
        tree, word, number, entry, Frame.SENTENCE, CuePos.ADVERB, content, None, "adverb"
    )


def _candidates(
    tree: Tree,
    word: int,
    number: int,
    entry: CueEntry,
    frame: Frame,
    pos: CuePos,
    content: set[int],
    holder: int | None,
    pattern: str,
) -> Iterator[Candidate]:
    """The candidate, if its content has a word."""
    token = tree.tokens[word]
    whole = grown(tree, content, frozenset({word})) if pos is CuePos.NOUN else content
    spans = clean_runs(tree, whole)
    if spans:
        yield Candidate(
            sentence=number,
            content=spans,
            cue=Cue(token.span, token.text, entry.lemma, entry.cls),
            holder=None if holder is None else phrase(tree, holder),
            pattern=pattern,
            weight=entry.weights[frame],
            negated=any(tree.child(i, "neg") is not None for i in (word, token.head)),
            word=word,
            owner=holder,
            pos=pos,
            frame=frame,
            share=entry.weights[frame],
        )
