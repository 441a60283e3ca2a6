"""Exports of newspaper databases as text: the layouts of Lexis, ProQuest and Factiva, an article a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.articles.readers.clip import Clip, paragraphs
from generator.articles.readers.sources import edtf_day
from generator.articles.wrapping import unwrapped
from generator.knowledge import read_yaml
from generator.knowledge.addresses import web_address

_COUNT = re.compile(r"\s*(?:document\s+\d+\s+of\s+\d+|\d+\s+of\s+\d+\s+documents?)\s*", re.I)  # "Document 2 of 14"
_END = re.compile(
    r"\s*(?:end of document|_{10,}|document [A-Z][A-Z0-9]{11,})\s*", re.I
)  # "Document LUSA000020260203em23"
_LABEL = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z /-]{2,30}):(?P<value>(?:\s.*)?)$")  # "BYLINE: Ana Dias"
_CODE = re.compile(r"\s*(?P<label>[A-Z]{2,3})(?:\s+(?P<value>.*))?$")  # "HD", "PD  3 February 2026"
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\)).*|.*all rights reserved\.?\s*", re.I)
_NOT_A_NAME = re.compile(r"^by\s+", re.I)


def is_archive_export(text: str) -> bool:
    """Whether a text bears the labels of a database's export."""
    lines = text.split("\n")[:4_000]
    if {"HD", "PD", "SN"} <= _codes_in(lines) and {"LP", "TD"} & _codes_in(lines):
        return True
    telling = {found for line in lines if (found := _label_of(line)) in read_yaml("archive_exports")["telling"]}
    return len(telling) + any(_COUNT.fullmatch(line) for line in lines) >= 2


def archive_export_to_clips(text: str) -> tuple[Clip, ...]:
    """The articles of an export, each with the fields that its labels give."""
    lines = text.split("\n")
    if {"HD", "PD"} <= _codes_in(lines):
        found = [_of_codes(part) for part in _parts(lines, _opens_by_code)]
    else:
        found = [_of_labels(part) for part in _parts(lines, lambda line: bool(_COUNT.fullmatch(line)))]
    return tuple(clip for clip in found if not clip.is_empty)


def _parts(lines: Sequence[str], opens: object) -> Iterator[list[str]]:
    """The lines of each document, without those that part them."""
    assert callable(opens)
    part: list[str] = []
    for line in lines:
        starts = opens(line)
        if starts or _END.fullmatch(line):
            yield part
            part = []
        if not _COUNT.fullmatch(line) and not _END.fullmatch(line):
            part.append(line)
    yield part


def _opens_by_code(line: str) -> bool:
    found = _CODE.match(line)
    return bool(found and found["label"] == "HD")


def _codes_in(lines: Sequence[str]) -> set[str]:
    return {found["label"] for line in lines if (found := _CODE.match(line)) and found["label"] in _codes()}


def _of_codes(lines: Sequence[str]) -> Clip:
    values: dict[str, list[str]] = {}
    field = ""
    for line in lines:
        found = _CODE.match(line)
        if (
            found
            and found["label"] in _codes()
            and not (field == "text" and found["value"] and not line.startswith(found["label"]))
        ):
            field = _codes()[found["label"]]
            if field == "text" and values.get("text"):
                values["text"].append("")
            values.setdefault(field, []).append(found["value"] or "")
        elif field:
            values.setdefault(field, []).append(line)
    return _clip({key: "\n".join(own) for key, own in values.items()})


def _of_labels(lines: Sequence[str]) -> Clip:
    """Title, outlet and day stand above the first label; the text behind "Body", "Full text:", or the last label."""
    values: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    state, is_open = "head", False
    for line in lines:
        label = _label_of(line)
        if line.strip().casefold() == "body":
            state, is_open = "body", True
            body = []
        elif label is not None and (state == "head" or not is_open or label in _FOOTER):
            state = _take(label, line, values, body, state)
            is_open = is_open or label == "full text"
        elif state == "head":
            head.append(line)
        elif state == "label" and not line.strip():
            state = "body"
        elif state == "body" and not _COPYRIGHT.fullmatch(line):
            body.append(line)
    return _clip({**_of_head(head), **values, "text": "\n".join(body)})


_FOOTER = frozenset(
    {"load-date", "publication-type", "publication title", "language", "publication date", "proquest document id"}
    | {"subject", "people", "company / organization", "location", "classification", "copyright", "database"}
    | {"publication year", "document url", "last updated", "journal-code", "document type", "source type", "issn"}
)


def _take(label: str, line: str, values: dict[str, str], body: list[str], state: str) -> str:
    field, value = _labels()[label], line.partition(":")[2].strip()
    if field == "text":
        body[:] = [value]
        return "body"
    if field and value:
        values.setdefault(field, value)
    return "label"


def _of_head(lines: Sequence[str]) -> dict[str, str]:
    """ "The Port News", "May 3, 2024 Friday", then the title; or the title first."""
    shown = [line.strip() for line in lines if line.strip() and not _COPYRIGHT.fullmatch(line)]
    at = next((i for i, line in enumerate(shown) if len(line) < 60 and edtf_day(line)), None)
    if at is None:
        return {"title": shown[0]} if shown else {}
    above, below = shown[:at], shown[at + 1 :]
    day = {"published": shown[at]}
    if len(above) >= 2:
        return day | {"title": above[0], "publisher": above[-1]}
    return day | {"publisher": above[0] if above else "", "title": below[0] if below else ""}


def _clip(values: Mapping[str, str]) -> Clip:
    flat = {key: " ".join(value.split()) for key, value in values.items()}
    return Clip(
        by="export",
        blocks=paragraphs(_spaced(unwrapped(values.get("text", ""), fewest=1))),
        title=flat.get("title", ""),
        author=_NOT_A_NAME.sub("", flat.get("author", "")),
        published=edtf_day(flat.get("published", "")),
        publisher=flat.get("publisher", ""),
        source_url=web_address(flat.get("source_url", "")),
    )


def _spaced(text: str) -> str:
    """A paragraph a line, each apart."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _label_of(line: str) -> str | None:
    found = _LABEL.match(line)
    label = found["label"].strip().casefold() if found else ""
    return label if label in _labels() else None


@cache
def _labels() -> Mapping[str, str]:
    labels: Mapping[str, str] = read_yaml("archive_exports")["labels"]
    return labels


@cache
def _codes() -> Mapping[str, str]:
    codes: Mapping[str, str] = read_yaml("archive_exports")["codes"]
    return codes
