"""What a name stands for: person, organisation, group or place, by a vote over one article.

Each printed name collects votes from its own words, from what stands around it and, with less
weight, from the entity labels of the parser. A surname alone takes the type of the full name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from kzcompare.analysis.name_parts import KNOWN, LABEL, as_part
from kzcompare.analysis.names import NameRun
from kzcompare.analysis.phrases import Tree, head_of
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.choices import ActorType

LABELS = {
    "PERSON": ActorType.PERSON,
    "ORG": ActorType.ORGANISATION,
    "GPE": ActorType.PLACE,
    "LOC": ActorType.PLACE,
    "FAC": ActorType.PLACE,
}
OTHER_LABELS = frozenset({"EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE", "NORP"})
RARE = 2.2  # Zipf frequency below which a last word is more often a surname than a word
INITIAL = 2  # longest form of an initial with its full stop


class Spotted(Struct, frozen=True):
    """A name run with its place: the index of its sentence, its key, its words."""

    sentence: int
    run: NameRun
    key: str
    words: tuple[str, ...]


def vote_types(
    spotted: Sequence[Spotted], trees: tuple[Tree, ...], words: ActorWords
) -> dict[str, ActorType | None]:
    """The type of every printed name; None where the words name no actor (a law, a work)."""
    votes: dict[str, Counter[ActorType | None]] = {}
    forms: dict[str, tuple[str, ...]] = {}
    located: set[str] = set()
    printed = Counter(name.key for name in spotted)
    for name in spotted:
        forms.setdefault(name.key, name.words)
        votes.setdefault(name.key, _by_form(name.words, words)).update(
            _by_context(trees[name.sentence], name.run, words)
        )
        if (
            _before(trees[name.sentence], name.run)
            in load_grammar_words().locating | load_grammar_words().reaching
        ):
            located.add(name.key)
    for key, counted in votes.items():
        if not _is_listed(key, words) and printed[key] > 1:
            _doubt_place(forms[key], counted, is_located=key in located)
    types = {key: _winner(counted) for key, counted in votes.items()}
    return {key: as_part(key, forms, types, votes, words) for key in types}


def _is_listed(key: str, words: ActorWords) -> bool:
    return key in words.countries or key in words.places


def _before(tree: Tree, run: NameRun) -> str:
    """The word before a name, in lower case; "" before an owner: "in X's" is not in X."""
    tokens = tree.sentence.tokens
    owns = run.end < len(tokens) and tokens[run.end].tag == "POS"
    return tokens[run.first - 1].text.lower() if run.first and not owns else ""


def _doubt_place(
    form: tuple[str, ...], counted: Counter[ActorType | None], *, is_located: bool
) -> None:
    """Take an unlisted name that only the parser calls a place, and that locates nothing, for none.

    Initials are then a body, several prints of a lone word a person.
    """
    if len(form) > 1:
        return
    if form[0].isupper() and len(form[0]) > 1:
        counted.pop(ActorType.PLACE, None)
    elif not is_located and counted[ActorType.PLACE] > LABEL:
        counted[ActorType.PERSON] += counted.pop(ActorType.PLACE)


def _by_form(form: tuple[str, ...], words: ActorWords) -> Counter[ActorType | None]:
    """Votes of the name's own words."""
    votes: Counter[ActorType | None] = Counter()
    text = " ".join(form)
    lower = [w.lower().rstrip(".") for w in form]
    if text in words.countries or text in words.places:
        votes[ActorType.PLACE] += KNOWN
    elif text in words.bodies or (
        lower[-1] in words.org_words
        or (lower[-1].isdigit() and lower[0] in words.org_words)
        or _has_head_before_of(lower, words)
    ):
        votes[ActorType.ORGANISATION] += KNOWN
    elif len(form) > 1 and lower[-1] in words.place_words:
        votes[ActorType.PLACE] += 4
    elif len(form) == 1 and text.isupper() and len(text) > 1:
        votes[ActorType.ORGANISATION] += 2
        votes[ActorType.PERSON] -= 3
    if len(form) > 1 and lower[0] in words.body_starts:
        votes[ActorType.ORGANISATION] += 4
    if len(form) > 1 and lower[0] in words.given_names and lower[-1] not in words.org_words:
        votes[ActorType.PERSON] += 4
    if len(form) > INITIAL and any(w.isupper() and len(w) <= INITIAL for w in form[1:-1]):
        votes[ActorType.PERSON] += 2
    if any(w.lower() in words.particles for w in form[1:-1]):
        votes[ActorType.PERSON] += 1
    return votes


def _has_head_before_of(lower: list[str], words: ActorWords) -> bool:
    return "of" in lower[1:] and lower[lower.index("of") - 1] in words.org_words


def _by_context(tree: Tree, run: NameRun, words: ActorWords) -> Counter[ActorType | None]:
    """Votes of one place where the name is printed."""
    votes: Counter[ActorType | None] = Counter()
    tokens = tree.sentence.tokens
    inside = tokens[run.first : run.end]
    if run.title:
        votes[ActorType.PERSON] += 4
    if run.acronym is not None:
        votes[ActorType.ORGANISATION] += 3
    labels = Counter(t.entity for t in inside if t.entity)
    for label, _ in labels.most_common(1):
        if label in LABELS:
            votes[LABELS[label]] += LABEL
        elif label in OTHER_LABELS:
            votes[None] += 1
    if run.first:
        votes.update(_by_word_before(tree, run, words, votes))
    if run.end < len(tokens):
        votes.update(_by_word_after(tree, run, words))
    head = tokens[run.end - 1]
    votes.update(_by_noun(tokens[head.head].lemma if head.dep == "appos" else "", words))
    if len(inside) > 1 and head.zipf < RARE and not head.text.isupper():
        votes[ActorType.PERSON] += 1
    if (
        head.dep == "nsubj"
        and tokens[head.head].lemma in load_grammar_words().thinking | load_grammar_words().personal
    ):
        votes[ActorType.PERSON] += 1
    for child in tree.children[run.end - 1]:
        votes.update(_by_child(tree, child, words))
    return votes


def _by_word_before(
    tree: Tree, run: NameRun, words: ActorWords, votes: Counter[ActorType | None]
) -> Counter[ActorType | None]:
    """Votes of the word before the name; `votes` are those so far."""
    found: Counter[ActorType | None] = Counter()
    tokens = tree.sentence.tokens
    before = tokens[run.first - 1]
    if before.tag == "DT" and head_of(tree, run.first, run.end) == run.end - 1:
        found[ActorType.ORGANISATION] += 1
        found[ActorType.PERSON] -= 2
    if before.tag == "NN":
        if before.lemma in words.titles | words.people:
            found[ActorType.PERSON] += 4
        else:
            found.update(_by_noun(before.lemma, words))  # "the daily X"
    if before.text == "of" and run.first > 1 and tokens[run.first - 2].tag == "NN":
        found[ActorType.PLACE] += 4 * (tokens[run.first - 2].lemma in words.place_words)
    found[ActorType.PLACE] += _locative(_before(tree, run), run.end - run.first, votes + found)
    return found


def _by_word_after(tree: Tree, run: NameRun, words: ActorWords) -> Counter[ActorType | None]:
    """Votes of the word behind the name: "the X party", "X, who", "X-based"."""
    found: Counter[ActorType | None] = Counter()
    tokens = tree.sentence.tokens
    head, after = tokens[run.end - 1], tokens[run.end]
    if head.dep == "compound" and head.head == run.end:
        found.update(_by_noun(after.lemma, words, people=False))
    if after.text.lower() in ("who", "whom"):
        found[ActorType.PERSON] += 3
    if run.is_attached and run.end + 1 < len(tokens):
        found[ActorType.PLACE] += 3 * (tokens[run.end + 1].text in ("based", "born"))
    return found


def _locative(before: str, length: int, votes: Counter[ActorType | None]) -> int:
    """Votes for a place by the word before the name; the weaker ones only support a label."""
    if before in load_grammar_words().locating:
        return 2 if length == 1 else 1
    return int(before in load_grammar_words().from_or_to and votes[ActorType.PLACE] > 0)


def _by_child(tree: Tree, child: int, words: ActorWords) -> Counter[ActorType | None]:
    votes: Counter[ActorType | None] = Counter()
    token = tree.sentence.tokens[child]
    if token.dep == "relcl" and any(
        tree.sentence.tokens[c].text.lower() == "who" for c in tree.children[child]
    ):
        votes[ActorType.PERSON] += 3
    if token.dep == "appos" and token.tag == "NN":
        votes.update(_by_noun(token.lemma, words))
    if token.dep == "appos" and token.tag == "CD":
        votes.update(_by_noun(_counted(tree, child), words))
    return votes


def _counted(tree: Tree, number: int) -> str:
    """The noun in "one of the companies", in the singular; "" without one."""
    tokens = tree.sentence.tokens
    of = next((c for c in tree.children[number] if tokens[c].text == "of"), None)
    nouns = [] if of is None else [c for c in tree.children[of] if tokens[c].dep == "pobj"]
    return tokens[nouns[0]].lemma if nouns else ""


def _by_noun(lemma: str, words: ActorWords, *, people: bool = True) -> Counter[ActorType | None]:
    """Votes of the noun beside the name ("the capital, X"); without `people` not for persons."""
    if lemma in words.titles or lemma in words.people:
        return Counter({ActorType.PERSON: 4 * people})
    if lemma in words.org_words or lemma in words.org_nouns:
        return Counter({ActorType.ORGANISATION: 3})
    if lemma in words.place_words or lemma == "capital":
        return Counter({ActorType.PLACE: 3})
    return Counter()


def _winner(counted: Counter[ActorType | None]) -> ActorType | None:
    best = max(counted.values(), default=0)
    if best <= 0:
        return None
    return next((kind for kind in ActorType if counted[kind] == best), None)
