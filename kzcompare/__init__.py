"""Compare what news sources say: who claims what, where they agree, where they contradict."""

__version__ = "0.1.0"
