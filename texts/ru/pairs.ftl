# Pairs at work, the order on them, a participant's own pair (D34).
pairs-title = <b>Пары: { $pairs }</b>
pairs-title-groups = <b>Пары и группы: { $pairs }</b>
pairs-none = <b>Пар пока нет</b>
    Соберите проект пар или добавьте пару напрямую.
pairs-count = { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[many] { $count } пар
}
groups-count = { $count ->
    [one] { $count } группа
    [few] { $count } группы
   *[many] { $count } групп
}
pairs-and-groups = { $pairs } и { $groups }
pairs-line = { $place }. { $mentors } – { $mentees } · { $held ->
        [0] встреч ещё не было
        [one] { $held } встреча
        [few] { $held } встречи
       *[many] { $held } встреч
    }
pairs-line-untold = { $place }. { $mentors } – { $mentees } · ещё не сообщено
pairs-ended = Завершено: { $count }
pairs-free = Без пары наставляемых: { $count }
pairs-untold = Ещё не сообщено: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[many] { $count } пар
}
pairs-without-order = Не вошли в приказ: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[many] { $count } пар
}
pairs-button-add = Добавить пару
pairs-button-tell = Сообщить участникам
pairs-button-delivery = Кому сообщено
pairs-button-order = Приказ
pairs-button-new-order = Приказ для новых пар
pairs-changed = Изменений, о которых нет приказа: { $count }
pairs-button-amend = Приказ об изменениях
pairs-button-template = Шаблон и название приказа
pairs-button-draft = Проект пар
pairs-button-list = К списку пар

pair-card = <b>{ $mentors }</b> – { $several ->
        [one] наставник
       *[other] наставники
    }
    <b>{ $mentees }</b> – { $group ->
        [one] наставляемый
       *[other] наставляемые
    }
pair-card-mutual = <b>{ $mentees }</b> – взаимная поддержка, без наставника
pairs-line-mutual = взаимная поддержка
pairs-label-more = { $label } и ещё { $more }
pairs-button-groups = Одной группой или парами
pair-add-mutual = Взаимная поддержка, без наставника
pair-add-file = Загрузить пары из файла
pair-button-shape = Состав, форма и вид
pair-card-order = Приказ № { $number } от { $day }
pair-card-order-no-day = Приказ № { $number }
pair-card-order-draft = Приказ готовится
pair-card-no-order = В приказ ещё не вошла
pair-card-held = Встреч: { $held }
pair-card-state-agreed = Согласована, участникам ещё не сообщено
pair-card-state-active = Работает
pair-card-state-completed = Завершена: { $day }
pair-card-state-stopped = Прекращена: { $day }
pair-card-state-transferred = Передана другому наставнику: { $day }
pair-delivery-none = { $name }: ещё не сообщено
pair-delivery-due = { $name }: сообщение ждёт отправки
pair-delivery-sending = { $name }: сообщение ждёт отправки
pair-delivery-sent = { $name }: сообщено
pair-delivery-failed = { $name }: не доставлено, сообщите лично
pair-delivery-dropped = { $name }: сообщение отменено
pair-button-end = Завершить или сменить наставника

pair-end-ask = <b>{ $names }</b>
    Что произошло? Записанные встречи останутся в любом случае.
pair-end-completed = Программа пары пройдена
pair-end-stopped = Работа прекращена
pair-end-transferred = Передать другому наставнику
pair-end-note-completed = Напишите в двух словах, чего достигла пара. Если не нужно, нажмите «Завершить».
pair-end-note-stopped = Напишите причину в двух словах: её увидит только куратор. Если не нужно, нажмите «Завершить».
pair-end-finish = Завершить
pair-end-who = <b>Кто теперь наставник { $mentees }?</b>
    Нажмите имя. Записанные встречи останутся.
pair-ended-done = Пара завершена, встречи сохранены.
pair-handed-over = Пара передана: { $mentees } → <b>{ $mentor }</b>. Записанные встречи сохранены. Новая пара войдёт в следующий приказ; о новом наставнике расскажет кнопка «Сообщить участникам».
pair-notice-completed = Работа в паре завершена: { $partners }. Спасибо! Все записанные встречи сохранены.
pair-notice-stopped = Работа в паре прекращена: { $partners }. Все записанные встречи сохранены. Вопросы – куратору.
pair-notice-transferred-mentor = { $count ->
        [one] Наставляемый { $partners } переходит
       *[other] Наставляемые ({ $partners }) переходят
    } к другому наставнику. Спасибо за работу! Все записанные встречи сохранены.
pair-notice-transferred-mentee = У Вас будет другой наставник: работа с { $partners } завершена. Куратор скоро сообщит имя. Все записанные встречи сохранены.
refused-pair-ended = Эта пара уже завершена.

pair-add-mentee = <b>Добавить пару</b>
    Кто наставляемый? Нажмите имя или напишите начало фамилии.
pair-add-mentor = <b>Добавить пару</b>
    Наставляемый: { $mentee }. Кто наставник? Нажмите имя или напишите начало фамилии.
pair-add-nobody = <b>Добавить пару</b>
    Все принятые наставляемые уже в парах. Новых можно пригласить: /invite.
pair-add-no-mentors = <b>Добавить пару</b>
    Принятых наставников пока нет. Пригласить: /invite.
pair-add-not-found = Никого с такой фамилией не нашлось. Проверьте написание или нажмите имя в списке:
pair-load = { $name }: наставляемых сейчас { $load }
pair-added = Пара добавлена: { $mentee } → <b>{ $mentor }</b>. Участникам пока ничего не сообщается.
refused-pair-self = Человек не может быть наставником самому себе.
refused-pair-taken = У этого наставляемого уже есть пара. Чтобы сменить наставника, откройте пару в /pairs.

told-now = <b>Сообщаю участникам: { $new ->
    [one] { $new } пара
    [few] { $new } пары
   *[many] { $new } пар
}</b>
told-sending = Отправляю сообщения: { $count }. Кому доставлено, покажет кнопка «Обновить».
told-nothing-new = <b>Новых пар нет: всем уже сообщено</b>
told-title = <b>Кому сообщено</b>
told-none = Пар, о которых сообщено, пока нет.
told-counts = Доставлено { $sent }, ждут отправки { $waiting }
told-failed = Не доставлено, сообщите лично: { $names }
told-button-refresh = Обновить

order-made = <b>Проект приказа готов: { $what }</b>
order-made-number = <b>Приказ № { $number } от { $day }: { $what }</b>
order-made-number-no-day = <b>Приказ № { $number }: { $what }</b>
order-missing = Пустыми строками остались: { $names }. Указать можно в /settings и сделать приказ заново.
order-missing-org_full = название организации
order-missing-town = населённый пункт
order-missing-ends_on = окончание программы
order-missing-curator_name = ФИО куратора
order-missing-curator_post = должность куратора
order-missing-director_name = ФИО директора
order-missing-director_post = должность директора
order-signed-ask = <b>Приказ подписан?</b> Введите его № и дату.
order-signed = № и дата записаны.
order-untold = Участникам пока ничего не сообщено.
order-told = Всем участникам пар уже сообщено.
order-button-number = Ввести № и дату
order-button-again = Сделать заново
order-number-ask = Напишите № и дату приказа, например: <b>{ $example }</b>
order-number-kept = Записано: приказ № { $number } от { $day }
order-number-kept-no-day = Записано: приказ № { $number }. Дата не указана, в приказе останется пустая строка.
order-file = Приказ о наставнических парах.docx
order-file-number = Приказ { $number }.docx
order-example = 17 от { $day }
refused-order-number = Не вижу номера и даты. Напишите, например: 17 от { $day }. Ничего не потеряно.
refused-order-nothing = Все пары уже вошли в приказ.
refused-template-large = Файл больше { $limit } МБ. Пришлите, пожалуйста, документ Word поменьше; прежний шаблон остался.

template-screen = <b>Шаблон и название приказа</b>
    Название: { $title }
    Шаблон: { $own ->
        [own] свой, загружен школой
       *[ours] из программы
    }
    Чтобы заменить шаблон, скачайте нынешний, исправьте в Word и пришлите сюда файлом .docx. Слова в двойных фигурных скобках программа заменит данными.
template-button-get = Скачать шаблон
template-button-approve = Назвать «Об утверждении»
template-button-assign = Назвать «О закреплении»
template-button-reset = Вернуть шаблон программы
template-reset-ask = Вернуть шаблон программы? Загруженный школой будет удалён.
template-reset-yes = Да, вернуть
template-file = Шаблон приказа.docx
template-kept = Шаблон принят. Новые приказы будут по нему.
template-not-kept = <b>Шаблон не принят, прежний остался.</b>
template-not-a-file = Пришлите, пожалуйста, шаблон файлом Word (.docx). Прежний остался, ничего не изменилось.
template-fault-line = • { $fault }
template-fault-not-docx = Это не документ Word (.docx). Если файл старый (.doc), сохраните его в Word как .docx.
template-fault-too-large = Файл внутри слишком велик. Уберите из него большие картинки.
template-fault-macros = В файле есть макросы. Сохраните его как обычный .docx, без макросов.
template-fault-unknown-placeholder = Неизвестное поле { $detail }. Проверьте написание по нынешнему шаблону.
template-fault-missing-placeholder = Нет поля { $detail }: без него в приказе не будет пар.
template-fault-syntax = Ошибка в фигурных скобках: { $detail }
template-fault-not-allowed = Внутри скобок есть действие, которое здесь не разрешено: { $detail }

own-none = Пара пока не назначена. Как только куратор сообщит о ней, я сразу напишу.
own-choose = <b>Ваши пары</b>
    Нажмите имя, чтобы открыть карточку.
own-mentor = <b>Ваш наставник: { $name }</b>
own-mentee = <b>Ваш наставляемый: { $name }</b>
own-mutual = <b>Взаимная поддержка: { $name }</b>
own-order = Приказ № { $number } от { $day }
own-order-no-day = Приказ № { $number }
own-held = Встреч записано: { $held }
own-first-step = <b>Первый шаг:</b> договоритесь о первой встрече.
own-next-at = Следующая встреча: { $when }
own-write = Написать: <a href="tg://user?id={ $account }">{ $name }</a>
own-by-hand = Написать через Telegram сейчас нельзя. Связаться поможет куратор.
own-button-write = Написать
own-button-list = Все мои пары
pair-told-mentor = <b>Ваша пара утверждена</b>
    Ваш наставляемый: <b>{ $names }</b>
pair-told-mentors = <b>Ваши пары утверждены</b>
    Ваши наставляемые: <b>{ $names }</b>
pair-told-mentee = <b>Ваша пара утверждена</b>
    Ваш наставник: <b>{ $names }</b>
pair-told-team = <b>Ваша группа утверждена</b>
    Ваши наставники: <b>{ $names }</b>
pair-told-mutual = <b>Группа взаимной поддержки утверждена</b>
    С Вами: <b>{ $names }</b>
pair-notice-parted = { $name } больше не участвует в работе Вашей группы. Группа продолжает работу, все записанные встречи сохранены.
pair-told-card = <b>{ $name }</b>
pair-told-step = Первый шаг: договоритесь о первой встрече. Карточка и способ написать – по кнопке «Моя пара».
pair-told-step-slots = Первый шаг: договоритесь о первой встрече. Предложите время кнопкой ниже; карточка и способ написать – по кнопке «Моя пара».
pair-told-button = Моя пара
order-making = Готовлю приказ
order-made-amendment_order = <b>{ $label }: { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
       *[many] { $count } изменений
    }</b>
order-made-plans_order = <b>{ $label }: { $count ->
        [one] { $count } план
        [few] { $count } плана
       *[many] { $count } планов
    }</b>
order-file-amendment = Приказ о внесении изменений.docx
order-file-plans = Приказ об индивидуальных планах.docx
order-file-number-amendment = Приказ { $number } о внесении изменений.docx
order-file-number-plans = Приказ { $number } об индивидуальных планах.docx
order-button-scans = Скан приказа
order-button-reasons = Причины в приказе
refused-amend-nothing = Изменений, о которых нет приказа, сейчас нет.
refused-plans-nothing = Пар пока нет: утверждать нечего. Соберите проект пар: /match.

scans-title = <b>{ $label }</b>
    Сканы и фотографии: { $order ->
        [0] подписанного приказа пока нет
       *[other] подписанный приказ – { $order }
    }, { $sheet ->
        [0] листа ознакомления пока нет
       *[other] лист ознакомления – { $sheet }
    }.
scans-hint = Они хранятся вместе с приказом; видит их только куратор.
scans-button-order = Приложить скан приказа
scans-button-sheet = Приложить лист ознакомления
scans-button-drop = Убрать последний
scans-ask-order = Пришлите фото или PDF подписанного приказа. Несколько страниц можно прислать по одной.
scans-ask-sheet = Пришлите фото или PDF листа ознакомления с подписями. Несколько страниц можно прислать по одной.
scans-kept = Файл сохранён. Можно прислать ещё страницу.
scans-dropped = Последний файл убран
scans-file-order = Скан приказа { $place }.{ $ending }
scans-file-acquaintance = Лист ознакомления { $place }.{ $ending }
scans-sent = { $label }
scans-wanted = Пришлите, пожалуйста, фото или файл PDF. Всё сохранённое на месте.
scans-button-back = К приказу
refused-scan-large = Файл больше { $limit } МБ. Пришлите, пожалуйста, поменьше; всё сохранённое на месте.
refused-scan-format = Нужен PDF или фото (JPEG, PNG). Всё сохранённое на месте.
refused-scan-unsigned = Сначала введите № и дату приказа, потом приложите скан.
refused-scan-many = У приказа уже { $limit } файлов. Уберите лишний или соберите страницы в один PDF.

reasons-title = <b>Причины в приказе об изменениях</b>
    Нажмите изменение, чтобы написать причину своими словами. Пометки, которые видит только куратор, в приказ не попадают.
reasons-none = В этом приказе все причины обычные: новые пары и выход из программы.
reasons-line = { $names }: { $reason }
reasons-ask = <b>{ $names }</b>
    Сейчас в приказе: «{ $reason }». Напишите причину так, как она должна стоять в приказе.
reasons-kept = Записано. В приказ причина войдёт сразу: нажмите «К приказу».
template-sent = Нынешний шаблон приказа. Исправьте его в Word и пришлите сюда.

# The register of documents
documents-none = <b>Документы</b>

    Приказов пока нет. Проект приказа появится, когда Вы согласуете состав пар: /match.
documents-list = <b>Документы</b>

    Всего: { $count }, новые сверху. Нажмите, чтобы получить файл.
documents-draft = Проект приказа
documents-signed = Приказ № { $number } от { $day }
documents-signed-no-day = Приказ № { $number }
documents-about-amendment_order = об изменениях
documents-about-plans_order = о планах
documents-button-plans = Приказ об индивидуальных планах
documents-button-forms = Анкеты
documents-button-template = Шаблон и название приказа
