"""What mentions refer to inside one article: surnames, initials, descriptions, pronouns.

Comes in: mentions in text order. Goes out: the same mentions with `name` set to the fullest name of
the article. Where two answers are equally good the mention stays unresolved (None): a wrong speaker
is worse than an open one. "I" and "we" are left to whoever knows the speaker of the quotation.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping

from msgspec.structs import replace

from kzcompare.analysis.full_names import full_names, fullest
from kzcompare.analysis.people import role_field, roles_of, sexes_of
from kzcompare.analysis.phrases import Tree
from kzcompare.analysis.pronouns import Candidate, refer_pronoun
from kzcompare.lexicon.grammar import load_grammar_words
from kzcompare.lexicon.titles import ActorWords, load_actor_words
from kzcompare.model.actor import Mention, MentionKind
from kzcompare.model.choices import ActorType
from kzcompare.model.syntax import PLURALS, SINGULARS, SUBJECTS

REACH = 3  # sentences back in which a pronoun finds its name; further back it is mostly wrong


def resolve(
    mentions: tuple[Mention, ...],
    trees: tuple[Tree, ...],
    words: ActorWords,
    *,
    acronyms: Mapping[str, str],
    sexes: Mapping[str, str],
) -> tuple[Mention, ...]:
    """The mentions with their names; `acronyms` and `sexes` are keyed by printed name."""
    full = full_names(mentions, words, sexes)
    named = [
        replace(m, name=fullest(m, full, acronyms, words)) if m.kind is MentionKind.NAME else m
        for m in mentions
    ]
    roles = roles_of(tuple(named), trees, words)
    known = sexes_of(tuple(named), words, sexes, roles)
    quoted = _quoted(trees)
    return _refer(named, trees, roles=roles, sexes=known, quoted=quoted)


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
    words = load_grammar_words()
    sexless = words.personal_relatives | words.third_plural | words.neuter
    places = [{t.start: i for i, t in enumerate(tree.sentence.tokens)} for tree in trees]
    seen: deque[Candidate] = deque()
    result: list[Mention] = []
    for unsettled in mentions:
        tree = trees[unsettled.sentence]
        at = places[unsettled.sentence].get(unsettled.span.start, 0)
        in_quote = quoted[unsettled.sentence][at]
        while seen and unsettled.sentence - seen[0].sentence >= REACH:
            seen.popleft()
        near = [c for c in seen if c.is_quoted == in_quote]
        mention = _settled(unsettled, tree, at, near=near, before=result, roles=roles, sexes=sexes)
        result.append(mention)
        if mention.kind is MentionKind.PRONOUN and mention.name is None:
            continue
        if mention.kind is MentionKind.PRONOUN and mention.text.lower() in sexless:
            continue
        last = _last_word(tree, mention)
        seen.append(
            Candidate(
                at=len(result) - 1,
                sentence=mention.sentence,
                name=mention.name,
                type=mention.type,
                is_subject=_is_subject(tree, at, last),
                is_quoted=in_quote,
                end=mention.phrase.end,
                is_plural=tree.sentence.tokens[last].tag in PLURALS,
            )
        )
    return tuple(result)


def _settled(
    mention: Mention,
    tree: Tree,
    at: int,
    *,
    near: list[Candidate],
    before: list[Mention],
    roles: Mapping[str, Counter[str]],
    sexes: Mapping[str, str],
) -> Mention:
    """The mention with what it refers to, as far as that can be told."""
    if mention.kind is MentionKind.PRONOUN:
        return refer_pronoun(mention, tree, at, near=near, before=before, sexes=sexes)
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
    at = _last_word(tree, mention)
    head = tree.sentence.tokens[at]
    if head.tag not in SINGULARS:
        return None
    fitting = roles.get(head.lemma, Counter())
    field = role_field(tree, at)
    if field is not None:  # "the head of state" is not the head of the agency
        of_others = {
            name
            for key, names in roles.items()
            if key.startswith(f"{head.lemma} of ")
            for name in names
        }
        fitting = roles.get(field) or Counter(
            {n: c for n, c in fitting.items() if n not in of_others}
        )
    turned = load_actor_words().former | {"first"}  # others bore the office too
    if len(fitting) == 1 and not any(t.lemma in turned for t in tokens):
        return next(iter(fitting))
    return None
