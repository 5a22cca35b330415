"""The page of `report` as a reader has it: in a browser, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from kzcompare.cli import program
from kzcompare.render import FORMATS, render
from kzcompare.render.look import Look
from kzcompare.render.outputs.report import report_document
from tests.browser.conftest import Tab, opened
from tests.render.test_golden import DOCUMENTS
from tests.scene import DOSSIER, POST, REPORT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# What a page does after a click or a key comes when the browser is ready: every look waits for it.
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
expect.set_options(timeout=20_000)

ALL = ["c7f3a", "0b41d", "9e02c", "51aa0"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "page.html"
    made.write_text(
        render("report", "html", report_document(REPORT, dossiers=(DOSSIER,)), Look()), "utf-8"
    )
    return made


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the articles that come with the program, written by the command."""
    folder = tmp_path_factory.mktemp("seeds")
    made = folder / "page.html"
    asked = ["report", "-o", str(made), "--cache-dir", str(folder / "cache")]
    assert CliRunner().invoke(program, asked).exit_code == 0
    return made


@pytest.fixture
def tab(browser: Browser, file: Path) -> Iterator[Tab]:
    tab = opened(browser, file)
    yield tab
    assert tab.complaints == []
    assert tab.requests == [file.as_uri()]


def expect_rows(page: Page, ids: list[str]) -> None:
    """These rows can be seen, in this order, and no others."""
    rows = page.locator(".row:visible")
    expect(rows).to_have_count(len(ids))
    for place, name in enumerate(ids):
        expect(rows.nth(place)).to_have_id(f"row-{name}")


def test_all_rows_are_there_at_first(tab: Tab) -> None:
    expect_rows(tab.page, ALL)
    expect(tab.page.locator("#count")).to_have_text("4 of 4 rows")


def test_rows_are_filtered_by_verdict(tab: Tab) -> None:
    tab.page.locator("#filters").get_by_label("contradiction").uncheck()
    expect_rows(tab.page, ["9e02c", "51aa0"])
    expect(tab.page.locator("#count")).to_have_text("2 of 4 rows")


def test_rows_are_filtered_by_source(tab: Tab) -> None:
    tab.page.locator("#filters").get_by_label("Source").select_option("delta")
    expect_rows(tab.page, ["c7f3a", "9e02c"])


def test_rows_are_filtered_by_actor(tab: Tab) -> None:
    tab.page.locator("#filters").get_by_label("Actor").select_option("Tomás Okafor")
    expect_rows(tab.page, ["9e02c"])


@pytest.mark.parametrize(
    ("words", "rows"), [("ARRESTED", ["0b41d"]), ("okafor tomas", ["9e02c"]), ("xyz", [])]
)
def test_rows_are_filtered_by_words(tab: Tab, words: str, rows: list[str]) -> None:
    tab.page.locator("#filters").get_by_label("Words").fill(words)
    expect_rows(tab.page, rows)


def test_filters_go_together_and_can_be_taken_back(tab: Tab) -> None:
    tab.page.locator("#filters").get_by_label("Source").select_option("post")
    tab.page.locator("#filters").get_by_label("Words").fill("arrested")
    expect_rows(tab.page, ["0b41d"])
    tab.page.get_by_role("button", name="Show all").click()
    expect_rows(tab.page, ALL)


def test_the_heat_map_follows_the_filters(tab: Tab) -> None:
    tab.page.locator("#filters").get_by_label("Words").fill("arrested")
    lines = tab.page.locator("tr[data-row]:visible")
    expect(lines).to_have_count(1)
    expect(lines).to_have_attribute("data-row", "0b41d")


def test_every_link_leads_to_a_place_in_the_page(tab: Tab) -> None:
    dead = tab.page.evaluate(
        "() => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))"
        ".filter((to) => !to.startsWith('#') || !document.getElementById(to.slice(1)))"
    )
    assert dead == []


def test_no_id_is_given_twice(tab: Tab) -> None:
    ids = tab.page.evaluate("() => [...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert sorted(set(ids)) == sorted(ids)


def test_a_quotation_leads_to_its_words_in_the_article_and_back(tab: Tab) -> None:
    tab.page.locator("#row-c7f3a .cell a.place").first.click()
    start = POST.text.index("“saboteurs")
    target = tab.page.locator(":target")
    expect(target).to_have_id(f"post-{start}")
    expect(target).to_have_text("“saboteurs trained abroad” had cut the cranes' cables on 4 May")
    expect(target).to_have_class(re.compile(r"\breports\b"))
    expect(target.locator("xpath=ancestor::article")).to_have_id("article-post")
    tab.page.locator(f"#post-{start} + a.back").click()
    expect(target).to_have_id("row-c7f3a")


def test_a_link_to_a_hidden_row_shows_it(tab: Tab) -> None:
    tab.page.locator("#filters").get_by_label("Words").fill("xyz")
    tab.page.evaluate("() => { location.hash = '#row-0b41d' }")
    expect_rows(tab.page, ALL)


def test_a_link_to_a_dossier_unfolds_it(tab: Tab) -> None:
    tab.page.locator("#coverage a", has_text="Ann Reed").click()
    expect(tab.page.locator("#actor-1 blockquote, #actor-1 li").first).to_be_visible()


def test_furniture_is_there_but_not_marked(tab: Tab) -> None:
    furniture = tab.page.locator("#article-courier .furniture")
    expect(furniture).to_have_text("Subscribe now")
    expect(furniture.locator("mark")).to_have_count(0)


def test_words_of_articles_do_nothing(browser: Browser, tmp_path: Path) -> None:
    evil = "<img src=https://example.org/x.png onerror=alert(1)><script>alert(2)</script>"
    read = REPORT.articles[1]
    article = replace(
        read.article,
        source=replace(
            read.article.source, title=evil, author=f'"{evil}', url="javascript:alert(3)"
        ),
        text=read.article.text.replace("Subscribe now", evil[:13]),
    )
    report = replace(REPORT, articles=(replace(read, article=article),), rows=(), actors=())
    made = tmp_path / "evil.html"
    made.write_text(render("report", "html", report_document(report), Look()), "utf-8")
    tab = opened(browser, made)
    assert (tab.complaints, tab.requests) == ([], [made.as_uri()])
    expect(tab.page.locator("img")).to_have_count(0)
    expect(tab.page.get_by_text("alert(2)").first).to_be_visible()


def test_without_scripts_everything_can_be_read(browser: Browser, file: Path) -> None:
    page = opened(browser, file, scripts=False).page
    expect_rows(page, ALL)
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#actor-1 summary").click()
    expect(page.locator("#actor-1 li").first).to_be_visible()


def test_the_keyboard_reaches_the_rows(tab: Tab) -> None:
    tab.page.keyboard.press("Tab")
    expect(tab.page.locator(":focus")).to_have_text("Skip to the rows")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**#rows")
    tab.page.keyboard.press("Tab")
    expect(tab.page.locator(":focus")).to_have_attribute("name", "verdict")
    tab.page.keyboard.press("Space")
    expect(tab.page.locator(".row:visible")).not_to_have_count(len(ALL))


def test_on_paper_dossiers_are_unfolded_and_filters_are_gone(tab: Tab) -> None:
    tab.page.emulate_media(media="print")
    expect(tab.page.locator("#filters")).to_be_hidden()
    expect(tab.page.locator("#actor-1 li").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 400, 320])
def test_nothing_sticks_out(browser: Browser, file: Path, seeds: Path, width: int) -> None:
    for made in (file, seeds):
        page = opened(browser, made, width=width).page
        assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_the_page_of_the_seeds_is_small_and_whole(browser: Browser, seeds: Path) -> None:
    assert seeds.stat().st_size < 1_000_000
    tab = opened(browser, seeds)
    assert (tab.complaints, tab.requests) == ([], [seeds.as_uri()])
    test_every_link_leads_to_a_place_in_the_page(tab)
    test_no_id_is_given_twice(tab)
    for cell in tab.page.locator(".row .cell").all()[:20]:
        place = cell.locator("a.place").get_attribute("href") or ""
        words = " ".join(cell.locator("blockquote").inner_text().split()).split(" … ")[0]
        assert tab.page.locator(place).count() == 1
        assert words[:40] in " ".join(tab.page.locator("#articles").inner_text().split())


def findings(page: Page) -> list[str]:
    """What axe-core finds serious or critical."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    options = {"resultTypes": ["violations"]}
    found = axe.Axe().run(page, options=options).response["violations"]
    return [
        f"{finding['id']}: {node['html'][:120]}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


def unfold(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true })")


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(browser: Browser, file: Path, width: int, scheme: str) -> None:
    page = opened(browser, file, width=width, scheme=scheme).page
    unfold(page)
    assert findings(page) == []


def test_the_page_of_the_seeds_is_accessible(browser: Browser, seeds: Path) -> None:
    page = opened(browser, seeds).page
    unfold(page)
    assert findings(page) == []


@pytest.mark.parametrize(
    ("command", "scheme"), [*((command, "light") for command in FORMATS), ("claims", "dark")]
)
def test_the_page_of_every_command_is_accessible(
    browser: Browser, tmp_path: Path, command: str, scheme: str
) -> None:
    made = tmp_path / f"{command}.html"
    made.write_text(render(command, "html", DOCUMENTS[command](), Look()), "utf-8")
    tab = opened(browser, made, scheme=scheme)
    assert (tab.complaints, tab.requests) == ([], [made.as_uri()])
    assert findings(tab.page) == []
