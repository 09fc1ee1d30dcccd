# Meetings: logging, the card, the list, the mentee's answer, agreeing on the next one.

# Three taps
meeting-with = <b>С кем была встреча?</b>
meeting-group = Вся группа
meeting-group-label = { $name } и ещё { $count }
meeting-when = <b>Когда была встреча?</b>
    { $names }
    Можно и написать: «15.09» или «вчера».
meeting-today = Сегодня
meeting-yesterday = Вчера
meeting-other-day = 📅 Другая дата
meeting-calendar = <b>Какого числа была встреча?</b>
    { $names }
    Выберите день или напишите его: «15.09».
meeting-length = <b>Сколько длилась встреча?</b>
    { $names }, { $day }
    Можно и написать: «40» или «1 ч 20 мин».
meeting-minutes = { $minutes } мин
meeting-hour = 1 час
meeting-hour-half = 1,5 часа
meeting-toast = Записано
meeting-nobody = Записывать пока некого: у Вас ещё нет пары. Как только куратор сообщит о ней, я напишу.
meeting-mentor-logs = Встречу записывает наставник, а Вас попросит подтвердить. Ваши встречи – ниже.

meeting-day-today = сегодня
meeting-day-yesterday = вчера
meeting-moment-today = сегодня в { $clock }
meeting-whole-group = группа ({ $names })
meeting-with-group = с группой ({ $names })

# The journal's card
meeting-saved = ✅ <b>Записано:</b> { $names }, { $day }, { $length }{ $stage }.
meeting-saved-stage = , { $stage }
meeting-card = <b>Встреча: { $day }</b>
    { $names }, { $length }{ $stage }
meeting-asked-one = { $name } получит просьбу подтвердить.
meeting-asked-many = Все получат просьбу подтвердить.
meeting-line-topic = Тема: { $text }
meeting-line-result = Итог: { $text }
meeting-line-kind = Вид: { $kind }
meeting-line-plan = Договорились: { $plan }
meeting-line-second = Это вторая запись за день.
meeting-plan-number = { $number ->
    [one] { $number } регулярная встреча
    [few] { $number } регулярные встречи
   *[other] { $number } регулярных встреч
  }
meeting-plan-rhythm = { $days ->
    [7] каждую неделю
    [14] раз в две недели
    [30] раз в месяц
    [one] раз в { $days } день
    [few] раз в { $days } дня
   *[other] раз в { $days } дней
  }
meeting-verdict-asked = ждём подтверждения
meeting-verdict-confirmed = подтверждена
meeting-verdict-disputed = расхождение
meeting-verdict-silent = без подтверждения
meeting-dispute-date = расхождение: не та дата
meeting-dispute-minutes = расхождение: не та длительность
meeting-dispute-did_not_happen = расхождение: по словам наставляемого, встречи не было
meeting-answer-asked = { $name }: ждём подтверждения
meeting-answer-confirmed = { $name }: подтверждено
meeting-answer-silent = { $name }: без подтверждения
meeting-answer-disputed = { $name }: { $dispute }

meeting-stage-first = первая, организационная
meeting-stage-trial = вторая, пробная рабочая
meeting-stage-planning = планирование
meeting-stage-regular = регулярная
meeting-stage-final = заключительная
meeting-stage-button-first = Первая, организационная
meeting-stage-button-trial = Вторая, пробная рабочая
meeting-stage-button-planning = Планирование
meeting-stage-button-regular = Регулярная
meeting-stage-button-final = Заключительная
meeting-kind-consultation = консультация
meeting-kind-lesson_visit = посещение урока
meeting-kind-mutual_visit = взаимопосещение
meeting-kind-online = онлайн
meeting-kind-button-consultation = Консультация
meeting-kind-button-lesson_visit = Посещение урока
meeting-kind-button-mutual_visit = Взаимопосещение
meeting-kind-button-online = Онлайн

meeting-button-topic = Добавить тему
meeting-button-topic-change = Изменить тему
meeting-button-result = Добавить итог
meeting-button-result-change = Изменить итог
meeting-button-kind = Вид встречи
meeting-button-kind-set = Вид: { $kind }
meeting-button-stage = Изменить этап
meeting-button-next = Назначить следующую
meeting-button-mend-day = Исправить дату
meeting-button-mend-minutes = Исправить длительность
meeting-button-delete = Удалить запись
meeting-button-plan = Число и ритм встреч
meeting-button-list = Все встречи
meeting-button-leave = Не менять

meeting-ask-topic = <b>О чём была встреча?</b> Напишите тему одной-двумя фразами.
meeting-ask-result = <b>Чем закончилась встреча?</b> Напишите итог одной-двумя фразами.
meeting-ask-kind = <b>Какого вида была встреча?</b>
meeting-ask-stage = <b>Какой это этап?</b>
meeting-ask-number = <b>Сколько регулярных встреч вы запланировали?</b>
    Выберите или напишите число. Потом это можно изменить.
meeting-ask-rhythm = <b>Как часто будете встречаться?</b>
    По этому ритму я буду напоминать. Выберите или напишите, например: «раз в 10 дней».
meeting-later = Ещё не решили
meeting-rhythm-7 = Каждую неделю
meeting-rhythm-14 = Раз в две недели
meeting-rhythm-30 = Раз в месяц
meeting-ask-day = <b>Какого числа была встреча?</b>
    { $names }. Сейчас записано: { $day }. Выберите день или напишите его: «15.09».
meeting-ask-minutes = <b>Сколько длилась встреча?</b>
    { $names }, { $day }. Сейчас записано: { $length }. Можно и написать: «40».

meeting-twin = { $when } Вы уже внесли встречу { $with }: { $day }, { $length }. Это она же?
meeting-twin-other = В журнале уже есть встреча { $with }: { $day }, { $length }. Это она же?
meeting-twin-same = Да, она же
meeting-twin-second = Нет, вторая

meeting-delete-ask = <b>Удалить запись?</b>
    { $names }, { $day }, { $length }.
meeting-delete-yes = Да, удалить
meeting-deleted-view = Запись удалена: { $names }, { $day }, { $length }.

# The list
meetings-title = <b>Ваши встречи: { $total }</b>
pair-meetings-title = <b>Встречи пары: { $total }</b>
pair-meetings-line = { $number }. { $day }, { $length } – { $verdict }
pair-meetings-button-back = К паре
pair-button-meetings = Встречи
meetings-none = <b>Встреч пока нет.</b>
meetings-hint = Чтобы открыть встречу, нажмите её номер.
meetings-line = { $number }. { $day }, { $names }, { $length } – { $verdict }
meetings-ahead = 📅 { $moment }, { $names }
meetings-ahead-place = 📅 { $moment }, { $names }, { $place }
meetings-button-log = Записать встречу
meetings-button-plan = Назначить встречу
meetings-button-move = Перенести: { $moment }

# The mentee's answer
meeting-confirm = { $gender ->
    [f] <b>{ $mentor }</b> записала встречу с Вами: { $day }, { $length }. Всё верно?
    [m] <b>{ $mentor }</b> записал встречу с Вами: { $day }, { $length }. Всё верно?
   *[x] <b>{ $mentor }</b> записал(а) встречу с Вами: { $day }, { $length }. Всё верно?
  }
meeting-confirm-curator = В журнал внесена Ваша встреча { $with }: { $day }, { $length }. Всё верно?
meeting-confirm-yes = Подтвердить
meeting-confirm-wrong = Есть ошибка
meeting-confirmed = Спасибо! Встреча подтверждена: { $day }, { $length }.
meeting-word-ask = Встреча была… (наставник ответа не увидит, куратор – только в общих итогах; можно не отвечать)
meeting-answer-back = Изменить ответ
meeting-wrong-ask = <b>Что неверно?</b>
    Записано: { $day }, { $length }.
meeting-wrong-date = Дата
meeting-wrong-minutes = Длительность
meeting-wrong-did_not_happen = Встречи не было
meeting-wrong-told = Спасибо, передано: { $dispute }.
    Когда запись исправят, Вы получите её снова.
meeting-wrong-short-date = неверная дата
meeting-wrong-short-minutes = неверная длительность
meeting-wrong-short-did_not_happen = встречи не было

# What the mentor and others are told
meeting-disputed = <b>{ $mentee }</b>: во встрече есть ошибка – { $dispute }.
    Записано: { $day }, { $length }. Исправьте запись или оставьте её как есть.
meeting-left = Запись оставлена как есть: { $day }, { $length }. Куратор видит расхождение.
meeting-logged = В журнал внесена Ваша встреча { $with }: { $day }, { $length }{ $stage }.
meeting-deleted = Запись о встрече { $with } удалена: { $day }, { $length }.

# Agreeing on a meeting
plan-ask = <b>Когда встретитесь { $with }?</b>
    Выберите или напишите одной строкой: «15.09 в 15:00, каб. 214».
plan-ask-move = <b>На когда перенести встречу { $with }?</b>
    Сейчас: { $moment }. Выберите или напишите одной строкой: «15.09 в 15:00, каб. 214».
plan-slot = { $weekday } { $day }, { $clock }
plan-other = Другое
plan-calendar = <b>В какой день?</b>
    Можно и написать: «15.09 в 15:00, каб. 214».
plan-hour = <b>{ $day }: во сколько?</b>
    Можно и написать: «15:10».
plan-who = <b>С кем назначить встречу?</b>
plan-done = 📅 <b>Договорились:</b> { $moment }, { $names }{ $place }.
    { $told }
plan-told-reminded = { $told } Напомню заранее.
plan-told-one = { $name } получит сообщение.
plan-told-many = Все получат сообщение.
plan-place-part = , { $place }
plan-button-place = Указать место
plan-button-place-change = Изменить место
plan-button-move = Перенести
plan-button-keep = Всё в силе
plan-button-fits = Подходит
plan-ask-place = <b>Где встретитесь?</b> Напишите, например: «каб. 214».
plan-kept = 👍 Хорошо. { $moment }, встреча { $with }{ $place }.
plan-kept-all = 👍 Хорошо. До встречи завтра!
plan-agreed = { $gender ->
    [f] <b>{ $name }</b> назначила встречу: { $moment }{ $place }.
    [m] <b>{ $name }</b> назначил встречу: { $moment }{ $place }.
   *[x] <b>{ $name }</b> назначил(а) встречу: { $moment }{ $place }.
  }
plan-placed = Место встречи { $moment }: { $place }.

refused-meeting-future = Эта дата ещё не наступила. Напишите день, когда встреча уже состоялась, например «вчера».
refused-meeting-before-pair = Эта дата задолго до того, как пара образована. Напишите день не раньше { $day }.
refused-meeting-minutes = Длительность – от 1 до { $limit } минут. Напишите, например: «40».
refused-meeting-not-minutes = Похоже, это не длительность. Напишите число минут, например «40», или «1 ч 20 мин».
refused-meeting-not-day = Похоже, это не дата. Напишите, например: 15.09 или «вчера».
refused-meeting-not-moment = Похоже, здесь нет дня и часа. Напишите, например: «15.09 в 15:00, каб. 214».
refused-meeting-not-clock = Похоже, это не время. Напишите, например: «15:00».
refused-meeting-past = Это время уже прошло. Выберите другое.
refused-meeting-far = { $day } – это больше чем через полгода. Напишите день поближе, например: «завтра в 15:00».
refused-meeting-number = Число встреч – от 1 до { $limit }. Напишите, например: «8».
refused-meeting-rhythm = Напишите, через сколько дней встречаетесь: от 1 до { $limit }. Например: «раз в 10 дней».
refused-meeting-deleted = Эта запись уже удалена.
refused-meeting-gone = Этого уже нет: встречу перенесли или отметили раньше.
refused-meeting-changed = Запись с тех пор исправили. Посмотрите её ещё раз.
refused-meeting-pair-ended = Эта пара уже не работает, записать встречу нельзя. Прошлые встречи сохранены.
refused-meeting-pair-untold = Участникам об этой паре ещё не сообщено. Сначала нажмите «Сообщить участникам» в /pairs.
refused-meeting-no-pair = У Вас пока нет пары. Как только куратор сообщит о ней, я напишу.
refused-meeting-old = Записи больше двух недель. Удалить её может куратор: /support.
