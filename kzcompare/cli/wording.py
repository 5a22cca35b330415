"""`kzcompare wording`: what sources call the same thing, and a word in its contexts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending, missing
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from kzcompare.model.report import Report
    from kzcompare.views.concordance import Voice
    from kzcompare.views.wording import Wording, WordUse

ENTRIES_SHOWN = 10  # sets and actors; the sources differ most in the first ones
USES_SHOWN = 40  # contexts of each word
_PARTS = ("sets", "actors", "keyness")


@click.command(
    "wording",
    epilog=examples(
        "kzcompare wording --own --show sets",
        "kzcompare wording riot protest 'foreign forces' 'terroris*'",
        "kzcompare wording --json | jq '.sets[].words[] | {word, counts}'",
    ),
)
@click.argument("words", metavar="[WORD]...", nargs=-1)
@click.option(
    "--by",
    type=click.Choice(["source", "outlet"]),
    default="source",
    help="What to count by: each source, or each outlet. [default: source]",
)
@click.option("--own", is_flag=True, help="Only what sources print in their own voice.")
@click.option(
    "--show",
    "parts",
    multiple=True,
    type=click.Choice(_PARTS),
    help="Only this part; repeatable. [default: all]",
)
@corpus_options("wording")
def wording_command(
    common: Common, *, words: tuple[str, ...], by: str, own: bool, parts: tuple[str, ...]
) -> ExitCode:
    """Show which words each source uses for the same thing.

    \b
    sets      words for one thing (protest, riot, uprising) by source, those
              in which the sources differ most first
    actors    what each source calls the same person or body
    keyness   words that one source uses more than the others

    With WORDs, every use of them in its context instead, in any form; "*"
    stands for any letters, and a WORD may be a phrase in quotation marks.
    """  # noqa: D301 (click's sign for lines that stay as they are)
    from msgspec.structs import replace

    from kzcompare.views.concordance import Voice

    session = Session.start(common)
    voices = frozenset({Voice.OWN}) if own else None
    if words:
        report = session.report(readings=True, actors=True)
        return _contexts(session, report, words, voices, by_outlet=by == "outlet")
    from kzcompare.lexicon.wording import load_word_sets
    from kzcompare.views.wording import wording_of

    report = session.report(readings=True, actors=True, rows=True)
    found = wording_of(report, load_word_sets(), voices, by_outlet=by == "outlet")
    whole = _only(found, parts or _PARTS)
    limit = common.limit_or(ENTRIES_SHOWN)
    shown = replace(whole, sets=whole.sets[:limit], actors=whole.actors[:limit])
    is_empty = not (whole.sets or whole.actors or whole.keys)
    if not is_empty or not common.is_table:
        from kzcompare.render.outputs.wording import wording_document

        session.show("wording", wording_document(report, shown))
    if is_empty:
        what = "no thing that two sources have different words for"
        raise NotFoundError(
            missing(report, what, "'kzcompare wording WORD' shows where a word is printed")
        )
    hint = _more(whole, shown)
    if hint:
        session.hint(hint)
    return ending(report)


def _contexts(
    session: Session,
    report: Report,
    words: tuple[str, ...],
    voices: frozenset[Voice] | None,
    *,
    by_outlet: bool,
) -> ExitCode:
    """The uses of words of the user's; those that are not there are named on stderr."""
    from kzcompare.cli.suggest import nearest
    from kzcompare.views.wording import columns_of, uses_of

    found: list[WordUse] = []
    missing: list[str] = []
    for word in words:
        used, known = uses_of(report, word, voices)
        if used.uses:
            found.append(used)
            continue
        close = nearest(word, known) if known else None
        missing.append(f"{word!r} is not used" + (f"; did you mean {close}?" if close else ""))
    limit = session.common.limit_or(USES_SHOWN)
    if found or not session.common.is_table:
        from kzcompare.render.outputs.wording import words_document

        columns = columns_of(report, by_outlet=by_outlet)
        session.show("wording", words_document(report, found, columns, limit))
    if not found:
        raise NotFoundError(missing[0])
    for message in missing:
        session.hint(message)
    if limit is not None and any(len(used.uses) > limit for used in found):
        session.hint(f"at most {limit} uses of each word shown; -n 0 shows all")
    return ending(report)


def _only(wording: Wording, parts: tuple[str, ...]) -> Wording:
    """The parts asked for."""
    from msgspec.structs import replace

    return replace(
        wording,
        sets=wording.sets if "sets" in parts else (),
        actors=wording.actors if "actors" in parts else (),
        keys=wording.keys if "keyness" in parts else (),
    )


def _more(whole: Wording, shown: Wording) -> str:
    """What is not shown and how to see it; "" where everything is."""
    cut = [
        f"{len(some)} of {len(every)} {name}"
        for name, some, every in (
            ("sets", shown.sets, whole.sets),
            ("actors", shown.actors, whole.actors),
        )
        if len(some) < len(every)
    ]
    return f"{' and '.join(cut)} shown; -n 0 shows all" if cut else ""
