"""Claims of all articles to groups of claims on one point: the stage's one door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare.align.echoes import by_original, with_echoes
from kzcompare.align.levels import level
from kzcompare.align.opposed import denials_among, with_opposed
from kzcompare.align.pairs import score_pairs
from kzcompare.align.rebuttals import Gathered, gather
from kzcompare.align.rows import group_score, make_groups
from kzcompare.align.scored import Pairs, Scores
from kzcompare.align.stories import SURE, Stories, find_stories
from kzcompare.align.units import Unit, make_units, shared_stems
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimGroup, ClaimRef
from kzcompare.runners.base import Runner

if TYPE_CHECKING:
    from kzcompare.align.senses import Encoded

NO_ECHOES: Mapping[ClaimRef, ClaimRef] = MappingProxyType({})
Both = tuple[ClaimRef, ClaimRef]
SHORT = 10  # claims of an article whose words do not tell yet which story it is about


def align_claims(
    articles: Sequence[ReadArticle],
    options: Options,
    *,
    echoes: Mapping[ClaimRef, ClaimRef] = NO_ECHOES,
    opposed: Sequence[Both] = (),
    disputed: Sequence[Both] = (),
    encoded: Encoded | None = None,
    runner: Runner | None = None,
) -> tuple[ClaimGroup, ...]:
    """Groups of claims of at least two articles on one point, best first.

    `echoes` are claims that only repeat another one; they join the groups of what they repeat.
    `opposed` are denials, each with what it denies: such claims meet whatever else they say.
    `encoded` has the vectors of each article's claims, by a sentence encoder.
    What else is `disputed` ("41 dead", "23 deaths") meets where its articles tell one story.
    The order of `articles` decides only the order of members, never which claims meet: claims that
    score the same are taken in the order of the articles' ids.
    """
    order = sorted(range(len(articles)), key=lambda n: (articles[n].article.id, n))
    place = {n: i for i, n in enumerate(order)}
    apart = frozenset(_moved(ref, place) for ref in echoes)
    ordered = [articles[n] for n in order]
    denials, others = (
        [(_moved(a, place), _moved(b, place)) for a, b in pairs] for pairs in (opposed, disputed)
    )
    groups = _align(
        ordered,
        options,
        apart,
        opposed=denials,
        disputed=others,
        encoded=None if encoded is None else [encoded[n] for n in order],
        runner=runner,
    )
    repeats = by_original(echoes)
    return tuple(with_echoes(_renumbered(group, order), repeats) for group in groups)


def _moved(ref: ClaimRef, place: Mapping[int, int]) -> ClaimRef:
    """A claim whose article stands at another place."""
    return ClaimRef(place[ref.article], ref.claim)


def _renumbered(group: ClaimGroup, order: Sequence[int]) -> ClaimGroup:
    """A group with its articles numbered as the caller does."""
    given = [ClaimRef(order[ref.article], ref.claim) for ref in group.members]
    members = tuple(sorted(given))
    return replace(
        group,
        members=members,
        central=members.index(given[group.central]),
        label=members.index(given[group.label]),
        judgements=frozenset(members.index(given[n]) for n in group.judgements),
        gathered=frozenset(members.index(given[n]) for n in group.gathered),
    )


def _align(
    articles: Sequence[ReadArticle],
    options: Options,
    apart: Set[ClaimRef],
    *,
    opposed: Sequence[Both],
    disputed: Sequence[Both],
    encoded: Encoded | None,
    runner: Runner | None,
) -> tuple[ClaimGroup, ...]:
    """The groups of articles in a settled order, without the claims that are kept apart."""
    stories = find_stories(articles)
    units = make_units(articles, stories, min_words=options.min_words, apart=apart)
    pairs = score_pairs(units, runner=runner, stories=stories, encoded=encoded, with_parts=False)
    scored = level(pairs, units, stories, options)
    scores = Scores(scored.pairs)
    groups = _of_one_story(make_groups(units, scored, options), units, stories, scored.pairs)
    near = [(a, b) for a, b in disputed if stories.may_be_one(a.article, b.article)]
    told = frozenset(ref for pair in near for ref in pair)
    wanted = told.difference(ClaimRef(unit.article, unit.claim) for unit in units) - apart
    units += tuple(_short_units(articles, wanted, options))
    denials = denials_among(units, [*opposed, *near])
    groups = with_opposed(groups, denials, units, scores, options)
    terms = [_terms(members, units) for members in groups]
    gathered = gather(groups, terms, units, scores, stories)
    return tuple(
        ClaimGroup(
            members=tuple(ClaimRef(units[m].article, units[m].claim) for m in whole.members),
            central=whole.members.index(
                central := _central(members, whole, denials, scores)
                if whole.judged is None
                else whole.judged
            ),
            label=whole.members.index(central),
            terms=stems,
            score=group_score(members, units, scores) * company,
            judgements=frozenset(n for n, m in enumerate(whole.members) if m in whole.judgements),
            gathered=frozenset(n for n, m in enumerate(whole.members) if m not in members),
            company=company,
            sensed=encoded is not None and not stems,
        )
        for members, stems, whole in zip(groups, terms, gathered, strict=True)
        for company in [_company(members, units, stories)]
    )


def _short_units(
    articles: Sequence[ReadArticle], wanted: Set[ClaimRef], options: Options
) -> Iterator[Unit]:
    """The units of claims that are too short to be compared by their words, but are disputed.

    They stand behind all others and have no scores: "Another 19 are missing" meets the claims that
    it is in dispute with, and changes no other group. What their words weigh, their articles tell.
    """
    for number in sorted({ref.article for ref in wanted}):
        claims = {ref.claim for ref in wanted if ref.article == number}
        here = frozenset(ClaimRef(0, claim) for claim in claims)
        made = make_units([articles[number]], min_words=options.min_words, wanted=here)
        yield from (replace(unit, article=number) for unit in made if unit.claim in claims)


def _of_one_story(
    groups: Sequence[tuple[int, ...]], units: Sequence[Unit], stories: Stories, pairs: Pairs
) -> tuple[tuple[int, ...], ...]:
    """The groups, but for those of articles that hardly tell one story.

    The best pairs of unrelated articles are pairs, too, but no row. Claims that say half the same
    may meet nevertheless, and those of articles that are too short to tell.
    """
    size = Counter(unit.article for unit in units)
    half = pairs.half.nonzero()[0]
    alike = frozenset(zip(pairs.left[half].tolist(), pairs.right[half].tolist(), strict=True))

    def may_meet(a: int, b: int) -> bool:
        ours, theirs = units[a].article, units[b].article
        if ours == theirs:
            return False
        is_short = min(size[ours], size[theirs]) < SHORT and not stories.are_apart(ours, theirs)
        return is_short or (a, b) in alike or stories.may_be_one(ours, theirs)

    told = (tuple(m for m in g if any(may_meet(m, o) for o in g if o != m)) for g in groups)
    return tuple(g for g in told if g)


def _company(members: Sequence[int], units: Sequence[Unit], stories: Stories) -> float:
    """How sure it is that the articles of a group tell one story, from 0 to 1.

    What articles on different matters happen to share comes last, and contradicts for sure nowhere.
    """
    articles = sorted({units[m].article for m in members})
    found = [stories.likeness(a, b) for a, b in combinations(articles, 2)]
    return min(1.0, sum(found) / len(found) / SURE) if found else 1.0


def _central(
    members: Sequence[int],
    whole: Gathered,
    denials: Mapping[int, Set[int]],
    scores: Mapping[tuple[int, int], float],
) -> int:
    """The member with the highest sum of scores to the others.

    A judgement on the point is not the point: it is central only where all members are judgements.
    Nor is the denial of what another member affirms.
    """
    held = frozenset(members)
    plain = [m for m in members if m not in whole.judgements] or members
    plain = [m for m in plain if held.isdisjoint(denials.get(m, ()))] or plain
    return max(
        plain,
        key=lambda m: (
            sum(scores.get((min(m, o), max(m, o)), 0.0) for o in members if o != m),
            -m,
        ),
    )


def _terms(members: Sequence[int], units: Sequence[Unit]) -> tuple[str, ...]:
    """Stems that members of two sources share, heaviest first."""
    shared = shared_stems(members, units)
    weight = {s: w for m in members for s, w in units[m].weights.items() if s in shared}
    return tuple(sorted(shared, key=lambda s: (-weight[s], s)))
