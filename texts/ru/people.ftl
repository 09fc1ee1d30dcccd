# The curator's register of participants.
people-title = <b>Участники</b> · { $filter }
people-hint = Чтобы найти человека, напишите начало фамилии или имени, первые буквы («с а п»), должность или предмет.
people-line = { $name } – { $roles }
people-line-marked = { $name } – { $roles }, <b>{ $mark }</b>
people-nobody = <b>Участники</b>
    Пока никого нет. Пригласите командой /invite или добавьте тех, у кого нет мессенджера.
people-found = <b>Участники</b>, «{ $query }»: { $count }
people-found-nobody = По запросу «{ $query }» никого нет.
people-found-near = По запросу «{ $query }» никого нет. Возможно, Вы искали:
people-title-facet = <b>Участники</b> · { $filter } · { $facet }
people-line-possible = { $name } – { $roles }, { $source }, { $asked }
people-button-facets = 🔎 Отобрать по…
people-button-reset = Сбросить отбор
people-facets = <b>Отобрать</b> · { $filter }
    По чему отобрать людей?
people-facets-kind = <b>{ $kind }</b> · { $filter }
    Число на кнопке – сколько человек.
people-facets-none = <b>{ $kind }</b>
    Пока ни у кого не указано.
people-facet-subject = Предмет
people-facet-category = Категория
people-facet-form = Форма
people-facet-state = Состояние
people-filter-all = Все { $count }
people-filter-mentors = Наставники { $count }
people-filter-mentees = Наставляемые { $count }
people-filter-waiting = Ждут решения { $count }
people-filter-unpaired = Без пары { $count }
people-filter-silent = Давно не встречались { $count }
people-filter-no_consent = Без согласия { $count }
people-filter-possible = Возможные { $count }
people-filter-volunteers = Готовы помогать { $count }
people-filter-unreachable = Не получают { $count }
people-filter-offline = Без мессенджера { $count }
people-filter-left = Вышли { $count }
people-mark-waiting = ждёт решения
people-mark-unpaired = без пары
people-mark-silent = давно не встречались
people-mark-no_consent = без согласия
people-mark-possible = возможный участник
people-mark-unreachable = не получает
people-mark-offline = без мессенджера
people-mark-left = не в программе
people-button-add = Добавить без мессенджера
people-button-list = К списку
people-button-ways = ➕ Добавить
people-ways = <b>Кого добавить?</b>
    <b>Без мессенджера</b> – у кого есть согласие на бумаге: анкету и встречи внесёте Вы.
    <b>Список</b> сотрудников из Excel или CSV – возможные участники, для каждого листок с приглашением.
    <b>Возможного</b> участника – по фамилии: сотрудник, родитель, выпускник, партнёр.
    Остальных проще пригласить: /invite.
people-button-more = Ещё
people-button-answers = Ответы анкет
people-button-pair = Пара: { $others }
person-answers-title = <b>Ответы: { $name }</b>
person-answers-entered = Внёс куратор.
person-answers-secret = Ещё ответов: { $count }. Они обещаны только в сводке, по имени их не видит никто.
person-answers-button-all = Все анкеты
people-button-note = Заметка
people-button-notes = Заметки { $count }
people-more = <b>{ $name }</b>
    Что сделать?
people-edit-button = Изменить данные
people-edit-title = <b>{ $name }</b>
people-edit-post = Должность: { $value }
people-edit-contact = Контакт: { $value }
people-edit-empty = не указано
people-edit-button-full_name = ФИО
people-edit-button-post = Должность
people-edit-button-contact = Контакт
people-edit-ask-full_name = <b>{ $name }</b>
    Напишите фамилию, имя и отчество правильно. Подписанные приказы не изменятся.
people-edit-ask-post = <b>{ $name }</b>
    Напишите должность, например: учитель математики.
people-edit-ask-contact = <b>{ $name }</b>
    Напишите телефон или почту. Контакт видите Вы, и он попадёт в выгрузку.
refused-record-consent = Это можно записать только после согласия человека на обработку данных. Ничего не изменилось.
people-button-card = К карточке

people-card = <b>{ $name }</b>
people-card-post = { $post }
people-card-contact = Контакт: { $contact }
people-card-workplace = Место работы: { $organisation }
people-card-category-form = Категория (по анкете): { $category }
people-card-category-curator = Категория: { $category }
people-card-interview = Собеседование { $day }: { $verdict }
people-next = <i>Дальше: { $step }</i>
people-next-erase = удалить данные или дождаться, пока бот сделает это в срок.
people-next-unreachable = позвонить: сообщения бота не доходят.
people-next-consent = согласия ещё нет, передайте личную ссылку или напомните.
people-next-guardian = ждём согласия родителя: напомните переслать ему ссылку или внесите бумагу («Согласия»).
people-next-decide = принять или отклонить.
people-next-questionnaire = напомнить об анкете или внести её самим.
people-next-enter = внести анкету с бумаги или по телефону.
people-next-tell = ввести № приказа и сообщить паре (/documents).
people-next-first = узнать, договорились ли о первой встрече.
people-next-silent = узнать, что мешает встречаться: пара давно не встречалась.
people-next-pair = подобрать пару (/match).
people-card-part = { $role }: { $state }
people-state-joined = анкета ещё не отправлена
people-state-waiting = ждёт Вашего решения
people-state-admitted = в программе
people-state-declined = заявка отклонена
people-state-left = вне программы
people-card-consent-none = Согласия пока нет
people-card-consent-given = Согласие: { $at }
people-card-consent-refused = Согласие не дано: { $at }
people-card-consent-withdrawn = Согласие отозвано: { $at }
people-card-consent-paper = Согласие на бумаге: { $paper } (внесено { $at })
people-card-no-forms = Анкет пока нет
people-card-form = { $title }: { $at }
people-card-unfinished = { $title }: не закончена
people-card-pair = Пара: { $others }; встреч { $held }, последняя { $last }
people-card-pair-new = Пара: { $others }; встреч ещё не было
people-card-pair-untold = Пара согласована, участникам не сообщено: { $others }
people-card-offline = Без мессенджера: анкеты и встречи вносите Вы
people-card-account = <a href="tg://user?id={ $account }">Написать лично</a>
people-card-account-named = <a href="tg://user?id={ $account }">Написать лично</a> (@{ $username })
people-card-unreachable = Сообщения не доходят: бот заблокирован или удалён. { $link }
people-card-failed = { $link } · не дошло сообщений: { $count }
people-button-admit = Принять
people-button-decline = Отклонить
people-button-enter = Внести анкету за участника
people-button-meeting = Внести встречу за участника
people-button-meeting-with = Внести встречу: { $others }
people-button-role-mentor = Сделать и наставником
people-button-role-mentee = Сделать и наставляемым
people-button-swap-mentor = Сменить роль: наставник
people-button-swap-mentee = Сменить роль: наставляемый
people-button-link = Новая ссылка (сменился аккаунт)
people-button-first-link = Ссылка для входа в бот
people-button-dismiss = Вывести из программы
people-button-erase = Удалить данные

people-decline-ask = <b>Отклонить заявку: { $name }?</b>
    Человек получит вежливое сообщение с Вашим контактом. Позже его можно принять.
people-decline-yes = Да, отклонить
people-role-ask = <b>{ $name }: сделать и { $role }?</b>
    Первая роль останется. Анкета второй роли появится в разделе «Анкеты».
people-role-yes = Да, сделать
people-swap-ask = <b>{ $name }: сменить роль, сделать { $role }?</b>
    Прежняя роль закончится, её анкета сохранится. Анкета новой роли появится в разделе «Анкеты».
people-swap-yes = Да, сменить
refused-people-role-pair = Сначала завершите пару: роль в ней ещё занята.
people-link-ask = <b>Новая личная ссылка: { $name }?</b>
    Кто откроет её первым, войдёт как этот человек, а прежний аккаунт отключится. Передайте её только лично.
people-link-yes = Да, создать
people-link = <b>Личная ссылка: { $name }</b>
    { $link }
    Или код: <code>{ $code }</code>
    Действует один раз, до { $until }.
people-dismiss-ask = <b>Вывести из программы: { $name }?</b>
    Пара завершится, вторая сторона узнает. Анкеты и встречи останутся. Согласие отзывает сам человек.
people-dismiss-yes = Да, вывести
people-erase-ask = <b>Удалить личные данные: { $name }?</b>
    Имя, контакты, ответы и выбор исчезнут без возврата. Останутся числа без имени и подписанные приказы.
people-erase-yes = Да, удалить
people-erased = Личные данные удалены. Числа для отчёта сохранены без имени.
people-done-admit = Принято
people-done-decline = Отклонено
people-done-role = Готово
people-done-dismiss = Выведено из программы

people-add-role = <b>Участник без мессенджера</b>
    Кто это в программе?
people-add-mentee = Наставляемый
people-add-mentor = Наставник
people-add-age = <b>Чьё согласие на бумаге?</b>
    За несовершеннолетнего его подписывает родитель (законный представитель).
people-add-adult = Своё: уже есть { $age }
people-add-minor = Родителя: ещё нет { $age }
people-add-paper-guardian = Нужно согласие родителя на бумаге. Напишите его номер и дату, например: № 12 от 15.09.2026.
people-add-paper = Нужно согласие на бумаге. Напишите его номер и дату, например: № 12 от 15.09.2026.
people-add-name = Напишите фамилию, имя и отчество, например: Юдина Вера Сергеевна.
refused-people-name = Нужны фамилия и имя, например: Юдина Вера Сергеевна. Напишите ещё раз.
refused-people-paper = Без номера или даты согласия внести человека нельзя. Напишите, например: № 12 от 15.09.2026.
