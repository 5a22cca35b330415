"""What mentions refer to inside one article: surnames, initials, descriptions, pronouns.

Comes in: mentions in text order. Goes out: the same mentions with `name` set to the fullest name of
the article. Where two answers are equally good the mention stays unresolved (None): a wrong speaker
is worse than an open one. "I" and "we" are left to whoever knows the speaker of the quotation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kzcompare.analysis.phrases import Tree
from kzcompare.lexicon.titles import ActorWords
from kzcompare.model.actor import ActorType, Mention, MentionKind

SEX_OF = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "whom", "whose"})
NEUTER = frozenset({"it", "its"})
SPEAKING = frozenset(
    {"say", "add", "announce", "warn", "claim", "insist", "deny", "call", "accuse", "urge"}
)
GROUPS = ("family and circle", "supporters", "campaign")
REACH = 3  # sentences back in which a pronoun finds its name; further back it is mostly wrong
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TURNED = frozenset({"former", "ex", "late", "then", "first"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody a later pronoun may refer to. `at` is the index of the mention."""

    at: int
    sentence: int
    name: str | None
    type: ActorType | None
    is_subject: bool
    is_quoted: bool
    end: int  # of the phrase: "A banker, he ..." describes "he", it does not come before it
    is_plural: bool = False


def resolve(
    mentions: tuple[Mention, ...],
    trees: tuple[Tree, ...],
    words: ActorWords,
    *,
    acronyms: Mapping[str, str],
    sexes: Mapping[str, str],
) -> tuple[Mention, ...]:
    """The mentions with their names; `acronyms` and `sexes` are keyed by printed name."""
    full = _full_names(mentions, words, sexes)
    named = [
        replace(m, name=_fullest(m, full, acronyms)) if m.kind is MentionKind.NAME else m
        for m in mentions
    ]
    roles = _roles(tuple(named), trees, words)
    known = _sexes(tuple(named), words, sexes, roles)
    quoted = _quoted(trees)
    return _refer(named, trees, roles=roles, sexes=known, quoted=quoted)


def _full_names(
    mentions: tuple[Mention, ...], words: ActorWords, sexes: Mapping[str, str]
) -> dict[str, str]:
    """The full name behind each lone surname or given name of a person."""
    counted = Counter(
        m.name
        for m in mentions
        if m.kind is MentionKind.NAME and m.type is ActorType.PERSON and m.name
    )
    longer: dict[str, list[str]] = defaultdict(list)
    for name in counted:
        parts = [p for p in name.split() if p.strip(".,").lower() not in ("jr", "sr", "iii", "ii")]
        if len(parts) < 2:  # noqa: PLR2004
            continue
        longer[parts[-1].strip(",")].append(name)
        longer[parts[0]].append(name)
        if len(parts) > 2:  # noqa: PLR2004
            longer[" ".join(parts[-2:])].append(name)
    found: dict[str, str] = {}
    for name in counted:
        options = [o for o in longer.get(name, []) if o != name]
        if not options:
            continue
        sex = sexes.get(name)
        fitting = (
            [o for o in options if _sex_of(o, words, sexes) in (sex, None)] if sex else options
        )
        found[name] = _leading(fitting or options, counted)
    return {name: found.get(target, target) for name, target in found.items()}


def _leading(options: list[str], counted: Counter[str]) -> str:
    """The full name printed most often; of equals the longest, then the first printed."""
    order = list(counted)
    return min(options, key=lambda o: (-counted[o], -len(o), order.index(o)))


def _fullest(mention: Mention, full: Mapping[str, str], acronyms: Mapping[str, str]) -> str | None:
    name = mention.name
    if name is None:
        return None
    if name in acronyms:
        return acronyms[name]
    if mention.type is ActorType.PERSON:
        return full.get(name, name)
    if mention.type is ActorType.GROUP:
        for group in GROUPS:
            if name.endswith(f" {group}"):
                person = name.removesuffix(f" {group}")
                return f"{full.get(person, person)} {group}"
    return name


def _roles(
    mentions: tuple[Mention, ...], trees: tuple[Tree, ...], words: ActorWords
) -> dict[str, Counter[str]]:
    """For each office or trade, the persons it is printed with."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind is not MentionKind.NAME or mention.type is not ActorType.PERSON:
            continue
        if mention.name is None:
            continue
        near = [mention.phrase, *mention.descriptors]
        for token in trees[mention.sentence].sentence.tokens:
            if any(s.contains(token.span) for s in near) and not mention.span.contains(token.span):
                lemma = token.lemma
                if lemma in words.titles or lemma in words.people:
                    roles[lemma][mention.name] += 1
    return roles


def _sexes(
    mentions: tuple[Mention, ...],
    words: ActorWords,
    titled: Mapping[str, str],
    roles: Mapping[str, Counter[str]],
) -> dict[str, str]:
    """The sex of each person as far as titles, nouns and given names tell."""
    found: dict[str, str] = {}
    for lemma, names in roles.items():
        if lemma in words.sex:
            for name in names:
                found.setdefault(name, words.sex[lemma])
    for mention in mentions:
        if mention.type is ActorType.PERSON and mention.name and mention.kind is MentionKind.NAME:
            sex = titled.get(mention.text) or _sex_of(mention.name, words, titled)
            if sex:
                found[mention.name] = sex
    return found


def _sex_of(name: str, words: ActorWords, titled: Mapping[str, str]) -> str | None:
    if name in titled:
        return titled[name]
    first = name.split(maxsplit=1)[0].lower()
    return words.sex.get(first) if " " in name and first in words.given_names else None


def _quoted(trees: tuple[Tree, ...]) -> list[list[bool]]:
    """For each word whether it is quoted; marks left open end with their paragraph."""
    inside, paragraph = False, -1
    result: list[list[bool]] = []
    for tree in trees:
        if tree.sentence.paragraph != paragraph:
            inside, paragraph = False, tree.sentence.paragraph
        row: list[bool] = []
        for token in tree.sentence.tokens:
            if token.text in ("“", "«", "``"):
                inside = True
            elif token.text in ("”", "»", "''"):
                inside = False
            elif token.text == '"':
                inside = not inside
            row.append(inside)
        result.append(row)
    return result


def _refer(
    mentions: list[Mention],
    trees: tuple[Tree, ...],
    *,
    roles: Mapping[str, Counter[str]],
    sexes: Mapping[str, str],
    quoted: list[list[bool]],
) -> tuple[Mention, ...]:
    """Go through the text once; each pronoun looks back at what stands before it."""
    places = [{t.start: i for i, t in enumerate(tree.sentence.tokens)} for tree in trees]
    seen: list[_Candidate] = []
    result: list[Mention] = []
    for unsettled in mentions:
        tree = trees[unsettled.sentence]
        at = places[unsettled.sentence].get(unsettled.span.start, 0)
        in_quote = quoted[unsettled.sentence][at]
        near = [
            c for c in seen if unsettled.sentence - c.sentence < REACH and c.is_quoted == in_quote
        ]
        mention = _settled(unsettled, tree, at, near=near, before=result, roles=roles, sexes=sexes)
        result.append(mention)
        if mention.kind is MentionKind.PRONOUN and mention.name is None:
            continue
        if (
            mention.kind is MentionKind.PRONOUN
            and mention.text.lower() in RELATIVE | PLURAL | NEUTER
        ):
            continue
        last = _last_word(tree, mention)
        seen.append(
            _Candidate(
                at=len(result) - 1,
                sentence=mention.sentence,
                name=mention.name,
                type=mention.type,
                is_subject=_is_subject(tree, at, last),
                is_quoted=in_quote,
                end=mention.phrase.end,
                is_plural=tree.sentence.tokens[last].tag in ("NNS", "NNPS"),
            )
        )
    return tuple(result)


def _settled(
    mention: Mention,
    tree: Tree,
    at: int,
    *,
    near: list[_Candidate],
    before: list[Mention],
    roles: Mapping[str, Counter[str]],
    sexes: Mapping[str, str],
) -> Mention:
    """The mention with what it refers to, as far as that can be told."""
    if mention.kind is MentionKind.PRONOUN:
        return _pronoun(mention, tree, at, near=near, before=before, sexes=sexes)
    if mention.kind is MentionKind.NOMINAL and mention.type is ActorType.PERSON:
        return replace(mention, name=_described(mention, tree, roles))
    return mention


def _last_word(tree: Tree, mention: Mention) -> int:
    inside = [i for i, t in enumerate(tree.sentence.tokens) if mention.span.contains(t.span)]
    return inside[-1] if inside else 0


def _is_subject(tree: Tree, first: int, last: int) -> bool:
    tokens = tree.sentence.tokens
    head = next((i for i in range(last, first - 1, -1) if tokens[i].dep in SUBJECTS), None)
    if head is None and tokens[last].dep == "appos":
        return tokens[tokens[last].head].dep in SUBJECTS
    return head is not None


def _described(mention: Mention, tree: Tree, roles: Mapping[str, Counter[str]]) -> str | None:
    """The person a definite description means ("the banker"), if only one fits."""
    tokens = [t for t in tree.sentence.tokens if mention.phrase.contains(t.span)]
    if not tokens or tokens[0].text.lower() not in ("the", "this", "that"):
        return None
    head = tree.sentence.tokens[_last_word(tree, mention)]
    if head.tag not in ("NN", "NNP"):
        return None
    fitting = roles.get(head.lemma, Counter())
    if len(fitting) == 1 and not any(t.lemma in TURNED for t in tokens):
        return next(iter(fitting))
    return None


def _pronoun(
    mention: Mention,
    tree: Tree,
    at: int,
    *,
    near: list[_Candidate],
    before: list[Mention],
    sexes: Mapping[str, str],
) -> Mention:
    """The pronoun with the name it refers to, if one candidate is clearly ahead."""
    lower = mention.text.lower()
    if lower in RELATIVE:
        return _relative(mention, tree, at, before)
    if lower in SEX_OF:
        return _personal(mention, SEX_OF[lower], near, sexes)
    bodies = (ActorType.GROUP, ActorType.ORGANISATION)
    if lower in PLURAL:
        plural = [c for c in near if c.is_plural or c.type in bodies]
        return _closest(mention, plural)
    speaks = lower == "it" and tree.sentence.tokens[tree.sentence.tokens[at].head].lemma in SPEAKING
    if speaks or lower == "its":
        single = [c for c in near if c.type in (*bodies, ActorType.PLACE) and not c.is_plural]
        return _closest(mention, [c for c in single if c.is_subject])
    return mention


def _relative(mention: Mention, tree: Tree, at: int, result: list[Mention]) -> Mention:
    """Resolve "who" to the noun its clause hangs on."""
    tokens = tree.sentence.tokens
    verb = at
    for _ in range(len(tokens)):
        if tokens[verb].dep == "relcl" or tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    if tokens[verb].dep != "relcl":
        return mention
    target = tokens[tokens[verb].head]
    for other in reversed(result):
        if other.sentence != mention.sentence:
            break
        if other.span.contains(target.span) and other.kind is not MentionKind.PRONOUN:
            return replace(mention, name=other.name, type=other.type)
    return mention


def _personal(
    mention: Mention, sex: str, near: list[_Candidate], sexes: Mapping[str, str]
) -> Mention:
    """Resolve "he" and "she": nearest sentence, then subjects, then those of known sex."""
    people = [
        c
        for c in near
        if c.type is ActorType.PERSON
        and sexes.get(c.name or "", sex) == sex
        and not 0 <= mention.span.start - c.end <= len(", ")
    ]
    if not people:
        return mention
    ranked: dict[str | None, tuple[int, ...]] = {}
    for c in people:
        rank = _rank(c, mention, sexes)
        ranked[c.name] = max(ranked.get(c.name, rank), rank)
    best = max(ranked.values())
    leading = [name for name, rank in ranked.items() if rank == best]
    if len(leading) != 1:
        return mention
    return replace(mention, name=leading[0], type=ActorType.PERSON)


def _rank(c: _Candidate, mention: Mention, sexes: Mapping[str, str]) -> tuple[int, ...]:
    distance = mention.sentence - c.sentence
    subject = int(c.is_subject)
    known = int((c.name or "") in sexes)
    return (-distance + 2 * subject, known, -distance)


def _closest(mention: Mention, options: list[_Candidate]) -> Mention:
    """The nearest subject, else the nearest candidate."""
    if not options:
        return mention
    best = max(options, key=lambda c: (c.sentence + int(c.is_subject), c.at))
    return replace(mention, name=best.name, type=best.type)
