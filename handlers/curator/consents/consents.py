"""The curator: every consent of a person with its history, and a mentor's supplementary agreement."""

from datetime import date, datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.consents import NOTICE_DAYS, Agreement, Format, after_working_days
from domain.document import split_number
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import AgreementTap, ConsentPaper, ConsentsOf, PersonCard, WithdrawalPaper
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column, confirm
from questionnaires.reading import read_date
from services.consents import audit, labour, minors, provable
from services.consents.provable import History, Record
from services.database import Database
from services.people import people
from texts import day, moment_of_year, plain, t

dialog = Dialog("consents")
Event = Message | CallbackQuery


class Agreeing(StatesGroup):
    number = State()
    until = State()


@dialog.tap(ConsentsOf, CURATOR)
async def open_consents(
    query: CallbackQuery, data: ConsentsOf, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    await state.clear()
    history = await provable.history(db, who, data.person)
    await audit.looked(db, who, data.person, "consents", now)
    if data.act == "file":
        await answer(query)
        file = File(plain("consents-file-name"), _file(history, who).encode("utf-8-sig"))
        await deliver(bot, query.from_user.id, View(t("consents-file-sent"), documents=(file,)))
        return
    if data.act == "age" and history.minor:
        yes = ConsentsOf(person=data.person, act="age_yes")
        rows = confirm(plain("consents-age-yes"), yes, ConsentsOf(person=data.person))
        age = who.programme.adult_age
        await show(query, View(t("consents-age-ask", name=history.name, age=age), rows, asks=True))
        return
    if data.act == "age_yes":
        await minors.came_of_age(db, who, data.person, now)
        history = await provable.history(db, who, data.person)
    await show(query, consents_view(history, who))


def consents_view(history: History, who: Who) -> View:
    """Every decision on a line; the agreement; what can be done."""
    lines: list[str] = [t("consents-title", name=history.name)]
    lines += [_line(one, who) for one in history.records] or [t("consents-none")]
    agreement, person = history.agreement, history.person_id
    buttons = [Button(plain("consents-button-file"), ConsentsOf(person=person, act="file"))] if history.records else []
    standing = {one.kind: one.decision for one in history.records}
    withdrawals = (
        ("consents-button-withdrawal", WithdrawalPaper(person=person, act="ask")),
        ("consents-button-unpublish", WithdrawalPaper(person=person, act="ask", kind="publication")),
    )
    if agreement is not None and not agreement.ended:
        lines += ["", _agreement(agreement)]
        if agreement.released_on is not None:
            lines.append(t("consents-agreement-released", until=day(agreement.released_on)))
        else:
            buttons.append(Button(plain("consents-button-release"), AgreementTap(person=person, act="release")))
    if history.awaits_guardian:
        lines.append(t("consents-awaits-guardian"))
        guardian = ConsentPaper(person=person, act="ask", kind="guardian")
        buttons.append(Button(plain("consents-button-guardian"), guardian))
    if history.minor:
        lines.append(t("consents-by-guardian", age=who.programme.adult_age))
        age = Button(plain("consents-button-age", age=who.programme.adult_age), ConsentsOf(person=person, act="age"))
        buttons.append(age)
    if history.grown:
        lines.append(t("consents-own-asked", age=who.programme.adult_age))
    if history.papers and not history.awaits_guardian:
        buttons.append(Button(plain("consents-button-paper"), ConsentPaper(person=person, act="list")))
    if history.mentor:
        buttons.append(Button(plain("consents-button-new"), AgreementTap(person=person, act="new")))
    buttons += [Button(plain(label), tap) for label, tap in withdrawals if standing.get(tap.kind) == "given"]
    buttons.append(Button(plain("people-button-card"), PersonCard(person=person)))
    return View("\n".join(lines), column(buttons), asks=True)


def _line(one: Record, who: Who) -> str:
    text = t(
        "consents-line",
        at=moment_of_year(one.at, who.programme.timezone),
        kind=plain(f"consents-kind-{one.kind}"),
        decision=plain(f"consents-decision-{one.decision}"),
    )
    through = _through(one)
    return f"{text}, {through}" if through else text


def _through(one: Record) -> str:
    if one.paper:
        return t("consents-by-paper-guardian" if one.by_guardian else "consents-by-paper", paper=one.paper)
    if one.by_guardian and one.account:
        return t("consents-by-parent", account=str(one.account))
    return t("consents-by-account", account=str(one.account)) if one.account else ""


def _agreement(agreement: Agreement) -> str:
    return t(
        "consents-agreement",
        number=agreement.number,
        signed=day(agreement.signed_on),
        until=day(agreement.until),
        format=plain(f"agreement-format-{agreement.format}"),
        paid=plain("agreement-pay-yes" if agreement.paid else "agreement-pay-no").lower(),
    )


def _file(history: History, who: Who) -> str:
    blocks = []
    for one in history.records:
        head = plain(
            "consents-line",
            at=moment_of_year(one.at, who.programme.timezone),
            kind=plain(f"consents-kind-{one.kind}"),
            decision=plain(f"consents-decision-{one.decision}"),
        )
        proof = [part for part in (_through(one), one.text_hash and f"SHA-256 {one.text_hash}") if part]
        blocks.append("\n".join([head, *proof, "", one.body]))
    return "\n\n\n".join(blocks)


# A mentor's agreement: number and day, until when, form, pay


@dialog.tap(AgreementTap, CURATOR)
async def on_agreement(
    query: CallbackQuery, data: AgreementTap, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    kept = await state.get_data()
    match data.act:
        case "new":
            await state.set_state(Agreeing.number)
            await state.set_data({"person": data.person})
            await show(query, View(t("agreement-ask-number", name=await people.name_of(db, data.person)), asks=True))
        case "release" | "release_yes":
            await _release(query, data, who, db, now)
        case _ if kept.get("person") != data.person or "signed" not in kept:
            raise Refused("stale")
        case "until":
            if who.programme.ends_on is None:
                raise Refused("stale")
            await _keep_until(query, who.programme.ends_on, state)
        case "format":
            if data.value not in set(Format) or "until" not in kept:
                raise Refused("stale")
            await state.update_data({"format": data.value})
            buttons = [
                Button(plain(f"agreement-pay-{value}"), AgreementTap(person=data.person, act="pay", value=value))
                for value in ("yes", "no")
            ]
            await show(query, View(t("agreement-ask-pay"), column(buttons), asks=True))
        case "pay":
            await _enter(query, data, kept, who, db, now, state)


async def _enter(
    query: CallbackQuery,
    data: AgreementTap,
    kept: dict[str, str],
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
) -> None:
    if "format" not in kept:
        raise Refused("stale")
    made = Agreement(
        id=0,
        person_id=data.person,
        number=kept["number"],
        signed_on=date.fromisoformat(kept["signed"]),
        until=date.fromisoformat(kept["until"]),
        format=Format(kept["format"]),
        paid=data.value == "yes",
    )
    await labour.enter(db, who, made, now)
    await state.clear()
    await show(query, consents_view(await provable.history(db, who, data.person), who))


@dialog.text(Agreeing.number, CURATOR)
async def on_number(message: Message, text: str, who: Who, now: datetime, state: FSMContext) -> None:
    today = who.programme.day_of(now)
    number, words = split_number(text) or ("", "")
    signed = read_date(words, today) if words else None
    if not number or signed is None:
        raise Refused("agreement-number")
    await state.update_data({"number": number, "signed": signed.isoformat()})
    await state.set_state(Agreeing.until)
    person = int((await state.get_data())["person"])
    rows = []
    if who.programme.ends_on is not None:
        label = plain("agreement-until-programme", until=day(who.programme.ends_on))
        rows.append(Button(label, AgreementTap(person=person, act="until")))
    await show(message, View(t("agreement-ask-until"), column(rows), asks=True))


@dialog.text(Agreeing.until, CURATOR)
async def on_until(message: Message, text: str, who: Who, now: datetime, state: FSMContext) -> None:
    until = read_date(text, who.programme.day_of(now))
    if until is None:
        raise Refused("agreement-until", day=f"{who.programme.ends_on or now.date():%d.%m.%Y}")
    await _keep_until(message, until, state)


async def _keep_until(event: Event, until: date, state: FSMContext) -> None:
    kept = await state.get_data()
    if until <= date.fromisoformat(kept["signed"]):
        raise Refused("agreement-term")
    await state.set_state(Agreeing.until)
    await state.update_data({"until": until.isoformat()})
    buttons = [
        Button(plain(f"agreement-format-{one}"), AgreementTap(person=int(kept["person"]), act="format", value=one))
        for one in Format
    ]
    await show(event, View(t("agreement-ask-format"), column(buttons), asks=True))


async def _release(query: CallbackQuery, data: AgreementTap, who: Who, db: Database, now: datetime) -> None:
    if data.act == "release_yes":
        try:
            chosen = date.fromordinal(int(data.value))
        except (ValueError, OverflowError):
            raise Refused("stale") from None
        await labour.release(db, who, data.person, chosen, now)
        await show(query, consents_view(await provable.history(db, who, data.person), who))
        return
    earliest = after_working_days(who.programme.day_of(now), NOTICE_DAYS)
    yes = AgreementTap(person=data.person, act="release_yes", value=str(earliest.toordinal()))
    text = t("consents-release-ask", name=await people.name_of(db, data.person), until=day(earliest))
    rows = confirm(plain("consents-release-yes"), yes, ConsentsOf(person=data.person))
    await show(query, View(text, rows, asks=True))
