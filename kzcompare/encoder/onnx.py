"""A sentence encoder that runs on this machine: ONNX Runtime and the tokenizer it came with."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kzcompare.cache import Remembered
from kzcompare.encoder.files import LONGEST, EncoderFiles, find_encoder
from kzcompare.model.errors import NoEncoderError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kzcompare.cache import Cache

AT_ONCE = 16  # sentences of one length; a quarter less time than one after the other
KNOWN_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
WHOLE = "sentence_embedding"  # the output of networks that make one vector of a sentence themselves
QUIET = 4  # ONNX Runtime's level of messages that leaves fatal errors only
DIMENSIONS = 3  # of an output with a vector a token


class OnnxEncoder:
    """An encoder in files; its network is loaded when the first sentence is encoded.

    `name` is what it is called; `key` tells it from any other, "" where nothing is kept.
    """

    def __init__(self, files: EncoderFiles, key: str = "") -> None:
        """The encoder in `files`."""
        self.name = files.name
        self.key = key
        self._files = files
        self._loaded: tuple[Any, Any] | None = None

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """A row of length one for each sentence; shape (sentences, dimensions).

        Sentences of one number of tokens run together: nothing is padded, so the row of a sentence
        depends on no other.

        Raises:
            NoEncoderError: the files are damaged, or hold something other than an encoder.
        """
        import numpy as np

        if not sentences:
            return np.zeros((0, 0), np.float32)
        session, tokenizer = self._load()
        encodings = tokenizer.encode_batch(list(sentences))
        by_length: dict[int, list[int]] = defaultdict(list)
        for number, encoding in enumerate(encodings):
            by_length[len(encoding.ids)].append(number)
        rows: dict[int, NDArray[np.float32]] = {}
        for numbers in _batches(by_length):
            ids = np.array([encodings[n].ids for n in numbers], np.int64)
            rows.update(zip(numbers, self._run(session, ids), strict=True))
        return np.array([rows[n] for n in range(len(sentences))], np.float32)

    def _run(self, session: Any, ids: NDArray[np.int64]) -> NDArray[np.float32]:  # noqa: ANN401
        """The rows of sentences with as many tokens each."""
        import numpy as np

        given = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        outputs = [output.name for output in session.get_outputs()]
        chosen = WHOLE if WHOLE in outputs else outputs[0]
        try:
            (found,) = session.run([chosen], {i.name: given[i.name] for i in session.get_inputs()})
            rows = np.asarray(found, np.float32)
            if rows.ndim == DIMENSIONS:
                rows = rows[:, 0] if self._files.pooling == "cls" else rows.mean(axis=1)
            lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        except Exception as error:  # the library has no base class of its own for its errors
            raise self._useless(error) from error
        if rows.shape[:1] != ids.shape[:1] or not np.isfinite(lengths).all():
            raise self._useless(ValueError(f"its output {chosen!r} is no vector a sentence"))
        return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)

    def _load(self) -> tuple[Any, Any]:
        """The network and the tokenizer."""
        if self._loaded is None:
            import onnxruntime
            from tokenizers import Tokenizer

            options = onnxruntime.SessionOptions()
            options.log_severity_level = QUIET
            # Threads that wait sleep: on a machine with other work to do that halves the time.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            onnxruntime.set_default_logger_severity(QUIET)
            onnxruntime.disable_telemetry_events()  # it has some on Windows
            cpu = ["CPUExecutionProvider"]
            try:
                session = onnxruntime.InferenceSession(str(self._files.model), options, cpu)
                tokenizer = Tokenizer.from_file(str(self._files.tokenizer))
            except Exception as error:  # of no common class, in both libraries
                raise self._useless(error) from error
            unknown = sorted({i.name for i in session.get_inputs()} - KNOWN_INPUTS)
            if unknown:
                asked = f"the network asks for {', '.join(unknown)}, which is not made of text"
                raise self._useless(ValueError(asked))
            said = (tokenizer.truncation or {}).get("max_length", LONGEST)
            tokenizer.no_padding()
            tokenizer.enable_truncation(self._files.longest or said)
            self._loaded = session, tokenizer
        return self._loaded

    def _useless(self, error: Exception) -> NoEncoderError:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        return NoEncoderError(f"encoder {self.name!r} ({self._files.model}) does not work: {first}")


def open_encoder(asked: str, cache: Cache | None) -> OnnxEncoder:
    """The encoder in a folder or installed package; its network is not loaded yet.

    Raises:
        NoEncoderError: there is none, or the libraries that run it are not installed.
    """
    files = find_encoder(asked)
    missing = [m for m in ("onnxruntime", "tokenizers") if importlib.util.find_spec(m) is None]
    if missing:
        message = f"an encoder needs {' and '.join(missing)}: pip install 'kzcompare[encoder]'"
        raise NoEncoderError(message)
    if cache is None:
        return OnnxEncoder(files)
    with Remembered(cache) as remembered:  # the network may be large, and seldom changes
        key = remembered.recall(f"encoder {files.stamp()}", str, files.digest)
    return OnnxEncoder(files, key)


def _batches(by_length: dict[int, list[int]]) -> Iterator[list[int]]:
    for _, numbers in sorted(by_length.items()):
        for n in range(0, len(numbers), AT_ONCE):
            yield numbers[n : n + AT_ONCE]
