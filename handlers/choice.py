"""The voter's side of the choice: mark, look, say a private «no», send."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.choice import Choice
from domain.names import labels
from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role, participant
from domain.who import ADMITTED, Who
from handlers.callbacks import ChoiceCard, ChoiceMark, ChoicePage, ChoiceSend
from handlers.cards import profile_lines
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, show
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of
from services import choices
from services.choices import BallotPaper, Candidate
from services.database import Database
from texts import Raw, moment, plain, t

dialog = Dialog("choice")


@dialog.command("vote", ADMITTED)
@dialog.word("choice-word-vote", ADMITTED)
async def begin(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Straight to the list; who takes part on both sides is asked which."""
    await state.clear()
    sides = sorted(who.admitted & PARTICIPANTS)
    papers = [found for side in sides if (found := await choices.paper(db, who, side, now)) is not None]
    if not papers:
        await show(event, View(t("choice-none-yet")))
    elif len(papers) > 1 and papers[0].open:
        buttons = [_choose(found.choice, found.ballot.side) for found in papers]
        await show(event, View(t("choice-which-side"), column(buttons)))
    else:
        await show(event, _start(papers[0], who))


@dialog.tap(ChoicePage, ADMITTED)
async def turn(query: CallbackQuery, data: ChoicePage, who: Who, db: Database, now: datetime) -> None:
    paper = await _paper(db, who, data.choice, data.side, now)
    await show(query, _screen(paper, who, data.step, data.page))


@dialog.tap(ChoiceMark, ADMITTED)
async def mark(query: CallbackQuery, data: ChoiceMark, who: Who, db: Database, now: datetime) -> None:
    side = participant(data.side)
    save = choices.refuse if data.step == "no" else choices.rank
    try:
        paper = await save(db, who, data.choice, side, data.target, data.on, now)
    except Refused as refusal:
        await _refused(query, refusal, who, db, data, now)
        return
    await show(query, _screen(paper, who, data.step, data.page))


@dialog.tap(ChoiceCard, ADMITTED)
async def card(query: CallbackQuery, data: ChoiceCard, who: Who, db: Database, now: datetime) -> None:
    side = participant(data.side)
    candidate, lines = await choices.card(db, who, data.choice, side, data.target, now)
    text = t("choice-card", name=candidate.full_name, told=profile_lines(lines) or t("choice-card-empty"))
    rows = column(
        [
            Button(
                plain("choice-button-mark"),
                ChoiceMark(
                    choice=data.choice, side=data.side, step="rank", target=data.target, on=True, page=data.page
                ),
            ),
            Button(plain("button-back"), ChoicePage(choice=data.choice, side=data.side, step="about", page=data.page)),
        ]
    )
    await show(query, View(text, rows, asks=True))


@dialog.tap(ChoiceSend, ADMITTED)
async def send(query: CallbackQuery, data: ChoiceSend, who: Who, db: Database, now: datetime) -> None:
    try:
        paper = await choices.send(db, who, data.choice, participant(data.side), now)
    except Refused as refusal:
        await _refused(query, refusal, who, db, data, now)
        return
    await show(query, _saved(paper, who))


async def _refused(
    query: CallbackQuery, refusal: Refused, who: Who, db: Database, data: ChoiceMark | ChoiceSend, now: datetime
) -> None:
    """Say why, and put the present state in place of the outdated screen."""
    if refusal.code not in ("choice-closed", "choice-gone"):
        raise refusal
    await answer(query, plain(f"refused-{refusal.code}", **refusal.args_))
    paper = await _paper(db, who, data.choice, data.side, now)
    await show(query, _screen(paper, who, "rank", 0))


async def _paper(db: Database, who: Who, choice_id: int, side: str, now: datetime) -> BallotPaper:
    paper = await choices.paper(db, who, participant(side), now, choice_id)
    if paper is None:
        raise Refused("stale")
    return paper


def _start(paper: BallotPaper, who: Who) -> View:
    return _saved(paper, who) if paper.open and paper.ballot.sent else _screen(paper, who, "rank", 0)


def _screen(paper: BallotPaper, who: Who, step: str, page: int) -> View:
    if not paper.open:
        return View(t("choice-closed-screen", marks=_marks(paper)))
    if not paper.candidates:
        return View(t("choice-nobody-to-choose"))
    until = moment(paper.choice.closes_at, who.programme.timezone)
    text = {
        "rank": lambda: t(f"choice-rank-{paper.ballot.side}", limit=paper.choice.limit, until=until),
        "no": lambda: t("choice-no-title"),
        "about": lambda: t("choice-about-title"),
    }.get(step)
    if text is None:
        raise Refused("stale")
    return View(text(), _rows(paper, step, page), asks=True)


def _rows(paper: BallotPaper, step: str, page: int) -> Rows:
    shown, page, pages = page_of(paper.candidates, page)
    short = labels({candidate.person_id: candidate.full_name for candidate in paper.candidates})
    rows = column([_candidate(paper, candidate, short[candidate.person_id], step, page) for candidate in shown])
    turn_page = []
    if page > 0:
        turn_page.append(Button(plain("button-page-back"), _to(paper, step, page - 1)))
    if page < pages - 1:
        turn_page.append(Button(plain("choice-more-names"), _to(paper, step, page + 1)))
    if turn_page:
        rows += (tuple(turn_page),)
    return (*rows, _steps(paper, step, page))


def _steps(paper: BallotPaper, step: str, page: int) -> tuple[Button, ...]:
    back = Button(plain("button-back"), _to(paper, "rank", page if step == "about" else 0))
    if step == "about":
        return (back,)
    if step == "no":
        side = str(paper.ballot.side)
        return (back, Button(plain("choice-button-send"), ChoiceSend(choice=paper.choice.id, side=side)))
    return (
        Button(plain("choice-button-about"), _to(paper, "about", page)),
        Button(plain("button-next"), _to(paper, "no", 0)),
    )


def _candidate(paper: BallotPaper, candidate: Candidate, name: str, step: str, page: int) -> Button:
    ballot, target = paper.ballot, candidate.person_id
    side = str(ballot.side)
    if step == "about":
        return Button(name, ChoiceCard(choice=paper.choice.id, side=side, target=target, page=page))
    if step == "no":
        on = target in ballot.refused
        label = plain("choice-label-no", name=name) if on else plain("choice-label-not-no", name=name)
    else:
        on = target in ballot.ranked
        label = plain("choice-label-ranked", place=ballot.ranked.index(target) + 1, name=name) if on else name
    data = ChoiceMark(choice=paper.choice.id, side=side, step=step, target=target, on=not on, page=page)
    return Button(label, data)


def _saved(paper: BallotPaper, who: Who) -> View:
    until = moment(paper.choice.closes_at, who.programme.timezone)
    change = Button(plain("choice-button-change"), _to(paper, "rank", 0))
    return View(t("choice-saved", marks=_marks(paper), until=until), ((change,),))


def _marks(paper: BallotPaper) -> Raw:
    names = {candidate.person_id: candidate.full_name for candidate in paper.candidates}
    ranked = [target for target in paper.ballot.ranked if target in names]
    lines = [t("choice-saved-line", place=place, name=names[target]) for place, target in enumerate(ranked, 1)]
    return Raw("\n".join(lines)) if lines else t("choice-saved-nobody")


def _to(paper: BallotPaper, step: str, page: int) -> ChoicePage:
    return ChoicePage(choice=paper.choice.id, side=str(paper.ballot.side), step=step, page=page)


def _choose(choice: Choice, side: Role, label: str | None = None) -> Button:
    data = ChoicePage(choice=choice.id, side=str(side), step="rank")
    return Button(label or plain(f"choice-button-choose-{side}"), data)


async def _invitation(db: Database, notice: Notice, now: datetime) -> View | None:
    """The notice of an open choice, or the reminder a day before its end; nothing once it is sent or closed."""
    invited = await choices.invited(db, int(notice.subject.partition(":")[2]), notice.person_id, now)
    if invited is None:
        return None
    until = moment(invited.choice.closes_at, invited.timezone)
    one = plain("choice-button-choose") if len(invited.sides) == 1 else None
    rows = column([_choose(invited.choice, side, one) for side in invited.sides])
    if notice.kind == "choice-reminder":
        return View(t("choice-reminder", until=until), rows)
    text = t(f"choice-open-{invited.sides[0]}", limit=invited.choice.limit, until=until)
    return View(text, rows)


NOTICES: NoticeKinds = {"choice-open": NoticeKind(_invitation), "choice-reminder": NoticeKind(_invitation)}
