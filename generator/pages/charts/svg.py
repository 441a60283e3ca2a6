"""SVG as text: elements with escaped words, and the sheet around them that follows the page's colours.

Reach for `element` to write a shape, `linked` to make it lead somewhere, `picture` for the whole. Inside a page the
colours are the style sheet's own (`--ink`, `--person`, ...); a picture opened by itself has its own, light and dark.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as _escape

WIDE, NARROW = 720.0, 340.0
"""Pixels that a picture has across: on a desk, and on a phone."""
LETTER = 6.3
"""Width of an average letter at `TEXT` pixels, generously."""
WIDEST = 1.15
"""How much wider the widest of the system's typefaces sets it."""
TEXT = 12
"""Size of all words in pixels: none is smaller."""

_LIGHT = "--ink:#16202b;--soft:#4a5766;--rule:#d9dee4;--paper:#fff;--wash:#eef1f4"
_LIGHT += ";--person:#1d4f91;--organization:#6a3d9a;--place:#1b6b45;--date:#8a4b00"
_DARK = "--ink:#e8ecf1;--soft:#a9b4c0;--rule:#34404d;--paper:#171f28;--wash:#212b36"
_DARK += ";--person:#9cc3ff;--organization:#cfb3f2;--place:#86d3ac;--date:#f2b872"
_ALONE = f"svg.alone{{{_LIGHT}}}@media(prefers-color-scheme:dark){{svg.alone{{{_DARK}}}}}\n"
RULES = f""".dl text{{font:{TEXT}px system-ui,sans-serif;fill:var(--ink)}}.dl .soft{{fill:var(--soft)}}
.dl .rule{{stroke:var(--rule);fill:none}}.dl .land{{fill:var(--wash);stroke:var(--rule);stroke-width:.7}}
.dl .halo{{stroke:var(--paper);stroke-width:3;paint-order:stroke;stroke-linejoin:round}}
.dl a:focus-visible{{outline:2px solid var(--date)}}.dl a:is(:hover,:focus) text{{text-decoration:underline}}
.dl .person{{--c:var(--person)}}.dl .organization{{--c:var(--organization)}}.dl .place{{--c:var(--place)}}
.dl .story{{--c:var(--date)}}.dl .dot{{fill:var(--c);stroke:var(--paper);stroke-width:1.5}}
.dl .edge{{stroke:var(--c,var(--soft));fill:none;stroke-opacity:.5}}"""
"""How the shapes look: in each picture's file, and once in the style sheet of the pages."""


def escape(text: str) -> str:
    """Text that can stand in XML, which knows no control characters."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return _escape(text)


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel: "12", "12.5"."""
    return f"{round(value, 1):g}"


def element(tag: str, content: str = "", **attributes: float | str) -> str:
    """`<tag a="1">content</tag>`; `content` is markup already, attributes are escaped. `css_class` is `class`."""
    told = "".join(
        f' {name.replace("css_class", "class").replace("_", "-")}="{_told(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{told}>{content}</{tag}>" if content else f"<{tag}{told}/>"


def words(text: str, x: float, y: float, css_class: str = "halo", anchor: str = "start") -> str:
    """A line of text."""
    return element("text", escape(text), x=x, y=y, css_class=css_class, text_anchor=anchor)


def linked(target: str, title: str, content: Iterable[str], css_class: str = "") -> str:
    """Shapes that lead to a page; `title` is what a pointer or a screen reader is told."""
    inside = element("title", escape(title)) + "".join(content)
    return (
        element("a", inside, href=target, css_class=css_class) if target else element("g", inside, css_class=css_class)
    )


def picture(width: float, height: float, title: str, description: str, content: Iterable[str]) -> str:
    """The whole SVG: scales with the page, named and described for those who can't see it."""
    head = element("title", escape(title)) + element("desc", escape(description)) + element("style", _ALONE + RULES)
    box = f"0 0 {number(width)} {number(height)}"
    size: dict[str, float | str] = {"viewBox": box, "width": width, "height": height}
    # How wide the page shows it depends on how wide it is: its words come out in the same size as those of others.
    size["style"] = f"--w:{number(width)}"
    named = {"xmlns": "http://www.w3.org/2000/svg", "css_class": "dl alone", "role": "group"}
    return element("svg", head + "".join(content), **named, **size) + "\n"


def width_of(text: str) -> float:
    """About how many pixels a text takes; wide scripts count double."""
    return sum(LETTER if ord(letter) < 0x1100 else 2 * LETTER for letter in text)


def _told(value: float | str) -> str:
    return escape(value) if isinstance(value, str) else number(value)
