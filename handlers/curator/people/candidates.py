"""The register of possible participants: names by hand, suggestions of participants and what becomes of them."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import participant
from domain.who import CURATOR, Who
from handlers.callbacks import AddCandidate, PeopleList, ProposalTap
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, grid
from services.database import Database
from services.joining import enrolment
from services.people import candidates, proposals
from services.people.candidates import Added
from services.people.people_list import Filter
from services.people.proposals import Proposal
from texts import plain, t

dialog = Dialog("candidates")
ROLE, SOURCE = "role", "source"


class Entering(StatesGroup):
    names = State()


@dialog.tap(AddCandidate, CURATOR)
async def add(query: CallbackQuery, data: AddCandidate, who: Who, state: FSMContext) -> None:
    """The role, the source, then names, one a line; nothing typed is kept but by the register."""
    back = Button(plain("button-back"), PeopleList(chosen=Filter.POSSIBLE))
    if not data.role:
        roles = [
            Button(plain("people-add-mentor"), AddCandidate(role="mentor")),
            Button(plain("people-add-mentee"), AddCandidate(role="mentee")),
        ]
        await show(query, View(t("candidate-ask-role"), column([*roles, back]), asks=True))
        return
    if not data.source:
        await show(query, View(t("candidate-ask-source"), (*_sources(data, who), (back,)), asks=True))
        return
    await state.set_state(Entering.names)
    await state.set_data({ROLE: data.role, SOURCE: data.source})
    source, role = plain(f"candidate-source-{data.source}"), plain(f"role-{data.role}")
    await show(query, View(t("candidate-ask-names", source=source, role=role), ((back,),), asks=True))


def _sources(tap: AddCandidate | ProposalTap, who: Who) -> Rows:
    """Where somebody comes from: the same button with a source."""
    found = candidates.sources(who.programme)
    buttons = [Button(plain(f"candidate-source-{one}"), tap.model_copy(update={"source": one})) for one in found]
    return grid(buttons, 2)


@dialog.text(Entering.names, CURATOR)
async def names(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if SOURCE not in kept:
        raise Refused("stale")
    added = await candidates.add(db, who, participant(kept[ROLE]), str(kept[SOURCE]), text, now)
    await show(message, added_view(added))


def added_view(added: Added) -> View:
    """What was taken; more names may be typed at once."""
    lines: list[str] = []
    if added.fresh:
        lines.append(t("candidate-added", count=len(added.fresh), names=", ".join(added.fresh[:10])))
    if added.known:
        lines.append(t("candidate-known", names=", ".join(added.known[:10])))
    if added.unclear:
        lines.append(t("candidate-unclear", names=", ".join(one[:60] for one in added.unclear[:10])))
    lines.append(t("candidate-next"))
    return View(
        "\n".join(lines), ((Button(plain("staff-button-candidates"), PeopleList(chosen=Filter.POSSIBLE)),),), asks=True
    )


@dialog.tap(ProposalTap, CURATOR)
async def on_proposal(query: CallbackQuery, data: ProposalTap, who: Who, db: Database, now: datetime) -> None:
    match data.act:
        case "list":
            await show(query, _waiting_view(await proposals.waiting(db, who)))
        case "yes" if not data.source:
            one = await proposals.get(db, who, data.proposal)
            back = Button(plain("button-back"), ProposalTap(act="list"))
            view = View(t("proposal-ask-source", name=one.name), (*_sources(data, who), (back,)), asks=True)
            await show(query, view)
        case "yes":
            fresh = await proposals.accept(db, who, data.proposal, data.source, now)
            toast = plain("proposal-accepted" if fresh else "proposal-known")
            await show(query, _waiting_view(await proposals.waiting(db, who)), toast=toast)
        case "no":
            one = await proposals.get(db, who, data.proposal)
            yes = ProposalTap(act="no_yes", proposal=one.id)
            rows = confirm(plain("proposal-no-yes"), yes, ProposalTap(act="list"))
            await show(query, View(t("proposal-no-ask", name=one.name, proposer=one.proposer), rows, asks=True))
        case "no_yes":
            await proposals.decline(db, who, data.proposal, now)
            await show(query, _waiting_view(await proposals.waiting(db, who)), toast=plain("proposal-declined"))


def _waiting_view(found: list[Proposal]) -> View:
    """The oldest suggestion with its buttons, and how many more wait."""
    back = (Button(plain("staff-button-candidates"), PeopleList(chosen=Filter.POSSIBLE)),)
    if not found:
        return View(t("proposal-none"), (back,), asks=True)
    text = proposal_text(found[0])
    if len(found) > 1:
        text += "\n\n" + t("proposal-more", count=len(found) - 1)
    return View(text, (*_decisions(found[0]), back), asks=True)


def proposal_text(one: Proposal) -> str:
    reason = t("proposal-reason", reason=one.reason) if one.reason else ""
    told = t("proposal-line", proposer=one.proposer, name=one.name, role=plain(f"propose-as-{one.role}"))
    return f"{told}\n{reason}".rstrip()


def _decisions(one: Proposal) -> Rows:
    return (
        (Button(plain("proposal-button-yes"), ProposalTap(act="yes", proposal=one.id)),),
        (Button(plain("admission-button-no"), ProposalTap(act="no", proposal=one.id)),),
    )


async def _compose_made(db: Database, notice: Notice, now: datetime) -> View | None:
    """None when another curator has decided meanwhile."""
    programme = (await enrolment.standing(db, notice.person_id)).programme
    one = await proposals.for_notice(db, programme.id, int(str(notice.payload["proposal"])))
    return None if one is None or one.decision else View(proposal_text(one), _decisions(one))


async def _compose_settled(db: Database, notice: Notice, now: datetime) -> View | None:
    programme = (await enrolment.standing(db, notice.person_id)).programme
    one = await proposals.for_notice(db, programme.id, int(str(notice.payload["proposal"])))
    return None if one is None or not one.decision else View(t(f"proposal-told-{one.decision}"))


NOTICES: NoticeKinds = {
    proposals.MADE: NoticeKind(_compose_made),
    proposals.SETTLED: NoticeKind(_compose_settled),
}
