"""Mail: a saved message (.eml), or one pasted as text with its From, Date and Subject above."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from generator.articles.head.outlets import form_of
from generator.articles.readers.clip import Block, Clip, paragraphs
from generator.articles.readers.pages.fragment import blocks_of_fragment
from generator.articles.readers.sources import edtf_day
from generator.articles.wrapping import unwrapped
from generator.errors import DatelineError
from generator.knowledge.addresses import web_address
from generator.knowledge.words import word_set
from generator.model import Problem

_HEADER = re.compile(
    r"(From|To|Cc|Date|Sent|Subject|Reply-To|Received|Return-Path|Message-ID|MIME-Version"
    r"|Delivered-To|Content-Type|X-[\w-]+|Von|An|Betreff|Datum|De|À|Objet|Para|Asunto|Fecha)\s*:",
    re.I,
)
_ANY_HEADER = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{1,40}\s*:")  # "Snapshot-Content-Location: …"
_ORIGINS = {
    "from": "from",
    "von": "from",
    "de": "from",
    "date": "date",
    "sent": "date",
    "datum": "date",
    "fecha": "date",
}
_ORIGINS |= {"subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject"}
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.I)  # "Fwd: RE: Flood in Beira"
_FORWARDED = re.compile(r"(?<!-)-+ ?(?:forwarded message|original message|weitergeleitete nachricht)[ -]*-+\s*", re.I)
_SIGNATURE = re.compile(r"\n-- ?\n")
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*(?: (?:van|von|de|der|da|di|bin|al|el|la))? ?){1,4}")  # "Ilse Rademeyer"
_QUOTED = re.compile(r"^>+ ?", re.M)


def is_mail(text: str) -> bool:
    """Whether a text begins as a message does: with From, and Date or Subject, among its first header lines."""
    return len({_ORIGINS[key] for key in _header_of(text)[0] if key in _ORIGINS}) >= 2


def mail_to_clips(name: str, data: bytes, text: str) -> tuple[Clip, ...]:
    """The message as an article: its subject, day and sender are given; what was quoted below is left out.

    Raises DatelineError for a message that holds no text.
    """
    if re.search(rb"^(?:MIME-Version|Content-Type)\s*:", data[:20_000], re.I | re.M):
        try:
            message = message_from_bytes(data, policy=policy.default)
            assert isinstance(message, EmailMessage)
            return _of_message(name, message)
        except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
            what = f"is a message that can't be read ({type(error).__name__})"
            raise DatelineError(Problem(name, None, what, "Save its text as a .txt file and put that here.")) from error
    header, body = _header_of(text)
    return (_pasted(header, body),)


def _of_message(name: str, message: EmailMessage) -> tuple[Clip, ...]:
    part = message.get_body(preferencelist=("plain", "html"))
    content = part.get_content() if part is not None and part.get_content_maintype() == "text" else ""
    if part is None or not isinstance(content, str) or not content.strip():
        what, remedy = "is a message without a text of its own", "Save what is attached to it as a file of its own."
        raise DatelineError(Problem(name, None, what, remedy))
    is_page = part.get_content_subtype() == "html"
    header = {key: str(message.get(key, "")) for key in ("Subject", "From", "Date", "Archived-At")}
    if is_page and "Snapshot-Content-Location" in message:
        return _saved_page(content, str(message["Snapshot-Content-Location"]), header["Date"])
    blocks = blocks_of_fragment(content) if is_page else _own_words(content)
    return (_clip(header["Subject"], header["From"], header["Date"], blocks, web_address(header["Archived-At"])),)


def _saved_page(page: str, address: str, day: str) -> tuple[Clip, ...]:
    """A page that a browser saved in one file, which has the form of a message (.mhtml)."""
    from generator.articles.readers.pages.page import page_to_clips  # here, as its libraries are slow to start

    found = page_to_clips(page)
    if isinstance(found, str):
        found = (Clip(by="page", blocks=paragraphs(found)),)
    return tuple(
        replace(clip, source_url=clip.source_url or web_address(address), retrieved=clip.retrieved or edtf_day(day))
        for clip in found
    )


def _pasted(header: dict[str, str], body: str) -> Clip:
    own = _origins(header)
    note, handed_on, rest = _handed_on(body)
    if handed_on:
        own |= {key: value for key, value in handed_on.items() if value}
        body = f"{note}\n\n{rest}"
    return _clip(own.get("subject", ""), own.get("from", ""), own.get("date", ""), _own_words(body))


def _handed_on(body: str) -> tuple[str, dict[str, str], str]:
    """What stands above a message that is handed on, who sent that, when and about what, and its own text."""
    found = _FORWARDED.search(body)
    if found is None:
        return body, {}, ""
    header, rest = _header_of(body[found.end() :])
    return body[: found.start()], _origins(header), rest


def _origins(header: dict[str, str]) -> dict[str, str]:
    return {_ORIGINS[key]: value for key, value in header.items() if key in _ORIGINS}


def _clip(subject: str, sender: str, day: str, blocks: tuple[Block, ...], address: str = "") -> Clip:
    return Clip(
        by="mail",
        blocks=blocks,
        title=_REPLY.sub("", " ".join(subject.split())).strip(),
        published=edtf_day(day),
        publisher=_publisher(sender),
        source_url=address,
    )


def _publisher(sender: str) -> str:
    """The office or body that sends a message; empty for a person, who publishes nothing by writing to somebody."""
    called, address = parseaddr(sender) if "@" in sender else (sender, "")
    words = called.partition(",")[0].split()
    office = re.split(r"[.+_-]", address.partition("@")[0].lower())[0]
    # "Port <p@port.example>", "Harbour Risk Watch <reports@harbour.example>"; Jane Doe may have a domain of her own.
    own = len(words) != 2 and [word.lower() for word in words[:1]] == [address.partition("@")[2].split(".")[0].lower()]
    is_body = own or form_of(called) is not None or office in word_set("en/headers", "offices")
    return " ".join(words) if is_body or not _PERSON.fullmatch(" ".join(words)) else ""


def _own_words(text: str) -> tuple[Block, ...]:
    """Paragraphs, unwrapped, without signature; a mail that only hands another on is that one's text."""
    text = text.replace("\r\n", "\n")
    text = _SIGNATURE.split(text)[0]
    own = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    text = own if own.strip() else _QUOTED.sub("", text)
    return paragraphs(_apart(unwrapped(_FORWARDED.sub("", text), fewest=1)))


def _apart(text: str) -> str:
    """A paragraph a line, each apart."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _header_of(text: str) -> tuple[dict[str, str], str]:
    """The header lines at the top of a text, by lower-case name, and what stands below them."""
    lines = text.lstrip("\ufeff \n").split("\n")
    found: dict[str, str] = {}
    last, at = "", 0
    for at, line in enumerate(lines[:200]):
        key, colon, value = line.partition(":")
        is_header = _HEADER.match(line.lstrip("> *")) if not found else _ANY_HEADER.match(line.lstrip("> *"))
        if colon and is_header:
            last = key.strip("> *").lower()
            found.setdefault(last, value.strip(" *"))
        elif last and line[:1] in " \t" and line.strip():
            found[last] = f"{found[last]} {line.strip()}"
        elif not (at == 0 and _FORWARDED.fullmatch(line)):
            break
    return found, "\n".join(lines[at:])
