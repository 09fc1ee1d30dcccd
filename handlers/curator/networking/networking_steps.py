"""The plan of a networking meeting: composed from the bank of exercises, timed by the clock, taken as a file."""

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.meeting_plan import Crowd, Exercise, Stage, timetable
from domain.who import CURATOR, Who
from handlers.callbacks import NetworkingStep
from handlers.curator.networking.networking_screens import back_to
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import Button, File, Rows, View
from handlers.widgets import column, grid
from services.database import Database
from services.networking import networking_papers, networking_plan
from services.networking.networking_plan import Plan
from services.reports.charts import Drawing
from texts import Raw, clock, plain, span_minutes, t

dialog = Dialog("networking-steps")
UP, DOWN = -1, 1


@dialog.tap(NetworkingStep, CURATOR)
async def step(query: CallbackQuery, data: NetworkingStep, who: Who, db: Database, bot: Bot, drawing: Drawing) -> None:
    meeting, code = data.meeting, data.exercise
    match data.act:
        case "file":
            await _send(query, meeting, who, db, bot, drawing)
            return
        case "bank":
            view = _bank(await networking_plan.plan(db, who, meeting))
        case "look":
            view = _look(await networking_plan.plan(db, who, meeting), networking_plan.exercise(code))
        case "one":
            view = _one(await networking_plan.plan(db, who, meeting), code, who)
        case "itself":
            view = _plan(await networking_plan.by_itself(db, who, meeting), who)
        case "add":
            view = _plan(await networking_plan.add(db, who, meeting, code), who)
        case "drop":
            view = _plan(await networking_plan.remove(db, who, meeting, code), who)
        case "up" | "down":
            by = UP if data.act == "up" else DOWN
            view = _one(await networking_plan.move(db, who, meeting, code, data.place, by), code, who)
        case _:
            view = _plan(await networking_plan.plan(db, who, meeting), who)
    await show(query, view)


def _plan(seen: Plan, who: Who) -> View:
    """The plan with the hours of the clock; each exercise is a button."""
    meeting, length = seen.meeting, span_minutes(seen.meeting.terms.minutes)
    itself = Button(
        plain("networking-plan-itself", minutes=meeting.terms.minutes), NetworkingStep(act="itself", meeting=meeting.id)
    )
    bank = Button(plain("networking-plan-bank"), NetworkingStep(act="bank", meeting=meeting.id))
    if not seen.chosen:
        return View(t("networking-plan-none", length=length), (*column([itself, bank]), *back_to(meeting.id)))
    lines = [
        t(
            "networking-plan-line",
            at=clock(one.starts, who.programme.timezone),
            name=one.exercise.name,
            minutes=one.exercise.minutes,
        )
        for one in timetable(seen.chosen, meeting.starts_at)
    ]
    spare = meeting.terms.minutes - seen.minutes
    text = t(
        "networking-plan",
        lines=Raw("\n".join(lines)),
        total=span_minutes(seen.minutes),
        length=length,
        spare=span_minutes(abs(spare)),
        over=int(spare < 0),
        exact=int(spare == 0),
    )
    ones = [Button(one.name, NetworkingStep(act="one", meeting=meeting.id, exercise=one.code)) for one in seen.chosen]
    file = Button(plain("networking-plan-file"), NetworkingStep(act="file", meeting=meeting.id))
    return View(text, (*grid(ones, 2), *column([file, bank, itself]), *back_to(meeting.id)))


def _one(seen: Plan, code: str, who: Who) -> View:
    """An exercise of the plan: how it is run, up, down, away. One that has gone meanwhile: the plan."""
    place = next((number for number, one in enumerate(seen.chosen) if one.code == code), None)
    if place is None:
        return _plan(seen, who)
    timed = timetable(seen.chosen, seen.meeting.starts_at)[place]

    def act(key: str, name: str) -> Button:
        data = {"act": name, "meeting": seen.meeting.id, "exercise": code, "place": place}
        return Button(plain(f"networking-plan-{key}"), NetworkingStep.model_validate(data))

    text = t("networking-plan-at", at=clock(timed.starts, who.programme.timezone), place=place + 1, of=len(seen.chosen))
    moves = (*((act("up", "up"),) if place else ()), *((act("down", "down"),) if place + 1 < len(seen.chosen) else ()))
    rows: Rows = (*((moves,) if moves else ()), (act("drop", "drop"),), _to_plan(seen))
    return View(f"{text}\n{_about(timed.exercise)}", rows)


def _bank(seen: Plan) -> View:
    """What is not in the plan yet, by stage."""
    if not seen.left:
        return View(t("networking-bank-empty"), (_to_plan(seen),))
    lines = []
    for stage in Stage:
        found = [one for one in seen.left if one.stage is stage]
        if found:
            lines.append(t(f"networking-stage-{stage}"))
            lines += [_bank_line(one) for one in found]
    buttons = [
        Button(one.name, NetworkingStep(act="look", meeting=seen.meeting.id, exercise=one.code)) for one in seen.left
    ]
    return View(t("networking-bank", lines=Raw("\n".join(lines))), (*grid(buttons, 2), _to_plan(seen)))


def _bank_line(one: Exercise) -> Raw:
    if one.crowd is Crowd.ALL:
        return t("networking-bank-line", name=one.name, minutes=one.minutes)
    crowd = plain(f"networking-crowd-{one.crowd}")
    return t("networking-bank-line-for", name=one.name, minutes=one.minutes, crowd=crowd)


def _look(seen: Plan, one: Exercise) -> View:
    """An exercise of the bank before it is taken."""
    add = Button(plain("networking-plan-add"), NetworkingStep(act="add", meeting=seen.meeting.id, exercise=one.code))
    bank = Button(plain("button-back"), NetworkingStep(act="bank", meeting=seen.meeting.id))
    return View(_about(one), ((add,), (bank,)))


def _about(one: Exercise) -> Raw:
    numbered = enumerate(one.steps, 1)
    steps = Raw("\n".join(t("networking-exercise-step", number=number, text=text) for number, text in numbered))
    material = "; ".join(one.material) or plain("networking-exercise-nothing")
    return t(
        "networking-exercise",
        name=one.name,
        stage=plain(f"networking-stage-name-{one.stage}"),
        length=span_minutes(one.minutes),
        group=one.group,
        material=material,
        steps=steps,
    )


def _to_plan(seen: Plan) -> tuple[Button, ...]:
    return (Button(plain("networking-plan-back"), NetworkingStep(act="plan", meeting=seen.meeting.id)),)


async def _send(query: CallbackQuery, meeting: int, who: Who, db: Database, bot: Bot, drawing: Drawing) -> None:
    paper = await networking_papers.plan_paper(db, who, meeting)
    await answer(query, plain("networking-making"))
    content = await networking_papers.drawn(drawing, paper)
    back = Button(plain("networking-plan-back"), NetworkingStep(act="plan", meeting=meeting))
    file = File(plain("networking-plan-file-name"), content)
    await deliver(bot, who.account, View(t("networking-plan-sent"), ((back,),), documents=(file,)))
