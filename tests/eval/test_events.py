"""Gold by offsets into texts that are not part of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.model.row import Stance
from tests.eval.events import event_files, lay_out
from tests.eval.gold import GoldError, read_records
from tests.eval.shared import shared_folder

TEXT = "The port closed.\n\nReed said it would open. Nobody believes him."
EVENT = """
sources:
- {id: post, stem: post_2031-05-04_port, size: 63, outlet: "Post", date: "2031-05-04"}
topics:
- id: port
  proposition: "The port closed."
  verdict: agreement
  cells:
  - [post, asserts, 0-16]
  - [post, doubts, 18-42, 43-63]
"""


@pytest.fixture
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An event whose one text lies in a shared folder of its own."""
    texts = tmp_path / "shared" / "polnear" / "train" / "text"
    texts.mkdir(parents=True)
    (texts / "post_2031-05-04_port.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("KZCOMPARE_SHARED", str(tmp_path / "shared"))
    file = tmp_path / "port.yaml"
    file.write_text(EVENT, encoding="utf-8")
    return file


def test_cells_are_the_offsets_of_each_line(event: Path, tmp_path: Path) -> None:
    (topic,) = lay_out(event, tmp_path).topics
    assert [(c.source, c.stance, c.span.of(TEXT)) for c in topic.cells] == [
        ("post", Stance.ASSERTS, "The port closed."),
        ("post", Stance.DOUBTS, "Reed said it would open."),
        ("post", Stance.DOUBTS, "Nobody believes him."),
    ]


def test_articles_lie_in_the_folder_as_they_are(event: Path, tmp_path: Path) -> None:
    lay_out(event, tmp_path)
    assert (tmp_path / "post.txt").read_text(encoding="utf-8") == TEXT
    assert 'date = "2031-05-04"' in (tmp_path / "sources.toml").read_text(encoding="utf-8")


def test_another_text_is_an_error(event: Path, tmp_path: Path) -> None:
    event.write_text(EVENT.replace("size: 63", "size: 62"), encoding="utf-8")
    with pytest.raises(GoldError, match="63 characters, 62 were annotated"):
        lay_out(event, tmp_path)


@pytest.mark.parametrize("file", event_files(), ids=lambda file: file.stem)
def test_every_topic_has_cells_of_two_sources_that_are_whole_words(
    file: Path, tmp_path: Path
) -> None:
    ids = [record["id"] for record in read_records(file, "topics")]
    assert len(set(ids)) == len(ids)
    if not shared_folder().is_dir():
        pytest.skip("the texts are not part of the project and not beside this checkout")
    gold = lay_out(file, tmp_path)
    for topic in gold.topics:
        assert len({cell.source for cell in topic.cells}) > 1, topic.id
        for cell in topic.cells:
            words = cell.span.of((tmp_path / f"{cell.source}.txt").read_bytes().decode())
            assert words == words.strip(), (topic.id, words)
