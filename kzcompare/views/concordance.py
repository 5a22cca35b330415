"""Where the articles print a word, in whatever form, and in whose voice.

Words are looked up by their dictionary form, as the parser gave it, so every hit is a place in the
text. Function words are not kept by a reading: a phrase is found by its first content word, and the
rest is compared with what is printed next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fnmatch import fnmatchcase

from msgspec import Struct

from kzcompare.lexicon.wording import WordForms
from kzcompare.model.article import Article
from kzcompare.model.choices import Kind
from kzcompare.model.claim import Claim, ReadArticle, Term
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.model.statement import Statement
from kzcompare.views.quotation import is_quoted

CONTEXT = 90  # code points kept on each side of a use: more than the widest table shows
_NEXT = re.compile(
    r"(?:[\s\-\u2010\u2011/]|['’]s)+([^\W_]+)"
)  # the next word, after blanks or hyphens

_VERB_ENDINGS = ("ed", "ing")


class Voice(StrEnum):
    """Whose words a use is part of."""

    OWN = "own"  # the article's own
    REPORTED = "reported"  # in what the article reports somebody to say, without quotation marks
    QUOTED = "quoted"  # in quotation marks


class Use(Struct, frozen=True):
    """One printed use of a word: `text` is `Article.text[span]`, `left` and `right` what is around.

    `holder` is who stands behind the words: None in the article's own voice, and where nobody is
    named. `sentence` is the whole sentence.
    """

    source: str
    span: Span
    text: str
    sentence: Span
    voice: Voice
    holder: str | None
    left: str
    right: str


class _Spot(Struct, frozen=True):
    read: ReadArticle
    claim: Claim
    term: Term


class Concordance:
    """The content words of a report, made ready to be looked up."""

    __slots__ = ("_forms", "_lemmas", "_order", "_stems")

    def __init__(self, report: Report) -> None:
        """Indexes every content word; linear in their number."""
        self._forms: dict[str, list[_Spot]] = {}
        self._stems: dict[str, set[str]] = {}
        self._lemmas: dict[str, set[str]] = {}
        self._order = {read.article.id: n for n, read in enumerate(report.articles)}
        for read in report.articles:
            text = read.article.text
            for claim in read.reading.claims:
                for term in claim.terms:
                    form = term.span.of(text).casefold()
                    self._forms.setdefault(form, []).append(_Spot(read, claim, term))
                    self._lemmas.setdefault(term.lemma.casefold(), set()).add(form)
                    self._stems.setdefault(term.stem, set()).add(form)

    @property
    def forms(self) -> Sequence[str]:
        """Every content word as printed, in lower case."""
        return list(self._forms)

    def find(self, parts: Sequence[str]) -> list[Use]:
        """The uses of a word or phrase in any form, names and other words of the stem included.

        `parts` are its words in lower case; "*" in one stands for any letters. The uses stand in
        the order of the articles and their texts.
        """
        forms = [self._alike(part) for part in parts]
        return self._uses(self._phrases(forms, with_names=True))

    def uses_of(self, word: WordForms) -> list[Use]:
        """The uses of a word of a set, in the order of the articles; names do not count."""
        found = {
            place: spot
            for forms, is_verb in ((word.nouns, False), (word.verbs, True))
            for parts in forms
            for place, spot in self._phrases(
                [self._inflected(part, is_verb=is_verb) for part in parts], with_names=False
            ).items()
        }
        return self._uses(found)

    def _alike(self, part: str) -> frozenset[str]:
        """The printed forms that a part of a query stands for: by letters, lemma or stem."""
        if "*" in part:
            return frozenset(form for form in self._forms if fnmatchcase(form, part))
        found = {part, *self._lemmas.get(part, ())}
        stems = [forms for stem, forms in self._stems.items() if stem == part or forms & found]
        return frozenset(found.union(*stems))

    def _inflected(self, part: str, *, is_verb: bool) -> frozenset[str]:
        """The printed forms of a dictionary form; of a noun none that ends like a verb."""
        kept = (
            form
            for form in self._lemmas.get(part, ())
            if is_verb or not form.endswith(_VERB_ENDINGS)
        )
        return frozenset((part, *kept))

    def _phrases(
        self, parts: Sequence[frozenset[str]], *, with_names: bool
    ) -> dict[tuple[str, Span], _Spot]:
        """Where words stand next to each other, each in one of the forms given for it."""
        return {
            (spot.read.article.id, span): spot
            for form in sorted(parts[0] & self._forms.keys())
            for spot in self._forms[form]
            if (with_names or not is_name(spot.read.article.text, spot.term))
            and (span := _whole(spot, parts[1:])) is not None
        }

    def _uses(self, found: Mapping[tuple[str, Span], _Spot]) -> list[Use]:
        ranked = sorted(found, key=lambda place: (self._order[place[0]], place[1]))
        return [_use(found[place], place[1]) for place in ranked]


def is_name(text: str, term: Term) -> bool:
    """Whether a word is part of a name and printed like one.

    A parser takes rare words for names; those stand there in lower case.
    """
    return term.is_name and text[term.span.start].isupper()


def _whole(spot: _Spot, parts: Sequence[frozenset[str]]) -> Span | None:
    """The place of a phrase that begins at a spot; None where something else follows."""
    end = spot.term.span.end
    for forms in parts:
        match = _NEXT.match(spot.read.article.text, end)
        if match is None or match[1].casefold() not in forms:
            return None
        end = match.end()
    return Span(spot.term.span.start, end)


def _use(spot: _Spot, span: Span) -> Use:
    article, text = spot.read.article, spot.read.article.text
    statement = _statement(spot, span)
    block = _block(article, spot.claim)
    is_direct = statement is not None and statement.kind is Kind.DIRECT
    if is_direct or is_quoted(text, block, span):
        voice = Voice.QUOTED
    else:
        voice = Voice.OWN if statement is None else Voice.REPORTED
    holder = None if statement is None else statement.holder
    return Use(
        source=article.id,
        span=span,
        text=span.of(text),
        sentence=spot.claim.span,
        voice=voice,
        holder=None if holder is None else holder.actor or holder.name or holder.text,
        left=text[max(block.start, span.start - CONTEXT) : span.start],
        right=text[span.end : min(block.end, span.end + CONTEXT)],
    )


def _statement(spot: _Spot, span: Span) -> Statement | None:
    """The innermost statement of somebody else that the words are part of."""
    statements = spot.read.reading.statements
    around = [
        (len(content), index)
        for index in spot.claim.statements
        if statements[index].kind is not Kind.OWN
        for content in statements[index].content
        if content.contains(span)
    ]
    return statements[min(around)[1]] if around else None


def _block(article: Article, claim: Claim) -> Span:
    """The paragraph around a sentence."""
    if claim.paragraph < len(article.paragraphs):
        block = article.paragraphs[claim.paragraph].span
        if block.contains(claim.span):
            return block
    return claim.span
