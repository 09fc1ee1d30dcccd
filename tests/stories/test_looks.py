"""Each tap of a curator that shows or changes one person's data leaves its note: the table of ``tests/looks.py``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from aiogram.filters.callback_data import CallbackData

from domain.roles import Role
from handlers import switchboard
from handlers.callbacks import (
    AddCandidate,
    AddPair,
    AddPerson,
    AdmitTap,
    AgreeBoard,
    AgreeDraft,
    AgreementTap,
    AgreeOpen,
    AskBack,
    CandidateAct,
    CategoryTap,
    ChooseWay,
    Compare,
    ConsentPaper,
    ConsentsOf,
    DraftPair,
    EndPair,
    EnterFor,
    EnterSurvey,
    ForbidPair,
    Grouping,
    HandOver,
    InquiryAct,
    InquiryCard,
    InterviewTap,
    InviteTap,
    MeetDay,
    MeetingDo,
    MeetingOpen,
    MeetingSet,
    MeetLong,
    MentorLoads,
    MergeAct,
    MovePair,
    NetworkingAct,
    NetworkingTick,
    NoteTap,
    OrderAct,
    OrderPaper,
    OtherMentor,
    PairCard,
    PairListAct,
    PairMeetings,
    PartPair,
    PersonAct,
    PersonAnswers,
    PersonCard,
    PersonEdit,
    PersonMore,
    PinPair,
    ProposalTap,
    PutAside,
    RatingOf,
    RecordRead,
    RecordsOf,
    RegisterFile,
    SaveWeights,
    SetupTap,
    ShapeAct,
    ShapeStyle,
    ShowResults,
    StaffAct,
    StandIn,
    SwapPair,
    SwapWith,
    TellPairs,
    TermTap,
    UndoDraft,
    VotingResults,
    WaitingCard,
    WhyPair,
    WithdrawalPaper,
    WorksAt,
)
from services.people import proposals
from storage.consents import consents
from storage.database import Connection
from storage.moments import to_text
from storage.people import people
from tests import sent_forms
from tests.documents.test_staff_list import xlsx as staff_xlsx
from tests.looks import NOTED, SILENT, Why
from tests.pairs_school import BELYKH, ILYIN, KIM, LOSEVA, ONEIL, SEDOVA, YUDINA, enrol, school, set_up, vote
from tests.stories.test_minors import PICTURE
from tests.stories.test_order import ALL_SET
from tests.stories.test_pair_lists import xlsx as pairs_xlsx
from tests.story import Story

Act = CallbackData | str | bytes
SHARES = {
    "people": (
        *("admission.", "settings.", "invite.", "questionnaire.", "people.", "staff-list.", "merging.", "person-"),
        *(
            "notes.",
            "interviews.",
            "categories.",
            "partners.",
            "candidates.",
            "consents.",
            "papers.",
            "withdrawals.",
            "term.",
            "inquiries.",
        ),
        *("records.", "register.", "waiting.loads"),
    ),
    "pairs": (
        "pairs.",
        "orders.",
        "order-papers.",
        "pair-shapes.",
        "pair-substitutes.",
        "pair-lists.",
        "pair-meetings.",
        "meeting",
    ),
    "draft": ("matching.", "pair-moves.", "draft-variants.", "agreement-board.", "vote-results.", "waiting."),
    "sums": ("export.", "survey-results.", "comparison.", "on_paper.", "networking-plan."),
}


def share_of(key: str) -> str:
    return next(name for name, routes in SHARES.items() if key.startswith(routes))


@dataclass
class Log:
    """The curator's taps and typed words, and what each of them left in the log."""

    story: Story
    share: str
    done: set[str] = field(default_factory=set)

    async def __call__(self, key: str, person: int | None, *acts: Act) -> None:
        """Do it; the last of ``acts`` is the route of ``key``. ``person`` None: somebody new, or everybody."""
        story, curator = self.story, self.story.curator
        story.clock.set(story.now + timedelta(minutes=16))
        for act in acts[:-1]:
            await self._do(act)
        before = await self.rows()
        await self._do(acts[-1])
        fresh = [kind for number, (kind, whom) in (await self.rows()).items() if number not in before
                 and (person is None or whom == person)]  # fmt: skip
        assert set(fresh) & set(NOTED[key].split()), f"{key} left {fresh}; {curator.last.text} {curator.toasts[-1:]}"
        assert len(fresh) == len(set(fresh)) or person is None, f"{key} left {fresh}: twice the same"
        self.done.add(key)

    async def _do(self, act: Act) -> None:
        curator = self.story.curator
        if isinstance(act, CallbackData):
            curator.tap_data(curator.last, act.pack())
        elif isinstance(act, bytes):
            curator.send_document("файл.xlsx" if act.startswith(b"PK") else "лист.pdf", act)
        elif act.startswith("> "):
            curator.tap(act.removeprefix("> "))
        else:
            curator.say(act)
        await self.story.run()

    async def rows(self) -> dict[int, tuple[str, int | None]]:
        rows = await self.story.app.db.read(lambda con: con.execute("SELECT id, kind, person_id FROM audit").fetchall())
        return {row["id"]: (row["kind"], row["person_id"]) for row in rows}

    def is_whole(self) -> bool:
        """Whether every route of this story's share was tried; the rest is named by the assertion."""
        wanted = {key for key in NOTED if share_of(key) == self.share}
        assert wanted == self.done
        return True


async def one(story: Story, statement: str, *values: object) -> int:
    """The first number of the first row."""
    row = await story.app.db.read(lambda con: con.execute(statement, values).fetchone())
    return int(row[0])


async def newest(story: Story, table: str) -> int:
    return await one(story, f"SELECT max(id) FROM {table}")


async def applicant(story: Story, name: str, role: Role = Role.MENTEE) -> int:
    """Somebody who has sent a questionnaire and waits."""

    def work(con: Connection) -> int:
        person = people.add_person(con, 1, story.now, name)
        people.join(con, person, role, story.now)
        consents.record(con, person, "given", story.now, role=role, paper="№ 1")
        con.execute("UPDATE membership SET applied_at = ? WHERE person_id = ?", (to_text(story.now), person))
        return person

    return await story.app.db.write(work, claim=False)


async def change(story: Story, statement: str, *values: object) -> None:
    await story.app.db.write(lambda con: con.execute(statement, values), claim=False)


async def test_people(story: Story) -> None:
    made = await school(story)
    await set_up(story, **ALL_SET, curator_contact="каб. 12", org_short="Школа № 7")
    vera, anna, oleg, pavel = made.ids[YUDINA], made.ids[SEDOVA], made.ids[KIM], made.ids[ILYIN]
    log = Log(story, "people")
    first, second, third, fourth, fifth, sixth = [
        await applicant(story, f"{surname} Нина Львовна") for surname in ("Ава", "Бова", "Вова", "Гова", "Дова", "Ева")
    ]
    await log("admission.on_tap:each", first, AdmitTap(act="each"))
    await log("admission.on_tap:yes", first, AdmitTap(act="yes", person=first, role="mentee"))
    await log("admission.on_tap:no_yes", second, AdmitTap(act="no_yes", person=second, role="mentee"))
    await log("people.act:admit", third, PersonAct(person=third, act="admit", role="mentee"))
    await log("people.act:admit_sure", fourth, PersonAct(person=fourth, act="admit_sure", role="mentee"))
    await log("people.act:decline_yes", fifth, PersonAct(person=fifth, act="decline_yes", role="mentee"))
    await log("admission.on_tap:all", sixth, AdmitTap(act="all"))
    seventh = await applicant(story, "Жова Нина Львовна")
    await log("settings.on_tap:set", seventh, SetupTap(act="set", field="admit_all", value="1", way="change"))

    await log("people.show_card", vera, PersonCard(person=vera))
    await log("person-answers.on_tap", vera, PersonAnswers(person=vera))
    sent = await one(story, "SELECT id FROM response WHERE state = 'submitted' AND person_id = ?", vera)
    await log("person-answers.on_tap", vera, PersonAnswers(person=vera, response=sent))
    await log("person-more.more:history", vera, PersonMore(person=vera, page="history"))
    await log("person-more.more:edit", vera, PersonMore(person=vera, page="edit"))
    await log("person-more.corrected", vera, PersonEdit(person=vera, field="contact"), "каб. 5")
    await log("notes.written", vera, NoteTap(person=vera, act="new"), "Просила больше времени")
    await log("notes.on_tap:show", vera, NoteTap(person=vera))
    note = await newest(story, "note")
    await log("notes.on_tap:off", vera, NoteTap(person=vera, act="off", note=note))
    await log("notes.on_tap:off_yes", vera, NoteTap(person=vera, act="off_yes", note=note))
    asked = InterviewTap(person=anna, act="new"), "сегодня", "Рогова И. Л.", "> Нет", "> Рекомендовать"
    await log("interviews.concluded", anna, *asked, "Готова помогать")
    await log("interviews.on_tap:show", anna, InterviewTap(person=anna))
    await log("categories.mark", vera, CategoryTap(person=vera, role="mentee"))
    await log("categories.mark", vera, CategoryTap(person=vera, role="mentee", code="modern"))
    await log("partners.works_at", anna, WorksAt(person=anna))
    await log("partners.works_at", anna, WorksAt(person=anna, partner=-1))
    await log("waiting.loads", anna, MentorLoads())
    await log("merging.act", oleg, MergeAct(person=vera, gone=oleg))
    await log("questionnaire.on_enter_for", oleg, EnterFor(person=oleg, form="entry"))

    await log("consents.open_consents:show", vera, ConsentsOf(person=vera))
    await log("consents.open_consents:file", vera, ConsentsOf(person=vera, act="file"))
    agreement = (AgreementTap(person=anna, act="new"), "7 от 01.09.2026", AgreementTap(person=anna, act="until"))
    form = AgreementTap(person=anna, act="format", value="individual")
    await log("consents.on_agreement:pay", anna, *agreement, form, AgreementTap(person=anna, act="pay", value="no"))
    last = str((story.now + timedelta(days=10)).date().toordinal())
    await log("consents.on_agreement:release_yes", anna, AgreementTap(person=anna, act="release_yes", value=last))
    await log("papers.on_paper:list", vera, ConsentPaper(person=vera, act="list"))
    await change(story, "UPDATE programme SET web_resources = 'school.example', operator_details = 'ИНН 1'")
    allowed = ConsentPaper(person=vera, act="ask", kind="publication", mask=1)
    await log("papers.on_paper:bare", vera, allowed, "№ 4", ConsentPaper(person=vera, act="bare"))
    allowed = ConsentPaper(person=pavel, act="ask", kind="publication", mask=1)
    await log("papers.on_picture", pavel, allowed, "№ 5", PICTURE)
    back = {"person": pavel, "kind": "publication"}
    asked_back = WithdrawalPaper.model_validate({**back, "act": "ask"}), "№ 6 от 15.09.2026"
    await log("withdrawals.on_tap:yes", pavel, *asked_back, WithdrawalPaper.model_validate({**back, "act": "yes"}))
    await log("register.give_back", pavel, RegisterFile(document=await newest(story, "document")))

    await change(story, "UPDATE programme SET pupils = 1")
    await change(story, "UPDATE person SET minor = 1 WHERE id = ?", vera)
    await change(story, "UPDATE consent SET by_guardian = 1 WHERE person_id = ?", vera)
    await log("consents.open_consents:age", vera, ConsentsOf(person=vera, act="age"))
    await log("inquiries.on_act:list", vera, InquiryAct(person=vera))
    await log("inquiries.on_act:bare", vera, InquiryAct(person=vera, act="bare", relation="teacher"))
    await log("inquiries.on_note", vera, InquiryAct(person=vera, act="note", relation="parent"), "мама")
    recall = InquiryCard(inquiry=await newest(story, "inquiry"), act="recall_yes")
    await log("inquiries.on_card:recall_yes", vera, recall)
    await log("consents.open_consents:age_yes", vera, ConsentsOf(person=vera, act="age_yes"))

    def records(con: Connection) -> tuple[int, int]:
        match = con.execute("SELECT id FROM match").fetchone()
        about = sent_forms.send(con, curator.known, "teacher_record", {"source": "visit"}, f"person:{anna}")
        rated = sent_forms.send(con, curator.known, "plan_rating", {}, f"match:{match['id']}")
        return about, rated

    await log.__class__(story, "pairs")("pairs.add", anna, AddPair(mentee=vera, mentor=anna))
    curator = await story.who(story.curator)
    about, rated = await story.app.db.write(records, claim=False)
    await log("records.on_teacher", anna, RecordsOf(person=anna))
    await log("records.on_read", anna, RecordRead(response=about))
    await log("records.on_match", vera, RatingOf(match=1))
    await log("records.on_read", vera, RecordRead(response=rated))

    name = "Новикова Ольга Петровна"
    await log("people.add_name", None, AddPerson(role="mentee", age="adult"), "№ 12 от 15.09.2026", name)
    await log("candidates.names", None, AddCandidate(role="mentor", source="staff"), "Орехов Иван Ильич")
    orekhov = await newest(story, "person")
    await log("staff-list.candidate:later", orekhov, CandidateAct(act="later", person=orekhov))
    await log("staff-list.candidate:new", orekhov, CandidateAct(act="new", person=orekhov))
    await log("staff-list.candidate:slips_yes", orekhov, CandidateAct(act="slips_yes"))
    link = await one(story, "SELECT id FROM invitation WHERE person_id = ? AND revoked_at IS NULL", orekhov)
    await log("invite.on_tap:revoke_yes", orekhov, InviteTap(act="revoke_yes", invitation=link))
    await log("staff-list.candidate:declined_yes", orekhov, CandidateAct(act="declined_yes", person=orekhov))
    await log("staff-list.candidate:off_yes", orekhov, CandidateAct(act="off_yes", person=orekhov))
    await proposals.make(story.app.db, await story.who(made.phones[SEDOVA]), Role.MENTOR, "Лыков Ян Ильич", story.now)
    accept = ProposalTap(act="yes", proposal=await newest(story, "proposal"), source="staff")
    await log("candidates.on_proposal:yes", None, accept)
    listed = staff_xlsx(("ФИО", "Роль"), ("Титов Денис Маркович", "наставник"))
    await log("staff-list.act:load", None, StaffAct(act="ask"), listed, "> Да, загрузить")

    await log("people.act:link_yes", oleg, PersonAct(person=oleg, act="link_yes"))
    await log("people.act:role_yes", oleg, PersonAct(person=oleg, act="role_yes", role="mentor"))
    await log("people.act:swap_yes", third, PersonAct(person=third, act="swap_yes", role="mentor"))
    await log("merging.act", third, MergeAct(person=third, gone=fifth, sure=True))
    await log("people.act:dismiss_yes", third, PersonAct(person=third, act="dismiss_yes"))
    await story.app.db.write(lambda con: consents.record(con, first, "withdrawn", story.now, paper="№ 1"))
    await log("people.act:erase_yes", first, PersonAct(person=first, act="erase_yes"))
    await change(story, "UPDATE programme SET ends_on = '2026-09-02'")
    await log("term.on_tap:yes", None, TermTap(act="yes"))
    assert log.is_whole()


async def test_pairs(story: Story) -> None:
    made = await school(story)
    await enrol(story, made, Role.MENTEE, LOSEVA, {})
    await set_up(story, **ALL_SET)
    anna, vera, pavel, galina = (made.ids[name] for name in (SEDOVA, YUDINA, ILYIN, ONEIL))
    zhanna, oleg, iya = (made.ids[name] for name in (BELYKH, KIM, LOSEVA))
    log = Log(story, "pairs")
    await log("pairs.add", vera, AddPair(mentee=vera, mentor=anna))
    await log("pairs.add", galina, AddPair(mentee=galina, mentor=anna))
    await log("pair-shapes.group", vera, Grouping(mentor=anna, together=True))
    await log("pair-shapes.group", vera, Grouping(mentor=anna))
    first, second = await one(story, "SELECT min(id) FROM match"), await newest(story, "match")
    await log("pair-shapes.act:show", galina, ShapeAct(act="show", match=second))
    await log("pair-shapes.act:mentee", oleg, ShapeAct(act="mentee", match=second, person=oleg))
    await log("pair-shapes.act:mentor", pavel, ShapeAct(act="mentor", match=second, person=pavel))
    await log("pair-shapes.act:out", oleg, ShapeAct(act="out", match=second, person=oleg))
    await log("orders.act:new", vera, OrderAct(document=0, act="new"))
    order = await newest(story, "document")
    await log("orders.act:make", vera, OrderAct(document=order, act="make"))
    await log("orders.act:get", vera, OrderAct(document=order, act="get"))
    early = {kind for kind, whom in (await log.rows()).values() if whom == vera}
    assert early == {"waiting", "document"}, "the log is not the first to tell of a pair"
    await log("pairs.tell", vera, TellPairs())
    await log("pair-shapes.style", vera, ShapeStyle(column="format", match=first, value="online"))
    await log("pair-shapes.topic", vera, ShapeAct(act="topic", match=first), "Оценивание")
    await log("pair-shapes.act:reverse", vera, ShapeAct(act="reverse", match=first))
    await log("pair-shapes.reverse", vera, ShapeAct(act="reverse", match=first), "Онлайн-доски")
    await log("pair-shapes.act:mutual", iya, ShapeAct(act="mutual", person=oleg, other=iya))
    await log("orders.number", vera, OrderAct(document=order, act="number"), "17 от 14.09.2026")
    await log("order-papers.scan", vera, OrderPaper(act="order", document=order), b"%PDF-1.4 page")
    await log("order-papers.act:scans", vera, OrderPaper(act="scans", document=order))
    scan = await newest(story, "document_scan")
    await log("order-papers.act:drop", vera, OrderPaper(act="drop", document=order, one=scan))
    await log("order-papers.act:plans", vera, OrderPaper(act="plans"))
    await log("pairs.card", anna, PairCard(match=first))

    days = story.now.date().toordinal()
    logged = MeetLong(draft=5, match=first, day=days, minutes=45)
    await log("meetings.on_long", vera, logged)
    typed = MeetDay(draft=6, match=first, day=days - 1)
    await log("meetings.on_minutes_typed", vera, typed, "40")
    meeting = await one(story, "SELECT min(id) FROM meeting")
    await log("pair-meetings.on_page", vera, PairMeetings(match=first))
    assert "Встречи пары: 2" in story.curator.last.text
    await log("meeting_cards.on_open", vera, MeetingOpen(meeting=meeting))
    for what in ("topic", "result", "number", "rhythm", "day", "minutes", "kind", "stage", "delete", "leave"):
        await log(f"meeting_cards.on_do:{what}", vera, MeetingDo(meeting=meeting, what=what))
    await log("meeting_cards.on_set", vera, MeetingSet(meeting=meeting, field="minutes", value="60"))
    said = {"topic": "Оценивание", "result": "Договорились", "number": "8", "rhythm": "14", "day": "вчера"}
    for what, words in (said | {"minutes": "30"}).items():
        await log(f"meeting_cards.on_{what}", vera, MeetingDo(meeting=meeting, what=what), words)

    stands = StandIn(match=first, person=zhanna)
    soon = f"{story.now.date() + timedelta(days=9):%d.%m}"
    await log("pair-substitutes.reason", vera, stands, f"до {soon}", "Командировка")
    await log("pair-substitutes.act:stop", vera, StandIn(match=first, act="stop"))
    await log("pair-substitutes.act:bare", vera, stands, f"до {soon}", StandIn(match=first, act="bare"))
    await log("pairs.end:completed", vera, EndPair(match=first, how="completed", skip=True))
    await log("order-papers.act:amend", vera, OrderPaper(act="amend"))
    amendment = await newest(story, "document")
    explained = OrderPaper(act="reason", document=amendment, one=first)
    await log("order-papers.reason", vera, explained, "Работа завершена раньше")
    await log("pairs.hand_over", galina, HandOver(match=second, mentor=zhanna))
    third = await newest(story, "match")
    await log("pairs.tell", galina, TellPairs())
    await log("pairs.end:stopped", galina, EndPair(match=third, how="stopped", skip=True))
    listed = pairs_xlsx((SEDOVA, ONEIL))
    await log("pair-lists.act:load", galina, PairListAct(act="ask"), listed, "> Да, загрузить")
    await log("pairs.tell", galina, TellPairs())
    fourth = await newest(story, "match")
    await log("pairs.note", galina, EndPair(match=fourth, how="stopped"), "Переезд")
    assert log.is_whole()


async def test_draft(story: Story) -> None:
    made = await school(story)
    await set_up(story, **ALL_SET)
    anna, vera, pavel, galina, oleg = (made.ids[name] for name in (SEDOVA, YUDINA, ILYIN, ONEIL, KIM))
    await vote(
        story, made, {YUDINA: ([ILYIN], []), ILYIN: ([YUDINA], []), ONEIL: ([SEDOVA], []), SEDOVA: ([ONEIL], [])}
    )
    log = Log(story, "draft")
    await log("vote-results.results:text", vera, VotingResults(choice=1))
    await log("vote-results.results:picture", vera, VotingResults(part="picture", choice=1))
    await log("vote-results.results:file", vera, VotingResults(part="file", choice=1))
    await story.say(story.curator, "/match")

    async def at() -> dict[str, int]:
        return {"draft": 1, "revision": await one(story, "SELECT revision FROM draft WHERE id = 1")}

    await log("matching.one", vera, DraftPair(mentee=vera))
    await log("matching.why", vera, WhyPair(mentee=vera))
    await log("pair-moves.other", vera, OtherMentor(mentee=vera))
    await log("pair-moves.swap", vera, SwapPair(mentee=vera))
    await log("pair-moves.part", vera, PartPair(mentee=vera))
    await log("matching.pin", vera, PinPair(**await at(), mentee=vera, on=True))
    await log("matching.undo", vera, UndoDraft(**await at()))
    await log("pair-moves.swap_with", vera, SwapWith(**await at(), mentee=vera, other=galina))
    await log("matching.undo", vera, UndoDraft(**await at()))
    await log("pair-moves.move", vera, MovePair(**await at(), mentee=vera, mentor=anna))
    await log("matching.undo", vera, UndoDraft(**await at()))
    await log("matching.forbid", vera, ForbidPair(**await at(), mentee=vera, mentor=pavel))
    await log("matching.undo", vera, UndoDraft(**await at()))
    await log("pair-moves.aside", vera, PutAside(**await at(), person=vera, role="mentee", on=True))
    await log("matching.undo", vera, UndoDraft(**await at()))
    await log("draft-variants.choose", vera, ChooseWay(**await at(), way="forms"))
    await log("draft-variants.save", vera, SaveWeights(**await at(), importance="", least=2, most=2))
    await log("matching.undo", vera, UndoDraft(**await at()))
    await set_up(story, agreement="propose")
    await log("agreement-board.begin", None, AgreeOpen(**await at(), sure=True))
    await enrol(story, made, Role.MENTEE, LOSEVA, {"needs": ("digital",)})
    case = await one(story, "SELECT id FROM agreeing_case WHERE mentee_id = ?", galina)
    await log("agreement-board.act:case", galina, AgreeBoard(act="case", case=case))
    await log("agreement-board.act:decide", galina, AgreeBoard(act="decide", case=case, mentor=pavel))
    current = await newest(story, "agreeing_round")
    await log("agreement-board.act:finish", galina, AgreeBoard(act="finish", round=current))
    await set_up(story, agreement="choice")
    await log("matching.agree", oleg, AgreeDraft(**await again(story), sure=True))
    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Кто без пары: 1")
    left = await one(story, "SELECT person_id FROM waiting WHERE until IS NULL")
    await log("waiting.card:form", left, WaitingCard(person=left, act="form"))
    await log("waiting.card:rest", left, WaitingCard(person=left, act="rest"))
    await log("waiting.card:search", left, WaitingCard(person=left, act="search"))
    await log("waiting.card:show", left, WaitingCard(person=left))
    ask = next(label for label in story.curator.buttons() if label.startswith("Спросить: "))
    await log("waiting.ask", left, f"> {ask}")
    await log("waiting.take_back", left, AskBack(ask=await newest(story, "mentor_ask")))
    assert log.is_whole()


async def again(story: Story) -> dict[str, int]:
    """A new draft of who has no pair."""
    await story.say(story.curator, "/match")
    draft = await newest(story, "draft")
    return {"draft": draft, "revision": await one(story, "SELECT revision FROM draft WHERE id = ?", draft)}


async def test_sums(story: Story) -> None:
    made = await school(story)
    await set_up(story, **ALL_SET)
    vera, everybody = made.ids[YUDINA], list(made.ids.values())
    log = Log(story, "sums")
    await log("export.send_workbook", None, "/export")

    def sent(con: Connection) -> int:
        for person in everybody:
            sent_forms.send(con, person, "entry", {"lesson": 4})
            sent_forms.send(con, person, "exit", {"lesson": 8})
            sent_forms.send(con, person, "interim_mentee", {"behind_why": f"Мало времени {person}"})
        return sent_forms.wave(con, "satisfaction", everybody, story.now, closed=False)

    wave = await story.app.db.write(sent, claim=False)
    await log("survey-results.show_results:words", vera, ShowResults(form="interim_mentee", part="words"))
    await log("survey-results.show_results:file", vera, ShowResults(form="interim_mentee", part="file"))
    await log("comparison.show_comparison:people", vera, Compare(form="entry", part="people"))
    await log("comparison.show_comparison:file", vera, Compare(form="entry", part="file"))
    await log("comparison.show_comparison:paper", vera, Compare(form="entry", part="paper"))
    await log("on_paper.enter_survey", vera, EnterSurvey(wave=wave, person=vera))

    await story.say(story.curator, "/networking")
    await story.tap(story.curator, "Назначить встречу")
    await story.say(story.curator, "24.09 в 15:00, актовый зал")
    meeting = await newest(story, "networking")
    await log("networking-plan.act:cards_file", vera, NetworkingAct(act="cards_file", meeting=meeting))
    await log("networking-plan.tick", vera, NetworkingTick(meeting=meeting, person=vera, came=True, page=0))
    await story.tap(made.phones[ONEIL], "Приду")
    await log("networking-plan.act:all", made.ids[ONEIL], NetworkingAct(act="all", meeting=meeting))
    assert log.is_whole()


async def test_what_notes_nothing_names_nobody(story: Story) -> None:
    """The commands and the buttons without an id, as the table has them: lists name many, the others no participant."""
    made = await school(story)
    await set_up(story, **ALL_SET)
    log, board = Log(story, "none"), switchboard()
    commands = {route.name: f"/{name}" for name, route in board.commands.items()}
    taps = {route.name: route.data for route in board.taps.values() if route.data is not None}
    shown = 0
    for why in (Why.NOBODY, Why.LIST):
        for key in SILENT[why]:
            name, _, act = key.partition(":")
            before, texts = set(await log.rows()), len(story.curator.texts)
            if name in commands and name != "progress.all_charts":  # pictures take their time, and name pairs alone
                await story.say(story.curator, commands[name])
            elif name in taps and not any(one.is_required() for one in taps[name].model_fields.values() if not act):
                try:
                    data = taps[name](**({"act": act} if act else {}))
                except ValueError:  # it needs an id
                    continue
                story.curator.tap_data(story.curator.last, data.pack())
                await story.run()
            else:
                continue
            shown += 1
            assert set(await log.rows()) == before, f"{key} left a note"
            text = "\n".join([story.curator.last.text, *story.curator.texts[texts:]])
            named = [surname for surname in (one.split()[0] for one in made.ids) if surname in text]
            assert why is Why.LIST or not named, f"{key} names {named}"
    assert shown > 30


def shares() -> Sequence[str]:
    return [share_of(key) for key in NOTED]


def test_every_noted_route_has_its_story() -> None:
    assert set(shares()) == set(SHARES)
