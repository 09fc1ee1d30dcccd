# Who cannot be written to (the curator's notice).
delivery-unreachable =
    <b>Бот не может написать { $count ->
        [one] { $count } участнику
       *[other] { $count } участникам
    }</b>: { $names }.
    Чаще всего человек остановил бота или сменил телефон. Передайте, пожалуйста: открыть бота и нажать «Запустить»; с новым телефоном поможет личный код в карточке участника (/people).
delivery-and-more = { $names } и ещё { $more }
