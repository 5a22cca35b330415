"""Where the files of a sentence encoder are: in a folder, or in an installed package.

The layout is the usual one of sentence encoders: the network as ONNX, `tokenizer.json`, and how
the vectors of words become one in `1_Pooling/config.json`. Only ONNX and JSON are read, and no code
of the package is run.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from msgspec import Struct

from kzcompare.model.errors import NoEncoderError

MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
TOKENIZER = "tokenizer.json"
POOLINGS = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
WEIGHTS = (".safetensors", ".bin", ".pt")  # of a network that is no ONNX
LONGEST = 512  # tokens of a sentence, where the encoder says nothing


class EncoderFiles(Struct, frozen=True):
    """An encoder on disk.

    `pooling` is "mean" or "cls" (the vector of the first token); `longest` is the number of tokens
    from which a sentence is cut, None where the tokenizer says it.
    """

    name: str
    model: Path
    tokenizer: Path
    pooling: str
    longest: int | None

    def stamp(self) -> str:
        """What changes when a file does, without reading the large ones."""
        seen = [(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in self._all()]
        return repr((seen, self.pooling, self.longest))

    def digest(self) -> str:
        """What tells one encoder from another, wherever it lies; reads the files."""
        whole = hashlib.blake2b(f"{self.pooling} {self.longest}".encode(), digest_size=16)
        for file in self._all():
            with file.open("rb") as stream:
                whole.update(hashlib.file_digest(stream, "blake2b").digest())
        return whole.hexdigest()

    def _all(self) -> list[Path]:
        """The tokenizer, and the network, which may keep its weights in a file beside it."""
        return [self.tokenizer, *sorted(self.model.parent.glob(f"{self.model.name}*"))]


def find_encoder(asked: str) -> EncoderFiles:
    """The encoder in a folder, or in the installed package of that name.

    Raises:
        NoEncoderError: there is none; the message says what is missing.
    """
    folder = Path(asked).expanduser()
    if folder.is_dir():
        return _in_folder(folder, folder.resolve().name)
    if folder.exists():
        raise NoEncoderError(f"encoder {asked!r} is a file; name the folder that holds it")
    return _in_folder(_of_package(asked), asked)


def _of_package(name: str) -> Path:
    """The folder in an installed package that holds a tokenizer, or else a network."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        listed = distribution(name).files or []
    except (PackageNotFoundError, ValueError) as error:
        message = f"no encoder {name!r}: there is no such folder, and no such package is installed"
        raise NoEncoderError(message) from error
    found = [f for f in listed if f.name == TOKENIZER]
    found += [f for f in listed if f.suffix == ".onnx"]
    if not found:
        raise NoEncoderError(f"package {name!r} holds no encoder: no {TOKENIZER} and no .onnx file")
    return Path(str(found[0].locate())).parent


def _in_folder(folder: Path, name: str) -> EncoderFiles:
    model = next((f for m in MODELS if (f := folder / m).is_file()), None)
    if model is None:
        other = sorted(f.name for f in folder.iterdir() if f.suffix in WEIGHTS)
        hint = f"; {other[0]} has to be exported to ONNX first (see the README)" if other else ""
        message = f"encoder {name!r}: no model.onnx or model_quantized.onnx in {folder} or in onnx/"
        raise NoEncoderError(message + hint)
    tokenizer = folder / TOKENIZER
    if not tokenizer.is_file():
        raise NoEncoderError(f"encoder {name!r}: no {TOKENIZER} in {folder}")
    pooling = _settings(folder / "1_Pooling" / "config.json")
    chosen = [key for key, value in pooling.items() if key.startswith("pooling_mode") and value]
    if len(chosen) > 1 or (chosen and chosen[0] not in POOLINGS):
        message = f"encoder {name!r} makes sentences of words by {', '.join(chosen)}; known: "
        raise NoEncoderError(message + ", ".join(POOLINGS))
    longest = _settings(folder / "sentence_bert_config.json").get("max_seq_length")
    return EncoderFiles(
        name,
        model,
        tokenizer,
        POOLINGS[chosen[0]] if chosen else "mean",
        longest if isinstance(longest, int) and longest > 0 else None,
    )


def _settings(file: Path) -> dict[str, Any]:
    """A JSON object of settings; empty where there is no such file.

    Raises:
        NoEncoderError: it is no JSON object.
    """
    if not file.is_file():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoEncoderError(f"{file}: cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise NoEncoderError(f"{file}: not a JSON object")
    return found
