"""Screens of «My data»: what is kept, in plain words, and what can be done about it. Pure: data in, a view out."""

from datetime import datetime

from domain.consents import ConsentKind
from domain.who import Who
from handlers.callbacks import (
    AuditPage,
    CorrectForm,
    InquiryBack,
    MyDataAct,
    PublicationAct,
    RenewTap,
    ResignTap,
    RunCommand,
    ToMenu,
    WardTap,
)
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm
from services.consents.leaving import ERASE_WITHIN
from services.consents.mydata import Account
from services.consents.offers import Standing
from services.consents.wards import Past, Ward
from services.questionnaires.forms import CORRECTED
from texts import day, day_month, plain, t


def erased_by(who: Who, now: datetime) -> str:
    """The law's last day for an erasure after a withdrawal at ``now``."""
    return day(who.programme.day_of(now + ERASE_WITHIN))


def guardian_view(who: Who, found: tuple[Ward, ...]) -> View:
    """A representative who takes no part: a button a child."""
    return View(t("ward-guardian", name=found[-1].guardian), column(_ward_buttons(who, found)), asks=True)


def past_view(who: Who, past: Past) -> View:
    """A representative whose child came of age or was erased."""
    at = day(who.programme.day_of(past.given_at))
    name = [t("mydata-name", name=past.guardian)] if past.guardian else []
    return View("\n".join([t("mydata-title"), *name, t("ward-past", at=at, named="yes" if name else "no")]))


def _ward_buttons(who: Who, found: tuple[Ward, ...]) -> list[Button]:
    numbered = len(found) > 1
    return [
        Button(_ward_label(who, one, number if numbered else 0), WardTap(link=one.link))
        for number, one in enumerate(found, 1)
    ]


def _ward_label(who: Who, ward: Ward, number: int) -> str:
    """By name once it is known; until then by the day of the consent, and by number (0: there is one child)."""
    if ward.account.name:
        return plain("ward-button-of", name=ward.account.name)
    at = day_month(who.programme.day_of(ward.given_at))
    return plain("ward-button-unnamed", number=number, at=at)


def account_view(who: Who, account: Account, found: tuple[Ward, ...] = ()) -> View:
    """What is kept, in plain words; what there is nothing of has no line."""
    lines = [t("mydata-title"), *account_lines(who, account)]
    if seen := _seen(account):
        lines += ["", t(seen)]
    rows = _buttons(account)
    return View("\n".join(lines), (*rows[:-1], *column(_ward_buttons(who, found)), *rows[-1:]), asks=True)


def _seen(account: Account) -> str:
    """Who sees it, by what stands now; empty where there is nothing to be seen."""
    if account.only_asked:
        return "inquiry-mydata-seen"
    if account.consent == "withdrawn":
        return "" if account.erased_at else "mydata-seen-withdrawn"
    return "mydata-seen" if account.consent == "given" else ""


def account_lines(who: Who, account: Account) -> list[str]:
    """What is kept about somebody, a line each."""
    told = (
        ("mydata-name", "name", account.name),
        ("mydata-class" if account.pupil else "mydata-post", "post", account.post),
        ("mydata-contact", "contact", account.contact),
        ("mydata-telegram", "account", ", ".join(account.accounts)),
    )
    lines: list[str] = [t(key, **{field: value}) for key, field, value in told if value]
    for role, role_state in account.roles:
        lines.append(t("mydata-role", role=plain(f"role-{role}"), state=plain(f"mydata-state-{role_state}")))
    if not account.only_asked:
        lines.append(_consent_line(who, account))
    if account.outdated and not account.by_guardian:
        lines.append(t("mydata-outdated"))
    lines += [_other_line(who, one) for one in account.others]
    if account.agreement is not None and account.agreement.released_on is not None and not account.agreement.ended:
        lines.append(t("mydata-released", until=day(account.agreement.released_on)))
    if account.forms:
        lines.append(t("mydata-forms", forms=", ".join(title for _, title in account.forms)))
    if account.pairs:
        lines.append(t("mydata-work", pairs=account.pairs, meetings=account.meetings))
    if account.requests:
        lines.append(t("mydata-requests", count=account.requests))
    if account.notes:
        lines.append(t("mydata-notes", count=account.notes))
    return [*lines, *_others_lines(account)]


def _others_lines(account: Account) -> list[str]:
    """What others told of the person, by their office; of whom the person has told."""
    lines: list[str] = []
    offices = [plain(f"inquiry-relation-{one}") for one in account.told if one]
    if offices:
        lines.append(t("inquiry-mydata-told", who=", ".join(dict.fromkeys(offices))))
    if len(account.told) > len(offices):
        lines.append(t("inquiry-mydata-records", count=len(account.told) - len(offices)))
    waits = [plain(f"inquiry-relation-{one}") for one in account.asked]
    if waits:
        lines.append(t("inquiry-mydata-asked", who=", ".join(dict.fromkeys(waits))))
    if account.answered_for:
        lines.append(t("inquiry-mydata", count=account.answered_for))
    return lines


def _consent_line(who: Who, account: Account) -> str:
    if account.consent is None or account.consent_at is None:
        return t("mydata-consent-none")
    at = day(who.programme.day_of(account.consent_at))
    if account.consent == "given":
        return t("mydata-consent-guardian" if account.by_guardian else "mydata-consent-given", at=at)
    if account.erased_at is not None:
        return t("mydata-consent-erased", at=at, on=day(who.programme.day_of(account.erased_at)))
    if account.consent == "withdrawn":
        return t("mydata-consent-withdrawn", at=at, until=erased_by(who, account.consent_at))
    return t("mydata-consent-refused", at=at)


def _other_line(who: Who, one: Standing) -> str:
    at = day(who.programme.day_of(one.at))
    return t(f"mydata-{one.kind}-{one.decision}", at=at, resources=", ".join(one.detail.splitlines()))


def _beside(account: Account) -> list[Button]:
    """Consents beside the programme's: each given and taken back by itself."""
    given = {one.kind for one in account.others if one.given}
    buttons = []
    if ConsentKind.PUBLICATION in given:
        buttons.append(Button(plain("mydata-button-unpublish"), PublicationAct(act="withdraw")))
    elif account.may_publish:
        buttons.append(Button(plain("mydata-button-publish"), PublicationAct(act="offer")))
    if account.agreement is not None and account.agreement.in_force and account.is_mentor:
        buttons.append(Button(plain("mydata-button-resign"), ResignTap(act="ask")))
    return buttons


def _buttons(account: Account) -> Rows:
    buttons = [Button(plain("mydata-button-copy"), MyDataAct(act="copy"))]
    if account.outdated and account.takes_part:
        buttons.append(Button(plain("mydata-button-renewal"), RenewTap(act="show")))
    if account.takes_part and account.consent == "given":
        buttons.append(Button(plain("mydata-button-correct"), MyDataAct(act="correct")))
    if account.takes_part:
        buttons.append(Button(plain("mydata-button-leave"), MyDataAct(act="leave")))
    if account.consent == "given":
        buttons.append(Button(plain("mydata-button-withdraw"), MyDataAct(act="withdraw")))
    buttons += _beside(account)
    if account.answered_for:
        buttons.append(Button(plain("inquiry-mydata-button"), InquiryBack(act="ask")))
    buttons.append(Button(plain("audit-button"), AuditPage()))
    if not account.only_asked:
        buttons.append(Button(plain("button-menu"), ToMenu()))
    return column(buttons)


def leave_view(account: Account) -> View:
    """Leaving is asked once more; a mentor with an agreement in force has a way that the Labour Code knows."""
    yes = MyDataAct(act="leave_yes", person=account.person_id)
    rows = confirm(plain("mydata-leave-yes"), yes, MyDataAct(act="show"))
    if account.agreement is None or not account.agreement.in_force or not account.is_mentor:
        return View(t("mydata-leave-ask"), rows, asks=True)
    text = "\n".join([t("mydata-leave-ask"), t("mydata-leave-agreement", number=account.agreement.number)])
    resign = (Button(plain("mydata-button-resign"), ResignTap(act="ask")),)
    return View(text, (resign, *rows), asks=True)


def correct_view(account: Account) -> View:
    """A questionnaire that was sent is opened again; anything else is the curator's to put right."""
    buttons = [
        Button(plain("mydata-button-form", title=title), CorrectForm(form=code))
        for code, title in dict(account.forms).items()
        if code in CORRECTED
    ]
    buttons.append(Button(plain("mydata-button-ask"), RunCommand(name="support")))
    buttons.append(Button(plain("button-back"), MyDataAct(act="show")))
    forms = any(isinstance(button.data, CorrectForm) for button in buttons)
    return View(t("mydata-correct" if forms else "mydata-correct-no-forms"), column(buttons), asks=True)
