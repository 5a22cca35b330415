"""Sixth stage: rows to stances and verdicts, each with its reasons."""
