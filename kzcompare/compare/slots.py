"""Whether two arguments, and two predicates, are the same, exclude each other, or neither."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from kzcompare.compare.alike import (
    CLOSE,
    NEAR,
    REMEMBERED,
    cosine,
    country_of,
    is_relative,
    same_name_word,
)
from kzcompare.compare.passages import Passage, named
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.paraphrases import load_paraphrases
from kzcompare.lexicon.relations import RelationWords, load_relation_words
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.claim import EXIST, Argument, Predication, Term
from kzcompare.model.span import Span

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
PLACING = frozenset({"at", "from", "in", "near", "of", "to"})
LONG = 4  # letters that a word keeps without its negative prefix


class Fit(Enum):
    """How two things in one place of two statements stand to each other."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"  # it cannot be told


def argument_fit(
    left: Argument, right: Argument, here: Passage, there: Passage, lexicon: Lexicon
) -> Fit:
    """Whether two arguments mean one thing."""
    ours, theirs = named(left, here), named(right, there)
    left_name = left.is_name or ours != left.span.of(here.text)
    right_name = right.is_name or theirs != right.span.of(there.text)
    if left_name and right_name:
        return _names(ours, theirs)
    if {left.lemma, right.lemma} & load_grammar_words().pronouns:
        return Fit.OPEN
    if left.stem == right.stem or left.lemma == right.lemma:
        is_other = (
            are_told_apart(left, right)
            or _are_of_others(left, right, here, there)
            or _are_of_other_things(left, right, here, there, lexicon)
            or _are_of_other_kinds(left, right, here, there, lexicon)
        )
        return Fit.OTHER if is_other else Fit.SAME
    if left_name != right_name:
        words, phrase, text = (ours, right, there.text) if left_name else (theirs, left, here.text)
        return _mentions(words, phrase, text)
    return _nouns(left, right, here, there, lexicon)


def are_told_apart(left: Argument, right: Argument) -> bool:
    """Whether two phrases with one main word name two things: "the first blast", "the second"."""
    ours = frozenset(left.stems) - frozenset(right.stems)
    theirs = frozenset(right.stems) - frozenset(left.stems)
    return any(words & ours and words & theirs for words in load_relation_words().apart)


def _are_of_others(left: Argument, right: Argument, here: Passage, there: Passage) -> bool:
    """Whether two phrases with one main word name two whose they are, or where.

    "The protesters in Danvik", "the protesters in Halm". What only one names may be so of both, and
    a town may lie in a country.
    """
    ours, theirs = _named_behind(left, here), _named_behind(right, there)
    if ours.keys().isdisjoint(theirs):
        return False
    names = [set().union(*found.values()) for found in (ours, theirs)]
    if any(same_name_word(a, b) for a in names[0] for b in names[1]):
        return False
    return any(map(country_of, names[0])) == any(map(country_of, names[1]))


def _are_of_other_things(
    left: Argument, right: Argument, here: Passage, there: Passage, lexicon: Lexicon
) -> bool:
    """Whether two phrases with one main word are of two things: "sales of cars", "of milk"."""
    ours, theirs = _things_behind(left, here), _things_behind(right, there)
    if not ours or not theirs:
        return False
    return not any(
        a.stem == b.stem
        or lexicon.same_sense(a.lemma, b.lemma)
        or cosine(a.lemma, b.lemma) >= CLOSE
        for a in ours
        for b in theirs
    )


def _are_of_other_kinds(
    left: Argument, right: Argument, here: Passage, there: Passage, lexicon: Lexicon
) -> bool:
    """Whether the nouns before one main word tell two kinds of it: "water bill", "school bill"."""
    ours, theirs = _kind(left, here), _kind(right, there)
    if ours is None or theirs is None or ours.is_name != theirs.is_name or ours.stem == theirs.stem:
        return False
    if ours.is_name:
        return not same_name_word(ours.lemma, theirs.lemma)
    is_like = lexicon.same_sense(ours.lemma, theirs.lemma)
    return not is_like and cosine(ours.lemma, theirs.lemma) < NEAR


def words_before(phrase: Argument, passage: Passage) -> list[Term]:
    """The content words of a phrase before its main word."""
    before = Span(phrase.span.start, max(phrase.span.start, phrase.head.start))
    return [t for t in passage.terms if before.contains(t.span)]


def _kind(phrase: Argument, passage: Passage) -> Term | None:
    """The noun directly before the main word of a phrase."""
    term = next(reversed(words_before(phrase, passage)), None)
    if term is None or passage.text[term.span.end : phrase.head.start] != " ":
        return None
    is_figure = not term.stem.isalpha()
    return None if is_figure or term.span in passage.described else term


def _things_behind(phrase: Argument, passage: Passage) -> list[Term]:
    """The words behind the "of" that follows the main word of a phrase; none where it names."""
    inside = Span(phrase.head.end, phrase.span.end)
    if not inside.of(passage.text).casefold().startswith(" of "):
        return []
    behind = [t for t in passage.terms if inside.contains(t.span)]
    return [] if any(t.is_name for t in behind) else behind


def _named_behind(phrase: Argument, passage: Passage) -> dict[str, set[str]]:
    """The words of names behind the main word of a phrase, by the preposition behind that."""
    found: dict[str, set[str]] = {}
    for name in passage.terms:
        if name.is_name and phrase.span.contains(name.span) and name.span.start > phrase.head.end:
            between = passage.text[phrase.head.end : name.span.start].casefold().split()
            if between and between[0] in PLACING:
                found.setdefault(between[0], set()).add(name.lemma.casefold())
    return found


def _is_of(stem: str, phrase: Argument, passage: Passage) -> bool:
    """Whether a word stands in a phrase before its main word, or behind an "of": "crew members"."""
    if stem not in phrase.stems:
        return False
    inside = (t for t in passage.terms if t.stem == stem and phrase.span.contains(t.span))
    before = (passage.text[phrase.head.end : t.span.start].casefold().split()[:1] for t in inside)
    return any(words in ([], ["of"]) for words in before)


def _owns(stem: str, phrase: Argument, passage: Passage) -> bool:
    """Whether a phrase is of a thing that belongs to what a word means: "the envoy's brother"."""
    return any(
        t.stem == stem and passage.text[t.span.end : t.span.end + 2] in ("'s", "’s", "s'", "s’")
        for t in passage.terms
        if phrase.span.contains(t.span)
    )


def _whole_noun(phrase: Argument, passage: Passage) -> str:
    """The main word with what follows it: "head of state"."""
    printed = Span(phrase.head.end, phrase.span.end).of(passage.text).casefold()
    return " ".join((phrase.lemma, *printed.split()))


def _nouns(left: Argument, right: Argument, here: Passage, there: Passage, lexicon: Lexicon) -> Fit:
    """Whether two common nouns mean one thing."""
    if {left.lemma, right.lemma} & load_grammar_words().counting:
        return Fit.OPEN
    ours, theirs = _whole_noun(left, here), _whole_noun(right, there)
    if lexicon.same_sense(left.lemma, right.lemma) or lexicon.same_sense(ours, theirs):
        return Fit.SAME
    if _owns(left.stem, right, there) or _owns(right.stem, left, here):
        return Fit.OTHER
    if _is_of(left.stem, right, there) or _is_of(right.stem, left, here):
        return Fit.SAME
    return Fit.OPEN if cosine(left.lemma, right.lemma) >= NEAR else Fit.OTHER


def _mentions(words: str, phrase: Argument, text: str) -> Fit:
    """Whether a common phrase carries a word of the name: "the Ravena team"; not what it owns."""
    own = {w.casefold().removesuffix("'s").removesuffix("’s") for w in words.split()}
    shared = own & set(phrase.stems)
    printed = phrase.span.of(text).casefold()
    if not shared:
        return Fit.OPEN
    owned = all(f"{w}'s" in printed or f"{w}’s" in printed for w in shared)
    return Fit.OTHER if owned else Fit.SAME


def same_name(left: Argument, right: Argument, here: Passage, there: Passage) -> bool:
    """Whether two arguments may be names of one thing."""
    return _names(named(left, here), named(right, there)) is not Fit.OTHER


def _names(left: str, right: str) -> Fit:
    """Two names are one where the shorter's last word, or all its words, stand in the longer."""
    ours, theirs = _name_words(left), _name_words(right)
    if not ours or not theirs:
        return Fit.OPEN
    short, long = sorted((ours, theirs), key=len)
    shared = [w for w in short if any(same_name_word(w, o) for o in long)]
    if len(shared) == len(short) or (len(short) == 1 and shared):
        return Fit.SAME
    if same_name_word(short[-1], long[-1]) or _is_acronym(left, right):
        return Fit.SAME
    return Fit.OPEN if shared else Fit.OTHER


def _name_words(name: str) -> list[str]:
    padding = load_actor_words().padding
    words = (w.strip(".,;:'’\"“”()").casefold() for w in name.split())
    bare = (w.removesuffix("'s").removesuffix("’s") for w in words)
    return [w for w in bare if w and w not in padding]


def _is_acronym(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    letters = "".join(w[0] for w in long.split() if w[:1].isupper())
    return short.isupper() and short.replace(".", "") == letters


def predicate_fit(
    left: Predication, right: Predication, lexicon: Lexicon, near: float | None = None
) -> Fit:
    """SAME predicate, an opposite (OTHER), or neither (OPEN).

    `near` is the likeness of the vectors of both, where it is known.
    """
    if left.stem == right.stem and _particle(left) == _particle(right):
        return Fit.SAME
    if opposed(left.lemma, right.lemma, lexicon):
        return Fit.OTHER
    if lexicon.same_sense(left.lemma, right.lemma):
        return Fit.SAME
    receiving = load_paraphrases().receiving
    if receiving.get(left.lemma) == right.lemma or receiving.get(right.lemma) == left.lemma:
        return Fit.OPEN  # what the one gives the other takes
    if near is None:
        near = cosine(left.lemma, right.lemma)
    if near < NEAR or _particle(left) or _particle(right):
        return Fit.OPEN
    return Fit.SAME if near >= CLOSE or is_relative(left.stem, right.stem) else Fit.OPEN


def _particle(predication: Predication) -> str:
    return predication.lemma.partition(" ")[2]


def opposed(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether two words are opposites: listed, or one is the other with a negative prefix."""
    return lexicon.opposed(left, right) or is_negated_form(left, right)


def is_negated_form(left: str, right: str) -> bool:
    """Whether one of two words is the other one with a negative prefix."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if long.startswith("un") and long[2:] in participles(short):
        return True
    return len(short) >= LONG and long.endswith(short) and long.removesuffix(short) in PREFIXES


def participles(verb: str) -> frozenset[str]:
    """How the past participle of a verb may be spelled, if it is regular."""
    return frozenset((f"{verb}ed", f"{verb}d", f"{verb}{verb[-1]}ed"))


@lru_cache(maxsize=REMEMBERED)
def relatives(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The word, the words of its sense, and its opposites: all that may fit it, vectors aside."""
    made = {prefix + word for prefix in PREFIXES if len(word) >= LONG}
    made |= {f"un{form}" for form in participles(word)}
    if word.startswith("un") and word.endswith("ed"):
        made |= {word[2:-1], word[2:-2]}
    bare = {word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)}
    return lexicon.related(word) | made | {w for w in bare if len(w) >= LONG}


def says_little(predication: Predication, words: RelationWords) -> bool:
    """Whether the predicate means nothing without its object."""
    return predication.lemma.partition(" ")[0] in words.light


def is_telling_existence(predication: Predication) -> bool:
    """Whether it says that something is there, and names it in several words."""
    thing = predication.argument("subject")
    return predication.lemma == EXIST and thing is not None and len(thing.stems) > 1
