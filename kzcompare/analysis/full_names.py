"""The full name behind a shorter one, inside one article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kzcompare.analysis.people import sex_of
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType


def full_names(
    mentions: tuple[Mention, ...], words: ActorWords, sexes: Mapping[str, str]
) -> dict[str, str]:
    """The full name behind each lone surname or given name of a person, and each "the Council"."""
    counted = Counter(
        m.name
        for m in mentions
        if m.kind is MentionKind.NAME and m.type is ActorType.PERSON and m.name
    )
    longer: dict[str, list[str]] = defaultdict(list)
    for name in counted:
        parts = [p for p in name.split() if p.strip(".,").lower() not in words.generations]
        if len(parts) < 2:  # noqa: PLR2004
            continue
        longer[parts[-1].strip(",")].append(name)
        if words.never.isdisjoint(p.lower() for p in parts[1:]):
            longer[parts[0]].append(name)
        if len(parts) > 2:  # noqa: PLR2004
            longer[" ".join(parts[-2:])].append(name)
    found = _bodies(mentions, words)
    for name in counted:
        options = [o for o in longer.get(name, []) if o != name]
        if not options:
            continue
        sex = sexes.get(name)
        fitting = [o for o in options if sex_of(o, words, sexes) in (sex, None)] if sex else options
        if fitting:  # "Mr. Lee" is not Ann Lee, even where she alone is named in full
            found[name] = _leading(fitting, counted)
    return {name: found.get(target, target) for name, target in found.items()}


def _bodies(mentions: tuple[Mention, ...], words: ActorWords) -> dict[str, str]:
    """The body behind a lone word for one, where just one in the article fits.

    The word is the last of a council's name ("the Council") or the first of a company's.
    """
    named = {
        m.name
        for m in mentions
        if m.kind is MentionKind.NAME and m.type is ActorType.ORGANISATION and m.name
    }
    found: dict[str, str] = {}
    for name in named:
        if " " in name:
            continue
        whole = [other.split() for other in named if " " in other]
        if name.lower() in words.org_words:
            fitting = [" ".join(other) for other in whole if other[-1] == name]
        else:
            fitting = [" ".join(o) for o in whole if o[0] == name and words.ends_company(o[-1])]
        if len(fitting) == 1:
            found[name] = fitting[0]
    return found


def _leading(options: list[str], counted: Counter[str]) -> str:
    """The full name printed most often; of equals the longest, then the first printed."""
    order = list(counted)
    return min(options, key=lambda o: (-counted[o], -len(o), order.index(o)))


def fullest(
    mention: Mention, full: Mapping[str, str], acronyms: Mapping[str, str], words: ActorWords
) -> str | None:
    """What a mention's name is short for; `full` is what `full_names` gives."""
    name = mention.name
    if name is None:
        return None
    if name in acronyms:
        return acronyms[name]
    if mention.type in (ActorType.PERSON, ActorType.ORGANISATION):
        return full.get(name, name)
    if mention.type is ActorType.GROUP:
        for group in words.group_words.values():
            if name.endswith(f" {group}"):
                person = name.removesuffix(f" {group}")
                return f"{full.get(person, person)} {group}"
    return name
