"""The data sets of ../shared/data as rows to learn from."""

import gzip
import hashlib
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from model import TASKS

UNKNOWN_LABEL = -1
DEV_BELOW, CALIBRATION_BELOW = 26, 42
"""The main set in three, by the first byte of the MD5 of a row's post: the dev part, from which nothing is ever learnt,
the calibration part, from which only temperatures, weights and thresholds are learnt, and the part to train on."""


@dataclass(eq=False)
class Row:
    id: str
    text: str
    gold: dict[str, int]
    """Task to the place of its label, or UNKNOWN_LABEL."""
    soft: dict[str, list[float]] | None = None
    """Task to the teachers' probabilities, which then stand in for `gold`."""
    ids: list[int] = field(default_factory=list)


def read(path: Path) -> list[dict]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def label(task: str, name: str | None) -> int:
    return TASKS[task].index(name) if name in TASKS[task] else UNKNOWN_LABEL


def row(source: dict, language: str | None = None) -> Row:
    sarcasm = source.get("sarcasm")
    gold = {
        "sentiment": label("sentiment", source.get("sentiment")),
        "sarcasm": UNKNOWN_LABEL if sarcasm is None else int(sarcasm),
        "language": label("language", source.get("lang") if language is None else language),
    }
    return Row(source["id"], source["text"], gold)


def first_byte(source: dict) -> int:
    post = source["post"] if source["platform"] == "tiktok" else source["id"]
    return hashlib.md5(post.encode()).digest()[0]


def public_comments(data: Path) -> tuple[list[Row], list[Row]]:
    """The main set: the part to train on, and the dev part."""
    sources = read(data / "my-public-comments/train.jsonl.gz")
    train = [row(each) for each in sources if first_byte(each) >= CALIBRATION_BELOW]
    return train, [row(each) for each in sources if first_byte(each) < DEV_BELOW]


def gold_ids() -> set[str]:
    """The comments of our own gold set: nothing is learnt from them."""
    return {each["id"] for each in read(Path(__file__).parent.parent / "gold/sample.jsonl")}


def drawn(rows: list, count: int, seed: int) -> list:
    return random.Random(seed).sample(rows, min(count, len(rows)))


def labelled_set(data: Path, path: str, count: int, language: str | None) -> list[Row]:
    rows = [row(each, language) for each in read(data / path) if each.get("sentiment")]
    return drawn(rows, count, seed=0)


def other_people(data: Path, share: float) -> list[Row]:
    """Other labelled sets, by `share` of what the first pass takes of each: tweets, reviews, statements."""
    sets = [
        ("my-tweets-general/train.jsonl", 1388, ""),
        ("my-tweets-politics/train.jsonl", 699, ""),
        ("my-news-statements/train.jsonl", 1500, "ms"),
        ("id-en-indonglish/train.jsonl", 2000, ""),
        ("en-nusax/train.jsonl", 500, "en"),
        ("id-nusax/train.jsonl", 500, "id"),
        ("en-tweets/train.jsonl.gz", 14000, "en"),
        ("id-smsa/train.jsonl.gz", 4000, "id"),
    ]
    return [each for path, count, language in sets for each in labelled_set(data, path, int(count * share), language)]


UNLABELLED = {
    "fuel_subsidy_policy": 3440,
    "living_in_malaysia": 4510,
    "cars_gadgets": 9000,
    "malay_films": 9000,
    "entertainment_viral": 9000,
    "keyphrase_testset": 6000,
    "query_2017": 4000,
    "political_query_2017": 3000,
}
"""Source to how many of its rows the teachers label."""


def unlabelled(data: Path) -> list[Row]:
    """Comments and tweets of Malaysians, without those of our gold set."""
    rows, apart = [], gold_ids()
    for path in ("my-unlabelled/youtube-comments.jsonl.gz", "my-unlabelled/tweets.jsonl.gz"):
        by_source: dict[str, list[Row]] = {}
        for each in read(data / path):
            if each["id"] not in apart:
                by_source.setdefault(each["source"], []).append(row(each, ""))
        for source, count in UNLABELLED.items():
            if source in by_source:
                rows += drawn(by_source[source], count, seed=0)
    return rows


def from_abroad(data: Path) -> list[Row]:
    """Tweets and comments in English and Indonesian, their labels left aside."""
    paths = ("en-tweets/train.jsonl.gz", "id-smsa/train.jsonl.gz", "id-en-indonglish/train.jsonl")
    return [each for path in paths for each in drawn([row(source, "") for source in read(data / path)], 3000, seed=1)]


VOCABULARY_TEXTS = [
    ("my-public-comments/train.jsonl.gz", 3),
    ("my-tweets-general/train.jsonl", 3),
    ("my-tweets-politics/train.jsonl", 3),
    ("my-news-statements/train.jsonl", 2),
    ("my-news-topics/train.jsonl", 2),
    ("my-unlabelled/youtube-comments.jsonl.gz", 1),
    ("my-unlabelled/tweets.jsonl.gz", 1),
    ("my-reviews-weak/shopee-reviews.jsonl.gz", 1),
    ("en-tweets/train.jsonl.gz", 1),
    ("id-smsa/train.jsonl.gz", 1),
    ("id-tweets/train.jsonl.gz", 1),
]


def vocabulary_texts(data: Path) -> list[tuple[str, int]]:
    return [(each["text"], weight) for path, weight in VOCABULARY_TEXTS for each in read(data / path)]
