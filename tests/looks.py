"""What the audit log says of each route of a curator (issue 3 §4, ADR 0023): the table, and how it is read off the bot.

A new route, or a new act of a button, that stands in neither list fails ``tests/conventions/test_looks.py``.
"""

from enum import StrEnum
from typing import Literal, get_args, get_origin

from domain.roles import Role
from handlers import switchboard
from handlers.dialog import Route

ACTS = ("act", "part", "page", "what", "how")
"""Fields of a button that say which of its route's steps it is, where they are a ``Literal``."""


class Why(StrEnum):
    """Why a route notes nothing."""

    NOBODY = "about the programme, a form, sums: names no participant"
    LIST = "names side by side, a word of state beside each: it is noted when one of them is opened"
    ASKS = "a question before a change, or a step on the way to it: names whom it is about; the change is noted"
    OWN = "one's own, or what one has begun to write for somebody (noted when begun, and when a record is sent)"
    LETTER = "what somebody has written to the curators themselves"


NOTED: dict[str, str] = {
    # kinds of ``services.consents.audit.KINDS``; several where it depends on whom it is about
    "export.send_workbook": "export",
    "settings.on_tap:set": "admit",
    "invite.on_tap:revoke_yes": "link-off",
    **{f"admission.on_tap:{act}": "answers" for act in ("each",)},
    **{f"admission.on_tap:{act}": "admit" for act in ("all", "yes")},
    "admission.on_tap:no_yes": "decline",
    "questionnaire.on_enter_for": "form",
    "on_paper.enter_survey": "form",
    **{f"survey-results.show_results:{part}": "results" for part in ("words", "file")},
    **{f"comparison.show_comparison:{part}": "results" for part in ("people", "file", "paper")},
    "networking-plan.act:all": "attended",
    "networking-plan.tick": "attended",
    "networking-plan.act:cards_file": "hall-card",
    **{f"vote-results.results:{part}": "choice" for part in ("text", "picture", "file")},
    **{f"matching.{name}": "waiting" for name in ("one", "pin", "forbid", "undo", "agree")},
    "matching.why": "answers",
    **{f"pair-moves.{name}": "waiting" for name in ("other", "move", "swap", "swap_with", "part", "aside")},
    **{f"draft-variants.{name}": "waiting" for name in ("choose", "save")},
    "agreement-board.begin": "waiting",
    **{f"agreement-board.act:{act}": "waiting" for act in ("case", "decide", "finish")},
    "pairs.card": "pair",
    "pair-meetings.on_page": "meeting-seen",
    **{f"pairs.end:{how}": "pair-end" for how in ("completed", "stopped")},
    "pairs.note": "pair-end",
    "pairs.hand_over": "pair-end",
    "pairs.add": "waiting",
    "pairs.tell": "pair-told",
    **{f"waiting.card:{act}": "waiting" for act in ("show", "rest", "search", "form")},
    **{f"waiting.{name}": "waiting" for name in ("ask", "take_back")},
    "waiting.loads": "card",
    **{f"orders.act:{act}": "document" for act in ("get", "make", "new")},
    "orders.number": "document",
    **{f"order-papers.act:{act}": "document" for act in ("amend", "plans", "scans", "drop")},
    **{f"order-papers.{name}": "document" for name in ("scan", "reason")},
    "register.give_back": "document",
    "pair-shapes.group": "waiting",
    **{f"pair-shapes.act:{act}": "waiting pair" for act in ("show", "mentor", "mentee", "out", "reverse", "mutual")},
    "pair-shapes.style": "pair-shape",
    "pair-shapes.topic": "pair-shape",
    "pair-shapes.reverse": "waiting",
    **{f"pair-substitutes.act:{act}": "pair-substitute" for act in ("bare", "stop")},
    "pair-substitutes.reason": "pair-substitute",
    "pair-lists.act:load": "waiting",
    **{f"meetings.{name}": "meeting" for name in ("on_long", "on_minutes_typed")},
    "meeting_cards.on_open": "meeting-seen",
    **{
        f"meeting_cards.on_do:{what}": "meeting-seen"
        for what in ("topic", "result", "number", "rhythm", "day", "minutes", "kind", "stage", "delete", "leave")
    },
    "meeting_cards.on_set": "meeting",
    **{f"meeting_cards.on_{what}": "meeting" for what in ("topic", "result", "number", "rhythm", "day", "minutes")},
    "inquiries.on_act:list": "card",
    "inquiries.on_act:bare": "inquiry",
    "inquiries.on_note": "inquiry",
    "inquiries.on_card:recall_yes": "inquiry-off",
    "records.on_teacher": "answers",
    "records.on_match": "rating",
    "records.on_read": "answers rating",
    **{f"consents.open_consents:{act}": "consents" for act in ("show", "file", "age")},
    "consents.open_consents:age_yes": "age",
    **{f"consents.on_agreement:{act}": "agreement" for act in ("pay", "release_yes")},
    "papers.on_paper:list": "consents",
    "papers.on_paper:bare": "paper",
    "papers.on_picture": "paper",
    "withdrawals.on_tap:yes": "withdrawal",
    "term.on_tap:yes": "erase",
    "people.show_card": "card",
    "person-answers.on_tap": "answers card",
    **{f"people.act:{act}": "admit" for act in ("admit", "admit_sure")},
    "people.act:decline_yes": "decline",
    **{f"people.act:{act}": "role" for act in ("role_yes", "swap_yes")},
    "people.act:link_yes": "link",
    "people.act:dismiss_yes": "dismiss",
    "people.act:erase_yes": "erase",
    "people.add_name": "add",
    "staff-list.act:load": "list",
    "staff-list.candidate:slips_yes": "slip",
    **{f"staff-list.candidate:{act}": "list-mark" for act in ("later", "new", "declined_yes")},
    "staff-list.candidate:off_yes": "list-off",
    "merging.act": "card merge",
    **{f"person-more.more:{page}": "card" for page in ("history", "edit")},
    "person-more.corrected": "edit",
    **{f"notes.on_tap:{act}": "card" for act in ("show", "off")},
    "notes.on_tap:off_yes": "note-off",
    "notes.written": "note",
    "interviews.on_tap:show": "card",
    "interviews.concluded": "interview",
    "categories.mark": "card category",
    "partners.works_at": "card partner",
    "candidates.names": "list-add",
    "candidates.on_proposal:yes": "list-add",
}


def _each(route: str, *acts: str) -> list[str]:
    return [f"{route}:{act}" for act in acts]


SILENT: dict[Why, tuple[str, ...]] = {
    Why.NOBODY: (
        *("menu.menu", "menu.cancel", "menu.back_to_menu", "settings.on_settings", "settings.on_typed"),
        *(
            *_each("settings.on_tap", "ask", "later", "stop", "list"),
            *_each("introduction.on_tap", "ask", "mine", "later"),
        ),
        *(
            "invite.on_invite",
            "introduction.on_typed",
            *_each("invite.on_tap", "curator", "announce", "memo", "forms", "form"),
        ),
        *("waves.show_list", *_each("waves.show_card", "look", "ask", "close", "remind"), "waves.extend"),
        *("waves.take_day", "wave-opening.choose_form", "wave-opening.choose_audience", "wave-opening.narrow"),
        *(*_each("wave-opening.open_wave", "a", "y", "w", "u"), "wave-opening.find_form", "wave-opening.take_meetings"),
        *("wave-opening.take_opening", "wave-opening.take_closing", "wave-schedule.on_schedule"),
        *("survey-results.show_wave", "survey-results.show_forms"),
        *_each("survey-results.show_results", "text", "picture"),
        *("comparison.show_topics", *_each("comparison.show_comparison", "text", "picture"), "on_paper.send_sheet"),
        *("networking-plan.overview", "networking-plan.when", "networking-plan.hour", "networking-plan.where"),
        *_each("networking-plan.act", "new", "list", "show", "move", "choice_on", "choice_off", "cancel", "cancel_yes"),
        *_each("networking-plan.act", "door", "qr", "door_new", "recall", "poster", "cards"),
        *_each("networking-plan.terms", "when", "minutes", "whom"),
        *_each("networking-steps.step", "plan", "itself", "bank", "look", "add", "one", "up", "down", "drop", "file"),
        *("voting.overview", "voting.form", "voting.prolong", "voting.end", "voting.about"),
        *_each("voting.act", "open", "open_yes", "close", "close_yes", "end", "nudge", "again", "again_yes", "about"),
        *("voting.act:show", "matching.of_form", "draft-variants.weigh", "matching.part:ways"),
        *("orders.listing", "orders.act:number", "orders.own_template", "orders.not_a_template"),
        *_each("orders.template", "show", "get", "own", "reset", "approve", "assign"),
        *(*_each("order-papers.act", "order", "sheet"), "order-papers.no_scan"),
        *(*_each("pair-lists.act", "ask", "sample", "drop"), "pair-lists.not_a_file"),
        *("broadcast.begin", "broadcast.write", "broadcast.send", "papers.no_picture", "staff-list.not_a_file"),
        *_each("consent-settings.on_settings", "show", "operator", "sites", "none", "pupils", "age"),
        *("consent-settings.on_sites", "consent-settings.on_operator", "consent-wordings.on_text"),
        *_each("consent-wordings.on_wording", "list", "show", "ours", "publish"),
        *(*_each("form-files.listing", "list", "sample"), *_each("form-files.one", "card", "xlsx", "ask", "off")),
        *(*_each("form-files.decide", "look", "ask", "yes", "drop"), "form-files.read", "form-files.search"),
        *("form-files.not_a_file", "form-preview.begin", "form-preview.tap", "form-preview.typed", "form-preview.file"),
        *("people.pick", "people.ways", "people.add", "people.add_role", "people.add_paper"),
        *(*_each("staff-list.act", "ask", "sample", "drop"), "staff-list.candidate:slips"),
        *(*_each("partners.on_tap", "new", "kind", "edit", "off", "off_yes"), "partners.on_tap:list"),
        *("partners.named", "candidates.add", "mentoring_forms.on_tap", *_each("term.on_tap", "show", "ask")),
    ),
    Why.LIST: (
        *("people.begin", "people.turn", "people.search", "pairs.listing", "pairs.page", "pairs.search"),
        *("matching.compute", *_each("matching.part", "summary", "pairs", "left"), "waiting.listing"),
        *(*_each("agreement-board.act", "show"), "networking-plan.act:guests", "networking-plan.act:came"),
        "networking-plan.act:badges",
        *("voting.act:waiting", "wave-opening.show_people", "wave-opening.tick_person", "wave-opening.find_person"),
        *("progress.course", "progress.silent_pairs", "progress.all_charts", "progress.draw_charts"),
        *("consent-share.on_consents", "inquiries.on_waiting", "broadcast.preview", "broadcast.show_report"),
        *("pair-substitutes.act:choose", "order-papers.act:reasons", *_each("partners.on_tap", "show")),
        *("partners.changed", "invite.on_tap:list"),
        # what a file of the curator's own says, before it is taken over
        *("staff-list.read", "staff-list.act:role", "pair-lists.read"),
    ),
    Why.ASKS: (
        *("admission.on_tap:no", "invite.on_tap:revoke", "person-more.more:more", "person-more.correct"),
        *_each("people.act", "decline", "role", "swap", "link", "dismiss", "erase"),
        *(*_each("staff-list.candidate", "off", "declined"), "notes.on_tap:new", "candidates.on_proposal:no"),
        *(*_each("interviews.on_tap", "new", "day", "me", "psy", "rec"), "interviews.day_typed"),
        *("interviews.holder_typed", "interviews.tap_wanted", *_each("inquiries.on_act", "ask", "note")),
        *("inquiries.on_card:recall", *_each("consents.on_agreement", "new", "until", "format", "release")),
        *("consents.on_number", "consents.on_until", *_each("papers.on_paper", "tick", "ask"), "papers.on_number"),
        *("pairs.end:", "pair-shapes.act:topic", "pair-substitutes.days", "order-papers.act:reason"),
        *(*_each("agreement-board.act", "stop", "stopped", "closed"), "meetings.on_with", "meetings.on_day"),
        *("meetings.on_month", "meetings.on_day_typed", "meeting_cards.on_month"),
        *("withdrawals.on_tap:ask", "withdrawals.on_number"),
    ),
    Why.OWN: (
        *("start.take_role", "surveys.on_surveys", "waves.begin", "wave-schedule.begin_next"),
        *("questionnaire.on_continue", "questionnaire.on_answer", "questionnaire.on_review", "questionnaire.on_typed"),
        *("questionnaire_files.on_file", "questionnaire_files.on_contact", "questionnaire_files.on_unread"),
        "questionnaire.on_door_or_answer",
        *("sent_answers.show_sent", "sent_answers.change", "support.choose", "support.ask"),
    ),
    Why.LETTER: (
        *("support.begin", "support.begin_answer", "support.send_answer"),
        *("candidates.on_proposal:list", "candidates.on_proposal:no_yes"),
    ),
}


def variants() -> set[str]:
    """Every route that a curator may use, read off the real tables; a button's acts one by one."""
    board = switchboard()
    routes = [*board.commands.values(), *board.taps.values(), *board.states.values(), *board.words.values()]
    return {name for route in routes if Role.CURATOR in (route.access.roles or ()) for name in _of(route)}


def _of(route: Route) -> list[str]:
    fields = route.data.model_fields if route.data is not None else {}
    said = (fields[name].annotation for name in ACTS if name in fields)
    acts = next((get_args(one) for one in said if get_origin(one) is Literal), None)
    return [route.name] if acts is None else [f"{route.name}:{act}" for act in acts]
