"""A Ray cluster of two workers on this machine: `python -m pytest -m cluster tests/runners`."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kzcompare import comparing
from kzcompare.model.errors import NoEngineError
from kzcompare.model.options import Options
from kzcompare.model.part import EVERYTHING, Part
from kzcompare.pipeline import compare_articles
from kzcompare.runners.on_ray import OnRay
from tests.runners.work import judge_or_die_once, multiply, multiply_or_die_once


@pytest.fixture(scope="module")
def mark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file by which a worker says that it was killed."""
    return tmp_path_factory.mktemp("ray") / "killed"


@pytest.fixture(scope="module")
def two_workers(mark: Path) -> Iterator[OnRay]:
    ray = pytest.importorskip("ray")
    here = os.pathsep.join(("", str(Path.cwd())))
    path = os.environ.get("PYTHONPATH", "") + here
    settings = {"env_vars": {"PYTHONPATH": path, "KZCOMPARE_TEST_MARK": str(mark)}}
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        logging_level=logging.ERROR,
        runtime_env=settings,
    )
    yield OnRay()
    ray.shutdown()


def test_without_ray_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(NoEngineError, match=r"pip install 'kzcompare\[ray\]'"):
        OnRay()


@pytest.mark.cluster
@pytest.mark.filterwarnings("ignore")
def test_results_come_in_the_order_of_the_items(two_workers: OnRay) -> None:
    assert list(two_workers.map(multiply, 3, range(40))) == [3 * n for n in range(40)]


@pytest.mark.cluster
@pytest.mark.filterwarnings("ignore")
def test_what_a_killed_worker_leaves_is_done_by_another(two_workers: OnRay, tmp_path: Path) -> None:
    mark = str(tmp_path / "killed")
    assert list(two_workers.map(multiply_or_die_once, mark, range(8))) == [2 * n for n in range(8)]


@pytest.mark.cluster
@pytest.mark.filterwarnings("ignore")
def test_the_seeds_are_compared_byte_for_byte_as_in_one_process(two_workers: OnRay) -> None:
    del two_workers
    parts = EVERYTHING | Part.SINGLES
    local = compare_articles([], parts=parts)
    spread = compare_articles([], parts=parts, options=Options(engine="ray"))
    assert msgspec.msgpack.encode(spread) == msgspec.msgpack.encode(local)


@pytest.mark.cluster
@pytest.mark.filterwarnings("ignore")
def test_the_seeds_are_compared_alike_when_a_worker_is_killed_in_the_middle(
    two_workers: OnRay, mark: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del two_workers
    local = compare_articles([], parts=EVERYTHING)
    monkeypatch.setattr(comparing, "judge_batch", judge_or_die_once)
    spread = compare_articles([], parts=EVERYTHING, options=Options(engine="ray"))
    assert mark.exists()
    assert msgspec.msgpack.encode(spread) == msgspec.msgpack.encode(local)
