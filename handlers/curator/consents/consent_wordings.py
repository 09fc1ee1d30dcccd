"""Texts of consents: the curator sees them with their placeholders, sends a new one, publishes it after a look."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.consents import ConsentKind
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentSettings, WordingTap
from handlers.consents.wording import faults, template
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column, confirm
from services.consents import wordings
from services.consents.wordings import Wording
from services.database import Database
from texts import plain, t

dialog = Dialog("consent-wordings")


class Rewording(StatesGroup):
    text = State()


@dialog.tap(WordingTap, CURATOR)
async def on_wording(
    query: CallbackQuery, data: WordingTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    kind = ConsentKind(data.kind)
    match data.act:
        case "list":
            await state.clear()
            await show(query, _list_view([await wordings.of(db, who, one) for one in _kinds(who)]))
        case "show":
            await state.set_state(Rewording.text)
            await state.set_data({"kind": kind.value})
            await _send(query, await wordings.of(db, who, kind), who, bot)
        case "ours":
            await state.set_state(Rewording.text)
            await state.set_data({"kind": kind.value, "text": template(kind, "")})
            await show(query, _ask_view(kind))
        case "publish":
            await _publish(query, kind, who, db, now, state)


def _kinds(who: Who) -> list[ConsentKind]:
    """The representative's text only where pupils take part."""
    return [one for one in ConsentKind if one is not ConsentKind.GUARDIAN or who.programme.pupils]


def _list_view(found: list[Wording]) -> View:
    lines: list[str] = [t("wording-title")]
    for one in found:
        name = plain(f"consents-kind-{one.kind}")
        lines.append(t("wording-line", name=name, version=one.version, current=one.current, consented=one.consented))
    buttons = [
        Button(plain(f"wording-button-{one.kind}"), WordingTap(act="show", kind=one.kind.value)) for one in found
    ]
    buttons.append(Button(plain("button-back"), ConsentSettings(act="show")))
    return View("\n".join(lines), column(buttons), asks=True)


async def _send(query: CallbackQuery, found: Wording, who: Who, bot: Bot) -> None:
    """The text as a file to edit, the words about it below."""
    await answer(query)
    text = template(found.kind, found.body)
    files = [File(plain("wording-file", version=found.version), text.encode("utf-8-sig"))]
    if found.body:  # ours beside it, to compare
        files.append(File(plain("wording-file-ours"), template(found.kind, "").encode("utf-8-sig")))
    await deliver(bot, query.from_user.id, View(t("offer-text", text=text), documents=tuple(files)))
    buttons = []
    if found.body:
        buttons.append(Button(plain("wording-button-ours"), WordingTap(act="ours", kind=found.kind.value)))
    buttons.append(Button(plain("button-back"), WordingTap(act="list")))
    await deliver(bot, query.from_user.id, View(t("wording-ask"), column(buttons), asks=True))


@dialog.text(Rewording.text, CURATOR)
async def on_text(message: Message, text: str, state: FSMContext) -> None:
    kind = ConsentKind((await state.get_data())["kind"])
    found = faults(kind, text)
    back = Button(plain("button-back"), WordingTap(act="list"))
    if found:
        await show(
            message,
            View(
                "\n".join([t("wording-faults"), *(t("wording-fault", what=one) for one in found)]),
                ((back,),),
                asks=True,
            ),
        )
        return
    await state.update_data({"text": text})
    await show(message, _ask_view(kind))


def _ask_view(kind: ConsentKind) -> View:
    yes = WordingTap(act="publish", kind=kind.value)
    return View(t("wording-publish-ask"), confirm(plain("wording-publish-yes"), yes, WordingTap(act="list")), asks=True)


async def _compose_news(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the curators: another text counts from now on, who is asked, and why."""
    text = t(
        "wording-news",
        name=plain(f"consents-kind-{notice.payload['kind']}"),
        why=str(notice.payload["why"]),
        count=int(str(notice.payload["asked"])),
    )
    return View(text, (_texts_button(),))


async def _compose_behind(db: Database, notice: Notice, now: datetime) -> View | None:
    return View(t("wording-behind", name=plain(f"consents-kind-{notice.payload['kind']}")), (_texts_button(),))


def _texts_button() -> tuple[Button, ...]:
    return (Button(plain("consent-settings-button-texts"), WordingTap(act="list")),)


NOTICES: NoticeKinds = {
    wordings.NEWS: NoticeKind(_compose_news),
    wordings.BEHIND: NoticeKind(_compose_behind),
}


async def _publish(
    query: CallbackQuery, kind: ConsentKind, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    kept = await state.get_data()
    if kept.get("kind") != kind or "text" not in kept:
        raise Refused("stale")
    text = "" if kept["text"] == template(kind, "") else kept["text"]
    version, asked = await wordings.publish(db, who, kind, text, now)
    await state.clear()
    back = (Button(plain("button-back"), WordingTap(act="list")),)
    await show(query, View(t("wording-published", version=version, count=asked), (back,), asks=True))
