"""What a figure counts or is for, as lemmas."""

from __future__ import annotations

from kzcompare.claims.amounts import Amount
from kzcompare.claims.clauses import words_above
from kzcompare.claims.pieces import Pieces, Shape
from kzcompare.lexicon.units import FigureWords
from kzcompare.model.sentence import Token
from kzcompare.model.syntax import NOUNS, PARTICIPLES, PLURALS, SUBJECTS, VERBS
from kzcompare.model.tree import Tree

BEFORE_NOUN = NOUNS | {"ADJ", "NUM"}
REACH = 8  # words between a figure and the noun it counts
NOT_PURPOSE = frozenset({"DATE", "TIME", "GPE", "PERSON", "NORP", "CARDINAL", "MONEY", "PERCENT"})


def counted_noun(
    pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords
) -> tuple[str, int | None]:
    """The lemma of the noun a count stands with, and its word; ("", None) without one.

    "200 young protesters", "dozens of people", "six of the members".
    """
    noun = _after_of(pieces, tree, amount, words)
    if noun is None:
        noun = _head_right(pieces, tree, amount)
    if noun is None:
        noun = _run_right(pieces, tree, amount.after)
    return ("", None) if noun is None else (lemma(tree, noun, words), noun)


def measured_noun(
    pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords
) -> tuple[str, int | None]:
    """What a share or a duration is of: "60 percent of voters", "a two-year sentence"."""
    noun = _after_of(pieces, tree, amount, words)
    if noun is None and (amount.is_tied or amount.unit in ("%", "point")):
        noun = _run_right(pieces, tree, amount.after)
    return ("", None) if noun is None else (lemma(tree, noun, words), noun)


def purpose(pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords) -> str:
    """What a sum of money is or is for: content words of that noun phrase, blank-separated.

    "a $3 million grant" gives "grant", "$3.6 billion from military construction projects"
    "military construction project": articles name the same pot with different last words.
    """
    noun = _run_right(pieces, tree, amount.after)
    if noun is None and pieces.lower(amount.after) in words.purposes:
        noun = _object_of(pieces, tree, amount.after)
        if noun is not None and tree.tokens[noun].entity in NOT_PURPOSE:
            return ""
    if noun is not None and tree.child(noun, "nummod") is not None:  # "for 55 miles of fencing"
        inner = tree.child(noun, "prep")
        noun = None if inner is None else tree.child(inner, "pobj")
    if noun is None:
        return ""
    names = [
        c
        for c in tree.children(noun, "compound", "amod")
        if tree.tokens[c].start >= pieces.items[amount.after].start
    ]
    kept = [c for c in (*names, noun) if tree.tokens[c].text.isalpha()]
    return " ".join(lemma(tree, c, words) for c in kept)


def moved_noun(pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords) -> str:
    """What takes the value by its verb: "arrests fell to 400,000", "the death toll stood at 12".

    Or by that of somebody who tells it: "put the number of dead at 12". "" where nothing does.
    """
    top = pieces.items[amount.after - 1].token
    path = (top, *words_above(tree, top))
    verb = next((i for i in path if tree.tokens[i].pos in VERBS), None)
    if verb is None:
        return ""
    steps = [tree.tokens[i] for i in path[: path.index(verb)]]
    put = _put(tree, verb, words) if any(_is_preposition(t, "at") for t in steps) else None
    if put is not None:
        return _what_is_put(tree, put, words)
    is_move = tree.tokens[verb].lemma in words.changing and any(
        _is_preposition(t, "to", "at", "from") for t in steps
    )
    is_bare = all(t.dep != "prep" for t in steps)
    is_state = is_bare and tree.tokens[verb].lemma in ("be", *words.reaching)
    noun = tree.child(verb, *SUBJECTS)
    if noun is None or tree.tokens[noun].pos not in NOUNS or not (is_move or is_state):
        return ""
    if is_state and tree.tokens[noun].lemma not in words.totals:
        return ""
    if tree.tokens[noun].lemma in words.idle:
        inner = tree.child(noun, "prep")
        noun = None if inner is None else tree.child(inner, "pobj")
    return "" if noun is None else lemma(tree, noun, words)


def _is_preposition(token: Token, *lemmas: str) -> bool:
    return token.dep == "prep" and token.lemma in lemmas


def _put(tree: Tree, verb: int, words: FigureWords) -> int | None:
    """The total that somebody gives a value: "put the number of missing at 68", "was put at 68"."""
    if tree.tokens[verb].lemma not in words.putting:
        return None
    role = "dobj" if tree.child(verb, "auxpass") is None else "nsubjpass"
    noun = tree.child(verb, role)
    return noun if noun is not None and tree.tokens[noun].lemma in words.totals else None


def _what_is_put(tree: Tree, noun: int, words: FigureWords) -> str:
    """What a total is of, which may be told by a verb: "the number of missing"."""
    if tree.tokens[noun].lemma not in words.idle:
        return lemma(tree, noun, words)
    of = next((c for c in tree.children(noun, "prep") if tree.tokens[c].lemma == "of"), None)
    inner = None if of is None else tree.child(of, "pobj", "pcomp")
    return "" if inner is None else lemma(tree, inner, words)


def lemma(tree: Tree, index: int, words: FigureWords) -> str:
    """The lemma under which a noun is counted: "people" are persons."""
    token = tree.tokens[index]
    printed = token.text.lower()
    if token.tag == "NNPS" and token.lemma == printed:
        return printed.removesuffix("s")
    return words.nouns.get(printed) or words.nouns.get(token.lemma, token.lemma)


def _after_of(pieces: Pieces, tree: Tree, amount: Amount, words: FigureWords) -> int | None:
    noun, at = None, amount.after
    for _ in range(2):  # "a third of the number of people"
        if pieces.lower(at) != "of":
            return noun
        noun = _object_of(pieces, tree, at)
        if noun is None or tree.tokens[noun].lemma not in words.idle:
            return noun
        at = next((k for k in range(at + 1, len(pieces.items)) if pieces.items[k].token > noun), at)
    return noun


def _object_of(pieces: Pieces, tree: Tree, at: int) -> int | None:
    """The noun that a preposition takes; by the parse, else the next run of nouns."""
    preposition = pieces.items[at].token
    found = tree.child(preposition, "pobj")
    if found is not None and tree.tokens[found].pos in NOUNS and found - preposition <= REACH:
        return found
    at += 1
    while pieces.shape(at) is Shape.WORD and pieces.token(at).pos in ("DET", "PRON", "NUM"):
        if pieces.token(at).tag == "PRP":
            return None
        at += 1
    return _run_right(pieces, tree, at)


def _head_right(pieces: Pieces, tree: Tree, amount: Amount) -> int | None:
    """The noun to the right that the figure depends on in the parse."""
    index = pieces.items[amount.after - 1].token
    end = pieces.items[amount.after - 1].end
    for above in (index, *words_above(tree, index)):
        token = tree.tokens[above]
        if token.start >= end:
            is_near = above - index <= REACH and token.pos in NOUNS
            return above if is_near else None
        if token.pos not in ("NUM", "NOUN", "ADJ", "PROPN", "DET", "SYM", "ADV", "ADP"):
            return None
    return None


def _run_right(pieces: Pieces, tree: Tree, at: int) -> int | None:
    """The last noun of the nouns and adjectives directly after a figure."""
    if at >= len(pieces.items):
        return None
    if pieces.lower(at) in ("-", "‑") and pieces.is_tied(at):
        at += 1
    if at >= len(pieces.items) or pieces.items[at].shape is not Shape.WORD:
        return None
    found = None
    start = pieces.items[at].token
    for index in range(start, min(start + REACH, len(tree.tokens))):
        token = tree.tokens[index]
        if token.pos in NOUNS:
            found = index
        elif not (token.pos in BEFORE_NOUN or token.text == "-" or token.tag in PARTICIPLES):
            break
        if found is not None and token.tag in PLURALS:
            break
    return found
