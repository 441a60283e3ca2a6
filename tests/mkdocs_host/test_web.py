"""The built site as machines see it: feeds, heads, sitemap; one tree, one site, whatever the clock says."""

from __future__ import annotations

import copy
import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import feedparser
import pytest
from mkdocs.config.defaults import MkDocsConfig

from generator.mkdocs_host.history import History
from tests.conftest import REPOSITORY
from tests.newsroom import open_newsroom, run
from tests.serving import QUIET

HOME = "https://example.org/news/"
HOSTILE = '</title></head><script>alert(1)</script> "quoted" & =1+1'
BY_HAND = f"---\ntitle: {json.dumps(HOSTILE)}\ndate: 2026-04-01\nauthor: {json.dumps(HOSTILE)}\n---\n"


def build(root: Path, epoch: int, url: str = HOME) -> dict[str, bytes]:
    """A strict build at a given time of the clock, as bytes by path."""
    shutil.rmtree(root / "site", ignore_errors=True)
    env = {**QUIET, "SITE_URL": url, "SOURCE_DATE_EPOCH": str(epoch), "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = (file for file in sorted((root / "site").rglob("*")) if file.is_file())
    return {file.relative_to(root / "site").as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("web")
    open_newsroom(root, 5)
    run(root)
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    page = root / "docs/briefs/2026/04/by-hand.md"
    page.parent.mkdir(parents=True)
    page.write_text(BY_HAND, encoding="utf-8")
    (root / "docs/called-like-a-part.md").write_text("# \\_\\_config\n\n## \\_\\_search\n", encoding="utf-8")
    (root / "docs/about.md").write_text('---\ndescription: "Our \\"desk\\""\n---\n\n# About us\n', encoding="utf-8")
    return root


@pytest.fixture(scope="module", name="site")
def _site(root: Path) -> dict[str, bytes]:
    return build(root, 1_700_000_000)


def test_the_same_tree_gives_the_same_site_whatever_the_clock_says(root: Path, site: dict[str, bytes]) -> None:
    later = build(root, 1_900_000_000)
    assert sorted(path for path in site.keys() | later.keys() if site.get(path) != later.get(path)) == []


def test_the_sitemap_dates_each_page_by_its_newest_brief(site: dict[str, bytes]) -> None:
    days = dict(re.findall(r"<loc>([^<]+)</loc>\s*<lastmod>([^<]*)</lastmod>", site["sitemap.xml"].decode()))
    assert days[HOME] == days[f"{HOME}briefs/2026/04/by-hand/"] == "2026-04-01"
    assert len(days) == site["sitemap.xml"].count(b"<loc>")
    assert min(days.values()).startswith("2026-03")
    assert gzip.decompress(site["sitemap.xml.gz"]) == site["sitemap.xml"]
    assert f"Sitemap: {HOME}sitemap.xml" in site["robots.txt"].decode()


def test_every_page_leads_to_feeds_that_are_there(site: dict[str, bytes]) -> None:
    pages = [path for path in site if path.endswith("/index.html") or path == "index.html"]
    assert len(pages) > 20
    for path in pages:
        links = re.findall(r'<link rel="alternate " type="([^"]+)" title="[^"]*" href="([^"]+)">', site[path].decode())
        assert {media for media, _ in links} == {"application/atom+xml", "application/feed+json"}, path
        assert all(href.removeprefix(HOME) in site for _, href in links), path
    assert feedparser.parse(site["feeds/index.xml"]).entries[0].title == HOSTILE


def test_the_page_on_data_leads_to_the_feeds_of_the_site(site: dict[str, bytes]) -> None:
    page = site["data/index.html"].decode().split("<body")[1]
    for path in ("feeds/index.xml", "feeds/index.json"):
        assert f'<a href="{HOME}{path}">{path}</a>' in page


def test_every_file_of_data_is_published(site: dict[str, bytes]) -> None:
    for href in re.findall(r'href="([^"/]+\.(?:json|csv|geojson|graphml))"', site["data/index.html"].decode()):
        assert f"data/{href}" in site
    assert site["data/briefs.csv"].count(b"\n") == 7


def test_words_of_others_stay_words_in_every_head(site: dict[str, bytes]) -> None:
    page = site["briefs/2026/04/by-hand/index.html"].decode()
    assert "<script>alert" not in page.split("<body")[0]
    assert page.count("</head>") == 1
    assert "&lt;/title&gt;&lt;/head&gt;&lt;script&gt;alert(1)" in page
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(script)["headline"] == HOSTILE
    titles = [entry["title"] for entry in json.loads(site["search/search_index.json"])["docs"]]
    assert HOSTILE in titles or any("alert(1)" in title for title in titles)


def test_no_heading_takes_an_id_of_the_themes_own_parts(site: dict[str, bytes]) -> None:
    page = site["called-like-a-part/index.html"].decode()
    assert page.count('id="__config"') == page.count('id="__search"') == 1
    assert '<h1 id="config"' in page


def test_a_page_says_in_a_line_what_it_is_about(site: dict[str, bytes]) -> None:
    for path, data in site.items():
        if path.endswith(".html") and path != "404.html":
            head = data.decode().split("<body")[0]
            assert head.count('<meta name="description"') == 1, path
            assert head.count('<meta property="og:title"') == 1, path
            assert head.count('<link rel="canonical"') == 1, path
    assert "Our &quot;desk&quot;" in site["about/index.html"].decode()


def test_a_brief_stays_light(site: dict[str, bytes]) -> None:
    assert max(len(data) for path, data in site.items() if path.startswith("briefs/2026/03/")) < 60_000


def test_without_an_address_there_is_no_feed_and_no_link_to_one(root: Path) -> None:
    found = build(root, 1_700_000_000, url="")
    assert not [path for path in found if path.startswith("feeds/")]
    assert "robots.txt" not in found
    page = found["briefs/2026/04/by-hand/index.html"].decode()
    assert 'rel="alternate' not in page
    assert "og:title" in page
    assert "og:url" not in page


TABS = ({"Today": "index.md"}, {"About": [{"Review": "review.md"}, {"Trust": "trust.md"}, {"Data": "data/index.md"}]})


@pytest.mark.parametrize(
    ("nav", "expected"),
    [
        (TABS, [TABS[0], {"About": [*TABS[1]["About"], {"Changes": "changes.md"}]}]),
        (
            ({"Today": "index.md"}, {"Trust": "trust.md"}),
            [{"Today": "index.md"}, {"Trust": "trust.md"}, {"Changes": "changes.md"}],
        ),
        (("index.md",), ["index.md", {"Changes": "changes.md"}]),
        (({"Log": "changes.md"},), [{"Log": "changes.md"}]),
        ((), []),
    ],
    ids=[
        "tabs with pages",
        "a tab a page, as sites had before",
        "files alone",
        "a place of one's own",
        "none written out",
    ],
)
def test_what_changed_has_a_place_in_every_navigation(nav: tuple[Any, ...], expected: list[Any]) -> None:
    config = MkDocsConfig()
    config.nav = copy.deepcopy(list(nav))
    History().add_tab(config)
    assert config.nav == expected
