"""`kzcompare relate`: how two passages stand to each other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kzcompare import __version__
from kzcompare.cli.common import note
from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, output_options
from kzcompare.cli.session import Session
from kzcompare.model.errors import ExitCode, NoInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, BinaryIO

LONGEST = 20_000  # code points of a passage; longer texts are for `claims`
FIRST, MOST = 8, 256  # pairs read before an answer: few at first, so that answers begin at once


@click.command(
    "relate",
    epilog=examples(
        "kzcompare relate 'The bridge is open.' 'The bridge is closed.'",
        "kzcompare relate < pairs.jsonl > answers.jsonl",
        "kzcompare relate < pairs.jsonl | jq 'select(.label==\"contradict\")'",
    ),
)
@click.argument("a", required=False)
@click.argument("b", required=False)
@output_options("relate")
def relate_command(common: Common, *, a: str | None, b: str | None) -> ExitCode:
    """Show whether passage A supports, contradicts or has nothing on passage B.

    Labels: agree (A supports B), contradict (both cannot be true of one event),
    neutral, unrelated. A contradiction comes with its kind and words.

    Without A and B, pairs are read from standard input as JSON lines
    {"id", "a", "b"} and answered in order with {"id", "label", "score",
    "reasons"}; a line that is no pair is named on stderr, and the exit code is 3.
    """
    session = Session.start(common)
    if a is None:
        return _stream(session)
    if b is None:
        raise click.UsageError("relate takes two passages, or none and JSON lines on stdin")
    for text in (a, b):
        if problem := _problem(text):
            raise click.UsageError(f"a passage {problem}")
    from kzcompare.render.outputs.relate import relate_document

    (relation,) = session.relate([(a, b)])
    session.show("relate", relate_document(a, b, relation, __version__))
    return ExitCode.DONE


def _stream(session: Session) -> ExitCode:
    """Answers the pairs on standard input.

    Raises:
        NoInputError: there is no pair among them.
        click.UsageError: nobody sends any, or another format is asked for.
    """
    from kzcompare.render.json_ import compact
    from kzcompare.render.look import Look
    from kzcompare.render.outputs.relate import related_record

    common = session.common
    if sys.stdin.isatty():
        raise click.UsageError("relate takes two passages, or JSON lines on standard input")
    if common.format not in ("table", "jsonl"):
        raise click.UsageError("pairs on standard input are answered with JSON lines only")
    look = Look(ascii_only=common.ascii_only)
    answered, bad = 0, 0
    with session.sink() as sink:
        for batch in _batches(sys.stdin.buffer):
            pairs = [item for item in batch if not isinstance(item, str)]
            for item in batch:
                if isinstance(item, str):
                    note(item)
                    bad += 1
            relations = session.relate([(a, b) for _, a, b in pairs])
            for (key, a, b), relation in zip(pairs, relations, strict=True):
                sink(compact(related_record(key, a, b, relation), look))
                answered += 1
    if not answered:
        raise NoInputError('no pair on standard input; a line is {"id": ..., "a": ..., "b": ...}')
    return ExitCode.SKIPPED_INPUT if bad else ExitCode.DONE


Pair = tuple[str | int, str, str]


def _batches(stream: BinaryIO | IO[bytes]) -> Iterator[list[Pair | str]]:
    """Pairs, and a message for each line that is none, a growing number at a time."""
    size = FIRST
    held: list[Pair | str] = []
    for number, raw in enumerate(stream, 1):
        if raw.strip():
            held.append(_pair(number, raw))
        if len(held) >= size:
            yield held
            held, size = [], min(MOST, 2 * size)
    if held:
        yield held


def _pair(number: int, raw: bytes) -> Pair | str:
    """The pair on a line, or what is wrong with it."""
    import json

    try:
        made = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        return f"line {number}: no JSON: {error}"
    if not isinstance(made, dict):
        return f"line {number}: not an object with a and b"
    key = made.get("id", number)
    if isinstance(key, bool) or not isinstance(key, str | int):
        return f"line {number}: id is neither text nor a whole number"
    for name in ("a", "b"):
        if not isinstance(made.get(name), str):
            return f"line {number}: {name!r} is missing or no text"
        if problem := _problem(made[name]):
            return f"line {number}: {name!r} {problem}"
    return key, made["a"], made["b"]


def _problem(text: str) -> str | None:
    """What is wrong with a passage; None where nothing is."""
    if not text.strip():
        return "is empty"
    if len(text) > LONGEST:
        return f"is longer than {LONGEST} characters"
    return None
