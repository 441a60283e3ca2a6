"""What the model says of a word: its part of speech and its relation, as Universal Dependencies (version 2) name them.

The order is part of the model: change it, and train anew.
"""

from __future__ import annotations

UPOS = (
    *("NOUN", "PUNCT", "VERB", "PRON", "ADP", "DET", "PROPN", "ADJ", "AUX"),
    *("ADV", "CCONJ", "PART", "NUM", "SCONJ", "X", "INTJ", "SYM"),
)
"""Parts of speech, the most frequent first."""
PART = "part"
"""Our own relation: a word that is one with a word before it, as "S" in "U.S." or "s" in "'s"."""
RELATIONS = (
    *(PART, "punct", "case", "det", "nsubj", "root", "amod", "advmod", "obj", "obl", "nmod", "conj", "compound", "cc"),
    *("mark", "aux", "cop", "nmod:poss", "advcl", "xcomp", "flat", "acl:relcl", "ccomp", "acl", "aux:pass", "appos"),
    *("nummod", "parataxis", "nsubj:pass", "nmod:unmarked", "obl:unmarked", "discourse", "compound:prt", "expl"),
    *("fixed", "iobj", "list", "obl:agent", "dep", "nmod:desc", "csubj", "nsubj:outer", "det:predet", "advcl:relcl"),
    *("vocative", "reparandum", "goeswith", "cc:preconj", "orphan", "dislocated", "csubj:pass", "csubj:outer"),
)
"""Relations of a word to its head; all that the English treebanks of the training know."""
ROOT = RELATIONS.index("root")
