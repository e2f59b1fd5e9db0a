"""The first-start page: there only while the installation is empty."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from interface.refusal import Refusal
from mentors.actions.set_up_installation import set_up_installation
from mentors.forms.installation import FirstStartForm
from mentors.forms.sign_in import remember_agency
from mentors.queries.installation import is_empty


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def first_start(request: HttpRequest) -> HttpResponse:
    """Create the first agency and its coordinator; 404 for ever once there is one."""
    if not is_empty():
        raise Http404
    form = FirstStartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            agency, _person = set_up_installation(**form.facts())
        except Refusal as refusal:
            form.add_error("code" if refusal.code == "wrong_code" else None, refusal.text)
        else:
            messages.success(
                request, _("The agency was created. Sign in with your number and password.")
            )
            response = redirect("account_login")
            remember_agency(response, agency, secure=request.is_secure())
            return response
    return render(
        request,
        "mentors/first_start.html",
        {"form": form},
        status=422 if form.errors else 200,
    )
