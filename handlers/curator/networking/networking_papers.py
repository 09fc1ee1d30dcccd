"""The code at the door, and what is printed for the hall: poster, cards, badges. Taken from the meeting's screen."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.who import Who
from handlers.callbacks import NetworkingAct
from handlers.curator.networking.networking_screens import back_to
from handlers.pictures import sent_pictures
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column
from services.database import Database
from services.joining import invitations
from services.networking import networking_door, networking_papers
from services.networking.networking import Overview
from services.networking.networking_door import Shown
from services.reports.charts import Drawing
from texts import clock, moment, plain, t

ACTS = frozenset({"door", "qr", "door_new", "recall", "poster", "cards", "cards_file", "badges"})


async def act(
    query: CallbackQuery,
    data: NetworkingAct,
    seen: Overview,
    who: Who,
    db: Database,
    now: datetime,
    bot: Bot,
    drawing: Drawing,
) -> None:
    """One of ``ACTS``. Refused as the services."""
    match data.act:
        case "cards":
            await show(query, _cards_view(seen))
        case "cards_file" | "badges":
            await _send_cards(query, data, who, db, now, bot, drawing)
        case "recall":
            await networking_door.recall(db, who, data.meeting, now)
            await show(query, View(t("networking-door-recalled-done"), back_to(data.meeting)))
        case "qr":
            await _send_picture(query, await networking_door.show(db, who, data.meeting, now), who, bot)
        case "poster":
            await _send_poster(query, await networking_door.show(db, who, data.meeting, now), who, bot, drawing)
        case _:
            door = await networking_door.show(db, who, data.meeting, now, anew=data.act == "door_new")
            await show(query, await _door_view(door, who, bot))


async def _door_view(door: Shown, who: Who, bot: Bot) -> View:
    zone = who.programme.timezone
    text = t(
        "networking-door",
        when=moment(door.meeting.starts_at, zone),
        link=networking_papers.door_link((await bot.me()).username or "", door),
        code=_spaced(door),
        opens=clock(door.opens, zone),
        closes=clock(door.closes, zone),
        came=door.came,
    )
    acts = (("qr", "qr"), ("poster", "poster"), ("refresh", "door"), ("door-new", "door_new"), ("recall", "recall"))
    buttons = [
        Button(plain(f"networking-button-{key}"), NetworkingAct(act=name, meeting=door.meeting.id))
        for key, name in acts
    ]
    return View(text, (*column(buttons), *back_to(door.meeting.id)))


def _spaced(door: Shown) -> str:
    return f"{door.typed_code[:3]} {door.typed_code[3:]}"


async def _send_picture(query: CallbackQuery, door: Shown, who: Who, bot: Bot) -> None:
    """To be shown on a wall; a network that stops pictures lets the digits through."""
    await answer(query)
    png = await invitations.picture(networking_papers.door_link((await bot.me()).username or "", door))
    gone = await sent_pictures(bot, who.account, [File("qr.png", png)])
    text = t("networking-qr-sent" if gone else "networking-qr-not-sent", code=_spaced(door))
    back = Button(plain("networking-button-door-back"), NetworkingAct(act="door", meeting=door.meeting.id))
    await deliver(bot, who.account, View(text, ((back,),)))


async def _send_poster(query: CallbackQuery, door: Shown, who: Who, bot: Bot, drawing: Drawing) -> None:
    await answer(query, plain("networking-making"))
    paper = networking_papers.poster(who, door, (await bot.me()).username or "")
    content = await networking_papers.drawn(drawing, paper)
    file = File(plain("networking-poster-file"), content)
    await deliver(bot, who.account, View(t("networking-poster-sent"), back_to(door.meeting.id), documents=(file,)))


def _cards_view(seen: Overview) -> View:
    acts = (("cards-file", "cards_file"), ("badges", "badges"))
    buttons = [
        Button(plain(f"networking-button-{key}"), NetworkingAct(act=name, meeting=seen.meeting.id))
        for key, name in acts
    ]
    text = t("networking-cards", count=len(seen.listed))
    return View(text, (*column(buttons), *back_to(seen.meeting.id)))


async def _send_cards(
    query: CallbackQuery, data: NetworkingAct, who: Who, db: Database, now: datetime, bot: Bot, drawing: Drawing
) -> None:
    badges = data.act == "badges"
    cards = await networking_papers.hall_cards(db, who, data.meeting, now, badges=badges)
    await answer(query, plain("networking-making"))
    content = await networking_papers.drawn(drawing, cards)
    file = File(plain("networking-badges-name" if badges else "networking-cards-name"), content)
    text = t("networking-badges-sent" if badges else "networking-cards-sent", count=len(cards.people))
    await deliver(bot, who.account, View(text, back_to(data.meeting), documents=(file,)))
