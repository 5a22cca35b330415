"""A sentence encoder of a few bytes: the vector of a word is looked up, that is all it does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Words = Mapping[str, tuple[float, ...]]
UNKNOWN = "[UNK]"
WORDS: Words = {  # two meanings, an axis each
    UNKNOWN: (0.1, 0.1),
    "strike": (1.0, 0.0),
    "walkout": (1.0, 0.0),
    "rain": (0.0, 1.0),
    "storm": (0.0, 1.0),
}


def write_encoder(
    folder: Path, words: Words = WORDS, *, model: str = "model.onnx", output: str = "token_vectors"
) -> Path:
    """An encoder in the usual layout, with these words and their vectors."""
    file = folder / model
    file.parent.mkdir(parents=True, exist_ok=True)
    width = len(words[UNKNOWN])
    table = numpy_helper.from_array(np.array([*words.values()], np.float32), "table")
    ids, mask = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    )
    found = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", "length", width])
    look_up = helper.make_node("Gather", ["table", "input_ids"], [output])
    graph = helper.make_graph([look_up], "look up", [ids, mask], [found], [table])
    opset = [helper.make_opsetid("", 13)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), str(file))
    write_tokenizer(folder, words)
    return folder


def write_tokenizer(folder: Path, words: Words = WORDS) -> None:
    """The `tokenizer.json` of these words: lower case, cut at spaces and signs."""
    made: dict[str, object] = {
        "version": "1.0",
        "truncation": None,
        "padding": {
            "strategy": {"Fixed": 8},
            "direction": "Right",
            "pad_to_multiple_of": None,
            "pad_id": 0,
            "pad_type_id": 0,
            "pad_token": UNKNOWN,
        },
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {word: n for n, word in enumerate(words)},
            "unk_token": UNKNOWN,
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(made), encoding="utf-8")


def write_settings(folder: Path, **settings: object) -> None:
    """How vectors of words become one (`pooling_mode_...`), and `max_seq_length`."""
    pooling = {key: value for key, value in settings.items() if key.startswith("pooling")}
    (folder / "1_Pooling").mkdir(exist_ok=True)
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling), encoding="utf-8")
    rest = {key: value for key, value in settings.items() if key not in pooling}
    (folder / "sentence_bert_config.json").write_text(json.dumps(rest), encoding="utf-8")
