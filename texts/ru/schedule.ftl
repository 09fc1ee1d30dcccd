# Surveys by the clock: the curator's schedule, and the one message in which they come to a person.
schedule-title = <b>Опросы по расписанию</b>
    Эти анкеты бот предлагает сам: в рабочие дни с 14:30 до 19:00, все одним сообщением, не чаще раза в день. Кто не ответит, тому он напомнит.
schedule-entry = ☑ <b>При вступлении</b>: оценка на входе, каждому сразу после анкеты.
settings-button-surveys = Опросы по расписанию
schedule-form = «{ $title }»
schedule-line = { $on ->
        [1] ☑
       *[0] ☐
    } <b>{ $occasion ->
        [interim] Середина программы
        [exit] Пара завершает работу
        [quality] Конец программы
       *[checkin] Первый месяц пары
    }</b>: { $when }
    { $occasion ->
        [interim] Кому: участникам, чьи пары работают не меньше двух недель, и кураторам.
        [exit] Кому: обоим, как только Вы отметите пару завершённой; за две недели до конца программы и всем, кто ещё работает.
        [quality] Кому: кураторам.
       *[checkin] Кому: обоим, через 30 дней после того, как они узнали друг о друге.
    }
    Анкеты: { $forms }.
schedule-no-day = { $occasion ->
        [checkin] пока никому.
        [exit] по ходу; общий день появится, когда в /settings будет конец программы.
       *[other] день появится, когда в /settings будет конец программы.
    }
schedule-day = { $occasion ->
        [exit] по ходу; кто работает до конца, тем { $day }
        [checkin] ближайший день { $day }, пар: { $pairs }.
       *[other] { $day }{ $passed ->
            [1] , прошло.
           *[0] .
        }
    }
schedule-switch = { $on ->
        [1] ☑
       *[0] ☐
    } { $occasion ->
        [interim] Середина программы
        [exit] Пара завершает работу
        [quality] Конец программы
       *[checkin] Первый месяц пары
    }

waiting = { $occasion ->
        [interim] <b>Середина программы: расскажите, как идёт работа.</b>
        [exit] <b>Спасибо за работу в паре! Осталось подвести итоги.</b>
       *[other] <b>Несколько коротких анкет программы.</b>
    }
    { $count ->
        [one] Вас ждёт { $count } анкета
        [few] Вас ждут { $count } анкеты
       *[other] Вас ждут { $count } анкет
    }, всего около { $minutes } мин:
waiting-again = Напоминаю: { $count ->
        [one] Вас ждёт { $count } анкета
        [few] Вас ждут { $count } анкеты
       *[other] Вас ждут { $count } анкет
    }, всего около { $minutes } мин:
waiting-line = • { $title }, { $minutes } мин{ $dated ->
        [1] {""}, до { $end }
       *[0] {""}
    }
waiting-end = Можно по одной, с перерывами.{ $dated ->
        [1] {" "}Ответить можно до { $end }.
       *[0] {""}
    }
waiting-more = { $count ->
        [one] Осталась ещё { $count } анкета
        [few] Остались ещё { $count } анкеты
       *[other] Осталось ещё { $count } анкет
    }: «{ $title }», около { $minutes } мин. Можно сейчас, можно позже: /surveys
refused-wave-none-left = Все анкеты заполнены. Спасибо!
