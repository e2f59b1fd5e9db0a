"""wagtail.users with our view set; apart from it, because apps load before forms may."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAppConfig(WagtailUsersAppConfig):
    """People are listed and put into groups in Wagtail, never created there."""

    user_viewset = "mentors.wagtail_users.PeopleViewSet"
