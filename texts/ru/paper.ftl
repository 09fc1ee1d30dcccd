# A form on paper: what is printed, and the screen that gives it.
paper-button = 🖨 На бумаге
paper-file = { $title } (для печати).docx
paper-making = Готовлю лист…
paper-caption = «{ $title }» для печати, А4. Ответы с листа внесите сами: анкету новичка – из его карточки в /people, опрос – кнопкой «Внести за участника» на экране опроса в /surveys.
paper-button-enter = ✍️ Внести за участника
paper-for-whom = <b>{ $title }</b>
    За кого внести ответы? Здесь те, кто ещё не ответил. Человек получит сообщение и сможет всё исправить.
paper-all-answered = <b>{ $title }</b>
    Ответили все, вносить больше некого.

# Sentences with these beginnings of words speak of the screen and are not printed.
paper-screen-words = нажм касани сохраня скрепк
paper-said-anyway = выберите до |отметьте до |выберите всё, что подходит|можно выбрать несколько|можно пропустить|число от |напишите число от
paper-how = Отметьте номер ответа (✓ или ✕). На анкету уйдёт около { $minutes ->
        [one] { $minutes } минуты
       *[other] { $minutes } минут
    }. ○ – один ответ.
paper-how-many = ☐ – можно несколько.
paper-how-skip = Строка курсивом говорит, кому следующий вопрос; если он не Ваш, пропустите его.
paper-seen = Ответы прочитает только куратор, если под вопросом не сказано иначе.
paper-name-line = Фамилия, имя, отчество{" "}
paper-day-line = Дата{" "}
paper-sign-line = Подпись 	 Расшифровка{" "}
paper-number-line = ____________ { $unit }
paper-date-line = «____» ______________ 20____ г.
paper-optional = (по желанию)
paper-blank = ______________________
paper-decline-cell = не хочу отвечать
paper-end = { $number } – { $words }
paper-footer = { $title } · код { $code } · версия { $version } · стр.
paper-consent = Отдавая лист, Вы подтверждаете, что согласие на обработку персональных данных у Вас уже взято. Если Вы его не давали, сначала спросите куратора: без согласия лист не принимают и не хранят.
paper-entering = Для куратора: { $curator }. Внесено в бот «____» ____________ 20____ г. В скобках у вопроса – его код; в чате можно набирать номер варианта.

paper-if = Если { $condition }:
paper-and = {" "}и{" "}
paper-or = {" "}или{" "}
paper-not = неверно, что { $condition }
paper-answered = Вы ответили на вопрос { $number }
paper-unanswered = на вопрос { $number } Вы не ответили
paper-equals = в вопросе { $number } ответ { $answer }
paper-contains = в вопросе { $number } отмечено { $answer }
paper-compare = в вопросе { $number } число { $sign ->
        [less-than] меньше { $than }
        [at-most] { $than } или меньше
        [more-than] больше { $than }
       *[at-least] { $than } или больше
    }
paper-quoted = „{ $words }“
paper-about = { $fact ->
        [role] { $code ->
            [mentor] Вы наставник
            [mentee] Вы наставляемый
           *[curator] Вы куратор
        }
        [form] Ваша форма наставничества: { wave-mentoring }
       *[other] это про Вас: { $words }
    }
paper-name = ____________
paper-piped = (ответ на вопрос { $number })

paper-picks = { $high ->
        [0] { $low ->
            [0] Можно не отмечать ничего.
            [one] Отметьте хотя бы один.
           *[other] Отметьте не меньше { $low }.
        }
       *[other] Отметьте не больше { $high }.
    }
paper-places = Поставьте номера мест: 1 – самое важное. Мест: { $count }.
paper-number = { $low ->
        [none] До { $high }.
       *[other] { $high ->
            [none] От { $low }.
           *[other] От { $low } до { $high }.
        }
    }
paper-day = { $low ->
        [none] Не позже { $high }.
       *[other] { $high ->
            [none] Не раньше { $low }.
           *[other] С { $low } по { $high }.
        }
    }
paper-file-rule = Приложите к листу и напишите здесь, что приложено.
paper-person = Фамилия и имя { $role ->
        [mentor] наставника
        [mentee] наставляемого
        [curator] куратора
       *[other] участника программы
    }.
paper-seen-by = { $audience ->
        [sums] В отчётах только в сумме со всеми ответами; лист прочтёт тот, кто вносит его в бот.
        [partner] Увидят куратор и { $side ->
            [mentor] наставляемые
            [mentee] наставники
           *[other] участники
        } программы.
       *[allowed] Увидит куратор; { $side ->
            [mentor] наставляемые
            [mentee] наставники
           *[other] участники
        } – если Вы разрешите.
    }

refused-entering-begun = Этот человек уже начал отвечать сам. Черновик видит только он: попросите дописать и отправить.
refused-wave-answered-already = Этот человек уже ответил сам. Исправить ответы может только он.
