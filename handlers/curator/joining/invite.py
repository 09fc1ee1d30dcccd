"""/invite: a message for mentors, one for mentees, a curator's link under a button; recalling what still works."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.names import FullName
from domain.refusal import Refused
from domain.roles import Role
from domain.who import CURATOR, Who
from handlers.callbacks import InviteTap, ToMenu
from handlers.curator import setup
from handlers.curator.joining import handouts
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import Button, File, Rows, View
from handlers.widgets import column, confirm, grid, page_of, pager
from services.database import Database
from services.joining import invitations
from services.joining.invitations import Issued, Standing
from services.reports.charts import Drawing
from texts import Raw, day, plain, t

dialog = Dialog("invite")
Event = Message | CallbackQuery


@dialog.command("invite", CURATOR)
async def on_invite(event: Event, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    await state.clear()
    await begin(event, who, db, now, state, bot)


async def begin(event: Event, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    """Ask for what the consent cannot do without, one question each; then the invitations."""
    missing = who.programme.missing_for_consent
    if missing:
        await show(event, await setup.ask(who.programme, missing[0], setup.INVITE, state))
        return
    if isinstance(event, CallbackQuery):
        await answer(event)
    for role in (Role.MENTOR, Role.MENTEE):
        await _send(bot, who, await invitations.issue(db, who, role, now))
    rows = (
        *_for_one_form(who),
        (Button(plain("invite-button-curator"), InviteTap(act="curator")),),
        (Button(plain("invite-button-list"), InviteTap(act="list")),),
        (Button(plain("invite-button-announce"), InviteTap(act="announce")),),
        (Button(plain("invite-button-memo"), InviteTap(act="memo")),),
        (Button(plain("button-menu"), ToMenu()),),
    )
    await deliver(bot, who.account, View(t("invite-sent"), rows))


def _for_one_form(who: Who) -> Rows:
    """Where the programme has several forms of mentoring: whoever comes by such an invitation is not asked which."""
    return ((Button(plain("invite-button-forms"), InviteTap(act="forms")),),) if len(who.programme.forms) > 1 else ()


def _forms_view(who: Who) -> View:
    buttons = [
        Button(plain("wave-mentoring", form=form), InviteTap(act="form", form=form)) for form in who.programme.forms
    ]
    return View(t("invite-forms-ask"), column([*buttons, Button(plain("button-menu"), ToMenu())]))


async def _send(bot: Bot, who: Who, issued: Issued, form: str = "") -> None:
    """The invitation as one message to forward: words, link, code, QR picture."""
    link = await link_of(bot, issued)
    name = (await bot.me()).username or ""
    text = t(
        f"invite-{issued.role}",
        organisation=who.programme.org_short or who.programme.org_full or "",
        link=link,
        bot=name,
        code=issued.code,
        until=until(who, issued.expires_at),
    )
    picture = File(plain("invite-file-name"), await invitations.picture(link))
    words = Raw(f"{text}\n{t('invite-form', form=form)}") if form else text
    await deliver(bot, who.account, View(words, photo=picture))


async def link_of(bot: Bot, issued: Issued) -> str:
    """``https://t.me/<bot>?start=CODE``."""
    return f"https://t.me/{(await bot.me()).username}?start={issued.token}"


def until(who: Who, moment: datetime) -> str:
    return day(who.programme.day_of(moment))


@dialog.tap(InviteTap, CURATOR)
async def on_tap(
    query: CallbackQuery, data: InviteTap, who: Who, db: Database, now: datetime, bot: Bot, drawing: Drawing
) -> None:
    match data.act:
        case "announce":
            await answer(query)
            await handouts.announce(db, who, now, bot)
        case "memo":
            await answer(query, plain("memo-making"))
            await handouts.memo(db, who, now, bot, drawing)
        case "curator":
            await answer(query)
            await _send(bot, who, await invitations.issue(db, who, Role.CURATOR, now))
        case "forms":
            await show(query, _forms_view(who))
        case "form":
            await answer(query)
            for role in (Role.MENTOR, Role.MENTEE):
                await _send(bot, who, await invitations.issue(db, who, role, now, data.form), data.form)
        case "list":
            await show(query, list_view(who, await invitations.standing(db, who, now), data.page))
        case "revoke":
            await show(query, _revoke_view(who, await _one(db, who, data.invitation, now)))
        case "revoke_yes":
            await invitations.revoke(db, who, data.invitation, now)
            view = list_view(who, await invitations.standing(db, who, now), 0)
            await show(query, view, toast=plain("invite-revoked"))
        case _:
            raise Refused("stale")


async def _one(db: Database, who: Who, invitation_id: int, now: datetime) -> Standing:
    found = [one for one in await invitations.standing(db, who, now) if one.id == invitation_id]
    if not found:
        raise Refused("stale")
    return found[0]


def list_view(who: Who, found: list[Standing], page: int) -> View:
    """What still lets people in, each with a button that recalls it."""
    menu: Rows = ((Button(plain("button-menu"), ToMenu()),),)
    if not found:
        return View(t("invite-list-none"), menu)
    shown, page, pages = page_of(list(enumerate(found, 1)), page)
    lines: list[str] = [t("invite-list-title")]
    buttons = []
    for number, one in shown:
        ends = until(who, one.expires_at)
        lines.append(t("invite-list-line", number=number, whom=_whom(one), until=ends, uses=one.uses))
        label = plain("invite-button-revoke", number=number)
        buttons.append(Button(label, InviteTap(act="revoke", invitation=one.id, page=page)))
    lines += ["", t("invite-list-hint")]
    turn = pager(page, pages, lambda to: InviteTap(act="list", page=to))
    return View("\n".join(lines), (*grid(buttons, 2), *turn, *menu))


def _revoke_view(who: Who, one: Standing) -> View:
    text = t("invite-revoke-ask", whom=_whom(one), until=until(who, one.expires_at))
    yes = InviteTap(act="revoke_yes", invitation=one.id)
    return View(text, confirm(plain("invite-revoke-yes"), yes, InviteTap(act="list")))


def _whom(one: Standing) -> str:
    if one.personal:
        return plain("invite-whom-person", name=FullName.parse(one.name).short)
    whom = plain(f"invite-whom-{one.role}")
    return plain("invite-whom-form", whom=whom, form=one.form) if one.form else whom
