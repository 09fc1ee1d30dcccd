"""The dialogs in one ordered list, and the kinds of notices in one table.

Order decides nothing but which of two equal routes is named in the fault: a route may stand in one dialog only.
"""

from handlers import delivery, keyboards, menu, psychologist, settings, support
from handlers.consents import audit, guardian, mydata, offers, renewal, wards
from handlers.curator import broadcast, export, introduction, mentoring_forms, progress, register
from handlers.curator.consents import (
    consent_settings,
    consent_share,
    consent_wordings,
    consents,
    papers,
    term,
    withdrawals,
)
from handlers.curator.joining import admission, invite, staff_list
from handlers.curator.networking import networking as networking_plan
from handlers.curator.networking import networking_steps, vote_results, voting
from handlers.curator.pairing import agreement_board, draft_variants, matching, pair_moves, waiting
from handlers.curator.pairs import order_papers, orders, pair_lists, pair_meetings, pair_shapes, pair_substitutes, pairs
from handlers.curator.people import (
    candidates,
    categories,
    interviews,
    merging,
    notes,
    partners,
    people,
    person_answers,
    person_more,
)
from handlers.curator.questionnaires import form_files, form_preview, on_paper
from handlers.curator.surveys import comparison, inquiries, records, survey_results, wave_opening, wave_schedule, waves
from handlers.dialog import Dialog, Fallbacks, Switchboard
from handlers.joining import enrolment, entrance, form_choice, proposals, start
from handlers.meetings import appointments, confirmation, meeting_cards, meeting_list, meetings, reminders
from handlers.networking import choice, networking
from handlers.notices import NoticeKind, joined
from handlers.pairing import agreeing, asked, pair
from handlers.questionnaires import questionnaire, questionnaire_files, sent_answers, surveys, third_party

DIALOGS: tuple[Dialog, ...] = (
    start.dialog,
    enrolment.dialog,
    form_choice.dialog,
    menu.dialog,
    settings.dialog,
    introduction.dialog,
    mentoring_forms.dialog,
    invite.dialog,
    admission.dialog,
    questionnaire.dialog,
    questionnaire_files.dialog,
    surveys.dialog,
    sent_answers.dialog,
    waves.dialog,
    wave_opening.dialog,
    wave_schedule.dialog,
    survey_results.dialog,
    comparison.dialog,
    on_paper.dialog,
    networking.dialog,
    networking_plan.dialog,
    networking_steps.dialog,
    choice.dialog,
    voting.dialog,
    vote_results.dialog,
    matching.dialog,
    pair_moves.dialog,
    draft_variants.dialog,
    pairs.dialog,
    waiting.dialog,
    asked.dialog,
    orders.dialog,
    order_papers.dialog,
    pair_shapes.dialog,
    agreement_board.dialog,
    agreeing.dialog,
    pair_substitutes.dialog,
    pair_lists.dialog,
    pair_meetings.dialog,
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
    psychologist.dialog,
    mydata.dialog,
    audit.dialog,
    offers.dialog,
    entrance.dialog,
    guardian.dialog,
    third_party.dialog,
    inquiries.dialog,
    records.dialog,
    wards.dialog,
    renewal.dialog,
    consents.dialog,
    papers.dialog,
    register.dialog,
    consent_share.dialog,
    consent_settings.dialog,
    form_files.dialog,
    form_preview.dialog,
    consent_wordings.dialog,
    withdrawals.dialog,
    term.dialog,
    people.dialog,
    staff_list.dialog,
    merging.dialog,
    person_more.dialog,
    person_answers.dialog,
    notes.dialog,
    interviews.dialog,
    categories.dialog,
    partners.dialog,
    candidates.dialog,
    proposals.dialog,
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
        wave_schedule.NOTICES,
        networking.NOTICES,
        networking_plan.NOTICES,
        choice.NOTICES,
        voting.NOTICES,
        pair.NOTICES,
        agreeing.NOTICES,
        agreement_board.NOTICES,
        waiting.NOTICES,
        asked.NOTICES,
        confirmation.NOTICES,
        reminders.NOTICES,
        broadcast.NOTICES,
        support.NOTICES,
        candidates.NOTICES,
        mydata.NOTICES,
        offers.NOTICES,
        register.NOTICES,
        papers.NOTICES,
        withdrawals.NOTICES,
        term.NOTICES,
        entrance.NOTICES,
        third_party.NOTICES,
        inquiries.NOTICES,
        renewal.NOTICES,
        consent_wordings.NOTICES,
    )
