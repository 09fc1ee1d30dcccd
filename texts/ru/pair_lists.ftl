# Pairs from outside the vote as a file.
pair-list-ask = <b>Загрузить пары из файла</b>
    Пришлите таблицу Excel (.xlsx) или CSV со столбцами «Наставник» и «Наставляемый». Можно добавить столбцы «Форма», «Формат», «Вид», «Тема». Несколько имён в одной ячейке разделите точкой с запятой: получится группа или команда наставников. Пустой наставник – взаимная поддержка.
    Сначала я покажу, что прочитал; без «Да, загрузить» ничего не изменится.
pair-list-sample = Образец: заполните и пришлите сюда. На втором листе – слова, которые я понимаю.
pair-list-file = obrazec-pary.xlsx
pair-list-sheet = Пары
pair-list-sheet-words = Что писать
pair-list-column-mentors = Наставник
pair-list-column-mentees = Наставляемый
pair-list-column-form = Форма
pair-list-column-format = Формат
pair-list-column-kind = Вид
pair-list-column-topic = Тема
pair-list-preview = <b>Файл прочитан:</b> { $fresh ->
        [one] { $fresh } новая пара
        [few] { $fresh } новые пары
       *[many] { $fresh } новых пар
    }{ $faults ->
        [0] {""}
        [one] , { $faults } строка с ошибкой
        [few] , { $faults } строки с ошибками
       *[many] , { $faults } строк с ошибками
    }
pair-list-there = Уже есть и не задвоятся: { $count }
pair-list-line = { $mentors } – { $mentees }
pair-list-fix = Ничего не загружено. Исправьте эти строки и пришлите файл ещё раз: он загрузится целиком.
pair-list-nothing = Новых пар в файле нет. Ничего не изменилось.
pair-list-sure = Загрузить эти пары? Участникам пока ничего не сообщается; пары войдут в следующий приказ.
pair-list-loaded = { $count ->
        [one] Загружена { $count } пара
        [few] Загружены { $count } пары
       *[many] Загружено { $count } пар
    }. Участникам пока ничего не сообщается.
pair-list-dropped = Не загружено, ничего не изменилось.
pair-list-fault-formula = формула или ошибка в ячейке. Вставьте само значение
pair-list-fault-no-mentee = нет наставляемого. Впишите ФИО
pair-list-fault-no-mentor = нет наставника. Впишите ФИО; для взаимной поддержки назовите двух наставляемых
pair-list-fault-name = «{ $detail }»: нужны фамилия, имя и отчество
pair-list-fault-topic = «{ $detail }…»: тема длиннее 120 знаков. Сократите
pair-list-fault-form = «{ $detail }»: такой формы нет. Слова есть на втором листе образца
pair-list-fault-format = «{ $detail }»: такого формата нет. Слова есть на втором листе образца
pair-list-fault-kind = «{ $detail }»: такого вида нет. Слова есть на втором листе образца
pair-list-fault-unknown = { $detail }: такого участника нет. Проверьте написание или пригласите: /invite
pair-list-fault-not-admitted = { $detail }: не участвует сейчас (анкета не принята или человек вышел)
pair-list-fault-not-mentor = { $detail }: принят(а) не как наставник
pair-list-fault-not-mentee = { $detail }: принят(а) не как наставляемый
pair-list-fault-namesakes = { $detail }: таких участников несколько. Добавьте эту пару через «Добавить пару»
pair-list-fault-self = один и тот же человек с обеих сторон
pair-list-fault-many = больше 12 человек на одной стороне. Разделите на группы
pair-list-fault-repeat = повторяет строку { $detail }. Удалите лишнюю
pair-list-fault-twice = наставляемый уже стоит в строке { $detail }. Оставьте одну пару
pair-list-fault-taken = { $detail }: уже есть пара. Чтобы сменить наставника, откройте её в /pairs
pair-list-fault-crowded = { $detail }: больше наставляемых, чем наставник готов взять
refused-pair-list-no-heading = Не нашёл столбцы «Наставник» и «Наставляемый». Назовите так столбцы в первой строке и пришлите файл ещё раз. Ничего не изменилось.
refused-pair-list-empty = В файле нет ни одной пары. Заполните его и пришлите ещё раз. Ничего не изменилось.
refused-pair-list-rows = В файле больше 2 000 строк. Разделите его. Ничего не изменилось.
refused-pair-list-faults = За это время что-то изменилось: в файле { $count ->
        [one] { $count } строка с ошибкой
        [few] { $count } строки с ошибками
       *[many] { $count } строк с ошибками
    }. Пришлите файл ещё раз, я покажу какие. Ничего не загружено.
refused-pair-list-nothing = Все пары из этого файла уже есть. Ничего не изменилось.
