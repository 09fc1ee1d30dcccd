"""What somebody hears who opens the code at the door of a networking meeting."""

from datetime import datetime

from domain.who import Who
from handlers.joining.entrance import entrance_view
from handlers.menu import outside_view
from handlers.networking.networking_entered import entered_view
from handlers.view import View
from services.database import Database
from services.networking import networking_door
from services.networking.networking_door import Outcome


async def door_view(db: Database, who: Who, secret: str, now: datetime) -> View | None:
    """``None`` where the text is no code of a door; a stranger learns how to come in, and no more.

    Refused as ``networking_door.enter``.
    """
    entered = await networking_door.enter(db, who, secret, now)
    if entered is None:
        return None
    if entered.outcome is Outcome.STRANGER:
        return outside_view(who)
    if entered.outcome is Outcome.NOT_ADMITTED and not who.consented:
        return entrance_view(who)
    return entered_view(entered, who)
