"""A visitor in a real browser: Debian's chromium over the process that `make demo` starts."""

import os
import re
import shutil
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from demo import cast
from tests.demo.stage import Running, launched

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Nothing but our own page: no updates, no accounts, no guesses about the network.
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PATIENCE = 60_000  # milliseconds; the school is being built, perhaps beside other tests
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
OURS = re.compile(r"http://127\.0\.0\.1:\d+/|data:")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true", reason="no chromium on this machine (CI must have it)"
)


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """The demonstration, as a visitor starts it."""
    with launched() as started:
        yield started
        assert started.stop() == (0, "")


@pytest.fixture(scope="module")
def browser(running: Running) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM or "chromium", args=ARGUMENTS)
        yield opened
        opened.close()


def visit(browser: Browser, running: Running, width: dict[str, int], **options: str) -> Iterator[Page]:
    """The page with the school on it; an error of its script, or a request to anybody else, fails the test."""
    context = browser.new_context(viewport={"width": width["width"], "height": width["height"]}, **options)  # type: ignore[arg-type] # the options are literals of Playwright
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if OURS.match(request.url) else faults.append(request.url))
    page.goto(running.address)
    expect(page.locator(".person").first).to_be_visible()
    expect(page.locator("#veil")).to_be_hidden()
    yield page
    context.close()
    assert not faults


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    yield from visit(browser, running, DESKTOP)


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser, running: Running) -> Iterator[Page]:
    yield from visit(browser, running, PHONE, color_scheme=request.param)


def choose(page: Page, name: str) -> None:
    page.locator("#list .person", has_text=name).click()
    expect(page.locator("#name")).to_have_text(name)
    expect(page.locator("#log .message").last).to_be_visible()


def say(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def last(page: Page) -> Locator:
    return page.locator("#log .message").last


def tap(page: Page, label: str) -> None:
    """Tap the newest button with these words (an emoji or a box may stand before them)."""
    page.locator("#log .inline button", has_text=label).last.click()


def test_people_and_search(page: Page) -> None:
    assert page.locator("#list .person").count() == 40
    assert page.locator("#list h2").all_inner_texts() == [
        "Кураторы",
        "Наставники",
        "Наставляемые",
        "Ещё не в программе",
    ]
    page.locator("#search").fill("седова")
    expect(page.locator("#list .person")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text("Седова Анна Петровна")
    expect(page.locator("#keyboard button").first).to_be_visible()


def test_commands_menu(page: Page) -> None:
    choose(page, cast.CURATORS[0])
    page.locator("#slash").click()
    commands = page.locator("#commands button")
    expect(commands.first).to_be_visible()
    assert commands.filter(has_text="/progress").count() == 1
    page.keyboard.press("Escape")
    expect(commands.first).to_be_hidden()
    page.locator("#text").fill("/prog")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("Работа пар")


def test_a_chart(page: Page) -> None:
    choose(page, cast.CURATORS[1])
    say(page, "/charts")
    tap(page, "Встречи по неделям")
    picture = page.locator("#log .photo img").last
    expect(picture).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 400", arg=picture.element_handle())
    picture.click()
    expect(page.locator("#viewer")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#viewer")).to_be_hidden()


def test_the_order_is_downloaded(page: Page) -> None:
    choose(page, cast.CURATORS[0])
    say(page, "/documents")
    tap(page, "84-о")
    with page.expect_download() as caught:
        page.locator("#log a.file").last.click()
    assert caught.value.suggested_filename.endswith(".docx")
    with zipfile.ZipFile(caught.value.path()) as document:
        text = document.read("word/document.xml").decode()
    assert "Седов" in text
    assert "84-о" in text


def test_a_newcomer_fills_in_a_questionnaire(page: Page) -> None:
    """From the curator's link to «Спасибо! Анкета отправлена», with taps and typed words."""
    choose(page, cast.CURATORS[0])
    say(page, "/invite")
    page.locator("#log .message", has_text="Наставляемым").locator("a", has_text="start=").last.click()
    page.locator("#open-list button", has_text="Новый человек").first.click()
    expect(page.locator("#name")).to_have_text("Новый человек")
    tap(page, "Даю согласие")
    answer_all(page)
    expect(last(page)).to_be_visible()
    expect(page.locator("#log")).to_contain_text("Спасибо! Анкета отправлена")


def answer_all(page: Page) -> None:
    """Answer whatever is asked until the questionnaire is sent."""
    typed = {"фамилия": "Рябова Инна Петровна", "фамилии": "Рябова Инна Петровна", "должность": "учитель", "лет": "3"}
    for number in range(1, 20):
        question = page.locator("#log .message", has_text=re.compile(rf"Вопрос {number} из|Проверьте ответы")).last
        expect(question).to_be_visible()
        words = question.locator(".body").inner_text()
        if "Проверьте ответы" in words:
            tap(page, "Отправить")
            return
        options = question.locator(".inline button")
        labels = options.all_inner_texts()
        boxes = [index for index, label in enumerate(labels) if label.startswith("☐")]
        if boxes:
            options.nth(boxes[0]).click()
            expect(page.locator("#log .inline button", has_text="☑").last).to_be_visible()
            tap(page, "Далее")
        elif any("Пропустить" in label for label in labels):
            tap(page, "Пропустить")
        elif reply := next((value for key, value in typed.items() if key in words), ""):
            say(page, reply)
        else:
            options.first.click()


def test_a_day_brings_a_reminder(page: Page) -> None:
    """A meeting is agreed for tomorrow: in the evening both are reminded."""
    before = page.locator("#now").inner_text()
    assert before.startswith("вт, 17 ноября 2026, 12:0")
    page.get_by_role("button", name="+1 день").click()
    expect(page.locator("#now")).to_contain_text("ср, 18 ноября 2026")
    expect(page.locator("#progress")).to_be_hidden()
    reminded = page.locator("#list .person", has=page.locator(".preview", has_text="Завтра, 18 ноября"))
    expect(reminded.first).to_be_visible()
    expect(reminded.first.locator(".badge")).to_be_visible()
    reminded.first.click()
    expect(page.locator("#log .message", has_text="Завтра").last).to_be_visible()


def test_nothing_scrolls_sideways_on_a_phone(phone: Page) -> None:
    def too_wide() -> bool:
        return bool(phone.evaluate("document.documentElement.scrollWidth > innerWidth"))

    assert not too_wide()
    phone.locator("#list .person", has_text=cast.CURATORS[0]).click()
    expect(phone.locator("#log .message").last).to_be_visible()
    expect(phone.locator("#list")).to_be_hidden()
    assert not too_wide()
    assert not phone.evaluate(
        "document.getElementById('scroll').scrollWidth > document.getElementById('scroll').clientWidth"
    )
    phone.get_by_role("button", name="К списку людей").click()
    expect(phone.locator("#list")).to_be_visible()
    expect(phone.locator("#chat")).to_be_hidden()
    phone.go_back()
    expect(phone.locator("#name")).to_have_text(cast.CURATORS[0])


def test_beginning_afresh_with_an_empty_programme(page: Page) -> None:
    """Last of all: the school is gone, a programme without history stands there."""
    page.get_by_role("button", name="Начать заново").click()
    page.get_by_role("button", name="Пустая программа").click()
    expect(page.locator("#list .person")).to_have_count(5)
    choose(page, cast.CURATORS[0])
    expect(page.locator("#log")).to_contain_text("Настройка программы")
