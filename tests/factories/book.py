"""The small book."""

from bot.knowledge import Answer, Book
from tests.factories.answers import ANSWERS
from tests.factories.benefits import BENEFITS
from tests.factories.discourse import DISCOURSE
from tests.factories.documents import ARTICLE, BASE_SALARY, DECREE, DECREE_81, LOAN_RATE, OLD_DECREE, OLD_PLAN, TARGET
from tests.factories.institutions import INSTITUTIONS, PLACES
from tests.factories.paths import PATHS
from tests.factories.questions import QUESTIONS
from tests.factories.replies import COMMANDS, DANGER, REPLIES
from tests.factories.vocabulary import VOCABULARY


def make_book(*answers: Answer) -> Book:
    """Return a book of `answers`, which take the place of those of the same id."""
    return Book(
        version="test",
        answers={answer.id: answer for answer in (*ANSWERS, *answers)},
        sources={source.id: source for source in (DECREE, OLD_DECREE, ARTICLE, OLD_PLAN)},
        values={series.name: series for series in (BASE_SALARY, LOAN_RATE)},
        replies=REPLIES,
        commands=COMMANDS,
        places={place.id: place for place in PLACES},
        vocabulary=VOCABULARY,
        danger=DANGER,
        discourse=DISCOURSE,
        questions=QUESTIONS,
        benefits={benefit.id: benefit for benefit in BENEFITS},
        institutions={institution.id: institution for institution in INSTITUTIONS},
        paths={path.id: path for path in PATHS},
        provisions={TARGET.id: TARGET},
        former_names=(DECREE_81,),
    )
