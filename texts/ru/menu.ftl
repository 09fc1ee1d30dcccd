# The menu, help, the keyboard that is always at hand.
menu-hint = Что нужно сделать?
menu-owed = Остался один шаг: заполните анкету. Ответы сохраняются сразу, отвечать можно с перерывами.
menu-row-profile = 👤 Моя анкета
menu-row-vote = ☑️ Выбор
menu-row-pair = 🤝 Моя пара
menu-row-plan = 🗺 План
menu-row-meet = 📝 Записать встречу
menu-row-meetings = 📅 Встречи
menu-row-surveys = 📋 Анкеты
menu-row-mydata = 🔐 Мои данные
menu-row-support = 💬 Написать куратору
menu-row-support-curator = 💬 Обращения
menu-row-invite = ✉️ Пригласить
menu-row-people = 👥 Участники
menu-row-networking = ☕️ Общая встреча
menu-row-voting = 🗳 Выбор пар
menu-row-match = 🧩 Проект пар
menu-row-pairs = 🤝 Пары
menu-row-progress = 📊 Ход программы
menu-row-charts = 📈 Диаграммы
menu-row-roadmap = 🗺 Дорожная карта
menu-row-documents = 📄 Документы
menu-row-export = 💾 Скачать (Excel)
menu-row-broadcast = 📣 Рассылка
menu-row-settings = ⚙️ Настройки

help-participant = <b>Помощь</b>
    Всё, что можно сделать, – в /menu. Кнопки внизу – самое нужное.
    /cancel останавливает то, что Вы начали; введённое сохраняется.
    Вопрос по программе: { $contact }.
help-curator = <b>Помощь</b>
    Порядок работы: /invite – пригласить, «Принять всех» – подтвердить участников, затем общая встреча, выбор, проект пар и приказ. Ход программы виден в /progress.
    Всё остальное – в /menu. /cancel останавливает начатое; введённое сохраняется. Данные программы: /settings.

keyboard-meet = Записать встречу
keyboard-pair = Моя пара
keyboard-surveys = Анкеты
keyboard-support = Попросить совета
keyboard-help = Помощь
keyboard-progress = Ход программы
keyboard-people = Участники
keyboard-pairs = Пары
keyboard-more = Ещё
word-meeting = встреча
word-help = помощь
word-menu = меню
word-cancel = отмена

not-admitted-yet = Куратор ещё не подтвердил Ваше участие. Как только подтвердит, я напишу, и это откроется.
