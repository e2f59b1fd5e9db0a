"""The Celery application: ``celery -A config worker`` and ``celery -A config beat``."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import celeryd_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

app = Celery("acompana")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
@worker_init.connect
def make_spool(**_kwargs: object) -> None:
    """Create the filesystem broker's folders: kombu reads them before anybody wrote one."""
    options = app.conf.broker_transport_options or {}
    for folder in options.values():
        Path(str(folder)).mkdir(parents=True, exist_ok=True)
