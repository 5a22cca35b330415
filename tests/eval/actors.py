"""Actors, aliases, mentions and descriptors against the hand-made list for the seed articles.

Gold has counts, not offsets: its mentions are found by searching the text of a source for the
aliases of the actors it lists there, longest first, in headings and body. An actor of the system
belongs to the gold actor with whose mentions it shares most; each pair is counted once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TypedDict

import yaml

from kzcompare.actors.dossier import build_dossier
from kzcompare.model.article import Article
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.whole import Whole

GOLD = Path(__file__).parent / "gold" / "actors.yaml"
OVERLAP = 0.5  # share of words two descriptors must have in common


class GoldActor(TypedDict):
    """One entry of the file."""

    name: str
    type: str
    aliases: list[str]
    mentions: dict[str, int]
    descriptors: dict[str, list[str]]


Places = dict[str, dict[str, list[Span]]]  # actor -> source -> where it is printed


def load_gold() -> list[GoldActor]:
    """The gold actors."""
    actors: list[GoldActor] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["actors"]
    return actors


def gold_places(gold: list[GoldActor], articles: dict[str, Article]) -> Places:
    """Where each gold actor is printed, longest alias first, no two on the same words."""
    found: Places = {actor["name"]: defaultdict(list) for actor in gold}
    for source, article in articles.items():
        taken: list[Span] = []
        aliases = [(a, g["name"]) for g in gold if source in g["mentions"] for a in _forms(g)]
        for alias, name in sorted(set(aliases), key=lambda pair: (-len(pair[0]), pair)):
            for span in _occurrences(alias, article):
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    found[name][source].append(span)
    return found


def score_actors(report: Report) -> dict[str, float]:
    """Precision, recall and F1 of actors; F1 of mentions (B-cubed), aliases and descriptors."""
    gold = load_gold()
    articles = {a.article.id: a.article for a in report.articles}
    places = gold_places(gold, articles)
    system: Places = {
        actor.name: {source: [m.span for m in ms] for source, ms in actor.mentions}
        for actor in report.actors
    }
    pairs = match_actors(system, places)
    scores = _prf("actor", len(pairs), len(system), len(gold))
    scores |= _b_cubed(system, places)
    scores |= _alias_scores(report, gold, pairs)
    scores |= _descriptor_scores(report, gold, pairs)
    return scores


def match_actors(system: Places, gold: Places) -> dict[str, str]:
    """System actor to gold actor, one to one, most shared mentions first."""
    shared: Counter[tuple[str, str]] = Counter()
    for name, by_source in system.items():
        for other, gold_by_source in gold.items():
            for source, spans in by_source.items():
                theirs = gold_by_source.get(source, [])
                shared[name, other] += sum(any(s.overlaps(t) for t in theirs) for s in spans)
    pairs: dict[str, str] = {}
    for (name, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count and name not in pairs and other not in pairs.values():
            pairs[name] = other
    return pairs


def _forms(actor: GoldActor) -> set[str]:
    return {re.sub(r"^[Tt]he ", "", alias) for alias in actor["aliases"]}


def _occurrences(alias: str, article: Article) -> list[Span]:
    pattern = r"(?<![\w-])" + r"\s+".join(re.escape(w) for w in alias.split()) + r"(?!\w)"
    spans = [Span(*m.span()) for m in re.finditer(pattern, article.text)]
    kept = [p.span for p in article.paragraphs if p.role.is_text]
    return [s for s in spans if any(k.contains(s) for k in kept)]


def _prf(label: str, hits: float, found: float, wanted: float) -> dict[str, float]:
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {f"{label}_precision": precision, f"{label}_recall": recall, f"{label}_f1": f1}


def _b_cubed(system: Places, gold: Places) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998); a mention without a counterpart scores 0."""
    ours = [(a, s, m) for a, by in system.items() for s, spans in by.items() for m in spans]
    theirs = [(a, s, m) for a, by in gold.items() for s, spans in by.items() for m in spans]
    link: dict[int, int] = {}
    used: set[int] = set()
    for i, (_, source, span) in enumerate(ours):
        options = [
            (span.shared(other), -abs(len(other) - len(span)), -j)
            for j, (_, s, other) in enumerate(theirs)
            if s == source and j not in used and span.overlaps(other)
        ]
        if options:
            best = -max(options)[2]
            link[i] = best
            used.add(best)
    both = Counter((ours[i][0], theirs[j][0]) for i, j in link.items())
    size_ours = Counter(a for a, _, _ in ours)
    size_theirs = Counter(a for a, _, _ in theirs)
    precision = sum(n * n / size_ours[a] for (a, _), n in both.items()) / max(1, len(ours))
    recall = sum(n * n / size_theirs[b] for (_, b), n in both.items()) / max(1, len(theirs))
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {"mention_b3_precision": precision, "mention_b3_recall": recall, "mention_b3_f1": f1}


def _alias_scores(report: Report, gold: list[GoldActor], pairs: dict[str, str]) -> dict[str, float]:
    """Printed aliases, as (gold actor, lower-case alias without "the", title or brackets)."""
    printed = {g["name"]: {_plain(a) for a in g["aliases"]} for g in gold}
    texts = " ".join(" ".join(_plain(a.article.text).split()) for a in report.articles)
    wanted = {(n, a) for n, aliases in printed.items() for a in aliases if a in texts}
    found = {
        (pairs.get(actor.name, f"?{actor.name}"), _plain(alias))
        for actor in report.actors
        for alias in actor.aliases
    }
    return _prf("alias", len(wanted & found), len(found), len(wanted))


def _plain(words: str) -> str:
    flat = " ".join(re.sub(r"[\[\]]", "", words).lower().replace("’", "'").split())
    return re.sub(r"^(?:the|mr\.|his) ", "", flat)


def _descriptor_scores(
    report: Report, gold: list[GoldActor], pairs: dict[str, str]
) -> dict[str, float]:
    """Descriptors of matched actors; half of the words in common is a hit."""
    wanted = {g["name"]: g["descriptors"] for g in gold}
    hits_found = hits_wanted = found_count = 0
    corpus = Whole(report)
    for actor in report.actors:
        if actor.name not in pairs:
            continue
        for view in build_dossier(corpus, actor).views:
            ours = {quoted.text for quoted in view.descriptors}
            theirs = wanted[pairs[actor.name]].get(view.source, [])
            found_count += len(ours)
            hits_found += sum(any(_alike(o, t) for t in theirs) for o in ours)
            hits_wanted += sum(any(_alike(o, t) for o in ours) for t in theirs)
    wanted_count = sum(len(d) for by_source in wanted.values() for d in by_source.values())
    precision = hits_found / found_count if found_count else 0.0
    recall = hits_wanted / wanted_count if wanted_count else 0.0
    both = precision + recall
    return {
        "descriptor_precision": precision,
        "descriptor_recall": recall,
        "descriptor_f1": 2 * precision * recall / both if both else 0.0,
    }


def _alike(ours: str, theirs: str) -> bool:
    a, b = set(_plain(ours).split()), set(_plain(theirs).split())
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= OVERLAP
