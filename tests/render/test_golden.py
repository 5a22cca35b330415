"""The face of the program: one fixed report at every width, as files to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kzcompare.render import FORMATS, render
from kzcompare.render.look import Look
from kzcompare.render.outputs.actor import actor_document
from kzcompare.render.outputs.actors import actors_document
from kzcompare.render.outputs.agreement import agreement_document
from kzcompare.render.outputs.base import Document
from kzcompare.render.outputs.check import check_document
from kzcompare.render.outputs.claims import claims_document
from kzcompare.render.outputs.diff import diff_document
from kzcompare.render.outputs.explain import explain_document
from kzcompare.render.outputs.explain_row import explain_pair_document, explain_row_document
from kzcompare.render.outputs.figures import figures_document
from kzcompare.render.outputs.quotes import quotes_document
from kzcompare.render.outputs.relate import relate_document
from kzcompare.render.outputs.report import report_document
from kzcompare.render.outputs.sources import sources_document
from kzcompare.render.outputs.text import text_document
from kzcompare.render.outputs.timeline import timeline_document
from kzcompare.render.outputs.wording import wording_document, words_document
from kzcompare.views.agreement import agreement_of
from kzcompare.views.wording import columns_of, uses_of
from tests.conftest import Golden
from tests.judged import CHECK, FEWER, MORE, PAIR, RELATION, ROW
from tests.scene import DOSSIER, REPORT, TRACE, post_and_delta, worded
from tests.scene_views import EVENTS, FIGURES

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "actor": lambda: actor_document(REPORT, DOSSIER),
    "actors": lambda: actors_document(REPORT),
    "agreement": lambda: agreement_document(REPORT, agreement_of(REPORT)),
    "check": lambda: check_document(REPORT, CHECK),
    "claims": lambda: claims_document(REPORT),
    "diff": lambda: diff_document(REPORT, post_and_delta(), post_and_delta().counts()),
    "explain": lambda: explain_document(TRACE, "1.2.3"),
    "explain_pair": lambda: explain_pair_document(REPORT, PAIR),
    "explain_row": lambda: explain_row_document(REPORT, ROW),
    "figures": lambda: figures_document(REPORT, FIGURES),
    "quotes": lambda: quotes_document(REPORT),
    "relate": lambda: relate_document(FEWER, MORE, RELATION, "1.2.3"),
    "report": lambda: report_document(REPORT, dossiers=(DOSSIER,)),
    "sources": lambda: sources_document(REPORT),
    "timeline": lambda: timeline_document(REPORT, EVENTS),
    "text": lambda: text_document(REPORT, REPORT.articles[1].article.id),
    "wording": lambda: wording_document(*worded()),
}
WIDTHS = (60, 80, 120, 200, None)


def test_every_command_with_formats_has_golden_files() -> None:
    assert {name.partition("_")[0] for name in DOCUMENTS} == set(FORMATS)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("command", DOCUMENTS)
def test_table(command: str, width: int | None, golden: Golden) -> None:
    text = render(command.partition("_")[0], "table", DOCUMENTS[command](), Look(width))
    golden(f"render/{command}-{width or 'plain'}.txt", text)


@pytest.mark.parametrize("command", DOCUMENTS)
def test_ascii_table(command: str, golden: Golden) -> None:
    text = render(
        command.partition("_")[0], "table", DOCUMENTS[command](), Look(100, ascii_only=True)
    )
    golden(f"render/{command}-ascii.txt", text)
    assert text.isascii()


@pytest.mark.parametrize("command", DOCUMENTS)
def test_colour_changes_no_words(command: str, golden: Golden) -> None:
    text = render(command.partition("_")[0], "table", DOCUMENTS[command](), Look(80, color=True))
    golden(f"render/{command}-colour.txt", text.replace("\x1b[", "⟦"))


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "md"])
@pytest.mark.parametrize("command", DOCUMENTS)
def test_data(command: str, name: str, golden: Golden) -> None:
    golden(
        f"render/{command}.{name}",
        render(command.partition("_")[0], name, DOCUMENTS[command](), Look()),
    )


@pytest.mark.parametrize("command", DOCUMENTS)
def test_page(command: str, golden: Golden) -> None:
    page = render(command.partition("_")[0], "html", DOCUMENTS[command](), Look())
    _, _, body = page.partition("<body>\n")
    body, _, _ = body.partition("<script>")
    golden(f"render/{command}.html", body)


@pytest.mark.parametrize("width", [*WIDTHS, 20])
def test_words_in_context(width: int | None, golden: Golden) -> None:
    report, _ = worded()
    uses = [uses_of(report, word)[0] for word in ("strike", "sabot*")]
    text = render(
        "wording",
        "table",
        words_document(report, uses, columns_of(report, by_outlet=False), None),
        Look(width),
    )
    golden(f"render/wording-uses-{width or 'plain'}.txt", text)


@pytest.mark.parametrize("width", [20, 33, 60, 80, 109, 110, 131, 200])
@pytest.mark.parametrize(
    "command", ["actor", "claims", "diff", "figures", "text", "timeline", "wording"]
)
def test_no_line_is_wider_than_asked_for(command: str, width: int) -> None:
    from rich.cells import cell_len

    lines = render(
        command.partition("_")[0], "table", DOCUMENTS[command](), Look(width)
    ).splitlines()
    assert max(cell_len(line) for line in lines) <= width
