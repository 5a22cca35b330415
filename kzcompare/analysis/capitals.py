"""Which capitalised words of a sentence belong together, before anything is cut off them.

Comes in: the words of one parsed sentence. Goes out: where a run of them begins and where it ends.
"""

from __future__ import annotations

import re

from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.sentence import Token
from kzcompare.model.syntax import NAME_TAGS

CLOSED = frozenset(
    {
        "DT",
        "PRP",
        "PRP$",
        "IN",
        "CC",
        "MD",
        "TO",
        "WDT",
        "WP",
        "WP$",
        "WRB",
        "EX",
        "UH",
        "PDT",
        "POS",
    }
)
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
OPENERS = frozenset({"“", '"', "‘", "'", "«", "``", ":", "(", "[", "•", "-", "—", "–", "*", "..."})
DASHES = frozenset({"-", "/", "‑", "–"})
GLUED_WORDS = 3  # capitals inside a word from which it is a page's buttons, not a name
HUMPS = re.compile(r"(?<=[a-z])[A-Z]")
SYLLABLE = 5  # letters of the second part of a given name such as "Jong-un"


def is_capital(  # noqa: PLR0911 -- one early return a rule
    tokens: tuple[Token, ...], at: int, words: ActorWords
) -> bool:
    """Whether the word is printed as (a part of) a name, not only capitalised by its place."""
    token = tokens[at]
    text = token.text
    if not text[0].isupper() or not any(ch.isalpha() for ch in text):
        return False
    if len(text) == 1 and token.tag not in NAME_TAGS:
        return False
    if token.tag in CLOSED and not (text.isupper() and len(text) > 1):
        return False
    if _is_break(token, words) or len(HUMPS.findall(text)) >= GLUED_WORDS:
        return False
    if token.entity in NUMERIC and not text.isupper():
        return False
    if text.lower() in words.never and text.lower() not in ("may", "will"):
        return inside_name(tokens, at)
    if starts(tokens, at):
        return (
            token.tag in NAME_TAGS
            or is_acronym(text)
            or text in words.adjectives
            or _followed(tokens, at)
            or _heads_of(tokens, at)
        )
    return True


def _is_break(token: Token, words: ActorWords) -> bool:
    """Whether no name goes on with it, as headlines and shouted lines print it ("Is", "THE")."""
    if token.text.lower() not in words.breaks:
        return False
    return token.text.istitle() or (token.text.isupper() and not token.entity)


def starts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word would be capitalised in any case."""
    return at == 0 or (tokens[at - 1].text in OPENERS and not _glued(tokens, at))


def _followed(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capitalised first word belongs to the name behind it ("Democratic Choice")."""
    nxt = at + 1
    return (
        nxt < len(tokens)
        and tokens[nxt].text[0].isupper()
        and tokens[at].pos in ("ADJ", "NOUN", "PROPN")
        and (tokens[nxt].tag in NAME_TAGS)
        and tokens[at].head == tokens[nxt].head
    )


def _heads_of(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether it begins a quoted title such as "Leader of the Nation"."""
    rest = [t.text for t in tokens[at + 1 : at + 4]]
    return at > 0 and rest[:1] == ["of"] and any(w[0].isupper() for w in rest[1:])


def inside_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word that names no actor by itself stands in a longer entity ("World Bank")."""
    if tokens[at].entity in NUMERIC:
        return False
    nxt = at + 1
    between = 0 < at < len(tokens) - 1 and all(
        t.text[0].isupper() and t.tag in NAME_TAGS for t in tokens[at - 1 : at + 2]
    )
    if between:
        # "President [Bill Clinton]" begins a name, "Clinton [Monday]" none
        goes_on = tokens[nxt].entity == tokens[at].entity and not tokens[nxt].entity_start
        return goes_on or not tokens[at].entity_start or not tokens[at].entity
    return bool(tokens[at].entity) and (
        (
            nxt < len(tokens)
            and tokens[nxt].text[0].isupper()
            and tokens[nxt].entity == tokens[at].entity
        )
        or (at > 0 and not tokens[at].entity_start and tokens[at - 1].text[0].isupper())
    )


def is_acronym(text: str) -> bool:
    """Whether all letters are capitals, and there are several."""
    letters = [ch for ch in text if ch.isalpha()]
    return len(letters) > 1 and all(ch.isupper() for ch in letters)


def _glued(tokens: tuple[Token, ...], at: int) -> bool:
    return at > 0 and tokens[at].start == tokens[at - 1].end and tokens[at - 1].text in DASHES


def run_end(tokens: tuple[Token, ...], at: int, words: ActorWords) -> int:
    """The end of the run of words that begins at `at`."""
    end = at + 1
    while end < len(tokens):
        step = _step(tokens, at, end, words)
        if not step:
            break
        end += step
    return end


def _step(  # noqa: PLR0911 -- one early return a rule
    tokens: tuple[Token, ...], first: int, at: int, words: ActorWords
) -> int:
    """How many words from `at` on still belong to the run (0: it ends here)."""
    token, rest = tokens[at], tokens[at + 1 : at + 4]
    if is_capital(tokens, at, words):
        return 1
    if not rest:
        return 0
    capital_next = rest[0].text[0].isupper() and is_capital(tokens, at + 1, words)
    if token.text in DASHES and token.start == tokens[at - 1].end and rest[0].start == token.end:
        if rest[0].text.islower() and _same(tokens, at + 1) and rest[0].entity == "PERSON":
            return 2 if len(rest[0].text) <= SYLLABLE else 0
        return 2 if rest[0].text[0].isupper() or rest[0].text[0].isdigit() else 0
    if token.text == "&" and capital_next:
        return 2
    if token.text in ("[", "]") and rest[0].text[0].isupper():
        return 2 if token.text == "[" or _bracket_open(tokens, first, at) else 0
    if token.text == "]" and _bracket_open(tokens, first, at):
        return 1
    if token.tag == "CD" and tokens[at - 1].text.lower() in words.org_words:
        return 1
    if token.text == "," and rest[0].text in ("Jr.", "Sr.", "Jr", "Sr"):
        return 2
    particles = _particles(tokens, at, words)
    if particles:
        return particles + 1
    if token.text.lower() in words.joiners:
        skip = 2 if rest[0].text.lower() == "the" else 1
        return _joined(tokens, at, skip, words)
    if token.tag == "POS" and capital_next and _possessive_inside(tokens, first, at, words):
        return 2
    return 0


def _particles(tokens: tuple[Token, ...], at: int, words: ActorWords) -> int:
    """How many particles stand here before the next part of a personal name ("von der")."""
    end = at
    while end < len(tokens) - 1 and tokens[end].text.lower() in words.particles:
        end += 1
    return end - at if end > at and is_capital(tokens, end, words) else 0


def _same(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    return bool(token.entity) and not token.entity_start and token.entity not in NUMERIC


def _bracket_open(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    opened = [i for i in range(max(0, first - 5), at) if tokens[i].text == "["]
    return bool(opened) and not any(tokens[i].text == "]" for i in range(opened[-1], at))


def _joined(tokens: tuple[Token, ...], at: int, skip: int, words: ActorWords) -> int:
    """Length of "of X" or "of the X" where it is part of the name before it."""
    target = at + skip
    if target >= len(tokens) or not tokens[target].text[0].isupper():
        return 0
    if not is_capital(tokens, target, words):
        return 0
    one_entity = all(_same(tokens, i) for i in range(at, target + 1))
    before = tokens[at - 1].text.lower()
    if one_entity and tokens[at].entity in ("ORG", "WORK_OF_ART", "GPE", "LAW", "EVENT", "FAC"):
        return 0 if before in words.titles else skip + 1
    if tokens[at].text.lower() != "of":
        return 0
    is_office = before in words.titles and before != "secretary"
    return skip + 1 if not is_office and before in words.state_nouns | words.org_words else 0


def _possessive_inside(tokens: tuple[Token, ...], first: int, at: int, words: ActorWords) -> bool:
    """Whether a possessive is part of a body's name ("Workers' Party"), not its owner."""
    owner = tokens[at - 1].text
    if owner in words.country_of:
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].text[0].isupper():
        end += 1
    last = tokens[end - 1].text.lower()
    if last not in words.org_words:
        return False
    one_entity = _same(tokens, at) and _same(tokens, at + 1) and tokens[at].entity == "ORG"
    return one_entity or (is_acronym(owner) and first < at) or owner.lower().endswith("s")
