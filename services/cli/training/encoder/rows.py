"""The data sets of ../shared/data as rows to learn from."""

import gzip
import hashlib
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from model import TASKS, TOPICS

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
    soft: dict[str, list[float]] = field(default_factory=dict)
    """Task to probabilities, which then stand in for `gold`."""
    topics: list[int] | None = None
    """The places of the topics that the developers found; `None` where they did not look, or where that is kept apart."""
    ids: list[int] = field(default_factory=list)


def read_file(path: Path) -> list[dict]:
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
    sources = read_file(data / "my-public-comments/train.jsonl.gz")
    train = [row(each) for each in sources if first_byte(each) >= CALIBRATION_BELOW]
    return train, [row(each) for each in sources if first_byte(each) < DEV_BELOW]


DEVELOPERS = Path(__file__).parent.parent / "developers"
LETTERS = {"n": "negative", "u": "neutral", "p": "positive"}
PEOPLE_SHARE = 0.65
"""How much the annotators' own label counts in a comment of the main set that the developers read too."""


@dataclass
class Reading:
    """What the developers say of a comment: the places of its sentiment and topics, and of its language where they were asked."""

    sentiment: int
    topics: list[int]
    language: int = UNKNOWN_LABEL


def readings() -> dict[str, Reading]:
    found = {}
    with gzip.open(DEVELOPERS / "labels.tsv.gz", "rt") as lines:
        for line in lines:
            id, letter, topics, language = line.rstrip("\n").split("\t")
            places = [TOPICS.index(each) for each in topics.split(",") if each]
            found[id] = Reading(label("sentiment", LETTERS[letter]), places, label("language", language))
    return found


def meaning(gold: list[Row], read: dict[str, Reading]) -> list[list[float]]:
    """By what the developers say, how often the annotators of the main set say each: counted where both have spoken."""
    both = Counter((read[each.id].sentiment, each.gold["sentiment"]) for each in gold if each.id in read and each.gold["sentiment"] >= 0)
    labels = range(len(TASKS["sentiment"]))
    return [[both[said, gold] / sum(both[said, other] for other in labels) for gold in labels] for said in labels]


def with_second_reading(gold: list[Row], read: dict[str, Reading]) -> list[Row]:
    """The main set with the developers' reading beside the annotators': two readings err less than one."""
    for each in gold:
        reading = read.get(each.id)
        if reading is None or each.gold["sentiment"] < 0:
            continue
        each.topics = reading.topics
        each.soft["sentiment"] = [
            PEOPLE_SHARE * (at == each.gold["sentiment"]) + (1 - PEOPLE_SHARE) * (at == reading.sentiment)
            for at in range(len(TASKS["sentiment"]))
        ]
    return gold


def read_by_developers(data: Path, read: dict[str, Reading], means: list[list[float]]) -> list[Row]:
    """Comments of my-unlabelled as the developers read them. Topics of the calibration part are kept apart: on it is
    learnt how far the encoder's topics can be relied on."""
    rows, apart = [], gold_ids()
    for path in ("youtube-comments.jsonl.gz", "tweets.jsonl.gz", "forum-posts.jsonl"):
        for source in read_file(data / "my-unlabelled" / path):
            reading = read.get(source["id"])
            if reading is None or source["id"] in apart:
                continue
            each = row(source, "")
            each.soft["sentiment"] = means[reading.sentiment]
            each.gold["language"] = reading.language
            together = source.get("video") or source["id"]
            if hashlib.md5(together.encode()).digest()[0] >= CALIBRATION_BELOW:
                each.topics = reading.topics
            rows.append(each)
    return rows


def gold_ids() -> set[str]:
    """The comments of our own gold set: nothing is learnt from them."""
    return {each["id"] for each in read_file(Path(__file__).parent.parent / "gold/sample.jsonl")}


def drawn(rows: list, count: int, seed: int) -> list:
    return random.Random(seed).sample(rows, min(count, len(rows)))


def labelled_set(data: Path, path: str, count: int, language: str | None) -> list[Row]:
    rows = [row(each, language) for each in read_file(data / path) if each.get("sentiment")]
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
    "living_in_malaysia": 3000,
    "cars_gadgets": 4000,
    "malay_films": 4000,
    "entertainment_viral": 4000,
    "keyphrase_testset": 4000,
    "query_2017": 3000,
    "political_query_2017": 4000,
}
"""Source to how many of its rows the teachers label."""


def unlabelled(data: Path, read: dict[str, Reading]) -> list[Row]:
    """Comments and tweets of Malaysians that nobody read, without those of our gold set."""
    rows, apart = [], gold_ids() | read.keys()
    for path in ("my-unlabelled/youtube-comments.jsonl.gz", "my-unlabelled/tweets.jsonl.gz"):
        by_source: dict[str, list[Row]] = {}
        for each in read_file(data / path):
            if each["id"] not in apart:
                by_source.setdefault(each["source"], []).append(row(each, ""))
        for source, count in UNLABELLED.items():
            if source in by_source:
                rows += drawn(by_source[source], count, seed=0)
    return rows


def from_abroad(data: Path) -> list[Row]:
    """Tweets and comments in English and Indonesian, their labels left aside."""
    paths = ("en-tweets/train.jsonl.gz", "id-smsa/train.jsonl.gz", "id-en-indonglish/train.jsonl")
    return [each for path in paths for each in drawn([row(source, "") for source in read_file(data / path)], 3000, seed=1)]


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
    return [(each["text"], weight) for path, weight in VOCABULARY_TEXTS for each in read_file(data / path)]
