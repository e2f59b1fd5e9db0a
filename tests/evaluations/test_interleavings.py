"""Whatever order things happen in: nothing is lost, nothing counts twice, and the record verifies.

A machine files, repeats, disturbs, corrects and decides at random. After each step the inbox, the
numbers, the heads, the standing and the chain of the trainee must hold together.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from evaluations.actions.acknowledge import acknowledge
from evaluations.actions.keep_standing import is_current
from evaluations.actions.let_time_pass import close_reviewed, expire_acknowledgements
from evaluations.actions.record_refusal import record_refusal
from evaluations.actions.resolve_held import accept_held, void
from evaluations.actions.retract import retract
from evaluations.actions.review import return_observation, review
from evaluations.choices import COUNTED, LIVE, State
from evaluations.models import InboxBody, InboxItem, Observation, ObservationState, Shift, Standing
from evaluations.verification import verify_observation
from interface.refusal import Refusal
from ledger.verification import verify_scope
from tests.cast import Cast
from tests.envelopes import envelope, file, signed
from tests.evaluations.outcomes import TALKS_OF_A_PERSON
from tests.evaluations.steps import again

CONTENTS: dict[str, dict[str, Any]] = {
    "sound": {},
    "without a comment": {"ratings": [{"c": "PRI-01", "v": 1}]},
    "identifying": {"narrative": {"general": TALKS_OF_A_PERSON}},
    "absent": {
        "kind": "no_evaluation",
        "disposition": "sick",
        "ratings": [],
        "narrative": {"best": {"c": None, "text": ""}, "general": "Reposo."},
    },
}
DAYS = st.integers(0, 2)
CONTENT = st.sampled_from(["sound"] * 5 + [*CONTENTS])
REASONS = st.sampled_from(["Corrijo."] * 4 + [""])

VERBS: dict[str, Callable[[Observation, Cast], object]] = {
    "acknowledge": lambda seen, cast: acknowledge(
        observation=seen, by=cast.trainee, kind="disagree", comment="No fue así."
    ),
    "refuse": lambda seen, cast: record_refusal(
        observation=seen, by=seen.author, witness=cast.supervisor, reason="No firma."
    ),
    "review": lambda seen, cast: review(observation=seen, by=cast.supervisor),
    "return": lambda seen, cast: return_observation(
        observation=seen, by=cast.coordinator, reason="Falta detalle."
    ),
    "accept": lambda seen, cast: accept_held(
        observation=seen, by=cast.coordinator, reason="Se aclaró."
    ),
    "void": lambda seen, cast: void(
        observation=seen, by=cast.coordinator, code="TMP-02", reason="No fue."
    ),
    "retract": lambda seen, cast: retract(observation=seen, by=seen.author, at=seen.received_at),
    "expire": lambda seen, cast: expire_acknowledgements(at=seen.current.acknowledge_by),
    "close": lambda seen, cast: close_reviewed(at=seen.current.close_at),
}


class Record(RuleBasedStateMachine):
    """One trainee's record under two officers; every run is undone when it ends."""

    cast: ClassVar[Cast]
    sent = Bundle("sent")

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.receipts: dict[str, tuple[bytes, str]] = {}

    def teardown(self) -> None:
        """Check the whole record once more, as the operator would, and take it back."""
        try:
            for observation in Observation.objects.all():
                assert verify_observation(observation) == []
            call_command("rebuild_standings", "--check", stdout=io.StringIO())
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def _file(self, payload: dict[str, Any], author: str) -> str:
        outcome = file(self.cast, payload, by=getattr(self.cast, author))
        assert (outcome.status, outcome.state) in ((201, "filed"), (202, "held"))
        self.receipts[payload["id"]] = (signed(payload)[0], outcome.item.receipt)
        return payload["id"]

    @rule(
        target=sent,
        day=DAYS,
        content=CONTENT,
        author=st.sampled_from(["officer", "officer", "other_officer"]),
    )
    def put(self, day: int, content: str, author: str) -> str:
        """A phone sends something new; two officers may report the same shift."""
        signer = getattr(self.cast, author)
        changes = {"author": signer, "days_ago": day, **CONTENTS[content]}
        return self._file(envelope(self.cast, **changes), author)

    @rule(
        target=sent, base=sent, day=DAYS, content=CONTENT, reason=st.sampled_from(["Corrijo.", ""])
    )
    def correct(self, base: str, day: int, content: str, reason: str) -> str:
        """The author sends a new version, whatever became of the one it names."""
        seen = again(base)
        changes: dict[str, Any] = {
            "author": seen.author,
            "amends": base,
            "amend_reason": reason,
            "days_ago": day,
        }
        author = "officer" if seen.author == self.cast.officer else "other_officer"
        return self._file(envelope(self.cast, **changes | CONTENTS[content]), author)

    @rule(known=sent)
    def retry(self, known: str) -> None:
        """The same bytes again: the first receipt, and nothing new."""
        content, receipt = self.receipts[known]
        outcome = self._send(content, known)
        assert (outcome.status, outcome.item.receipt) == (200, receipt)
        assert outcome.state == again(known).current.state

    @rule(known=sent)
    def disturb(self, known: str) -> None:
        """Other bytes under a known number: refused, both kept where they are."""
        content, _receipt = self.receipts[known]
        with pytest.raises(Refusal) as refused:
            self._send(content + b" ", known)
        assert refused.value.code == "id_reutilizado"

    def _send(self, content: bytes, known: str) -> Any:
        from evaluations.actions.file_observation import file_observation

        return file_observation(
            content=content, digest=signed(content)[1], person=again(known).author
        )

    @rule(target=sent, known=sent, verb=st.sampled_from(sorted(VERBS)))
    def say(self, known: str, verb: str) -> Any:
        """Somebody says a verb, perhaps too late: then nothing may have changed."""
        seen = again(known)
        due = {"expire": seen.current.acknowledge_by, "close": seen.current.close_at}
        if due.get(verb, True) is None:
            return multiple()
        before = seen.current.state
        try:
            VERBS[verb](seen, self.cast)
        except (Refusal, PermissionDenied):
            assert again(known).current.state == before
        return multiple()

    @invariant()
    def every_receipt_is_in_the_inbox_with_its_bytes(self) -> None:
        """Receipts ⊆ inbox, and the inbox holds nothing that nobody has a receipt for."""
        kept = {
            str(body.item_id): (bytes(body.content), body.item.receipt)
            for body in InboxBody.objects.select_related("item")
        }
        assert kept == self.receipts
        assert InboxItem.objects.count() == Observation.objects.count() == len(self.receipts)

    @invariant()
    def numbers_have_no_gap(self) -> None:
        """1, 2, 3 … in the enrolment, whatever was held, returned or voided."""
        numbers = sorted(Observation.objects.values_list("sequence", flat=True))
        assert numbers == list(range(1, len(self.receipts) + 1))

    @invariant()
    def one_head_speaks_for_each_chain_and_each_shift(self) -> None:
        """Exactly one live head where a version was filed and none voided; nowhere two."""
        states = list(ObservationState.objects.select_related("observation"))
        live = [row for row in states if row.head and row.state in LIVE]
        shifts = Counter((row.author_id, row.shift_date, row.kind) for row in live)
        assert set(shifts.values()) <= {1}
        assert not any(row.head for row in states if row.state not in LIVE)
        chains: dict[Any, list[ObservationState]] = {}
        for row in states:
            first = row.observation.first_version_id or row.observation_id
            chains.setdefault(first, []).append(row)
        for versions in chains.values():
            heads = [row for row in versions if row in live]
            filed = [row for row in versions if row.state in (*COUNTED, State.SUPERSEDED)]
            assert len(heads) <= 1
            assert len(heads) == 1 or not filed or any(r.state == State.VOIDED for r in versions)
            assert all(row.head for row in versions if row.state in COUNTED)

    @invariant()
    def the_standing_is_what_the_record_says(self) -> None:
        """Kept in the transaction of each change, so it never lags."""
        assert all(is_current(standing) for standing in Standing.objects.all())

    @invariant()
    def a_day_is_noted_while_a_record_of_it_counts(self) -> None:
        """And open again when none does."""
        counted = ObservationState.objects.filter(head=True, state__in=COUNTED)
        noted = set(Shift.objects.values_list("date", flat=True))
        assert noted == set(counted.values_list("shift_date", flat=True))

    @invariant()
    def the_chain_verifies(self) -> None:
        """One entry for each event, linked without a break."""
        report = verify_scope(self.cast.agency.code)
        assert (report.faults, report.chains) == ([], int(bool(self.receipts)))


def run(cast: Cast, *, examples: int, steps: int) -> None:
    Record.cast = cast
    run_state_machine_as_test(
        Record,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None
        ),
    )


def test_any_order_of_events_leaves_a_sound_record(cast: Cast) -> None:
    run(cast, examples=15, steps=8)


@pytest.mark.verify
def test_long_histories_leave_a_sound_record(cast: Cast) -> None:
    run(cast, examples=120, steps=40)
