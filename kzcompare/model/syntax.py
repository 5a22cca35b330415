"""The parser's labels in groups that mean one thing, whatever stage looks at the grammar.

The labels are those of `Token`. A group that serves one rule alone stands with its rule.
"""

from __future__ import annotations

# Parts of speech.
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})  # names are nouns
NOMINAL = NOUNS | {"PRON", "NUM"}  # what can stand for somebody or something
MARKS = frozenset({"PUNCT", "SPACE"})  # what is no word

# Dependencies. "expl" is "there" in "there was a fire": in the place of a subject, but none.
SUBJECTS = ("nsubj", "nsubjpass")
ANY_SUBJECTS = (*SUBJECTS, "csubj")  # a clause may be one
AUXILIARIES = ("aux", "auxpass")
PREDICATIVES = ("attr", "acomp", "oprd")  # what something is said to be
NOUN_CLAUSES = ("acl", "relcl")  # clauses that tell of a noun
PREPOSITIONAL = ("prep", "agent")  # an agent is the "by" of who does what is told in the passive
COMPOUNDS = ("compound", "nmod")  # nouns before the noun that they narrow
MODIFIERS = (*COMPOUNDS, "amod")  # adjectives before it, too
QUALIFIERS = (*MODIFIERS, "npadvmod")  # and nouns before those

# Tags.
PARTICIPLES = frozenset({"VBG", "VBN"})
SINGULARS = frozenset({"NN", "NNP"})
PLURALS = frozenset({"NNS", "NNPS"})
NAME_TAGS = frozenset({"NNP", "NNPS"})

# Kinds of names and the like.
TIMES = frozenset({"DATE", "TIME"})

# Tokens.
QUOTATION_MARKS = frozenset({"“", "”", '"', "''", "``"})
