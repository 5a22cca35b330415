"""Which runs of capitals are names after all, judged by the whole article.

Comes in: the parsed sentences. Goes out: the names at their places; what only a headline or the
start of a sentence capitalises is kept where another place, or a list, bears it out.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from kzcompare.analysis.capitals import is_acronym
from kzcompare.analysis.name_types import Spotted
from kzcompare.analysis.names import NameRun, find_runs, is_title_case
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.sentence import Sentence, Token
from kzcompare.model.syntax import MODIFIERS, NAME_TAGS

COMMON = 4.7  # Zipf frequency above which a lone capitalised first word is taken for no name
PLAIN = 3.4  # Zipf frequency from which a word is plain English rather than part of a name
LABEL = re.compile(r"[DRI]-[A-Z][\w.]*")  # party and state of a politician: "D-N.Y."
HEADLINE = 5  # words in a run from which it is rather a headline than a name
SHORT = 4  # letters; initials are not longer, names in capitals are not shorter
FOOTNOTE = re.compile(r"(?<=[^\W\d])[.\d\]]*\d[.\d\]]*$|[’'\"”]+$")
BRACKETS = re.compile(r"[\[\]]")


def spot_names(text: str, sentences: tuple[Sentence, ...], words: ActorWords) -> list[Spotted]:
    """The names of the article; doubtful ones only where another place confirms them."""
    plain: list[Spotted] = []
    doubtful: list[Spotted] = []
    for index, sentence in enumerate(sentences):
        headline = is_title_case(sentence)
        for run in find_runs(sentence, words):
            spot = _spotted(text, sentence, index, run)
            if spot.key:
                (doubtful if headline or not run.is_sure else plain).append(spot)
    plain = [s for s in plain if not _is_pair(s, plain)]
    known = {s.key for s in plain}
    parts = {s.words[-1] for s in plain} | {
        s.words[0] for s in plain if _is_given(s, sentences, words)
    }
    parts = {part for part in parts if len(part) > 1}
    surnames = {s.words[-1] for s in plain if not s.key.isupper()}
    for spot in (_respelled(s, surnames, words) for s in doubtful):
        kept = _confirmed(
            text, sentences[spot.sentence], spot, known=known, parts=parts, words=words
        )
        if kept is not None:
            plain.append(kept)
    lower = {t.text for s in sentences for t in s.tokens if t.text.islower()}
    plain = [s for s in plain if not _is_line(s, words)]
    plain = [
        s for s in plain if not LABEL.fullmatch(s.key) and not _is_dateline(s, sentences, words)
    ]
    plain = [s for s in plain if s.key in parts or not _is_word(s, sentences, lower, words)]
    plain = [_respelled(s, surnames, words) for s in plain]
    firm = {s.key for s in plain if not is_title_case(sentences[s.sentence])}
    return sorted(
        (_cut(text, sentences[s.sentence], s, firm, words) for s in plain),
        key=lambda s: (s.sentence, s.run.first),
    )


def _is_line(spot: Spotted, words: ActorWords) -> bool:
    """Whether the words are countries in a row ("the X-Y railway"): two parties, no actor."""
    parts = re.split(r"[-–/]", spot.key)
    return len(parts) > 1 and all(p in words.country_of or p in words.places for p in parts)


def _is_word(
    spot: Spotted, sentences: tuple[Sentence, ...], lower: set[str], words: ActorWords
) -> bool:
    """Whether a lone name is a plain word in capitals: the article prints it in lower case too."""
    tokens = sentences[spot.sentence].tokens
    token = tokens[spot.run.first]
    word = spot.key.lower()
    if len(spot.words) > 1 or spot.run.title or token.zipf < PLAIN:
        return False
    if (is_acronym(spot.key) and len(spot.key) <= SHORT) or spot.key in words.countries:
        return False
    is_modifier = tokens[token.head].text.islower() and token.dep in MODIFIERS
    if word not in lower:
        return is_modifier and token.zipf >= COMMON and not token.entity
    return is_modifier or word not in words.org_words | words.institutions


def _is_dateline(spot: Spotted, sentences: tuple[Sentence, ...], words: ActorWords) -> bool:
    """Whether a word in capitals opens a paragraph only to say where it was written."""
    sentence = sentences[spot.sentence]
    shouted = all(t.text.isupper() for t in sentence.tokens[: spot.run.end] if t.text.isalpha())
    if spot.run.first or not shouted or len(spot.key) <= SHORT:
        return False
    opens = spot.sentence == 0 or sentences[spot.sentence - 1].paragraph != sentence.paragraph
    after = sentence.tokens[spot.run.end : spot.run.end + 2]
    marks = [t.text for t in after]
    listed = spot.key.capitalize() in words.countries
    return opens and not listed and (marks[:1] in (["—"], ["–"], ["―"], ["--"], ["-"], ["("]))


def _respelled(spot: Spotted, surnames: set[str], words: ActorWords) -> Spotted:
    """A name in capitals ("LINDQVIST: Yes.") as the article, or a list, spells it otherwise."""
    if not spot.key.isupper() or min(map(len, spot.words)) < SHORT:
        return spot
    plain = tuple(word.capitalize() for word in spot.words)
    key = " ".join(plain)
    known = plain[-1] in surnames or plain[0].lower() in words.given_names
    if known or key in words.places or key in words.countries:
        return replace(spot, key=key, words=plain)
    return spot


def _cut(
    text: str, sentence: Sentence, spot: Spotted, firm: set[str], words: ActorWords
) -> Spotted:
    """The name of a person without common words in capitals before it ("Comedian Ann Lee").

    What is left must be printed elsewhere in running text, or begin with a given name.
    """
    tokens = sentence.tokens[spot.run.first : spot.run.end]
    last = tokens[-1].text.lower()
    if last in words.org_words | words.place_words | words.not_actors or spot.run.acronym:
        return spot
    if spot.key in words.places or spot.key in words.countries:
        return spot
    inner = _inner(text, sentence, spot, firm, words)
    if inner is not None:
        return inner
    for at in range(1, len(tokens)):
        before = tokens[at - 1].text.lower()
        if not _is_label(tokens[at - 1], words) or before in words.place_starts:
            return spot
        run = replace(spot.run, first=spot.run.first + at)
        shorter = _spotted(text, sentence, spot.sentence, run)
        lone = len(tokens) - at == 1
        given = tokens[at].text.lower() in words.given_names
        if (shorter.key in firm and (given or not lone)) or (given and not lone):
            return shorter
    return spot


def _inner(
    text: str, sentence: Sentence, spot: Spotted, firm: set[str], words: ActorWords
) -> Spotted | None:
    """The person behind a glossed nickname, or inside a headline ("Icon Ann Lee Backs Bob Roy")."""
    tokens = sentence.tokens[spot.run.first : spot.run.end]
    glossed = _behind_gloss(tokens, words)
    if glossed:
        run = replace(spot.run, first=spot.run.first + glossed)
        return _spotted(text, sentence, spot.sentence, run)
    if len(tokens) < HEADLINE or tokens[0].text.lower() in words.given_names:
        return None
    for first in range(spot.run.first, spot.run.end - 1):
        for end in range(spot.run.end, first + 1, -1):
            run = replace(spot.run, first=first, end=end)
            shorter = _spotted(text, sentence, spot.sentence, run)
            if shorter.key in firm and shorter.words[0].lower() in words.given_names:
                return shorter
    return None


def _behind_gloss(tokens: tuple[Token, ...], words: ActorWords) -> int:
    """Where the name begins behind a nickname and its translation ("Rusty [Old] Ann Lee"), or 0."""
    for at in range(1, len(tokens) - 3):
        opened, gloss, closed, given = tokens[at : at + 4]
        if (opened.text, closed.text) == ("[", "]") and gloss.zipf >= PLAIN:
            return at + 3 if given.text.lower() in words.given_names else 0
    return 0


def _is_label(token: Token, words: ActorWords) -> bool:
    """Whether it is a common word: in capitals before a name it need not be part of it."""
    lower = token.text.lower()
    return (
        token.text.isalpha()
        and token.zipf >= PLAIN
        and lower not in words.given_names | words.family_first | words.particles
    )


def _is_given(spot: Spotted, sentences: tuple[Sentence, ...], words: ActorWords) -> bool:
    """Whether the first word of a name can stand for it: "Xi", "Angela", not "Port"."""
    token = sentences[spot.sentence].tokens[spot.run.first]
    known = words.given_names | words.family_first
    return token.text.lower() in known or token.zipf < COMMON - 1.5


def _is_pair(spot: Spotted, others: list[Spotted]) -> bool:
    """Whether it is two names with a hyphen or stroke between them ("the X-Y pact")."""
    sides = re.split(r"[-–/]", spot.key)
    ends = {o.words[-1] for o in others if o is not spot}
    return len(sides) == 2 and all(side.split()[-1:] and side.split()[-1] in ends for side in sides)  # noqa: PLR2004


def _spotted(text: str, sentence: Sentence, index: int, run: NameRun) -> Spotted:
    printed = text[sentence.tokens[run.first].start : sentence.tokens[run.end - 1].end]
    key = name_key(printed)
    return Spotted(index, run, key, tuple(key.split()))


def _confirmed(
    text: str,
    sentence: Sentence,
    spot: Spotted,
    *,
    known: set[str],
    parts: set[str],
    words: ActorWords,
) -> Spotted | None:
    """A doubtful name as far as other places of the article, or a list, bear it out."""
    tokens = sentence.tokens[spot.run.first : spot.run.end]
    if spot.key in known or spot.key in words.countries or spot.key in parts:
        return spot
    if not is_title_case(sentence):
        token = tokens[0]
        rare = token.zipf < COMMON and (bool(token.entity) or token.zipf < COMMON - 1.5)
        return spot if rare and token.tag in NAME_TAGS else None
    for length in range(len(tokens) - 1, 0, -1):
        for first in range(spot.run.first, spot.run.end - length + 1):
            run = replace(spot.run, first=first, end=first + length, acronym=None)
            shorter = _spotted(text, sentence, spot.sentence, run)
            if shorter.key in words.adjectives:
                continue
            if shorter.key in known or shorter.key in words.countries or shorter.key in parts:
                return shorter
    named = len(tokens) > 1 and tokens[0].text.lower() in words.given_names
    return spot if named and all(t.entity == "PERSON" for t in tokens) else None


def name_key(printed: str) -> str:
    """The name without brackets, line breaks and a trailing possessive, footnote or quote mark.

    >>> name_key("[French President Emmanuel] Macron’s")
    'French President Emmanuel Macron'
    """
    flat = " ".join(BRACKETS.sub("", printed).split())
    flat = re.sub(r"(?:’s|'s)$", "", flat)
    return FOOTNOTE.sub("", flat)
