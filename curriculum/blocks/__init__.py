"""StreamField blocks: how editors write, and what of it a learner may read.

Every block has ``for_learner(value)``: plain data for one published version. What is not in it
(notes of editors, sources, how sure a sentence is) cannot reach a learner by any way.
"""

from .countries import CountryNoteBlock
from .pictures import PictureBlock
from .questions import MultipleBlock, OrderBlock, SingleBlock
from .references import LegalReferenceBlock, ReferralListBlock
from .stories import DecisionBlock, EndingBlock
from .streams import for_learner
from .texts import (
    ContentNoteBlock,
    DialogueBlock,
    KeyPointsBlock,
    NextShiftBlock,
    ObjectiveBlock,
    ProseBlock,
    ReferenceBlock,
)

__all__ = [
    "ContentNoteBlock",
    "CountryNoteBlock",
    "DecisionBlock",
    "DialogueBlock",
    "EndingBlock",
    "KeyPointsBlock",
    "LegalReferenceBlock",
    "MultipleBlock",
    "NextShiftBlock",
    "ObjectiveBlock",
    "OrderBlock",
    "PictureBlock",
    "ProseBlock",
    "ReferenceBlock",
    "ReferralListBlock",
    "SingleBlock",
    "for_learner",
]
