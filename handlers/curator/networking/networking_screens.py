"""The curator's screens of networking meetings, without a step taken."""

from datetime import datetime

from domain.names import FullName
from domain.networking import ALL, DURATIONS, FREE, Door, Networking, Reply, Terms
from domain.who import Who
from handlers.callbacks import NetworkingAct, NetworkingStep, NetworkingTerms, NetworkingTick, RunCommand
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid, page_of, pager
from services.networking.networking import Overview
from texts import Raw, moment, plain, span_minutes, t

GROUPS = {"coming": Reply.YES, "maybe": Reply.MAYBE, "not_coming": Reply.NO, "silent": None}


def home(seen: tuple[Overview, ...], who: Who, now: datetime) -> View:
    """None yet; the one that is to come, or the last one; a list where several are to come."""
    if not seen:
        return View(t("networking-none"), _new("networking-button-new"))
    ahead = [one for one in seen if one.meeting.ends_at > now]
    if len(ahead) > 1:
        return listing(seen, who, now)
    return card(ahead[0] if ahead else seen[-1], who, now)


def listing(seen: tuple[Overview, ...], who: Who, now: datetime, page: int = 0) -> View:
    """What is to come first, then what has been, the newest first."""
    ahead = [one for one in seen if one.meeting.ends_at > now]
    past = [one for one in reversed(seen) if one.meeting.ends_at <= now]
    shown, page, pages = page_of([*ahead, *past], page)
    buttons = [Button(_label(one, who, now), NetworkingAct(act="show", meeting=one.meeting.id)) for one in shown]
    turn = pager(page, pages, lambda to: NetworkingAct(act="list", page=to))
    text = t("networking-list", ahead=len(ahead), past=len(past))
    return View(text, (*column(buttons), *turn, *_new("networking-button-again")))


def _label(one: Overview, who: Who, now: datetime) -> str:
    when = moment(one.meeting.starts_at, who.programme.timezone)
    if one.meeting.ends_at <= now:
        return plain("networking-list-past", when=when, attended=len(one.meeting.attended))
    return plain("networking-list-ahead", when=when, coming=len(one.answered(Reply.YES)))


def card(seen: Overview, who: Who, now: datetime) -> View:
    meeting = seen.meeting
    counts = {name: len(seen.answered(reply)) for name, reply in GROUPS.items()}
    lines = [
        t(
            "networking-card",
            when=moment(meeting.starts_at, who.programme.timezone),
            place=meeting.place,
            length=span_minutes(meeting.terms.minutes),
            whom=whom(meeting.terms),
            invited=len(meeting.invited),
            **counts,
        )
    ]
    over = meeting.starts_at <= now
    if over or meeting.attended:
        lines.append(t("networking-card-attended", attended=len(meeting.attended)))
    if meeting.terms.opens_choice and meeting.ends_at > now:
        lines.append(t("networking-card-choice"))
    return View("\n".join(lines), _card_rows(seen, now, over=over))


def _card_rows(seen: Overview, now: datetime, *, over: bool) -> Rows:
    meeting = seen.meeting

    def act(key: str, name: str) -> Button:
        return Button(plain(f"networking-button-{key}"), NetworkingAct(act=name, meeting=meeting.id))

    buttons = [act("guests", "guests"), act("came", "came")]
    buttons.append(Button(plain("networking-button-plan"), NetworkingStep(act="plan", meeting=meeting.id)))
    if meeting.door(now) is not Door.OVER:
        buttons += [act("door", "door"), act("cards", "cards")]
    if meeting.ends_at > now:
        buttons.append(act("choice-off", "choice_off") if meeting.terms.opens_choice else act("choice-on", "choice_on"))
    if not over:
        buttons += [act("move", "move"), act("cancel", "cancel")]
    buttons.append(Button(plain("networking-button-voting"), RunCommand(name="voting")))
    rows = (*grid(buttons, 2), *_new("networking-button-again"))
    return (*rows, (act("list", "list"),)) if seen.others else rows


def whom(terms: Terms) -> str:
    """Whom it invites, in words."""
    if terms.form:
        return plain("networking-whom-form", form=_form(terms.form))
    return plain("networking-whom-free") if terms.audience == FREE else plain("networking-whom-all")


def _form(form: str) -> str:
    return plain(f"order-form-{form.replace('_', '-')}")


def ask_when(data: NetworkingTerms, before: Networking | None, who: Who) -> View:
    """Day, hour and place are typed; the rest stands on buttons. A moved meeting keeps its audience."""
    example = plain("networking-example")
    length = span_minutes(data.minutes)
    buttons = [Button(plain("networking-terms-minutes", length=length), _with(data, part="minutes"))]
    if before is None:
        terms = Terms(audience=data.audience)
        text = t("networking-ask-when", example=example)
        buttons.insert(0, Button(plain("networking-terms-whom", whom=whom(terms)), _with(data, part="whom")))
    else:
        now_at = moment(before.starts_at, who.programme.timezone)
        text = t("networking-ask-move", example=example, when=now_at, place=before.place, length=length)
    key = "networking-terms-choice-on" if data.choice else "networking-terms-choice-off"
    buttons.append(Button(plain(key), _with(data, part="when", choice=not data.choice)))
    back = NetworkingAct(act="show", meeting=data.meeting) if data.meeting else RunCommand(name="networking")
    return View(text, (*column(buttons), (Button(plain("button-back"), back),)), asks=True)


def ask_minutes(data: NetworkingTerms) -> View:
    buttons = [Button(span_minutes(one), _with(data, part="when", minutes=one)) for one in DURATIONS]
    return View(t("networking-ask-minutes"), (*grid(buttons, 2), _back_to(data)), asks=True)


def ask_whom(data: NetworkingTerms, audiences: dict[str, int]) -> View:
    """Only audiences that are not empty, but for everybody."""
    buttons = [
        Button(_counted(code, count), _with(data, part="when", audience=code))
        for code, count in audiences.items()
        if count or code == ALL
    ]
    return View(t("networking-ask-whom"), (*column(buttons), _back_to(data)), asks=True)


def _counted(audience: str, count: int) -> str:
    form = Terms(audience=audience).form
    if form:
        return plain("networking-audience-form", form=_form(form), count=count)
    return plain("networking-audience-free" if audience == FREE else "networking-audience-all", count=count)


def _with(data: NetworkingTerms, **changed: object) -> NetworkingTerms:
    return data.model_copy(update=changed)


def _back_to(data: NetworkingTerms) -> tuple[Button, ...]:
    return (Button(plain("button-back"), _with(data, part="when")),)


def guests(seen: Overview) -> View:
    def listed(people: tuple[int, ...]) -> str:
        names = [FullName.parse(seen.names[person]).short for person in people if person in seen.names]
        return ", ".join(names) or plain("networking-nobody")

    groups = {name: seen.answered(reply) for name, reply in GROUPS.items()}
    counts = {f"{name}_count": len(people) for name, people in groups.items()}
    text = t("networking-guests", **{name: listed(people) for name, people in groups.items()}, **counts)
    return View(text, back_to(seen.meeting.id))


def came(seen: Overview, page: int) -> View:
    there = seen.meeting.attended
    shown, page, pages = page_of(seen.listed, page)
    buttons = [
        Button(
            ("☑ " if person in there else "☐ ") + FullName.parse(seen.names[person]).short,
            NetworkingTick(meeting=seen.meeting.id, person=person, came=person not in there, page=page),
        )
        for person in shown
    ]
    turn = pager(page, pages, lambda to: NetworkingAct(act="came", meeting=seen.meeting.id, page=to))
    text = t("networking-came-title", attended=len(there), listed=len(seen.listed))
    if seen.uninvited:
        names = ", ".join(FullName.parse(seen.names[person]).short for person in seen.uninvited)
        text = Raw(f"{text}\n{t('networking-came-uninvited', names=names)}")
    rest = [one for one in seen.answered(Reply.YES) if one not in there]
    tick_all = NetworkingAct(act="all", meeting=seen.meeting.id, page=page)
    everybody = Button(plain("networking-button-came-all", count=len(rest)), tick_all)
    return View(text, (*column(buttons), *turn, *(((everybody,),) if rest else ()), *back_to(seen.meeting.id)))


def back_to(meeting_id: int) -> Rows:
    return ((Button(plain("button-back"), NetworkingAct(act="show", meeting=meeting_id)),),)


def _new(key: str) -> Rows:
    return ((Button(plain(key), NetworkingAct(act="new")),),)
