"""The real program, as a shell runs it."""

from __future__ import annotations

import os
import subprocess
import sys

COMMAND = [sys.executable, "-m", "kzcompare"]


def test_closed_pipe_is_silent() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [*COMMAND, "schema"], stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.stderr == ""
    assert done.returncode == 141


def test_shell_completion_offers_commands() -> None:
    env = {
        **os.environ,
        "_KZCOMPARE_COMPLETE": "bash_complete",
        "COMP_WORDS": "kzcompare ac",
        "COMP_CWORD": "1",
    }
    done = subprocess.run(COMMAND, env=env, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["plain,actor", "plain,actors"]


def test_without_a_terminal_a_narrow_encoding_gets_ascii() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*COMMAND, "schema", "text"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
