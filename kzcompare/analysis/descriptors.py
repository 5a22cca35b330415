"""Words that say who somebody is: titles, modifiers, appositions, what follows "is", clauses.

Comes in: the tree of a sentence and a name in it. Goes out: verbatim stretches beside the name.
"""

from __future__ import annotations

from kzcompare.analysis.names import is_title_case
from kzcompare.analysis.phrases import OUTSIDE, Tree, head_of
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.model.choices import ActorType
from kzcompare.model.span import Span
from kzcompare.model.syntax import NOUNS, QUALIFIERS, SINGULARS, SUBJECTS

LEFT_OF_NAME = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "det", "advmod", "npadvmod"}
)
LONGEST_CLAUSE = 12  # words
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
STOPS = frozenset(',.;:—–()[]”"') | {"--", "''"}
QUOTES = frozenset('“”"«»') | {"''", "``"}


def descriptors_of(
    tree: Tree, first: int, end: int, *, stop: int | None = None, kind: ActorType | None = None
) -> tuple[Span, ...]:
    """Words that say who the name at `[first, end)` is: before it, beside it, and after "is".

    `stop` is the end of the name with its initials in brackets, where it has any; `kind` is what
    the name stands for: of a place nobody says "who".
    """
    tokens = tree.sentence.tokens
    head = head_of(tree, first, end)
    if tokens[head].dep in QUALIFIERS:
        return ()
    before = _before(tree, first, head, kind)
    found = [s for s in (before, _beside(tree, stop or end)) if s]
    found += _clause(tree, stop or end, kind)
    for child in tree.children[head]:
        if child < end:
            continue
        is_noun = tokens[child].dep == "appos" and not _is_name(tree, child)
        is_noun = is_noun and tokens[child].entity not in TIMES
        if is_noun and _is_beside(tree, end, child):
            found.append(_phrase(tree, child))
    above = tokens[head].head
    if tokens[head].dep == "appos" and not _is_name(tree, above):
        found += _leading(tree, above, first)
    if tokens[head].dep == "oprd" and tokens[above].dep == "acl":
        found += _leading(tree, tokens[above].head, above)
    if tokens[head].dep in SUBJECTS:
        found += _copula(tree, head) + _predicate(tree, head)
    return _outermost(found)


def pronoun_descriptors(tree: Tree, at: int) -> tuple[Span, ...]:
    """What is said of "he" or "she": after "is", or in a noun phrase that opens the sentence."""
    tokens = tree.sentence.tokens
    if tokens[at].dep not in SUBJECTS or tokens[at].text.lower() not in ("he", "she"):
        return ()
    found = _copula(tree, at) + _predicate(tree, at)
    before = [i for i in range(at - 1) if tokens[i].tag == "NN" and tokens[at - 1].text == ","]
    if before and before[-1] == at - 2 and tokens[0].tag == "DT":
        words = range(at - 1)
        if all(tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for i in words):
            found.append(tree.span(0, at - 2))
    return _outermost(found)


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in text order without those inside another one."""
    every = {span for span in spans if span}
    return tuple(sorted(s for s in every if not any(o != s and o.contains(s) for o in every)))


def _leading(tree: Tree, above: int, first: int) -> list[Span]:
    """The noun phrase that the name at `first` stands behind as an apposition."""
    tokens = tree.sentence.tokens
    stop = above
    above = _one_of(tree, above)
    low, _ = tree.edges(above, skip=OUTSIDE)
    while stop + 1 < first and tokens[stop + 1].text != ",":
        stop += 1
    if any(tokens[i].text in QUOTES for i in range(stop, first)):
        return []  # words of a quotation say nothing of the one who speaks them
    return [tree.span(low, stop)] if low <= stop < first and tokens[above].pos != "VERB" else []


def _beside(tree: Tree, end: int) -> Span | None:
    """The noun phrase in "X, a banker," or "X [the banker]", whatever the parser made of it."""
    tokens = tree.sentence.tokens
    if end + 2 >= len(tokens) or tokens[end].text not in (",", "[", "("):
        return None
    bracket = {"[": "]", "(": ")"}.get(tokens[end].text)
    opening = tokens[end + 1]
    if opening.tag != "DT" or opening.text.lower() not in (
        ("a", "an", "the") if bracket else ("a", "an")
    ):
        return None
    if bracket is not None:
        close = next((i for i in range(end + 1, len(tokens)) if tokens[i].text == bracket), None)
        return tree.span(end + 1, close - 1) if close else None
    noun = opening.head
    if tokens[noun].tag not in SINGULARS or tokens[noun].dep in SUBJECTS or noun <= end + 1:
        return None
    high = tree.edges(noun, skip=frozenset({"conj", "cc", "punct", "parataxis", "relcl"}))[1]
    closed = high + 1 < len(tokens) and tokens[high + 1].text in (",", ".", "—", ";")
    return tree.span(end + 1, high) if closed else None


def _one_of(tree: Tree, noun: int) -> int:
    """The head of "one of the nouns", else the noun itself."""
    tokens = tree.sentence.tokens
    link = tokens[noun].head
    if (
        tokens[noun].dep == "pobj"
        and tokens[link].text == "of"
        and tokens[tokens[link].head].tag == "CD"
    ):
        return tokens[link].head
    return noun


def _before(tree: Tree, first: int, head: int, kind: ActorType | None) -> Span | None:
    """The modifiers left of the name; a lone article is none."""
    tokens = tree.sentence.tokens
    low = first
    for child in tree.children[head]:
        if child < first and tokens[child].dep in LEFT_OF_NAME:
            low = min(low, tree.edges(child)[0])
    words = range(low, first)
    if any(tokens[i].text in (",", ";", ":", "(", "—", "–") for i in words):
        return None
    if tokens[low].tag in ("DT", "PDT") and not any(tokens[i].pos in NOUNS for i in words):
        low += 1
    if low >= first or tokens[low].pos == "DET":
        low += low < first
    saying = NOUNS | {"ADJ", "VERB"} if kind is ActorType.PERSON else NOUNS
    if low >= first or not any(tokens[i].pos in saying for i in range(low, first)):
        return None
    if _only_locates(tree, low, first) or (
        is_title_case(tree.sentence) and not _is_role(tokens[first - 1].lemma)
    ):
        return None
    plain = load_actor_words().plain_honorifics
    if tokens[first - 1].tag == "POS" or tokens[low].text.rstrip(".").lower() in plain:
        return None  # an owner or a bare "Mr" says nothing about the name
    return tree.span(low, first - 1)


def _only_locates(tree: Tree, low: int, end: int) -> bool:
    """Whether the words before a name are but the name of a place ("Massachusetts")."""
    words = load_actor_words()
    text = " ".join(t.text for t in tree.sentence.tokens[low:end])
    return text in words.places or text in words.countries


def _is_role(lemma: str) -> bool:
    words = load_actor_words()
    return lemma in words.titles or lemma in words.people


def _clause(tree: Tree, end: int, kind: ActorType | None) -> list[Span]:
    """A short clause right behind the name: "who ...", "which ...", "known as ...".

    A long one tells a story. It is read off the words, up to the next comma: small models hang such
    clauses on other nouns.
    """
    tokens = tree.sentence.tokens
    start = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if start >= len(tokens):
        return []
    opening = tokens[start]
    lower = opening.text.lower()
    is_personal = kind in (ActorType.PERSON, ActorType.GROUP, None)
    is_clause = (lower == "who" and is_personal) or (lower in ("which", "whose") and start > end)
    is_participle = opening.tag == "VBN" and opening.lemma in load_actor_words().predicates
    if not is_clause and not (is_participle and start > end):
        return []
    stop = start + 1
    while stop < len(tokens) and tokens[stop].text not in STOPS:
        stop += 1
    return [tree.span(start, stop - 1)] if 1 < stop - start <= LONGEST_CLAUSE else []


def _predicate(tree: Tree, subject: int) -> list[Span]:
    """What somebody is said to be without a noun: "is accused of ...", "is in exile"."""
    tokens = tree.sentence.tokens
    words = load_actor_words()
    verb = tokens[subject].head
    if any(tokens[c].dep == "neg" for c in tree.children[verb]):
        return []
    if tokens[subject].dep == "nsubjpass" and tokens[verb].lemma in words.predicates:
        said = _until_comma(tree, verb)
        return [said] if said.end > tokens[verb].end else []
    if tokens[verb].lemma not in ("be", "remain"):
        return []
    return [
        _until_comma(tree, child)
        for child in tree.children[verb]
        if tokens[child].dep == "prep"
        and any(tokens[c].lemma in words.states for c in tree.children[child])
    ]


def _until_comma(tree: Tree, first: int) -> Span:
    """The words from `first` on, to the end of what hangs on it or to the next comma."""
    tokens = tree.sentence.tokens
    high = tree.edges(first, skip=frozenset({"conj", "cc", "punct", "advcl", "parataxis"}))[1]
    last = first
    while last < min(high, first + LONGEST_CLAUSE - 1) and tokens[last + 1].text not in STOPS:
        last += 1
    return tree.span(first, last)


def _copula(tree: Tree, subject: int) -> list[Span]:
    """What follows "is", "was", "remains" or "became" where it is a noun phrase."""
    tokens = tree.sentence.tokens
    verb = tokens[subject].head
    if tokens[verb].lemma not in ("be", "remain", "become"):
        return []
    if any(tokens[c].dep == "neg" for c in tree.children[verb]):
        return []
    return [
        _phrase(tree, c)
        for c in tree.children[verb]
        if tokens[c].dep == "attr" and c > verb and tokens[c].pos == "NOUN"
    ]


def _phrase(tree: Tree, head: int) -> Span:
    low, high = tree.edges(
        head, skip=frozenset({"conj", "cc", "parataxis", "dep", "punct", "appos"})
    )
    return tree.span(low, high)


def _is_beside(tree: Tree, end: int, child: int) -> bool:
    """Whether only one comma, dash or bracket parts the apposition from the name."""
    low = tree.edges(child, skip=OUTSIDE)[0]
    between = [t.text for t in tree.sentence.tokens[end:low]]
    return len(between) <= 1 and all(mark in (",", "—", "–", "-", "(", "--") for mark in between)


def _is_name(tree: Tree, index: int) -> bool:
    return tree.sentence.tokens[index].pos == "PROPN"
