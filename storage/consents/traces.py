"""Every column that names a person: what becomes of its rows at erasure, and where one's own copy shows them.

tests/conventions/test_traces.py holds this table against the schema, so that no new table is ever forgotten: a new
reference to ``person`` gets its line here, and what it holds a part of ``services.consents.personal_copy``.
"""

from dataclasses import dataclass

# Somebody who is a curator too stays one: the consent to take part says nothing of that.
CURATES = (
    "EXISTS (SELECT 1 FROM membership m WHERE m.person_id = {person} AND m.role = 'curator' AND m.state = 'admitted')"
)

# Forms that a curator fills in office: the school's records, no data about the one who wrote them.
OFFICE = "'teacher_record', 'plan_rating'"


@dataclass(frozen=True, slots=True)
class Trace:
    """``erase``: statements over ``:person`` and ``:kept`` (a form whose marks stay as numbers about nobody).

    ``stays``: why rows are left all the same; empty: none is. ``shown``: field of
    ``documents.consents.personal.PersonalData`` with these rows; empty: ``unshown`` says why the copy lacks them.
    """

    erase: tuple[str, ...] = ()
    stays: str = ""
    shown: str = ""
    unshown: str = ""


DEED = Trace(stays="who did it, by number", unshown="somebody's deed in office, not data about them")
SUMS = "sums are counted from it, about nobody"

TRACES: dict[str, Trace] = {
    "channel.person_id": Trace(
        erase=(
            # what was half typed when the bot fell silent: a conversation is kept by its account
            (
                "DELETE FROM fsm WHERE EXISTS (SELECT 1 FROM channel c WHERE c.person_id = :person "
                "AND fsm.key LIKE '%:' || c.external_id || ':%')"
            ),
            (
                "UPDATE channel SET username = NULL, person_id = CASE WHEN "
                f"{CURATES.format(person='channel.person_id')} THEN person_id END WHERE person_id = :person"
            ),
        ),
        stays="its number is part of the proof of consent; it is nobody's from now on",
        shown="accounts",
    ),
    "response.person_id": Trace(
        erase=(
            (
                "DELETE FROM answer WHERE response_id IN "
                f"(SELECT id FROM response WHERE (person_id = :person AND form_code NOT IN (:kept, {OFFICE})) "
                "OR subject = 'person:' || :person)"
            ),
            # a school's own assessment may ask for words as well: only marks are numbers about nobody
            (
                "DELETE FROM answer WHERE value NOT GLOB '[0-9]*' AND response_id IN "
                "(SELECT id FROM response WHERE person_id = :person AND form_code = :kept)"
            ),
            (
                "UPDATE response SET state = 'withdrawn' "
                f"WHERE (person_id = :person AND form_code NOT IN (:kept, {OFFICE})) "
                "OR subject = 'person:' || :person"
            ),
        ),
        stays=SUMS,
        shown="questionnaires",
    ),
    "mark.target_id": Trace(
        erase=("DELETE FROM mark WHERE target_id = :person",),
        unshown="whom others chose is theirs to know",
    ),
    "mark_comment.target_id": Trace(
        erase=("DELETE FROM mark_comment WHERE target_id = :person",),
        unshown="what others hope for from somebody is theirs to know",
    ),
    "ballot.person_id": Trace(
        erase=(
            "DELETE FROM mark_comment WHERE ballot_id IN (SELECT id FROM ballot WHERE person_id = :person)",
            "DELETE FROM mark WHERE ballot_id IN (SELECT id FROM ballot WHERE person_id = :person)",
            "DELETE FROM ballot WHERE person_id = :person",
        ),
        shown="wishes",
    ),
    "request.person_id": Trace(erase=("DELETE FROM request WHERE person_id = :person",), shown="requests"),
    "networking_guest.person_id": Trace(
        erase=("DELETE FROM networking_guest WHERE person_id = :person",), shown="invitations"
    ),
    "draft_leftover.person_id": Trace(
        erase=("DELETE FROM draft_leftover WHERE person_id = :person",), unshown="work of the curator in progress"
    ),
    "draft_pair.mentor_id": Trace(stays=SUMS, unshown="work of the curator in progress"),
    "draft_pair.mentee_id": Trace(stays=SUMS, unshown="work of the curator in progress"),
    "draft_forbidden.mentor_id": Trace(
        erase=("DELETE FROM draft_forbidden WHERE mentor_id = :person",), unshown="work of the curator in progress"
    ),
    "draft_forbidden.mentee_id": Trace(
        erase=("DELETE FROM draft_forbidden WHERE mentee_id = :person",), unshown="work of the curator in progress"
    ),
    "draft_aside.person_id": Trace(
        erase=("DELETE FROM draft_aside WHERE person_id = :person",), unshown="work of the curator in progress"
    ),
    "draft_step.mentor_id": Trace(
        erase=("DELETE FROM draft_step WHERE mentor_id = :person",), unshown="work of the curator in progress"
    ),
    "draft_step.mentee_id": Trace(
        erase=("DELETE FROM draft_step WHERE mentee_id = :person",), unshown="work of the curator in progress"
    ),
    "candidate.person_id": Trace(
        erase=("DELETE FROM candidate WHERE person_id = :person",), unshown="gone when somebody has come in"
    ),
    "match_member.person_id": Trace(
        erase=(
            (
                "UPDATE meeting SET topic = NULL, result = NULL "
                "WHERE match_id IN (SELECT match_id FROM match_member WHERE person_id = :person)"
            ),
            (
                "UPDATE match SET end_note = NULL, end_reason = NULL, topic = NULL "
                "WHERE id IN (SELECT match_id FROM match_member WHERE person_id = :person)"
            ),
        ),
        stays=SUMS,
        shown="pairs",
    ),
    "agreeing_case.mentee_id": Trace(
        erase=("UPDATE agreeing_case SET word = NULL WHERE mentee_id = :person",),
        stays=SUMS,
        unshown="work of the curator in progress; what was said goes when the pairs are agreed",
    ),
    "agreeing_candidate.mentor_id": Trace(
        erase=("UPDATE agreeing_candidate SET reason = NULL WHERE mentor_id = :person",),
        stays=SUMS,
        unshown="whom others wanted is theirs to know; a reason goes when the pairs are agreed",
    ),
    "match_former.person_id": Trace(stays=SUMS, shown="pairs"),
    "substitute.person_id": Trace(
        erase=(
            (
                "UPDATE substitute SET reason = NULL WHERE person_id = :person "
                "OR match_id IN (SELECT match_id FROM match_member WHERE person_id = :person)"
            ),
        ),
        stays=SUMS,
        shown="pairs",
    ),
    "meeting_attendee.person_id": Trace(
        erase=("UPDATE meeting_attendee SET dispute = NULL WHERE person_id = :person",), stays=SUMS, shown="meetings"
    ),
    "wave_guest.person_id": Trace(stays=SUMS, shown="surveys"),
    "wave_pick.person_id": Trace(
        erase=("DELETE FROM wave_pick WHERE person_id = :person",),
        unshown="a tick on a curator's screen until the survey is opened",
    ),
    "membership.person_id": Trace(stays=SUMS, shown="roles"),
    "note.person_id": Trace(erase=("DELETE FROM note WHERE person_id = :person",), shown="notes"),
    "interview.person_id": Trace(erase=("DELETE FROM interview WHERE person_id = :person",), shown="interviews"),
    "category.person_id": Trace(erase=("DELETE FROM category WHERE person_id = :person",), shown="categories"),
    "partner_member.person_id": Trace(
        erase=("DELETE FROM partner_member WHERE person_id = :person",), shown="workplaces"
    ),
    "decision.person_id": Trace(stays=SUMS, shown="decisions"),
    "inquiry.pupil_id": Trace(
        erase=(
            (
                "UPDATE inquiry SET note = NULL, respondent_name = NULL, "
                "revoked_at = coalesce(revoked_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) WHERE pupil_id = :person"
            ),
        ),
        stays="that somebody was asked: the office and the day",
        shown="inquiries",
    ),
    "inquiry.respondent_id": Trace(
        erase=("UPDATE inquiry SET note = NULL, respondent_name = NULL WHERE respondent_id = :person",),
        stays="that somebody was asked: the office and the day",
        shown="inquiries",
    ),
    "origin.person_id": Trace(stays=SUMS, unshown="a code of where names were gathered, shown nowhere by name"),
    "proposal.proposed_by": Trace(
        erase=("UPDATE proposal SET full_name = NULL, reason = NULL WHERE proposed_by = :person",),
        stays=SUMS,
        shown="proposals",
    ),
    "consent.person_id": Trace(
        erase=(
            (
                "UPDATE consent_text SET body = '' WHERE kind <> 'programme' "
                "AND hash IN (SELECT text_hash FROM consent WHERE person_id = :person) "
                "AND hash NOT IN (SELECT text_hash FROM consent WHERE person_id <> :person AND text_hash IS NOT NULL)"
            ),
            (
                "UPDATE document SET body = NULL "
                "WHERE id IN (SELECT document_id FROM consent WHERE person_id = :person AND document_id IS NOT NULL)"
            ),
        ),
        stays="proof that the processing was lawful: time, version, checksum",
        shown="consents",
    ),
    "guardian_link.person_id": Trace(
        erase=("UPDATE guardian_link SET full_name = NULL WHERE person_id = :person",),
        stays="proof of the representative's decision",
        shown="guardians",
    ),
    "waiting.person_id": Trace(erase=("DELETE FROM waiting WHERE person_id = :person",), shown="searches"),
    "mentor_ask.mentee_id": Trace(
        erase=("DELETE FROM mentor_ask WHERE mentee_id = :person",),
        unshown="whether a mentor could take one more is that mentor's to know",
    ),
    "mentor_ask.mentor_id": Trace(erase=("DELETE FROM mentor_ask WHERE mentor_id = :person",), shown="searches"),
    "vacancy.mentor_id": Trace(
        erase=("DELETE FROM vacancy WHERE mentor_id = :person",), unshown="a number that is counted anew"
    ),
    "agreement.person_id": Trace(stays="a labour document of the school: number and days", shown="agreements"),
    "invitation.person_id": Trace(stays="a hash and its term", unshown="a secret that nobody can read"),
    "invitation.used_by": Trace(stays="a hash and its term", unshown="a secret that nobody can read"),
    "notice.person_id": Trace(
        erase=(
            (
                "UPDATE notice SET state = 'dropped' WHERE person_id = :person AND state = 'due' "
                f"AND NOT {CURATES.format(person='notice.person_id')}"
            ),
        ),
        stays="ids and moments of what was sent",
        unshown="ids of what the other parts show",
    ),
    "audit.person_id": Trace(stays="the log is only ever added to; no values stand in it", shown="seen"),
    "merged.gone_id": Trace(stays="numbers of two rows", unshown="the log says so"),
    "merged.kept_id": Trace(stays="numbers of two rows", unshown="the log says so"),
    "erasure.person_id": Trace(stays="the act names a number only", unshown="nobody is left to be shown it"),
    **dict.fromkeys(
        (
            *("agreement.created_by", "agreement.notice_by", "audit.by_id", "broadcast.created_by"),
            *("choice.opened_by", "consent.recorded_by", "consent_wording.created_by", "document.created_by"),
            *("draft.agreed_by", "draft.created_by", "erasure.erased_by", "invitation.created_by"),
            *("meeting.logged_by", "membership.decided_by", "merged.merged_by", "networking.created_by"),
            "networking_door.made_by",
            *("request.answered_by", "response.entered_by", "staff_list.loaded_by", "template.uploaded_by"),
            *("wave.opened_by", "wave_pick.picked_by", "category.set_by", "decision.decided_by"),
            *("interview.noted_by", "note.written_by"),
            *("inquiry.created_by", "draft_step.by_id", "published_form.published_by", "form_draft.kept_by"),
            *("partner.created_by", "partner_member.attached_by", "proposal.decided_by"),
            *("agreeing_round.opened_by", "document_scan.kept_by", "mentor_ask.asked_by", "substitute.made_by"),
        ),
        DEED,
    ),
}

PROFILE = (
    "UPDATE person SET full_name = NULL, search_name = '', post = NULL, contact = NULL, state = CASE WHEN "
    f"{CURATES.format(person='person.id')} THEN state ELSE 'erased' END WHERE id = :person"
)


def statements() -> tuple[str, ...]:
    """All of an erasure, in order: the profile last, it says who is a curator."""
    return (*(one for trace in TRACES.values() for one in trace.erase), PROFILE)
