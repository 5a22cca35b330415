"""Third stage: sentences to statements with holder and cue, and to claims that can be compared."""
