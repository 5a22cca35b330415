"""A corpus that was compared before, to be looked up: nothing is read that did not change."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kzcompare import __version__
from kzcompare.kept.compared import MANY
from kzcompare.model.article import Article, Listed
from kzcompare.model.options import Options
from kzcompare.model.part import Part
from kzcompare.model.report import Fallback, Report, Skipped

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.corpus.find import Input
    from kzcompare.corpus.read import Note
    from kzcompare.kept.listing import Listing, Witness
    from kzcompare.kept.shelf import Place

    _Read = tuple[Sequence[Article], Sequence[Skipped], Sequence[Fallback], Place]


class Looking:
    """The listing of a corpus in the cache: looked at first, made anew while the corpus is read."""

    def __init__(
        self, cache: Cache, asked: Sequence[str], options: Options, only: Sequence[str]
    ) -> None:
        """Of the paths asked for, less all sources but `only`, to be compared with `options`."""
        self._cache = cache
        self._asked = asked
        self._options = options
        self._only = only
        self._inputs: Sequence[Input] = ()
        self._witness: Witness | None = None
        self._read: _Read | None = None

    def unchanged(self, parts: Part, again: Callable[[], Report]) -> Report | None:
        """The report where no file changed; its parts are not loaded.

        Args:
            parts: what is wanted of it.
            again: makes the report as a whole.

        Returns:
            None where something of it is not known.

        Raises:
            NoModelError: the model asked for is not installed.
        """
        from kzcompare.kept.listing import find_unchanged

        known = find_unchanged(self._cache, self._key(), self._asked)
        if known is None:
            return None
        return self._report(*known, parts, again)

    def begin(self, inputs: Sequence[Input], missing: Sequence[Skipped]) -> Note | None:
        """What notes each file that is read; None where they hold too few articles."""
        from kzcompare.corpus.formats import OF_MANY

        files = [item.file or "" for item in inputs]
        if len(files) < MANY and not any(f.lower().endswith(tuple(OF_MANY)) for f in files):
            return None
        from kzcompare.kept.listing import Witness

        self._inputs = inputs
        self._witness = Witness(self._asked, inputs, missing)
        return self._witness.note

    def end(
        self,
        articles: Sequence[Article],
        skipped: Sequence[Skipped],
        remarks: Sequence[Fallback],
        place: Place,
    ) -> None:
        """Notes what was read."""
        self._read = articles, skipped, remarks, place

    def known(self, parts: Part, again: Callable[[], Report]) -> Report | None:
        """As `unchanged`, of what was read now: files that look changed may hold what they held."""
        listing = self._listing()
        if listing is None:
            return None
        report = self._report(listing, self._inputs, parts, again)
        if report is not None:
            self._cache.put(self._key(), listing)
        return report

    def keep(self) -> None:
        """Keeps the listing of what was read."""
        listing = self._listing()
        if listing is not None:
            self._cache.put(self._key(), listing)

    def _listing(self) -> Listing | None:
        """The listing of what was read; None of few articles, or of files that cannot be noted."""
        if self._witness is None or self._read is None:
            return None
        articles, skipped, remarks, place = self._read
        if len(articles) < MANY:
            return None
        listed = [Listed(a.source, a.words) for a in articles]
        return self._witness.listing(listed, skipped, [r.reason for r in remarks], place)

    def _report(
        self,
        listing: Listing,
        inputs: Sequence[Input],
        parts: Part,
        again: Callable[[], Report],
    ) -> Report | None:
        from kzcompare.cache import Remembered
        from kzcompare.kept.corpus import KeptCorpus, LookedAt
        from kzcompare.kept.shelf import GoneError
        from kzcompare.whole import Whole

        try:
            corpus = KeptCorpus(
                self._cache,
                listing,
                inputs,
                rows=Part.ROWS in parts,
                recall=Remembered(self._cache).recall,
                again=lambda: Whole(again()),
            )
        except GoneError:
            return None
        return Report(
            version=__version__,
            articles=LookedAt(corpus),
            skipped=listing.skipped,
            fallbacks=tuple(map(Fallback, listing.remarks)),
            listed=listing.sources,
            corpus=corpus,
        )

    def _key(self) -> str:
        """Where the listing is kept: the paths, what is chosen, and the parser.

        Messages print paths as they were given, and some are meant from the folder of the process.
        """
        from kzcompare.analysis.models import model_version

        asked = self._asked
        here = "" if all(map(os.path.isabs, asked)) else os.getcwd()  # noqa: PTH109 - words
        chosen = repr(replace(self._options, engine=""))
        told = (*sorted(self._only), "", chosen, model_version(self._options.model))
        return self._cache.key("listing", here, *asked, "", *told)
