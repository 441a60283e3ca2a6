"""Files as people save them, and what is read from each: see `tests/cases/articles/forms.yml`."""

from __future__ import annotations

import io
import time
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.articles import articles_in, read_seeds
from generator.articles.readers.forms import READERS, read_file
from generator.errors import DatelineError
from generator.model import Article, Seed

CASES = Path(__file__).parent.parent.parent / "cases" / "articles" / "forms.yml"
FORMS: dict[str, Any] = YAML(typ="safe", pure=True).load(CASES.read_text(encoding="utf-8"))
FACTS = ("published", "publisher", "source_url", "archive_url", "retrieved")
ZONES = ("subheading", "bullet", "caption", "body")
PAGE = "<html><head><meta charset='{}'><title>{}</title></head><body><h1>{}</h1><p>{}</p><p>{}</p></body></html>"


def read(name: str, data: bytes) -> tuple[Article, ...]:
    return articles_in(Seed(name, data, sha256(data).hexdigest()))


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(DatelineError) as caught:
        read(name, data)
    assert all(problem.path == name and problem.remedy for problem in caught.value.problems)
    return caught.value.problems[0].what


def is_read_or_refused(name: str, data: bytes) -> bool:
    """Whether it gives articles, or a problem with the file's name and a remedy: nothing else is raised."""
    try:
        return bool(read(name, data))
    except DatelineError as error:
        return all(problem.path == name and problem.remedy for problem in error.problems)


def shown(article: Article) -> dict[str, Any]:
    facts = {key: fact.value for key in FACTS if (fact := getattr(article, key))}
    spans = {key: span.of(article.text) for key in ("headline", "byline") if (span := getattr(article, key))}
    zones = {kind: [span.of(article.text) for span in article.spans_of(kind)] for kind in ZONES}
    return facts | spans | {kind: texts for kind, texts in zones.items() if texts}


@pytest.mark.parametrize("name", FORMS)
def test_a_file_is_read_as_a_person_would_read_it(name: str) -> None:
    case = FORMS[name]
    data = case["text"].encode()
    if "refused" in case:
        assert refusal(name, data) == case["refused"]
        return
    assert read_file(name, data)[0] == case["form"]
    assert [shown(article) for article in read(name, data)] == case["articles"]


@pytest.mark.parametrize("name", [name for name in FORMS if "refused" not in FORMS[name]])
def test_every_fact_of_a_form_has_its_words_in_the_text(name: str) -> None:
    for article in read(name, FORMS[name]["text"].encode()):
        for key in FACTS:
            fact = getattr(article, key)
            if fact and fact.why.rule == "given":
                assert [span.of(article.text) for span in fact.spans] == [fact.value]
                assert article.zone_at(fact.spans[0].start) == "publication"
        covered = "".join(zone.span.of(article.text) for zone in article.zones)
        assert "".join(covered.split()) == "".join(article.text.split())


def test_each_reader_has_a_case() -> None:
    read_as = {case.get("form") for case in FORMS.values()} | {"a PDF", "a Word document"}
    assert {reader.form for reader in READERS} <= read_as


@pytest.mark.parametrize("wrapped", ["w40.txt", "w60.txt", "w80.txt", "w100.txt", "wi72.txt"])
def test_a_text_broken_at_any_width_reads_as_the_same_text_whole(wrapped: str) -> None:
    assert FORMS[wrapped]["articles"] == FORMS["w80.txt"]["articles"]


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
def test_a_page_is_decoded_as_it_says(charset: str) -> None:
    said = "Министр заявил в понедельник, что переговоры в столице продолжатся до конца недели."
    page = PAGE.format(charset, "Переговоры в столице", "Переговоры в столице", said, "Второй день. " + said)
    (article,) = read("a.html", page.encode(charset))
    assert article.headline is not None
    assert article.headline.of(article.text) == "Переговоры в столице"
    assert said in article.text


@pytest.mark.parametrize("name", ["a.html", "a.xml", "a.json", "a.csv", "a.eml", "a.md", "a.txt"])
def test_an_empty_file_is_told(name: str) -> None:
    assert refusal(name, b"") == (
        "is a table without a column of texts; its columns are: " if name == "a.csv" else "is empty"
    )


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.floats(0, 1))
def test_a_file_cut_off_anywhere_is_read_or_refused(name: str, share: float) -> None:
    data = FORMS[name]["text"].encode()
    assert is_read_or_refused(name, data[: int(len(data) * share)])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.binary(max_size=40), st.floats(0, 1))
def test_a_file_with_any_bytes_in_it_is_read_or_refused(name: str, bytes_: bytes, share: float) -> None:
    data = FORMS[name]["text"].encode()
    at = int(len(data) * share)
    assert is_read_or_refused(name, data[:at] + bytes_ + data[at:])


def test_no_entity_of_a_feed_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    for entity in (f'SYSTEM "{(tmp_path / "secret").as_uri()}"', '"&b;&b;"'):
        feed = f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x {entity}>]><rss><channel><item><title>&x;</title></item></channel></rss>"
        assert "declares entities" in refusal("a.xml", feed.encode())


@pytest.mark.parametrize(
    "piece",
    [
        "<p>The dam opened in Beira on Monday, officials said.</p>",
        "<div class='caption'><p>a",
        "<h1>a b c</h1>",
        "a | ",
    ],
)
def test_a_large_page_takes_time_in_proportion(piece: str) -> None:
    started = time.monotonic()
    read_file("a.html", (f"<html><head><title>{piece}</title></head><body>" + piece * (200_000 // len(piece))).encode())
    assert time.monotonic() - started < 20


# --- large files ----------------------------------------------------------------------------------------------------


def test_fifty_megabytes_are_read_only_as_a_list(tmp_path: Path) -> None:
    for name, size in (("a.txt", 50_000_000), ("b.csv", 50_000_000), ("c.jsonl", 101_000_000)):
        with (tmp_path / name).open("wb") as stream:
            stream.write(b"title,text\n")
            stream.truncate(size)
    seeds, problems = read_seeds(tmp_path)
    assert [seed.name for seed in seeds] == ["b.csv"]
    assert [(problem.path, "MB" in problem.what) for problem in problems] == [("a.txt", True), ("c.jsonl", True)]


# --- documents ------------------------------------------------------------------------------------------------------

TEXT = "BEIRA - The river rose by two metres on Friday and flooded the market in Beira, Mayor Ana Dias said."


def docx(*paragraphs: tuple[str, str]) -> bytes:
    docx = pytest.importorskip("docx", reason="needs dateline[documents]")
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*lines: str) -> bytes:
    """A PDF of one page, written by hand: no library here makes any."""
    pytest.importorskip("pdfminer", reason="needs dateline[documents]")
    shown = b"BT /F1 11 Tf 13 TL 60 780 Td " + b" ".join(b"(%s) '" % line.encode("latin-1") for line in lines) + b" ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    at = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % at
    )


def test_a_word_document_is_read_with_its_title() -> None:
    (article,) = read("a.docx", docx(("Title", "Flood in Beira"), ("Heading 1", "Help"), ("Normal", TEXT)))
    assert shown(article) == {
        "headline": "Flood in Beira",
        "subheading": ["Help"],
        "body": [TEXT.removeprefix("BEIRA - ")],
    }


def test_a_pdf_is_read_with_its_lines_made_whole() -> None:
    lines = [
        "The river rose by two metres on Friday and flooded the market in",
        "Beira, Mayor Ana Dias said on Saturday after the council met and",
        "had seen the quarter, and nobody was hurt in the whole of the city.",
    ]
    (article,) = read("a.pdf", pdf(*lines))
    assert "flooded the market in Beira, Mayor Ana Dias said" in article.text


def test_a_pdf_of_pictures_and_a_broken_one_are_refused() -> None:
    assert "without text" in refusal("a.pdf", pdf(""))
    assert "can't be read" in refusal("a.pdf", b"%PDF-1.4\nnothing more")


def test_a_broken_word_document_is_refused() -> None:
    whole = docx(("Normal", TEXT))
    assert "broken archive" in refusal("a.docx", whole[: len(whole) // 2] + b"word/document.xml")


def test_a_word_document_that_unpacks_without_end_is_refused() -> None:
    pytest.importorskip("docx", reason="needs dateline[documents]")
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 80_000_000)
    assert len(out.getvalue()) < 1_000_000
    started = time.monotonic()
    assert "unpacks to more than" in refusal("a.docx", out.getvalue())
    assert time.monotonic() - started < 10


def test_a_document_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(("Normal", TEXT))
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    assert refusal("a.docx", data) == "is a Word document"


def test_other_archives_are_refused_unread() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("../../evil.txt", "x")
    assert "ZIP archive" in refusal("a.zip", out.getvalue())


# --- notes beside seeds ---------------------------------------------------------------------------------------------

NOTE = "title: Flood in Beira\ndate: 2026-02-03\noutlet: Lusa\nurl: https://lusa.example/flood\nretrieved: 4 February 2026\n"


def seeds_of(folder: Path, **files: str) -> tuple[Article, ...]:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    seeds, problems = read_seeds(folder)
    assert problems == ()
    return tuple(article for seed in seeds for article in articles_in(seed))


def test_a_note_beside_a_seed_says_what_the_text_does_not(tmp_path: Path) -> None:
    (article,) = seeds_of(tmp_path, flood_txt=TEXT, flood_yml=NOTE)
    assert shown(article)["headline"] == "Flood in Beira"
    assert [shown(article)[key] for key in ("published", "publisher", "source_url", "retrieved")] == [
        "2026-02-03",
        "Lusa",
        "https://lusa.example/flood",
        "2026-02-04",
    ]


def test_another_note_is_another_seed(tmp_path: Path) -> None:
    (one,) = seeds_of(tmp_path, flood_txt=TEXT, flood_yml=NOTE)
    (other,) = seeds_of(tmp_path, flood_yml=NOTE.replace("Lusa", "APA"))
    assert one.sha256 != other.sha256


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("titel: Flood", "`titel` is no key"),
        ("url: javascript:alert(1)", "`url` should be an http or https address"),
        ("date: soon", "`date` should be a day"),
        ("- a\n- b", "holds no `key: value` lines"),
        ('title: "open', "can't be read as YAML"),
    ],
)
def test_a_note_with_a_mistake_is_told_with_its_name(tmp_path: Path, note: str, what: str) -> None:
    (tmp_path / "flood.txt").write_text(TEXT)
    (tmp_path / "flood.yml").write_text(note)
    (seed,) = read_seeds(tmp_path)[0]
    with pytest.raises(DatelineError) as caught:
        articles_in(seed)
    (problem,) = caught.value.problems
    assert problem.path == "flood.yml"
    assert what in problem.what
