# The networking meeting.
networking-none = <b>Общая встреча</b>

    Ещё не назначена. На ней наставники и наставляемые знакомятся, а потом выбирают друг друга.
networking-button-new = Назначить встречу
networking-ask-when = <b>Когда и где общая встреча?</b>

    Напишите одной строкой, например: { $example }.
networking-example = 24.09 в 15:00, актовый зал
networking-ask-where = Где соберёмся? Например: актовый зал.
networking-when-unclear = Не понял день и час. Напишите, например: 24.09 в 15:00, актовый зал.
networking-hour-missing = А во сколько? Напишите, например: 15:00.
networking-card = <b>Общая встреча</b>
    { $when }, { $place }

    Придут: { $coming } · не смогут: { $not_coming } · ещё не ответили: { $silent }
networking-card-attended = Были: { $attended }
networking-button-guests = Кто придёт
networking-button-came = Кто был
networking-button-move = Перенести
networking-button-cancel = Отменить встречу
networking-button-voting = К выбору
networking-button-again = Назначить ещё одну
networking-guests = <b>Кто придёт</b>

    <b>Придут ({ $coming_count }):</b> { $coming }
    <b>Не смогут ({ $not_coming_count }):</b> { $not_coming }
    <b>Ещё не ответили ({ $silent_count }):</b> { $silent }
networking-nobody = –
networking-came-title = <b>Кто был на встрече?</b>

    Нажмите фамилию, чтобы отметить. Отметка сохраняется сразу. Были: { $attended }.
networking-ask-cancel = Отменить встречу { $when }? Приглашённые получат сообщение.
networking-yes-cancel = Да, отменить
networking-cancelled-done = Встреча отменена, приглашённые узнают об этом.
networking-invite = <b>Приглашаем на общую встречу</b>
    { $when }, { $place }

    Познакомимся, а после встречи каждый отметит, с кем хотел бы работать.
networking-button-yes = Приду
networking-button-no = Не смогу
networking-replied-yes = Спасибо! Ждём Вас: { $when }, { $place }. Если планы изменятся, нажмите «Не смогу».
networking-replied-no = Спасибо, что предупредили. Если получится прийти, нажмите «Приду».
networking-reminder = <b>Завтра общая встреча</b>
    { $when }, { $place }
networking-cancelled = Общая встреча { $when } отменена. О новой дате я напишу.

refused-networking-past = Это время уже прошло. Напишите день и час впереди, например: 24.09 в 15:00.
refused-networking-over = Встреча уже прошла или отменена.
