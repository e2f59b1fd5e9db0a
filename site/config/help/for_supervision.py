"""Answers for supervision, coordination and leadership."""

from django.utils.translation import gettext_lazy as _

from config.help.article import COORDINATION, EDITORS, LEADERSHIP, SUPERVISION, Article

ARTICLES = (
    Article(
        slug="revisar-observaciones",
        title=_("Review observations"),
        answer=(
            _("Disagreements come first, then what waits longest."),
            _(
                "Mark as reviewed what describes conduct and fits its numbers. Return with a "
                "reason what does not; the officer signs a new version, never an edit."
            ),
            _("Nobody reviews what they wrote themselves."),
        ),
        roles=SUPERVISION,
        place=("evaluations:inbox", _("Inbox")),
    ),
    Article(
        slug="registros-retenidos",
        title=_("Held records"),
        answer=(
            _(
                "A held record arrived complete and is kept, but something does not fit. The page "
                "says what, in words."
            ),
            _(
                "Accept it, return it or void it, with a reason. A record with data of a victim "
                "can only be returned or voided."
            ),
        ),
        roles=COORDINATION,
        place=("evaluations:inbox", _("Inbox")),
    ),
    Article(
        slug="importar-lista",
        title=_("Import a roster"),
        answer=(
            _(
                "A spreadsheet with one person a row. You see what would change before anything is "
                "written, and importing the same file twice changes nothing."
            ),
        ),
        steps=(
            _("Create the units and the cohort first; the import never creates them."),
            _("Choose the file and read the preview; rows with a problem say how to mend them."),
            _("Apply. Rows without a problem are written, the others are listed."),
        ),
        roles=COORDINATION,
        place=("mentors:import", _("Import roster")),
    ),
    Article(
        slug="certificar-y-asignar",
        title=_("Certify and assign an officer"),
        answer=(
            _("Only certified officers can accompany a trainee: first certify, then assign."),
            _(
                "Several officers are certified at once with one document. The list warns 60 and "
                "30 days before a certificate expires."
            ),
            _(
                "Each phase has another officer, so that no single person decides; the last phase "
                "returns to the first one. An exception needs a reason, which stays written."
            ),
        ),
        roles=COORDINATION,
        place=("mentors:officers", _("Field training officers")),
    ),
    Article(
        slug="planificar-rotaciones",
        title=_("Plan rotations and see who stands without an officer"),
        answer=(
            _(
                "Choose the phase, also one that has not begun. What speaks against it is said "
                "before anything is recorded: the rule of the phase, two officers at once, too "
                "many trainees, an absence. Where a rule is broken, your reason stays recorded."
            ),
            _("The calendar shows each week and the days on which a trainee has no officer."),
        ),
        roles=COORDINATION,
        place=("mentors:week", _("Calendar of assignments")),
        related=("certificar-y-asignar",),
    ),
    Article(
        slug="responder-solicitudes",
        title=_("Answer absences and requests for relief"),
        answer=(
            _(
                "A request for relief is confidential: the officer it is about does not see it, "
                "and you should not mention it. Approving it assigns somebody else; declining it "
                "needs a reason that who asked reads."
            ),
            _("An approved absence expects no observation on its days."),
        ),
        roles=COORDINATION,
        place=("mentors:requests", _("Requests")),
    ),
    Article(
        slug="calendarios-de-turnos",
        title=_("Set up shift calendars"),
        answer=(
            _(
                "A pattern says after how many days it repeats and which shifts it has. Put people "
                "on it with a first day; from then on «before the next shift» is that person's."
            ),
        ),
        steps=(
            _("Create the pattern, for example 24 × 48: it repeats after 3 days."),
            _("Choose the people of a unit and the day 1 of their cycle."),
            _("When the turn changes, put them on another pattern from that day on."),
        ),
        roles=COORDINATION,
        place=("mentors:patterns", _("Shift calendars")),
    ),
    Article(
        slug="abrir-una-cuenta",
        title=_("Give somebody access"),
        answer=(
            _(
                "Accounts exist by invitation. Create the first password on the person's page and "
                "hand it over in person; it is shown once."
            ),
        ),
        roles=COORDINATION,
        place=("mentors:trainees", _("Assignments")),
    ),
    Article(
        slug="leer-la-matriz",
        title=_("Read the cohort matrix"),
        answer=(
            _(
                "A cell is the median of the last five values; the small number says how many were "
                "observed. A dash means not observed, which is neither good nor bad."
            ),
            _(
                "A dashed border means fewer than three observations: look at them before you "
                "conclude anything. Every row leads to the observations behind it."
            ),
            _("The order is by missing requirements. It is no ranking of people."),
        ),
        roles=LEADERSHIP,
        place=("evaluations:cohorts", _("Cohorts")),
    ),
    Article(
        slug="prueba-del-registro",
        title=_("How a record proves that nobody changed it"),
        answer=(
            _(
                "Each signature is chained to the one before it, and each day gets one figure that "
                "vouches for all of them. A changed record no longer fits, and the check says "
                "which."
            ),
            _("Keep the daily figure outside the platform, for example printed or by mail."),
        ),
        roles=LEADERSHIP,
    ),
    Article(
        slug="editar-contenido",
        title=_("Write and review content"),
        answer=(
            _(
                "Modules, lessons and the directory are written in «Edition». What you publish "
                "keeps its earlier versions, so what somebody learned can be read later."
            ),
        ),
        roles=EDITORS,
        place=("wagtailadmin_home", _("Edition")),
    ),
)
