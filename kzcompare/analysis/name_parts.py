"""What a lone word stands for that is part of a longer name of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.choices import ActorType

LABEL = 1  # vote of the parser's label
KNOWN = 6  # votes that nothing in the text outweighs: lists of countries, titles


def as_part(
    key: str,
    forms: dict[str, tuple[str, ...]],
    types: dict[str, ActorType | None],
    votes: dict[str, Counter[ActorType | None]],
    words: ActorWords,
) -> ActorType | None:
    """The type of a single word, taken from a longer name that it is part of.

    It is the surname (or given name) of a person named in full, or the last word of a place.
    """
    form = forms[key]
    if len(form) > 1 and form[-1] in words.adjectives and form[-1].endswith("s"):
        return ActorType.GROUP
    if len(form) != 1 or key in words.countries:
        return types[key]
    margin = 2 + KNOWN
    is_listed = key in words.places
    if is_listed and votes[key][ActorType.PLACE] > votes[key][ActorType.PERSON] + margin:
        return types[key]
    wholes = [other for other, words_of in forms.items() if len(words_of) > 1]
    people = [forms[other] for other in wholes if types[other] is ActorType.PERSON]
    if (personal := _of_person(form[0], people)) is not None:
        return personal
    if _is_company(form[0], wholes, forms, types, words):
        return ActorType.ORGANISATION
    in_place = any(types[o] is ActorType.PLACE and form[0] == forms[o][-1] for o in wholes)
    return (
        ActorType.PLACE if in_place and max(votes[key].values(), default=0) <= LABEL else types[key]
    )


def _of_person(word: str, people: Sequence[tuple[str, ...]]) -> ActorType | None:
    """What a single word is that belongs to a person named in full: that person, or a family."""
    for name in people:
        surname = _surname(name)
        if word in (surname, name[0]):
            return ActorType.PERSON
        if word in (f"{surname}s", f"{surname}es"):
            return ActorType.GROUP
    return None


def _is_company(
    word: str,
    wholes: Sequence[str],
    forms: dict[str, tuple[str, ...]],
    types: dict[str, ActorType | None],
    words: ActorWords,
) -> bool:
    """Whether a lone word is a company named in full elsewhere: "Veridia", "Veridia Motors"."""
    if word in words.places or word.lower() in words.given_names:
        return False
    return any(
        types[other] is ActorType.ORGANISATION
        and forms[other][0] == word
        and words.ends_company(forms[other][-1])
        for other in wholes
    )


def _surname(form: tuple[str, ...]) -> str:
    """The last word that is no suffix ("Jr.", "III")."""
    kept = [w.strip(",.") for w in form if w.strip(",.") not in ("Jr", "Sr", "II", "III", "IV")]
    return kept[-1] if kept else form[-1]
