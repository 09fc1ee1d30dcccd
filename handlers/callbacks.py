"""Every button's data in one table (shared: each dialog appends its own section).

A button carries identity (ids, keys, values), never a list index, and its own view state (page, month). Packed, it is
at most 64 bytes: ids of up to 10 digits, keys and codes of up to 16 characters.
"""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

QUERY_LENGTH = 16
"""Letters of a search that a button carries: two bytes each."""


class ToMenu(CallbackData, prefix="menu"):
    """To the menu of one's roles."""


class Idle(CallbackData, prefix="idle"):
    """A button that only says something (a page number between two arrows)."""


class RunCommand(CallbackData, prefix="go"):
    """A menu's button: does what the command of that name does."""

    name: str


# The choice after the networking meeting. ``side`` is the voter's own role; ``page`` is where they are in the list:
# its number, and behind a point the letters that were typed to find somebody («2», «0.sed»).


class ChoicePage(CallbackData, prefix="cp"):
    """A page of the ballot: ``step`` is ``rank``, ``about``, ``no``, ``why`` (comments), ``form`` or ``done``."""

    choice: int
    side: str
    step: str
    page: str = "0"


class ChoiceMark(CallbackData, prefix="cm"):
    """Mark a candidate in ``step`` (``rank`` or ``no``), or take the mark back; what is wanted is said, not toggled."""

    choice: int
    side: Literal["mentor", "mentee"]
    step: Literal["rank", "no"]
    target: int
    on: bool
    page: str


class ChoiceCard(CallbackData, prefix="cc"):
    """A candidate's short profile."""

    choice: int
    side: str
    target: int
    page: str


class ChoiceComment(CallbackData, prefix="cw"):
    """Say what is hoped for from somebody marked; ``off`` takes it back."""

    choice: int
    side: str
    target: int
    off: bool = False


class ChoiceSend(CallbackData, prefix="cs"):
    """Finish the ballot."""

    choice: int
    side: str


class VotingEnd(CallbackData, prefix="ve"):
    """Move the end by ``days`` from ``end`` (seconds): the same tap again finds another end and changes nothing."""

    choice: int
    days: int
    end: int


class VotingForm(CallbackData, prefix="vf"):
    """What is said of a form of mentoring before the choice: asks for the curator's words; ``ours``: back to ours."""

    form: str
    ours: bool = False


class VotingResults(CallbackData, prefix="vr"):
    """Who chose whom, after the close."""

    part: Literal["text", "picture", "file"] = "text"
    page: int = 0
    choice: int = 0


class VotingAct(CallbackData, prefix="va"):
    """The curator's steps: ``open``, ``open_yes``, ``close``, ``close_yes``, ``end``, ``waiting``, ``nudge``,
    ``again``, ``again_yes`` (``page``: days), ``about``, ``show``; ``form``: of mentoring, where there are several.
    """

    act: Literal[
        "open", "open_yes", "close", "close_yes", "end", "waiting", "nudge", "again", "again_yes", "about", "show"
    ]
    choice: int = 0
    page: Annotated[int, Field(le=999)] = 0
    form: Annotated[str, Field(max_length=22)] = ""


class NetworkingReply(CallbackData, prefix="nr"):
    """An invited person's answer: comes, does not, does not know yet."""

    meeting: int
    answer: Literal["1", "0", "m"]


class NetworkingFile(CallbackData, prefix="nf"):
    """The meeting for one's own calendar."""

    meeting: int


class NetworkingAct(CallbackData, prefix="na"):
    """The curator's steps, each named after its screen."""

    act: Literal[
        "new",
        "list",
        "show",
        "move",
        "guests",
        "came",
        "all",
        "choice_on",
        "choice_off",
        "cancel",
        "cancel_yes",
        "door",
        "qr",
        "door_new",
        "recall",
        "poster",
        "cards",
        "cards_file",
        "badges",
    ]
    meeting: int = 0
    page: int = 0


class NetworkingTerms(CallbackData, prefix="nw"):
    """How a meeting will be held, while it is planned: ``part`` is what is chosen now, the rest stands as it is."""

    part: Literal["when", "minutes", "whom"]
    meeting: int = 0
    minutes: Annotated[int, Field(le=999)] = 90
    audience: Annotated[str, Field(max_length=24)] = "all"
    choice: bool = False


class NetworkingStep(CallbackData, prefix="ns"):
    """A step in the plan of a meeting; ``place``: where the exercise stood when the button was made."""

    act: Literal["plan", "itself", "bank", "look", "add", "one", "up", "down", "drop", "file"]
    meeting: int
    exercise: str = ""
    place: Annotated[int, Field(le=99)] = 0


class NetworkingTick(CallbackData, prefix="nt"):
    """Somebody was there, or was not after all."""

    meeting: int
    person: int
    came: bool
    page: int


# Questionnaires


class AnswerTap(CallbackData, prefix="q"):
    """Under a question. ``act``: ``=code`` choose, ``+code`` mark, ``-code`` unmark, ``>`` on, ``<`` back, ``s`` skip,
    ``d`` decline, ``z`` put off; ``p2.abc`` a page of the names that fit these letters.
    """

    response: int
    key: str
    act: str

    @classmethod
    def packed(cls, response: int, key: str, act: str) -> str:
        """What ``pack`` gives, without a model for each button of a screen (a question may have twenty)."""
        return f"q:{response}:{key}:{act}"


class ReviewTap(CallbackData, prefix="qr"):
    """In the review: a question to mend, or no key to send."""

    response: int
    key: str = ""


class ContinueResponse(CallbackData, prefix="qc"):
    """Go on with an unfinished response."""

    response: int


class BeginForm(CallbackData, prefix="qb"):
    """Begin a questionnaire about oneself."""

    form: str


class DoorOrAnswer(CallbackData, prefix="qd"):
    """Six digits typed under a question were the code at a door (``door``), or its answer after all."""

    response: int
    key: str
    digits: str
    door: bool


class FormOfMentoring(CallbackData, prefix="jf"):
    """«In which form of mentoring?»: asks; with ``form`` its questionnaire is begun."""

    role: Literal["mentor", "mentee"]
    form: str = ""


class LeaveForm(CallbackData, prefix="jl"):
    """Take part in the form of mentoring of a sent questionnaire no more: asks, then ``sure``."""

    response: int
    sure: bool = False


class WaveBegin(CallbackData, prefix="wb"):
    """Begin a survey that a curator has opened."""

    wave: int


class WaveNext(CallbackData, prefix="wx"):
    """Begin the first of the surveys that wait for one."""


class WaveForms(CallbackData, prefix="wf"):
    """Open a survey: which questionnaire; a page of a group of them (``services.surveys.wave_catalogue.Group``)."""

    group: Literal["", "own", "start", "middle", "end", "base"] = ""
    page: int = 0


class WaveAudience(CallbackData, prefix="wa"):
    """Open a survey with this questionnaire: for whom."""

    form: str


class WaveNarrow(CallbackData, prefix="wn"):
    """On what condition of this role; ``typed``: the number of meetings is asked for."""

    form: str
    whom: Literal["all", "mentors", "mentees"]
    typed: bool = False


class WavePeople(CallbackData, prefix="wp"):
    """People to be ticked: a page of names, those that fit ``query``."""

    form: str
    page: int = 0
    query: str = ""


class WaveTick(CallbackData, prefix="wk"):
    """Tick somebody, or take the tick away; what is wanted is said, not toggled."""

    form: str
    person: int
    on: bool
    page: Annotated[int, Field(le=999)] = 0
    query: str = ""


class WaveOpen(CallbackData, prefix="wo"):
    """Open it for ``whom`` (code of ``domain.surveys.audience``); ``opens``, ``closes``: ordinals of days, 0 not said.

    ``act``: ``a`` ask, ``y`` yes, ``w`` another day to open (is typed), ``u`` another day to close.
    """

    form: str
    whom: Annotated[str, Field(max_length=28)]
    opens: Annotated[int, Field(le=999_999)] = 0
    closes: Annotated[int, Field(le=999_999)] = 0
    act: Literal["a", "y", "w", "u"] = "a"


class WaveCard(CallbackData, prefix="wc"):
    """An opened survey; ``act``: ``look``, ``ask`` (whether to close), ``close``, ``remind``."""

    wave: int
    act: Literal["look", "ask", "close", "remind"] = "look"


class WaveExtend(CallbackData, prefix="we"):
    """Move its end to the day ``to`` (ordinal); 0: to which."""

    wave: int
    to: Annotated[int, Field(le=999_999)] = 0


class WaveResults(CallbackData, prefix="wr"):
    """Its results in sum; a page of the text."""

    wave: int
    page: int = 0


class ShowResults(CallbackData, prefix="rs"):
    """What the answers of a survey (``wave``) or of a form over the programme come to; ``side``: of one role.

    ``part``: ``text``, ``words`` (typed answers), ``picture`` or ``file``.
    """

    wave: int = 0
    form: str = ""
    side: Literal["", "mentor", "mentee"] = ""
    page: Annotated[int, Field(le=999)] = 0
    part: Literal["text", "words", "picture", "file"] = "text"


class ResultForms(CallbackData, prefix="rf"):
    """Which form's results; a page of the list."""

    page: int = 0


class CompareList(CallbackData, prefix="cq"):
    """Entry against exit: what can be compared."""


class Compare(CallbackData, prefix="cf"):
    """One comparison; ``part``: ``text``, ``people``, ``picture``, ``file`` or ``paper``; ``person``: one of them."""

    form: str
    part: Literal["text", "people", "picture", "file", "paper"] = "text"
    page: Annotated[int, Field(le=999)] = 0
    person: int = 0


class WaveList(CallbackData, prefix="wl"):
    """All surveys of the programme, in pages."""

    page: int = 0


class WaveSchedule(CallbackData, prefix="ws"):
    """Surveys by the clock: without an occasion all of them, else switch one on or off."""

    occasion: Literal["", "start", "interim", "exit", "quality", "checkin"] = ""
    on: bool = False


class CorrectForm(CallbackData, prefix="qe"):
    """Change the answers of a questionnaire that was sent."""

    form: str


class SentResponse(CallbackData, prefix="qs"):
    """One's own sent answers."""

    response: int


class ChangeResponse(CallbackData, prefix="qx"):
    """Change sent answers while that is possible."""

    response: int


class EnterSurvey(CallbackData, prefix="qw"):
    """A curator fills an open survey in for a guest; without a person: a page of those who have not answered."""

    wave: int
    person: int = 0
    page: int = 0


class PrintForm(CallbackData, prefix="qp"):
    """A questionnaire on paper, as a file."""

    form: str


class EnterFor(CallbackData, prefix="qf"):
    """A curator fills a questionnaire in for a person; without a form: which one."""

    person: int
    form: str = ""


# The curator: course of the programme, charts, export


class ShowProgress(CallbackData, prefix="pr"):
    """The screen «course of the programme» again."""


class ShowRhythm(CallbackData, prefix="prr"):
    """Pairs that have not met for long."""

    page: int = 0


class ShowConsents(CallbackData, prefix="csh"):
    """Consents given, kind by kind, and a page of who lacks which."""

    page: int = 0


class ShowChart(CallbackData, prefix="chr"):
    """One chart (``services.reports.charts.Kind``), or all of them: ``all``."""

    kind: str


# Drafts of pairs, pairs at work, the order


class ShowDraft(CallbackData, prefix="dr"):
    """The draft: its ``summary``, its ``pairs`` or who is ``left`` (a page of them as buttons), or all ``ways``.

    ``draft``, here and below: which one, where each form of mentoring has its own; 0: that of teachers.
    """

    part: Literal["summary", "pairs", "left", "ways"] = "summary"
    page: int = 0
    draft: int = 0


class DraftForm(CallbackData, prefix="dj"):
    """The draft of one form of mentoring, computed anew."""

    form: Annotated[str, Field(max_length=22)]


class DraftPair(CallbackData, prefix="dp"):
    """The pair of a mentee in the draft; 0: the first one."""

    mentee: int = 0
    draft: int = 0


class PinPair(CallbackData, prefix="dk"):
    """Keep a pair of the draft, or let it go."""

    draft: int
    revision: int
    mentee: int
    on: bool


class ForbidPair(CallbackData, prefix="df"):
    """Never propose these two to each other, or do so again."""

    draft: int
    revision: int
    mentee: int
    mentor: int
    on: bool = True


class WhyPair(CallbackData, prefix="dy"):
    """Every part of the compatibility of a mentee's pair."""

    mentee: int
    draft: int = 0


class SwapPair(CallbackData, prefix="dx"):
    """Whom the pair of this mentee could change mentors with."""

    mentee: int
    page: int = 0
    draft: int = 0


class SwapWith(CallbackData, prefix="dz"):
    """Two mentees of the draft change mentors."""

    draft: int
    revision: int
    mentee: int
    other: int


class PartPair(CallbackData, prefix="ds"):
    """Dissolve a mentee's pair: which of the two is put aside."""

    mentee: int
    draft: int = 0


class PutAside(CallbackData, prefix="dt"):
    """Give somebody nobody for now, or look for a pair again."""

    draft: int
    revision: int
    person: int
    role: Literal["mentor", "mentee"]
    on: bool


class UndoDraft(CallbackData, prefix="du"):
    """Take the newest step of the draft back."""

    draft: int
    revision: int


class ChooseWay(CallbackData, prefix="dw"):
    """Go on with another way of making the draft."""

    draft: int
    revision: int
    way: Literal["choice", "forms", "even", "everyone"]


class WeighParts(CallbackData, prefix="dg"):
    """What weighs how much, a digit a part (empty: as it is), and the size of groups; seen, not saved."""

    importance: str = ""
    least: int = 0
    most: int = 0
    draft: int = 0


class SaveWeights(CallbackData, prefix="dh"):
    """The same, saved."""

    draft: int
    revision: int
    importance: str
    least: int
    most: int


class OtherMentor(CallbackData, prefix="do"):
    """Other mentors for a mentee of the draft."""

    mentee: int
    page: int = 0
    draft: int = 0


class MovePair(CallbackData, prefix="dm"):
    """Give a mentee of the draft this mentor."""

    draft: int
    revision: int
    mentee: int
    mentor: int


class AgreeDraft(CallbackData, prefix="da"):
    """Agree the pairs of the draft; asked before (``sure``)."""

    draft: int
    revision: int
    sure: bool


class PairsPage(CallbackData, prefix="pl"):
    """A page of the list of pairs."""

    page: int = 0


class PairCard(CallbackData, prefix="pc"):
    """One pair."""

    match: int


class PairMeetings(CallbackData, prefix="pmt"):
    """A page of a pair's meetings, for the curator."""

    match: int
    page: int = 0


class EndPair(CallbackData, prefix="pe"):
    """End a pair: ask how (no ``how``), then ``completed`` or ``stopped``; ``skip``: without a note."""

    match: int
    how: Literal["", "completed", "stopped"] = ""
    skip: bool = False


class HandOver(CallbackData, prefix="ph"):
    """Hand a pair's mentees over to another mentor; without one: to whom."""

    match: int
    mentor: int = 0
    page: int = 0


class AddPair(CallbackData, prefix="pa"):
    """Add a pair directly: choose the mentee, then the mentor."""

    mentee: int = 0
    mentor: int = 0
    page: int = 0


class TellPairs(CallbackData, prefix="pt"):
    """Tell both sides; ``check``: only how far that has come."""

    check: bool = False


class OrderAct(CallbackData, prefix="or"):
    """With an order: ``get`` it, its ``number``, ``make`` it anew; 0 and ``new``: one for pairs that stand in none."""

    document: int
    act: Literal["get", "number", "make", "new"]


class OrderPaper(CallbackData, prefix="oq"):
    """Beside an order: ``amend`` and ``plans`` open one (document 0); ``order`` and ``sheet`` ask for a picture of it
    or of the sheet of acquaintance, ``scans`` gives them back, ``drop`` takes picture ``one`` away; ``reasons`` lists
    changes, ``reason`` asks for the words about match ``one`` (``row``: a substitute's).
    """

    act: Literal["amend", "plans", "order", "sheet", "scans", "drop", "reasons", "reason"]
    document: int = 0
    one: int = 0
    row: int = 0


class ShapeAct(CallbackData, prefix="sh"):
    """What a match is made of: ``show``; ``topic`` asks; ``mentor``, ``mentee`` list who can come in (with ``person``:
    let in); ``out`` takes somebody out; ``reverse`` asks for the topic; ``mutual`` begins a mutual support (``match``
    0, ``person``: the first, ``other``: the second).
    """

    act: Literal["show", "topic", "mentor", "mentee", "out", "reverse", "mutual"]
    match: int = 0
    person: int = 0
    other: int = 0
    page: int = 0


class ShapeStyle(CallbackData, prefix="ss"):
    """Form, format or kind of a match: all of them, or the one that is said."""

    column: Literal["form", "format", "kind"]
    match: int
    value: Annotated[str, Field(max_length=22)] = ""


class PairListAct(CallbackData, prefix="pf2"):
    """Pairs as a file: ``ask`` for it, ``sample``, ``load`` what was shown (``mark`` of the file), ``drop`` it."""

    act: Literal["ask", "sample", "load", "drop"]
    mark: str = ""


class StandIn(CallbackData, prefix="si"):
    """A mentor for a while: without ``person`` they are listed; ``bare``: no reason is given; ``stop``: it ends now."""

    match: int
    person: int = 0
    page: int = 0
    act: Literal["choose", "bare", "stop"] = "choose"


class AgreeOpen(CallbackData, prefix="ao"):
    """Offer the draft's mentees their candidates; ``sure``: after the question."""

    draft: int
    revision: int
    sure: bool = False


class AgreePick(CallbackData, prefix="apk"):
    """A mentee marks a candidate or takes the mark back; what is wanted is said, not toggled."""

    case: int
    mentor: int
    on: bool


class AgreeTap(CallbackData, prefix="agt"):
    """An answer: a mentee's ``send`` or ``none``, a mentor's ``accept``, ``decline``, ``bare`` (without a reason)."""

    case: int
    act: Literal["send", "none", "accept", "decline", "bare"]


class AgreeBoard(CallbackData, prefix="agb"):
    """The curator's round: ``show``, ``case``, ``decide`` (for ``mentor``), ``stop`` (asks; ``stopped`` and, for one
    that is stopped, ``closed``: yes), ``finish``.
    """

    act: Literal["show", "case", "decide", "stop", "stopped", "closed", "finish"]
    round: int = 0
    case: int = 0
    mentor: int = 0
    page: int = 0


class Grouping(CallbackData, prefix="gr"):
    """One group or separate pairs of a mentor of several: 0 shows them all."""

    mentor: int = 0
    together: bool = False


class TemplateAct(CallbackData, prefix="ot"):
    """The order's template and title: ``show``, ``get``, ``own``, ``reset``, ``approve``, ``assign``."""

    act: Literal["show", "get", "own", "reset", "approve", "assign"]


class OwnPair(CallbackData, prefix="op"):
    """One's own partner in a pair."""

    match: int
    person: int


# The entrance: consent, a second role, set-up and settings, invitations, admission


class ConsentTap(CallbackData, prefix="cns"):
    """``give``, ``refuse``, ``full``; ``mark`` begins the hash of the text that stood on the screen."""

    act: str
    mark: str


class TakeRole(CallbackData, prefix="tr"):
    """Agree to a second role: the code itself (24 characters of a link, or eight digits), so that it cannot be
    guessed.
    """

    secret: str


class SetupTap(CallbackData, prefix="su"):
    """``ask`` a field, ``later`` for a field, ``set`` it to ``value``, ``stop``; ``way``: ``setup``, ``change``,
    ``invite``.
    """

    act: Literal["ask", "later", "set", "stop", "list"]
    field: str = ""
    value: str = ""
    way: Literal["", "setup", "change", "invite"] = ""


class FormsInUse(CallbackData, prefix="fu"):
    """The forms of mentoring of the programme: the screen; with ``form`` it is taken into use, or out of it."""

    form: str = ""
    on: bool = False


class OwnName(CallbackData, prefix="onm"):
    """A curator's own name: ``ask``, ``mine`` (the one of set-up), ``later``."""

    act: Literal["ask", "mine", "later"]


class InviteTap(CallbackData, prefix="iv"):
    """``curator`` link, ``announce``, ``memo``, ``list``, ``revoke`` (asks), ``revoke_yes``, ``forms`` to choose

    from, ``form``: invitations for that one.
    """

    act: Literal["curator", "announce", "memo", "list", "revoke", "revoke_yes", "forms", "form"]
    invitation: int = 0
    page: int = 0
    form: str = ""


class AdmitTap(CallbackData, prefix="ad"):
    """``all``, ``each`` (the one after ``person``), ``yes``, ``no`` (asks), ``no_yes``."""

    act: Literal["all", "each", "yes", "no", "no_yes"]
    person: int = 0
    role: str = ""


# The curator's message to many


class BroadcastTo(CallbackData, prefix="bt"):
    """Show a draft as this audience (``services.messages.broadcasts.Audience``) will see it."""

    draft: int
    audience: str


class BroadcastSend(CallbackData, prefix="bs"):
    """«Yes, send»."""

    draft: int
    audience: str


class BroadcastAnew(CallbackData, prefix="bn"):
    """Drop the draft and write another."""


class BroadcastReport(CallbackData, prefix="br"):
    """Who has got it so far."""

    broadcast: int


# Requests to the curator or the mentor


class SupportTo(CallbackData, prefix="st"):
    """Whom to ask (``services.messages.requests.Addressee``)."""

    addressee: str


class PsychologistTap(CallbackData, prefix="psy"):
    """The psychologist's support; ``call``: ask to be called."""

    call: bool = False


class SupportAnswer(CallbackData, prefix="sa"):
    """Answer a request."""

    request: int


# One's own data


class MyDataAct(CallbackData, prefix="my"):
    """About oneself: ``show``, ``copy``, ``correct``, ``leave``, ``leave_yes``, ``withdraw``, ``withdraw_yes``.

    What cannot be taken back names the ``person`` it was shown to.
    """

    act: str
    person: int = 0


# The curator's register of participants


class PeopleList(CallbackData, prefix="hl"):
    """A page of people: ``chosen`` is ``people_list.Filter``; ``query``: the beginning of what is searched for.

    ``facet``: what they are picked by besides (``register_facets``); never together with a search.
    """

    chosen: str
    page: int = 0
    query: str = ""
    facet: str = ""


class PeopleAdd(CallbackData, prefix="pad"):
    """How somebody gets into the base besides an invitation."""


class PersonCard(CallbackData, prefix="hc"):
    """A participant's card."""

    person: int


class PersonAct(CallbackData, prefix="ha"):
    """From the card: ``admit``, ``decline``, ``role``, ``swap``, ``link``, ``dismiss``, ``erase``; ``…_yes`` does."""

    person: int
    act: Literal[
        "admit",
        "admit_sure",
        "decline",
        "decline_yes",
        "role",
        "role_yes",
        "swap",
        "swap_yes",
        "link",
        "link_yes",
        "dismiss",
        "dismiss_yes",
        "erase",
        "erase_yes",
    ]
    role: str = ""


class AddPerson(CallbackData, prefix="ap"):
    """Enter somebody without a messenger: the role, and where pupils take part whether a representative consents."""

    role: str = ""
    age: Literal["", "adult", "minor"] = ""


# Meetings. ``draft`` names one dialog: it makes a second tap harmless. ``match`` 0: the whole group.
# Days are ordinals of dates; 1 is today and 2 yesterday at the moment of the tap, 0 another day.


class MeetWith(CallbackData, prefix="mw"):
    """With whom the meeting was."""

    draft: int
    match: int


class MeetDay(CallbackData, prefix="md"):
    """When it was."""

    draft: int
    match: int
    day: int


class MeetMonth(CallbackData, prefix="mm"):
    """A month of the calendar: 202609."""

    draft: int
    match: int
    month: int


class MeetLong(CallbackData, prefix="ml"):
    """How long it was: writes it down. ``twin``: what about a meeting already logged for the day (``Twin``)."""

    draft: int
    match: int
    day: int
    minutes: int
    twin: str = "ask"


class MeetingsPage(CallbackData, prefix="mp"):
    """A page of one's own meetings."""

    page: int = 0


class MeetingOpen(CallbackData, prefix="mo"):
    """A meeting's card; ``whole``: with the other rows of its group; ``page``: where one came from, -1 from nowhere."""

    meeting: int
    whole: bool = False
    page: int = -1


class MeetingDo(CallbackData, prefix="mx"):
    """Begin a change of ``topic``, ``result``, ``kind``, ``stage``, ``number``, ``day``, ``minutes``; ``delete``."""

    meeting: int
    what: Literal["topic", "result", "number", "rhythm", "day", "minutes", "kind", "stage", "delete", "leave"]
    whole: bool = False


class MeetingSet(CallbackData, prefix="ms"):
    """Set a field: ``kind``, ``stage``, ``number``, ``rhythm``, ``day``, ``minutes``."""

    meeting: int
    field: Literal["kind", "stage", "number", "rhythm", "day", "minutes", "delete"]
    value: str
    whole: bool = False


class MendMonth(CallbackData, prefix="mk"):
    """A month of the calendar while a day is being corrected."""

    meeting: int
    month: int
    whole: bool = False


class MeetingAnswer(CallbackData, prefix="ma"):
    """A mentee's answer about what the button says: ``yes``, ``wrong``, ``back``, or what is wrong (``Dispute``)."""

    meeting: int
    day: int
    minutes: int
    answer: str


class MeetingWord(CallbackData, prefix="mz"):
    """How useful the meeting was, in a word (option of the form)."""

    meeting: int
    code: str


class PlanOpen(CallbackData, prefix="mn"):
    """Agree on a meeting; ``meeting``: the appointment that is to be moved."""

    match: int
    meeting: int = 0


class PlanDay(CallbackData, prefix="mq"):
    """The day of an appointment; 0: another month's calendar is in ``month``."""

    match: int
    meeting: int
    day: int = 0
    month: int = 0


class PlanAt(CallbackData, prefix="mt"):
    """The moment of an appointment, seconds since 1970: agrees on it."""

    match: int
    meeting: int
    at: int


class PlanAct(CallbackData, prefix="mu"):
    """With an appointment: ``keep``, ``place``; after it: ``held`` (``minutes``), ``longer``, ``moved``, ``missed``."""

    meeting: int
    act: str
    minutes: int = 0


# Consents beside the programme's own


class OfferTap(CallbackData, prefix="cof"):
    """Under a consent (``domain.consents.ConsentKind``); ``mark`` begins the hash of its text, ``mask``: what of the

    web resources is ticked, in their order.
    """

    kind: Literal["publication", "labour"]
    act: Literal["tick", "full", "give", "refuse"]
    mark: str
    mask: int = 0


class PublicationAct(CallbackData, prefix="pba"):
    """From one's own data, about publication alone: ``offer`` the consent, ``withdraw`` it (asks), ``withdraw_yes``."""

    act: Literal["offer", "withdraw", "withdraw_yes"]


class ResignTap(CallbackData, prefix="rsg"):
    """A mentor lays the duties down: ``ask``, ``day`` (asks), ``yes``; ``day`` is a date's ordinal."""

    act: Literal["ask", "day", "yes"]
    day: int = 0


class ConsentsOf(CallbackData, prefix="cco"):
    """The curator: a person's consents; ``file``: every text with its history as a file; ``age``: the person came of

    age (``age_yes`` after the question).
    """

    person: int
    act: Literal["show", "file", "age", "age_yes"] = "show"


class AgreementTap(CallbackData, prefix="agr"):
    """The curator enters a mentor's agreement: ``new``, ``until`` (the programme's end), ``format``, ``pay``;

    ``release`` (asks), ``release_yes`` ends it early on the day ``value`` (a date's ordinal).
    """

    person: int
    act: Literal["new", "until", "format", "pay", "release", "release_yes"]
    value: str = ""


class ConsentSettings(CallbackData, prefix="cst"):
    """The curator's settings of consents: ``show``, ``operator``, ``sites``, ``none`` (publish nothing), ``pupils``
    (1 or 0), ``age``.
    """

    act: Literal["show", "operator", "sites", "none", "pupils", "age"]
    value: int = 0


class AgeTap(CallbackData, prefix="age"):
    """«Are you of age?»: ``yes``, ``no``; ``again``: the answer was a mistake."""

    act: Literal["yes", "no", "again"]


class GuardianLink(CallbackData, prefix="gln"):
    """A minor asks for the representative's link."""


class GuardianTap(CallbackData, prefix="grd"):
    """The representative, by a link: ``show``, ``full``, ``give``, ``refuse``, ``confirm``; ``withdraw`` (asks),
    ``withdraw_yes``. ``key``: proof of having opened the link; not needed by who has decided, known by the account.
    """

    link: int
    act: Literal["show", "full", "give", "refuse", "confirm", "withdraw", "withdraw_yes"]
    key: str = ""


class WardTap(CallbackData, prefix="wad"):
    """The representative, about the child of a link: ``show`` what is kept, ``copy`` as files, ``ask`` the curator."""

    link: int
    act: Literal["show", "copy", "ask"] = "show"


class ConsentPaper(CallbackData, prefix="cpp"):
    """The curator enters a consent on paper: ``list`` (of what), ``tick`` (web resources of ``mask``), ``ask``,
    ``bare`` (without a picture).
    """

    person: int
    act: Literal["list", "tick", "ask", "bare"]
    kind: Literal["programme", "guardian", "publication", "labour"] = "programme"
    mask: int = 0


class WithdrawalPaper(CallbackData, prefix="wdp"):
    """The curator records a withdrawal that came in writing: ``ask`` for its number and date, ``yes``."""

    person: int
    act: Literal["ask", "yes"]
    kind: Literal["programme", "publication"] = "programme"


class TermTap(CallbackData, prefix="trm"):
    """After the consents' last day: ``show`` what is due, ``ask`` whether to erase everybody, ``yes``."""

    act: Literal["show", "ask", "yes"] = "show"


class RegisterFile(CallbackData, prefix="rgf"):
    """A document of the register that is no order, as a file."""

    document: int


class WordingTap(CallbackData, prefix="wrd"):
    """The curator: texts of consents. ``list``, ``show`` a kind (a new text is awaited), ``ours``, ``publish``."""

    act: Literal["list", "show", "ours", "publish"]
    kind: Literal["programme", "publication", "labour", "guardian"] = "programme"


class RenewTap(CallbackData, prefix="rnw"):
    """A participant's answer to a newer text of the programme's consent; ``mark`` begins the hash of the text."""

    act: Literal["show", "give", "refuse"]
    mark: str = ""


# Staff lists, possible participants, their invitations; doubles


class FormList(CallbackData, prefix="fl"):
    """The questionnaires of the programme, a page of them; ``act``: ``list``, ``sample`` (the file of a new one)."""

    page: int = 0
    act: Literal["list", "sample"] = "list"


class FormAct(CallbackData, prefix="fc"):
    """One of them: ``card``, ``xlsx`` (the file), ``ask`` and ``off`` (out of force)."""

    form: str
    act: Literal["card", "xlsx", "ask", "off"] = "card"


class FormDraft(CallbackData, prefix="fd"):
    """What was sent and is not published; ``mark`` begins its hash. ``look``, ``ask``, ``yes``, ``drop``."""

    mark: str
    act: Literal["look", "ask", "yes", "drop"] = "look"


class FormTry(CallbackData, prefix="ft"):
    """Begin a preview: of a form in force, without one of the draft."""

    mark: str
    form: str = ""


class TryTap(CallbackData, prefix="fq"):
    """Within a preview, as ``AnswerTap`` and ``ReviewTap`` within a response; ``!`` edits a question, ``.`` ends."""

    mark: str
    key: str
    act: str

    @classmethod
    def packed(cls, mark: str, key: str, act: str) -> str:
        """What ``pack`` gives, without a model for each button of a screen."""
        return f"fq:{mark}:{key}:{act}"


class StaffAct(CallbackData, prefix="sl"):
    """A staff list: ``ask`` for a file, ``sample``, ``role`` of rows without one, ``load``; ``mark`` begins the hash of
    the file that was shown.
    """

    act: Literal["ask", "sample", "role", "load", "drop"]
    mark: str = ""
    role: str = ""


class CandidateAct(CallbackData, prefix="ca"):
    """Possible participants: ``slips`` (asks), ``slips_yes``; of one: ``off`` (asks), ``off_yes``, ``later``, ``new``,
    ``declined`` (asks), ``declined_yes``.
    """

    act: Literal["slips", "slips_yes", "off", "off_yes", "later", "new", "declined", "declined_yes"]
    person: int = 0


class MergeAct(CallbackData, prefix="hm"):
    """Put a double (``gone``) together with ``person``: choose whom (no ``gone``), preview, ``sure``."""

    person: int
    gone: int = 0
    page: int = 0
    sure: bool = False


class AuditPage(CallbackData, prefix="au"):
    """A page of the log of who looked at one's own data."""

    page: int = 0


# A person's card in depth: more, corrections, notes, interviews, categories; partners; suggestions


class PeopleFacets(CallbackData, prefix="pf"):
    """What people can be picked by (``kind``: ``subject``, ``category``, ``form``, ``state``), beside a filter."""

    chosen: str
    kind: Literal["", "subject", "category", "form", "state"] = ""


class PersonMore(CallbackData, prefix="pm"):
    """Behind a person's card: ``more``, ``history``, ``edit``."""

    person: int
    page: Literal["more", "history", "edit"] = "more"


class PersonAnswers(CallbackData, prefix="pan"):
    """What a person has answered: which questionnaires, or one of them."""

    person: int
    response: int = 0


class PersonEdit(CallbackData, prefix="ped"):
    """Put a person's ``field`` right: typed next."""

    person: int
    field: Literal["full_name", "post", "contact"]


class NoteTap(CallbackData, prefix="nte"):
    """A curator's notes about somebody: ``show``, ``new``, ``off`` (asks), ``off_yes``."""

    person: int
    act: Literal["show", "new", "off", "off_yes"] = "show"
    note: int = 0
    page: int = 0


class InterviewTap(CallbackData, prefix="itv"):
    """An interview before admission: ``show``, ``new``, ``day`` (an ordinal), ``me``, ``psy`` and ``rec`` (1, 0)."""

    person: int
    act: Literal["show", "new", "day", "me", "psy", "rec"] = "show"
    value: int = 0


class CategoryTap(CallbackData, prefix="ctg"):
    """Categories of somebody in a role: shown; with a ``code`` it is set (``on``) or taken away."""

    person: int
    role: Literal["mentor", "mentee"]
    code: str = ""
    on: bool = True


class PartnerTap(CallbackData, prefix="ptn"):
    """Partner organisations: ``list``, ``new``, ``kind`` (of a new one, or of ``partner``), ``show``, ``edit`` (a
    ``field``), ``off`` (asks), ``off_yes``.
    """

    act: Literal["list", "new", "kind", "show", "edit", "off", "off_yes"] = "list"
    partner: int = 0
    field: Literal["", "name", "kind", "number", "until", "contact"] = ""
    kind: Literal["", "enterprise", "college", "university", "school", "public", "other"] = ""
    page: int = 0


class WorksAt(CallbackData, prefix="wka"):
    """The organisation somebody comes from: chosen from a page of all; ``partner`` 0 lists, -1: none."""

    person: int
    partner: int = 0
    page: int = 0


class AddCandidate(CallbackData, prefix="acn"):
    """Possible participants by hand: the role, then the source, then their names are typed."""

    role: Literal["", "mentor", "mentee"] = ""
    source: Literal["", "staff", "parent", "pupil", "graduate", "partner", "other"] = ""


class ProposeTap(CallbackData, prefix="prp"):
    """A participant suggests a candidate: for which role; typed next."""

    role: Literal["", "mentor", "mentee"] = ""


class ProposalTap(CallbackData, prefix="prd"):
    """The curator and a suggestion: ``list``, ``yes`` (of which ``source``), ``no`` (asks), ``no_yes``."""

    act: Literal["list", "yes", "no", "no_yes"]
    proposal: int = 0
    source: Literal["", "staff", "parent", "pupil", "graduate", "partner", "other"] = ""


# What others tell of a pupil, a curator's records on a teacher, ratings of a pair's programme


class InquiryAct(CallbackData, prefix="iq"):
    """The curator asks others about a pupil: ``list``, ``ask`` (whom), ``note`` (of this ``relation``), ``bare``."""

    person: int
    act: Literal["list", "ask", "note", "bare"] = "list"
    relation: Literal["", "teacher", "psych", "social", "parent", "other"] = ""


class InquiryCard(CallbackData, prefix="ic"):
    """One personal link of the curator's: ``recall`` (asks), ``recall_yes``."""

    inquiry: int
    act: Literal["recall", "recall_yes"]


class InquiryWaiting(CallbackData, prefix="iw"):
    """A page of those who have not answered yet, about all pupils."""

    page: int = 0


class InquiryTap(CallbackData, prefix="it"):
    """Who was asked, by a link: ``show``, ``consent``, ``full``, ``give``, ``refuse``, ``wrong`` (it is not for me).
    ``key``: proof of having opened the link.
    """

    inquiry: int
    act: Literal["show", "consent", "full", "give", "refuse", "wrong"]
    key: str = ""


class InquiryBack(CallbackData, prefix="ib"):
    """Who was asked takes the consent back: ``ask``, ``yes``."""

    act: Literal["ask", "yes"]


class RecordsOf(CallbackData, prefix="rc"):
    """A curator's records on a teacher; ``new``: write one."""

    person: int
    new: bool = False


class RecordRead(CallbackData, prefix="rr"):
    """One response about somebody, to be read; ``file``: a rating as a document."""

    response: int
    file: bool = False


class RatingOf(CallbackData, prefix="rt"):
    """Ratings of a pair's programme; ``new``: give one."""

    match: int
    new: bool = False


# Those without a pair: the curator's list, a mentor who is asked to take one more, the load of mentors


class WaitingList(CallbackData, prefix="wt"):
    """A page of those who have no pair."""

    page: int = 0


class WaitingCard(CallbackData, prefix="wi"):
    """One of them: ``show``, ``rest`` (stop looking), ``search`` (look again), ``form`` (another form of help)."""

    person: int
    act: Literal["show", "rest", "search", "form"] = "show"


class AskMentor(CallbackData, prefix="wq"):
    """Ask a mentor to take this mentee as well."""

    mentee: int
    mentor: int


class AskBack(CallbackData, prefix="wy"):
    """Take a question to a mentor back."""

    ask: int


class AskedTap(CallbackData, prefix="wz"):
    """The mentor's answer to it."""

    ask: int
    yes: bool


class MentorLoads(CallbackData, prefix="lo"):
    """A page of what mentors carry."""

    page: int = 0
