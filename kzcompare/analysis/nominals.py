"""Actors that are described instead of named: "the government", "French police", "the president".

Comes in: the trees of one article and its names. Goes out: mentions whose `name` is set only for
bodies ("French police"): the nation printed with the word, or the one the whole article is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from kzcompare.analysis.phrases import OUTSIDE, Tree
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.span import Span
from kzcompare.model.syntax import COMPOUNDS, MODIFIERS, PLURALS, SINGULARS

NATION_SHARE = 0.4  # of all countries and peoples printed; below it an article has no one nation
NATION_COUNT = 3
NATION_LEAD = 2  # times as often as the next country
CLAUSE = 60  # characters; longer descriptors hold actors of their own


def find_nominals(
    text: str, trees: tuple[Tree, ...], names: tuple[Mention, ...], words: ActorWords
) -> list[Mention]:
    """All descriptions of people and bodies outside the phrases of names."""
    nation = _nation(trees, words)
    by_sentence: dict[int, list[Mention]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence, []).append(name)
    found = [
        mention
        for index, tree in enumerate(trees)
        for mention in _in_sentence(
            text, tree, index, names=by_sentence.get(index, []), nation=nation, words=words
        )
    ]
    return [replace(m, name=_owned(m.name, found, words)) for m in found]


def _owned(name: str | None, found: list[Mention], words: ActorWords) -> str | None:
    """For "the administration" the only one in the article that is printed with its owner."""
    if name not in words.shared_bodies:
        return name
    whole = {m.name for m in found if m.name and m.name.endswith(f" {name}")}
    return next(iter(whole)) if len(whole) == 1 else name


def _nation(trees: tuple[Tree, ...], words: ActorWords) -> str | None:
    """The country that the article is about: the one named far more often than any other."""
    printed = [t.text for tree in trees for t in tree.sentence.tokens if t.text in words.country_of]
    peopled = {words.country_of[word] for word in printed if words.country_of[word] != word}
    printed = [word for word in printed if words.country_of[word] in peopled]
    with_people = Counter(words.country_of[word] for word in printed)
    alone = Counter(words.country_of[word] for word in printed if word in words.countries)
    return _leading(with_people) or _leading(alone)


def _leading(counted: Counter[str]) -> str | None:
    if not counted:
        return None
    (country, most), *others = counted.most_common(2)
    ahead = not others or most >= NATION_LEAD * others[0][1]
    enough = ahead and most >= NATION_COUNT and most >= NATION_SHARE * counted.total()
    return country if enough else None


def _in_sentence(
    text: str,
    tree: Tree,
    index: int,
    *,
    names: list[Mention],
    nation: str | None,
    words: ActorWords,
) -> Iterator[Mention]:
    for at, token in enumerate(tree.sentence.tokens):
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.dep in ("amod", "npadvmod"):
            continue
        kind = _kind(tree, at, words)
        if kind is None:
            continue
        span, phrase = _spans(tree, at, words)
        covering = [n for n in names if n.span.contains(token.span)]
        if covering or any(_belongs(n, token.span) for n in names):
            continue
        yield Mention(
            span=span,
            phrase=phrase,
            text=span.of(text),
            kind=MentionKind.NOMINAL,
            sentence=index,
            type=kind,
            name=_body_name(tree, at, names, nation, words),
        )


def _belongs(name: Mention, word: Span) -> bool:
    """Whether the word is a title or apposition of the name, not an actor of its own."""
    if name.type is not ActorType.PERSON:
        return any(d.contains(word) for d in name.descriptors if len(d) < CLAUSE)
    return name.phrase.contains(word) or any(
        d.contains(word) and d.end - word.end <= len(word) for d in name.descriptors
    )


def _kind(tree: Tree, at: int, words: ActorWords) -> ActorType | None:
    """What the noun at `at` describes; None if it describes no actor."""
    token = tree.sentence.tokens[at]
    lower = token.text.lower()
    if token.dep in COMPOUNDS:
        return None
    if _two_words(tree, at) in words.institutions or lower in words.institutions:
        return None if _is_indefinite(tree, at) else ActorType.ORGANISATION
    if lower in words.abstract and not _is_definite(tree, at, words):
        return None
    if lower in words.collectives or lower in words.crowds:
        return ActorType.GROUP
    if token.tag in SINGULARS and (lower in words.people or lower in words.titles):
        return ActorType.PERSON
    plural = token.tag in PLURALS and token.lemma in words.people | words.titles
    return ActorType.GROUP if plural else None


def _two_words(tree: Tree, at: int) -> str:
    tokens = tree.sentence.tokens
    return f"{tokens[at - 1].text} {tokens[at].text}".lower() if at else ""


def _is_indefinite(tree: Tree, at: int) -> bool:
    tokens = tree.sentence.tokens
    return any(
        tokens[c].text.lower() in ("a", "an", "any", "no", "another") for c in tree.children[at]
    )


def _is_definite(tree: Tree, at: int, words: ActorWords) -> bool:
    """Whether an abstract noun means a body: "the opposition", not "fierce opposition to X"."""
    tokens = tree.sentence.tokens
    if at + 1 < len(tokens) and tokens[at + 1].text in ("to", "from", "on", "role", "position"):
        return False
    left = [tokens[c] for c in tree.children[at] if c < at]
    return any(
        t.text.lower() == "the" or t.dep == "poss" or t.text in words.country_of for t in left
    )


def _spans(tree: Tree, at: int, words: ActorWords) -> tuple[Span, Span]:
    """The description without its article, and the whole noun phrase."""
    tokens = tree.sentence.tokens
    low = at
    for child in tree.children[at]:
        word = tokens[child].text
        outer = tokens[child].tag in ("DT", "PRP$") or "/" in word or word == "own"
        if child < at and tokens[child].dep in MODIFIERS and not outer:
            low = min(low, tree.edges(child)[0])
    if any(tokens[i].tag in ("DT", "PRP$", "POS", ",") for i in range(low, at)):
        low = at
    high = at
    after = _country_after(tree, at, words)
    if after is not None:
        high = after
    first, last = tree.edges(at, skip=OUTSIDE)
    return tree.span(low, high), tree.span(min(first, low), max(last, high))


def _country_after(tree: Tree, at: int, words: ActorWords) -> int | None:
    """The country in "the government of X" or "authorities in X"."""
    tokens = tree.sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("of", "in"):
        return None
    spot = at + 3 if tokens[at + 2].text == "the" and at + 3 < len(tokens) else at + 2
    return spot if tokens[spot].text in words.country_of else None


def _body_name(  # noqa: PLR0911 -- one early return a rule
    tree: Tree, at: int, names: list[Mention], nation: str | None, words: ActorWords
) -> str | None:
    """A name for a body: its noun with the nation or the owner it belongs to."""
    tokens = tree.sentence.tokens
    noun = _noun(tree, at, words)
    if noun is None:
        return None
    after = _country_after(tree, at, words)
    if after is not None:
        return f"{_adjective(words.country_of[tokens[after].text], words)} {noun}"
    for child in tree.children[at]:
        token = tokens[child]
        if child >= at or token.dep not in (*MODIFIERS, "poss"):
            continue
        if token.text in words.country_of:
            return f"{_adjective(words.country_of[token.text], words)} {noun}"
        owner = [n for n in names if n.span.contains(token.span)]
        if owner and token.dep in COMPOUNDS:
            return f"{owner[0].name} {noun}"
        if owner and token.dep == "poss":
            return f"{owner[0].name}’s {noun}"
        if token.text[0].isupper() and token.text not in words.adjectives and child > 0:
            return None
        if token.tag == "PRP$" and token.text.lower() in ("my", "our", "your"):
            return None
    if tokens[at].text[0].isupper() and at > 0:
        printed = tokens[at].text if " " not in noun else f"{tokens[at - 1].text} {tokens[at].text}"
        return printed if printed.lower() == noun else noun
    if noun in words.shared_bodies:
        return noun
    return f"{_adjective(nation, words)} {noun}" if nation else noun


def _noun(tree: Tree, at: int, words: ActorWords) -> str | None:
    """The word for the body: one that is in the lists, with the word before it where both are."""
    both = _two_words(tree, at)
    if both in words.institutions:
        return words.same_body.get(both, both)
    lower = tree.sentence.tokens[at].text.lower()
    if lower in words.institutions or lower in words.collectives:
        return words.same_body.get(lower, lower)
    return None


def _adjective(country: str, words: ActorWords) -> str:
    """The word before a noun that stands for the country: its initials, else its adjective."""
    forms = [form for form, owner in words.country_of.items() if owner == country]
    initials = [form for form in forms if form.isalpha() and form.isupper() and len(form) == 2]  # noqa: PLR2004
    return initials[0] if initials else next((f for f in forms if f != country), country)
