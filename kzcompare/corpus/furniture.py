"""Which paragraphs are article text, and what the others are.

Two kinds of evidence: what a line says (the entries of `phrases`) and where it stands: repeated,
above a media player, below a list's heading, left over after the last sentence. Nothing is cut;
every block gets a role. In doubt a line is article text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from kzcompare.corpus.paragraphs import Block
from kzcompare.corpus.phrases import LONGEST, Entry, Found, LineKind, find_entry, plain_line
from kzcompare.model.article import Role

# Bylines, notes and author lines stand among the first or last paragraphs.
_EDGE = 10
# Words a line without a full stop may have to be a heading. Headlines of news agencies reach 20.
_SUBHEAD_WORDS, _HEADLINE_WORDS = 12, 30
_SECTION_WORDS = 3  # "World news" above a headline; a headline proper has a verb or a name more
_CAPTION_WORDS = 60
# After the last sentence: a line of so few words is a button or a section; so many lines a menu.
_LABEL_WORDS, _MENU_LINES = 3, 4
# A list of other articles ends the page if less than this share of the words comes after it;
# before that it is a box, and only headlines directly under it belong to it.
_TAIL_SHARE = 0.35
_STOPS = tuple(".!…")
_SENTENCE_END = re.compile(r"[a-z]{3}[.!] ")
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{2,30}: ")
_CLOSERS = "”\"'’)]»"
_QUOTES = '“”"«»'


class Line(Struct, frozen=True):
    """A block as the rules see it: its words with single spaces, and the entry it matched."""

    plain: str
    words: int
    apart: bool
    found: Found | None

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence: a full stop, not the question mark of a headline."""
        return self.plain.rstrip(_CLOSERS).endswith(_STOPS)

    @property
    def is_short(self) -> bool:
        """Whether it could be a sub-heading: few words, no full stop, no colon or comma."""
        if self.words > _SUBHEAD_WORDS or self.is_sentence or _SENTENCE_END.search(self.plain):
            return False
        return not self.plain.endswith((":", ",", ";", "-", "–", "—"))

    @property
    def has_words(self) -> bool:
        """Whether anything but rules and bullets is printed."""
        return any(c.isalnum() for c in self.plain)


def read_lines(text: str, blocks: Sequence[Block], entries: tuple[Entry, ...]) -> list[Line]:
    """The blocks with the entries they match."""
    count = len(blocks)
    lines: list[Line] = []
    for i, block in enumerate(blocks):
        if len(block.span) > 2 * LONGEST:
            words = block.span.of(text)
            lines.append(Line(words[-LONGEST:].rstrip(), len(words.split()), block.apart, None))
            continue
        plain = plain_line(block.span.of(text))
        at_tail = i >= count - _EDGE and i > 0
        found = find_entry(plain, entries, at_edge=i < _EDGE or at_tail, at_tail=at_tail)
        lines.append(Line(plain, len(plain.split()), block.apart, found))
    return lines


def mark_roles(lines: Sequence[Line], *, title: str | None = None) -> list[Role]:
    """A role for each line, in order. `title` is the headline where it is known beforehand."""
    roles = [_listed(line) for line in lines]
    _release_people_in_the_news(lines, roles)
    headline = _headline(lines, roles, title)
    _mark_start(lines, roles, headline)
    _mark_repeated(lines, roles, headline)
    _mark_players(lines, roles, headline)
    _mark_lists(lines, roles)
    _mark_end(lines, roles, headline)
    return [role or _text_role(lines, i, headline) for i, role in enumerate(roles)]


def _listed(line: Line) -> Role | None:
    if not line.has_words:
        return Role.FURNITURE
    return role_of(line.found) if line.found else None


def role_of(found: Found) -> Role:
    """The role of a listed line itself, whatever it says about the lines around it."""
    if found.kind is LineKind.BIO:
        return Role.BYLINE
    if found.kind in (LineKind.PLAYER, LineKind.TAIL, LineKind.COMMENTS):
        return Role.FURNITURE
    return Role(found.kind.value)


def _release_people_in_the_news(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """A note about an author is article text if sentences above it name the same person."""
    for i, line in enumerate(lines):
        if line.found and line.found.kind is LineKind.BIO and line.found.author:
            surname = line.found.author.split()[-1]
            above = (lines[j] for j in range(i) if roles[j] is None)
            if any(surname in other.plain for other in above if other.is_sentence):
                roles[i] = None


def _headline(lines: Sequence[Line], roles: list[Role | None], title: str | None) -> int | None:
    """The index of the headline: the known title, else the first real one above the body."""
    known = plain_line(title or "").casefold()
    if known:
        for i, line in enumerate(lines[:_EDGE]):
            if line.plain.casefold() == known:
                roles[i] = None
                return i
    top: list[int] = []
    for i, line in enumerate(lines):
        if roles[i] is not None:
            continue
        if line.words > _HEADLINE_WORDS or line.is_sentence:
            break
        top.append(i)
    if not top:
        return None
    long = [i for i in top if lines[i].words > _SECTION_WORDS]
    # The name of the site stands above its menu, the headline below.
    named = [i for i in long if not _opens_menu(lines, i) or i == long[-1]]
    return next(iter(named), top[0])


def _opens_menu(lines: Sequence[Line], i: int) -> bool:
    """Whether the lines below line `i` are so many sections of a site."""
    below = lines[i + 1 : i + 1 + _MENU_LINES]
    return len(below) == _MENU_LINES and all(
        n.words <= _SECTION_WORDS and not n.is_sentence and n.plain[:1].isupper() for n in below
    )


def _mark_start(lines: Sequence[Line], roles: list[Role | None], headline: int | None) -> None:
    """Section names above the headline are furniture."""
    for i in range(headline or 0):
        if roles[i] is None and lines[i].is_short and lines[i].words <= _SECTION_WORDS:
            roles[i] = Role.FURNITURE


def _mark_repeated(lines: Sequence[Line], roles: list[Role | None], headline: int | None) -> None:
    """A line printed twice in a row is a caption; so is the headline printed again.

    Pages print a caption as the picture's description and directly below it. A sentence set apart
    from its copy, or a paragraph too long for a caption, is a slip of the page: the second copy
    goes, the first stays. So it is where the article would have no other sentence.
    """
    texts = {
        line.plain for line, role in zip(lines, roles, strict=True) if not role and line.is_sentence
    }
    for i in range(1, len(lines)):
        line = lines[i]
        if roles[i] is not None:
            continue
        if headline is not None and i > headline and line.plain == lines[headline].plain:
            roles[i] = Role.CAPTION
        elif line.plain == lines[i - 1].plain and i - 1 != headline:
            is_caption = _is_caption(line) and len(texts) > (line.plain in texts)
            roles[i] = Role.CAPTION if is_caption else Role.FURNITURE
            if is_caption:
                roles[i - 1] = Role.CAPTION


def _is_caption(line: Line) -> bool:
    """Whether a line that repeats the one above it may be a caption."""
    if line.words > _CAPTION_WORDS or line.plain.startswith(tuple('“"«')):
        return False
    return not (line.apart and line.is_sentence)


def _mark_players(lines: Sequence[Line], roles: list[Role | None], headline: int | None) -> None:
    """The title of a clip directly above its player is a teaser."""
    for i in range(1, len(lines)):
        found = lines[i].found
        if found is None or found.kind is not LineKind.PLAYER:
            continue
        above = lines[i - 1]
        is_title = above.words <= _HEADLINE_WORDS and not above.is_sentence
        if is_title and not lines[i].apart and roles[i - 1] is None and i - 1 != headline:
            roles[i - 1] = Role.TEASER


def _mark_lists(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """What stands below "Related articles" is teasers, what stands below "Comments" furniture."""
    total = sum(line.words for line in lines)
    seen = 0
    has_body = False
    for i, line in enumerate(lines):
        seen += line.words
        has_body = has_body or (roles[i] is None and line.is_sentence)
        kind = line.found.kind if line.found else None
        if kind is LineKind.COMMENTS and has_body:
            _fill(roles, i + 1, len(lines), Role.FURNITURE)
        if kind is not LineKind.TAIL or not has_body:
            continue
        if total - seen <= _TAIL_SHARE * total:
            _fill(roles, i + 1, len(lines), Role.TEASER)
            continue
        end = i + 1
        while end < len(lines) and not lines[end].is_sentence and not _opens_text(lines, end):
            end += 1
        _fill(roles, i + 1, end, Role.TEASER)


def _opens_text(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` is a sub-heading: set apart, with a sentence below it."""
    below = i + 1 < len(lines) and lines[i + 1].is_sentence
    return below and lines[i].apart and lines[i].is_short


def _mark_end(lines: Sequence[Line], roles: list[Role | None], headline: int | None) -> None:
    """Short lines with no sentence below them are what the page prints after the article."""
    last = max(
        (i for i, line in enumerate(lines) if roles[i] is None and not line.is_short), default=None
    )
    if last is None:
        return
    rest = [i for i in range(last + 1, len(lines)) if roles[i] is None and i != headline]
    for i in rest:
        if _is_name_of(lines, roles, i):
            roles[i] = Role.BYLINE
        elif len(rest) >= _MENU_LINES or _is_label(lines[i]):
            roles[i] = Role.FURNITURE


def _is_label(line: Line) -> bool:
    """Whether a short line is a button, section or title and not a sentence without its stop."""
    if line.plain.endswith("?") or _is_speech(line.plain):
        return False
    long = [word for word in line.plain.split() if len(word) > _SECTION_WORDS]
    return line.words <= _LABEL_WORDS or all(word[0].isupper() for word in long)


def _is_name_of(lines: Sequence[Line], roles: list[Role | None], i: int) -> bool:
    """Whether line `i` is the name above an author note that begins with the same name."""
    return (
        i + 1 < len(lines)
        and roles[i + 1] is Role.BYLINE
        and lines[i + 1].plain.startswith(lines[i].plain)
    )


def _fill(roles: list[Role | None], start: int, end: int, role: Role) -> None:
    for i in range(start, end):
        if roles[i] is None:
            roles[i] = role


def _text_role(lines: Sequence[Line], i: int, headline: int | None) -> Role:
    if i == headline:
        return Role.HEADING
    line = lines[i]
    if headline is not None and i < headline and not line.is_sentence:
        return Role.HEADING
    return Role.HEADING if line.is_short and not _is_speech(line.plain) else Role.BODY


def _is_speech(words: str) -> bool:
    """Whether a short line is somebody's words rather than a heading.

    A heading may be quoted as a whole (“We are here to stay”), or not at all. Transcripts print
    the speaker in capitals before a colon.
    """
    if _SPEAKER.match(words):
        return True
    quotes = sum(words.count(mark) for mark in _QUOTES)
    if not quotes:
        return False
    return not (words[0] in _QUOTES and words[-1] in _CLOSERS and words[-2].isalnum())
