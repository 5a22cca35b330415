"""Sentences to vectors by a neural encoder, where the user has one: nothing is downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.encoder.onnx import OnnxEncoder


def encoder_for(asked: str | None, cache: Cache | None) -> OnnxEncoder | None:
    """The encoder that is asked for; None, and nothing loaded, where none is.

    Raises:
        NoEncoderError: it is not there, or cannot be used.
    """
    if asked is None:
        return None
    from kzcompare.encoder.onnx import open_encoder

    return open_encoder(asked, cache)
