"""Hostile input at random: `python -m tests.fuzz`, outside the test suite."""
