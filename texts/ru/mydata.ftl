# «My data»: what is kept about a person, a copy, leaving, withdrawal.
mydata-title = <b>Мои данные</b>
mydata-stranger = О Вас ничего не хранится: Вы ещё не входили в программу по приглашению.
mydata-name = ФИО: { $name }
mydata-post = Должность: { $post }
mydata-class = Класс: { $post }
mydata-role = Роль: { $role } ({ $state })
mydata-state-joined = участие ещё не подтверждено
mydata-state-admitted = в программе
mydata-state-declined = заявка отклонена
mydata-state-left = вышли из программы
mydata-consent-none = Согласия на обработку данных нет, анкет нет.
mydata-consent-given = Согласие дано { $at }
mydata-consent-refused = Согласие не дано ({ $at }); кроме этого ответа ничего не хранится
mydata-consent-withdrawn = Согласие отозвано { $at }; данные будут удалены не позднее { $until }
mydata-consent-erased = Согласие отозвано { $at }; данные об участии удалены { $on }
mydata-outdated = Текст согласия обновился; Ваше согласие – к прежнему, оно действует.
mydata-forms = Анкеты: { $forms }
mydata-work = Пары: { $pairs }, встречи: { $meetings }
mydata-requests = Обращения: { $count }
mydata-seen = Всё это видит куратор. Другая сторона видит имя, предмет или класс и то, что Вы сами разрешили показать; тот, с кем Вы в паре, может написать Вам в Telegram.
mydata-seen-withdrawn = Эти данные больше не используются: до удаления их видит только куратор.
mydata-button-copy = Получить копию
mydata-button-correct = Исправить
mydata-button-leave = Выйти из программы
mydata-button-withdraw = Отозвать согласие
mydata-button-renewal = Новый текст согласия
mydata-button-form = Исправить: { $title }
mydata-button-ask = Попросить куратора
mydata-copy = Ваши данные: страница, чтобы прочитать, и тот же список для программ (JSON).
mydata-correct = <b>Что исправить?</b>
    – ФИО, должность, предмет, ответы: в анкете, кнопкой ниже.
    – Встречу: в разделе «Моя пара», /pair.
    – Согласия: в разделе «Мои данные», /mydata.
    – Новый телефон и всё остальное: попросите куратора.
mydata-correct-no-forms = <b>Что исправить?</b>
    – ФИО, должность, новый телефон: попросите куратора, он поправит.
    – Встречу: в разделе «Моя пара», /pair.
    – Согласия: в разделе «Мои данные», /mydata.
mydata-contact = Контакт: { $contact }
mydata-telegram = Telegram: { $account }
mydata-notes = Заметки куратора: { $count } (текст – в копии)
mydata-consent-guardian = Согласие дал родитель { $at }
mydata-leave-ask = <b>Выйти из программы?</b>
    Участие добровольное. Пара завершится, вторая сторона и куратор узнают. Ваши анкеты и встречи останутся у куратора до конца программы; чтобы их удалить, отзовите согласие.
mydata-leave-agreement = Действует дополнительное соглашение № { $number }: закончить работу наставником по нему – «Сложить полномочия», не раньше чем через три рабочих дня.
mydata-leave-yes = Да, выйти
mydata-left = Вы вышли из программы. Спасибо за участие! Ваши данные: /mydata. Вернуться можно по приглашению куратора.
mydata-withdraw-ask = <b>Отозвать согласие?</b>
    Участие прекратится сразу: пара завершится, сообщений больше не будет. Имя, контакты и ответы удалим не позднее { $until } (30 дней по закону). Числа для отчёта останутся без имени.
mydata-withdraw-yes = Да, отозвать
mydata-withdrawn = Согласие отозвано. Обработка прекращена, куратору сообщено. Ваши личные данные будут удалены не позднее { $until }. До этого дня копию можно получить здесь: /mydata.
mydata-notice-left = <b>Выход из программы:</b> { $name }. Пара, если была, завершена; вторая сторона предупреждена.
mydata-notice-withdrawn = <b>Отзыв согласия:</b> { $name }. Обработка прекращена, пара, если была, завершена. Личные данные удалятся сами не позднее { $until }; удалите и бумажные копии.
mydata-notice-card = Карточка
refused-leave-nothing = Вы сейчас не участвуете в программе.
refused-consent-none = Согласия нет, отзывать нечего.
refused-erase-consent-stands = Удалить можно только данные того, кто отозвал согласие.
refused-erase-done = Эти данные уже удалены. Акт – в реестре: /documents.

mydata-file-html = moi-dannye.html
mydata-file-json = moi-dannye.json
mydata-file-title = Мои данные в программе наставничества
mydata-file-made = Составлено { $at }
mydata-file-person = Кто Вы
mydata-file-name = ФИО
mydata-file-post = Должность
mydata-file-contact = Контакт
mydata-file-roles = Роли
mydata-file-accounts = Telegram
mydata-file-consents = Согласия
mydata-file-wishes = Кого Вы выбирали
mydata-file-wish-place = { $place }-й выбор
mydata-file-wish-no = не хотелось бы (личное «нет»)
mydata-file-pairs = Пары
mydata-file-meetings = Встречи
mydata-file-minutes = { $minutes } мин
mydata-file-requests = Обращения
mydata-file-age = Возраст
mydata-file-age-yes = ещё не достиг(ла) возраста, с которого соглашаются самостоятельно
mydata-file-age-no = достиг(ла) возраста, с которого соглашаются самостоятельно
mydata-file-form-sent = { $title } (отправлена { $at })
mydata-file-form-open = { $title } (не закончена)
mydata-file-guardians = Решения родителя (законного представителя)
mydata-file-agreements = Дополнительные соглашения наставника
mydata-file-agreement = подписано { $signed }, действует до { $until }
mydata-file-released = полномочия заканчиваются { $until }
mydata-file-surveys = Опросы, в которых Вас просили участвовать
mydata-file-invitations = Приглашения на общие встречи
mydata-file-reply-yes = Ваш ответ: приду
mydata-file-reply-no = Ваш ответ: не смогу
mydata-file-reply-maybe = Ваш ответ: пока не знаю
mydata-file-door = отметились по коду в { $at }
mydata-file-reply-none = Вы пока не ответили
mydata-file-attended-yes = отмечено: были
mydata-file-attended-no = отмечено: не были
mydata-file-answer-asked = просьба подтвердить отправлена
mydata-file-answer-confirmed = Вы подтвердили
mydata-file-answer-disputed = Вы отметили ошибку
mydata-file-answer-silent = без ответа
mydata-file-decisions = Решения об участии
mydata-file-interviews = Собеседования
mydata-file-notes = Заметки куратора
mydata-file-proposals = Кого Вы предлагали
mydata-file-workplace = Место работы
mydata-file-categories = Категория
mydata-file-inquiries = Кого спрашивали по личной ссылке
mydata-file-inquiry-teacher = классный руководитель
mydata-file-inquiry-psych = психолог
mydata-file-inquiry-social = социальный педагог
mydata-file-inquiry-parent = родитель
mydata-file-inquiry-other = другой взрослый
mydata-file-inquiry-answered = сведения получены { $at }
