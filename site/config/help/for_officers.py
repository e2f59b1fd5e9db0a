"""Answers for field training officers."""

from django.utils.translation import gettext_lazy as _

from config.help.article import OFFICERS, Article

ARTICLES = (
    Article(
        slug="observar-un-turno",
        title=_("Score a shift"),
        answer=(
            _("One observation per shift and trainee, before the next shift starts."),
            _(
                "Compare with an officer who already works alone, from the first day on. Low "
                "values in the first weeks are normal and harm nobody."
            ),
        ),
        steps=(
            _("Open «Shift» and choose «Start observation» beside the trainee."),
            _("Rate only what you saw. What you leave empty counts as «Not observed»."),
            _("Write a comment where the form asks for one: very low, very high, no response."),
            _("Review, confirm what you did not observe, and sign."),
            _("Keep the receipt number: it proves that your record arrived."),
        ),
        roles=OFFICERS,
        place=("evaluations:field_home", _("Shift")),
        related=("que-significa-cada-numero", "que-escribir"),
    ),
    Article(
        slug="que-significa-cada-numero",
        title=_("What each number means"),
        answer=(
            _(
                "1 is not acceptable, 4 is the least that an officer who works alone must do, and "
                "7 is superior. 2 and 3 lie below the standard; 5 and 6 above it."
            ),
            _(
                "«See anchors» below each competency describes 1, 4 and 7 in conduct that you can "
                "see. When you doubt between two numbers, read the guide again."
            ),
            _("«Not observed» is not a bad mark. It never counts in any figure."),
        ),
        roles=OFFICERS,
        related=("observar-un-turno",),
    ),
    Article(
        slug="corregir-lo-firmado",
        title=_("I signed something by mistake"),
        answer=(
            _(
                "Nothing signed is erased or changed in silence. You sign a new version, and the "
                "first one stays readable beside it."
            ),
        ),
        steps=(
            _(
                "During the first 15 minutes, while nobody has read it, the receipt offers to take "
                "the signature back: the record does not count and the shift is open again."
            ),
            _("Later, open the record in «Written» and choose «Correct this observation»."),
            _("Change what is wrong and write the reason."),
            _("Sign. The trainee reads and answers the new version again."),
            _("Once a record is closed, ask your coordination."),
        ),
        roles=OFFICERS,
        place=("evaluations:written", _("Written")),
    ),
    Article(
        slug="registro-en-revision",
        title=_("My record waits for coordination"),
        answer=(
            _(
                "It arrived and it is kept. A person looks at it because something does not fit: "
                "the date, the assignment, a missing comment or data of a person."
            ),
            _(
                "You do not have to do anything unless it comes back to you; then you will find it "
                "on your first page with the reason."
            ),
        ),
        roles=OFFICERS,
    ),
    Article(
        slug="turno-sin-evaluacion",
        title=_("A shift without evaluation"),
        answer=(
            _(
                "Leave, illness, court or training: register the shift without rating it, with the "
                "reason. So nobody has to ask later why there is no record."
            ),
        ),
        roles=OFFICERS,
        place=("evaluations:field_home", _("Shift")),
    ),
    Article(
        slug="no-quiere-firmar",
        title=_("The trainee does not want to sign"),
        answer=(
            _(
                "Confirming only means that it was read and discussed. Offer the option «Disagree» "
                "with a comment before you record a refusal."
            ),
            _(
                "If the trainee still refuses, record it with the reason and a witness who is "
                "neither of you. The record stays valid."
            ),
        ),
        roles=OFFICERS,
    ),
)
