"""What it takes to look something up in a corpus that was compared before."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.model.choices import ActorType
from tests.benchmarks.generate import generate
from tests.benchmarks.templates import seed_moulds

COMMON = "The president has resigned."  # two words that many articles have
TOLD = 12  # words of a sentence of the corpus that are asked about


def questions(count: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Commands on a generated corpus of `count` articles, each with a name.

    The sentence is that of an article in the middle, the actor one whom it names in full.
    """
    *_, middle = generate(count // 2, seed_moulds())
    sentence = max(middle.reading.claims, key=lambda claim: len(claim.terms))
    words = sentence.span.of(middle.text).split()[:TOLD]
    actor = next(
        mention.name
        for mention in middle.reading.mentions
        if mention.type is ActorType.PERSON and mention.name and " " in mention.name
    )
    yield "check, a sentence of it", ("check", f"{' '.join(words)}.")
    yield "check, common words", ("check", COMMON)
    yield "actor", ("actor", actor)
    yield "actor, as JSON", ("actor", actor, "--json")
