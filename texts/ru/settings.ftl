# /settings: every value and a button to change it.
refused-programme-over = Срок программы вышел { $day }. Если она продолжается, куратор указывает новое окончание: /settings.
settings-title = <b>Настройки программы</b>
settings-heading = <u>{ $group }</u>
settings-button-own-name = Ваше имя
own-name-ask = <b>Как Вас зовут?</b> Напишите фамилию, имя и отчество, например: Рогова Ирина Львовна.
    Имя увидят участники в «Кто смотрел мои данные», и оно встанет в заметки и собеседования.
own-name-mine = Это я: { $name }
own-name-kept = Записано: { $name }. Изменить: /settings → «Контакты» → «Ваше имя».
settings-button-all = Все настройки
settings-change = Чтобы изменить, нажмите кнопку.
settings-group-school = Организация
settings-group-terms = Сроки
settings-group-contacts = Контакты
settings-group-joining = Приём участников
settings-group-pairs = Выбор, пары, встречи
settings-line = { $label }: <b>{ $value }</b>
settings-line-missing = { $label }: не заполнено
settings-missing = Незаполненное в документах останется пустой строкой. Чтобы изменить, выберите раздел.
settings-complete = Чтобы изменить, выберите раздел.
settings-saved = Сохранено
settings-yes = да
settings-no = нет
settings-limit = до { $count ->
        [one] { $count } человека
       *[other] { $count } человек
    }
settings-rhythm = раз в { $days ->
        [7] неделю
        [14] две недели
        [21] три недели
        [30] месяц
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
settings-order-approve = об утверждении
settings-order-assign = о закреплении
settings-choice-admit_all = Да, принимать сразу
settings-choice-interview_first = Да, после собеседования
settings-label-org_full = Организация
settings-label-org_short = Короткое название
settings-label-town = Населённый пункт
settings-label-ends_on = Окончание
settings-label-curator_name = Куратор
settings-label-curator_post = Должность куратора
settings-label-curator_contact = Контакт куратора
settings-label-director_name = Руководитель
settings-label-director_post = Должность руководителя
settings-label-teachers = Всего педагогов
settings-label-holidays = Каникулы
settings-choice-holidays = Каникул нет
settings-label-timezone = Часовой пояс
settings-label-admit_all = Принимать всех сразу
settings-label-interview_first = Допуск после собеседования
settings-label-choice_limit = Отметок в выборе
settings-label-rhythm_days = Обычный ритм встреч
settings-label-agreement = Согласие сторон
settings-label-agreement_days = Срок ответа
settings-label-agreement_next = После отказа
settings-agreement-choice = по выбору
settings-agreement-propose = предложить кандидатов
settings-agreement_next-down = дальше по списку
settings-agreement_next-curator = решает куратор
settings-rhythm-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
settings-label-order_title = Приказ о парах
settings-label-partners_total = Организаций для партнёрства
settings-button-forms = Формы наставничества
settings-forms-ask = <b>Формы наставничества</b>
    Отметьте те, что есть в программе. Каждый участник получит анкету своей формы.
settings-forms-several = Если кому-то подходит не одна форма, я спрошу о ней перед анкетой. Можно и пригласить сразу в нужную: /invite.
settings-forms-pupils = Участвуют ученики: каждый, кто войдёт, скажет, исполнилось ли ему { $age }; за того, кто младше, согласие даёт родитель.
refused-forms-pupils = В программе есть формы с учениками, поэтому возраст спрашиваем. Сначала снимите с них отметку: /settings → «Формы наставничества».
refused-forms-none = В программе должна остаться хотя бы одна форма. Сначала отметьте другую.
