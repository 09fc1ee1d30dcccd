# The choice after the networking meeting («анкетирование о предпочитаемом наставнике / наставляемом»).
choice-word-vote = Выбор
choice-open-mentee = <b>Открыт выбор наставника</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
        [few] { $limit } человек
       *[other] { $limit } человек
    }, с кем Вам хотелось бы работать. Увидит только куратор. Выбрать можно до { $until }.
choice-open-mentor = <b>Открыт выбор наставляемых</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
        [few] { $limit } человек
       *[other] { $limit } человек
    }, кому Вам хотелось бы помочь. Увидит только куратор. Выбрать можно до { $until }.
choice-reminder = <b>Выбор скоро закроется</b>

    Ваш выбор ещё не отправлен. Отметить можно до { $until }. Сделанные отметки уже сохранены.
choice-nudge = <b>Куратор ждёт Вашего выбора</b>

    Отметить можно до { $until }, это две-три минуты. Сделанные отметки уже сохранены: останется нажать «Отправить».
choice-again = <b>Выбор снова открыт</b>

    Ваши отметки сохранены. Их можно изменить до { $until }; если всё верно, ничего делать не нужно.
choice-mark-gone = <b>Ваш выбор немного изменился</b>

    Один из тех, кого Вы отметили, больше не участвует в программе. Остальные отметки сохранены в том же порядке. Добавить кого-то ещё можно до { $until }.
choice-form-title = <b>О программе</b>
choice-form = Наставник и наставляемый – коллеги и работают на равных. Вместе ставите одну-две цели и встречаетесь раз в неделю-две: разбираете уроки, бываете друг у друга на занятиях, подбираете приёмы и материалы. Сначала знакомство, пробная встреча и план, дальше – по нему. Отметок здесь не ставят. Участие добровольное.
choice-form-said = { $about }
choice-button-choose = Выбрать
choice-button-choose-mentee = Выбрать наставника
choice-button-choose-mentor = Выбрать наставляемых
choice-which-side = Вы участвуете в двух ролях. Что выбираем?

choice-rank-mentee = <b>Кого Вы хотели бы видеть наставником?</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
       *[other] { $limit } человек
    }, начиная с самого желаемого; нажмите ещё раз, чтобы убрать. Каждая отметка сохраняется сразу. Увидит: только куратор. Изменить можно до { $until }; отметки, не отправленные к этому времени, тоже учитываются.
choice-rank-mentor = <b>Кому Вы хотели бы помочь?</b>

    Отметьте до { $limit ->
        [one] { $limit } человека
       *[other] { $limit } человек
    }, начиная с самого желаемого; нажмите ещё раз, чтобы убрать. Каждая отметка сохраняется сразу. Увидит: только куратор. Изменить можно до { $until }; отметки, не отправленные к этому времени, тоже учитываются.
choice-hint-met = Первыми стоят те, кто был на общей встрече: { $count }.
choice-hint-search = Список длинный: чтобы найти человека, напишите начало фамилии.
choice-found = По буквам «{ $letters }»: { $count }.
choice-search-none = В списке нет никого на «{ $text }». Напишите начало фамилии, например «Ива», или откройте весь список.
choice-button-all = Показать всех
choice-no-title = <b>С кем работать не хотелось бы?</b>

    Это видит только программа подбора: ни куратор, ни сам человек не узнают. Можно никого не отмечать.
choice-about-title = <b>О каждом</b>

    Нажмите фамилию: покажу то, что человек разрешил рассказать о себе.
choice-card = <b>{ $name }</b>

    { $told }
choice-card-empty = Пока ничего не рассказано.
choice-card-came = Знакомы по общей встрече.
choice-card-place = <b>Ваш { $place }-й выбор.</b>
choice-card-comment = Ваше пояснение: «{ $words }»
choice-button-unmark = Убрать отметку
choice-button-form = 📖 О программе
choice-button-why = 💬 Пояснить выбор
choice-why-mentee = <b>Чего Вы ждёте от наставника?</b>

    Нажмите фамилию и напишите пару слов: чем этот человек Вам поможет. Можно не писать. Прочтёт только куратор; тот, кого Вы выбрали, этого не увидит.
choice-why-mentor = <b>Чем Вы можете помочь?</b>

    Нажмите фамилию и напишите пару слов именно об этом человеке. Можно не писать. Прочтёт только куратор; тот, кого Вы выбрали, этого не увидит.
choice-why-nobody = Сначала отметьте кого-нибудь: пояснять пока некого.
choice-label-why = 💬 { $place }. { $name }
choice-comment-ask-mentee = <b>{ $name }</b>

    Чем поможет, чего Вы ждёте? Напишите одним сообщением, до { $limit } знаков. Прочтёт только куратор.
choice-comment-ask-mentor = <b>{ $name }</b>

    Чем Вы могли бы помочь? Напишите одним сообщением, до { $limit } знаков. Прочтёт только куратор.
choice-comment-now = Сейчас: «{ $words }»
choice-button-comment-off = Убрать пояснение
choice-comment-kept = ✅ Пояснение сохранено.
choice-more-names = Ещё фамилии ▶
choice-button-about = 👤 О каждом
choice-button-send = 📨 Отправить
choice-button-change = Изменить выбор
choice-button-mark = Отметить
choice-label-ranked = { $place }. { $name }
choice-label-no = ☑ { $name }
choice-label-not-no = ☐ { $name }
choice-saved = <b>Ваш выбор сохранён</b>

    { $marks }

    Изменить можно до { $until }. Когда пары согласуют, я напишу.
choice-saved-line = { $place }. { $name }
choice-saved-line-why = { $place }. { $name }: «{ $words }»
choice-saved-nobody = Вы никого не отметили: пару предложим по анкетам.
choice-closed-screen = <b>Выбор уже закрыт</b>

    { $marks }

    Сделанные отметки учтены. Когда пары согласуют, я напишу.
choice-none-yet = Выбор ещё не открыт. Я напишу, когда можно будет выбирать.
choice-nobody-to-choose = Пока выбирать не из кого: участников другой стороны сейчас нет. Загляните позже: /vote.

refused-choice-full = Можно отметить не больше { $limit }. Сначала уберите одну отметку.
refused-choice-not-marked = Пояснение пишут к отметке, а её уже нет. Отметьте человека снова.
refused-choice-pairs-agreed = По этому выбору уже согласован состав пар, открыть его снова нельзя. Можно открыть новый.
refused-choice-nudged = Недавно уже напоминали. Чаще раза в 6 часов не стоит.
refused-choice-all-sent = Напоминать некому: выбрали все.
refused-choice-still-open = Кто кого выбрал, покажу после закрытия выбора.
refused-choice-closed = Выбор уже закрыт.
refused-choice-gone = Этого человека больше нет в списке.
refused-choice-open-already = Выбор уже открыт.
refused-choice-nobody = Выбирать пока не из кого: нужны принятые наставники и принятые наставляемые. Примите анкеты в разделе «Участники».
refused-choice-end-past = Это время уже прошло. Напишите день и час впереди, например: 20.09 в 18:00.

# The curator's side
voting-none = <b>Выбор наставников и наставляемых</b>

    Ещё не открыт. Выбирать смогут: наставников { $mentors }, наставляемых { $mentees }.
voting-hint-no-meeting = Общая встреча не записана. Открыть выбор можно и без неё, но знакомым людям выбирать легче: /networking.
voting-button-open = Открыть выбор
voting-ask-open = Открыть выбор для { $count ->
        [one] { $count } участника
       *[other] { $count } участников
    }? Каждый сразу получит приглашение. Срок – три дня, его можно изменить.
voting-ask-open-anew = Прежний выбор закрыт. Новый начнётся с чистого листа, прежние отметки в нём не считаются. Если нужно только продлить прежний, вернитесь и нажмите «Открыть снова».
voting-what-they-read = Вместе с приглашением участники прочтут, что их ждёт:

    <b>О программе</b>
    { $about }
voting-button-form = О программе
voting-button-form-change = ✏️ Изменить текст «О программе»
voting-ask-form = <b>О программе</b>
    Это участники читают перед выбором:

    { $about }

    Чтобы заменить, пришлите свой текст одним сообщением, до { $limit } знаков: что делают в парах, как часто встречаются, сколько это длится.
voting-form-kept = ✅ Текст сохранён. Участники увидят его сразу.
voting-button-form-ours = Вернуть наш текст
voting-yes-open = Да, открыть
voting-open = <b>Выбор открыт</b> до { $until }

    Отправили: наставники { $mentors_sent } из { $mentors }, наставляемые { $mentees_sent } из { $mentees }
    Начали, но не отправили: { $begun }

    Кто кого выбрал, покажу после закрытия.
voting-closed = <b>Выбор закрыт</b>

    Отправили: наставники { $mentors_sent } из { $mentors }, наставляемые { $mentees_sent } из { $mentees }
    Отметки без отправки учтены: { $begun }
voting-button-refresh = Обновить
voting-button-waiting = Кто ещё не выбрал
voting-button-end = Изменить срок
voting-button-close = Закрыть выбор
voting-button-match = Проект пар
voting-waiting = <b>Ещё не отправили выбор: { $count }</b>
voting-waiting-mentor = <b>Наставники</b>
voting-waiting-mentee = <b>Наставляемые</b>
voting-button-nudge = 🔔 Напомнить тем, кто не выбрал
voting-nudged = ✅ Напомню тем, кто ещё не отправил выбор: { $count ->
        [one] { $count } участнику.
       *[other] { $count } участникам.
    } Ещё раз можно после { $next }.
voting-nudged-lately = Напоминание отправлено; снова можно после { $next }.
voting-button-plus = +{ $days } { $days ->
        [one] день
       *[other] дня
    }
voting-button-again = Открыть снова
voting-button-results = 📊 Кто кого выбрал
voting-ask-again = Открыть выбор снова? Все отметки останутся, участники получат сообщение и смогут их изменить.
voting-yes-again = Да, на { $days } { $days ->
        [one] день
       *[other] дня
    }
voting-waiting-nobody = Выбрали все.
voting-ask-close = Закрыть выбор сейчас? Отправили { $sent } из { $total }. Отметки тех, кто не нажал «Отправить», тоже учтутся.
voting-yes-close = Да, закрыть
voting-ask-end = До какого дня и часа можно выбирать? Сейчас до { $until }. Напишите, например: 20.09 в 18:00.
voting-end-unclear = Не понял день и час. Напишите, например: 20.09 в 18:00. Срок пока прежний.
voting-ended-notice = <b>Выбор закрылся</b>: срок вышел. Можно составлять проект пар.

# Who chose whom, after the close
vote-title = <b>Кто кого выбрал</b>

    Взаимных выборов: { $mutual }
vote-nobody = Никто никого не отметил.
vote-heading = <b>{ $side ->
        [mentor] Наставники выбирали
       *[mentee] Наставляемые выбирали
    }</b>
vote-voter = <b>{ $name }</b>
vote-wish = { $place }. { $name }
vote-wish-mutual = { $place }. { $name } ⇄ взаимно, { $back }-й выбор
vote-comment = 💬 { $words }
vote-silent = Никого не отметили: { $names }
vote-button-picture = 🖼 Картинка
vote-button-file = 📄 Скачать (Excel)
vote-button-back = ⬅️ К выбору
vote-button-to-results = ⬅️ К списку
vote-too-many = Больше { $most } человек с одной стороны на картинке не прочесть, поэтому – списком и в Excel.
vote-making = Готовлю…
vote-picture-sent = То же словами – под кнопкой.
vote-file-caption = <b>Кто кого выбрал</b>: отметки по порядку, пояснения, взаимные выборы. Внутри личные данные: пересылайте только тем, кому можно.
vote-file-name = vybor-{ $day }.xlsx
vote-picture-title = Кто кого выбрал
vote-picture-caption = Строки – наставляемые, столбцы – наставники
vote-picture-mentee = слева: каким по счёту наставляемый выбрал наставника
vote-picture-mentor = справа: каким по счёту наставник выбрал наставляемого
vote-picture-mutual = взаимный выбор: { $count }
vote-side = { $side ->
        [mentor] наставник
       *[mentee] наставляемый
    }
vote-sent = { $sent ->
        [yes] отправлен
       *[no] не нажато «Отправить»
    }
vote-sheet-marks = Отметки
vote-sheet-mutual = Взаимные
vote-sheet-silent = Никого не отметили
vote-column-side = Кто выбирал
vote-column-name = ФИО
vote-column-voter = ФИО выбиравшего
vote-column-place = Место
vote-column-target = Кого выбрал(а)
vote-column-back = Взаимно: место в ответ
vote-column-comment = Пояснение
vote-column-sent = Выбор
vote-column-mentee = Наставляемый
vote-column-mentor = Наставник
vote-column-mentee-place = Место у наставляемого
vote-column-mentor-place = Место у наставника
audit-kind-choice = смотрел(а), кого Вы выбрали
