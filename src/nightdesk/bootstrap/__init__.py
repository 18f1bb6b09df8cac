"""The one place where the parts are put together.

Django must be set up before its tables can be imported, so what stands on them is imported inside the functions here.
"""

from .hands import language_model
from .listening import add_live_sources, count_live_sources, open_hubs
from .record import letters_of_their_own, open_record, open_site, prepare, set_up_record, shift_of_its_own
from .shifts import SAMPLE_WIRE, choose_meaning, open_engine, open_live_night, open_night, open_wire
from .site import demonstration_payments, editors_link, web_server

__all__ = [
    "SAMPLE_WIRE", "add_live_sources", "choose_meaning", "count_live_sources", "demonstration_payments", "editors_link", "language_model",
    "letters_of_their_own", "open_engine", "open_hubs", "open_live_night", "open_night", "open_record", "open_site", "open_wire", "prepare",
    "set_up_record", "shift_of_its_own", "web_server",
]  # fmt: skip
