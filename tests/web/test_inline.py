"""Pictures become part of the page that shows them, with links that work from there."""

from __future__ import annotations

from generator.pages.charts.svg import picture
from generator.web.inline import with_pictures

IMAGE = '<p><img alt="Timeline" src="../../assets/pictures/people/ann-timeline.svg" /></p>'
SVG = '<svg class="dl alone"><a href="../../../briefs/one.md"><text>One</text></a></svg>\n'


def test_a_picture_stands_in_place_of_its_image_with_the_pages_own_links() -> None:
    html = with_pictures(IMAGE, {"assets/pictures/people/ann-timeline.svg": SVG}.get, {"briefs/one.md": "../../b/"}.get)
    assert "<img" not in html
    assert '<svg class="dl"><a href="../../b/">' in html


def test_a_picture_comes_with_the_one_for_a_phone_where_there_is_one() -> None:
    drawn = {f"assets/pictures/people/ann-timeline{more}.svg": SVG for more in ("", "-narrow")}
    html = with_pictures(IMAGE, drawn.get, {"briefs/one.md": "../../b/"}.get)
    assert html.count('href="../../b/"') == 2
    assert html.index('class="dl-picture"') < html.index('class="dl-picture dl-narrow"')


def test_the_rules_of_a_picture_stand_in_the_style_sheet_once() -> None:
    drawn = picture(340, 100, "Timeline", "One event", [])
    assert "<style>" in drawn
    assert "<style" not in with_pictures(IMAGE, lambda _: drawn, lambda _: None)


def test_a_link_to_no_page_leaves_its_words() -> None:
    html = with_pictures(IMAGE, lambda _: SVG, lambda _: None)
    assert "<a><text>One</text></a>" in html


def test_pictures_of_others_stay_images() -> None:
    html = '<img alt="x" src="../images/x.svg" />'
    assert with_pictures(html, lambda _: SVG, lambda _: None) == html
    assert with_pictures(IMAGE, lambda _: None, lambda _: None) == IMAGE
