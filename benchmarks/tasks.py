"""What is measured, on which set, by which scorer, against whom. One line a measurement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from benchmarks.peers import difflib_same, same_string, tfidf_average_link, tfidf_hdbscan

Json = dict[str, Any]
Verb = Literal["facts", "articles", "same", "entities", "stories"]


@dataclass(frozen=True, slots=True)
class Task:
    """A data set, what to ask of Dateline on it, and which figures of the scorer to report."""

    gold: str
    """File below `dev/`, without `.jsonl`."""
    verb: Verb
    scorer: tuple[str, ...]
    """Scorer's file name below `score/`, without `.py`, and its arguments before `--gold`."""
    predict: Callable[[Json], Json]
    """From Dateline's line to the scorer's."""
    figures: Mapping[str, tuple[str, ...]]
    """Name of a figure -> where it stands in the scorer's JSON."""
    published: str | None = None
    """Key of the gold line that holds the publication day."""
    titled: bool = False
    """The gold line's own `title` is given too."""
    peers: Mapping[str, str] = field(default_factory=dict)
    """Name of a peer -> its stored predictions below `dev/`."""
    quoted: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Published figures that can't be computed here, by peer."""
    ask: Callable[[Json], Json] | None = None
    """From the gold line to the line that Dateline gets, where it is more than a text."""
    rivals: Mapping[str, Callable[[Sequence[Json]], list[Json]]] = field(default_factory=dict)
    """Name of a peer -> what answers in the same run, from all lines that Dateline gets."""


def _keep(*keys: str) -> Callable[[Json], Json]:
    return lambda line: {key: line[key] for key in ("id", *keys)}


def _event_dates(line: Json) -> Json:
    days = [answer["date"] for answer in line["answers"]["when"] if answer["date"]]
    return {"id": line["id"], "timexes": line["timexes"], "event_dates": days}


def _body(line: Json) -> Json:
    bodies = [article["body"] for article in line["articles"]]
    first = line["articles"][0] if line["articles"] else {}
    return {"id": line["id"], "body": "\n\n".join(bodies), "date": first.get("published"), "title": first.get("title")}


def _published(line: Json) -> Json:
    days = [article["published"] for article in line["articles"][:1]]
    return {"id": line["id"], "date": days[0] if days and days[0] and "X" not in days[0] else None}


def _starts(line: Json) -> Json:
    return {"id": line["id"], "starts": line["starts"], "titles": [a["title"] or "" for a in line["articles"]]}


NER = {
    "exact F1": ("exact", "micro", "f1"),
    "overlap F1": ("overlap", "micro", "f1"),
    "person overlap F1": ("overlap", "PERSON", "f1"),
}
DATES = {
    "overlap F1": ("overlap", "f1"),
    "value accuracy": ("value_acc_relaxed",),
    "span and value F1": ("span+value", "f1"),
}
GEO = {
    "recognised, overlap F1": ("overlap", "f1"),
    "within 161 km, of recognised": ("resolution", "acc161_recognised"),
    "within 161 km, of all": ("resolution", "acc161_end_to_end"),
}
FIVEW = {
    "who P@1": ("who", "P@1"),
    "what P@1": ("what", "P@1"),
    "when P@1": ("when", "P@1"),
    "when, day": ("when", "day_acc@1"),
    "where P@1": ("where", "P@1"),
}


def _ner(name: str, **quoted: Mapping[str, float]) -> Task:
    return Task(f"ner/{name}", "facts", ("score_ner",), _keep("entities"), NER, quoted=quoted)


def _geo(name: str, peers: Mapping[str, str] | None = None) -> Task:
    return Task(f"geo/{name}", "facts", ("score_geo",), _keep("toponyms"), GEO, peers=peers or {})


PAIRS = {"balanced accuracy": ("balanced_accuracy",), "precision of “same”": ("p",), "recall of “same”": ("r",)}
GROUPS = {"B-cubed F1": ("bcubed", "f1"), "B-cubed precision": ("bcubed", "p"), "B-cubed recall": ("bcubed", "r")}


def _only(*keys: str) -> Callable[[Json], Json]:
    return lambda line: {key: line[key] for key in ("id", *keys) if line.get(key) is not None}


def _pairs(
    name: str, *scorer: str, peers: Mapping[str, str] | None = None, figures: Mapping[str, tuple[str, ...]] = PAIRS
) -> Task:
    return Task(
        f"names/{name}",
        "same",
        ("score_pairs", *scorer),
        _keep("same"),
        figures,
        peers=peers or {},
        ask=_only("a", "b", "type"),
        rivals={"difflib": difflib_same},
    )


def _mentions(name: str) -> Task:
    return Task(
        f"names/mentions_{name}",
        "entities",
        ("score_cluster",),
        _keep("cluster"),
        GROUPS,
        ask=_only("doc", "text", "type"),
        rivals={"the same string": same_string},
    )


def _stories(name: str, *scorer: str) -> Task:
    return Task(
        f"cluster/{name}",
        "stories",
        ("score_cluster", *scorer),
        _keep("cluster"),
        GROUPS,
        ask=_only("text", "title", "date_publish", "topic"),
        rivals={"TF-IDF, average link": tfidf_average_link, "TF-IDF, HDBSCAN": tfidf_hdbscan},
    )


LOOK_ALIKE = ("--kinds", "spelling,partial,hard")
"""Without pairs that have nothing in common, such as a nom de guerre: no comparison of names can know."""
COMPARABLE = {"balanced accuracy, names with something in common": ("balanced_accuracy",)}
LOGIC_V2 = {"OpenSanctions logic-v2": "names/nomenklatura.peer_logicv2"}

TASKS: tuple[Task, ...] = (
    *(_ner(name) for name in ("worldwide", "re3d", "gum", "meantime", "uner_pud", "wikigold", "conll2003_testb")),
    *(_ner(name) for name in ("conllpp2020", "crossner_politics", "uner_ewt", "wnut17")),
    _geo("geowebnews", {"spaCy 2018": "geo/geowebnews.peer_spacy", "Google Cloud": "geo/geowebnews.peer_google"}),
    *(_geo(name) for name in ("geovirus", "trnews", "lgl")),
    Task(
        "dates/te3_platinum",
        "facts",
        ("score_dates",),
        _keep("timexes"),
        DATES,
        published="dct",
        quoted={"HeidelTime (published)": {"span and value F1": 0.776}},
    ),
    Task("dates/tbaq", "facts", ("score_dates",), _keep("timexes"), DATES, published="dct"),
    Task(
        "dates/meantime",
        "facts",
        ("score_dates",),
        _event_dates,
        {**DATES, "event day right": ("event_dates", "main_acc")},
        published="dct",
    ),
    Task(
        "dates/pubdate",
        "articles",
        ("score_raw", "pubdate"),
        _published,
        {"day printed": ("full", "accuracy"), "day and month printed": ("partial", "accuracy")},
    ),
    Task(
        "fivew/giveme5w1h",
        "facts",
        ("score_5w1h",),
        _keep("answers"),
        FIVEW,
        published="date_publish",
        titled=True,
        peers={"Giveme5W1H": "fivew/giveme5w1h.peer_combined"},
    ),
    Task(
        "quotes/polnear",
        "facts",
        ("score_quotes",),
        _keep("quotes"),
        {"found F1": ("f1",), "right speaker": ("speaker_acc",)},
        quoted={"Citron (its own corpus)": {"found F1": 0.832}},
    ),
    Task(
        "roles/roles",
        "facts",
        ("score_roles",),
        _keep("people"),
        {"role recall": ("role_recall",), "name recall": ("name_recall",)},
    ),
    Task(
        "raw/body",
        "articles",
        ("score_raw", "body"),
        _body,
        {"mean F1": ("mean_f1",)},
        peers={
            f"{name} (from HTML)": f"raw/body.peer_{name}_fromhtml"
            for name in ("trafilatura", "newspaper", "readability", "justext", "goose3", "boilerpipe")
        },
    ),
    Task(
        "raw/segments",
        "articles",
        ("score_raw", "segments"),
        _body,
        {"kept and dropped": ("mean",), "day": ("date_acc_visible",)},
    ),
    Task(
        "raw/multi",
        "articles",
        ("score_raw", "multi"),
        _starts,
        {"boundary F1": ("f1",), "files exactly right": ("files_exactly_right",), "titles": ("title_acc",)},
    ),
    *(_pairs(name) for name in ("ofac_person", "un_person", "ofac_org")),
    *(_pairs(name, *LOOK_ALIKE, figures=COMPARABLE) for name in ("ofac_person", "un_person", "ofac_org")),
    _pairs("nomenklatura", "--threshold", "0.7", peers=LOGIC_V2),  # the peer's own threshold; ours needs none
    *(_mentions(name) for name in ("gum", "meantime", "ecbplus")),
    _stories("giveme5w1h"),
    _stories("ecbplus", "--within", "topic"),
)
