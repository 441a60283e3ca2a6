"""Text from seeds and front matter, made safe to stand in Markdown.

Reach for `escape` whenever a word that isn't ours goes into a page, for `link`, `strong` and `em` to
dress it, and for `Markdown("...{}...").format(value)` to build a line: values are escaped unless they are
`Markdown` already, so forgetting shows as too many backslashes, never as markup. What a character does is
neutralised for Python-Markdown and for GitHub's dialect, and only where it would act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import quote, urlsplit


class Markdown(str):
    """Markdown that we wrote; adding, joining and formatting escapes whatever is not."""

    __slots__ = ()

    def __add__(self, other: str) -> Markdown:
        return Markdown(str(self) + str(inline(other)))

    def join(self, parts: Iterable[str]) -> Markdown:
        """The parts, escaped where they need it, with this between them."""
        return Markdown(str.join(self, [escape(part) for part in parts]))

    def format(self, *args: object, **kwargs: object) -> Markdown:
        """As `str.format`, with every value escaped."""
        safe = {key: finalize(value) for key, value in kwargs.items()}
        return Markdown(str.format(self, *(finalize(value) for value in args), **safe))


EMPTY = Markdown("")

# Python-Markdown marks its own placeholders with control characters, and no reader sees them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")

_Rule = tuple[str, Callable[[str], str]]


def _backslash(found: str) -> str:
    return "\\" + found


def _entity(found: str) -> str:
    return f"&#{ord(found)};"


_RULES: tuple[_Rule, ...] = (
    (r"[\\`*\[\]{|]", _backslash),
    (r"(?<![^\W_])_|_(?![^\W_])", _backslash),  # inside a word both dialects leave it alone
    (r"(?<=\{)[%#>-]", _entity),  # {{ }}, {% %} and {# #} of a template language, {-- --} and {>> <<} of an extension
    (r"=(?==)|\+(?=\+)", _entity),  # ==marked== and ++keys++ of extensions
    (r"<", lambda _: "&lt;"),
    (r"&(?=[#\w.-]*;|$)", lambda _: "&amp;"),  # "R&D" may stay
    (r"[~^]", _entity),  # struck out on GitHub, raised elsewhere
    (r"\$(?!\d)", _entity),  # a formula on GitHub; "$5" can't close one
    (r"(?<![\d:]):(?=[\w+-]+:)|:(?=//)|:(?=:)", _entity),  # :emoji: and bare addresses
    (r"(?<=\w)@(?=\w)", _entity),
    (r"(?i:(?<=www)\.)", _backslash),
    (r"!(?=\[|$)", _backslash),  # before one of our links it would make a picture
    (r"(?:(?<!#)|(?<=^#))#+(?=\s*$)", lambda found: found.replace("#", "\\#")),  # closes a heading
)
_OPENING_RULES: tuple[_Rule, ...] = (
    (r"^[#+\-!]", _backslash),
    (r"^(?:[>=:\[]|\?(?=\?\?))", _entity),  # of extensions, ??? is a fold, and \[ begins a formula
    (r"^\d+[.)](?=\s|$)", lambda found: found[:-1] + "\\" + found[-1]),
    *_RULES,
)


def _neutralizer(rules: tuple[_Rule, ...]) -> Callable[[str], str]:
    acts = re.compile("|".join(f"({pattern})" for pattern, _ in rules))
    return lambda text: acts.sub(lambda match: rules[(match.lastindex or 1) - 1][1](match[0]), text)


_in_a_line = _neutralizer(_RULES)
_from_its_start = _neutralizer(_OPENING_RULES)


def inline(text: str) -> Markdown:
    """Escape a stretch from the middle of a line: blanks at its ends stay, as one blank each."""
    return text if isinstance(text, Markdown) else Markdown(_in_a_line(_SPACE.sub(" ", _visible(text))))


def _visible(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", text))


def escape(text: str) -> Markdown:
    """Text that renders as itself, on one line: for any value from a seed or a front matter.

    Blanks and line breaks fold to one blank; control characters go. `Markdown` passes unchanged.
    """
    return text if isinstance(text, Markdown) else _escaped(str(text))


@lru_cache(maxsize=20_000)
def _escaped(text: str) -> Markdown:
    """Kept: a site says its names and titles hundreds of times over."""
    return Markdown(_from_its_start(_SPACE.sub(" ", _visible(text)).strip()))


cell = escape
"""The same for a table's cell: a pipe is always escaped, and nothing breaks the line."""


def finalize(value: object) -> str:
    """What a template puts out for any value: Markdown as it is, all else escaped, None as nothing."""
    return "" if value is None else escape(value if isinstance(value, str) else str(value))


def strong(text: str) -> Markdown:
    """Bold; nothing for nothing."""
    inner = escape(text)
    return Markdown(f"**{inner}**") if inner else inner


def em(text: str) -> Markdown:
    """Emphasis; nothing for nothing."""
    inner = escape(text)
    return Markdown(f"*{inner}*") if inner else inner


def quoted(text: str) -> Markdown:
    """In curly quotation marks."""
    inner = escape(text)
    return Markdown(f"“{inner}”") if inner else inner


def link(text: str, target: str) -> Markdown:
    """A link; the target is a path relative to the page, an anchor, or a web address.

    An address of any other scheme (`javascript:`) is not linked: the text stands alone.
    """
    inner = escape(text)
    if not inner or not _may_link(target):
        return inner
    return Markdown(f"[{inner}]({quote(target, safe='/#?=%:,;+.-_~').replace('&', '&amp;')})")


def image(told: str, target: str) -> Markdown:
    """A picture of ours, by its path relative to the page; `told` is read where it can't be seen."""
    return Markdown(f"![{escape(told)}]({quote(target, safe='/#?=%:,;+.-_~')})")


def _may_link(target: str) -> bool:
    head = target.split("/", 1)[0].split("#", 1)[0]
    return ":" not in head or urlsplit(target).scheme in ("http", "https")


def code(text: str) -> Markdown:
    """Words to paste, in a code span; text that could break out of one is escaped instead."""
    plain = _SPACE.sub(" ", _UNPRINTABLE.sub("", text)).strip()
    unsafe = not plain or re.search(r"[`|<&\\]|\{[{%#]", plain) or plain != text
    return escape(plain) if unsafe else Markdown(f"`{plain}`")


def lines(*parts: str) -> Markdown:
    """The parts that aren't empty, each on its own line of a cell or list item."""
    # The blank keeps the words apart where only the text is read: in the search.
    return Markdown("<br> ").join(part for part in parts if part)


def dotted(*parts: str) -> Markdown:
    """The parts that aren't empty, with a middle dot between them."""
    return Markdown(" · ").join(part for part in parts if part)


def shorten(text: str, width: int) -> str:
    """The first words of a text, with an ellipsis where some are left out."""
    folded = _SPACE.sub(" ", text).strip()
    if len(folded) <= width:
        return folded
    cut = folded[:width]
    return (cut[: cut.rfind(" ")] if " " in cut[width // 2 :] else cut).rstrip(" ,;:–—-") + " …"
