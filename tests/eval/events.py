"""Sets of PolNeAR articles on one event each, with gold topics by offsets: the texts are not ours.

Newspapers that report the same days in their own words: less is said alike than in the other sets.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kzcompare.model.choices import Verdict
from kzcompare.model.row import Stance
from kzcompare.model.span import Span
from tests.eval.corpora import Annotated
from tests.eval.gold import GoldError, read_records
from tests.eval.sentences import sentence_spans
from tests.eval.shared import HERE, shared_folder
from tests.eval.topics import GoldCell, Topic, TopicGold

EVENTS = HERE / "events"


def event_files() -> tuple[Path, ...]:
    """The gold of each event, in name order."""
    return tuple(sorted(EVENTS.glob("*.yaml")))


def laid_out() -> Iterator[Annotated]:
    """Each event in a folder that is there until the next one; none where the texts are absent."""
    for event in event_files() if (shared_folder() / "polnear").is_dir() else ():
        with tempfile.TemporaryDirectory() as name:
            yield event.stem, Path(name), lay_out(event, Path(name))


def lay_out(event: Path, into: Path) -> TopicGold:
    """Copies the articles of an event into a folder, with a table of sources; their gold.

    Raises:
        GoldError: a text is not the one that was annotated.
    """
    sources = read_records(event, "sources")
    texts = {source["id"]: _text(source) for source in sources}
    tables = []
    for source in sources:
        file = f"{source['id']}.txt"
        (into / file).write_bytes(texts[source["id"]].encode())
        held = {
            "id": source["id"],
            "file": file,
            "outlet": source["outlet"],
            "date": source["date"],
        }
        lines = (f"{key} = {json.dumps(value)}" for key, value in held.items())
        tables.append("\n".join(("[[source]]", *lines)))
    (into / "sources.toml").write_text("\n\n".join(tables) + "\n", encoding="utf-8")
    topics = tuple(
        Topic(
            record["id"],
            Verdict(record["verdict"]),
            tuple(cell for line in record["cells"] for cell in _cells(*line)),
            record["proposition"],
        )
        for record in read_records(event, "topics")
    )
    return TopicGold(topics, {source: sentence_spans(text) for source, text in texts.items()})


def _text(source: dict[str, Any]) -> str:
    file = shared_folder() / "polnear" / "train" / "text" / f"{source['stem']}.txt"
    text = file.read_bytes().decode("utf-8")
    if len(text) != source["size"]:
        raise GoldError(f"{file}: {len(text)} characters, {source['size']} were annotated")
    return text


def _cells(source: str, stance: str, *spans: str) -> list[GoldCell]:
    ends = (map(int, span.split("-")) for span in spans)
    return [GoldCell(source, Span(start, end), Stance(stance)) for start, end in ends]
