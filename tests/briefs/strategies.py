"""Generated front matters, edits and readers that several tests share."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

NAMES = ["Ana Dias", "Bo Lindqvist", "Chen Wei", "Dina Haddad", "Red Cross: Beira", "No"]
WORDS = ["mayor", "on", "12:30", "#2", "envoy: acting", "2026", "minister"]

tricky = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=" \t\n\r'\"\\:#-?&*!|>%@`{}[],~=<.0123456789eExoyYnNfF_+\x85\u2028\ufeff\x00é", max_size=12),
    st.sampled_from(
        [
            "NO",
            "12:30",
            "#2",
            ": ",
            "2026",
            "on",
            "~",
            "null",
            "",
            " ",
            "0x1F",
            "1e3",
            "2026-02-03",
            "2026-02-30",
            "=",
            "<<",
        ]
    ),
    st.lists(st.sampled_from(["flood", "12:30", "#2", "on", "—", "a:", "'"]), min_size=30, max_size=60).map(" ".join),
)
"""Strings that YAML likes to bend."""

keys = st.one_of(st.sampled_from(["title", "on", "y", "2026", "a: b", "note"]), st.text(min_size=1, max_size=8))
metas: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    keys,
    st.one_of(
        tricky,
        st.none(),
        st.lists(tricky, max_size=4),
        st.lists(st.dictionaries(keys, tricky, min_size=1, max_size=3), max_size=3),
        st.dictionaries(keys, st.one_of(tricky, st.lists(tricky, max_size=2)), max_size=3),
    ),
    max_size=5,
)
"""Any front matter."""


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """What a generator might say of one brief, at one time or another."""
    meta: dict[str, Any] = {}
    for key in ("title", "date", "location"):
        if (value := draw(st.sampled_from([None, *WORDS]))) is not None:
            meta[key] = value
    if names := draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4)):
        meta["actors"] = [
            {"name": name}
            | {k: draw(st.sampled_from(WORDS)) for k in draw(st.lists(st.sampled_from(["role", "rank"]), unique=True))}
            for name in names
        ]
    if topics := draw(st.lists(st.sampled_from(WORDS), unique=True, max_size=4)):
        meta["topics"] = topics
    return meta
