"""A report of a news agency and what papers make of it."""

from __future__ import annotations

from collections.abc import Sequence

SPEECH = (
    "“We have waited eleven months for the wages that were promised to us, and we will not load "
    "a single crate until every family in this harbour has been paid in full,” Lund told the crowd."
)
PARAGRAPHS = (
    "Dockers in Port Velmora closed the grain terminal on Tuesday after talks about unpaid wages "
    "broke down, leaving fourteen ships waiting off the coast.",
    SPEECH,
    "The owners of the terminal, a company from the capital, said that the strike was illegal and "
    "that they would ask a court to end it before the weekend.",
    "Police counted about two thousand people at the gates, while the union spoke of five thousand "
    "and said that many had come from villages up the river.",
    "The ministry of transport said in a statement that bread would not become dearer, because the "
    "silos of the region hold enough grain for ninety days.",
    "Velmora handles a third of the country's exports of wheat. A strike there three years ago "
    "lasted for six weeks and ended when the government paid the arrears.",
)
STORY = "\n".join(PARAGRAPHS)
OWN = (
    "Nobody in the villages along the river remembers a spring like this one.",
    "Mothers bring soup to the harbour every evening, and the priest rings the bell at nine.",
    "A retired crane driver, who lost two fingers at the terminal, says he comes for the company.",
    "The mayor has not been seen since Sunday; his deputy would not answer questions about it.",
    "Shops in the old town have closed early, and the ferry to the islands runs only once a day.",
)


def headed(title: str, *paragraphs: str) -> str:
    """An article below its headline."""
    return "\n".join([title, *paragraphs])


def edited(text: str, *, every: int = 10, word: str = "indeed") -> str:
    """The text with one word of every so many changed."""
    lines: list[str] = []
    count = 0
    for line in text.split("\n"):
        words: Sequence[str] = line.split(" ")
        changed = []
        for w in words:
            count += 1
            changed.append(word if count % every == 0 else w)
        lines.append(" ".join(changed))
    return "\n".join(lines)
