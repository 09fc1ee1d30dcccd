# «Who looked at my data»: what a curator did, said to the person it was done about.
audit-button = Кто смотрел мои данные
audit-title = <b>Кто смотрел и менял Ваши данные</b>
audit-none = Пока никто.
audit-day = <b>{ $day }</b>
audit-line = { $who }: { $what }
audit-times = { $what } ({ $count ->
    [one] { $count } раз
    [few] { $count } раза
   *[many] { $count } раз
})
audit-who-unknown = Куратор
audit-always = Здесь то, что кураторы открывали или меняли именно о Вас, и файлы, в которых Вы есть. Общие списки, где стоит одно имя, не отмечаются. Отключить запись нельзя.
audit-file = Кто смотрел и менял данные

# Looks.
audit-kind-card = просмотр карточки
audit-kind-answers = чтение Ваших ответов в анкете
audit-kind-results = чтение Ваших ответов среди результатов опроса
audit-kind-consents = просмотр согласий
audit-kind-choice = просмотр того, кого Вы выбрали
audit-kind-pair = просмотр Вашей пары
audit-kind-meeting-seen = просмотр записи о встрече
audit-kind-rating = оценка программы Вашей пары
audit-kind-waiting = подбор пары

# Files and papers.
audit-kind-export = файл Excel со всеми участниками программы
audit-kind-document = документ, в котором Вы названы
audit-kind-slip = личное приглашение на печать
audit-kind-hall-card = карточка для общей встречи на печать

# Changes.
audit-kind-add = внесение в программу
audit-kind-edit = исправление данных в карточке
audit-kind-role = изменение роли
audit-kind-category = изменение категории
audit-kind-partner = изменение места работы
audit-kind-note = заметка о Вас
audit-kind-note-off = удаление заметки о Вас
audit-kind-interview = запись о собеседовании
audit-kind-merge = объединение двух записей о Вас
audit-kind-dismiss = вывод из программы
audit-kind-erase = удаление личных данных
audit-kind-list = внесение из списка сотрудников
audit-kind-list-add = внесение в список возможных участников
audit-kind-list-mark = отметка об ответе на приглашение
audit-kind-list-off = удаление из списка возможных участников
audit-kind-link = личная ссылка для входа
audit-kind-link-off = отзыв личной ссылки
audit-kind-admit = решение «принять»
audit-kind-decline = решение «отклонить»
audit-kind-age = отметка о возрасте согласия
audit-kind-form = анкета, внесённая за Вас
audit-kind-record = запись о Вас
audit-kind-inquiry = просьба к другим рассказать о Вас
audit-kind-inquiry-off = отзыв просьбы рассказать о Вас
audit-kind-paper = согласие на бумаге внесено
audit-kind-withdrawal = отзыв согласия, записанный за Вас
audit-kind-agreement = запись о соглашении наставника
audit-kind-attended = отметка, были ли Вы на общей встрече
audit-kind-pair-told = сообщение о Вашей паре
audit-kind-pair-shape = изменение состава, формы или вида пары или группы
audit-kind-pair-list = пара, внесённая из файла
audit-kind-pair-substitute = временный наставник
audit-kind-pair-end = завершение работы в паре
audit-kind-meeting = запись о встрече внесена или исправлена
