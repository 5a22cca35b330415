"""The seeds and the shared corpora poured into one folder: several events that must stay apart.

A program that is good on one event may still be lost in a folder that holds four: rare words,
thresholds and ranks are then those of another mixture.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.eval.topics import TopicGold, load_topics

SHOWN = ("outlet", "title", "author", "date", "url", "language")  # what a table of sources may say


def pour(folders: Mapping[Path, Path | None], into: Path) -> TopicGold:
    """Copies the articles of all folders into one; their gold, with the sources renamed alike.

    `folders` gives for each the file of its topics, None where they lie beside the articles. The
    ids of sources get the folder's name in front, since several corpora have a source of one name.
    """
    topics, sentences, tables = [], {}, []
    for folder, gold in folders.items():
        sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["source"]
        for source in sources:
            name = f"{folder.name}-{source['id']}"
            file = f"{name}{Path(source['file']).suffix}"
            (into / file).write_bytes((folder / source["file"]).read_bytes())
            held = {"id": name, "file": file, **{k: source[k] for k in SHOWN if k in source}}
            lines = (f"{key} = {json.dumps(str(value))}" for key, value in held.items())
            tables.append("\n".join(("[[source]]", *lines)))
        known = load_topics(folder, gold)
        topics += [
            replace(
                topic,
                id=f"{folder.name} {topic.id}",
                cells=tuple(replace(c, source=f"{folder.name}-{c.source}") for c in topic.cells),
            )
            for topic in known.topics
        ]
        sentences.update({f"{folder.name}-{s}": spans for s, spans in known.sentences.items()})
    (into / "sources.toml").write_text("\n\n".join(tables) + "\n", encoding="utf-8")
    return TopicGold(tuple(topics), sentences)
