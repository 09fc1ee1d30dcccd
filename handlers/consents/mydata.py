"""«My data»: what is kept, a copy, corrections, leaving, withdrawal of consent – for everyone, also after leaving."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.consents import ConsentKind
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import ANYONE, Who
from handlers.callbacks import (
    AuditPage,
    CorrectForm,
    InquiryBack,
    MyDataAct,
    PersonCard,
    PublicationAct,
    RegisterFile,
    ResignTap,
    RunCommand,
    ToMenu,
    WardTap,
)
from handlers.commands import set_for
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, deliver, show
from handlers.view import Button, File, Rows, View
from handlers.widgets import column, confirm
from services import identity
from services.consents import leaving, mydata, wards
from services.consents.leaving import ERASE_WITHIN
from services.consents.mydata import Account
from services.consents.offers import Standing
from services.consents.wards import Ward
from services.database import Database
from services.people import people
from texts import day, plain, t

dialog = Dialog("mydata")
Event = Message | CallbackQuery


@dialog.command("mydata", ANYONE)
async def begin(event: Event, who: Who, db: Database) -> None:
    """Also for somebody who has left or refused: the right to one's data does not end with taking part."""
    found = await wards.of(db, who.account)
    if who.person_id is not None:
        await show(event, _account_view(who, await mydata.account(db, who), found))
    elif found:
        await show(event, View(t("ward-guardian", name=found[-1].guardian), column(_ward_buttons(found)), asks=True))
    else:
        await show(event, View(t("mydata-stranger")))


@dialog.tap(MyDataAct, ANYONE)
async def act(
    query: CallbackQuery, data: MyDataAct, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    if who.person_id is None:
        raise Refused("stale")
    if data.act.endswith("_yes") and data.person != who.person_id:
        raise Refused("not-allowed")
    match data.act:
        case "show":
            await begin(query, who, db)
        case "copy":
            await _send_copy(query, who, db, now, bot)
        case "correct":
            await show(query, _correct_view(await mydata.account(db, who)))
        case "leave":
            rows = confirm(plain("mydata-leave-yes"), _sure(who, "leave_yes"), MyDataAct(act="show"))
            await show(query, View(t("mydata-leave-ask"), rows, asks=True))
        case "withdraw":
            rows = confirm(plain("mydata-withdraw-yes"), _sure(who, "withdraw_yes"), MyDataAct(act="show"))
            await show(query, View(t("mydata-withdraw-ask", until=_erased_by(who, now)), rows, asks=True))
        case "leave_yes":
            await leaving.leave(db, who, now)
            await _gone(query, who, db, state, bot, View(t("mydata-left")))
        case "withdraw_yes":
            await leaving.withdraw(db, who, now)
            await _gone(query, who, db, state, bot, View(t("mydata-withdrawn", until=_erased_by(who, now))))
        case _:
            raise Refused("stale")


def _sure(who: Who, what: str) -> MyDataAct:
    return MyDataAct(act=what, person=who.known)


async def _send_copy(query: CallbackQuery, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    await answer(query)
    copy = await mydata.copy(db, who, now)
    files = (File(plain("mydata-file-html"), copy.html), File(plain("mydata-file-json"), copy.json))
    await deliver(bot, who.account, View(t("mydata-copy"), documents=files))


async def _gone(query: CallbackQuery, who: Who, db: Database, state: FSMContext, bot: Bot, view: View) -> None:
    """What was being done is over, and the commands of a participant go with the role."""
    await state.clear()
    await show(query, view)
    await set_for(bot, await identity.identify(db, who.account))


def _erased_by(who: Who, now: datetime) -> str:
    return day((now + ERASE_WITHIN).astimezone(who.programme.zone).date())


def _ward_buttons(found: tuple[Ward, ...]) -> list[Button]:
    return [
        Button(plain("ward-button-of", name=one.account.name or str(one.link)), WardTap(link=one.link)) for one in found
    ]


def _account_view(who: Who, account: Account, found: tuple[Ward, ...] = ()) -> View:
    """What is kept, in plain words; what there is nothing of has no line."""
    seen = t("inquiry-mydata-seen") if account.only_asked else t("mydata-seen")
    view = View("\n".join([t("mydata-title"), *account_lines(who, account), "", seen]), (), asks=True)
    return replace(view, rows=(*_buttons(account)[:-1], *column(_ward_buttons(found)), *_buttons(account)[-1:]))


def account_lines(who: Who, account: Account) -> list[str]:
    """What is kept about somebody, a line each."""
    told = (
        ("mydata-name", "name", account.name),
        ("mydata-post", "post", account.post),
        ("mydata-contact", "contact", account.contact),
        ("mydata-telegram", "account", ", ".join(account.accounts)),
    )
    lines: list[str] = [t(key, **{field: value}) for key, field, value in told if value]
    for role, role_state in account.roles:
        lines.append(t("mydata-role", role=plain(f"role-{role}"), state=plain(f"mydata-state-{role_state}")))
    if not account.only_asked:
        lines.append(_consent_line(who, account))
    lines += [_other_line(who, one) for one in account.others]
    if account.agreement is not None and account.agreement.released_on is not None and not account.agreement.ended:
        lines.append(t("mydata-released", until=day(account.agreement.released_on)))
    if account.forms:
        lines.append(t("mydata-forms", forms=", ".join(title for _, title in account.forms)))
    if account.pairs:
        lines.append(t("mydata-work", pairs=account.pairs, meetings=account.meetings))
    if account.requests:
        lines.append(t("mydata-requests", count=account.requests))
    if account.notes:
        lines.append(t("mydata-notes", count=account.notes))
    return [*lines, *_others_lines(account)]


def _others_lines(account: Account) -> list[str]:
    """What others told of the person, by their office; of whom the person has told."""
    lines: list[str] = []
    offices = [plain(f"inquiry-relation-{one}") for one in account.told if one]
    if offices:
        lines.append(t("inquiry-mydata-told", who=", ".join(dict.fromkeys(offices))))
    if len(account.told) > len(offices):
        lines.append(t("inquiry-mydata-records", count=len(account.told) - len(offices)))
    if account.answered_for:
        lines.append(t("inquiry-mydata", count=account.answered_for))
    return lines


def _consent_line(who: Who, account: Account) -> str:
    if account.consent is None or account.consent_at is None:
        return t("mydata-consent-none")
    at = day(account.consent_at.astimezone(who.programme.zone).date())
    if account.consent == "given":
        return t("mydata-consent-guardian" if account.by_guardian else "mydata-consent-given", at=at)
    if account.consent == "withdrawn":
        return t("mydata-consent-withdrawn", at=at, until=_erased_by(who, account.consent_at))
    return t("mydata-consent-refused", at=at)


def _other_line(who: Who, one: Standing) -> str:
    at = day(one.at.astimezone(who.programme.zone).date())
    return t(f"mydata-{one.kind}-{one.decision}", at=at, resources=", ".join(one.detail.splitlines()))


def _beside(account: Account) -> list[Button]:
    """Consents beside the programme's: each given and taken back by itself."""
    given = {one.kind for one in account.others if one.given}
    buttons = []
    if ConsentKind.PUBLICATION in given:
        buttons.append(Button(plain("mydata-button-unpublish"), PublicationAct(act="withdraw")))
    elif account.may_publish:
        buttons.append(Button(plain("mydata-button-publish"), PublicationAct(act="offer")))
    if account.agreement is not None and account.agreement.in_force and account.is_mentor:
        buttons.append(Button(plain("mydata-button-resign"), ResignTap(act="ask")))
    return buttons


def _buttons(account: Account) -> Rows:
    buttons = [Button(plain("mydata-button-copy"), MyDataAct(act="copy"))]
    if account.takes_part and account.consent == "given":
        buttons.append(Button(plain("mydata-button-correct"), MyDataAct(act="correct")))
    if account.takes_part:
        buttons.append(Button(plain("mydata-button-leave"), MyDataAct(act="leave")))
    if account.consent == "given":
        buttons.append(Button(plain("mydata-button-withdraw"), MyDataAct(act="withdraw")))
    buttons += _beside(account)
    if account.answered_for:
        buttons.append(Button(plain("inquiry-mydata-button"), InquiryBack(act="ask")))
    buttons.append(Button(plain("audit-button"), AuditPage()))
    if not account.only_asked:
        buttons.append(Button(plain("button-menu"), ToMenu()))
    return column(buttons)


def _correct_view(account: Account) -> View:
    """A questionnaire that was sent is opened again; anything else is the curator's to put right."""
    buttons = [
        Button(plain("mydata-button-form", title=title), CorrectForm(form=code))
        for code, title in dict(account.forms).items()
        if code in {"mentor", "mentee", "entry"}
    ]
    buttons.append(Button(plain("mydata-button-ask"), RunCommand(name="support")))
    buttons.append(Button(plain("button-back"), MyDataAct(act="show")))
    forms = any(isinstance(button.data, CorrectForm) for button in buttons)
    return View(t("mydata-correct" if forms else "mydata-correct-no-forms"), column(buttons), asks=True)


async def _compose_left(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the curators: who has left and what is to be done."""
    person_id = int(str(notice.payload["person"]))
    name = await people.name_of(db, person_id)
    button = Button(plain("mydata-notice-card"), PersonCard(person=person_id))
    if notice.payload["how"] == "withdrawn":
        zone = ZoneInfo(await identity.timezone(db))
        until = day((notice.due_at + ERASE_WITHIN).astimezone(zone).date())
        return View(t("mydata-notice-withdrawn", name=name, until=until), ((button,),))
    return View(t("mydata-notice-left", name=name), ((button,),))


async def _compose_due(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the curators, five days before the law's term: the act to sign, or the card to erase from."""
    person_id = int(str(notice.payload["person"]))
    withdrawn, act = await leaving.still_due(db, person_id)
    if not withdrawn:
        return None
    zone = ZoneInfo(await identity.timezone(db))
    until = day(datetime.fromisoformat(str(notice.payload["until"])).astimezone(zone).date())
    text = t("erasure-due", until=until, person=str(person_id), erased="no" if act is None else "yes")
    if act is None:
        return View(text, ((Button(plain("mydata-notice-card"), PersonCard(person=person_id)),),))
    return View(text, ((Button(plain("erasure-button-act"), RegisterFile(document=act)),),))


NOTICES: NoticeKinds = {leaving.LEFT: NoticeKind(_compose_left), leaving.DUE: NoticeKind(_compose_due)}
