"""Two events of one theme, told by many each, in a large site and in a small one."""

from generator.stories.grouping import grouped
from generator.stories.report import Report


def report(path: str, *parts: str) -> Report:
    """A report of so many words, each as telling as the other, and nothing else."""
    weight = len(parts) ** -0.5
    words = dict.fromkeys(parts, weight)
    nobody: frozenset[str] = frozenset()
    return Report(
        path=path,
        day=None,
        published=None,
        dated=False,
        said=frozenset(),
        persons=nobody,
        organizations=nobody,
        named=nobody,
        place=None,
        words=words,
        lead=words,
        stems=frozenset(parts),
        telling={},
        names=frozenset(),
        kinds=nobody,
        recurring=nobody,
        counts=nobody,
        all_counts=nobody,
        in_office=nobody,
        story="",
        storyline="",
        file="",
    )


def sizes(reports: list[Report]) -> list[int]:
    return sorted(len(members) for members, _ in grouped(reports) if len(members) > 1)


def two_events(of_each: int, others: int) -> list[Report]:
    """An earthquake here and one there, each told in its own words and in those of every earthquake."""
    told = [
        report(f"{town}-{n}", "quake", town, f"mayor of {town}", f"{town} hospital")
        for town in ("arda", "brina")
        for n in range(of_each)
    ]
    return told + [report(f"other-{n}", f"matter {n}") for n in range(others)]


def test_in_a_large_site_two_events_of_one_theme_stay_apart() -> None:
    """Among hundreds of matters the words of a theme are rare: what both share is less than what holds each."""
    assert sizes(two_events(6, others=200)) == [6, 6]


def test_a_second_telling_of_few_joins_as_ever() -> None:
    """Of two or three reports nobody can say what holds them together."""
    assert sizes(two_events(2, others=200)) == [4]
