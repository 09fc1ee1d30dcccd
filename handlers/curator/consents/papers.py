"""Consents on paper, entered by the curator: of what, number and date, a picture or a scan for the register."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentPaper, ConsentsOf
from handlers.consents.offers import EMPTY, TICKED
from handlers.curator.consents.consents import consents_view
from handlers.curator.sent_files import fetched
from handlers.dialog import Dialog
from handlers.joining.form_choice import begin_button
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, File, Rows, View
from handlers.widgets import column
from services.consents import audit, papers, provable
from services.consents.papers import Entry, Kept, Paper
from services.database import Database
from services.people import people
from texts import plain, t

dialog = Dialog("papers")
Event = Message | CallbackQuery


class Papering(StatesGroup):
    number = State()
    picture = State()


@dialog.tap(ConsentPaper, CURATOR)
async def on_paper(
    query: CallbackQuery, data: ConsentPaper, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    match data.act:
        case "list":
            await audit.looked(db, who, data.person, "consents", now)
            await show(query, _kinds_view(data.person, (await provable.history(db, who, data.person)).papers))
        case "tick":
            await show(query, _sites_view(data, who.programme))
        case "ask":
            if Paper(data.kind) is Paper.PUBLICATION and not data.mask:
                raise Refused("offer-nothing-ticked")
            await state.set_state(Papering.number)
            await state.set_data({"person": data.person, "kind": data.kind, "mask": data.mask})
            back = Button(plain("button-back"), ConsentsOf(person=data.person))
            await show(query, View(t("onpaper-number", kind=plain(f"onpaper-kind-{data.kind}")), ((back,),), asks=True))
        case "bare":
            if (await state.get_data()).get("person") != data.person:
                raise Refused("stale")
            await _keep(query, None, who, db, now, state)


def _kinds_view(person: int, wanted: tuple[Paper, ...]) -> View:
    buttons = [
        Button(
            plain(f"onpaper-button-{kind}"),
            ConsentPaper(person=person, act="tick" if kind is Paper.PUBLICATION else "ask", kind=kind.value),
        )
        for kind in wanted
    ]
    buttons.append(Button(plain("button-back"), ConsentsOf(person=person)))
    return View(t("onpaper-kinds" if wanted else "onpaper-kinds-none"), column(buttons), asks=True)


def _sites_view(data: ConsentPaper, programme: Programme) -> View:
    """Which web resources the paper allows: ticked as on it, none beforehand."""

    def tap(act: str, mask: int) -> ConsentPaper:
        return ConsentPaper.model_validate({"person": data.person, "act": act, "kind": data.kind, "mask": mask})

    buttons = [
        Button(f"{TICKED if data.mask >> bit & 1 else EMPTY} {one}"[:60], tap("tick", data.mask ^ (1 << bit)))
        for bit, one in enumerate(programme.web_resources)
    ]
    buttons.append(Button(plain("button-next"), tap("ask", data.mask)))
    buttons.append(Button(plain("button-back"), ConsentsOf(person=data.person)))
    return View(t("onpaper-sites"), column(buttons), asks=True)


@dialog.text(Papering.number, CURATOR)
async def on_number(message: Message, text: str, state: FSMContext) -> None:
    people.check_paper(text)
    await state.update_data({"number": " ".join(text.split())})
    await state.set_state(Papering.picture)
    person = int((await state.get_data())["person"])
    bare = Button(plain("onpaper-bare"), ConsentPaper(person=person, act="bare"))
    await show(message, View(t("onpaper-picture"), ((bare,),), asks=True))


@dialog.content(Papering.picture, "photo", CURATOR)
@dialog.content(Papering.picture, "document", CURATOR)
async def on_picture(message: Message, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    """A photo, or a scan as a file: PDF or JPEG."""
    scan = message.photo[-1] if message.photo else message.document
    assert scan is not None, "the route is for pictures and files"
    if (scan.file_size or 0) > papers.SCAN_LIMIT:
        raise Refused("paper-large", limit=papers.SCAN_LIMIT // 1024 // 1024)
    await _keep(message, await fetched(bot, scan), who, db, now, state)


@dialog.text(Papering.picture, CURATOR)
async def no_picture(message: Message) -> None:
    await show(message, View(t("onpaper-wanted")))


async def _keep(event: Event, scan: bytes | None, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if "number" not in kept:
        raise Refused("stale")
    person, mask = int(kept["person"]), int(kept["mask"])
    resources = tuple(one for bit, one in enumerate(who.programme.web_resources) if mask >> bit & 1)
    await papers.enter(db, who, Entry(person, Paper(kept["kind"]), kept["number"], resources), scan, now)
    await state.clear()
    await show(event, consents_view(await provable.history(db, who, person), who))


async def _compose(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the person: what was entered for them, with a copy, and how to object or go on."""
    kept = await papers.kept(db, notice.person_id, int(str(notice.payload["consent"])))
    if kept is None:
        return None
    rows: Rows = ()
    if kept.owes is not None:
        rows = ((begin_button(kept.owes),),)
    return View(_told(kept), rows, documents=_copies(kept))


def _told(kept: Kept) -> str:
    lines = [t("onpaper-told", kind=plain(f"onpaper-kind-{kept.kind}"), paper=kept.paper)]
    if kept.resources:
        lines.append(t("onpaper-told-sites", resources=", ".join(kept.resources)))
    return "\n".join([*lines, t("onpaper-told-mistake")])


def _copies(kept: Kept) -> tuple[File, ...]:
    return () if kept.content is None else (File(scan_name(plain("onpaper-file"), kept.content), kept.content),)


def scan_name(name: str, content: bytes) -> str:
    """The name with the ending of what the file is."""
    return f"{name}.pdf" if content.startswith(b"%PDF") else f"{name}.jpg"


NOTICES: NoticeKinds = {papers.RECORDED: NoticeKind(_compose)}
