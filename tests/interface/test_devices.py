"""Devices are called as people call them."""

import pytest
from django.utils.translation import override

from interface.devices import device_name

KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"Mozilla/5.0 (Linux; Android 10; K) {KHTML} Chrome/129.0.0.0 Mobile Safari/537.36",
         "Chrome · Android"),
        (f"Mozilla/5.0 (Linux; Android 13) {KHTML} SamsungBrowser/25.0 Chrome/121.0 Safari/537.36",
         "Samsung Internet · Android"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64) {KHTML} Chrome/129.0 Safari/537.36 Edg/129.0",
         "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
         "Firefox · Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
         "Safari · iPhone"),
        ("curl/8.5 (Linux)", "Linux"),
        ("", "Navegador desconocido"),
    ],
)  # fmt: skip
def test_a_device_has_a_browser_and_a_system(user_agent: str, name: str) -> None:
    with override("es"):
        assert device_name(user_agent) == name
