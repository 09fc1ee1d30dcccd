# Staff lists from a file, possible participants, slips with personal invitations.
staff-button = Загрузить список
staff-button-sample = Образец файла
staff-button-load = Да, загрузить
staff-button-slips = Листки с приглашениями
staff-button-slips-yes = Да, подготовить
staff-button-off = Убрать из списка
staff-button-off-yes = Да, убрать
staff-button-mentors = Наставники
staff-button-mentees = Наставляемые
staff-button-candidates = Возможные участники
staff-ask = <b>Загрузить список сотрудников</b>
    Пришлите файл Excel (.xlsx) или CSV. В первой строке – названия столбцов, в любом порядке: ФИО (или отдельно фамилия, имя, отчество), должность, роль (наставник или наставляемый). Ничего не изменится, пока Вы не подтвердите.
staff-not-a-file = Нужен файл Excel (.xlsx) или CSV. Нажмите скрепку и выберите файл. Ничего не изменилось.
staff-reading = Читаю файл…
staff-preview = <b>Список прочитан:</b> { $counts }
staff-count-fresh = { $count ->
        [one] { $count } новый
        [few] { $count } новых
       *[many] { $count } новых
    }
staff-count-known = { $count } уже есть
staff-count-faults = { $count ->
        [one] { $count } строка с ошибкой
        [few] { $count } строки с ошибками
       *[many] { $count } строк с ошибками
    }
staff-known = Уже есть: { $names }
staff-more = и ещё { $count }
staff-skipped = Лист «{ $title }» пропущен: в нём нет столбца с ФИО.
staff-role-ask = { $count ->
        [one] У одного человека роль не указана. Кем его внести?
       *[other] Роль не указана, строк: { $count }. Кем внести этих людей?
    }
staff-role-chosen = Без указанной роли: { $role }.
staff-ground = Сохранятся только ФИО, должность и роль, без телефонов и предметов. Нажимая «Да, загрузить», Вы подтверждаете: это собственный список сотрудников школы, и у неё есть своё основание его вести (например, трудовые договоры). Участниками люди станут, только когда сами дадут согласие.
staff-nothing = Загружать нечего. Ничего не изменилось.
staff-fix = Строки с ошибками не загрузятся. Исправьте их и пришлите файл ещё раз: те, кто уже есть, не задвоятся.
staff-loaded = <b>Загружено: { $count }.</b> Это возможные участники: пока они нигде не считаются. Подготовить листки с личными приглашениями?
staff-dropped = Не загружено, ничего не изменилось.
staff-fault = { $row ->
        [0] { $what }
       *[other] строка { $row } – { $what }
    }
staff-fault-sheet = лист «{ $sheet }», строка { $row } – { $what }
staff-fault-no-name = нет ФИО. Впишите фамилию, имя и отчество
staff-fault-name-short = «{ $detail }»: нужны хотя бы фамилия и имя
staff-fault-name-long = «{ $detail }…»: ФИО длиннее 120 знаков. Оставьте только ФИО
staff-fault-name-signs = «{ $detail }»: в ФИО лишние знаки. Оставьте только буквы
staff-fault-formula = формула или ошибка в ячейке. Вставьте само значение
staff-fault-post-long = «{ $detail }…»: должность длиннее 200 знаков. Сократите
staff-fault-role = «{ $detail }»: такой роли нет. Напишите «наставник» или «наставляемый»
staff-fault-repeat = повторяет строку { $detail }. Удалите лишнюю; тёзкам впишите разные должности
staff-sample-file = spisok-sotrudnikov.xlsx
staff-sample = Образец: заполните и пришлите сюда.
staff-sample-title = Сотрудники
staff-sample-name = ФИО
staff-sample-post = Должность
staff-sample-role = Роль

refused-staff-large = Файл слишком большой: можно до 20 МБ. Оставьте в нём один лист со списком и пришлите ещё раз. Ничего не изменилось.
refused-staff-rows = В списке больше 5 000 строк. Разделите его на несколько файлов и пришлите по одному. Ничего не изменилось.
refused-staff-empty = В файле нет ни одной строки со списком. Заполните его и пришлите ещё раз. Ничего не изменилось.
refused-staff-no-heading = Не нашёл столбец с ФИО. Назовите столбцы в первой строке, например: ФИО, Должность, Роль – и пришлите файл ещё раз. Ничего не изменилось.
refused-staff-old = Это старый формат Excel (.xls) или файл с паролем. Сохраните его как «Книга Excel (.xlsx)» без пароля и пришлите ещё раз. Ничего не изменилось.
refused-staff-html = Внутри файла веб-страница, а не таблица. Откройте его в Excel, сохраните как «Книга Excel (.xlsx)» и пришлите ещё раз. Ничего не изменилось.
refused-staff-macros = В файле есть макросы, такие я не открываю. Сохраните его как «Книга Excel (.xlsx)», без макросов, и пришлите ещё раз. Ничего не изменилось.
refused-staff-broken = Файл повреждён и не открывается. Сохраните его заново как .xlsx и пришлите ещё раз. Ничего не изменилось.
refused-staff-not-table = Это не таблица. Пришлите файл Excel (.xlsx) или CSV. Ничего не изменилось.
refused-staff-nobody = Все люди из этого списка уже есть.
refused-slips-nobody = Приглашать некого: все, кто в списке, уже вошли.

slips-ask = <b>Листки с личными приглашениями: { $count }</b>
    Файл Word для печати: на листке ФИО, QR-код и код из восьми цифр. Каждый код одноразовый и личный, раздайте листки лично. Прежние коды этих людей перестанут действовать.
slips-making = Готовлю листки…
slips-sent = Листки: { $count }. Напечатайте, разрежьте по пунктиру и раздайте лично. Коды действуют до { $until }
slips-part = Лист { $number }
slips-file = priglasheniya-{ $number }.docx
slips-what = { $organisation } приглашает Вас в программу наставничества.
slips-how = Наведите камеру телефона на QR-код или напишите в Telegram боту @{ $bot } этот код:
slips-until = Личный код, на один раз, до { $until }

candidate-card-role = Возможный участник: { $role }
candidate-card-ground = Из списка сотрудников школы. Участником станет, когда войдёт по личному приглашению и даст согласие.
candidate-off-ask = <b>Убрать из списка: { $name }?</b>
    ФИО и должность удалятся, личное приглашение перестанет действовать.
candidate-off-done = Убрано из списка

# Who looked at whose data.
audit-button = Кто смотрел мои данные
audit-title = <b>Кто смотрел и менял Ваши данные</b>
audit-none = Пока никто.
audit-line = { $day }: { $who } – { $what }
audit-line-times = { $day }: { $who } – { $what } ({ $count } раз)
audit-who-unknown = куратор
audit-always = Запись ведётся всегда, отключить её нельзя.
audit-kind-card = смотрел(а) карточку
audit-kind-consents = смотрел(а) согласия
audit-kind-answers = смотрел(а) ответы анкеты
audit-kind-export = выгрузил(а) таблицу программы
audit-kind-edit = исправил(а) данные в карточке
audit-kind-note = написал(а) заметку о Вас
audit-kind-note-off = удалил(а) заметку о Вас
audit-kind-interview = внёс(ла) собеседование
audit-kind-category = изменил(а) категорию
audit-kind-partner = изменил(а) место работы
audit-kind-list-add = внёс(ла) в список возможных участников
audit-kind-list-mark = отметил(а) ответ на приглашение
audit-kind-list = внёс(ла) из списка сотрудников
audit-kind-list-off = убрал(а) из списка сотрудников
audit-kind-slip = подготовил(а) личное приглашение
audit-kind-link = создал(а) личную ссылку
audit-kind-add = внёс(ла) в программу
audit-kind-admit = принял(а) в программу
audit-kind-decline = отклонил(а) заявку
audit-kind-role = изменил(а) роль
audit-kind-dismiss = вывел(а) из программы
audit-kind-erase = удалил(а) личные данные
audit-kind-form = заполнял(а) анкету за Вас
audit-kind-meeting = внёс(ла) или исправил(а) запись о встрече
audit-kind-pair = смотрел(а) карточку пары
audit-kind-pair-end = завершил(а) работу в паре
audit-kind-pair-shape = изменил(а) состав, форму или вид наставнической пары/группы
audit-kind-pair-list = добавил(а) Вашу пару из файла
audit-kind-pair-substitute = назначил(а) временного наставника
audit-kind-merge = объединил(а) две записи о Вас
audit-file = Кто смотрел и менял данные

# Doubles of one person.
merge-button = Объединить с…
merge-choose = <b>{ $name }</b>
    Кто в списке – тот же человек? Похожие имена стоят первыми. Сначала покажу, что куда перейдёт.
merge-alike = ≈ { $name }
merge-nobody = Больше никого нет, объединять не с кем.
merge-ask = <b>Объединить две записи?</b>
    Останется: { $kept }
    Исчезнет: { $gone }
merge-roles = Роли перейдут: { $roles }
merge-moves = Перейдёт: { $moves }
merge-moves-nothing = Анкет, пар и встреч у второй записи нет.
merge-after = Имя, должность и контакт останутся как в записи «{ $kept }»; чего в ней нет, возьмётся из второй. Разделить потом нельзя.
merge-yes = Да, объединить
merge-done = <b>{ $name }:</b> записи объединены.
merge-move-accounts = аккаунты: { $count }
merge-move-consents = согласия: { $count }
merge-move-forms = анкеты: { $count }
merge-move-pairs = пары: { $count }
merge-move-meetings = встречи: { $count }
merge-move-requests = обращения: { $count }
refused-merge-curator = Запись куратора не объединяется: откройте её и объедините с ней другую.
refused-merge-pair = Эти двое состоят в одной паре, значит, это разные люди.
refused-merge-age = У одной записи ещё нет согласия родителя, а у другой есть своё. Сначала внесите согласие родителя в карточке несовершеннолетнего; записи целы.
refused-merge-consent = Один из двоих не дал или отозвал согласие. Такие записи не объединяются.
