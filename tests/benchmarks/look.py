"""What it takes to look something up in a corpus that was compared before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kzcompare.model.actor import Mention
from kzcompare.model.choices import ActorType
from tests.benchmarks.generate import generate
from tests.benchmarks.templates import seed_moulds

COMMON = "The president has resigned."  # two words that many articles have
TOLD = 12  # words of a sentence of the corpus that are asked about


def questions(count: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Commands on a generated corpus of `count` articles, each with a name.

    The sentence is that of an article in the middle, the actor one whom it names in full; the other
    actor is whom most articles of the first half name in full.
    """
    named: Counter[str] = Counter()
    for made in generate(count // 2, seed_moulds()):
        middle = made
        named.update({name for m in made.reading.mentions if (name := _full_name(m))})
    sentence = max(middle.reading.claims, key=lambda claim: len(claim.terms))
    words = sentence.span.of(middle.text).split()[:TOLD]
    actor = next(name for m in middle.reading.mentions if (name := _full_name(m)))
    ((most, _),) = named.most_common(1)
    yield "check, a sentence of it", ("check", f"{' '.join(words)}.")
    yield "check, common words", ("check", COMMON)
    yield "actor", ("actor", actor)
    yield "actor, as JSON", ("actor", actor, "--json")
    yield "actor, whom most name in full", ("actor", most)


def _full_name(mention: Mention) -> str | None:
    """The name of a person in two words or more; None of others."""
    name = mention.name
    return name if mention.type is ActorType.PERSON and name and " " in name else None
