# The choice after the networking meeting («анкетирование о предпочитаемом наставнике / наставляемом»).
choice-word-vote = Выбор
choice-open-mentee = <b>Открыт выбор наставника</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
        [few] { $limit } человек
       *[other] { $limit } человек
    }, с кем Вам хотелось бы работать. Увидит только куратор. Выбрать можно до { $until }.
choice-open-mentor = <b>Открыт выбор наставляемых</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
        [few] { $limit } человек
       *[other] { $limit } человек
    }, кому Вам хотелось бы помочь. Увидит только куратор. Выбрать можно до { $until }.
choice-reminder = <b>Выбор скоро закроется</b>

    Ваш выбор ещё не отправлен. Отметить можно до { $until }. Сделанные отметки уже сохранены.
choice-button-choose = Выбрать
choice-button-choose-mentee = Выбрать наставника
choice-button-choose-mentor = Выбрать наставляемых
choice-which-side = Вы участвуете в двух ролях. Что выбираем?

choice-rank-mentee = <b>Кого Вы хотели бы видеть наставником?</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
       *[other] { $limit } человек
    }, начиная с самого желаемого; нажмите ещё раз, чтобы убрать. Каждая отметка сохраняется сразу. Увидит: только куратор. Изменить можно до { $until }; отметки, не отправленные к этому времени, тоже учитываются.
choice-rank-mentor = <b>Кому Вы хотели бы помочь?</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
       *[other] { $limit } человек
    }, начиная с самого желаемого; нажмите ещё раз, чтобы убрать. Каждая отметка сохраняется сразу. Увидит: только куратор. Изменить можно до { $until }; отметки, не отправленные к этому времени, тоже учитываются.
choice-no-title = <b>С кем работать не хотелось бы?</b>

    Это видит только программа подбора: ни куратор, ни сам человек не узнают. Можно никого не отмечать.
choice-about-title = <b>О каждом</b>

    Нажмите фамилию: покажу то, что человек разрешил рассказать о себе.
choice-card = <b>{ $name }</b>

    { $told }
choice-card-empty = Пока ничего не рассказано.
choice-more-names = Ещё фамилии ▶
choice-button-about = 👤 О каждом
choice-button-send = 📨 Отправить
choice-button-change = Изменить выбор
choice-button-mark = Отметить
choice-label-ranked = { $place }. { $name }
choice-label-no = ☑ { $name }
choice-label-not-no = ☐ { $name }
choice-saved = <b>Ваш выбор сохранён</b>

    { $marks }

    Изменить можно до { $until }. Когда пары согласуют, я напишу.
choice-saved-line = { $place }. { $name }
choice-saved-nobody = Вы никого не отметили: пару предложим по анкетам.
choice-closed-screen = <b>Выбор уже закрыт</b>

    { $marks }

    Сделанные отметки учтены. Когда пары согласуют, я напишу.
choice-none-yet = Выбор ещё не открыт. Я напишу, когда можно будет выбирать.
choice-nobody-to-choose = Пока выбирать не из кого: участников другой стороны сейчас нет. Загляните позже: /vote.

refused-choice-full = Можно отметить не больше { $limit }. Сначала уберите одну отметку.
refused-choice-closed = Выбор уже закрыт.
refused-choice-gone = Этого человека больше нет в списке.
refused-choice-open-already = Выбор уже открыт.
refused-choice-nobody = Выбирать пока не из кого: нужны принятые наставники и принятые наставляемые. Примите анкеты в разделе «Участники».
refused-choice-end-past = Это время уже прошло. Напишите день и час впереди, например: 20.09 в 18:00.

# The curator's side
voting-none = <b>Выбор наставников и наставляемых</b>

    Ещё не открыт. Выбирать смогут: наставников { $mentors }, наставляемых { $mentees }.
voting-hint-no-meeting = Общая встреча не записана. Открыть выбор можно и без неё, но знакомым людям выбирать легче: /networking.
voting-button-open = Открыть выбор
voting-ask-open = Открыть выбор для { $count ->
        [one] { $count } участника
       *[other] { $count } участников
    }? Каждый сразу получит приглашение. Срок – три дня, его можно изменить.
voting-yes-open = Да, открыть
voting-open = <b>Выбор открыт</b> до { $until }

    Отправили: наставники { $mentors_sent } из { $mentors }, наставляемые { $mentees_sent } из { $mentees }
    Начали, но не отправили: { $begun }
voting-closed = <b>Выбор закрыт</b>

    Отправили: наставники { $mentors_sent } из { $mentors }, наставляемые { $mentees_sent } из { $mentees }
    Отметки без отправки учтены: { $begun }
voting-button-refresh = Обновить
voting-button-waiting = Кто ещё не выбрал
voting-button-end = Изменить срок
voting-button-close = Закрыть выбор
voting-button-match = Проект пар
voting-waiting = <b>Ещё не отправили выбор</b>

    { $names }
voting-waiting-nobody = Выбрали все.
voting-ask-close = Закрыть выбор сейчас? Отправили { $sent } из { $total }. Отметки тех, кто не нажал «Отправить», тоже учтутся.
voting-yes-close = Да, закрыть
voting-ask-end = До какого дня и часа можно выбирать? Сейчас до { $until }. Напишите, например: 20.09 в 18:00.
voting-end-unclear = Не понял день и час. Напишите, например: 20.09 в 18:00. Срок пока прежний.
voting-ended-notice = <b>Выбор закрылся</b>: срок вышел. Можно составлять проект пар.
