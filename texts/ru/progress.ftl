# The curator's screen «course of the programme».
progress-title = <b>Ход программы</b>
progress-title-week = <b>Работа пар · неделя { $week }</b>
progress-title-week-of = <b>Работа пар · неделя { $week } из { $weeks }</b>
progress-nobody = Участников пока нет. Пригласите их командой /invite.
progress-coverage = Охват: { $part } из { $whole } педагогов ({ $percent } %)
progress-coverage-count = Участников: { $part } (число педагогов не задано: /settings)
progress-pupils = учеников { $count }
progress-consents = согласия { $part } из { $whole }
progress-questionnaires = анкеты { $part } из { $whole }
progress-partners = партнёры дали наставников: { $part } из { $whole } ({ $percent } %)
progress-partners-count = партнёры дали наставников: { $part }
progress-pairs = Пары и группы { $count }
progress-on-time = встречались в срок { $count }
progress-late = задерживаются { $count }
progress-silent = давно не встречались { $count }
progress-none-yet = ещё без встреч { $count }
progress-disputed = расхождение { $count }
progress-holiday = Каникулы по { $last }: ритм пар на паузе
progress-meetings = Встречи { $total }, подтверждено { $confirmed }
progress-unconfirmed = без подтверждения { $count }
progress-attention = <b>Требует внимания:</b>
progress-attention-more = и ещё { $count }
progress-two = { $first } и { $second }
progress-concern-silent = { $names }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  } без встречи
progress-concern-no-first = { $names }: первой встречи ещё не было, прошло { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }
progress-concern-disputed = { $names }: расхождение о встрече
progress-concern-unreachable = { $count ->
    [one] { $count } человек не получает
    [few] { $count } человека не получают
   *[other] { $count } человек не получают
  } сообщений: { $names }
progress-concern-awaiting = { $count ->
    [one] { $count } анкета ждёт
    [few] { $count } анкеты ждут
   *[other] { $count } анкет ждут
  } Вашего решения: { $names }
progress-concern-without-pair = { $count ->
    [one] { $count } наставляемый
   *[other] { $count } наставляемых
  } без пары: { $names }
progress-concern-unfinished = { $count ->
    [one] { $count } анкета не закончена
    [few] { $count } анкеты не закончены
   *[other] { $count } анкет не закончены
  }: { $names }
progress-concern-agreement = договор с партнёром «{ $name }»: до { $until }
progress-button-silent = Давно не встречались
progress-button-charts = Диаграммы
progress-button-export = Скачать (Excel)
progress-silent-title = <b>Давно не встречались</b>
progress-silent-nobody = <b>Давно не встречались</b>
    Таких пар нет: все встречаются в своём ритме.
progress-silent-line = { $mentors } – { $mentees }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  } без встречи, ритм { $rhythm } дн.
progress-silent-none-yet = { $mentors } – { $mentees }: встреч ещё не было, паре { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }
