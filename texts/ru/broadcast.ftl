# The curator's message to many.
broadcast-ask = <b>Рассылка</b>
    Напишите текст одним или несколькими сообщениями. Перед отправкой я покажу, как его увидят.
broadcast-whom = Текст: { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[other] { $length } знаков
  }. Кому отправить? Чтобы дополнить текст, просто напишите ещё.
broadcast-nobody-yet = Пока некому: участников с согласием нет.
broadcast-count-all = Всего участников: { $count }
broadcast-count-mentors = Наставники: { $count }
broadcast-count-mentees = Наставляемые: { $count }
broadcast-count-unpaired = Наставляемые без пары: { $count }
broadcast-to-all = Всем участникам
broadcast-to-mentors = Наставникам
broadcast-to-mentees = Наставляемым
broadcast-to-unpaired = Без пары
broadcast-anew = Написать заново
broadcast-message = <b>Сообщение куратора</b>

    { $body }
broadcast-confirm = Так это увидят. Отправить? Получателей: { $count }.
broadcast-yes = Да, отправить
broadcast-offline = Без мессенджера, передайте иначе: { $names }.
broadcast-sending = ✅ Отправляю. Получателей: { $count }. Когда дойдёт, напишу, кто не получил.
broadcast-quiet = Сейчас тихие часы: сообщение уйдёт в { $hour }.
broadcast-button-report = Как дошло
broadcast-button-again = Обновить
broadcast-report = <b>Рассылка</b>: получили { $sent }
broadcast-report-waiting = Ещё отправляется: { $count }
broadcast-report-failed = Не получили { $count }: { $names }. Бот у них заблокирован или удалён, передайте иначе.
broadcast-names-more = { $names } и ещё { $count }
refused-broadcast-nobody = Некому отправлять: в этой группе сейчас никого нет.
