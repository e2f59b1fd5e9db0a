"""Answers for trainees."""

from django.utils.translation import gettext_lazy as _

from config.help.article import TRAINEES, Article

ARTICLES = (
    Article(
        slug="no-estoy-de-acuerdo",
        title=_("I do not agree with what was written about me"),
        answer=(
            _(
                "You may say so, and it counts. Your answer stays beside the observation for ever, "
                "and whoever reviews it reads your answer first."
            ),
            _("Confirming that you read it does not mean that you agree."),
        ),
        steps=(
            _("Open the observation from your first page."),
            _("Choose «Disagree» and write what happened, as you saw it."),
            _("Send your answer. Supervision receives it at the top of the list."),
        ),
        roles=TRAINEES,
        place=("evaluations:own_observations", _("Observations")),
    ),
    Article(
        slug="leer-una-observacion",
        title=_("Read and answer an observation"),
        answer=(
            _("Each number comes with the conduct that it describes, so you can see what is next."),
            _(
                "You have the time that your programme gives you, usually one day. After that the "
                "record goes on without your answer, and you can still give it."
            ),
        ),
        roles=TRAINEES,
        place=("evaluations:learn_home", _("Home")),
        related=("no-estoy-de-acuerdo",),
    ),
    Article(
        slug="calificaciones-bajas",
        title=_("I have low values. Is that bad?"),
        answer=(
            _(
                "At the start it is expected. You are compared with an officer who already works "
                "alone, not with others of your cohort."
            ),
            _(
                "A low value says what to practise next. No single day decides; what counts is "
                "what several officers see over several weeks."
            ),
        ),
        roles=TRAINEES,
    ),
)
