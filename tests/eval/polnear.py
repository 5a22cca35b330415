"""Attributions measured on PolNeAR with the scorer that comes with it; also the development loop.

    python -m tests.eval.polnear --split train --sample 120 --memo /tmp/polnear --errors 40

In: the text and annotation files in the shared folder. Out: counts per article that add up, and
with them every gold and predicted attribution with its fate, for error analysis. Only the parse
and the attribution stage run; an article has one paragraph per block of lines.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import multiprocessing
import pickle
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from kzcompare.model.article import Article, Paragraph, Role, Source
from kzcompare.model.choices import Kind
from kzcompare.model.sentence import Sentence
from kzcompare.model.span import Span, trim
from kzcompare.model.statement import Statement
from tests.eval.shared import ROOT, load_script, shared_folder

CHUNK = 6  # articles parsed together: enough to fill a batch, few enough to share between workers
Marked = dict[str, list[list[int]]]  # one attribution of the scorer: role -> [[start, end], ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one attribution: gold ones are found or missed, predicted ones right or false.

    `kind` is the scorer's (direct, mixed, indirect); `lemma` that of the cue's head word, "" for no
    cue; `touches` says that a missed or false one overlaps a counterpart without matching it;
    `speaker_ok` is None where there is no counterpart. Texts are cut for reading.
    """

    doc: str
    start: int
    kind: str
    lemma: str
    cue: str
    source: str
    content: str
    matched: bool
    touches: bool
    speaker_ok: bool | None
    other: str  # speaker or content of the counterpart
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article's counts as the scorer makes them, and the fates behind them."""

    doc: str
    counts: Counter[str]
    gold: tuple[Fate, ...]
    predicted: tuple[Fate, ...]


@functools.cache
def scorer() -> ModuleType:
    """The corpus's own scoring script."""
    return load_script(shared_folder() / "polnear" / "score.py")


@functools.cache
def load_split(split: str) -> dict[str, tuple[str, list[Marked]]]:
    """Text and gold attributions of each article by its stem, for "train" or "dev"."""
    gold: dict[str, tuple[str, list[Marked]]] = scorer().load_gold(
        str(shared_folder() / "polnear" / split)
    )
    return gold


def blocks(text: str) -> tuple[Span, ...]:
    """The stretches between blank lines, without white space at their ends.

    >>> [s.of("A b\\nc\\n\\n d ") for s in blocks("A b\\nc\\n\\n d ")]
    ['A b\\nc', 'd']
    """
    edges = [0]
    for gap in re.finditer(r"\n[^\S\n]*\n", text):
        edges.append(gap.end())
    pieces = (trim(text, Span(a, b)) for a, b in zip(edges, [*edges[1:], len(text)], strict=True))
    return tuple(piece for piece in pieces if len(piece))


def as_article(stem: str, text: str) -> Article:
    """An article whose first block is the headline."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    paragraphs = tuple(
        Paragraph(span, Role.BODY if number else Role.HEADING)
        for number, span in enumerate(blocks(text))
    )
    return Article(Source(stem, stem), text, digest, paragraphs)


def parse_all(
    stems: Sequence[str], split: str, memo: Path | None
) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """The sentences of each article, from the memo folder where they are kept there."""
    from kzcompare.analysis.parse import parse_articles

    texts = load_split(split)
    kept = {stem: _memo_file(memo, stem, texts[stem][0]) for stem in stems}
    missing = [stem for stem in stems if (file := kept[stem]) is None or not file.exists()]
    fresh = dict(
        zip(
            missing,
            parse_articles([as_article(stem, texts[stem][0]) for stem in missing], None),
            strict=True,
        )
        if missing
        else ()
    )
    for stem in stems:
        file = kept[stem]
        if stem not in fresh and file is not None:
            yield stem, pickle.loads(file.read_bytes())
            continue
        if file is not None:
            _write(file, pickle.dumps(fresh[stem], protocol=5))
        yield stem, fresh[stem]


def _memo_file(memo: Path | None, stem: str, text: str) -> Path | None:
    """Where a parse is kept: the name changes with the text and with the code that parses."""
    if memo is None:
        return None
    return memo / f"{stem[:80]}-{hashlib.sha256(_parse_code() + text.encode()).hexdigest()[:16]}"


@functools.cache
def _parse_code() -> bytes:
    rooms = ("analysis/parse.py", "analysis/words.py", "model/sentence.py", "model/span.py")
    return b"".join((ROOT / "kzcompare" / room).read_bytes() for room in rooms)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".part")
    half.write_bytes(data)
    half.replace(file)


def attributed(text: str, sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    """What the attribution stage finds in an article."""
    from kzcompare.analysis.mentions import find_mentions
    from kzcompare.claims.statements import find_statements
    from kzcompare.lexicon.load import load_lexicon

    return find_statements(text, sentences, find_mentions(text, sentences), load_lexicon())


def as_marked(statement: Statement) -> Marked:
    """A statement in the scorer's format."""
    cue, holder = statement.cue, statement.holder
    return {
        "content": [[s.start, s.end] for s in statement.content],
        "cue": [[cue.span.start, cue.span.end]] if cue else [],
        "source": [[holder.span.start, holder.span.end]] if holder else [],
    }


def judge(
    doc: str,
    text: str,
    gold: list[Marked],
    sentences: tuple[Sentence, ...],
    statements: Sequence[Statement],
) -> Outcome:
    """Scores one article; statements in the article's own voice are not attributions."""
    score = scorer()
    held = [s for s in statements if s.kind is not Kind.OWN]
    predicted = [as_marked(s) for s in held]
    counts, pairs = score.score_doc(text, gold, predicted)
    tokens = score.Tokens(text)
    quoted = tokens.inside(score.quoted_spans(text))
    sides = [[{role: tokens.inside(m[role]) for role in m if role != "id"} for m in side]
             for side in (gold, predicted)]  # fmt: skip
    lemmas = {t.start: (t.lemma, s, i) for s in sentences for i, t in enumerate(s.tokens)}

    def fates(side: int, marked: list[Marked], partner: dict[int, int]) -> Iterator[Fate]:
        mine, theirs = sides[side], sides[1 - side]
        others = (gold, predicted)[1 - side]
        for i, one in enumerate(marked):
            content, mate = mine[i]["content"], partner.get(i)
            near = [j for j, other in enumerate(theirs) if content & other["content"]]
            ok = None
            if mate is not None:
                asked, given = (mine[i], theirs[mate])[:: 1 if side == 0 else -1]
                ok = bool(asked["source"] & given["source"]) or not (
                    asked["source"] or given["source"]
                )
            shown = others[mate if mate is not None else near[0]] if near else None
            role = "source" if mate is not None else "content"
            yield Fate(
                doc=doc,
                start=one["content"][0][0],
                kind=score.kind(content, quoted) if content else "indirect",
                lemma=_head_lemma(one["cue"], lemmas),
                cue=_words(text, one["cue"]),
                source=_words(text, one["source"]),
                content=_words(text, one["content"]),
                matched=mate is not None,
                touches=bool(near),
                speaker_ok=ok,
                other=_words(text, shown[role]) if shown else "",
                pattern=held[i].pattern if side else "",
            )

    forward = {i: j for i, j, _ in pairs}
    backward = {j: i for i, j, _ in pairs}
    return Outcome(
        doc,
        counts,
        tuple(fates(0, gold, forward)),
        tuple(fates(1, predicted, backward)),
    )


def _words(text: str, spans: list[list[int]]) -> str:
    return " ... ".join(" ".join(text[a:b].split()) for a, b in spans)


def _head_lemma(spans: list[list[int]], lemmas: dict[int, tuple[str, Sentence, int]]) -> str:
    """The lemma of the topmost word in the spans; "" where no word starts in them."""
    inside = [lemmas[at] for a, b in spans for at in range(a, b) if at in lemmas]
    if not inside:
        return ""
    places = {(id(sentence), i) for _, sentence, i in inside}
    for lemma, sentence, i in inside:
        head = sentence.tokens[i].head
        if head == i or (id(sentence), head) not in places:
            return lemma
    return inside[0][0]


def _work(task: tuple[tuple[str, ...], str, Path | None]) -> list[Outcome]:
    stems, split, memo = task
    gold = load_split(split)
    gc.disable()  # millions of small records are built and none is garbage
    try:
        return [
            judge(stem, *gold[stem], sentences, attributed(gold[stem][0], sentences))
            for stem, sentences in parse_all(stems, split, memo)
        ]
    finally:
        gc.enable()


def sample_stems(split: str, size: int | None, seed: int = 7) -> list[str]:
    """All articles of a split, or a fixed random choice of `size` of them, in name order."""
    stems = sorted(load_split(split))
    if size is None or size >= len(stems):
        return stems
    return sorted(random.Random(seed).sample(stems, size))


def measure(
    split: str,
    *,
    sample: int | None = None,
    seed: int = 7,
    memo: Path | None = None,
    jobs: int = 2,
) -> list[Outcome]:
    """Finds and scores the attributions of a split or of a sample of it."""
    stems = sample_stems(split, sample, seed)
    tasks = [(tuple(stems[i : i + CHUNK]), split, memo) for i in range(0, len(stems), CHUNK)]
    if jobs < 2:
        return [outcome for task in tasks for outcome in _work(task)]
    with multiprocessing.Pool(jobs) as pool:
        return [outcome for done in pool.imap(_work, tasks) for outcome in done]


def total(outcomes: Sequence[Outcome]) -> Counter[str]:
    """The counts of all articles together."""
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts.update(outcome.counts)
    return counts


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures that are tracked, as shares between 0 and 1."""
    summary = scorer().summarise(total(outcomes))
    whole = {
        "attributions": summary["all"]["attributions"],
        "e2e": summary["all"]["end_to_end"],
        "direct": summary["direct"]["attributions"],
        "direct e2e": summary["direct"]["end_to_end"],
        "mixed": summary["mixed"]["attributions"],
        "indirect": summary["indirect"]["attributions"],
        "tokens": summary["content_tokens"],
        "tokens+speaker": summary["content_tokens_and_speaker"],
    }
    return {
        f"{name} {part}": float(prf[key])
        for name, prf in whole.items()
        for part, key in (("P", "p"), ("R", "r"), ("F1", "f1"))
    }


def table(outcomes: Sequence[Outcome]) -> str:
    """The scorer's own table over these articles."""
    text: str = scorer().table(scorer().summarise(total(outcomes)))
    return f"{len(outcomes)} articles\n{text}"


if __name__ == "__main__":
    from tests.eval.polnear_errors import main

    main()
