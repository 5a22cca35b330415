"""Which files make an encoder, where they are looked for, and what is said where one is missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzcompare.encoder.files import find_encoder
from kzcompare.model.errors import ExitCode, NoEncoderError
from tests.encoder.network import write_encoder, write_settings, write_tokenizer


def refused(asked: object) -> str:
    with pytest.raises(NoEncoderError) as found:
        find_encoder(str(asked))
    assert found.value.exit_code is ExitCode.USAGE
    assert "\n" not in str(found.value)
    return str(found.value)


def install(folder: Path, name: str, *files: str) -> None:
    """What pip leaves behind of a package with these files, which lie in `folder`."""
    notes = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (notes / "RECORD").write_text("".join(f"{file},,\n" for file in files))


@pytest.mark.parametrize(
    "model",
    ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx"],
)
def test_the_network_lies_in_the_folder_or_below_onnx(tmp_path: Path, model: str) -> None:
    folder = write_encoder(tmp_path / "tiny", model=model)
    found = find_encoder(str(folder))
    assert (found.name, found.model, found.tokenizer) == (
        "tiny",
        folder / model,
        folder / "tokenizer.json",
    )
    assert (found.pooling, found.longest) == ("mean", None)


def test_settings_say_how_a_sentence_is_made_of_words(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path)
    write_settings(
        folder,
        pooling_mode_cls_token=True,
        pooling_mode_mean_tokens=False,
        max_seq_length=3,
    )
    found = find_encoder(str(folder))
    assert (found.pooling, found.longest) == ("cls", 3)


def test_an_unknown_way_to_make_a_sentence_is_refused(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path)
    write_settings(folder, pooling_mode_max_tokens=True)
    assert "pooling_mode_max_tokens" in refused(folder)


@pytest.mark.parametrize("broken", ["[1]", "{", ""])
def test_settings_that_are_no_json_object_are_refused(tmp_path: Path, broken: str) -> None:
    folder = write_encoder(tmp_path)
    (folder / "sentence_bert_config.json").write_text(broken)
    assert "sentence_bert_config.json" in refused(folder)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    assert "no model.onnx" in refused(tmp_path)
    (tmp_path / "model.safetensors").touch()
    assert "model.safetensors has to be exported to ONNX" in refused(tmp_path)
    (write_encoder(tmp_path) / "tokenizer.json").unlink()
    assert f"no tokenizer.json in {tmp_path}" in refused(tmp_path)
    assert "is a file" in refused(tmp_path / "model.onnx")
    assert "no such folder, and no such package" in refused("no-such-encoder")


def test_a_package_is_found_by_its_name_and_none_of_its_code_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "tiny_encoder"
    write_encoder(package / "data", model="onnx/model.onnx")
    (package / "__init__.py").write_text("raise SystemExit('this code was run')")
    files = ("__init__.py", "data/tokenizer.json", "data/onnx/model.onnx")
    install(tmp_path, "tiny-encoder", *(f"tiny_encoder/{file}" for file in files))
    monkeypatch.syspath_prepend(tmp_path)
    found = find_encoder("tiny-encoder")
    assert (found.name, found.model) == ("tiny-encoder", package / "data" / "onnx" / "model.onnx")


def test_a_package_without_an_encoder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "plain-words", "plain_words/__init__.py")
    install(tmp_path, "half-an-encoder", "half/model.onnx")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "model.onnx").touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert "holds no encoder" in refused("plain-words")
    assert "no tokenizer.json" in refused("half-an-encoder")


def test_two_copies_are_one_encoder_and_a_changed_one_is_another(tmp_path: Path) -> None:
    one, other = (find_encoder(str(write_encoder(tmp_path / name))) for name in ("a", "b"))
    assert one.digest() == other.digest()
    assert one.stamp() != other.stamp()
    before = one.digest(), one.stamp()
    write_tokenizer(tmp_path / "a", {"strike": (1.0, 0.0)})
    os.utime(one.tokenizer, ns=(1, 1))
    assert one.digest() != before[0]
    assert one.stamp() != before[1]
    (tmp_path / "b" / "model.onnx_data").write_bytes(b"weights beside the network")
    assert other.digest() != before[0]
