"""Answers that concern everybody."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.help.article import OFFICERS, TRAINEES, Article

ARTICLES = (
    Article(
        slug="no-puedo-ingresar",
        title=_("I cannot sign in"),
        answer=(
            _("You sign in with your agency, your service number and your password."),
            _(
                "Nobody will ever ask you for your password: not your coordination, not support, "
                "not by phone and not by message."
            ),
        ),
        steps=(
            _("Check that the agency is yours and that the service number has no extra signs."),
            _("Write the password again; the eye beside the field shows what you typed."),
            _("After several attempts, wait a few minutes before you try again."),
            _("If you forgot your password, ask your coordination for a new one, in person."),
        ),
    ),
    Article(
        slug="datos-de-una-victima",
        title=_("I wrote data of a victim"),
        answer=(
            _(
                "It can happen to anybody. Say it soon: the sooner it is covered, the safer the "
                "person is."
            ),
            _(
                "Your coordination can cover the text and keep the rest of the record. Nothing "
                "else that you wrote is lost, and the record stays valid."
            ),
        ),
        steps=(
            _("Before signing: take the data out. A warning below the field shows what it found."),
            _("After signing: tell your coordination at once and give the receipt number."),
            _("Do not copy the text into a message or a photo to explain it."),
        ),
        related=("que-escribir",),
    ),
    Article(
        slug="que-escribir",
        title=_("What to write, and what not"),
        answer=(
            _(
                "Write what the trainee did: situation, conduct, effect and what you indicated. "
                "That is all that is needed to learn and to decide."
            ),
            _(
                "Leave out names, addresses, telephone numbers, plates, case numbers and dates of "
                "birth of anybody who was helped, and of children above all."
            ),
        ),
        related=("datos-de-una-victima",),
    ),
    Article(
        slug="quien-ve-que",
        title=_("Who can see what"),
        answer=(
            _(
                "Trainees see what was written about them. Officers see what they wrote and what "
                "concerns the trainees whom they accompany."
            ),
            _(
                "Supervision sees its unit, coordination its units and leadership its agency. "
                "Other agencies see nothing."
            ),
            _("Those who finance the programme see figures by department, never a person."),
        ),
    ),
    Article(
        slug="un-turno-me-afecto",
        title=_("A shift affected me"),
        answer=(
            _(
                "That is a normal answer to what is not normal. You do not have to carry it alone, "
                "and asking for support never counts against you."
            ),
            _(
                "Speak with somebody you trust, with peer support or with the psychology service "
                "of your institution. In danger, call the emergency number of your country."
            ),
        ),
    ),
    Article(
        slug="telefono-perdido",
        title=_("I lost my phone, or somebody else used it"),
        answer=(_("Close your sessions from another device first; then tell your coordination."),),
        steps=(
            _("Sign in on another device and open «Where I am signed in» in your account."),
            _("End every session that you do not recognise, or all of them."),
            _("Change your password."),
        ),
        place=("usersessions_list", _("Where I am signed in")),
    ),
    Article(
        slug="avisar",
        title=_("Report an absence, a problem with the pair or a conflict"),
        answer=(
            _(
                "«Report» is at the bottom of your pages. An absence needs no details about "
                "health. What you ask about a relief is read by the coordination alone: the other "
                "person never sees it."
            ),
            _(
                "A conflict of interest needs only who and since when. While it holds, neither of "
                "you rates the other, and the other person is not told."
            ),
        ),
        steps=(
            _("Choose what you want to report and send it."),
            _("The answer of the coordination appears on the same page."),
            _("While nobody has answered you can withdraw it."),
        ),
        roles=OFFICERS | TRAINEES,
        place=("mentors:report", pgettext_lazy("to the coordination", "Report")),
    ),
    Article(
        slug="pantalla-oscura",
        title=_("A dark screen for the night shift"),
        answer=(
            _(
                "Acompaña follows the setting of your phone. You can choose light or dark yourself "
                "in your account, at the top of each page; the choice stays on this device."
            ),
        ),
    ),
    Article(
        slug="algo-fallo",
        title=_("A page failed"),
        answer=(
            _(
                "What you had signed and sent is safe: a receipt number proves it. What you were "
                "typing in the phone form stays on this phone."
            ),
        ),
        steps=(
            _("Go back one page: the text is usually still there."),
            _("Wait a minute and try once more."),
            _("If it fails again, tell your coordination the page, the hour and the code shown."),
        ),
    ),
)
