"""The linear teacher: words and pieces by TF-IDF, logistic regression. It errs elsewhere than an encoder does."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union

from pieces import clean
from rows import Row


DEVELOPERS_WEIGHT = 0.3
"""What a comment read by the developers counts beside one of the main set."""


def linear_probabilities(gold: list[Row], developers: list[Row], asked: list[Row]) -> np.ndarray:
    """Probabilities of negative, neutral and positive for the rows asked about, learnt from the main set and from
    what the developers read."""
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+"),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
    )
    known = [each for each in gold if each.gold["sentiment"] >= 0] + developers
    labels = [int(np.argmax(each.soft["sentiment"])) if each.gold["sentiment"] < 0 else each.gold["sentiment"] for each in known]
    weights = [DEVELOPERS_WEIGHT if each.gold["sentiment"] < 0 else 1.0 for each in known]
    model = LogisticRegression(C=2, class_weight="balanced", max_iter=400)
    model.fit(
        features.fit_transform([clean(each.text).lower() for each in known]), labels, sample_weight=weights
    )
    return model.predict_proba(features.transform([clean(each.text).lower() for each in asked]))
