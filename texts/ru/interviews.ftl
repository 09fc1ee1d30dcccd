# The interview before admission and the decision on it.
interview-button = Собеседование
interview-button-new = Внести собеседование
interview-title = <b>Собеседование: { $name }</b>
interview-none = Пока не внесено.
interview-line = <b>Собеседование { $day }: { $verdict }</b>
    Кто проводил: { $holder }, { $psychologist }
    { $conclusion }
interview-for = рекомендуется
interview-against = не рекомендуется
interview-with-psychologist = с психологом
interview-alone = без психолога
interview-ask-day = <b>Собеседование: { $name }</b>
    Когда оно было? Нажмите или напишите, например: 15.09.
interview-today = Сегодня
interview-yesterday = Вчера
interview-ask-holder = { $day }. Кто проводил? Нажмите «Я» или напишите фамилию и имя.
interview-me = Я
interview-ask-psychologist = Был ли на собеседовании психолог?
interview-psy-1 = Да, был
interview-psy-0 = Нет
interview-ask-recommended = К чему пришли?
interview-rec-1 = Рекомендовать
interview-rec-0 = Не рекомендовать
interview-ask-conclusion = Напишите заключение, одно-два предложения. Человек прочтёт его в копии своих данных.
refused-interview-day = Похоже, это не дата. Напишите, например: { $example } или «вчера».
refused-interview-future = Этот день ещё не наступил. Напишите день, когда собеседование было, например: { $example }.
refused-admission-interview = Сначала внесите собеседование: карточка → «Ещё» → «Собеседование».
admission-doubt-missing = <b>{ $name }: собеседования ещё нет</b>
    В программе наставников принимают после собеседования. Внести его или принять без него?
admission-doubt-against = <b>{ $name }: собеседование не в пользу</b>
    По его итогам рекомендации нет. Принять всё равно? Заключение останется в истории.
admission-sure-missing = Да, принять без него
admission-sure-against = Да, принять
admission-left-interview = Ждут собеседования: { $count }. Внесите его и примите каждого отдельно.
admission-none-interview = Все, кто остался, ждут собеседования. Внесите его в карточке («Ещё» → «Собеседование») и примите.
