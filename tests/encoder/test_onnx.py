"""Sentences to vectors by a network that only looks words up, so every number can be told."""

from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from kzcompare.cache import Cache
from kzcompare.encoder import encoder_for
from kzcompare.encoder.onnx import AT_ONCE, OnnxEncoder, open_encoder
from kzcompare.model.errors import NoEncoderError
from tests.encoder.network import WORDS, write_encoder, write_settings

DIAGONAL = [0.5**0.5, 0.5**0.5]


def opened(folder: Path) -> OnnxEncoder:
    return open_encoder(str(folder), None)


def test_a_sentence_is_the_mean_of_its_words_at_length_one(tmp_path: Path) -> None:
    rows = opened(write_encoder(tmp_path)).encode(["Strike", "strike rain", "storm storm walkout"])
    assert rows.dtype == np.float32
    assert rows.tolist() == pytest.approx(
        np.array([[1, 0], DIAGONAL, [0.2**0.5, 0.8**0.5]]), abs=1e-6
    )


def test_the_first_word_stands_for_the_sentence_where_the_settings_say_so(tmp_path: Path) -> None:
    write_settings(write_encoder(tmp_path), pooling_mode_cls_token=True)
    assert opened(tmp_path).encode(["rain strike strike"]).tolist() == [[0, 1]]


def test_a_long_sentence_is_cut(tmp_path: Path) -> None:
    write_settings(write_encoder(tmp_path), max_seq_length=2)
    assert opened(tmp_path).encode(["rain rain strike strike"]).tolist() == [[0, 1]]


def test_a_network_that_makes_sentences_itself_is_believed(tmp_path: Path) -> None:
    import onnx
    from onnx import TensorProto, helper

    write_encoder(tmp_path)
    model = onnx.load(str(tmp_path / "model.onnx"))
    model.graph.node.append(
        helper.make_node(
            "ReduceMax", ["token_vectors"], ["sentence_embedding"], axes=[1], keepdims=0
        )
    )
    model.graph.output.append(
        helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", 2])
    )
    onnx.save(model, str(tmp_path / "model.onnx"))
    rows = opened(tmp_path).encode(["strike strike strike rain"])
    assert rows.tolist() == pytest.approx(np.array([DIAGONAL]), abs=1e-6)


def test_the_row_of_a_sentence_depends_on_no_other(tmp_path: Path) -> None:
    encoder = opened(write_encoder(tmp_path))
    words = [*WORDS][1:]
    sentences = [" ".join(words[: 1 + n % 4]) for n in range(3 * AT_ONCE)]
    together = encoder.encode(sentences)
    alone = np.concatenate([encoder.encode([sentence]) for sentence in sentences])
    assert together.tobytes() == alone.tobytes()


def test_no_sentences_make_no_rows(tmp_path: Path) -> None:
    assert len(opened(write_encoder(tmp_path)).encode([])) == 0


def test_without_an_encoder_there_is_none(tmp_path: Path) -> None:
    assert encoder_for(None, Cache.open(tmp_path)) is None


def test_the_key_is_that_of_the_files_and_they_are_read_for_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache.open(tmp_path / "kept")
    folder = write_encoder(tmp_path / "tiny")
    first, copy = (open_encoder(str(f), cache) for f in (folder, write_encoder(tmp_path / "copy")))
    assert first.key == copy.key != ""
    monkeypatch.setattr("kzcompare.encoder.files.EncoderFiles.digest", lambda _: "read again")
    again = open_encoder(str(folder), cache)
    assert again.key == first.key


@pytest.mark.parametrize(
    ("file", "held"),
    [("model.onnx", b"no network"), ("tokenizer.json", b"{}"), ("model.onnx", b"")],
)
def test_a_damaged_file_is_one_line(tmp_path: Path, file: str, held: bytes) -> None:
    folder = write_encoder(tmp_path)
    (folder / file).write_bytes(held)
    with pytest.raises(NoEncoderError, match="does not work") as found:
        opened(folder).encode(["strike"])
    assert "\n" not in str(found.value)


def test_a_network_of_something_else_is_refused(tmp_path: Path) -> None:
    import onnx

    write_encoder(tmp_path)
    model = onnx.load(str(tmp_path / "model.onnx"))
    model.graph.input[1].name = "pixel_values"
    onnx.save(model, str(tmp_path / "model.onnx"))
    with pytest.raises(NoEncoderError, match="pixel_values"):
        opened(tmp_path).encode(["strike"])


def test_a_word_that_the_network_does_not_have_is_an_error_of_the_encoder(tmp_path: Path) -> None:
    write_encoder(tmp_path, {"[UNK]": (1.0, 0.0)})
    write_encoder(tmp_path / "other")
    (tmp_path / "other" / "tokenizer.json").replace(tmp_path / "tokenizer.json")
    with pytest.raises(NoEncoderError, match="does not work"):
        opened(tmp_path).encode(["storm"])


def test_vectors_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    write_encoder(tmp_path, {"[UNK]": (float("nan"), 0.0)})
    with pytest.raises(NoEncoderError, match="no vector a sentence"):
        opened(tmp_path).encode(["strike"])


def test_the_extra_is_named_where_its_libraries_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec

    def without(name: str) -> ModuleSpec | None:
        return None if name == "onnxruntime" else find(name)

    monkeypatch.setattr("importlib.util.find_spec", without)
    with pytest.raises(NoEncoderError) as found:
        open_encoder(str(write_encoder(tmp_path)), None)
    assert str(found.value) == "an encoder needs onnxruntime: pip install 'kzcompare[encoder]'"
