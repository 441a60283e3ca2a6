"""What once went wrong with hostile input, case by case: `tests/cases/hostile/cases.yml` says how, these say it no more.

Each case is tried through the verbs, as its finder did. `got` in the file is what came of it before.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from benchmarks.hostile.cost import cost_of, read, warm
from generator.cli import main
from generator.corrections import merge
from generator.mkdocs_host.web import words_for_theme
from tests.case_files import FOLDER
from tests.newsroom import brief_of, everything, open_newsroom, run, write_seed

CASES: Mapping[str, Mapping[str, Any]] = {
    case["id"]: case
    for case in YAML(typ="safe", pure=True).load((FOLDER / "hostile/cases.yml").read_text(encoding="utf-8"))
}
WIDE_BLANKS = "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
GOOD = "Talks end\n\nNAIROBI: Minister Wanjiru Odhiambo met Mayor Ana Dias on 3 March 2026. The talks were on trade.\n"


def said(*arguments: str, stdin: bytes = b"", root: Path | None = None) -> Result:
    """What a verb says; never a traceback, and a status of 0 or 1."""
    rooted = ["--root", str(root)] if root else []
    done = CliRunner().invoke(main, [*arguments, *rooted], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1)
    assert "Traceback" not in done.output
    return done


def edit(page: Path, old: str, new: str) -> None:
    """One place of a page, as a person changes it."""
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that three seeds have made."""
    open_newsroom(tmp_path / "site", 3)
    run(tmp_path / "site")
    return tmp_path / "site"


def words_outside_notes(case: Mapping[str, Any], root: Path) -> None:
    words = re.findall(r'"(#+ \w+)"', case["input"].partition("or under")[2])
    assert len(words) == 4
    page = brief_of(root, "s000.txt")
    text = page.read_text("utf-8")
    typed = "DESK: I phoned the ministry"
    for number, heading in enumerate(words):
        text = f"{text.rstrip()}\n\n{heading}\n\n{typed} {number}\n"
    page.write_text(text.replace("## How we know", f"{typed}\n\n## How we know", 1), "utf-8")
    person = next((root / "docs/people").glob("*-*.md"))
    person.write_text(f"{person.read_text('utf-8').rstrip()}\n\n{typed}\n", "utf-8")
    assert said("generate", root=root).exit_code == 0
    now = page.read_text("utf-8")
    assert [f"{typed} {n}" in now for n in range(4)] == [True] * 4
    assert now.count(typed) == 5
    assert typed in person.read_text("utf-8")


def wide_blanks(case: Mapping[str, Any], root: Path) -> None:
    for number, blank in enumerate(WIDE_BLANKS):
        text = case["input"]["seed"].replace("\u00a0", blank)
        assert blank in text
        (root / "seeds" / f"blank-{number:02}.txt").write_text(text + f"\n{number} more talks.\n", "utf-8")
        (line,) = said(
            "facts", str(root / "seeds" / f"blank-{number:02}.txt"), "--recognizer", "rules"
        ).stdout.splitlines()
        assert '"date": "2026-03-03"' in line
    done = said("generate", root=root)
    assert f"{len(WIDE_BLANKS)} new" in done.stdout
    assert done.exit_code == 0


def markup_in_titles(case: Mapping[str, Any], root: Path) -> None:
    label = YAML(typ="safe", pure=True).load(case["input"]["front_matter"])["topics"][0]

    class Page:
        meta: Mapping[str, Any] = {}
        title, is_homepage, edit_url, toc = label, False, None, ()

    page = Page()
    words_for_theme(page)  # type: ignore[arg-type]
    assert "<" not in str(page.title)
    assert "<" not in page.meta["title"]


def link_out(case: Mapping[str, Any], root: Path) -> None:
    (root / "seeds/x.txt").symlink_to("/etc/passwd")
    (root / "seeds/loop").symlink_to("..")
    before = everything(root)
    done = said("generate", root=root)
    assert done.exit_code == 1
    assert "seeds/x.txt: is a link that leads out of the folder" in done.stderr
    assert "seeds/loop: is a link" in done.stderr
    assert {path: data for path, data in everything(root).items() if path != "seeds/x.txt"} == {
        path: data for path, data in before.items() if path != "seeds/x.txt"
    }


def json_line(case: Mapping[str, Any], root: Path) -> None:
    given = case["input"]
    line = given.get("jsonl", "").replace("<5000 nines>", "9" * 5000).replace("[[[[... 200000", "[" * 200_000)
    data = line.encode("utf-8") if line else bytes.fromhex(given["bytes"].removesuffix(" ..."))
    good = b'{"id":"good","text":"Talks end.","doc":"d"}'
    verb = given.get("command", "facts")
    done = said(verb, "--jsonl", *(["--recognizer", "rules"] if verb == "facts" else []), stdin=data + b"\n" + good)
    assert '"id": "good"' in done.stdout
    assert ('"id": "1"' in done.stdout) == (done.exit_code == 0)
    if done.exit_code:
        assert re.match(r"-:1: .+(Example|Write|is )", done.stderr), done.stderr


def no_file(case: Mapping[str, Any], root: Path) -> None:
    done = said(*case["input"]["command"].split()[1:], str(root / "seeds/s000.txt"), "--recognizer", "rules")
    assert done.stderr.startswith("/nonexistent: can't be read")
    assert done.exit_code == 1
    assert done.stdout.count("\n") == 1


def no_folder(case: Mapping[str, Any], root: Path) -> None:
    done = said("dossier", "Ana Dias", "-o", str(root / "nodir/x.html"), root=root)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{root}/nodir/x.html: ")


def settings(case: Mapping[str, Any], root: Path) -> None:
    file = root / "dateline.yml"
    for text in case["inputs"]:
        file.unlink(missing_ok=True)
        if text == "dateline.yml is a folder":
            file.mkdir()
        else:
            written = text.replace("<5000 nines>", "9" * 5000).replace("[[[[...3000", "[" * 3000).replace("\\0", "\0")
            file.write_text(written, "utf-8")
        done = said("generate", root=root)
        assert done.exit_code == 1, text
        assert re.match(r"dateline\.yml(:\d+)?: .*Example", done.stderr), (text, done.stderr)


def overlapping(case: Mapping[str, Any], root: Path) -> None:
    before = everything(root)
    for text in case["inputs"]:
        (root / "dateline.yml").write_text(text, "utf-8")
        assert "dateline.yml:1: " in said("generate", root=root).stderr
        assert everything(root) == before


def long_names(case: Mapping[str, Any], root: Path) -> None:
    page = brief_of(root, "s001.txt")
    text = page.read_text("utf-8")
    for line in case["inputs"]:
        page.write_text(text.replace("\nseed:", f"\n{line.replace('<300 a>', 'a' * 300)}\nseed:", 1), "utf-8")
        assert said("generate", root=root).exit_code == 0
        assert said("check", root=root).exit_code == 0
        page.write_text(text, "utf-8")


def reserved_names(case: Mapping[str, Any], root: Path) -> None:
    fields = "title: CON\nstory: CON\nlocation: CON\ntopics: [CON, aux, nul.]\nmentions: [CON]\nactors: [{name: CON}]"
    page = root / "docs/briefs/2026/03/by-hand.md"
    page.write_text(f"---\n{fields}\n---\n", "utf-8")
    done = said("generate", root=root)
    assert done.exit_code == 0, done.output
    stems = {path.rpartition("/")[2].split(".")[0] for path in everything(root)}
    assert {"con", "aux", "nul", "CON"} & stems == set()


def one_address(case: Mapping[str, Any], root: Path) -> None:
    (root / "docs/briefs/2026.md").write_text("---\ntitle: By hand\n---\n", "utf-8")
    for verb in ("generate", "check"):
        done = said(verb, root=root)
        assert done.exit_code == 1
        assert "docs/briefs/2026/index.md" in done.stderr
        assert "docs/briefs/2026.md" in done.stderr


def names_of_seeds(case: Mapping[str, Any], root: Path) -> None:
    (root / "seeds/large.txt").write_bytes(b"All of it is one line. " * 500_000)
    os.mkfifo(root / "seeds/pipe.txt")
    (root / "seeds/folder.txt").mkdir()
    (root / "seeds/gone.txt").symlink_to(root / "seeds/nowhere.txt")
    done = said("generate", root=root)
    names = [line.partition(":")[0] for line in done.stderr.splitlines()]
    assert names == [f"seeds/{name}.txt" for name in ("folder", "gone", "large", "pipe")]


def told_in_c(case: Mapping[str, Any], root: Path) -> None:
    from tests.cli.test_locales import C
    from tests.cli.test_locales import said as said_in

    assert all(f"{key}={value}" in case["input"] for key, value in C.items())
    done = said_in(root, ["explain", brief_of(root, "s000.txt").stem], **C)
    assert done.returncode == 0
    assert "“We will rebuild pier 0".encode() in done.stdout


def quick_rules(case: Mapping[str, Any], root: Path) -> None:
    from tests.benchmarks.test_hostile import calls

    for said_so in case["inputs"]:
        found = re.match(r"'(.+)' \d", said_so)
        assert found
        few, many = (calls(partial(read, (found[1] * (size // len(found[1]))).encode())) for size in (16_000, 64_000))
        assert many <= 8 * few  # a quadratic one would take sixteen times as many


def quick_related(case: Mapping[str, Any], root: Path) -> None:
    from tests.benchmarks.test_hostile import calls

    def pages(count: int) -> Callable[[], object]:
        made = root.parent / str(count)
        (made / "seeds").mkdir(parents=True)
        (made / "dateline.yml").write_text("recognizer: rules\n", "utf-8")
        for number in range(count):
            text = f"Talks {number} end\n\nNAIROBI: Minister Wanjiru Odhiambo met Mayor Ana Dias on 3 March 2026.\n"
            (made / "seeds" / f"{number}.txt").write_text(text, "utf-8")
        return lambda: run(made)

    few, many = calls(pages(20)), calls(pages(80))
    assert many <= 8 * few


def script_as_address(case: Mapping[str, Any], root: Path) -> None:
    page = next((root / "docs/people").glob("*-*.md"))
    edit(page, "\n---\n", f"\n{case['input']['front_matter']}\n---\n")
    done = said("generate", root=root)
    assert done.exit_code == 1
    assert re.match(rf"docs/people/{page.name}:\d+: `same_as` should be an address", done.stderr)
    holding = [path for path, data in everything(root).items() if b"javascript:" in data]
    assert holding == [f"docs/people/{page.name}"]


def day_in_words(case: Mapping[str, Any], root: Path) -> None:
    page = brief_of(root, "s000.txt")
    edit(page, re.findall(r"\ndate: .*", page.read_text("utf-8"))[0], f"\n{case['input']['front_matter']}")
    write_seed(root, "later.txt", 77)
    done = said("generate", root=root)
    assert done.exit_code == 1
    assert "Write: date: 2026-03-12\n" in done.stderr
    assert "1 new" in done.stdout
    assert f"\n{case['input']['front_matter']}\n" in page.read_text("utf-8")


def renamed(case: Mapping[str, Any], root: Path) -> None:
    old = brief_of(root, "s000.txt")
    new = old.with_name("harbour.md")
    old.rename(new)
    said("generate", root=root)
    assert f"redirect_to: {new.relative_to(root / 'docs').as_posix()}" in old.read_text("utf-8")
    assert brief_of(root, "s000.txt") == new
    assert said("check", root=root).exit_code == 0


def same_bytes(case: Mapping[str, Any], root: Path) -> None:
    before = len(list((root / "docs/briefs").rglob("talks-*.md")))
    (root / "seeds/again.txt").write_bytes((root / "seeds/s000.txt").read_bytes())
    done = said("generate", root=root)
    assert done.stderr.startswith("seeds/again.txt: ")
    assert "s000.txt" in done.stderr
    assert len(list((root / "docs/briefs").rglob("talks-*.md"))) == before


def case_of_addresses(case: Mapping[str, Any], root: Path) -> None:
    for name in ("Talks", "talks"):
        (root / f"docs/briefs/2026/03/{name}.md").write_text(f"---\ntitle: By hand, {name}\n---\n", "utf-8")
    for verb in ("generate", "check"):
        done = said(verb, root=root)
        assert done.exit_code == 1
        assert {"docs/briefs/2026/03/Talks.md", "docs/briefs/2026/03/talks.md"} <= set(
            re.findall(r"docs/\S+\.md", done.stderr)
        )


def merged_again(case: Mapping[str, Any], root: Path) -> None:
    base = {"topics": [{"by hand": "floods"}, {"by hand": "dams", "proposed": "dams"}]}
    for theirs in ({}, {"topics": ["dams"]}, {"topics": ["floods", "roads"]}):
        for mine in ({"topics": ["floods"]}, {"topics": []}, {}):
            once = merge(base, mine, theirs)
            assert merge(once.base, once.meta, theirs) == once


def told_or_asked(case: Mapping[str, Any], root: Path) -> None:
    page, meant = brief_of(root, "s000.txt"), ("NO", "Beira", "Mombasa")
    first = re.findall(r"\nlocation: .*", page.read_text("utf-8"))[0]
    text = page.read_text("utf-8")
    for line, word in zip(case["inputs"], meant, strict=True):
        page.write_text(text.replace(first, f"\n{line}", 1), "utf-8")
        done = said("generate", root=root), said("review", root=root)
        assert any(word in each.output and page.name in each.output for each in done), line
        page.write_text(text, "utf-8")


def one_of_a_kind(case: Mapping[str, Any], root: Path) -> None:
    for name in ("s001.txt", "s002.txt"):
        (root / "seeds" / name).unlink()
        brief_of(root, name).unlink()
    done = said("generate", root=root)
    assert "\n1 brief: 0 new, 1 changed" in done.stdout


def quick_names(case: Mapping[str, Any], root: Path) -> None:
    from benchmarks.hostile.texts import KINDS
    from tests.benchmarks.test_hostile import calls

    for kind in ("titled names, all new", "acronyms, all new", "high bytes, words", "high bytes, broken"):
        few, many = (calls(partial(read, KINDS[kind](size))) for size in (1_500, 6_000))
        assert many <= 8 * few, kind


def quick_patterns(case: Mapping[str, Any], root: Path) -> None:
    """A quadratic one takes minutes here, and the worst of them for ever."""
    page = "<!DOCTYPE html><html><head><title>{}</title>{}</head><body><p>The talks go on.</p></body></html>"
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><item><title>T</title><author>'
    size = 200_000
    texts = (
        page.format("x", f'<meta property="og:site_name" content="{"-" * size}">'),
        page.format("x", f'<meta property="og:title" content="Talks{" " * size}x">'),
        f"{feed}{'@' * size}</author></item></channel></rss>",
        f"{'A' * size}\n\nThe talks go on.\n",
        f"Talks{' ' * size}x\n\nThe talks go on.\n",
    )
    warm()
    for text in texts:
        assert cost_of(lambda size: text.encode()[:size], len(text), 20) is not None, text[:200]  # noqa: B023


def figure_of_words(case: Mapping[str, Any], root: Path) -> None:
    base, mine, theirs = (YAML(typ="safe", pure=True).load(case["input"][key]) for key in ("base", "mine", "theirs"))
    assert merge(base, mine, theirs).meta == mine


TRIED: Mapping[str, Callable[[Mapping[str, Any], Path], None]] = {
    "words-typed-into-a-page-outside-notes-are-deleted": words_outside_notes,
    "nbsp-after-initial-kills-run": wide_blanks,
    "xss-title-of-entity-pages": markup_in_titles,
    "symlink-in-seeds-read-outside": link_out,
    **{name: json_line for name in CASES if name.startswith(("jsonl-", "weekend-", "entities-"))},
    "facts-missing-file": no_file,
    "dossier-into-missing-folder": no_folder,
    "dateline-yml-tracebacks": settings,
    "overlapping-folders": overlapping,
    "long-topic-or-story": long_names,
    "windows-reserved-names": reserved_names,
    "hand-brief-docs-briefs-2026-md": one_address,
    "doubled-folder-in-message": names_of_seeds,
    "explain-in-C-locale": told_in_c,
    "quadratic-rules-at": quick_rules,
    "quadratic-related": quick_related,
    "address-of-a-script": script_as_address,
    "day-in-words": day_in_words,
    "renamed-brief": renamed,
    "one-seed-twice": same_bytes,
    "addresses-that-differ-in-case": case_of_addresses,
    "merged-again": merged_again,
    "values-that-pass-without-a-word": told_or_asked,
    "one-of-a-kind": one_of_a_kind,
    "slow-if-linear": quick_names,
    "slow-regular-expressions": quick_patterns,
    "figure-with-nothing-but-words": figure_of_words,
}


def test_every_case_is_tried() -> None:
    assert TRIED.keys() == CASES.keys()
    assert len(CASES) >= 36


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_mended(name: str, root: Path) -> None:
    TRIED[name](CASES[name], root)
