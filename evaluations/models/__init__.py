"""Tables of the app, one idea a file."""

from .inbox import InboxBody, InboxItem
from .observation import Narrative, Observation, Rating
from .reading import FirstReading
from .standing import Standing
from .state import Acknowledgement, ObservationEvent, ObservationState, Shift
from .transcription import Transcription

__all__ = [
    "Acknowledgement",
    "FirstReading",
    "InboxBody",
    "InboxItem",
    "Narrative",
    "Observation",
    "ObservationEvent",
    "ObservationState",
    "Rating",
    "Shift",
    "Standing",
    "Transcription",
]
