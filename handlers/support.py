"""Asking the curator or the mentor: a text, its notice, an answer."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import PARTICIPANTS
from domain.who import MEMBER, MEMBER_BEFORE_CONSENT, Who
from handlers.callbacks import ProposeTap, PsychologistTap, SupportAnswer, SupportTo
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column
from services.consents import wards
from services.database import Database
from services.messages import requests
from services.messages.requests import Addressee, Request
from texts import plain, t

dialog = Dialog("support")
TO = "addressee"
REQUEST = "request"
LISTED = 5


class Asking(StatesGroup):
    text = State()


class Answering(StatesGroup):
    text = State()


@dialog.command("support", MEMBER_BEFORE_CONSENT)
async def begin(event: Message | CallbackQuery, who: Who, db: Database, state: FSMContext) -> None:
    """Participants ask; a curator reads what waits for an answer. Before the consent nothing typed is kept."""
    if who.is_curator:
        await show(event, _waiting_view(await requests.waiting(db, who)))
    elif not who.consented:
        await show(event, View(t("support-contact", contact=who.programme.contact or plain("support-contact-unknown"))))
    elif await requests.has_mentor(db, who):
        buttons = [
            Button(plain("support-to-mentor"), SupportTo(addressee=Addressee.MENTOR)),
            Button(plain("support-to-curator"), SupportTo(addressee=Addressee.CURATOR)),
        ]
        await show(event, View(t("support-whom"), column([*buttons, *_propose(who)]), asks=True))
    else:
        await _ask_text(event, state, Addressee.CURATOR, column(_propose(who)))


def _propose(who: Who) -> list[Button]:
    """Anybody who takes part may turn to the psychologist, and suggest a candidate (S1 4.6)."""
    if not who.admitted & PARTICIPANTS:
        return []
    propose = Button(plain("propose-button"), ProposeTap())
    if not who.programme.psychologist_name:
        return [propose]
    return [Button(plain("psychologist-button"), PsychologistTap()), propose]


@dialog.tap(SupportTo, MEMBER)
async def choose(query: CallbackQuery, data: SupportTo, state: FSMContext) -> None:
    if data.addressee not in (Addressee.CURATOR, Addressee.MENTOR):
        raise Refused("stale")
    await _ask_text(query, state, Addressee(data.addressee))


async def _ask_text(event: Message | CallbackQuery, state: FSMContext, addressee: Addressee, rows: Rows = ()) -> None:
    await state.set_state(Asking.text)
    await state.set_data({TO: addressee.value})
    mentor = addressee is Addressee.MENTOR
    await show(event, View(t("support-ask-mentor") if mentor else t("support-ask-curator"), rows, asks=True))


@dialog.text(Asking.text, MEMBER)
async def ask(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    addressee = Addressee((await state.get_data()).get(TO, Addressee.CURATOR))
    await requests.ask(db, who, addressee, text, now)
    await state.clear()
    mentor = addressee is Addressee.MENTOR
    await show(message, View(t("support-sent-mentor") if mentor else t("support-sent-curator")))


@dialog.tap(SupportAnswer, MEMBER)
async def begin_answer(query: CallbackQuery, data: SupportAnswer, who: Who, db: Database, state: FSMContext) -> None:
    request = await requests.to_answer(db, who, data.request)
    await state.set_state(Answering.text)
    await state.set_data({REQUEST: request.id})
    await show(query, View(t("support-answer-ask", name=request.name, body=_body(request)), asks=True))


@dialog.text(Answering.text, MEMBER)
async def send_answer(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    request_id = (await state.get_data()).get(REQUEST)
    if request_id is None:
        raise Refused("stale")
    request = await requests.answer(db, who, request_id, text, now)
    await state.clear()
    await show(message, View(t("support-answer-sent", name=request.name)))


def _waiting_view(waiting: list[Request]) -> View:
    if not waiting:
        return View(t("support-none"))
    shown = waiting[:LISTED]
    lines = [t("support-waiting", count=len(waiting))]
    lines += [t("support-waiting-line", name=_asker(one), body=_cut(_body(one))) for one in shown]
    buttons = [Button(plain("support-button-answer-to", name=one.name[:40]), _answer_to(one)) for one in shown]
    return View("\n\n".join(lines), column(buttons))


def _asker(request: Request) -> str:
    return plain("support-guardian-of", name=request.name) if request.by_guardian else request.name


def _cut(body: str) -> str:
    return body if len(body) <= 300 else body[:299].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _body(request: Request) -> str:
    """What was written; a call for the psychologist has no words of its own."""
    return request.body or plain("psychologist-body")


def _answer_to(request: Request) -> SupportAnswer:
    return SupportAnswer(request=request.id)


async def _compose_request(db: Database, notice: Notice, now: datetime) -> View | None:
    """None when somebody has answered meanwhile, or the request is gone with its author."""
    request = await requests.get(db, int(str(notice.payload["request"])))
    if request is None or request.answer is not None:
        return None
    mentor = request.addressee is Addressee.MENTOR
    button = Button(plain("support-button-answer"), _answer_to(request))
    if request.addressee is Addressee.PSYCHOLOGIST:
        return View(t("psychologist-asked", name=request.name), ((button,),))
    key = "support-asked-guardian" if request.by_guardian else "support-asked-curator"
    words = t("support-asked-mentor" if mentor else key, name=request.name, body=request.body)
    return View(words, ((button,),))


async def _compose_answer(db: Database, notice: Notice, now: datetime) -> View | None:
    request = await requests.get(db, int(str(notice.payload["request"])))
    if request is None or request.answer is None:
        return None
    name = request.answerer or plain("support-answerer")
    return View(t("support-answered", question=_cut(_body(request)), name=name, answer=request.answer))


NOTICES: NoticeKinds = {
    requests.ASKED: NoticeKind(_compose_request),
    requests.ANSWERED: NoticeKind(_compose_answer, lasting=True),
    requests.ANSWERED_GUARDIAN: NoticeKind(_compose_answer, addressee=wards.account_for),
}
