# Surveys that a curator opens by hand.
wave-title = <b>Опросы программы</b>
wave-none = Опросов ещё не было. Анкета придёт тем, кого Вы выберете, с кнопкой «Начать».
wave-line-open = ▶️ { $title }: ответили { $answered } из { $guests }
wave-line-closed = ☑ { $title }: закрыт, ответили { $answered } из { $guests }
wave-row = { $title }
wave-button-open = 📋 Открыть опрос
wave-button-results = 📊 Итоги
wave-button-close = Закрыть опрос
wave-button-all = Все опросы
wave-button-back = ⬅️ К опросу
wave-button-other = Другая анкета
wave-which = <b>Какую анкету предложить?</b>
wave-whom = <b>{ $title }</b>
    Вопросов: до { $total }, около { $minutes } мин. { $intro }

    Кому предложить?
wave-audience-all = Всем участникам
wave-audience-mentors = Наставникам
wave-audience-mentees = Наставляемым
wave-audience-curators = Кураторам
wave-audience-person = Одному человеку
wave-who = <b>Кому предложить?</b>
wave-ask = <b>Открыть опрос «{ $title }»?</b>
    Кому: { $whom } ({ $count }). Приглашение придёт сразу, через три дня бот один раз напомнит тем, кто не ответил.
wave-offline = Нет мессенджера, спросите сами: { $names }.
wave-yes-open = Да, открыть на { $days } дней
wave-opened-toast = Опрос открыт
wave-names-more = { $names } и ещё { $count }
wave-card = <b>{ $title }</b>
    Кому: { $whom }.
wave-until = Открыт до { $end }.
wave-was-until = Опрос закрыт. Срок был до { $end }.
wave-turnout = Ответили: { $answered } из { $guests }.
wave-silent = Ещё не ответили: { $names }.
wave-ask-close = <b>Закрыть опрос «{ $title }»?</b> Ответили { $answered } из { $guests }. Начать его больше никто не сможет; кто уже начал, может дослать ответы.
wave-yes-close = Да, закрыть
wave-invite = <b>{ $title }</b>
    { $intro } Около { $minutes } мин, ответить можно до { $end }.
wave-remind = Напоминаю об опросе «{ $title }»: около { $minutes } мин, ответить можно до { $end }.
wave-closed = Опрос «{ $title }» закрыт. Ответили { $answered } из { $guests }.

refused-wave-nobody = Пока некого спросить: нужны принятые в программу участники с мессенджером.
refused-wave-running = Такой опрос для них уже открыт. Посмотреть: /surveys
refused-wave-closed = Этот опрос уже закрыт.
refused-wave-answered = Вы уже ответили на этот опрос. Спасибо!
