"""The program: `kzcompare` and `python -m kzcompare`."""

from __future__ import annotations


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    import gc

    # Records have no cycles, so most runs end before there is any garbage to be looked for.
    gc.set_threshold(200_000, 50, 100)
    from kzcompare.cli import program

    program.main(prog_name="kzcompare")


if __name__ == "__main__":
    main()
