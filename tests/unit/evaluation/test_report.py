"""The page shows the figures and quotes sentences safely."""

import json
import re
from dataclasses import replace

import pytest

from bot.evaluation.conditions import CONDITIONS
from bot.evaluation.confidence import reliability, sharpening
from bot.evaluation.entities import score_entities
from bot.evaluation.figures import About, Agreement, Exam, Latency, Report, Result, Validation, figures_of, tree_of
from bot.evaluation.judged import Judged
from bot.evaluation.measures import by_intent, confusions, score
from bot.evaluation.report import decimal, percent, render
from bot.evaluation.scope import histogram, separation
from bot.evaluation.telling import Reached

EVIL = "<script>alert('x')</script> & \"học\""
JUDGED = [Judged(EVIL, ("fee_a",), (("<b>", 0.8), ("fee_a", 0.2)))]


def report() -> Report:
    """Return a report with something in every part."""
    scores = score(JUDGED, {})
    result = Result(scores, Reached(2, 0.5, 1.0, 1.0, 0.5))
    exam = Exam("small", {"heldout": dict.fromkeys(CONDITIONS, result)}, {"far": 0.1}, Latency(1.25, 4.0), elsewhere=0)
    return Report(
        about=About("2026-11-22", "x86_64", 12.34567, 100, 3, 6.0),
        validation=Validation(
            folds=5,
            scores=dict.fromkeys(CONDITIONS, scores),
            reliability=dict.fromkeys(CONDITIONS, reliability([(0.8, False)])),
            sharpening=sharpening([], []),
            separation={"far": {"typed": separation([0.9], [0.1]), "bare": None}},
            histograms={"inside": histogram([0.9]), "far": histogram([0.1])},
            confusions=confusions(JUDGED),
            intents=by_intent(JUDGED),
            training_seconds=30.0,
        ),
        exams=(exam, replace(exam, engine="rasa", elsewhere=2)),
        agreement=Agreement(0.99, 0.98),
        learnt={"heldout": 1},
        sharpening=sharpening([], []),
        entities=score_entities([({"place": {"hue"}}, {"place": {"hue"}})]),
        long_texts={300: 5.0, 20_000: 50.0},
    )


def test_sentences_are_escaped() -> None:
    page = render(report())
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &#34;học&#34;" in page
    assert "<b>fee" not in page
    assert "&lt;b&gt;" in page


def test_page_needs_nothing_from_elsewhere() -> None:
    assert not re.search(r"https?:|url\(|<link|<img|@import| src=", render(report()))


def test_page_draws_bars_curves_and_the_histogram() -> None:
    page = render(report())
    assert page.count("<svg") == page.count("</svg>") == 5
    assert page.count("<rect") >= 12
    assert "NaN" not in page
    assert "None" not in page


def test_both_engines_and_their_agreement_are_shown() -> None:
    page = render(report())
    assert "Rasa" in page
    assert "99,0 %" in page


def test_page_stands_without_rasa_entities_and_questions() -> None:
    full, nothing = report(), score([], {})
    none = dict.fromkeys(CONDITIONS, nothing)
    unasked = dict.fromkeys(CONDITIONS, Result(nothing, Reached(0, 0.0, 0.0, 0.0, 0.0)))
    empty = Exam("small", {"heldout": unasked}, {}, Latency(0.0, 0.0), elsewhere=0)
    validation = replace(full.validation, scores=none, confusions=(), intents=(), separation={}, histograms={})
    page = render(replace(full, exams=(empty,), agreement=None, entities={}, learnt={}, long_texts={}, validation=validation))
    assert "</html>" in page


def test_json_holds_everything_rounded() -> None:
    tree = json.loads(json.dumps(tree_of(report())))
    assert tree["about"]["seconds"] == 12.3457
    assert tree["validation"]["confusions"] == [{"meant": "fee_a", "taken": "<b>", "sentences": [EVIL]}]
    assert tree["exams"][0]["results"]["heldout"]["typed"]["reached"]["precision"] == 0.5
    assert tree["long_texts"] == {"300": 5.0, "20000": 50.0}


def test_figures_quote_no_sentence_and_list_no_intent() -> None:
    written = json.dumps(figures_of(report()), ensure_ascii=False)
    assert EVIL not in written
    assert "alert" not in written
    assert "fee_a" not in written
    assert json.loads(written)["validation"]["scores"]["typed"]["count"] == 1


@pytest.mark.parametrize(("number", "written"), [(0.0, "0,0"), (12.345, "12,3"), (100.0, "100,0")])
def test_numbers_are_written_as_people_here_write_them(number: float, written: str) -> None:
    assert decimal(number) == written
    assert percent(number / 100) == written
