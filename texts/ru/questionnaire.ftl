# Questionnaires: the question, the review, what was sent, and what a wrong answer is told.
button-skip = ⏩ Пропустить
button-postpone = ⏸ Отложить
button-decline = Не хочу отвечать
button-all-names = Ещё фамилии ▶
button-send = 📨 Отправить
button-begin = ▶️ Начать
button-continue = ▶️ Продолжить
button-correct = Исправить ответы
button-correct-form = Исправить: { $title }
button-sent = Ответы: { $title }
button-change = ✏️ Изменить ответ
button-all-surveys = Анкеты
button-enter-form = { $title }

surveys-word = Анкеты
profile-word = Моя анкета

questionnaire-step = Вопрос { $number } из { $total }
questionnaire-behalf = За участника: { $name }
questionnaire-section = Раздел { $section } из { $sections } · Вопрос { $number } из { $total }
    <i>{ $title }</i>
questionnaire-section-note = Раздел { $section } из { $sections }
    <i>{ $title }</i>
questionnaire-photo = фото { $id }
questionnaire-file = Файл или фото, до { $limit } МБ.
questionnaire-people-how = Нажмите фамилию или напишите её первые буквы.
questionnaire-people-found = { $count ->
        [one] Подходит { $count } человек.
        [few] Подходят { $count } человека.
       *[other] Подходят { $count } человек.
    } Нажмите нужную фамилию.
questionnaire-people-chosen = Ваш ответ: <b>{ $answer }</b>.
questionnaire-people-none = Выбрать пока некого: здесь появятся те, кого примут в программу. Нажмите «Пропустить».
questionnaire-text = <b>{ $text }</b>
questionnaire-plain = { $text }
questionnaire-scale = { $low } – { $low_label }, { $high } – { $high_label }.
questionnaire-given = Ваш ответ: <b>{ $answer }</b>. Чтобы оставить его, нажмите «Пропустить»; чтобы изменить, напишите новый.
questionnaire-given-clear = Ваш ответ: <b>{ $answer }</b>. Чтобы оставить его, нажмите «Пропустить»; чтобы изменить, напишите новый; чтобы убрать, отправьте «-».
questionnaire-seen-by-curator = Увидит: только куратор.
questionnaire-seen-by-sums = С Вашим именем не увидит никто. Куратор увидит общие итоги, если ответят хотя бы пятеро.
questionnaire-seen-by-partner = Увидят: куратор и { $side ->
        [mentor] наставляемые
        [mentee] наставники
       *[any] участники
    } программы.
questionnaire-seen-by-allowed = Увидит: куратор; { $side ->
        [mentor] наставляемые
        [mentee] наставники
       *[any] участники
    } – если Вы разрешите.

questionnaire-review = <b>Проверьте ответы: { $done } из { $total }.</b> Чтобы исправить ответ, нажмите его номер.
questionnaire-review-line = { $number }. { $question } <b>{ $answer }</b>
questionnaire-review-skipped = { $number }. { $question } <i>пропущено</i>
questionnaire-skipped = пропущено

questionnaire-stopped = Вы остановились на вопросе { $number } из { $total }. Ответы сохранены.
questionnaire-stopped-behalf = { $name }: Вы остановились на вопросе { $number } из { $total }. Ответы сохранены.
questionnaire-stopped-review = Все ответы сохранены: { $total } из { $total }. Осталось проверить и отправить.

questionnaire-sent = <b>Спасибо! Анкета отправлена.</b>
questionnaire-sent-waiting = <b>Спасибо! Анкета отправлена.</b> Куратор подтвердит участие, и я сразу напишу.
questionnaire-sent-behalf = <b>Спасибо! Анкета отправлена.</b> { $name }: ответы внесены за участника, он получит об этом сообщение.
questionnaire-thanks = Спасибо! Ответ сохранён.
questionnaire-invite = <b>{ $title }</b>
    Ещё { $total ->
        [one] { $total } вопрос
        [few] { $total } вопроса
       *[other] { $total } вопросов
    }, около { $minutes ->
        [one] { $minutes } минуты
       *[other] { $minutes } минут
    }. { $intro }
questionnaire-entered = Куратор внёс за Вас: «{ $title }». Проверьте, пожалуйста: если что-то не так, исправьте сами. Все Ваши анкеты: /surveys

questionnaire-unread = { $what ->
        [voice] Голосовое я не расшифровываю. { $wanted ->
            [words] Напишите, пожалуйста, текстом.
            [tap] Нажмите, пожалуйста, ответ под вопросом или напишите его номер.
            [file] Здесь нужен файл или фото: пришлите через скрепку.
            [note] Здесь отвечать не нужно: прочитайте и нажмите «Далее».
           *[review] Проверьте ответы и нажмите «Отправить».
        }
       *[other] { $wanted ->
            [words] Здесь нужен текст. Напишите, пожалуйста, словами.
            [tap] Здесь нужен текст или кнопка. Нажмите, пожалуйста, ответ под вопросом или напишите его номер.
            [file] Здесь нужен файл или фото: пришлите через скрепку.
            [note] Здесь отвечать не нужно: прочитайте и нажмите «Далее».
           *[review] Проверьте ответы и нажмите «Отправить».
        } Ответы сохранены.
    }
questionnaire-passed = Этот вопрос уже позади.
questionnaire-not-saved = Ответ на вопрос { $number } не сохранился, остальные целы. Попробуйте ещё раз через несколько минут.
questionnaire-not-saved-told = Ответ на вопрос { $number } не сохранился, остальные целы. Попробуйте ещё раз через несколько минут; куратору сообщено.
questionnaire-not-saved-toast = Ответ не сохранился, остальные целы.

surveys-title = <b>Анкеты</b>
surveys-running = ▶️ { $title }: вопрос { $number } из { $total }
surveys-running-review = ▶️ { $title }: осталось отправить
surveys-running-behalf = ▶️ { $title }, за участника { $name }
surveys-startable = ☐ { $title }, около { $minutes } мин
surveys-filled = ☑ { $title }: отправлена { $day }
surveys-none = Сейчас для Вас анкет нет. Когда появится новая, я напишу.
surveys-enter-which = Какую анкету внести за участника?
surveys-enter-none = Все анкеты этого участника уже отправлены.

sent-line = { $number }. { $question } <b>{ $answer }</b>
sent-entered = Ответы внёс за Вас куратор.
sent-changeable = Можно изменить: прежние ответы действуют, пока Вы не отправите новые.
sent-final = Изменить уже нельзя: ответы учтены.
questionnaire-change = Вы меняете отправленные ответы. Прежние действуют, пока Вы не нажмёте «Отправить».
questionnaire-changed = <b>Спасибо! Анкета отправлена.</b> Теперь учитываются новые ответы, прежние остаются в истории.
questionnaire-unchanged = Ответы не изменились: действуют те, что Вы отправили раньше.
questionnaire-orphans = { $count ->
        [one] Ответ на { $count } вопрос больше не нужен и не будет отправлен: { $questions }.
        [few] Ответы на { $count } вопроса больше не нужны и не будут отправлены: { $questions }.
       *[other] Ответы на { $count } вопросов больше не нужны и не будут отправлены: { $questions }.
    }
questionnaire-orphans-more = { $questions } и ещё { $count }
refused-change-closed = Изменить уже нельзя: остаются ответы, которые Вы отправили раньше.
profile-title = <b>{ $title }</b>, отправлена { $day }
profile-line = { $question } <b>{ $answer }</b>
profile-public = { $side ->
        [mentor] Наставляемые
        [mentee] Наставники
       *[any] Участники
    } увидят только это: { $answers }.
profile-none = Вы ещё не отправили анкету. Начать или продолжить: /surveys

refused-form-unknown = Такой анкеты уже нет. Открыть список: /surveys
refused-form-not-yours = Эта анкета для другой роли. Открыть список: /surveys
refused-consent-first = Сначала нужно согласие на обработку персональных данных: без него ничего не спрашиваем и не храним.
refused-question-gone = Этот вопрос больше не задаётся. Открыть анкету: /surveys
refused-review-number = Чтобы исправить ответ, напишите его номер от 1 до { $total }. Чтобы отправить, нажмите «Отправить».

refused-answer-empty = Ответ пустой. Напишите, пожалуйста, несколько слов.
refused-answer-required = Без этого ответа не обойтись. Ответьте, пожалуйста.
refused-answer-not-option = Такого варианта нет. Нажмите кнопку или напишите её слова либо номер от 1 до { $count }, например: { $example }. Ответьте, пожалуйста, ещё раз.
refused-answer-unknown-option = Такого варианта нет. Выберите, пожалуйста, из кнопок под вопросом.
refused-answer-not-yes-no = Нужно «да» или «нет». Ответьте, пожалуйста, ещё раз.
refused-answer-not-number = Похоже, это не число. Напишите, например: { $example }. Ответьте, пожалуйста, ещё раз.
refused-answer-not-whole = Нужно целое число, например: { $example }. Ответьте, пожалуйста, ещё раз.
refused-answer-out-of-range = { $low ->
        [none] Слишком большое число: можно до { $high }.
       *[other] { $high ->
            [none] Слишком маленькое число: можно от { $low }.
           *[other] Можно от { $low } до { $high }.
        }
    } Напишите, например: { $example }. Ответьте, пожалуйста, ещё раз.
refused-answer-not-date = Похоже, это не дата. Напишите, например: { $example } или «вчера». Ответьте, пожалуйста, ещё раз.
refused-answer-date-range = Эта дата не подходит: можно с { $low } по { $high }. Напишите, например: { $example }. Ответьте, пожалуйста, ещё раз.
refused-answer-too-long = Слишком длинно: { $length } знаков, а можно до { $limit }. Сократите, пожалуйста, и пришлите ещё раз.
refused-answer-too-short = Слишком коротко: нужно не меньше { $limit } знаков. Напишите, пожалуйста, подробнее.
refused-answer-too-many = Можно выбрать не больше { $limit }. Чтобы заменить вариант, сначала нажмите тот, который хотите убрать.
refused-answer-too-few = { $limit ->
        [one] Выберите хотя бы один вариант.
       *[other] Выберите не меньше { $limit } вариантов.
    }
refused-text-wanted = Здесь нужен текст. Напишите, пожалуйста, словами.
refused-answer-own = { $text }
refused-answer-note = Здесь отвечать не нужно: прочитайте и нажмите «Далее».
refused-answer-not-contact = Похоже, это не контакт. Напишите телефон, почту или имя в Telegram, например: +7 900 000-00-00. Ответьте, пожалуйста, ещё раз.
refused-answer-not-file = Здесь нужен файл или фото. Пришлите его сюда через скрепку.
refused-answer-file-too-big = Файл слишком большой: можно до { $limit } МБ. Пришлите, пожалуйста, другой.
refused-answer-no-person = Такой фамилии в списке нет. Напишите её первые буквы или нажмите нужную в списке.
refused-answer-which-person = Похожих фамилий несколько.
refused-answer-exclusive = Вариант «{ $option }» выбирают отдельно от остальных.

questionnaire-trouble-full = <b>Ответы не сохраняются: на диске кончилось место.</b> Освободите место на компьютере с ботом. Всё, что сохранено раньше, цело.
questionnaire-trouble-busy = <b>Ответы не сохраняются: файл базы занят другой программой.</b> Закройте программы, которые его открыли. Всё, что сохранено раньше, цело.
questionnaire-trouble-broken = <b>Ответы не сохраняются: файл базы не пишется.</b> Проверьте диск и журнал бота. Всё, что сохранено раньше, цело.

# In which form of mentoring: asked of who could join in several.
join-form-ask = <b>В какой форме наставничества Вы участвуете?</b>
    Выберите то, что про Вас. Если подходит не одно, начните с главного: остальное можно добавить потом, в «Анкетах».
join-form-ask-more = <b>В какой ещё форме наставничества Вы участвуете?</b>
    Откроется её анкета; что совпадает с прежней, переспрашивать не буду. Прежняя анкета остаётся.
join-form-mentor = { $form ->
        [teacher_teacher] Педагог, помогаю коллеге
        [head_teacher] Руководитель, помогаю педагогу
        [employer_student] Помогаю студенту освоить профессию
        [lecturer_young_teacher] Из вуза, колледжа: молодому педагогу
        [teacher_pupil] Педагог, помогаю ученику
       *[pupil_pupil] Ученик, помогаю другому ученику
    }
join-form-mentee = { $form ->
        [teacher_teacher] Педагог, мне поможет коллега
        [head_teacher] Педагог, мне поможет руководитель
        [employer_student] Студент, мне поможет работодатель
        [lecturer_young_teacher] Молодой педагог, поможет вуз, колледж
        [teacher_pupil] Ученик, мне поможет учитель
       *[pupil_pupil] Ученик, мне поможет другой ученик
    }
join-form-line = ☐ Анкета { $role ->
        [mentor] наставника
       *[mentee] наставляемого
    }: сначала один вопрос о форме наставничества
join-form-more = ➕ Другая форма наставничества
join-form-more-role = ➕ Другая форма: я { $role ->
        [mentor] наставник
       *[mentee] наставляемый
    }
join-form-leave = Больше не участвую в этой форме
join-form-leave-ask = Выйти из этой формы наставничества? Анкета «{ $title }» и ответы в ней удалятся, в других формах ничего не изменится.
join-form-leave-yes = Да, выйти из этой формы
join-form-left = Готово: в форме «{ wave-mentoring }» Вы больше не участвуете, в остальных – как прежде.
refused-form-busy = Сейчас выйти из этой формы нельзя: в ней идёт выбор или у Вас есть пара. Напишите куратору: /support.
refused-join-form = Нажмите один из вариантов или напишите его номер, от 1 до { $count }.

# Six digits under a question, while the code at the door of a meeting is the same.
questionnaire-door-which = <b>{ $digits }</b> – это код с двери общей встречи. Вы пришли и отмечаетесь, или это ответ на вопрос?
questionnaire-door-code = Я на встрече, отметьте
questionnaire-door-answer = Это ответ на вопрос
