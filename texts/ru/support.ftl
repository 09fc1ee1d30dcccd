# Asking the curator or the mentor.
support-whom = <b>У кого спросить?</b>
support-contact = Куратор программы: { $contact }. После согласия на обработку данных вопрос можно будет задать прямо здесь.
support-contact-unknown = спросите в Вашей организации
support-to-mentor = У наставника
support-to-curator = У куратора
support-ask-mentor = Напишите вопрос одним сообщением. Его увидит только наставник, ответ придёт сюда.
support-ask-curator = Напишите вопрос одним сообщением. Его увидит куратор, ответ придёт сюда.
support-sent-mentor = ✅ Передал наставнику. Ответ придёт сюда.
support-sent-curator = ✅ Передал куратору. Ответ придёт сюда.
support-asked-mentor = <b>{ $name } просит совета:</b>

    { $body }
support-asked-guardian = <b>Родитель ученика ({ $name }) обращается к куратору:</b>

    { $body }
support-guardian-of = { $name } (пишет родитель)
support-asked-curator = <b>{ $name } обращается к куратору:</b>

    { $body }
support-button-answer = Ответить
support-button-answer-to = Ответить: { $name }
support-answer-ask = Ответ для: <b>{ $name }</b>

    { $body }

    Напишите ответ одним сообщением.
support-answer-sent = ✅ Ответ отправлен: { $name }.
support-answered = <b>Ответ на Ваш вопрос</b>
    <i>{ $question }</i>

    { $name }: { $answer }
support-answerer = Куратор
support-none = Обращений без ответа нет. Участники пишут Вам через /support или кнопку «Попросить совета».
support-waiting = <b>Обращения без ответа: { $count }</b>
support-waiting-line = { $name }: { $body }
refused-support-no-mentor = Наставника у Вас пока нет. Спросите куратора: /support.
refused-support-nobody = Куратора пока нет: передать некому.
refused-support-answered = На это обращение уже ответили.
