"""The words that say whose a quotation is: `"...," said the minister`, `she went on: "..."`.

In: a quotation and the parsed sentences around it. Out: a candidate with cue and holder, or None.
The parse is often wrong beside quotation marks, so the order of the words decides where it gives no
subject. Which pieces make one statement is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.holders import phrase, subject_of
from kzcompare.claims.quotations import Quotation
from kzcompare.lexicon.entries import CuePos, Frame, Lexicon
from kzcompare.model.span import Span
from kzcompare.model.statement import Cue, CueClass
from kzcompare.model.tree import Tree

BESIDE = 9  # words between a quotation and its cue where no comma ties them
FARTHEST = 45  # words that an aside may put between a quotation and its cue
BEFORE = 14  # words between a cue and the comma or colon before a quotation
NEAR = 9  # words between a verb and a quoted part of its object
LABELLING = frozenset({"-", "–", "—", "from"})  # before a name that is a label
UNLISTED = 0.75  # weight of a verb that is no cue of the table but stands where one must
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
INSIDE_NAMES = NOMINAL | {"DET", "ADJ", "PART"}
MARKS = frozenset({"“", '"', "‘", "«", "„", "''", "``", "”"})
ENDS = frozenset(".?!;")
EMPTY = frozenset({"be", "have", "do"})
VERBS = frozenset({"VERB", "AUX"})
BLANKS = " \t\u00a0\u2009\u202f"  # white space within a line


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation with the indices of the first and last sentence it touches."""

    quotation: Quotation
    first: int
    last: int
    words: int

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return self.quotation.span


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one sentence on one side of a quotation; `indices` nearest the quotation first."""

    number: int
    tree: Tree
    indices: tuple[int, ...]


def ties_after(text: str, speech: Speech) -> bool:
    """Whether the sentence goes on after a quotation that is a clause: `"Yes," she ...`."""
    last = speech.quotation.inner.of(text).rstrip("'’\" ")[-1:]
    following = text[speech.span.end : speech.span.end + 2].lstrip()[:1]
    return last in ",?!—–-…" or following in (",", "—", "–", "-")


def ties_before(text: str, speech: Speech) -> bool:
    """Whether a comma or colon leads to the quotation."""
    return text[: speech.span.start].rstrip()[-1:] in (",", ":")


def stands_alone(text: str, speech: Speech) -> bool:
    """Whether a quotation fills its sentences, as printed."""
    inner = speech.quotation.inner.of(text).strip()
    before = text[: speech.span.start].rstrip(BLANKS)
    after = text[speech.span.end :].lstrip(BLANKS + ")")[:1]
    begins = before[-1:] in "\n.?!”\"'’:…)" and (inner[:1].isupper() or not inner[:1].isalpha())
    ends = not after or after == "\n" or after.isupper() or not after.isalnum()
    return begins and ends and (inner[-1:] in ".?!”’'\"…—-)" or after in ("", "\n"))


def is_after_colon(text: str, speech: Speech) -> bool:
    """Whether a colon stands before the quotation."""
    return text[: speech.span.start].rstrip()[-1:] == ":"


def cue_after(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """The cue right after a quotation: `"...," he said`, `"...," said X`, `"...?" X, 40, asked`."""
    stretch = _following(speech, trees)
    if stretch is None:
        return None
    tree = stretch.tree
    words = [i for i in stretch.indices if tree.tokens[i].pos not in ("PUNCT", "SPACE", "ADV")]
    for i in words:
        token = tree.tokens[i]
        if token.pos not in VERBS or token.dep in ("aux", "auxpass"):
            continue
        is_first = i == words[0]
        if token.dep in ("relcl", "acl") and not is_first:
            continue
        is_known = lexicon.cue(token.lemma, CuePos.VERB, Frame.QUOTE) is not None
        if not is_known and not (begins(text, speech) and _can_report(tree, i, words)):
            continue
        if stretch.number != speech.last and _tells_itself(tree, i, words):
            return None
        holder = _speaker(tree, i, speech, words, is_first=is_first)
        if holder is not None:
            return _candidate(stretch.number, speech, tree, i, holder, lexicon)
    return None


def cue_before(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """The cue before a comma or colon: `she said, "..."`, `he went on, joking: "..."`."""
    stretch = _leading(text, speech, trees)
    if stretch is None:
        return None
    tree = stretch.tree
    words = [i for i in stretch.indices if tree.tokens[i].pos not in ("PUNCT", "SPACE")][:BEFORE]
    for distance, i in enumerate(words):
        token = tree.tokens[i]
        if token.pos not in VERBS or token.dep in ("aux", "auxpass", "amod"):
            continue
        if token.dep == "advcl" and tree.child(i, "mark", "advmod") is not None and not distance:
            continue
        if token.tag == "VBN" and tree.child(i, "auxpass", "aux") is None:
            continue
        is_known = lexicon.cue(token.lemma, CuePos.VERB, Frame.QUOTE) is not None
        if not is_known and (distance > 1 or token.lemma in EMPTY):
            continue
        subject = subject_of(tree, i)
        holder = None if subject is None else phrase(tree, subject)
        if holder is not None and holder.overlaps(speech.span):
            holder = None
        return _candidate(stretch.number, speech, tree, i, holder, lexicon)
    return None


def cue_near(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A cue of the table within a few words, where nothing else ties it to the quotation."""
    for stretch in (_following(speech, trees), _leading(text, speech, trees)):
        if stretch is None:
            continue
        tree = stretch.tree
        for i in stretch.indices[:BESIDE]:
            token = tree.tokens[i]
            if token.pos not in VERBS:
                continue
            if lexicon.cue(token.lemma, CuePos.VERB, Frame.QUOTE) is None:
                continue
            subject = subject_of(tree, i)
            holder = None if subject is None else phrase(tree, subject)
            if holder is None or holder.overlaps(speech.span):
                holder = _nominal_beside(tree, i, speech.span)
            if holder is not None:
                return _candidate(stretch.number, speech, tree, i, holder, lexicon)
    return None


def cue_touching(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A cue of the table right before a short quotation: `a man yelled "Stay!"`."""
    stretch = _leading(text, speech, trees)
    if stretch is None or speech.words < 2:  # noqa: PLR2004
        return None
    tree, verb = stretch.tree, stretch.indices[0]
    subject = subject_of(tree, verb) if tree.tokens[verb].pos == "VERB" else None
    if subject is None or lexicon.cue(tree.tokens[verb].lemma, CuePos.VERB, Frame.QUOTE) is None:
        return None
    return _candidate(stretch.number, speech, tree, verb, phrase(tree, subject), lexicon)


def told_before(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A sentence before a quotation whose verb only leads to it: `X agreed. "We lost."`"""
    number = speech.first
    while number > 0 and trees[number].sentence.span.start >= speech.span.start - 1:
        number -= 1
    tree = trees[number]
    if tree.sentence.paragraph != trees[speech.first].sentence.paragraph:
        return None
    if not stands_alone(text, speech):
        return None
    root = next(i for i, t in enumerate(tree.tokens) if t.head == i)
    subject = subject_of(tree, root)
    if subject is None or lexicon.cue(tree.tokens[root].lemma, CuePos.VERB, Frame.QUOTE) is None:
        return None
    return _candidate(number, speech, tree, root, phrase(tree, subject), lexicon)


def labelled_by(text: str, speech: Speech, trees: Sequence[Tree]) -> Candidate | None:
    """A quotation after a name and a colon: `From Ruiz: "..."`, `... - Ruiz: "..."`."""
    place = _colon_before(text, speech, trees)
    if place is None:
        return None
    number, colon = place
    name = _name_before(trees[number], colon)
    if name is None:
        return None
    cue = Cue(colon, ":", ":", CueClass.NEUTRAL)
    return Candidate(number, (speech.span,), cue, name, "quote-label", 0.8)


def announced(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A quotation after a colon: the subject of the clause before it speaks."""
    place = _colon_before(text, speech, trees)
    if place is None:
        return None
    number, colon = place
    tree = trees[number]
    ahead = [i for i, t in enumerate(tree.tokens) if t.end <= colon.start]
    verbs = [i for i in ahead if tree.tokens[i].pos in VERBS]
    for i in reversed(verbs):
        subject = subject_of(tree, i)
        if subject is None:
            continue
        token = tree.tokens[i]
        cls = lexicon.cue_class(token.lemma, CuePos.VERB)
        cue = Cue(colon, ":", ":", CueClass.NEUTRAL)
        if cls is not None:
            cue = Cue(token.span, token.text, token.lemma, cls)
        return Candidate(number, (speech.span,), cue, phrase(tree, subject), "quote-colon", 0.8)
    if ahead and not verbs:
        label = Span(tree.tokens[ahead[0]].start, tree.tokens[ahead[-1]].end)
        cue = Cue(colon, ":", ":", CueClass.NEUTRAL)
        return Candidate(number, (speech.span,), cue, label, "quote-label", 0.7)
    return None


def _colon_before(text: str, speech: Speech, trees: Sequence[Tree]) -> tuple[int, Span] | None:
    """The colon before a quotation and the sentence that it ends."""
    before = text[: speech.span.start].rstrip()
    if not before.endswith(":"):
        return None
    colon = Span(len(before) - 1, len(before))
    number = speech.first
    while number > 0 and trees[number].sentence.span.start >= colon.start:
        number -= 1
    return number, colon


def _candidate(
    number: int, speech: Speech, tree: Tree, verb: int, holder: Span | None, lexicon: Lexicon
) -> Candidate:
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
    while first > 0 and tree.tokens[first - 1].dep in ("aux", "auxpass", "neg"):
        first -= 1
    following = tree.tokens[verb + 1 : verb + 3]
    if tree.tokens[verb].tag == "VBN" and len(following) == 2:  # noqa: PLR2004
        if following[0].lemma == "as" and following[1].tag == "VBG":
            last = verb + 2
    return Span(tree.tokens[first].start, tree.tokens[last].end)


def _following(speech: Speech, trees: Sequence[Tree]) -> _Stretch | None:
    """The words after a quotation, up to the end of the sentence or the next quotation.

    The parser may make a sentence of its own of them.
    """
    paragraph = trees[speech.last].sentence.paragraph
    for number in range(speech.last, min(speech.last + 2, len(trees))):
        tree = trees[number]
        if tree.sentence.paragraph != paragraph:
            return None
        rest = [i for i, t in enumerate(tree.tokens) if t.start >= speech.span.end]
        found: list[int] = []
        for i in rest[:FARTHEST]:
            if tree.tokens[i].text in ENDS or tree.tokens[i].text in MARKS:
                break
            found.append(i)
        if any(tree.tokens[i].text[0].isalpha() for i in found):
            return _Stretch(number, tree, tuple(found))
        if any(tree.tokens[i].text[0].isalnum() for i in rest):
            return None
    return None


def _leading(text: str, speech: Speech, trees: Sequence[Tree]) -> _Stretch | None:
    """The words before a quotation back to the start of the sentence or the quotation before."""
    number = speech.first
    tree = trees[number]
    if tree.sentence.span.start >= speech.span.start:
        if number == 0 or text[: speech.span.start].rstrip()[-1:] not in (",", ":"):
            return None
        number -= 1
        tree = trees[number]
    found: list[int] = []
    for i in range(len(tree.tokens) - 1, -1, -1):
        token = tree.tokens[i]
        if token.end > speech.span.start:
            continue
        if token.text in ENDS or token.text in MARKS:
            break
        found.append(i)
    return _Stretch(number, tree, tuple(found)) if found else None


def object_of_cue(
    text: str, speech: Speech, trees: Sequence[Tree], lexicon: Lexicon
) -> Candidate | None:
    """A quoted part of what a verb before it is about: `accused them of "theft and fraud"`."""
    stretch = _leading(text, speech, trees)
    if stretch is None:
        return None
    tree = stretch.tree
    for i in stretch.indices[:NEAR]:
        token = tree.tokens[i]
        if token.pos == "PUNCT":
            return None
        if token.pos != "VERB" or lexicon.cue_class(token.lemma, CuePos.VERB) is None:
            continue
        subject = subject_of(tree, i)
        if subject is None:
            return None
        made = _candidate(stretch.number, speech, tree, i, phrase(tree, subject), lexicon)
        begin = tree.tokens[i + 1].start
        return replace(made, content=(Span(begin, speech.span.end),), pattern="quote-object")
    return None


def _name_before(tree: Tree, colon: Span) -> Span | None:
    """The name directly before a colon, when a dash or the sentence begins before it."""
    end = next((i for i, t in enumerate(tree.tokens) if t.end > colon.start), len(tree.tokens))
    first = end
    while first > 0 and tree.tokens[first - 1].pos in ("PROPN", "CCONJ", "PART"):
        first -= 1
    if first == end or (first > 0 and tree.tokens[first - 1].text.lower() not in LABELLING):
        return None
    return Span(tree.tokens[first].start, tree.tokens[end - 1].end)


def begins(text: str, speech: Speech) -> bool:
    """Whether a quotation begins its sentence."""
    return text[: speech.span.start].rstrip(BLANKS)[-1:] in "\n.?!”\"'’…:()–—-"


def _tells_itself(tree: Tree, verb: int, words: Sequence[int]) -> bool:
    """Whether a sentence after a quotation reports something of its own: `Later, X claimed that`."""
    opens = any(tree.tokens[i].text == "," for i in range(words[0]))
    return opens or words[0] > 1 or tree.child(verb, "ccomp") is not None


def _can_report(tree: Tree, verb: int, words: Sequence[int]) -> bool:
    """Whether an unlisted verb stands as a cue does: finite, with at most a short subject before it."""
    token = tree.tokens[verb]
    if token.lemma in EMPTY or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    ahead = words[: words.index(verb)]
    return all(tree.tokens[i].pos in INSIDE_NAMES for i in ahead)


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
    if whole.start >= speech.span.end and not whole.contains(tree.tokens[verb].span):
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
