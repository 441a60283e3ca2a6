"""Words before the name of a place that tell whether something happened there; lists in `resources/en/location.yml`."""

from __future__ import annotations

import re
from functools import cache

from generator.facts.places.scenes import words_for

LEADS_IN = re.compile(r"\b(at|inside|outside|in|near) (?:the |a |his |her )?$")  # " in the "


@cache
def told_the_press() -> re.Pattern[str]:
    """ "told reporters in "."""
    return re.compile(rf"\b(?:told|tells) (?:[\w’'-]+ ){{0,3}}(?:{'|'.join(words_for('listeners'))}) in (?:the )?$")


@cache
def taken() -> re.Pattern[str]:
    """ "took control of the border town of "."""
    taking, grounds = "|".join(words_for("visits")), "|".join(words_for("grounds"))
    return re.compile(rf"\b(?:{taking}) of (?:the )?(?:[a-z-]+ ){{0,3}}(?:(?:{grounds}) of )?$")


@cache
def elsewhere() -> re.Pattern[str]:
    """ "shareholders in ", "shareholders in Frankfurt and "."""
    words = "|".join(words_for("elsewhere"))
    return re.compile(rf"\b(?:{words}) (?:in|at|from|across) (?:the )?(?:[A-Z][\w’'-]*(?:, | and |, and | or ))*$")


@cache
def said_in() -> re.Pattern[str]:
    """ "a spokesman said in ", "she added at "."""
    return re.compile(rf"\b(?:{'|'.join(words_for('saying'))}) (?:in|at) (?:the )?$")


@cache
def background() -> re.Pattern[str]:
    """ "last month", "was founded"; another time is spoken of."""
    return re.compile(rf"\b(?:{'|'.join(words_for('background'))})", re.IGNORECASE)


@cache
def an_occasion() -> re.Pattern[str]:
    """ "condolences over the floods in ", "a day after she had met ministers in "."""
    sent = "|".join(words_for("messages"))
    return re.compile(rf"\b(?:{sent})\b|\b(?:hours?|days?|weeks?|months?|years?) (?:after|before)\b", re.IGNORECASE)


@cache
def home() -> re.Pattern[str]:
    """ "with an address at Bothar Mor, "."""
    return re.compile(rf"\b(?:{'|'.join(words_for('homes'))})\b[^.;]{{0,40}}$", re.IGNORECASE)
