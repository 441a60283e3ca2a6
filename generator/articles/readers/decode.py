"""From a seed's bytes to its text, whatever encoding somebody saved it in."""

from __future__ import annotations

import codecs
import re
import unicodedata

import ftfy
from charset_normalizer import from_bytes

from generator.errors import DatelineError
from generator.model import Problem

_BOMS = (
    # UTF-32 first: its little-endian mark starts with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "Save its text as a .txt file and put that here."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Save its text as a .txt file and put that here."),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save its text as a .txt file and put that here."),
    (b"{\\rtf", "an RTF document", "Save it as plain text and put that here."),
    (b"\x89PNG", "a picture", "Put the text itself here."),
    (b"\xff\xd8\xff", "a picture", "Put the text itself here."),
    (b"GIF8", "a picture", "Put the text itself here."),
    (b"\x1f\x8b", "a compressed file", "Unpack it and put the text here."),
    (b"SQLite format", "a database", "Put the text itself here."),
    (b"\x7fELF", "a program", "Put the text itself here."),
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})")
_AS_BROWSERS_READ = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **{"shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-9": "cp1254", "utf-16": "utf-8"},
}
_REMEDY = "Save it as UTF-8 text, or move it out of the folder."
_SAMPLE = 200_000
_HIGH, _HIGH_WORD = re.compile(rb"[\x80-\xff]+"), re.compile(rb"[\x80-\xff]{3,}")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = {
    # Control characters; and marks that are not seen but part words or turn their order round.
    **{code: None for code in range(160) if unicodedata.category(chr(code)) == "Cc" and chr(code) not in "\n\t"},
    **dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF)),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}
_FTFY = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, unescape_html=False, fix_line_breaks=False)


def cleaned(text: str) -> str:
    """Newlines as `\\n`, no control characters, Unicode NFC.

    Reach for it with whatever a reader took out of a file. Text saved in one encoding and read in another
    ("IMPâ€™S") is repaired; curly quotes stay curly.
    """
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    return unicodedata.normalize("NFC", "\n".join(map(_repaired, lines)).translate(_INVISIBLE))


def decode(name: str, data: bytes) -> str:
    """The characters of a seed, in whatever encoding it says or shows that it is written.

    `name` is shown in errors. Raises DatelineError for what is no text (pictures, archives, programs), never anything
    else.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise DatelineError(Problem(name, None, f"is {what}, not text", remedy))
    wide = _utf16_without_mark(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    if _is_binary(data[:_SAMPLE]):
        raise DatelineError(Problem(name, None, "is not text but binary data", _REMEDY))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or _nearly_utf8(data) or _older(data)


def _declared(data: bytes) -> str | None:
    """As a page or an XML file says of itself; names are read as browsers read them."""
    found = _CHARSET.search(data[:4096]) if data.lstrip()[:1] == b"<" else None
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    try:
        return data.decode(_AS_BROWSERS_READ.get(name, name), errors="replace")
    except (LookupError, UnicodeError):
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in every second place, nearly all at even or all at odd ones."""
    if len(data) < 4:
        return None
    even, odd, pairs = data[0::2].count(0), data[1::2].count(0), len(data) // 2
    if odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.4 and odd < pairs * 0.05:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """More than one byte in two hundred is a NUL, or one in thirty another control byte, and that not by accident."""
    controls = sum(data.count(code) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31))
    return data.count(0) > max(2, len(data) // 200) or controls > max(3, len(data) // 30)


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a cut or broken character here and there; None where most of the high bytes don't fit."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    right = sum(1 for char in text if char > "\x7f") - broken
    return text if broken * 10 <= right else None


def _older(data: bytes) -> str:
    """Western news is cp1252; another code page is believed only where letters beyond ASCII stand side by side.

    The detector takes cp1252 for cp1250 in English and French texts, which have few letters to go by; in Russian,
    Arabic or Japanese whole words are made of them.
    """
    sample = data[:_SAMPLE]
    high = sum(map(len, _HIGH.findall(sample)))
    in_words = sum(map(len, _HIGH_WORD.findall(sample)))
    if in_words * 2 > high:
        best = from_bytes(sample).best()
        if best is not None:
            return data.decode(best.encoding, errors="replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing in cp1252; Latin-1 gives every byte a meaning and loses no other letter.
        return data.decode("latin-1")


def _repaired(line: str) -> str:
    return line if line.isascii() else ftfy.fix_text(line, _FTFY)
