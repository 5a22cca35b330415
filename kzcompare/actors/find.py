"""The actor a user asks for by name, however it is spelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kzcompare.actors.names import Likeness, compare_bodies, compare_people
from kzcompare.actors.spelling import fold, sound_of
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.actor import Actor
from kzcompare.model.choices import ActorType
from kzcompare.model.corpus import Corpus
from kzcompare.model.errors import NotFoundError

ENOUGH = 0.8  # share of letters kept, from which a typing error is assumed: one in five
HINT = 0.6  # share from which a name is worth suggesting
ROUNDED = 1e-6  # by which RapidFuzz's bound may differ from the share that it reckons
SHOWN = 5  # names in a message
FIRST = 3  # names in a message for a name like no other


def find_actor(corpus: Corpus, query: str) -> Actor:
    """The one actor that `query` names: by name, alias, other spelling, or with a typing error.

    Raises:
        NotFoundError: none fits, or several fit equally well; the message lists them with counts.
    """
    asked = fold(query)
    if not asked:
        raise NotFoundError("no actor is named by an empty text; give a name")
    likely = corpus.actors_like(query)
    for test in TESTS:
        fitting = [actor for actor in likely if test(actor, query, asked)]
        if fitting:
            return _only([a for a in fitting if not _is_around(a)] or fitting, query)
    scored = sorted(
        ((_score(actor, asked), actor) for actor in corpus.actors_near(asked)), key=lambda p: -p[0]
    )
    if scored and scored[0][0] >= ENOUGH:
        best = [actor for score, actor in scored if score == scored[0][0]]
        return _only([a for a in best if not _is_around(a)] or best, query)
    near = [actor for score, actor in scored if score >= HINT and not _is_around(actor)]
    names = ", ".join(_counted(actor) for actor in near[:SHOWN])
    hint = f"; did you mean {names}?" if names else _first(corpus.actors())
    raise NotFoundError(f"no actor {query!r} in these articles{hint}")


def _first(actors: Sequence[Actor]) -> str:
    """Who is there instead, most named first."""
    if not actors:
        return ", nor any other"
    names = ", ".join(_counted(actor) for actor in actors[:FIRST])
    return f"; named most: {names}; 'kzcompare actors' lists all"


def _only(fitting: list[Actor], query: str) -> Actor:
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(_counted(actor) for actor in fitting[:SHOWN])
    more = "" if len(fitting) <= SHOWN else f" and {len(fitting) - SHOWN} more"
    raise NotFoundError(f"{query!r} fits several actors: {names}{more}; give a fuller name")


def _is_around(actor: Actor) -> bool:
    """Whether it is a group around somebody ("Ann Lee campaign"), which is seldom asked for."""
    groups = tuple(f" {group}" for group in load_actor_words().group_words.values())
    return actor.type is ActorType.GROUP and actor.name.endswith(groups)


def _counted(actor: Actor) -> str:
    """The name with what tells it from others: its type, how often it is named."""
    count = sum(len(mentions) for _, mentions in actor.mentions)
    return f"{actor.name} ({actor.type.value}, {count})"


def _is_name(actor: Actor, _query: str, asked: str) -> bool:
    return fold(actor.name) == asked


def _is_alias(actor: Actor, _query: str, asked: str) -> bool:
    return any(fold(alias) == asked for alias in actor.aliases)


def _is_spelling(actor: Actor, query: str, asked: str) -> bool:
    """Whether it is another spelling of the full name or of an alias."""
    compare = compare_people if actor.type is ActorType.PERSON else compare_bodies
    forms = (actor.name, *actor.aliases)
    sound = " ".join(sound_of(word) for word in asked.split())
    return any(
        compare(query, form) is Likeness.SAME
        or " ".join(sound_of(word) for word in fold(form).split()) == sound
        for form in forms
    )


def _is_shorter(actor: Actor, query: str, asked: str) -> bool:
    """Whether it is a surname, the initials, or one word of a person's name."""
    if actor.type is ActorType.PERSON:
        sounds = {sound_of(word) for word in fold(actor.name).split()}
        return compare_people(query, actor.name) is Likeness.PART or sound_of(asked) in sounds
    return compare_bodies(query, actor.name) is Likeness.PART


def _is_inside(actor: Actor, _query: str, asked: str) -> bool:
    """Whether all words asked for stand in the name or in one alias."""
    words = set(asked.split())
    return any(words <= set(fold(form).split()) for form in (actor.name, *actor.aliases))


TESTS = (_is_name, _is_alias, _is_spelling, _is_shorter, _is_inside)  # the surest first


def fits(actor: Actor, query: str) -> bool:
    """Whether the query names the actor in some way, typing errors aside."""
    asked = fold(query)
    return any(test(actor, query, asked) for test in TESTS)


def _score(actor: Actor, asked: str) -> float:
    """The best likeness of the query to a name of the actor, or to a single word of it."""
    options = options_of(folded_forms(actor), asked)
    return max((_alike(asked, option) for option in options), default=0.0)


def folded_forms(actor: Actor) -> frozenset[str]:
    """All names of an actor, folded."""
    return frozenset(fold(form) for form in (actor.name, *actor.aliases))


def options_of(forms: Iterable[str], asked: str) -> frozenset[str]:
    """What a query is held against of the folded names of an actor."""
    if " " in asked:
        return frozenset(forms)
    words = (word for form in forms for word in form.split() if len(word) > 3)  # noqa: PLR2004
    return frozenset((*forms, *words))


def near_places(options: Sequence[str], asked: str) -> list[int]:
    """Which of many options are worth a look: the others are not even worth suggesting."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        asked,
        options,
        scorer=OSA.normalized_similarity,
        score_cutoff=HINT - ROUNDED,
        limit=None,
    )
    return sorted(place for _, _, place in near)


def _alike(asked: str, option: str) -> float:
    """Share of letters kept; a final "a" more or less is another person, not a typing error."""
    from rapidfuzz.distance import OSA

    score: float = OSA.normalized_similarity(asked, option)
    is_other_sex = any(
        long == f"{short}a"
        for x, y in zip(asked.split(), option.split(), strict=False)
        for short, long in ((x, y), (y, x))
    )
    return min(score, ENOUGH - 0.01) if is_other_sex else score
