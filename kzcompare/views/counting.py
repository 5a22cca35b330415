"""Figures as they are matched: what is counted, in what act, where, by whose words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.compare.figures import DAYS, act_of, is_part, kind_of, quantities_agree
from kzcompare.compare.tolls import home_of, places_of
from kzcompare.lexicon.counts import CountWords
from kzcompare.model.claim import Claim, Quantity, ReadArticle
from kzcompare.views.periods import overlap
from kzcompare.views.vocabulary import Bag, Vocabulary, placed_stems, weighed
from kzcompare.views.voices import Voice

# How much a word counts by its place: what is counted, its verb, the words of its clause, the rest.
COUNTED, ABOVE, BESIDE, REST = 1.0, 0.8, 0.6, 0.2


class Counted(Struct, frozen=True):
    """A figure with what it can be matched by.

    `bag` are the stems around it by weight, `near` those of its clause. `act` and `kind` are the
    classes of what happened and of what is counted ("" where no table has them), `act_stems` the
    words that say the act, `noun_act` the class of the noun itself ("arrests"). `places` are the
    names of places in its sentence, `home` the one that its article names most. `is_part` says that
    it is printed as a part of another figure.
    """

    read: ReadArticle
    claim: Claim
    quantity: Quantity
    voice: Voice
    bag: Bag
    near: frozenset[str]
    names: frozenset[str]
    noun: frozenset[str]
    act: str
    act_stems: frozenset[str]
    noun_act: str
    kind: str
    places: frozenset[str]
    home: str
    is_part: bool

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.read.article.id

    @property
    def is_vague(self) -> bool:
        """Whether it is as open as "dozens" or "billions"."""
        q = self.quantity
        return q.is_approximate and (q.low is None or q.high is None)


def stems_of(claim: Claim, quantity: Quantity) -> dict[str, float]:
    """The stems that a figure can be matched by, with the weight of their place."""
    setting = quantity.setting
    places = (
        (quantity.noun.split(), COUNTED),
        (setting.below, COUNTED),
        (setting.above, ABOVE),
        (setting.beside, BESIDE),
    )
    return placed_stems(claim, places, REST)


def make_counted(
    read: ReadArticle,
    claim: Claim,
    quantity: Quantity,
    *,
    voice: Voice,
    vocabulary: Vocabulary,
    words: CountWords,
) -> Counted:
    """A figure with its bag, classes and places."""
    stem = {t.lemma: t.stem for t in claim.terms}
    stems = stems_of(claim, quantity)
    setting = quantity.setting
    names = frozenset(t.stem for t in claim.terms if t.is_name)
    lemmas = [*quantity.noun.split(), *setting.above, *setting.below]
    act = act_of(quantity, words)
    places = places_of(read)
    return Counted(
        read=read,
        claim=claim,
        quantity=quantity,
        voice=voice,
        bag=weighed(claim, stems, vocabulary),
        near=frozenset(s for s, place in stems.items() if place > REST),
        names=names,
        noun=frozenset(stem.get(lemma, lemma) for lemma in quantity.noun.split()),
        act=act,
        act_stems=frozenset(
            stem.get(x, x) for x in (*lemmas, *setting.beside) if words.acts.get(x) == act
        ),
        noun_act=next((words.acts[x] for x in quantity.noun.split() if x in words.acts), ""),
        kind=kind_of(quantity, words),
        places=frozenset(n for n, span in places if claim.span.contains(span)),
        home=home_of(places),
        is_part=is_part(read.article.text, claim, quantity, words),
    )


def values_agree(left: Counted, right: Counted) -> bool | None:
    """Whether both values can be right if both count the same; None where the units differ."""
    a, b = (replace(item.quantity, noun="x") for item in (left, right))  # the nouns are judged here
    return quantities_agree(a, b)


def is_one_party(left: Counted, right: Counted) -> bool:
    """Whether one party prints both figures.

    What an article says itself and what it only reports are held to be of one party: it would say
    so if they clashed.
    """
    if left.source != right.source:
        return False
    ours, theirs = left.voice.party, right.voice.party
    return ours is None or theirs is None or ours == theirs


def is_rounding(left: Counted, right: Counted) -> bool:
    """Whether two plain values are one, perhaps printed to fewer digits."""
    a, b = left.quantity, right.quantity
    is_plain = a.low == a.high and b.low == b.high and a.unit == b.unit
    return is_plain and bool(values_agree(left, right))


def may_be_one_time(left: Counted, right: Counted) -> bool:
    """Whether both can be about one time; printed dates decide, carried ones only by their year."""
    a, b = left.quantity.setting.time, right.quantity.setting.time
    if a is not None and b is not None:
        return overlap(a, b)
    return True


def same_kind(counted: Sequence[Counted]) -> Mapping[str, list[int]]:
    """Indices of figures by what they measure: only these are compared with each other."""
    found: dict[str, list[int]] = {}
    for number, item in enumerate(counted):
        unit = item.quantity.unit
        found.setdefault("time" if unit in DAYS else unit, []).append(number)
    return found
