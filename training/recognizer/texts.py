"""All training sets of names, and the part of them that is kept aside for calibration."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from training.recognizer.mend import mended
from training.recognizer.sets import SMALL_SETS, Labelled, gmb_sentences, small_set

STRETCH = 40
"""Neighbouring sentences that stay together when a set is divided."""


class Texts(NamedTuple):
    """Training passages, before chance changes them."""

    gmb: list[Labelled]
    small: dict[str, list[Labelled]]


def texts_in(folder: Path, gmb_most: int | None = None, small_most: int | None = None) -> Texts:
    """All training sets."""
    small = {name: small_set(folder, name, min(most, small_most or most), kinds) for name, most, kinds in SMALL_SETS}
    return Texts(mended(gmb_sentences(folder, gmb_most)), small)


def held_out(texts: Texts) -> tuple[Texts, Texts]:
    """Training texts, and every 40th stretch of 40 sentences kept aside for calibration."""

    def part(sentences: list[Labelled], aside: bool) -> list[Labelled]:
        return [s for i, s in enumerate(sentences) if (i // STRETCH % 40 == 7) == aside]

    def texts_of(aside: bool) -> Texts:
        return Texts(part(texts.gmb, aside), {k: part(v, aside) for k, v in texts.small.items()})

    return texts_of(False), texts_of(True)
