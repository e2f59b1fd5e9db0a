"""Every address of the product. Addresses that people read are in Spanish."""

from allauth.account import views as account
from django.urls import include, path
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.help import views as help_views
from evaluations.api import api
from mentors.views import installation, privacy

from .health import healthz, readyz
from .media import picture
from .navigation import editor_sign_in, home, sign_in

handler400 = "interface.refusal.bad_request"
handler403 = "interface.refusal.permission_denied"
handler404 = "interface.refusal.not_found"
handler500 = "interface.refusal.server_error"

# Of allauth only what people use here: accounts exist by invitation, so there is no sign-up and
# no e-mail confirmation; allauth leaves out links to pages that have no address.
account_urls = [
    path("ingresar/", sign_in, name="account_login"),
    path("salir/", account.logout, name="account_logout"),
    path("inactiva/", account.account_inactive, name="account_inactive"),
    path("confirmar/", account.reauthenticate, name="account_reauthenticate"),
    path("contrasena/", account.password_change, name="account_change_password"),
    path("contrasena/nueva/", account.password_set, name="account_set_password"),
    path("segundo-factor/", include("allauth.mfa.urls")),
    path("sesiones/", include("allauth.usersessions.urls")),
]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", home, name="home"),
    path("ayuda/", help_views.index, name="help"),
    path("ayuda/<slug:slug>/", help_views.article, name="help_article"),
    path("instalacion/", installation.first_start, name="first_start"),
    path("privacidad/", privacy.notice, name="privacy"),
    path("idioma/", set_language, name="set_language"),
    path("cuentas/", include(account_urls)),
    path("api/v1/", api.urls),
    path("estilo/", include("interface.style.urls")),
    path("gestion/login/", editor_sign_in),
    path("gestion/", include(wagtailadmin_urls)),
    path("documentos/", include(wagtaildocs_urls)),
    path("media/images/<path:path>", picture),
    path("", include("curriculum.urls")),
    path("", include("evaluations.urls")),
    path("", include("mentors.urls")),
    # Last: Wagtail answers every address below.
    path("paginas/", include(wagtail_urls)),
]
