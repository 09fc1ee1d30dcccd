# The draft of pairs before the curator (D33).
draft-title = <b>Проект пар: { $pairs ->
    [one] { $pairs } пара
    [few] { $pairs } пары
   *[many] { $pairs } пар
}, { $mentors ->
    [one] { $mentors } наставник
    [few] { $mentors } наставника
   *[many] { $mentors } наставников
}, { $left ->
    [0] без пары никого
   *[other] без пары { $left }
}</b>
draft-which-form = <b>Проект пар</b>
    В каждой форме наставничества проект свой. Какой покажу?
draft-way = Вариант: { $way }
draft-way-choice = по выбору
draft-way-forms = по анкетам
draft-way-even = поровну
draft-way-everyone = чтобы никто не остался
draft-first-choices = Первый выбор получили { $got } из { $all }
draft-mutual = Взаимных выборов { $count }
draft-by-questionnaires = По анкетам { $count }
draft-groups = Наставников с несколькими наставляемыми: { $count }
draft-idle = Наставников без наставляемого: { $count }
draft-choice-none = Выбора ещё не было: пары подобраны по анкетам.
draft-choice-open = Выбор ещё идёт: учтены отметки, сделанные к этой минуте.
draft-secret = До согласования участники ничего не узнают.
draft-button-pairs = По парам
draft-button-left = Кто без пары
draft-button-ways = Сравнить варианты
draft-button-weigh = Что важнее
draft-button-undo = ↩️ Отменить последнее
draft-button-agree = Согласовать состав пар
draft-button-back = К проекту пар
draft-last-step = Последнее изменение: { $step }.

# What a step was: in «Последнее изменение: …» and in «Отменено: …».
draft-step-pin = закреплена пара { $mentee }
draft-step-unpin = пара { $mentee } снова может меняться
draft-step-forbid = не соединять { $mentee } и { $mentor }
draft-step-allow = снова можно соединять { $mentee } и { $mentor }
draft-step-move = { $mentee } → { $mentor }
draft-step-swap = { $mentee }: обмен наставниками
draft-step-aside = отложен подбор для { $mentee }{ $mentor }
draft-step-back = снова подбираем для { $mentee }{ $mentor }
draft-step-way = выбран другой вариант
draft-step-weigh = изменено, что важнее

draft-pair = Пара { $place } из { $count }

    { $mentee } → <b>{ $mentor }</b>
draft-pair-pinned = 📌 Эта пара не меняется.
draft-reason-mutual = Взаимный выбор ({ $mentee_rank }-й и { $mentor_rank }-й).
draft-reason-mentee-choice = Выбор наставляемого: { $mentee_rank }-й.
draft-reason-mentor-choice = Выбор наставника: { $mentor_rank }-й.
draft-reason-questionnaires = По анкетам.
draft-why-needs = Наставник может помочь по { $covered ->
    [one] { $covered } запросу
   *[other] { $covered } запросам
} из { $total }: { $names }.
draft-why-no-needs = Из запросов наставляемого ({ $total }) наставник не назвал ни одного.
draft-why-subjects = Общий предмет: { $names }.
draft-why-slots = Удобно обоим: { $names }.
draft-why-gap = Опыт наставника больше на { $years ->
    [one] { $years } год
    [few] { $years } года
   *[many] { $years } лет
}.
draft-why-short = Поможет по { $covered ->
    [one] { $covered } запросу
   *[other] { $covered } запросам
} из { $total }.
draft-button-pin = 📌 Не менять
draft-button-unpin = Можно менять
draft-button-why = Почему
draft-button-other = Другой наставник
draft-button-swap = Поменять местами
draft-button-part = Разъединить
draft-button-forbid = Не соединять
draft-button-list = Списком
draft-list-title = <b>Пары списком</b> ({ $count }). Нажмите имя наставляемого.
draft-list-line = { $pinned ->
    [yes] 📌{ " " }
   *[no] { "" }
}{ $mentee } → <b>{ $mentor }</b>
    { $reason }
draft-no-pairs = В проекте нет ни одной пары. Кто и почему остался без пары, видно по кнопке «Кто без пары».
draft-pinned = Пара останется, как бы ни менялся проект
draft-unpinned = Пара снова может меняться
draft-forbidden = Больше не предложу этих двоих друг другу
draft-allowed = Этих двоих снова можно соединять
draft-moved = Наставник заменён, остальное пересчитано
draft-swapped = Наставники поменялись, обе пары закреплены
draft-aside = Подбор отложен, остальное пересчитано
draft-aside-back = Снова ищем пару
draft-undone = Отменено
draft-way-chosen = Вариант выбран
draft-weighed = Сохранено, проект пересчитан

# Why the two fit, part by part.
draft-why-title = <b>Почему эта пара</b>
    { $mentee } → { $mentor }
draft-why-line = { $mark } { $part }: { $said }
draft-why-part-needs = Запросы
draft-why-part-subject = Предмет
draft-why-part-slots = Удобное время
draft-why-part-level = Ступень школы
draft-why-part-experience = Опыт
draft-why-part-format = Как встречаться
draft-why-part-category = Какая поддержка нужна
draft-why-part-building = Здание
draft-why-part-kind = Вид наставничества
draft-why-part-reverse = Чему научится наставник
draft-why-yes = совпадает
draft-why-no = не совпадает
draft-why-covered = поможет по { $covered } из { $total }{ $names }
draft-why-common = { $names }
draft-why-years = у наставника { $years ->
    [0] столько же лет
    [one] на { $years } год больше
    [few] на { $years } года больше
   *[many] на { $years } лет больше
}
draft-why-years-less = у наставника меньше, чем у наставляемого
draft-why-unknown = На сравнение не повлияло, потому что ответа нет: { $parts }.
draft-why-weightless = Сейчас не учитывается: { $parts }.
draft-why-legend = ● подходит, ◐ подходит отчасти, ○ не подходит. Порядок и вес: «Что важнее» в проекте пар.
draft-level-preschool = дошкольники
draft-level-primary = начальные классы
draft-level-older = 5–11 классы

# What a step changed, and what one would change.
draft-changes = Что изменилось:
draft-changes-more = … и ещё { $count }
draft-change = • { $mentee }: теперь { $mentor }
draft-change-lost = • { $mentee }: теперь { $mentor }, { $rank }-й выбор потерян
draft-change-won = • { $mentee }: теперь { $mentor }, это { $rank }-й выбор
draft-change-left = • { $mentee }: без пары
draft-change-left-lost = • { $mentee }: без пары, { $rank }-й выбор потерян
draft-rank = { $rank ->
    [1] первый
    [2] второй
    [3] третий
   *[other] { $rank }-й
}
draft-break-lost = ⚠️ { $mentee } потеряет { $rank } выбор
draft-break-lost-to = ⚠️ { $mentee } потеряет { $rank } выбор, наставником станет { $mentor }
draft-break-left = ⚠️ { $mentee }: без пары
draft-break-left-lost = ⚠️ { $mentee }: без пары, { $rank } выбор потерян
draft-break-won = { $mentee } получит { $rank } выбор: { $mentor }
draft-break = { $mentee }: наставником станет { $mentor }

draft-other = <b>Другой наставник для { $mentee }</b>
    Сейчас: { $mentor }. Нажмите имя, и пара закрепится.
draft-other-left = <b>Наставник для { $mentee }</b>
    Сейчас без пары: { $reason }. Если соединить вручную, могут сдвинуться другие: кто, написано под каждым именем. Пара закрепится.
draft-other-order = Первыми те, кто лучше подходит по анкетам.
draft-not-everybody = Здесь намеренно не все имена: так никто не узнает чужое «нет». Любую пару можно добавить в /pairs.
draft-while-choice = Пока идёт выбор, других вариантов не показываю: иначе по списку было бы видно чужие отметки. Закройте выбор в /voting или дождитесь его конца.
draft-other-line = <b>{ $mentor }</b>, мест { $capacity }
draft-other-over = Это больше, чем мест у наставника: договоритесь с ним заранее.
draft-other-free = Для остальных ничего не меняется.
draft-other-none = Других подходящих вариантов нет.
draft-other-forbidden = Вы просили не соединять: { $names }.
draft-button-allow = Снять запрет: { $mentor }
draft-button-aside = Пока не подбирать
draft-button-look-again = Подбирать снова

draft-swap = <b>Поменять местами</b>
    { $mentee } → { $mentor }. С кем поменяться наставниками? Обе пары закрепятся.
draft-swap-line = { $mentee } → { $mentor }
draft-swap-none = Поменяться сейчас не с кем.

draft-part = <b>Разъединить пару?</b>
    { $mentee } → { $mentor }

    Кому пока не подбирать пару? Остальное пересчитаю; отменить можно в один тап.
draft-part-mentee = <b>Если отложить наставляемого ({ $mentee }):</b>
draft-part-mentor = <b>Если отложить наставника ({ $mentor }):</b>

draft-left-title = <b>Кто без пары</b>
draft-left-nobody = <b>Кто без пары</b>
    Все наставляемые и наставники в парах.
draft-left-mentees = <b>Наставляемые:</b>
draft-left-mentors = <b>Наставники:</b>
draft-left-line = • { $name }: { $reason }
draft-left-mentee-no-mentors = наставников пока нет
draft-left-mentee-no-capacity = у наставников не хватает мест
draft-left-mentee-no-other-suitable = других подходящих вариантов нет
draft-left-mentee-aside = подбор отложен Вами
draft-left-mentor-no-mentees = все наставляемые уже в парах
draft-left-mentor-no-capacity = свободных мест нет
draft-left-mentor-no-other-suitable = других подходящих вариантов нет
draft-left-mentor-aside = подбор отложен Вами
draft-left-mentor-small-group = группа вышла бы слишком маленькой
draft-left-advice = Нажмите имя: покажу до трёх подходящих наставников. Поиск пары продолжается, участникам ничего не сообщается.
draft-left-back = Вернуть: { $mentor }

# All ways side by side.
draft-ways-title = <b>Сравнить варианты</b>
    Наставляемых { $mentees }, мест у наставников { $places }. Закреплённое и запреты остаются в каждом.
draft-ways-line = <b>{ $way }{ $current ->
    [yes] { " " }(сейчас)
   *[no] { "" }
}</b>
draft-ways-same = Те же пары, что «{ $way }».
draft-ways-pairs = Пар { $pairs }, наставников занято { $mentors }, без пары { $left ->
    [0] никого
   *[other] { $left }
}; у одного наставника не больше { $busiest }.
draft-ways-choice = Первый выбор { $got } из { $all }{ $ranked ->
    [yes] , в среднем { $mean }-й
   *[no] { "" }
}; взаимных { $mutual }.
draft-ways-won = Получат пару: { $names }.
draft-ways-lost = Потеряют первый выбор: { $names }.
draft-ways-rivals = { $count ->
    [one] Один раз наставляемому и наставнику обоим было бы лучше друг с другом.
    [few] { $count } раза наставляемому и наставнику обоим было бы лучше друг с другом.
   *[many] { $count } раз наставляемому и наставнику обоим было бы лучше друг с другом.
}
draft-ways-about-choice = сначала взаимный выбор, потом анкеты
draft-ways-about-forms = только анкеты, выбор не учитывается
draft-ways-about-even = столько же пар, нагрузка ровнее
draft-ways-about-everyone = как можно больше пар
draft-ways-note = Другие варианты никуда не денутся: вернуться можно, пока состав не согласован.
draft-button-take = Взять: { $way }

# What weighs how much.
weigh-title = <b>Что важнее при подборе</b>
    Выбор людей всегда впереди. Это решает там, где выбора не было или он равный. Нажмите строку, чтобы изменить.
weigh-saved = Так и настроено сейчас.
weigh-nothing-changes = Если сохранить, пары не изменятся.
weigh-changes = <b>Если сохранить,</b> { $count ->
    [one] изменится наставник у { $count } человека
   *[other] изменится наставник у { $count } человек
} из { $all }.
weigh-first = Первый выбор: { $after } из { $all } (сейчас { $before }).
weigh-mean = В среднем достаётся { $after }-й выбор (сейчас { $before }-й).
weigh-left = Без пары: { $after } (сейчас { $before }).
weigh-unanswered = Ещё могут сравниваться, но ответов в анкетах пока нет: { $parts }.
weigh-part = { $part }: { $level }
weigh-level-0 = не важно
weigh-level-1 = меньше
weigh-level-2 = обычно
weigh-level-3 = больше
weigh-part-needs = Запросы
weigh-part-subject = Предмет
weigh-part-slots = Время
weigh-part-level = Ступень
weigh-part-experience = Опыт
weigh-part-format = Формат
weigh-part-category = Поддержка
weigh-part-building = Здание
weigh-part-kind = Вид
weigh-part-reverse = Взаимность
weigh-preset-needs = Главное: запросы
weigh-preset-subject = Главное: предмет
weigh-preset-near = Главное: удобно видеться
weigh-preset-usual = Вернуть обычное
weigh-least = В группе от { $least }
weigh-most = { $most ->
    [0] До: сколько готов сам
   *[other] До: { $most }
}
weigh-save = Сохранить
refused-weights-nothing = Что-нибудь одно должно быть важно: иначе сравнивать не по чему.
refused-group-limits = Наибольшая группа не может быть меньше наименьшей.

draft-agree-ask = <b>Согласовать состав пар?</b>
    { $pairs ->
        [one] Будет создана { $pairs } пара
        [few] Будут созданы { $pairs } пары
       *[many] Будет создано { $pairs } пар
    } и проект приказа. Участникам пока ничего не сообщается.
draft-agree-left = Без пары останутся: { $names }.
draft-agree-yes = Да, согласовать
draft-agreed = <b>Состав пар согласован.</b> Всего пар: { $pairs }. Готовлю проект приказа…
draft-changed-by = Проект пар уже изменён: { $name }, { $time }. Ваше нажатие ничего не изменило. Вот он сейчас.
refused-draft-changed = Проект пар изменился: его только что правил другой куратор или появились новые пары. Ваше нажатие ничего не изменило.
refused-draft-agreed = Состав пар уже согласован. Ваше нажатие ничего не изменило.
refused-draft-nothing-to-undo = Отменять больше нечего.
refused-draft-empty = В проекте нет ни одной пары, согласовывать нечего.
refused-draft-nobody = Соединять пока некого: наставляемых без пары { $mentees }, наставников { $mentors }. Примите анкеты в /people или добавьте пару напрямую в /pairs.
