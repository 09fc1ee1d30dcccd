# Reminders: once, short, with the buttons that do what they ask for.
reminder-tomorrow = Завтра, { $moment }, встреча { $with }{ $place }.
reminder-tomorrow-many = <b>Завтра у Вас встречи:</b>
reminder-tomorrow-line = { $clock }, { $names }{ $place }
reminder-soon = Сегодня в { $clock } встреча { $with }{ $place }.
reminder-place = { " " }({ $place })
reminder-move-one = Перенести: { $clock }, { $name }
reminder-happened = <b>Встреча в { $clock } состоялась?</b>
    { $names }, { $day }.
reminder-happened-yes = Да, { $length }
reminder-happened-longer = Да, другая длительность
reminder-happened-moved = Перенесли
reminder-happened-missed = Не состоялась
reminder-happened-length = <b>Сколько длилась встреча?</b>
    { $names }, { $day }
reminder-missed = Понял, встреча { $moment } не состоялась. Назначить новую?

reminder-first-date = Вы { $with } ещё не договорились о первой встрече. Предложить время?
reminder-first-date-held = Встреча уже была
reminder-silence = Вы { $with } не встречались { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }. Если встреча была, запишите её; если нет, предложите время.
reminder-silence-never = Вы { $with } ещё ни разу не встречались. Если встреча была, запишите её; если нет, предложите время.
reminder-silence-many = <b>Давно не встречались:</b>
reminder-silence-line = { $names }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }
reminder-silence-ask = Если встреча была, запишите её.
reminder-silence-log = Записать: { $name }
