"""Screens of a round of agreement. Pure: typed data in, views out."""

from collections import Counter

from domain.names import FullName, labels
from domain.pairing.agreeing import Case, CaseState
from domain.programme import Programme
from domain.refusal import Refused
from handlers.callbacks import AgreeBoard, AgreeOpen, ShowDraft
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, page_of, pager
from services.pairing.agreement_board import Board
from texts import plain, t

ORDER = (CaseState.RETURNED, CaseState.ASKED, CaseState.CHOOSING, CaseState.AGREED)
"""What needs the curator comes first."""


def ask_open(asked: AgreeOpen, programme: Programme) -> View:
    """What will be sent to whom, and what follows."""
    onward = plain(f"board-onward-{programme.agreement_next}")
    days = plain("settings-rhythm-days", days=programme.agreement_days)
    yes = AgreeOpen(draft=asked.draft, revision=asked.revision, sure=True)
    rows = confirm(plain("board-open-yes"), yes, ShowDraft(draft=asked.draft))
    return View(t("board-open-ask", days=days, onward=onward), rows)


def board_view(board: Board, page: int) -> View:
    """How many are where, each mentee by name; those that wait for the curator first."""
    found = board.round
    count = Counter(case.state for case in found.cases)
    numbers = {state.value: count[state] for state in CaseState}
    lines = [t("board-title" if found.open else "board-title-stopped", **numbers)]
    cases = sorted(found.cases, key=lambda case: ORDER.index(case.state))
    shown, page, pages = page_of(cases, page)
    lines += [t("board-line", mentee=board.names.get(case.mentee, ""), state=_state(board, case)) for case in shown]
    short = labels({case.mentee: board.names.get(case.mentee, "") for case in found.cases})
    rows = column([Button(short[case.mentee], AgreeBoard(act="case", case=case.id)) for case in shown])
    turn = pager(page, pages, lambda to: AgreeBoard(act="show", page=to))
    return View("\n".join(lines), (*rows, *turn, *_ways(board)))


def _ways(board: Board) -> Rows:
    found = board.round
    buttons = [Button(plain("told-button-refresh"), AgreeBoard(act="show"))] if found.open else []
    if any(case.state is CaseState.AGREED for case in found.cases):
        buttons.append(Button(plain("draft-button-agree"), AgreeBoard(act="finish", round=found.id)))
    stop = plain("board-button-stop") if found.open else plain("board-button-close")
    buttons.append(Button(stop, AgreeBoard(act="stop", round=found.id)))
    return column(buttons)


def _state(board: Board, case: Case) -> str:
    """«ждём ответа: Седова А. П.»: only the curator sees it."""
    match case.state:
        case CaseState.AGREED:
            return plain("board-agreed", mentor=_short(board, case.agreed))
        case CaseState.ASKED:
            return plain("board-asked", mentor=_short(board, case.asked))
        case CaseState.RETURNED:
            return plain(f"board-why-{case.why}")
        case _:
            return plain("board-choosing")


def _short(board: Board, person: int | None) -> str:
    return FullName.parse(board.names.get(person or 0, "")).short


def case_view(board: Board, case_id: int, page: int) -> View:
    """One mentee: whom they wanted, what was answered and why; deciding by hand."""
    case = next((one for one in board.round.cases if one.id == case_id), None)
    if case is None:
        raise Refused("stale")
    lines: list[str] = [t("board-case", mentee=board.names.get(case.mentee, ""), state=_state(board, case))]
    for one in sorted(case.candidates, key=lambda one: (one.rank or 9, one.place)):
        rank = f"{one.rank}. " if one.rank else ""
        said = plain(f"board-reply-{one.reply}")
        line = t("board-candidate", rank=rank, mentor=board.names.get(one.mentor, ""), said=said)
        lines.append(line + (t("board-reason", reason=one.reason) if one.reason else ""))
    if case.word:
        lines.append(t("board-word", word=case.word))
    lines += ["", t("board-decide")]
    return View("\n".join(lines), (*_mentors(board, case, page), *_back()))


def _mentors(board: Board, case: Case, page: int) -> Rows:
    """Mentors with a place, candidates first; the one agreed on is not offered again."""
    known = {one.mentor: one.place for one in case.candidates}
    free = [mentor for mentor, places in board.free.items() if places > 0 and mentor not in (case.agreed, case.mentee)]
    found = sorted(free, key=lambda one: (known.get(one, 99), board.names.get(one, "")))
    shown, page, pages = page_of(found, page)
    short = labels({one: board.names.get(one, "") for one in found})
    rows = column([Button(short[one], AgreeBoard(act="decide", case=case.id, mentor=one)) for one in shown])
    return (*rows, *pager(page, pages, lambda to: AgreeBoard(act="case", case=case.id, page=to)))


def ask_stop(board: Board) -> View:
    """Stopping keeps what was agreed; closing afterwards makes no pairs."""
    found = board.round
    agreed = sum(case.state is CaseState.AGREED for case in found.cases)
    text = t("board-stop-ask", agreed=agreed) if found.open else t("board-close-ask", agreed=agreed)
    yes = plain("board-stop-yes") if found.open else plain("board-close-yes")
    # Two acts, so that a second tap on the first yes does not close the round and lose what was agreed.
    done = AgreeBoard(act="stopped" if found.open else "closed", round=found.id)
    return View(text, confirm(yes, done, AgreeBoard(act="show")))


def _back() -> Rows:
    return ((Button(plain("board-button-back"), AgreeBoard(act="show")),),)
