# Invitations: what a school forwards to its people, and the list of those that still work.
invite-mentor = <b>Наставникам</b>
    { $organisation } приглашает в программу наставничества. Анкета занимает около 5 минут, ответы сохраняются сразу.

    Откройте ссылку: { $link }
    или напишите боту @{ $bot } код <code>{ $code }</code>

    Приглашение действует до { $until }
invite-mentee = <b>Наставляемым</b>
    { $organisation } приглашает в программу наставничества. Анкета занимает около 5 минут, ответы сохраняются сразу.

    Откройте ссылку: { $link }
    или напишите боту @{ $bot } код <code>{ $code }</code>

    Приглашение действует до { $until }
invite-curator = <b>Ссылка для второго куратора</b>
    Одноразовая: у того, кто откроет её первым, будут те же права, что у Вас. Передайте её лично.

    { $link }
    или код для бота @{ $bot }: <code>{ $code }</code>

    Действует до { $until }
invite-file-name = приглашение.png
invite-sent = Перешлите эти сообщения в общий чат школы или распечатайте QR-код. Когда придут анкеты, я напишу.
invite-button-curator = 🔑 Ссылка для куратора
invite-button-list = 📋 Действующие приглашения
invite-list-title = <b>Действующие приглашения</b>
invite-list-none = Действующих приглашений нет. Создать новые: /invite.
invite-list-line = { $number }. { $whom }, до { $until }, вошли: { $uses }
invite-list-hint = Чтобы отозвать, нажмите номер. Те, кто уже вошёл, останутся.
invite-whom-mentor = Наставникам
invite-whom-mentee = Наставляемым
invite-whom-curator = Куратору, одноразовое
invite-whom-person = Личное: { $name }
invite-button-revoke = Отозвать { $number }
invite-revoke-ask = Отозвать приглашение «{ $whom }» (до { $until })? По его ссылке и коду больше никто не войдёт.
invite-revoke-yes = Да, отозвать
invite-revoked = Приглашение отозвано
refused-invite-incomplete = Сначала нужно заполнить данные для согласия. Откройте /invite ещё раз.
invite-button-forms = 🎯 Для одной формы наставничества
invite-forms-ask = Для какой формы наставничества нужны приглашения? Придут два сообщения: наставникам и наставляемым. Кто войдёт по ним, сразу получит анкету этой формы.
invite-form = Форма наставничества: { wave-mentoring }
invite-whom-form = { $whom }, { wave-mentoring }
