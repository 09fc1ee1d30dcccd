# Words that several dialogs share. One word for one thing (the outer interface relies on them).
button-menu = Меню
button-back = ⬅️ Назад
button-next = ➡️ Далее
button-no = Нет
button-page-back = ‹
button-page-next = ›

menu-title = <b>Меню</b>
menu-cancelled = Остановились. Всё, что Вы уже ввели, сохранено.
not-text-voice = Голосовое я не расшифровываю. Напишите, пожалуйста, текстом.
not-text-other = Здесь нужен текст. Напишите, пожалуйста, словами. Введённое раньше сохранено.
not-understood = Не понял сообщение. Нажмите кнопку внизу или откройте /menu, там всё, что можно сделать.
button-stale = Эта кнопка устарела.
tap-denied = Эта кнопка не для Вас.
command-denied = Эта команда не для Вашей роли. Откройте /menu, там всё, что можно сделать.
trouble = Что-то пошло не так. То, что Вы уже ввели, сохранено. Попробуйте ещё раз через несколько минут.
trouble-storage = Это действие не сохранилось, всё остальное цело. Попробуйте ещё раз через несколько минут.
trouble-toast = Не получилось. Попробуйте ещё раз через минуту.

refused-file-empty = Этот файл пуст. Ничего не изменилось. Проверьте его и пришлите ещё раз.
refused-file-unread = Telegram не отдал этот файл. Ничего не изменилось. Пришлите его, пожалуйста, ещё раз.
refused-stale = Эта кнопка устарела.
refused-not-allowed = Это действие Вам недоступно.
refused-not-found = Этого уже нет: возможно, запись изменили раньше.
refused-too-long = Слишком длинно: { $length } знаков, а можно до { $limit }. Сократите, пожалуйста, и пришлите ещё раз.
refused-empty = Пустой текст не подойдёт. Напишите, пожалуйста, несколько слов.

# A profile as the other side reads it.
card-line = { $label }: { $answer }
card-line-question = { $question } { $answer }
card-gives = Чем может помочь
card-subjects = Предмет
card-grade = Класс
card-course = Курс и специальность
card-company = Место работы

# A user's own text, escaped.
text-as-is = { $text }
