"""How often each cue attributes in each frame: counts on PolNeAR train, written into cues.toml.

    python -m tests.eval.cue_shares --memo /tmp/polnear

A reading of a cue counts as right when a gold attribution has its cue and at least half of its
content (token Jaccard). Readings inside quotations, and those whose cue stands in the content of
another attribution, are not counted. Shares are drawn toward the mean of the word class and frame;
frames that were never seen keep their estimate.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from kzcompare.claims.candidate import Candidate
from kzcompare.claims.nouns import adjective_candidates, noun_candidates
from kzcompare.claims.quotations import find_quotations
from kzcompare.claims.verbs import cue_entries, verb_candidates
from kzcompare.lexicon.entries import CueEntry, CuePos, Frame, Lexicon
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span
from kzcompare.model.statement import CueClass
from kzcompare.model.tree import Tree
from tests.eval.polnear import Marked, load_split, parse_all, scorer
from tests.eval.shared import ROOT

CUES = ROOT / "kzcompare" / "lexicon" / "data" / "en" / "cues.toml"
DRAWN = 4  # uses that the mean counts for
LEAST = 12  # per cent; a frame below it is left out
MATCH = 0.5
# Readings that are counted under a frame they only resemble.
LOOSE = frozenset({"verb-loose", "verb-passive-alone", "verb-passive-infinitive", "noun-came"})

Key = tuple[CuePos, str, Frame]
Counts = tuple[Counter[Key], Counter[Key]]


def count(stem: str, split: str, sentences: tuple[Sentence, ...]) -> Counts:
    """Uses of each word in each frame in one article, and how many of them attribute."""
    text, gold = load_split(split)[stem]
    tokens = scorer().Tokens(text)
    contents = [tokens.inside(g["content"]) for g in gold]
    quoted = [q.span for q in find_quotations(text, [s.span for s in sentences])]
    used: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    for key, candidate in _readings(sentences, quoted, load_lexicon()):
        words = tokens.inside([[s.start, s.end] for s in candidate.content])
        is_right = any(
            len(words & held) >= MATCH * len(words | held) and _covers(g, "cue", candidate.cue.span)
            for g, held in zip(gold, contents, strict=True)
            if words & held
        )
        if is_right or not any(_covers(g, "content", candidate.cue.span) for g in gold):
            used[key] += 1
            right[key] += is_right
    return used, right


def _covers(marked: Marked, role: str, cue: Span) -> bool:
    return any(cue.overlaps(Span(a, b)) for a, b in marked[role])


def _readings(
    sentences: tuple[Sentence, ...], quoted: list[Span], lexicon: Lexicon
) -> Iterator[tuple[Key, Candidate]]:
    """Every reading of every word, in whatever frame the sentence shows."""
    shares: dict[Frame, float] = {f: 0.5 for f in Frame if f is not Frame.SENTENCE}
    entry, noun, adjective = (
        CueEntry("", pos, CueClass.NEUTRAL, shares, "")
        for pos in (CuePos.VERB, CuePos.NOUN, CuePos.ADJECTIVE)
    )
    for number, sentence in enumerate(sentences):
        tree = Tree(sentence)
        for i, token in enumerate(tree.tokens):
            if any(span.contains(token.span) for span in quoted):
                continue
            found: list[tuple[CuePos, str, Candidate]] = []
            if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
                lemma, tail = token.lemma, None
                for entries, last in cue_entries(tree, i, lexicon):
                    if last is not None:
                        lemma, tail = next(iter(entries.values())).lemma, last
                every: dict[Frame, CueEntry] = dict.fromkeys(shares, entry)
                made = verb_candidates(tree, i, number, every, tail)
                found += ((CuePos.VERB, lemma, c) for c in made)
            if token.pos == "NOUN":
                made = noun_candidates(tree, i, number, (noun,))
                found += ((CuePos.NOUN, token.lemma, c) for c in made)
            if token.pos in ("ADJ", "VERB"):
                word = token.lemma if token.pos == "ADJ" else token.text.lower()
                made = adjective_candidates(tree, i, number, (adjective,))
                found += ((CuePos.ADJECTIVE, word, c) for c in made)
            for pos, word, candidate in found:
                if candidate.pattern not in LOOSE:
                    yield (pos, word, candidate.frame), candidate


def with_shares(table: str, counts: Counts) -> str:
    """The text of cues.toml with its weights recounted; words, classes and comments stay."""
    used, right = counts
    seen: Counter[tuple[CuePos, Frame]] = Counter()
    good: Counter[tuple[CuePos, Frame]] = Counter()
    listed = {(p, w, f) for _, p, w, weights in _lines(table) for f in weights}
    for key in listed:
        seen[key[0], key[2]] += used[key]
        good[key[0], key[2]] += right[key]
    lines = table.split("\n")
    for number, pos, word, weights in _lines(table):
        kept = {}
        for frame, old in weights.items():
            uses = used[pos, word, frame]
            mean = 100 * (good[pos, frame] + 1) / (seen[pos, frame] + DRAWN)
            share = round((100 * right[pos, word, frame] + DRAWN * mean) / (uses + DRAWN))
            is_counted = uses > 0 and frame is not Frame.QUOTE
            kept[frame] = min(99, max(share, LEAST)) if is_counted else old
        lines[number] = f"{word} = " + " ".join(f"{f}:{w}" for f, w in kept.items())
    return "\n".join(lines)


def _lines(table: str) -> Iterator[tuple[int, CuePos, str, Mapping[Frame, int]]]:
    """Line number, word class, word and weights of each verb, noun and adjective."""
    pos, inside = CuePos.PHRASE, False
    for number, line in enumerate(table.split("\n")):
        if found := re.match(r'pos = "(\w+)"', line):
            pos = CuePos(found[1])
        elif line == "cues = '''":
            inside = pos in (CuePos.VERB, CuePos.NOUN, CuePos.ADJECTIVE)
        elif line == "'''":
            inside = False
        elif inside:
            word, _, weights = line.partition(" = ")
            pairs = (part.split(":") for part in weights.split())
            yield number, pos, word, {Frame(f): int(w) for f, w in pairs}


def add(parts: list[Counts]) -> Counts:
    """The counts of several articles together."""
    total: defaultdict[int, Counter[Key]] = defaultdict(Counter)
    for used, right in parts:
        total[0].update(used)
        total[1].update(right)
    return total[0], total[1]


def main() -> None:
    """Recounts the shipped table."""
    made = argparse.ArgumentParser(prog="python -m tests.eval.cue_shares", description=__doc__)
    made.add_argument("--memo", type=Path, metavar="FOLDER", help="keep the parses there")
    memo = made.parse_args().memo
    stems = sorted(load_split("train"))
    counts = [count(stem, "train", s) for stem, s in parse_all(stems, "train", memo)]
    CUES.write_text(with_shares(CUES.read_text("utf-8"), add(counts)), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
