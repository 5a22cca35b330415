"""The words that say whose a quotation is: `"...," said the minister`, `she went on: "..."`.

In: a quotation and the parsed sentences around it. Out: a candidate with cue and holder, or None.
The parse is often wrong beside quotation marks, so the order of the words decides where it gives no
subject. Which pieces make one statement is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import is_passive, subject_of
from kzcompare.claims.noun_phrases import phrase
from kzcompare.claims.speeches import Page, Speech, begins, sentence_before, stands_alone
from kzcompare.claims.stretches import words_after, words_before
from kzcompare.lexicon.entries import CuePos, Frame
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass
from kzcompare.model.syntax import AUXILIARIES, MARKS, NOMINAL, NOUN_CLAUSES, VERBS
from kzcompare.model.tree import Tree

BESIDE = 9  # words between a quotation and its cue, where no comma ties them
BEFORE = 14  # words between a cue and the comma or colon before a quotation
NEAR = 9  # words between a verb and a quoted part of its object
FEWEST = 2  # words of a quotation that a cue right before it takes
UNLISTED = 0.75  # weight of a verb that is no cue of the table but stands where one must
INSIDE_NAMES = NOMINAL | {"DET", "ADJ", "PART"}


def cue_after(page: Page, speech: Speech) -> Candidate | None:
    """The cue right after a quotation: `"...," he said`, `"...," said X`, `"...?" X, 40, asked`."""
    stretch = words_after(page, speech)
    if stretch is None:
        return None
    tree = stretch.tree
    words = [i for i in stretch.indices if tree.tokens[i].pos not in ("PUNCT", "SPACE", "ADV")]
    for i in words:
        token = tree.tokens[i]
        if not _is_verb(page, tree, i, words) or token.dep in AUXILIARIES:
            continue
        is_first = i == words[0]
        if token.dep in NOUN_CLAUSES and not is_first:
            continue
        is_known = _takes_quotation(page, token.lemma)
        if not is_known and not (begins(page.text, speech) and _can_report(tree, i, words)):
            continue
        if stretch.number != speech.last and _tells_itself(tree, i, words):
            return None
        holder = _speaker(tree, i, speech, words, is_first=is_first)
        if holder is not None:
            return _candidate(page, speech, stretch.number, i, holder)
    return None


def cue_before(page: Page, speech: Speech) -> Candidate | None:
    """The cue before a comma or colon: `she said, "..."`, `he went on, joking: "..."`."""
    stretch = words_before(page, speech)
    if stretch is None:
        return None
    tree = stretch.tree
    words = [i for i in stretch.indices if tree.tokens[i].pos not in MARKS][:BEFORE]
    for distance, i in enumerate(words):
        token = tree.tokens[i]
        if token.pos not in VERBS or token.dep in (*AUXILIARIES, "amod"):
            continue
        if token.dep == "advcl" and tree.child(i, "mark", "advmod") is not None and not distance:
            continue
        if token.tag == "VBN" and tree.child(i, *AUXILIARIES) is None:
            continue
        is_known = _takes_quotation(page, token.lemma)
        if not is_known and (
            distance > 1 or token.lemma in load_grammar_words().empty_verbs or is_passive(tree, i)
        ):
            continue
        subject = subject_of(tree, i)
        holder = None if subject is None else phrase(tree, subject)
        if holder is not None and holder.overlaps(speech.span):
            holder = None
        return _candidate(page, speech, stretch.number, i, holder)
    return None


def cue_near(page: Page, speech: Speech) -> Candidate | None:
    """A cue of the table within a few words, where nothing else ties it to the quotation."""
    for stretch in (words_after(page, speech), words_before(page, speech)):
        if stretch is None:
            continue
        tree = stretch.tree
        for i in stretch.indices[:BESIDE]:
            token = tree.tokens[i]
            if token.pos not in VERBS or not _takes_quotation(page, token.lemma):
                continue
            subject = subject_of(tree, i)
            holder = None if subject is None else phrase(tree, subject)
            if holder is None or holder.overlaps(speech.span):
                holder = _nominal_beside(tree, i, speech.span)
            if holder is not None:
                return _candidate(page, speech, stretch.number, i, holder)
    return None


def cue_touching(page: Page, speech: Speech) -> Candidate | None:
    """A cue of the table right before a short quotation: `a man yelled "Stay!"`."""
    stretch = words_before(page, speech)
    if stretch is None or speech.words < FEWEST:
        return None
    tree, verb = stretch.tree, stretch.indices[0]
    subject = subject_of(tree, verb) if tree.tokens[verb].pos == "VERB" else None
    if subject is None or not _takes_quotation(page, tree.tokens[verb].lemma):
        return None
    return _candidate(page, speech, stretch.number, verb, phrase(tree, subject))


def told_before(page: Page, speech: Speech) -> Candidate | None:
    """A sentence before a quotation whose verb leads to it: `X agreed. "We lost."` (X speaks)."""
    number = sentence_before(page, speech)
    if number is None or not stands_alone(page.text, speech):
        return None
    tree = page.trees[number]
    if tree.sentence.paragraph != page.trees[speech.first].sentence.paragraph:
        return None
    root = next(i for i, t in enumerate(tree.tokens) if t.head == i)
    subject = subject_of(tree, root)
    if subject is None or not _takes_quotation(page, tree.tokens[root].lemma):
        return None
    return _candidate(page, speech, number, root, phrase(tree, subject))


def object_of_cue(page: Page, speech: Speech) -> Candidate | None:
    """A quoted part of what a verb before it is about: `accused them of "theft and fraud"`."""
    stretch = words_before(page, speech)
    if stretch is None:
        return None
    tree = stretch.tree
    for i in stretch.indices[:NEAR]:
        token = tree.tokens[i]
        if token.pos == "PUNCT":
            return None
        if token.pos != "VERB" or page.lexicon.cue_class(token.lemma, CuePos.VERB) is None:
            continue
        subject = subject_of(tree, i)
        if subject is None:
            return None
        made = _candidate(page, speech, stretch.number, i, phrase(tree, subject))
        begin = tree.tokens[i + 1].start
        return replace(made, content=(Span(begin, speech.span.end),), pattern="quote-object")
    return None


def _takes_quotation(page: Page, lemma: str) -> bool:
    return page.lexicon.cue(lemma, CuePos.VERB, Frame.QUOTE) is not None


def _candidate(
    page: Page, speech: Speech, number: int, verb: int, holder: Span | None
) -> Candidate:
    """The candidate of a verb; `number` is the index of its sentence."""
    tree, lexicon = page.trees[number], page.lexicon
    token = tree.tokens[verb]
    entry = lexicon.cue(token.lemma, CuePos.VERB, Frame.QUOTE)
    span = _cue_span(tree, verb)
    text = " ".join(t.text for t in tree.tokens if span.contains(t.span))
    if entry is not None:
        cue = Cue(span, text, entry.lemma, entry.cls)
        return Candidate(
            number, (speech.span,), cue, holder, "quote-verb", entry.weights[Frame.QUOTE]
        )
    cls = lexicon.cue_class(token.lemma, CuePos.VERB) or CueClass.NEUTRAL
    cue = Cue(span, text, token.lemma, cls)
    return Candidate(number, (speech.span,), cue, holder, "quote-verb", UNLISTED)


def _cue_span(tree: Tree, verb: int) -> Span:
    """A verb with the helpers before it and what completes it: "was quoted as saying"."""
    first = last = verb
    while first > 0 and tree.tokens[first - 1].dep in (*AUXILIARIES, "neg"):
        first -= 1
    completes = [t.tag if t.lemma != "as" else "as" for t in tree.tokens[verb + 1 : verb + 3]]
    if tree.tokens[verb].tag == "VBN" and completes == ["as", "VBG"]:
        last = verb + 2
    return Span(tree.tokens[first].start, tree.tokens[last].end)


def _tells_itself(tree: Tree, verb: int, words: Sequence[int]) -> bool:
    """Whether a sentence after a quotation tells something of its own: `Later, X claimed`."""
    opens = any(tree.tokens[i].text == "," for i in range(words[0]))
    return opens or words[0] > 1 or tree.child(verb, "ccomp") is not None


def _is_verb(page: Page, tree: Tree, index: int, words: Sequence[int]) -> bool:
    """Whether a word is a verb, or a cue at the end of a tag taken for a noun: "the two write"."""
    token = tree.tokens[index]
    ends = index == words[-1] and len(words) > 1 and token.tag == "NN"
    ends = ends and all(tree.tokens[i].pos in INSIDE_NAMES for i in words[:-1])
    return token.pos in VERBS or (ends and _takes_quotation(page, token.lemma))


def _can_report(tree: Tree, verb: int, words: Sequence[int]) -> bool:
    """Whether an unlisted verb stands as a cue does: finite, with only its subject before it."""
    token = tree.tokens[verb]
    if token.lemma in load_grammar_words().empty_verbs or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    ahead = [tree.tokens[i] for i in words[: words.index(verb)]]
    return all(t.pos in INSIDE_NAMES or t.text[:1].isupper() for t in ahead)


def _speaker(
    tree: Tree, verb: int, speech: Speech, words: Sequence[int], *, is_first: bool
) -> Span | None:
    """Who speaks, for a verb after a quotation: its subject, else the noun beside it."""
    subject = subject_of(tree, verb)
    if subject is not None:
        holder = phrase(tree, subject)
        if holder.start >= speech.span.end:
            return holder
    at = words.index(verb)
    beside = words[at + 1 :] if is_first else words[:at]
    run: list[int] = []
    for i in beside:
        if tree.tokens[i].pos not in INSIDE_NAMES or (run and i != run[-1] + 1):
            break
        run.append(i)
    while run and tree.tokens[run[-1]].pos not in NOMINAL:
        run.pop()
    if not run:
        return None
    whole = phrase(tree, run[-1])
    is_parsed = tree.tokens[verb].pos in VERBS
    if is_parsed and whole.start >= speech.span.end and not whole.contains(tree.tokens[verb].span):
        return whole
    return Span(tree.tokens[run[0]].start, tree.tokens[run[-1]].end)


def _nominal_beside(tree: Tree, verb: int, avoid: Span) -> Span | None:
    """The noun next to a verb where the parse gives no subject."""
    after = range(verb + 1, min(verb + 4, len(tree.tokens)))
    before = range(verb - 1, max(verb - 4, -1), -1)
    for i in (*before, *after):
        token = tree.tokens[i]
        if token.pos in NOMINAL and not token.span.overlaps(avoid):
            found = phrase(tree, i)
            return None if found.overlaps(avoid) else found
    return None
