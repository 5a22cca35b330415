"""Markdown and HTML: what a reader sees is what the article printed, and nothing in it acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kzcompare.render import FORMATS, html_, markdown, render
from kzcompare.render.grid import Column
from kzcompare.render.lines import Line, Part, line, shown, spaced
from kzcompare.render.look import Look, Markup
from kzcompare.render.markup import blocks_of, depths
from kzcompare.render.safe import flat
from tests.render.test_golden import DOCUMENTS

MARKDOWN, HTML = Look(markup=Markup.MARKDOWN), Look(markup=Markup.HTML)
STYLES = st.sampled_from(["", "bold", "italic", "bold underline red", "dim"])
# what markup is made of comes up more often than by chance
WORDS = st.text(
    st.one_of(st.sampled_from("*_`#>+-=|\\[]()!<&;:/.~$@ \n0129aZ“”"), st.characters()), max_size=30
)
PIECES = st.lists(st.tuples(WORDS, STYLES), max_size=5)


def read_markdown(text: str) -> tuple[str, set[str]]:
    """The words that a reader sees, and the kinds of inline markup that were made."""
    inline = [token for token in MarkdownIt("gfm-like").parse(text) if token.type == "inline"]
    children = [child for token in inline for child in token.children or []]
    kinds = {c.type for c in children} - {"text", "softbreak", "hardbreak", "text_special"}
    return "".join(c.content for c in children), kinds


class Seen(HTMLParser):
    """Text and tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()
        self.feed(text)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)


def printed(pieces: list[tuple[str, str]]) -> str:
    return flat("".join(shown(spaced(words), Look()) for words, _ in pieces))


@given(PIECES)
@example([("A", ""), (".AL", "")])
def test_markdown_shows_the_words_and_adds_no_markup(pieces: list[tuple[str, str]]) -> None:
    words, kinds = read_markdown(markdown.blocks([Line(tuple(pieces))], MARKDOWN))
    assert flat(words) == printed(pieces)
    assert kinds <= {"strong_open", "strong_close", "em_open", "em_close"}


@given(PIECES, st.sampled_from(Part))
def test_html_shows_the_words_and_adds_no_markup(pieces: list[tuple[str, str]], part: Part) -> None:
    seen = Seen(html_.blocks([Line(tuple(pieces), part=part)], HTML))
    assert flat(seen.words) == printed(pieces)
    assert seen.tags <= {"p", "h2", "h3", "blockquote", "strong", "em", "mark", "span"}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not an item", "\\- not an item"),
        ("2022. Not a list", "2022\\. Not a list"),
        ("[link](javascript:alert)", "\\[link\\](javascript:alert)"),
        ("<script>", "\\<script\\>"),
        ("a | b", "a \\| b"),
        ("see https://example.org", "see https\\://example\\.org"),
        ("the report.ai of the U.S. army", "the report\\.ai of the U.S. army"),
        ("an ordinary sentence, with 3.5 per cent.", "an ordinary sentence, with 3.5 per cent."),
    ],
)
def test_signs_of_markdown_are_escaped(words: str, written: str) -> None:
    assert markdown.blocks([line(words)], MARKDOWN) == f"{written}\n\n"


@pytest.mark.parametrize(
    ("pieces", "written"),
    [
        ((("a ", ""), ("b", "bold"), (" c", "")), "a **b** c"),
        (((" b ", "bold"), ("c", "")), "**b** c"),
        ((("un", ""), ("happy", "bold")), "unhappy"),
        ((("“no”", "italic"), (", he said", "")), "*“no”*, he said"),
        ((("a", "bold"), ("b", "bold")), "ab"),
    ],
)
def test_emphasis_is_written_where_markdown_takes_it_for_one(
    pieces: tuple[tuple[str, str], ...], written: str
) -> None:
    assert markdown.blocks([Line(pieces)], MARKDOWN) == f"{written}\n\n"


def test_lines_become_blocks() -> None:
    lines = [
        line("a heading", part=Part.HEADING),
        line("two lines"),
        line("of a paragraph"),
        line(""),
        line("another"),
        line("an item", indent=2),
        line("one below it", indent=4),
        line(""),
        line("a second item", indent=2),
        line("words", part=Part.QUOTE),
    ]
    assert markdown.blocks(lines, MARKDOWN) == (
        "## a heading\n\ntwo lines\\\nof a paragraph\n\nanother\n\n"
        "- an item\n  - one below it\n- a second item\n\n> words\n\n"
    )
    assert html_.blocks(lines, HTML) == (
        "<h2>a heading</h2>\n<p>two lines<br>of a paragraph</p>\n<p>another</p>\n"
        '<ul>\n<li class="deep0">an item</li>\n<li class="deep1">one below it</li>\n'
        '<li class="deep0">a second item</li>\n</ul>\n<blockquote>words</blockquote>\n'
    )


def test_an_item_lies_under_the_nearest_one_with_a_smaller_indent() -> None:
    (block,) = blocks_of([line("x", indent=n) for n in (2, 6, 6, 4, 2)])
    assert depths(block) == [0, 1, 1, 1, 0]


def test_a_table_cell_cannot_end_its_row() -> None:
    rows = [[[("a|b\n| c", "")], [("1", "")]]]
    assert markdown.table((Column("x"), Column("y", is_number=True)), rows, MARKDOWN) == (
        "| x | y |\n| --- | ---: |\n| a\\|b \\| c | 1 |\n\n"
    )


@pytest.mark.parametrize("command", FORMATS)
def test_a_page_asks_for_nothing_and_runs_nothing(command: str) -> None:
    page = render(command, "html", DOCUMENTS[command](), Look())
    assert "default-src 'none'" in page
    active = Seen(page).tags & {"script", "img", "link", "iframe", "form", "object", "base"}
    assert active == ({"script", "form"} if command == "report" else set())


@pytest.mark.parametrize("command", FORMATS)
@pytest.mark.parametrize("name", ["md", "html"])
def test_ascii_documents_are_ascii(command: str, name: str) -> None:
    assert render(command, name, DOCUMENTS[command](), Look(ascii_only=True)).isascii()


def test_ascii_pages_show_the_same_words() -> None:
    document = DOCUMENTS["claims"]()
    plain, escaped = (render("claims", "html", document, Look(ascii_only=x)) for x in (False, True))
    assert Seen(plain).words == Seen(escaped).words


def test_two_runs_give_the_same_lines_and_a_new_row_changes_no_other() -> None:
    document = DOCUMENTS["claims"]()
    text = render("claims", "md", document, Look())
    from msgspec.structs import replace

    shorter = render("claims", "md", replace(document, rows=document.rows[1:]), Look())  # type: ignore[attr-defined,type-var]
    assert set(shorter.splitlines()) <= set(text.splitlines())
