"""The dialogs in one ordered list, and the kinds of notices in one table.

Order decides nothing but which of two equal routes is named in the fault: a route may stand in one dialog only.
"""

from handlers import (
    appointments,
    audit,
    choice,
    confirmation,
    delivery,
    enrolment,
    entrance,
    guardian,
    keyboards,
    meeting_cards,
    meeting_list,
    meetings,
    menu,
    mydata,
    networking,
    offers,
    pair,
    questionnaire,
    reminders,
    renewal,
    settings,
    start,
    support,
    surveys,
)
from handlers.curator import (
    admission,
    broadcast,
    consent_settings,
    consent_wordings,
    consents,
    export,
    guardian_paper,
    invite,
    matching,
    merging,
    orders,
    pairs,
    people,
    progress,
    register,
    staff_list,
    survey_results,
    voting,
    waves,
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
    waves.dialog,
    survey_results.dialog,
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
    audit.dialog,
    offers.dialog,
    entrance.dialog,
    guardian.dialog,
    renewal.dialog,
    consents.dialog,
    guardian_paper.dialog,
    register.dialog,
    consent_settings.dialog,
    consent_wordings.dialog,
    people.dialog,
    staff_list.dialog,
    merging.dialog,
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
        waves.NOTICES,
        networking.NOTICES,
        choice.NOTICES,
        voting.NOTICES,
        pair.NOTICES,
        confirmation.NOTICES,
        reminders.NOTICES,
        broadcast.NOTICES,
        support.NOTICES,
        mydata.NOTICES,
        offers.NOTICES,
        register.NOTICES,
        entrance.NOTICES,
        renewal.NOTICES,
    )
