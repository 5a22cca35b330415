"""`kzcompare diff A B`: two sources side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzcompare.cli.complete import complete_sources
from kzcompare.cli.examples import examples
from kzcompare.cli.options import Common, corpus_options
from kzcompare.cli.session import Session, ending
from kzcompare.model.choices import Verdict
from kzcompare.model.errors import ExitCode, NotFoundError

if TYPE_CHECKING:
    from kzcompare.views.diff import Diff

ENTRIES_SHOWN = 6  # of each kind; the most telling ones
_ROWS = {
    "contradicted": Verdict.CONTRADICTION,
    "mixed": Verdict.MIXED,
    "shared": Verdict.AGREEMENT,
}
_PLACES = ("only", "later", "near")


@click.command(
    "diff",
    epilog=examples(
        "kzcompare diff bne eurozine",
        "kzcompare diff bne asean --show contradicted --show only -n 0",
        "kzcompare diff bne asean --json | jq -r '.right_only[].statement.text'",
    ),
)
@click.argument("left", metavar="A", shell_complete=complete_sources)
@click.argument("right", metavar="B", shell_complete=complete_sources)
@click.option(
    "--show",
    "parts",
    multiple=True,
    type=click.Choice([*_ROWS, *_PLACES]),
    help="Only this part; repeatable. [default: all but near; in JSON and CSV all]",
)
@corpus_options("diff")
def diff_command(common: Common, *, left: str, right: str, parts: tuple[str, ...]) -> ExitCode:
    """Show what the sources A and B both say, and what only one of them says.

    \b
    contradicted  one denies or doubts what the other prints, or gives
                  another figure
    mixed         the same, but one side is tentative
    shared        both speak to it
    only          in one source, with nothing like it in the other
    later         about what happened after the other source was published,
                  which is not blamed for leaving it out
    near          not matched, but the other source has something like it

    Rows are those of `kzcompare claims` over the whole corpus, cut to A and B,
    in the order of A. What tells most is shown where not all is.
    """  # noqa: D301 (click's sign for lines that stay as they are)
    from kzcompare.views.diff import diff_of

    if left == right:
        raise click.UsageError(f"{left} is compared with itself; name two sources")
    session = Session.start(common)
    report = session.report(readings=True, rows=True, singles=True)
    session.check_sources(report, left, right)
    whole = diff_of(report, left, right)
    wanted = parts or (*_ROWS, "only", "later", *(("near",) if common.is_data else ()))
    asked = _only(whole, wanted)
    is_empty = not (asked.rows or asked.left_only or asked.right_only)
    if not is_empty or not common.is_table:
        from kzcompare.render.outputs.diff import diff_document

        shown = asked.strongest(common.limit_or(ENTRIES_SHOWN))
        session.show("diff", diff_document(report, shown, whole.counts()))
    if is_empty:
        raise NotFoundError(f"nothing to show of {left} and {right}")
    hint = _more(asked, whole, common.limit_or(ENTRIES_SHOWN), near="near" in wanted)
    if hint:
        session.hint(hint)
    return ending(report)


def _only(diff: Diff, parts: tuple[str, ...]) -> Diff:
    """The parts asked for."""
    from msgspec.structs import replace

    verdicts = {_ROWS[part] for part in parts if part in _ROWS}
    return replace(
        diff,
        rows=tuple(row for row in diff.rows if row.verdict in verdicts),
        left_only=tuple(a for a in diff.left_only if a.place in parts),
        right_only=tuple(a for a in diff.right_only if a.place in parts),
    )


def _more(asked: Diff, whole: Diff, limit: int | None, *, near: bool) -> str:
    """What is not shown and how to see it; "" where everything is."""
    counts = asked.counts().values()
    cut = "-n 0 shows all" if limit is not None and any(n > limit for n in counts) else ""
    found = whole.counts()
    like = found["left_near"] + found["right_near"]
    apart = f"{like} unmatched statements with something like them: --show near"
    return "; ".join(part for part in (cut, apart if like and not near else "") if part)
