"""How gunicorn serves the product, on a newcomer's machine and on a country's servers.

Everything that differs between the two comes from the environment: HOST, PORT, WEB_WORKERS,
WEB_THREADS.
"""

import os
from typing import Any

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
# Loaded once, then forked: half the start-up time and less memory.
preload_app = True
timeout = 60
graceful_timeout = 10
# Slow phones keep their connection for the next screen.
keepalive = 15
# No access log: it would say who opened a support page (decision 16).
accesslog = None
loglevel = os.environ.get("WEB_LOG_LEVEL", "warning")


def when_ready(server: Any) -> None:
    """Say where to go, as soon as there is something to see."""
    from django.conf import settings

    lines = [f"Acompaña: http://{bind.replace('127.0.0.1', 'localhost')}"]
    if settings.DEMONSTRATION_ACCOUNTS:
        from config.welcome import demonstration_lines

        lines += demonstration_lines()
    else:
        from config.welcome import first_start_lines

        lines += first_start_lines()
    print("\n".join(["", *lines, ""]), flush=True)
