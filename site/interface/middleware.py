"""Headers that every page carries: its content policy, and who may keep a copy of it."""

from http import HTTPStatus

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

EDITOR_PREFIX = "/gestion/"
API_PREFIX = "/api/"


class ContentPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere; the editor's own under /gestion/ (decision 23)."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Choose the policy by address; a view's own policy stays above both."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and request.path_info.startswith(EDITOR_PREFIX):
            # A nonce would switch 'unsafe-inline' off, which Wagtail's widgets need.
            return PolicyParts(settings.EDITOR_CONTENT_SECURITY_POLICY)
        return parts


class PrivatePagesMiddleware(MiddlewareMixin):
    """Keeps answers meant for one person out of every cache, the browser's own included.

    A shared phone must not show a signed-out person's pages at a press of "back". Whoever sends a
    session cookie counts as signed in: asking the database would make support pages leave a trace
    (decision 16). A view that states its own Cache-Control (the offline shell) keeps it.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add ``Cache-Control: no-store`` where it belongs."""
        if "Cache-Control" not in response and _is_private(request, response):
            response["Cache-Control"] = "no-store"
        return response


class ApiProblemMiddleware(MiddlewareMixin):
    """Answers in problem JSON what a library refuses under /api/ with words of its own (405).

    A phone takes an answer for ours only if it can read it (experience.md 2.4).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Replace an error that is not JSON; what it allows instead is told as before."""
        if (
            response.status_code < HTTPStatus.BAD_REQUEST
            or not request.path_info.startswith(API_PREFIX)
            or "json" in response.get("Content-Type", "")
        ):
            return response
        from .refusal import problem  # it asks this module for the prefix

        answer = problem(
            code="solicitud",
            text=_("The request could not be read. Update the application and try again."),
            status=response.status_code,
        )
        if "Allow" in response:
            answer["Allow"] = response["Allow"]
        return answer


def _is_private(request: HttpRequest, response: HttpResponseBase) -> bool:
    if request.path_info.startswith(API_PREFIX):
        return True
    known = settings.SESSION_COOKIE_NAME in (request.COOKIES | response.cookies)
    return known and response.get("Content-Type", "").startswith(("text/html", "application/pdf"))
