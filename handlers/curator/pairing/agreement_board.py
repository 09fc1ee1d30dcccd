"""A round of agreement as the curator sees it: who is where, deciding by hand, stopping, making the pairs."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import AgreeBoard, AgreeOpen
from handlers.curator.pairing import agreement_screens as screens
from handlers.curator.pairs.orders import send_order
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from services.database import Database
from services.pairing import agreeing, agreement_board
from services.pairs import orders, pairs
from texts import plain, t

dialog = Dialog("agreement-board")


@dialog.tap(AgreeOpen, CURATOR)
async def begin(query: CallbackQuery, data: AgreeOpen, who: Who, db: Database, now: datetime) -> None:
    if not data.sure:
        await show(query, screens.ask_open(data, who.programme))
        return
    await agreeing.open_round(db, who, data.draft, data.revision, now)
    await show(query, screens.board_view(await _board(db, who, now), 0))


@dialog.tap(AgreeBoard, CURATOR)
async def act(query: CallbackQuery, data: AgreeBoard, who: Who, db: Database, now: datetime) -> None:
    if data.act == "finish":
        document = await agreement_board.finish(db, who, data.round, now)
        seen = await pairs.overview(db, who)
        await show(query, View(t("draft-agreed", pairs=len(seen.lines))))
        await send_order(query, who, db, await orders.make(db, who, document), now)
        return
    if data.act == "stopped":
        await show(query, screens.board_view(await agreement_board.stop(db, who, data.round, now), 0))
        return
    if data.act == "closed":
        await agreement_board.close(db, who, data.round)
        await show(query, View(t("board-closed")))
        return
    if data.act == "decide":
        board = await agreement_board.decide(db, who, data.case, data.mentor, now)
        await show(query, screens.case_view(board, data.case, 0), toast=plain("board-decided"))
        return
    if data.act == "case":
        board = await agreement_board.case(db, who, data.case, now)
        await show(query, screens.case_view(board, data.case, data.page))
        return
    board = await _board(db, who, now)
    match data.act:
        case "stop":
            await show(query, screens.ask_stop(board))
        case _:
            await show(query, screens.board_view(board, data.page))


async def _board(db: Database, who: Who, now: datetime) -> agreement_board.Board:
    found = await agreement_board.board(db, who, now)
    if found is None:
        raise Refused("stale")
    return found


async def _back(db: Database, notice: Notice, now: datetime) -> View | None:
    """Something waits for the curator: how much, at the moment of telling."""
    count = await agreement_board.returned(db, int(str(notice.payload["round"])))
    button = Button(plain("board-button"), AgreeBoard(act="show"))
    return View(t("board-back", count=count), ((button,),)) if count else None


NOTICES: NoticeKinds = {agreeing.BACK: NoticeKind(_back)}
