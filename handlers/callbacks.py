"""Every button's data in one table (shared: each dialog appends its own section).

A button carries identity (ids, keys, values), never a list index, and its own view state (page, month). Packed, it is
at most 64 bytes: ids of up to 10 digits, keys and codes of up to 16 characters.
"""

from aiogram.filters.callback_data import CallbackData


class ToMenu(CallbackData, prefix="menu"):
    """To the menu of one's roles."""


class Idle(CallbackData, prefix="idle"):
    """A button that only says something (a page number between two arrows)."""


class RunCommand(CallbackData, prefix="go"):
    """A menu's button: does what the command of that name does."""

    name: str


# The choice after the networking meeting. ``side`` is the voter's own role; ``page`` is the page they are on.


class ChoicePage(CallbackData, prefix="cp"):
    """A page of the ballot: ``step`` is ``rank``, ``about`` or ``no``."""

    choice: int
    side: str
    step: str
    page: int = 0


class ChoiceMark(CallbackData, prefix="cm"):
    """Mark a candidate in ``step`` (``rank`` or ``no``), or take the mark back; what is wanted is said, not toggled."""

    choice: int
    side: str
    step: str
    target: int
    on: bool
    page: int


class ChoiceCard(CallbackData, prefix="cc"):
    """A candidate's short profile."""

    choice: int
    side: str
    target: int
    page: int


class ChoiceSend(CallbackData, prefix="cs"):
    """Finish the ballot."""

    choice: int
    side: str


class VotingAct(CallbackData, prefix="va"):
    """The curator's steps: ``open``, ``open_yes``, ``close``, ``close_yes``, ``end``, ``waiting``, ``show``."""

    act: str
    choice: int = 0
    page: int = 0


class NetworkingReply(CallbackData, prefix="nr"):
    """An invited person's answer."""

    meeting: int
    coming: bool


class NetworkingAct(CallbackData, prefix="na"):
    """The curator's steps: ``new``, ``show``, ``guests``, ``came``, ``move``, ``cancel``, ``cancel_yes``."""

    act: str
    meeting: int = 0
    page: int = 0


class NetworkingTick(CallbackData, prefix="nt"):
    """Somebody was there, or was not after all."""

    meeting: int
    person: int
    came: bool
    page: int


# Questionnaires


class AnswerTap(CallbackData, prefix="q"):
    """Under a question. ``act``: ``=code`` choose, ``+code`` mark, ``-code`` unmark, ``>`` on, ``<`` back, ``s`` skip,
    ``z`` put off.
    """

    response: int
    key: str
    act: str


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


class CorrectForm(CallbackData, prefix="qe"):
    """Change the answers of a questionnaire that was sent."""

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


class ShowChart(CallbackData, prefix="chr"):
    """One chart (``services.charts.Kind``), or all of them: ``all``."""

    kind: str
