"""The addresses of work shared out."""

from selfassess.web.routes import Access, Area, Route
from selfassess.web.work.discussing import discussion, say
from selfassess.web.work.pages import moderation, my_work
from selfassess.web.work.words import say_of_words, words

AREA = Area(
    "work",
    (
        Route("/my-work", my_work, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/moderation", moderation, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/<subject_id>/discussion", discussion, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/<subject_id>/discussion", say, needs=Access.PERSON, methods=("POST",)),
        Route("/assessments/<assessment_id>/<subject_id>/discussion/words", words, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/<subject_id>/discussion/words", say_of_words, needs=Access.PERSON, methods=("POST",)),
    ),
)
