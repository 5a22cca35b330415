"""A Ray cluster of two workers on this machine: `python -m pytest -m cluster tests/runners`."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kzcompare.model.errors import NoEngineError
from kzcompare.model.options import Options
from kzcompare.pipeline import EVERYTHING, Part, compare_articles
from kzcompare.runners.on_ray import OnRay
from tests.runners.work import multiply, multiply_or_die_once


@pytest.fixture(scope="module")
def two_workers() -> Iterator[OnRay]:
    ray = pytest.importorskip("ray")
    here = os.pathsep.join(("", str(Path.cwd())))
    settings = {"env_vars": {"PYTHONPATH": os.environ.get("PYTHONPATH", "") + here}}
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
