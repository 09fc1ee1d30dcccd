# Words of the curator's charts and of their text twins. No emoji: the font of the pictures has none.

charts-menu = <b>Диаграммы</b>
    Картинки и то же самое словами – выше. Любую можно взять и отдельно.
charts-menu-all = Все сразу
charts-drawing = Рисую…

charts-funnel-button = Путь участников
charts-weeks-button = Встречи по неделям
charts-rhythm-button = Ритм пар
charts-profile-button = Диагностика «на входе»

# 1. The way of the participants
charts-funnel-title = Путь участников
charts-funnel-caption = Сколько человек дошло до каждого шага
charts-funnel-mentors = Наставники
charts-funnel-mentees = Наставляемые
charts-funnel-invited = Приглашены
charts-funnel-consent = Дали согласие
charts-funnel-questionnaire = Заполнили анкету
charts-funnel-admitted = Приняты в программу
charts-funnel-pair = Состоят в паре
charts-funnel-meeting = Провели первую встречу
charts-funnel-empty = Пока нет данных: никто ещё не открыл приглашение.
charts-funnel-line = { $step }: наставники { $mentors }, наставляемые { $mentees }

# 2. Meetings a week
charts-weeks-title = Встречи по неделям
charts-weeks-caption = Столбец – неделя с этого числа. Всего встреч: { $total }
charts-weeks-latest = Последние { $weeks ->
    [one] { $weeks } неделя
    [few] { $weeks } недели
   *[other] { $weeks } недель
  }. Встреч за них: { $total }
charts-weeks-empty = Пока нет данных: ни одна встреча ещё не записана.
charts-weeks-stages = По этапам:
charts-weeks-line = с { $day }: { $total }
charts-stage-1 = организационная
charts-stage-2 = пробная рабочая
charts-stage-3 = планирование
charts-stage-4 = регулярные
charts-stage-5 = заключительная
charts-stage-count = { $stage }: { $count }

# 3. Pairs against their rhythm
charts-rhythm-title = Как давно встречались пары
charts-rhythm-caption = Дней после последней встречи. Чёрточка – ритм, о котором пара договорилась
charts-rhythm-empty = Пока нет данных: пары ещё не сформированы.
charts-rhythm-on-time = в срок
charts-rhythm-late = задерживаются
charts-rhythm-silent = давно не встречались
charts-rhythm-none-yet = встреч ещё не было
charts-rhythm-more = И ещё { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[other] { $count } пар
  }: полный список – словами под картинкой и в Excel
charts-rhythm-days = { $days } дн.
charts-rhythm-line = { $mentors } – { $mentees }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  } при ритме { $rhythm } дн.
charts-rhythm-line-none-yet = { $mentors } – { $mentees }: встреч ещё не было, паре { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }

# 4. Entry assessment
charts-profile-title = Диагностика «на входе»
charts-profile-caption = Средняя самооценка по шкале от 1 до { $highest }
charts-profile-empty = Пока нет данных: средние показываются, когда ответили не меньше пяти человек.
charts-profile-mentors = Наставники: { $count }
charts-profile-mentees = Наставляемые: { $count }
charts-profile-mentors-few = Наставники: ответили меньше 5, не показано
charts-profile-mentees-few = Наставляемые: ответили меньше 5, не показано
charts-profile-line = { $name }: наставляемые { $mentees }, наставники { $mentors }
charts-profile-hidden = –
charts-profile-note = Среднее менее чем пяти ответов не показывается.
charts-not-sent = Картинки не прошли через сеть. То же самое словами:
