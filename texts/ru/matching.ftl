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
draft-button-agree = Согласовать состав пар
draft-button-back = К проекту пар

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
draft-button-pin = 📌 Не менять
draft-button-unpin = Можно менять
draft-button-other = Другой наставник
draft-button-forbid = Не соединять
draft-no-pairs = В проекте нет ни одной пары. Кто и почему остался без пары, видно по кнопке «Кто без пары».
draft-pinned = Пара останется, как бы ни менялся проект
draft-unpinned = Пара снова может меняться
draft-forbidden = Больше не предложу этих двоих друг другу
draft-moved = Наставник заменён, остальное пересчитано

draft-changes = Что изменилось:
draft-change = • { $mentee }: теперь { $mentor }
draft-change-lost = • { $mentee }: теперь { $mentor }, { $rank }-й выбор потерян
draft-change-won = • { $mentee }: теперь { $mentor }, это { $rank }-й выбор
draft-change-left = • { $mentee }: без пары
draft-change-left-lost = • { $mentee }: без пары, { $rank }-й выбор потерян

draft-other = <b>Другой наставник для { $mentee }</b>
    Сейчас: { $mentor }. Нажмите имя, и пара закрепится. Первыми те, кто лучше подходит по анкетам; здесь не все. Любую пару можно добавить в /pairs.
draft-other-left = <b>Наставник для { $mentee }</b>
    Сейчас без пары. Нажмите имя, и пара закрепится. Первыми те, кто лучше подходит по анкетам; здесь не все. Любую пару можно добавить в /pairs.
draft-other-line = <b>{ $mentor }</b>, мест { $capacity }
draft-other-forbidden = <b>{ $mentor }</b>, мест { $capacity } (Вы просили не соединять)
draft-other-over = Это больше, чем мест у наставника: договоритесь с ним заранее.
draft-other-free = для остальных ничего не меняется
draft-other-none = Другого наставника для { $mentee } сейчас предложить нельзя: других подходящих вариантов нет.

draft-left-title = <b>Кто без пары</b>
draft-left-nobody = <b>Кто без пары</b>
    Все наставляемые и наставники в парах.
draft-left-mentees = <b>Наставляемые:</b>
draft-left-mentors = <b>Наставники:</b>
draft-left-line = • { $name }: { $reason }
draft-left-mentee-no-mentors = наставников пока нет
draft-left-mentee-no-capacity = у наставников не хватает мест
draft-left-mentee-no-other-suitable = других подходящих вариантов нет
draft-left-mentor-no-mentees = все наставляемые уже в парах
draft-left-mentor-no-capacity = свободных мест нет
draft-left-mentor-no-other-suitable = других подходящих вариантов нет
draft-left-advice = Можно выбрать наставника вручную: нажмите имя. Поиск пары продолжается, участникам ничего не сообщается.

draft-agree-ask = <b>Согласовать состав пар?</b>
    { $pairs ->
        [one] Будет создана { $pairs } пара
        [few] Будут созданы { $pairs } пары
       *[many] Будет создано { $pairs } пар
    } и проект приказа. Участникам пока ничего не сообщается.
draft-agree-left = Без пары останутся: { $names }.
draft-agree-yes = Да, согласовать
draft-agreed = <b>Состав пар согласован.</b> Всего пар: { $pairs }. Готовлю проект приказа…
refused-draft-changed = Проект пар изменился: его только что правил другой куратор или появились новые пары. Ваше нажатие ничего не изменило.
refused-draft-empty = В проекте нет ни одной пары, согласовывать нечего.
refused-draft-nobody = Соединять пока некого: наставляемых без пары { $mentees }, наставников { $mentors }. Примите анкеты в /people или добавьте пару напрямую в /pairs.
