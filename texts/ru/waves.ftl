# Surveys: opened by a curator or by the clock.
wave-title = <b>Опросы программы</b>
wave-none = Опросов ещё не было. Анкета придёт тем, кого Вы выберете, с кнопкой «Начать».
wave-line-open = ▶️ { $day } · { $title }: ответили { $answered } из { $guests }
wave-line-closed = ☑ { $day } · { $title }: закрыт, ответили { $answered } из { $guests }
wave-line-planned = 🕒 { $title }: откроется { $day }
wave-row-day = { $day } · { $title }
wave-row-same = { $when } (№ { $number })
wave-button-open = 📋 Открыть опрос
wave-button-schedule = 🗓 Опросы по расписанию
wave-button-results = 📊 Результаты
wave-button-remind = 🔔 Напомнить
wave-button-extend = Продлить
wave-button-close = Закрыть опрос
wave-button-cancel = Отменить опрос
wave-button-all = Все опросы
wave-button-back = ⬅️ К опросу
wave-button-other = Другая анкета
wave-button-groups = Все анкеты
wave-button-everybody = Показать всех
wave-button-whom = Кому ещё можно предложить
wave-button-until = Другой срок
wave-button-later = Открыть позже
wave-button-narrow = Уточнить, кому
wave-button-people = Изменить список
wave-button-met = Другое число встреч

wave-which = <b>Какую анкету предложить?</b>
    Выберите раздел или напишите слово из названия, например: мониторинг.
wave-group = { $group ->
        [own] Анкеты школы
        [start] Перед началом работы
        [middle] В середине
        [end] В конце
       *[base] Анкеты форм наставничества
    } ({ $count })
wave-which-of = <b>Какую анкету предложить?</b> { $group ->
        [own] Анкеты школы.
        [start] Перед началом работы.
        [middle] В середине программы.
        [end] В конце программы.
       *[base] Анкеты форм наставничества.
    }
wave-found = По слову «{ $words }» нашлось: { $count }.
wave-found-more = Показаны первые { $count }. Чтобы найти точнее, напишите ещё одно слово.
wave-found-none = В названиях анкет нет слов «{ $words }». Напишите другое слово или откройте весь список.

wave-whom = <b>{ $title }</b>
    Вопросов: до { $total }, около { $minutes } мин. { $intro }

    Кому предложить?
wave-counted = { $words } ({ $count })
wave-audience-all = Всем участникам
wave-audience-mentors = Наставникам
wave-audience-mentees = Наставляемым
wave-audience-curators = Кураторам
wave-audience-people = Выбрать людей
wave-everybody-all = Всем участникам
wave-everybody-mentors = Всем наставникам
wave-everybody-mentees = Всем наставляемым
wave-to-all = всем участникам
wave-to-mentors = наставникам
wave-to-mentees = наставляемым
wave-to-curators = кураторам
wave-to-people = выбранным людям
wave-to-narrowed = { $whom }, { $condition }
wave-only = { $only ->
        [pair] кто работает в паре
        [free] кто пока без пары
        [done] кто завершил работу в паре
        [met] кто провёл в паре { $value ->
            [one] не меньше { $value } встречи
           *[other] не меньше { $value } встреч
        }
       *[other] форма «{ $value }»
    }
wave-button-only = { $only ->
        [pair] Работают в паре
        [free] Пока без пары
        [done] Завершили работу
        [met] Провели от { $value } { $value ->
            [one] встречи
           *[other] встреч
        }
       *[other] { $value }
    }
wave-mentoring = { $form ->
        [teacher_teacher] педагог – педагог
        [head_teacher] руководитель – педагог
        [employer_student] работодатель – студент
        [lecturer_young_teacher] вуз, колледж – молодой педагог
        [teacher_pupil] учитель – ученик
        [pupil_pupil] ученик – ученик
       *[other] { $form }
    }
wave-narrow = <b>{ $title }</b>
    Уточните, кому: { $whom }.
wave-ask-meetings = Сколько встреч должно быть в паре, не меньше? Напишите число, например: 4.
wave-who = <b>{ $title }</b>
    Кому предложить? Отметьте людей; чтобы найти, напишите фамилию.
wave-who-ticked = Отмечено: { $count }.
wave-who-none = По «{ $query }» никого не нашлось. Напишите фамилию иначе или нажмите «Показать всех».
wave-ticked = ☑ { $name }
wave-unticked = ☐ { $name }

wave-ask = <b>Открыть опрос «{ $title }»?</b>
    Кому: { $whom }. { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }: { $names }
wave-offline = Нет мессенджера, спросите сами: { $names }
wave-busy = Ещё { $count } на такой же опрос уже приглашены, второй раз им не придёт.
wave-starts-now = Приглашение придёт сразу.
wave-starts-on = Приглашения придут { $day } в 14:30{ $listed ->
        [1] .
       *[0] {""}, тем, кто подойдёт к тому дню.
    }
wave-rungs = { $count ->
        [0] Напоминаний не будет.
        [1] Кто не ответит, тому бот напомнит через { $last } дн.
       *[other] Кто не ответит, тому бот напомнит через { $days } и { $last } дн.
    }
wave-yes-days = Да, открыть на { $days } дней
wave-yes-until = Да, открыть до { $end }
wave-yes-plan-days = Да, с { $start } на { $days } дней
wave-yes-plan-until = Да, с { $start } до { $end }
wave-ask-opens = Когда открыть опрос? Напишите день, например: 15.10. Приглашения уйдут в 14:30.
wave-ask-closes = До какого дня можно отвечать? Напишите день, например: 15.10.
wave-opened-toast = Опрос открыт
wave-planned-toast = Опрос запланирован
wave-names-more = { $names } и ещё { $count }

wave-card = <b>{ $title }</b>
wave-card-whom = Кому: { $whom }.
wave-card-occasion = { $occasion ->
        [start] По расписанию: каждой паре, когда она начинает работу.
        [interim] По расписанию: середина программы, всем, чьи пары работают.
        [exit] По расписанию: каждому, чья пара завершает работу.
        [quality] По расписанию: кураторам в конце программы.
       *[checkin] По расписанию: каждой паре через 30 дней.
    }
wave-planned = Откроется { $start }, отвечать можно будет до { $end }.
wave-until = Открыт до { $end }.
wave-was-until = Опрос закрыт. Срок был до { $end }.
wave-turnout = Ответили: { $answered } из { $guests }.
wave-silent = Ещё не ответили: { $names }
wave-reminded = { $count ->
        [0] Сегодня всем уже напоминали
        [one] Напоминание уходит: { $count } человеку
       *[other] Напоминание уходит: { $count } людям
    }
wave-ask-close = <b>Закрыть опрос «{ $title }»?</b> Ответили { $answered } из { $guests }. Начать его больше никто не сможет; кто уже начал, может дослать ответы.
wave-yes-close = Да, закрыть
wave-ask-cancel = <b>Отменить опрос «{ $title }»?</b> Он ещё не открыт, о нём никто не знает.
wave-yes-cancel = Да, отменить
wave-ask-extend = <b>Продлить опрос «{ $title }»?</b>
    Сейчас он открыт до { $end }. Выберите день или напишите другой, например: 15.10.
wave-yes-extend = До { $day }
wave-extended = Срок изменён

wave-invite = <b>{ $title }</b>
    { $intro } Около { $minutes } мин, ответить можно до { $end }.
wave-remind = Напоминаю об опросе «{ $title }»: около { $minutes } мин, ответить можно до { $end }.
wave-closed = Опрос «{ $title }» закрыт. Ответили { $answered } из { $guests }.
wave-closed-many = <b>Закончились опросы</b>
wave-nobody-came = Опрос «{ $title }» не открылся: в этот день спросить было некого.

refused-wave-nobody = Пока некого спросить: подходящих участников, принятых в программу, нет.
refused-wave-nobody-picked = Сначала отметьте хотя бы одного человека.
refused-wave-running = Такой опрос для них уже открыт. Посмотреть: /surveys
refused-wave-closed = Этот опрос уже закрыт.
refused-wave-answered = Вы уже ответили на этот опрос. Спасибо!
refused-wave-not-date = Похоже, это не дата. Напишите день, например: { $example }.
refused-wave-day = Так не получится: день прошёл или он позже конца программы. Выберите другой день.
refused-wave-reminded = Сегодня Вы уже напоминали. Завтра можно ещё раз.
