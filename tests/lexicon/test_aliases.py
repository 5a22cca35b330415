"""The alias table and a user's additions to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.lexicon.aliases import MAX_BYTES, AliasEntry, AliasKind, load_aliases, parse_aliases
from kzcompare.model.choices import ActorType
from kzcompare.model.errors import LexiconError

ENTRY = """
[[alias]]
name = "Alpine Union"
type = "organisation"
kind = "acronym"
aliases = ["AU"]
"""


def owner_of(entries: tuple[AliasEntry, ...], alias: str) -> list[str]:
    return [e.name for e in entries if alias in e.aliases]


def test_an_entry_is_read_with_its_defaults() -> None:
    assert parse_aliases(ENTRY, origin="a.toml") == (
        AliasEntry(
            name="Alpine Union",
            type=ActorType.ORGANISATION,
            aliases=("AU",),
            kind=AliasKind.ACRONYM,
            context=(),
            since=None,
            until=None,
            language="en",
            source="user",
        ),
    )


def test_the_shipped_table_has_each_alias_once_with_a_source() -> None:
    shipped = load_aliases()
    everywhere = [alias for entry in shipped if not entry.context for alias in entry.aliases]
    assert len(shipped) >= 400
    assert len(everywhere) == len(set(everywhere))
    assert all(entry.source != "user" for entry in shipped)


def test_a_users_alias_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(ENTRY, encoding="utf-8")
    assert owner_of(load_aliases(), "AU") == ["African Union"]
    assert owner_of(load_aliases(file), "AU") == ["Alpine Union"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[alias]\n", "a.toml: not valid TOML"),
        ("alias = " + "[" * 5000, "a.toml: not valid TOML"),
        ("alias = " + "9" * 5000, "a.toml: not valid TOML"),
        ('[[actor]]\nname = "X"', "a.toml: unknown field 'actor'"),
        ('alias = "X"', "a.toml: 'alias' must be a list of tables"),
        (ENTRY + 'colour = "red"', "alias entry 'Alpine Union': unknown field 'colour'"),
        ('[[alias]]\nname = "X"\ntype = "group"', "alias entry 'X': missing field 'aliases'"),
        (
            '[[alias]]\nname = "X"\ntype = "thing"\naliases = ["Y"]',
            "'type' is 'thing'; use one of person, organisation, group, place",
        ),
        (
            '[[alias]]\nname = "X"\ntype = "group"\naliases = "Y"',
            "alias entry 'X': 'aliases' must be a list of texts",
        ),
        (
            ENTRY + ENTRY.replace("Alpine Union", "Arctic Union"),
            "alias 'AU' is given for 'Alpine Union' and 'Arctic Union'",
        ),
    ],
)
def test_a_faulty_table_is_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_aliases(text, origin="a.toml")
    assert message in str(caught.value)


def test_an_endless_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "long.toml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(LexiconError, match=r"long\.toml: it is larger than 5 MB"):
        load_aliases(tmp_path / "long.toml")


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: cannot be read"):
        load_aliases(tmp_path / "none.toml")
