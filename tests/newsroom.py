"""A newsroom for tests: any number of invented reports, corrected by hand, then revised at the source."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

from generator.config import read_settings
from generator.run import Report, generate

PEOPLE = ["Wanjiru Odhiambo", "Ana Dias", "Bo Lindqvist", "Chen Wei", "Dina Haddad", "Luis Ferreira", "Marta Kowalska"]
CITIES = ["Nairobi", "Beira", "Oslo", "Lisbon", "Warsaw", "Accra"]


def open_newsroom(root: Path, count: int) -> None:
    """Write `count` seeds and the settings of a site that reads them quickly."""
    (root / "seeds").mkdir(parents=True)
    (root / "dateline.yml").write_text("recognizer: rules\n", encoding="utf-8")
    for number in range(count):
        write_seed(root, f"s{number:03}.txt", number)


def write_seed(root: Path, name: str, number: int, version: int = 1) -> None:
    """One report; another version moves its day, its place and who is met."""
    chance = random.Random(number * 10 + version)
    speaker, met = chance.sample(PEOPLE, 2)
    city = chance.choice(CITIES)
    text = (
        f"Talks {number} on the harbour end\n\n"
        f"{city.upper()}: Transport Minister {speaker} met Mayor {met} in {city} on {1 + number % 28} March 2026. "
        f"“We will rebuild pier {number} by autumn,” {speaker} said. The talks concerned trade and shipping.\n"
    )
    (root / "seeds" / name).write_text(text, encoding="utf-8")


def run(root: Path) -> Report:
    """`dateline generate`, in this process."""
    return generate(root, read_settings(root))


def brief_of(root: Path, seed: str) -> Path:
    """The page that says it is of the seed."""
    pages = sorted((root / "docs/briefs").rglob("*.md"))
    return next(page for page in pages if f"\nseed: {seed}#1\n" in page.read_text(encoding="utf-8"))


def correct_by_hand(root: Path, count: int) -> dict[str, tuple[str, ...]]:
    """Correct every third page in one way or another; gives, by page below the root, the words that must stay."""
    words: dict[str, tuple[str, ...]] = {}
    for number in range(0, count, 3):
        page = brief_of(root, f"s{number:03}.txt")
        text = page.read_text(encoding="utf-8")
        text = text.replace("\ntitle: ", "\n# our desk's spelling\ntitle: By hand, ", 1)
        text = text.replace("\nseed:", "\nstory: harbour-talks\nseed:", 1)
        text = text.rstrip("\n") + f"\n\n## Notes\n\nCalled the desk, twice: {number}\n"
        page.write_text(text, encoding="utf-8")
        kept = ("# our desk's spelling", "title: By hand, ", "story: harbour-talks", f"desk, twice: {number}\n")
        words[page.relative_to(root).as_posix()] = kept
    person = sorted((root / "docs/people").glob("*.md"))[0]
    text = person.read_text(encoding="utf-8")
    person.write_text(text.replace("\n---\n", '\ndescription: "A friend: of the desk"\n---\n', 1), encoding="utf-8")
    words[person.relative_to(root).as_posix()] = ('description: "A friend: of the desk"',)
    return words


def revise_seeds(root: Path, count: int) -> None:
    """Of the seeds, half get another text, and one in ten another name; one goes and two come."""
    for number in range(0, count, 2):
        write_seed(root, f"s{number:03}.txt", number, version=2)
    for number in range(1, count, 10):
        (root / "seeds" / f"s{number:03}.txt").rename(root / "seeds" / f"renamed-{number:03}.txt")
    (root / "seeds" / "s003.txt").unlink()
    for number in (count, count + 1):
        write_seed(root, f"s{number:03}.txt", number)


def everything(root: Path) -> dict[str, bytes]:
    """All files that a site is made of."""
    folders = ("docs", "records", "seeds")
    files = (file for folder in folders for file in sorted((root / folder).rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Files that are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
