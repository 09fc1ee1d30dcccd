# The networking meeting.
networking-none = <b>Общая встреча</b>

    Ещё не назначена. На ней наставники и наставляемые знакомятся, а потом выбирают друг друга.
networking-list = <b>Общие встречи</b>

    { $ahead ->
        [0] Впереди встреч нет.
        [one] Впереди { $ahead } встреча.
        [few] Впереди { $ahead } встречи.
       *[other] Впереди { $ahead } встреч.
    } Прошло: { $past }.
networking-list-ahead = { $when }, придут { $coming }
networking-list-past = { $when }, были { $attended }
networking-button-new = Назначить встречу
networking-ask-when = <b>Когда и где общая встреча?</b>

    Напишите одной строкой, например: { $example }.

    Приглашения уйдут сразу. Кого пригласить, сколько продлится встреча и откроется ли после неё выбор, меняется кнопками.
networking-ask-move = <b>Когда и где встретимся теперь?</b>

    Сейчас: { $when }, { $place }, { $length }.

    Напишите одной строкой новые день, час и место, например: { $example }. Приглашённые узнают и ответят заново.
networking-example = послезавтра в 15:00, актовый зал
networking-terms-whom = Кого пригласить: { $whom }
networking-terms-minutes = Длительность: { $length }
networking-terms-choice-on = ☑ Открыть выбор после встречи
networking-terms-choice-off = ☐ Открыть выбор после встречи
networking-ask-minutes = <b>Сколько продлится встреча?</b>
networking-ask-whom = <b>Кого пригласить?</b>

    Рядом – сколько это человек сейчас. Кто подойдёт позже, получит приглашение сам.
networking-audience-all = Все участники: { $count }
networking-audience-free = Без пары и свободные наставники: { $count }
networking-audience-form = Форма «{ $form }»: { $count }
networking-whom-all = всех участников
networking-whom-free = тех, кто без пары, и свободных наставников
networking-whom-form = участников формы «{ $form }»
networking-ask-where = Где соберёмся? Например: актовый зал.
networking-when-unclear = Не понял день и час. Напишите, например: послезавтра в 15:00, актовый зал.
networking-hour-missing = А во сколько? Напишите, например: 15:00.
networking-card = <b>Общая встреча</b>
    { $when }, { $place }
    { $length } · пригласили { $whom }: { $invited }

    Придут: { $coming } · не смогут: { $not_coming } · { $maybe ->
        [0] {""}
       *[other] пока не знают: { $maybe } ·{" "}
    }ещё не ответили: { $silent }
networking-card-attended = Были: { $attended }
networking-card-choice = После встречи выбор откроется сам.
networking-button-guests = Кто придёт
networking-button-came = Кто был
networking-button-came-all = Отметить всех, кто обещал: { $count }
networking-button-plan = План встречи
networking-button-door = Код на входе
networking-button-cards = Карточки и бейджи
networking-button-choice-on = ☐ Выбор после встречи
networking-button-choice-off = ☑ Выбор после встречи
networking-button-move = Перенести
networking-button-cancel = Отменить встречу
networking-button-voting = К выбору
networking-button-again = Назначить ещё одну
networking-button-list = Все встречи
networking-guests = <b>Кто придёт</b>

    <b>Придут ({ $coming_count }):</b> { $coming }
    <b>Пока не знают ({ $maybe_count }):</b> { $maybe }
    <b>Не смогут ({ $not_coming_count }):</b> { $not_coming }
    <b>Ещё не ответили ({ $silent_count }):</b> { $silent }
networking-nobody = –
networking-came-title = <b>Кто был на встрече?</b>

    Нажмите фамилию, чтобы отметить. Отметка сохраняется сразу. Были: { $attended } из { $listed }.
networking-came-uninvited = Пришли без приглашения: { $names }.
networking-ask-cancel = Отменить встречу { $when }? Приглашённые получат сообщение.
networking-yes-cancel = Да, отменить
networking-cancelled-done = Встреча отменена, приглашённые узнают об этом.

progress-networking-ahead = Общая встреча { $when }: придут { $people } из { $invited }
progress-networking-held = Общая встреча { $when }: были { $people } из { $invited }

# What the invited read.
networking-invite = <b>Приглашаем на общую встречу</b>
    { $when }, { $place }, { $length }

    Познакомимся, а после встречи каждый отметит, с кем хотел бы работать.
networking-moved = <b>Общая встреча перенесена</b>
    Теперь: { $when }, { $place }, { $length }

    Сможете прийти? Прежний ответ больше не действует.
networking-button-yes = Приду
networking-button-no = Не смогу
networking-button-maybe = Пока не знаю
networking-button-file = 📅 В календарь
networking-replied-yes = Спасибо! Ждём Вас: { $when }, { $place }. Если планы изменятся, нажмите «Не смогу».
networking-replied-no = Спасибо, что предупредили. Если получится прийти, нажмите «Приду».
networking-replied-maybe = Хорошо. Встреча { $when }, { $place }. Накануне спрошу ещё раз.
networking-tomorrow = <b>Завтра общая встреча</b>
    { $when }, { $place }
networking-today = <b>Сегодня общая встреча</b>
    { $when }, { $place }
networking-remind-ask = { $text }

    Вы придёте?
networking-cancelled = Общая встреча { $when } отменена. О новой дате я напишу.
networking-file-title = Общая встреча наставников и наставляемых
networking-file-notes = { $organisation }. Если планы изменятся, ответьте боту: «Не смогу».
networking-file-programme = Программа наставничества
networking-file-name = Общая встреча.ics
networking-file-sent = Файл для календаря: откройте его, и встреча появится в телефоне. Если её перенесут, пришлю новый.

# The plan of the meeting.
networking-plan-none = <b>План встречи</b>

    Пока пуст. Встреча длится { $length }. Соберу за Вас или выберите упражнения сами: у каждого есть время, материалы и описание по шагам.
networking-plan-itself = Собрать за меня на { $minutes } минут
networking-plan-bank = Добавить упражнение
networking-plan = <b>План встречи</b>

    { $lines }

    Всего { $total } из { $length }. { $exact ->
        [1] Всё время занято.
       *[0] { $over ->
            [1] Лишнее: { $spare }.
           *[0] Свободно: { $spare }.
        }
    } Нажмите упражнение, чтобы прочитать, переставить или убрать.
networking-plan-line = { $at } { $name } ({ $minutes } мин)
networking-plan-at = Начало в { $at }, { $place }-е из { $of }
networking-plan-up = ⬆️ Раньше
networking-plan-down = ⬇️ Позже
networking-plan-drop = Убрать из плана
networking-plan-add = Добавить в план
networking-plan-back = К плану
networking-plan-file = 📄 Скачать план (Word)
networking-plan-file-name = План общей встречи.docx
networking-plan-sent = План с временем, материалами и описаниями – в файле.
networking-making = Готовлю файл…
networking-bank = <b>Добавить упражнение</b>
    { $lines }

    Нажмите название, чтобы прочитать, как его вести.
networking-bank-empty = Все упражнения уже в плане.
networking-bank-line = · { $name } ({ $minutes } мин)
networking-bank-line-for = · { $name } ({ $minutes } мин, { $crowd })
networking-crowd-teachers = для педагогов
networking-crowd-pupils = для учеников
networking-stage-opening = <b>Начало</b>
networking-stage-acquaintance = <b>Знакомство</b>
networking-stage-interaction = <b>Взаимодействие</b>
networking-stage-communication = <b>Общение</b>
networking-stage-closing = <b>Завершение</b>
networking-stage-name-opening = начало
networking-stage-name-acquaintance = знакомство
networking-stage-name-interaction = взаимодействие
networking-stage-name-communication = общение
networking-stage-name-closing = завершение
networking-exercise = <b>{ $name }</b>
    { $stage }, { $length }
    Как делимся: { $group }
    Приготовить: { $material }

    { $steps }
networking-exercise-step = { $number }. { $text }
networking-exercise-nothing = ничего
networking-paper-plan = План общей встречи
networking-paper-when = { $day }, { $hours }, { $place }
networking-paper-total = Упражнения займут { $minutes }; расчёт на { $people } чел.
networking-paper-material = Приготовить
networking-paper-column-time = Время
networking-paper-column-what = Что делаем
networking-paper-column-minutes = Длится
networking-paper-column-group = Как делимся

# The code at the door.
networking-door = <b>Код на входе</b>
    Встреча { $when }

    Участник наводит камеру на QR-код или пишет боту шесть цифр – и отмечается сам, один раз.
    Цифры: <b>{ $code }</b>
    Ссылка: { $link }

    Действует с { $opens } до { $closes }. Отметились: { $came }.
networking-button-qr = Показать QR-код
networking-button-poster = 📄 Плакат на дверь (Word)
networking-button-refresh = Обновить
networking-button-door-new = Сменить код
networking-button-recall = Отозвать код
networking-door-recalled-done = Код отозван: по нему больше не отметиться. Кто уже отметился, отмечен. Новый код появится, когда Вы снова откроете «Код на входе».
networking-qr-sent = Покажите экран или откройте картинку на доске. Цифры для тех, у кого нет камеры: { $code }.
networking-button-door-back = К коду
networking-qr-not-sent = Картинка не дошла, но цифры работают: { $code }.
networking-poster-sent = Плакат на одну страницу: напечатайте и повесьте у входа.
networking-poster-file = Код на входе.docx
networking-poster-title = Отметьтесь, пожалуйста
networking-poster-how = Наведите камеру телефона на код и нажмите «Начать»
networking-poster-typed = или напишите боту @{ $bot } цифры:
networking-poster-until = Код действует с { $since } до { $until }
networking-door-marked = ✅ <b>Отмечено: Вы на встрече</b>
    { $when }, { $place }
networking-door-guest = ✅ <b>Отмечено: Вы на встрече</b>
    В списке приглашённых Вас не было, но Вам рады; куратор увидит, что Вы пришли.
networking-door-already = Вы уже отмечены. Хорошей встречи!
networking-door-early = Ещё рано: код заработает в { $opens }. Встреча { $when }, { $place }.
networking-door-over = Встреча { $when } закончилась, по коду уже не отметиться. Если Вы были на ней, скажите куратору: { $contact }.
networking-door-closed = Встреча { $when } отменена. О новой дате я напишу.
networking-door-recalled = Этот код сменили. Новый – на входе, или спросите куратора: { $contact }.
networking-door-curator = Код работает. Отмечаются по нему участники; кто пришёл, видно в /networking.
networking-door-not-admitted = Отметиться смогут те, чьё участие куратор уже подтвердил. Подойдите, пожалуйста, к куратору: { $contact }.

# Cards and badges.
networking-cards = <b>Карточки и бейджи</b>
    Участников: { $count }

    На карточке – имя, «Могу помочь с» и «Ищу»: только то, что человек сам разрешил показать другой стороне. На бейдже – имя и роль. Напечатайте на A4 и разрежьте по пунктиру.
networking-button-cards-file = 📄 Карточки (Word)
networking-button-badges = 📄 Бейджи (Word)
networking-cards-name = Карточки участников.docx
networking-badges-name = Бейджи.docx
networking-cards-sent = { $count ->
    [one] Готова { $count } карточка, по восемь на листе.
    [few] Готовы { $count } карточки, по восемь на листе.
   *[other] Готово { $count } карточек, по восемь на листе.
}
networking-badges-sent = { $count ->
    [one] Готов { $count } бейдж, по десять на листе.
    [few] Готовы { $count } бейджа, по десять на листе.
   *[other] Готово { $count } бейджей, по десять на листе.
}
networking-hall-role-mentor = наставник
networking-hall-role-mentee = наставляемый
networking-hall-gives = Могу помочь с:
networking-hall-seeks = Ищу:
networking-hall-ask = Спросите меня сами!

# The choice that opens by itself.
networking-choice-opened = <b>Выбор открыт</b>
    Встреча закончилась, участники получили приглашение выбрать. Выбор закроется через три дня; срок можно изменить.
networking-button-close-choice = Закрыть выбор
networking-choice-not = Встреча закончилась, но выбор не открылся: некого или некому выбирать, или с её конца прошло больше двух дней. Открыть можно самим: «К выбору».

refused-networking-past = Это время уже прошло. Напишите день и час впереди, например: послезавтра в 15:00, актовый зал.
refused-networking-far = { $day } – это больше чем через полгода. Приглашения не ушли. Напишите день поближе, например: послезавтра в 15:00, актовый зал.
refused-networking-over = Встреча уже прошла или отменена.
refused-networking-nobody = Печатать пока нечего: в списке приглашённых никого нет. Карточки появятся, когда участники будут приняты.
refused-networking-not-asked = Этой встречи нет среди Ваших приглашений. Если хотите прийти, скажите куратору.
refused-networking-plan-empty = План пока пуст. Добавьте упражнения или нажмите «Собрать за меня».
refused-networking-door-unknown = Такой код не подходит. Проверьте шесть цифр на входе и напишите ещё раз.
