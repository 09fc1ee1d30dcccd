# Agreement of both sides: a mentee chooses among candidates, the mentor accepts or declines.
agree-choose = <b>С кем из наставников Вы хотели бы работать?</b>
    Отметьте одного или нескольких, начиная с самого желаемого, и нажмите «Отправить». Ответ увидит только куратор; мест у наставников немного, поэтому пару утверждает он. Ждём до { $until }.
agree-name = <b>{ $name }</b>
agree-button-none = Никого из них
agree-sent = Спасибо, Ваш ответ отправлен. Когда пары утвердят, я сразу напишу.
agree-none = Понимаю. Куратор поищет ещё и напишет Вам. Если хотите, напишите ему сейчас одним сообщением, какой наставник Вам нужен.
agree-word-kept = Спасибо, куратор прочитает.
agree-ask = <b>Вас хотели бы видеть наставником</b>
    Согласны ли Вы? Отказаться можно, это не в упрёк: причину увидит только куратор. Ждём до { $until }.
agree-button-accept = Согласиться
agree-button-decline = Отказаться
agree-accepted = Спасибо за согласие! Когда пары утвердят приказом, я сразу напишу.
agree-full = Спасибо! Все места, которые Вы назвали, уже заняты, поэтому ещё одного наставляемого не добавляем.
agree-reason = Напишите причину в двух словах: её увидит только куратор. Если не хочется, нажмите «Без причины».
agree-button-bare = Без причины
agree-declined = Понимаю, спасибо за ответ. Куратор решит, как быть дальше.
agree-remind = Напоминаю: завтра срок ответа заканчивается.
refused-agreeing-closed = Этот вопрос уже закрыт. О парах я напишу, когда их утвердят.
refused-agreeing-nobody = Отметьте хотя бы одного или нажмите «Никого из них».
refused-agreeing-off = Рассылка предложений выключена. Включить: /settings, «Согласие сторон».
refused-agreeing-choice = Ещё идёт выбор: предложения можно разослать, когда он закроется. Закрыть раньше: /voting.
refused-agreeing-there = Предложения уже разосланы. Сначала завершите прежнюю рассылку.
refused-agreeing-full = У этого наставника нет свободного места. Ничего не изменилось.
refused-agreeing-none = Согласованных пар пока нет. Ничего не изменилось.

board-button-open = Разослать предложения
board-button = Ход согласования
board-open-ask = <b>Разослать предложения?</b>
    Каждый наставляемый из проекта увидит до трёх наставников и отметит желаемых. Потом спрошу наставников. На ответ у каждого { $days }. После отказа: { $onward }. Кто отказался, не узнает никто, кроме Вас.
board-onward-down = спрошу следующего из списка наставляемого
board-onward-curator = верну Вам
board-open-yes = Да, разослать
board-title = <b>Согласие сторон</b>
    Согласовано { $agreed } · ждём наставника { $asked } · выбирают { $choosing } · решать Вам { $returned }
board-title-stopped = <b>Согласие сторон: рассылка остановлена</b>
    Согласовано { $agreed } · решать Вам { $returned }
board-line = { $mentee }: { $state }
board-agreed = согласовано, { $mentor }
board-asked = ждём ответа, { $mentor }
board-choosing = выбирает
board-why-none = не выбрал(а) никого
board-why-declined = наставники отказались
board-why-silent = нет ответа в срок
board-why-left = наставник вышел из программы
board-why-full = у выбранных нет мест
board-why-stopped = рассылка остановлена
board-case = <b>{ $mentee }</b>: { $state }
board-candidate = { $rank }{ $mentor } – { $said }
board-reason = { " " }Причина: { $reason }
board-reply-open = не спрашивали
board-reply-asked = ждём ответа
board-reply-accepted = согласие
board-reply-declined = отказ
board-reply-silent = нет ответа
board-reply-full = нет места
board-word = Написал(а) Вам: { $word }
board-decide = Решить самому: нажмите наставника со свободным местом.
board-decided = Записано
board-button-back = Ко всем
board-button-stop = Остановить рассылку
board-button-close = Закрыть без новых пар
board-stop-ask = Остановить рассылку? Больше никого не спрошу; согласованные пары ({ $agreed }) останутся, их можно согласовать.
board-stop-yes = Да, остановить
board-close-ask = Закрыть рассылку без новых пар? Согласованное в ней ({ $agreed }) не сохранится. Проект пар останется.
board-close-yes = Да, закрыть
board-closed = Рассылка закрыта, проект пар на месте: /match.
board-back = В рассылке предложений пара не сложилась у { $count } { $count ->
        [one] наставляемого
       *[other] наставляемых
    }: решение за Вами.
