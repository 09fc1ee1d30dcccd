"""The voter's side of the choice: mark, look, find a name, explain, say a private «no», send."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import participant
from domain.who import ADMITTED, Who
from handlers.callbacks import ChoiceCard, ChoiceComment, ChoiceMark, ChoicePage, ChoiceSend
from handlers.dialog import Dialog
from handlers.networking.choice_screens import (
    LISTS,
    Place,
    about_forms,
    card_view,
    choose,
    comment_view,
    form_view,
    is_long,
    nobody_found,
    place_of,
    saved_view,
    start_view,
    step_view,
    typed,
    which_view,
    why_view,
)
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, show
from handlers.view import View
from handlers.widgets import column
from services.database import Database
from services.networking import ballots
from services.networking.ballots import BallotPaper, Invited
from texts import moment, plain, t

dialog = Dialog("choice")


class Choosing(StatesGroup):
    looking = State()
    """A long list is open: typed letters find a name in it."""
    comment = State()


@dialog.command("vote", ADMITTED)
@dialog.word("choice-word-vote", ADMITTED)
async def begin(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Straight to the list; who takes part on both sides is asked which."""
    await state.clear()
    found = await ballots.papers(db, who, now)
    papers = found.papers
    if not papers:
        await show(event, View(t("choice-none-yet")))
    elif len(papers) > 1 and papers[0].open:
        await show(event, which_view(found))
    else:
        if not papers[0].ballot.sent:
            await _listen(state, papers[0], "rank")
        await show(event, start_view(papers[0], who))


@dialog.tap(ChoicePage, ADMITTED)
async def turn(
    query: CallbackQuery, data: ChoicePage, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    paper = await _paper(db, who, data.choice, data.side, now)
    place = place_of(data.page)
    await _listen(state, paper, data.step)
    if data.step == "form" and paper.open:
        await show(query, form_view(paper, await ballots.told(db, who, paper.choice.form)))
        return
    await show(query, step_view(paper, who, "rank" if data.step == "form" else data.step, place))


@dialog.text(Choosing.looking, ADMITTED, search=True)
async def look(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    paper = await _paper(db, who, kept["choice"], kept["side"], now)
    letters = typed(text)
    if not paper.open:
        await state.clear()
    elif not letters or not paper.fitting(letters):
        await show(message, nobody_found(paper, kept["step"], text))
        return
    await show(message, step_view(paper, who, kept["step"], Place(0, letters)))


@dialog.tap(ChoiceMark, ADMITTED)
async def mark(query: CallbackQuery, data: ChoiceMark, who: Who, db: Database, now: datetime) -> None:
    side, place = participant(data.side), place_of(data.page)
    save = ballots.refuse if data.step == "no" else ballots.rank
    try:
        paper = await save(db, who, data.choice, side, data.target, data.on, now)
    except Refused as refusal:
        await _refused(query, refusal, who, db, data, now)
        return
    await show(query, step_view(paper, who, data.step, place))


@dialog.tap(ChoiceCard, ADMITTED)
async def card(query: CallbackQuery, data: ChoiceCard, who: Who, db: Database, now: datetime) -> None:
    place_of(data.page)
    found = await ballots.card(db, who, data.choice, participant(data.side), data.target, now)
    await show(query, card_view(found, data) if found.paper.open else step_view(found.paper, who, "rank", Place()))


@dialog.tap(ChoiceComment, ADMITTED)
async def explain(
    query: CallbackQuery, data: ChoiceComment, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    try:
        if data.off:
            paper = await ballots.comment(db, who, data.choice, participant(data.side), data.target, "", now)
            await state.clear()
            await show(query, why_view(paper))
            return
        view = comment_view(await _paper(db, who, data.choice, data.side, now), data.target)
    except Refused as refusal:
        await _refused(query, refusal, who, db, data, now)
        return
    await state.set_state(Choosing.comment)
    await state.set_data({"choice": data.choice, "side": data.side, "target": data.target})
    await show(query, view)


@dialog.text(Choosing.comment, ADMITTED)
async def explained(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    try:
        paper = await ballots.comment(db, who, kept["choice"], participant(kept["side"]), kept["target"], text, now)
    except Refused as refusal:
        if refusal.code != "too-long":  # a shorter one is still waited for
            await state.clear()
        raise
    await state.clear()
    await show(message, why_view(paper, kept=True))


@dialog.tap(ChoiceSend, ADMITTED)
async def send(
    query: CallbackQuery, data: ChoiceSend, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    try:
        paper = await ballots.send(db, who, data.choice, participant(data.side), now)
    except Refused as refusal:
        await _refused(query, refusal, who, db, data, now)
        return
    await _listen(state, paper, "done")
    await show(query, saved_view(paper, who))


async def _listen(state: FSMContext, paper: BallotPaper, step: str) -> None:
    """Typed letters look for a name while a long list is open, and only then."""
    if step in LISTS and paper.open and is_long(paper):
        await state.set_state(Choosing.looking)
        await state.set_data({"choice": paper.choice.id, "side": str(paper.ballot.side), "step": step})
    elif await state.get_state() in (Choosing.looking.state, Choosing.comment.state):
        await state.clear()


async def _refused(
    query: CallbackQuery,
    refusal: Refused,
    who: Who,
    db: Database,
    data: ChoiceMark | ChoiceComment | ChoiceSend,
    now: datetime,
) -> None:
    """Say why, and put the present state in place of the outdated screen."""
    if refusal.code not in ("choice-closed", "choice-gone", "choice-not-marked"):
        raise refusal
    await answer(query, plain(f"refused-{refusal.code}", **refusal.args_))
    paper = await _paper(db, who, data.choice, data.side, now)
    await show(query, step_view(paper, who, "rank", Place()))


async def _paper(db: Database, who: Who, choice_id: int, side: str, now: datetime) -> BallotPaper:
    paper = await ballots.paper(db, who, participant(side), now, choice_id)
    if paper is None:
        raise Refused("stale")
    return paper


async def _invitation(db: Database, notice: Notice, now: datetime) -> View | None:
    """The notice of an open choice, or a reminder of it; nothing once it is sent or closed.

    That it is open again, or that a mark has gone, is said also to who has sent.
    """
    sent_too = notice.kind in ("choice-again", "choice-mark-gone")
    number = int(notice.subject.split(":")[1])
    invited = await ballots.invited(db, number, notice.person_id, now, sent_too=sent_too)
    if invited is None:
        return None
    until = moment(invited.choice.closes_at, invited.timezone)
    one = plain("choice-button-choose") if len(invited.sides) == 1 else None
    rows = column([choose(invited.choice, side, one) for side in invited.sides])
    view = View(_said(notice, invited, until), rows)
    if not invited.several:
        return view
    return View(f"{view.text}\n\n{t('choice-of-form', form=invited.choice.form)}", rows)


def _said(notice: Notice, invited: Invited, until: str) -> str:
    match notice.kind:
        case "choice-reminder":
            return t("choice-reminder", until=until)
        case "choice-nudge":
            return t("choice-nudge", until=until)
        case "choice-again":
            return t("choice-again", until=until)
        case "choice-mark-gone":
            return t("choice-mark-gone", until=until)
        case _:
            opening = t(f"choice-open-{invited.sides[0]}", limit=invited.choice.limit, until=until)
            return f"{opening}\n\n{about_forms(invited.told)}"


KINDS = ("choice-open", "choice-reminder", "choice-nudge", "choice-again", "choice-mark-gone")
NOTICES: NoticeKinds = {kind: NoticeKind(_invitation, lasting=kind == KINDS[0]) for kind in KINDS}
