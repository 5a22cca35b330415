"""What each stage costs in one process, in processor seconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kzcompare.actors.link import link_actors
from kzcompare.actors.listed import add_listed
from kzcompare.actors.namesakes import settle_namesakes
from kzcompare.actors.surnames import add_surnames
from kzcompare.align.claims import align_claims
from kzcompare.align.echoes import find_echoes
from kzcompare.compare.origins import kin_of
from kzcompare.compare.verdicts import in_order, judge_each
from kzcompare.comparing import find_disputes
from kzcompare.corpus.copies import find_copies
from kzcompare.lexicon.aliases import load_aliases
from kzcompare.lexicon.load import load_lexicon
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options

T = TypeVar("T")


def stages(read: Sequence[ReadArticle]) -> Iterator[tuple[str, float]]:
    """The stages over all articles in their order, each with its processor seconds."""
    lexicon, aliases = load_lexicon(), load_aliases()
    articles = tuple(read)
    copies, spent = _timed(lambda: find_copies([r.article for r in articles]))
    yield "copies", spent
    named, spent = _timed(lambda: settle_namesakes(add_listed(add_surnames(articles), aliases)))
    _, more = _timed(lambda: link_actors(named, aliases))
    yield "linking actors", spent + more
    (opposed, disputed), spent = _timed(lambda: find_disputes(named))
    yield "denials", spent
    echoes = find_echoes(named, copies)
    groups, spent = _timed(
        lambda: align_claims(named, Options(), echoes=echoes, opposed=opposed, disputed=disputed)
    )
    yield "alignment", spent
    kin = kin_of(copies, [r.article.source for r in named])
    _, spent = _timed(lambda: in_order(judge_each(groups, named, lexicon, kin)))
    yield "rows", spent


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begun = time.process_time()
    made = work()
    return made, time.process_time() - begun
