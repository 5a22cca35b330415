"""The program: `kzcompare` and `python -m kzcompare`."""

from __future__ import annotations


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    from kzcompare.cli import program

    program.main(prog_name="kzcompare")


if __name__ == "__main__":
    main()
