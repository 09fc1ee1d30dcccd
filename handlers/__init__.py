"""The dialogs in one ordered list, and the kinds of notices in one table.

Order decides nothing but which of two equal routes is named in the fault: a route may stand in one dialog only.
"""

from handlers import (
    appointments,
    choice,
    confirmation,
    delivery,
    enrolment,
    keyboards,
    meeting_cards,
    meeting_list,
    meetings,
    menu,
    mydata,
    networking,
    pair,
    questionnaire,
    reminders,
    settings,
    start,
    support,
    surveys,
)
from handlers.curator import (
    admission,
    broadcast,
    export,
    invite,
    matching,
    orders,
    pairs,
    people,
    progress,
    voting,
)
from handlers.curator import networking as networking_plan
from handlers.dialog import Dialog, Fallbacks, Switchboard
from handlers.notices import NoticeKind, joined

DIALOGS: tuple[Dialog, ...] = (
    start.dialog,
    enrolment.dialog,
    menu.dialog,
    settings.dialog,
    invite.dialog,
    admission.dialog,
    questionnaire.dialog,
    surveys.dialog,
    networking.dialog,
    networking_plan.dialog,
    choice.dialog,
    voting.dialog,
    matching.dialog,
    pairs.dialog,
    orders.dialog,
    pair.dialog,
    meetings.dialog,
    meeting_list.dialog,
    meeting_cards.dialog,
    appointments.dialog,
    confirmation.dialog,
    progress.dialog,
    export.dialog,
    broadcast.dialog,
    support.dialog,
    mydata.dialog,
    people.dialog,
)


def switchboard() -> Switchboard:
    everything = (*DIALOGS, keyboards.shortcuts(DIALOGS))
    return Switchboard(everything, Fallbacks(menu.denied, start.unknown, menu.present))


def notice_kinds() -> dict[str, NoticeKind]:
    """Every kind of notice the outbox may meet."""
    return joined(
        admission.NOTICES,
        delivery.NOTICES,
        surveys.NOTICES,
        networking.NOTICES,
        choice.NOTICES,
        voting.NOTICES,
        pair.NOTICES,
        confirmation.NOTICES,
        reminders.NOTICES,
        broadcast.NOTICES,
        support.NOTICES,
        mydata.NOTICES,
    )
