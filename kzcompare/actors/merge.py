"""Which clusters are one actor: those of the same name, then shorter forms of one that fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Set

from kzcompare.actors.clusters import Cluster
from kzcompare.actors.keys import body_keys, person_keys, same_body_keys, same_person_keys
from kzcompare.actors.names import Likeness, compare_bodies, compare_people, is_full, is_generation
from kzcompare.actors.spelling import fold
from kzcompare.model.choices import ActorType

_KeysOf = Callable[[str], Set[str]]

RARELY = 3  # one source in so many may print a name both with and without its "Jr."
AHEAD = 4  # times as many mentions as the next, for a surname that fits several people


def merge_clusters(clusters: list[Cluster]) -> list[Cluster]:
    """Join clusters whose names are the same; then shorter forms with the one they fit."""
    whole = _Shelf(same_person_keys, same_body_keys)
    for cluster in sorted(clusters, key=lambda c: (c.canonical is None, -c.size, min(c.names))):
        near = whole.near(cluster)
        target = next((w for w in near if _likeness(cluster, w) is Likeness.SAME), None)
        if target is None:
            whole.put(cluster)
        else:
            _join(target, cluster)
            whole.file(target, cluster)
    kept = _Shelf(person_keys, body_keys)
    odd = _Shelf(
        person_keys, body_keys
    )  # those of `kept` that a full name may be a part of: else namesakes all meet
    for cluster in sorted(whole.clusters, key=lambda c: -max(len(n.split()) for n in c.names)):
        shelf = odd if _is_full(cluster) else kept
        near = [k for k in shelf.near(cluster) if _is_part(cluster, k)]
        fits = sorted(near, key=lambda k: (-len(k.mentions), -k.size, min(k.names)))
        if fits and (len(fits) == 1 or _is_ahead(fits[0], fits[1])):
            _join(fits[0], cluster)
            kept.file(fits[0], cluster)
            if not _is_full(fits[0]):
                odd.put(fits[0])
            continue
        if len(fits) > 1:
            cluster.candidates |= {fit.best_name for fit in fits}
        kept.put(cluster)
        if not _is_full(cluster):
            odd.put(cluster)
    return kept.clusters


def _is_full(cluster: Cluster) -> bool:
    """Whether it is a person with full names only, without "Jr."; two such are no parts."""
    return cluster.type is ActorType.PERSON and all(map(is_full, cluster.names))


def _is_ahead(first: Cluster, second: Cluster) -> bool:
    """Whether a lone surname most likely means the first: more articles print the full name.

    One article that says much about a namesake does not count for more than one.
    """
    if len(first.mentions) > 1:
        return len(first.mentions) >= AHEAD * len(second.mentions)
    return first.size >= AHEAD * second.size


class _Shelf:
    """Clusters by the keys of their names: only names that share one are compared."""

    def __init__(self, of_people: _KeysOf, of_bodies: _KeysOf) -> None:
        """An empty shelf; the functions give the keys of one name."""
        self._of_people, self._of_bodies = of_people, of_bodies
        self.clusters: list[Cluster] = []
        self._place: dict[int, int] = {}
        self._by_key: dict[str, set[int]] = defaultdict(set)

    def put(self, cluster: Cluster) -> None:
        """Add the cluster, or list it anew under all its names."""
        if id(cluster) not in self._place:
            self._place[id(cluster)] = len(self.clusters)
            self.clusters.append(cluster)
        self.file(cluster, cluster)

    def file(self, cluster: Cluster, names: Cluster) -> None:
        """List the cluster under the names of one that is or was joined to it."""
        for key in self._keys(names):
            self._by_key[key].add(self._place[id(cluster)])

    def near(self, cluster: Cluster) -> list[Cluster]:
        """The clusters that share a key, in the order in which they were added."""
        places = {place for key in self._keys(cluster) for place in self._by_key.get(key, ())}
        return [self.clusters[place] for place in sorted(places)]

    def _keys(self, cluster: Cluster) -> Iterator[str]:
        is_person = cluster.type is ActorType.PERSON
        keys_of = self._of_people if is_person else self._of_bodies
        return (key for name in cluster.names for key in keys_of(name))


def _likeness(a: Cluster, b: Cluster) -> Likeness:
    if (a.type is ActorType.PERSON) != (b.type is ActorType.PERSON):
        bare = {fold(n) for n in a.names} & {fold(n) for n in b.names}
        lone = all(len(n.split()) > 1 for n in bare)
        return Likeness.SAME if bare and lone and a.canonical is None else Likeness.DIFFERENT
    shared = {fold(n) for n in a.names} & {fold(n) for n in b.names}
    is_mixed = a.type is not b.type and ActorType.PLACE in (a.type, b.type)
    if is_mixed or ActorType.GROUP in (a.type, b.type):
        return Likeness.SAME if shared else Likeness.DIFFERENT
    compare = compare_people if a.type is ActorType.PERSON else compare_bodies
    found = {compare(x, y) for x in a.names for y in b.names}
    if Likeness.SAME in found and not (Likeness.DIFFERENT in found and len(found) > 2):  # noqa: PLR2004
        return Likeness.SAME
    return Likeness.PART if Likeness.PART in found else Likeness.DIFFERENT


def _is_part(short: Cluster, full: Cluster) -> bool:
    if short.canonical is not None and full.canonical is not None:
        return False
    if ActorType.PLACE in (short.type, full.type):
        return False
    return _likeness(short, full) is Likeness.PART or _is_one_generation(short, full)


def _is_one_generation(a: Cluster, b: Cluster) -> bool:
    """Whether only some sources print the "Jr."; where they print both forms, they mean two men."""
    if a.type is not ActorType.PERSON or b.type is not ActorType.PERSON:
        return False
    both = len(set(a.mentions) & set(b.mentions))
    apart = both * RARELY <= min(len(a.mentions), len(b.mentions))
    return apart and any(is_generation(x, y) for x in a.names for y in b.names)


def _join(target: Cluster, other: Cluster) -> None:
    target.names.update(other.names)
    target.notes |= other.notes
    target.candidates |= other.candidates
    target.canonical = target.canonical or other.canonical
    if other.canonical is not None and target.canonical == other.canonical:
        target.type = other.type
    for source, mentions in other.mentions.items():
        target.mentions[source] += mentions
