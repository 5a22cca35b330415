"""Cues that are nouns, adjectives and adverbs: "the claim that ...", "confident that ...", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import phrase, possessor_of, subject_of
from kzcompare.claims.verbs import PREPOSITIONS, clean_runs
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue
from kzcompare.model.tree import Tree


def find_noun_cues(tree: Tree, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of the nouns, adjectives and adverbs of one sentence; `number` is its index."""
    for i, token in enumerate(tree.tokens):
        if token.pos == "NOUN":
            yield from _noun(tree, i, number, lexicon)
        elif token.pos in ("ADJ", "VERB"):
            yield from _adjective(tree, i, number, lexicon)
        elif token.pos == "ADV":
            yield from _adverb(tree, i, number, lexicon)


def _noun(tree: Tree, noun: int, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """the claim that ...; his call for ...; the plan to ...; the official line is that ..."""
    held = lexicon.cues.get((tree.tokens[noun].lemma, CuePos.NOUN), ())
    if not held:
        return
    for frame, content in _noun_contents(tree, noun):
        entry = next((e for e in held if frame in e.weights), None)
        spans = clean_runs(tree, content)
        if entry is None or not spans:
            continue
        holder = possessor_of(tree, noun)
        if holder is None:
            holder = _owner_by_verb(tree, noun)
        yield _candidate(tree, noun, number, entry, frame, spans, holder, f"noun-{frame.value}")
        return


def _noun_contents(tree: Tree, noun: int) -> Iterator[tuple[Frame, set[int]]]:
    """Every stretch that can be the content of a noun, surest first."""
    for clause in tree.children(noun, "acl", "relcl", "ccomp", "appos"):
        words = tree.tokens[clause]
        if any(tree.tokens[c].lemma == "that" for c in tree.children(clause, "mark")):
            yield Frame.CLAUSE, tree.subtree(clause)
        elif words.dep == "acl" and any(tree.tokens[c].tag == "TO" for c in tree.children(clause, "aux")):
            yield Frame.INFINITIVE, tree.subtree(clause)
    above = tree.tokens[noun].head
    if tree.tokens[noun].dep == "nsubj" and tree.tokens[above].lemma == "be":
        clause = tree.child(above, "ccomp")
        if clause is not None:
            yield Frame.CLAUSE, tree.subtree(clause)
    for preposition in tree.children(noun, "prep"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is not None:
            yield frame, tree.subtree(preposition) - {preposition}


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
    return subject_of(tree, above) if tree.tokens[above].lemma != "be" else None


def _adjective(tree: Tree, word: int, number: int, lexicon: Lexicon) -> Iterator[Candidate]:
    """X is confident that ...; X was critical of ...; X is worried about ..."""
    token = tree.tokens[word]
    held = lexicon.cues.get((token.lemma, CuePos.ADJECTIVE)) or lexicon.cues.get(
        (token.text.lower(), CuePos.ADJECTIVE), ()
    )
    if not held:
        return
    for frame, content in _adjective_contents(tree, word):
        entry = next((e for e in held if frame in e.weights), None)
        spans = clean_runs(tree, content)
        if entry is None or not spans:
            continue
        holder = _adjective_holder(tree, word)
        if holder is not None and holder not in content:
            name = f"adjective-{frame.value}"
            yield _candidate(tree, word, number, entry, frame, spans, holder, name)
        return


def _adjective_contents(tree: Tree, word: int) -> Iterator[tuple[Frame, set[int]]]:
    for clause in tree.children(word, "ccomp", "xcomp", "advcl"):
        has_to = any(tree.tokens[c].tag == "TO" for c in tree.children(clause, "aux"))
        yield (Frame.INFINITIVE if has_to else Frame.CLAUSE), tree.subtree(clause)
    for preposition in tree.children(word, "prep"):
        frame = PREPOSITIONS.get(tree.tokens[preposition].lemma)
        if frame is not None:
            yield frame, tree.subtree(preposition) - {preposition}


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
    spans = clean_runs(tree, tree.subtree(tree.tokens[word].head) - {word})
    if spans:
        yield _candidate(tree, word, number, entry, Frame.SENTENCE, spans, None, "adverb")


def _candidate(
    tree: Tree,
    word: int,
    number: int,
    entry: CueEntry,
    frame: Frame,
    spans: tuple[Span, ...],
    holder: int | None,
    pattern: str,
) -> Candidate:
    token = tree.tokens[word]
    return Candidate(
        sentence=number,
        content=spans,
        cue=Cue(token.span, token.text, entry.lemma, entry.cls),
        holder=None if holder is None else phrase(tree, holder),
        pattern=pattern,
        weight=entry.weights[frame],
    )
