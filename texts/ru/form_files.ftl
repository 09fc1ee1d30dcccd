# Forms as spreadsheets: the guide within the file, faults of a file that was sent, screens.
sheet-guide-title = Как заполнять
sheet-guide-intro =
    Анкета – это листы survey (вопросы), choices (варианты ответов) и settings (название и кто отвечает). Лист scores нужен, только если по ответам считаются баллы.
    Один вопрос – одна строка листа survey. Порядок строк – порядок вопросов. Строка 1 – имена столбцов, строка 2 – они же по-русски; обе оставьте на месте.
    Обязательны вид и текст вопроса. Остальное можно не заполнять; пустой код бот придумает сам. Столбцы можно переставлять, ненужные удалить.
    Код вопроса, который уже спрашивали, не меняйте: по коду сравниваются ответы на входе и на выходе.
    Готово? Сохраните файл как .xlsx и пришлите боту: /documents, «Анкеты». Сначала он покажет, что получилось, и ничего не изменит, пока Вы не опубликуете.
sheet-guide-kinds = Вид вопроса (лист survey, столбец type)
sheet-guide-sheet = Лист { $sheet }: столбцы
sheet-guide-conditions = Когда задавать вопрос (столбец relevant)
sheet-guide-conditions-text =
    Код вопроса пишется в знаках { "${…}" }, код варианта или его надпись – в кавычках. Смотреть можно только на вопросы выше.
    { "${before} = 'yes'" } – ответили «да»;  { "${before} != 'yes'" } – ответили иначе или ещё не ответили
    { "${years} >= 3 and ${years} < 10" } – число от 3 и меньше 10;  { "${mood} in ('so', 'bad')" } – один из вариантов
    { "selected(${topics}, 'lesson')" } – среди отмеченных есть этот вариант;  { "answered(${why})" } – на вопрос ответили
    { "${@role} = 'mentor'" } – отвечает наставник (mentee – наставляемый);  { "${@category} = 'start'" } – наставляемый просил такую поддержку
    { "${@form} = 'teacher_pupil'" } – форма «учитель – ученик» (ещё: teacher_teacher, head_teacher, employer_student, lecturer_young_teacher, pupil_pupil)
    Вместе: and (и), or (или), not(…) (не), скобки. Например: { "${before} = 'yes' or (${years} >= 3 and not(${mood} = 'bad'))" }
    Ответ на вопрос выше можно вставить в текст: { "Вы выбрали «${mood}». Почему?" } Имя и отчество участника: { "${имя}, как прошла встреча?" }
sheet-guide-facts = Сведения (столбец fact): по ним составляются пары. В анкетах наставника и наставляемого те, что есть, менять нельзя, а новые из этого списка добавить можно; в других анкетах они не нужны
sheet-kind-single = Одна кнопка из списка. Список – на листе choices
sheet-kind-multi = Отметить несколько; min и max – сколько можно отметить
sheet-kind-yes_no = Две кнопки: «Да» и «Нет»
sheet-kind-scale = Числа от min до max кнопками (обычно 1 и 10, не больше 20); подписи концов – в low_label и high_label
sheet-kind-matrix = Одна шкала для каждого варианта списка. В тексте вопроса место варианта – { "{option}" }
sheet-kind-ranking = Расставить варианты по порядку
sheet-kind-number = Целое число; границы – min и max
sheet-kind-decimal = Число с дробной частью
sheet-kind-date = День; границы: 01.09.2026, today, today-30, today+7
sheet-kind-slots = Дни недели для встреч, готовый список
sheet-kind-short = Несколько слов, до 200 знаков
sheet-kind-long = Несколько предложений, до 1000 знаков (max – не больше 3000)
sheet-kind-contact = Телефон, почта или имя в Telegram
sheet-kind-person = Выбрать участника программы; кого именно – в столбце people
sheet-kind-file = Файл или фото; max – сколько мегабайт (до 20)
sheet-kind-note = Только прочитать, ответа нет
sheet-survey-kind = Одно из слов списка выше. Можно и по-английски: select_one список
sheet-survey-key = Латинские строчные буквы, цифры и _, до 16 знаков; у каждого вопроса свой
sheet-survey-text = До 600 знаков
sheet-survey-hint = Мелкая строка под вопросом, до 400 знаков
sheet-survey-options = Название списка с листа choices
sheet-survey-required = «нет» – вопрос можно пропустить; пусто – «да»
sheet-survey-show-if = Условие; пусто – вопрос задаётся всегда. Примеры ниже
sheet-survey-min = Нижняя граница: числа, шкалы, даты, знаков, отметок
sheet-survey-max = Верхняя граница
sheet-survey-low-label = Слова у наименьшего числа шкалы
sheet-survey-high-label = Слова у наибольшего числа шкалы
sheet-survey-unit = Единица числа, например «часов»
sheet-survey-whole = «нет» – можно с дробной частью
sheet-survey-exclusive = Код варианта, который снимает все остальные отметки («ничего из этого»)
sheet-survey-decline = «да» – под вопросом будет кнопка «Не хочу отвечать»
sheet-survey-error = Что сказать, если ответ не подошёл; пусто – бот скажет сам
sheet-survey-section = Название части анкеты; действует до следующего названия. Знак «-» – вне частей
sheet-survey-seen-by = Пусто – как на листе settings
sheet-survey-people = Для вида «участник»: наставник, наставляемый, куратор или все
sheet-survey-code = Общий код вопроса в разных анкетах, чтобы сравнивать «на входе» и «на выходе»; пусто – код вопроса
sheet-survey-fact = Для составления пар, см. внизу
sheet-choices-list = Любое слово; то же слово – в столбце choices листа survey
sheet-choices-code = Латинские строчные буквы, цифры и _, до 16 знаков; пусто – бот придумает сам
sheet-choices-label = Надпись на кнопке, до 40 знаков
sheet-settings-title = До 100 знаков
sheet-settings-code = Латинские строчные буквы, цифры и _, до 16 знаков. Тот же код – новая версия той же анкеты, другой код – новая анкета
sheet-settings-version = Номер версии бот поставит сам
sheet-settings-intro = Слова перед первым вопросом, до 1500 знаков
sheet-settings-role = Наставник, наставляемый, куратор или все участники
sheet-settings-minutes = Сколько минут займёт, честно
sheet-settings-audience = Кто увидит ответы
sheet-settings-review = «нет» – короткий отклик без проверки ответов в конце
sheet-settings-reminders = Через сколько дней напомнить тем, кто не ответил на опрос: 3, 6. Знак «-» – не напоминать
sheet-settings-decline = «да» – «Не хочу отвечать» есть у каждого вопроса
sheet-scores-code = Латинские строчные буквы, цифры и _, до 16 знаков
sheet-scores-title = Название показателя
sheet-scores-method = Сумма или среднее
sheet-scores-items = Коды вопросов через запятую; вес – со звёздочкой (plan*2), обратный вопрос – с минусом (-tired)
sheet-scores-points = Баллы за варианты: none=0, partly=1, fully=2
sheet-scores-levels = Уровни, каждый с новой строки, от низшего: «0: низкий», «9: высокий»
sheet-fact-full-name = Фамилия, имя, отчество для приказа
sheet-fact-post = Должность
sheet-fact-subjects = Предметы
sheet-fact-experience = Стаж, лет
sheet-fact-needs = В чём нужна помощь (анкета наставляемого); в анкете наставника – чему хочет научиться сам
sheet-fact-gives = В чём может помочь (анкета наставника); в анкете наставляемого – чему может научить наставника
sheet-fact-format = Лично, онлайн или и так, и так (коды in_person, online, both)
sheet-fact-slots = Когда удобно встречаться
sheet-fact-capacity = Скольким готов помогать наставник
sheet-fact-shown = Что можно показать другой стороне (коды вариантов – коды вопросов)
sheet-fact-support = Какая поддержка ближе наставляемому
sheet-fact-levels = В каких классах работает (уровень школы)
sheet-fact-building = В каком здании работает
sheet-fact-kinds = Какие виды наставничества подходят

# Faults: where, what, how to mend. `sheet-fault-<code>`.
sheet-at-cell = лист { $sheet }, { $count ->
        [1] ячейка
       *[other] ячейки
    } { $cells } ({ $column }): { $what }
sheet-at-row = лист { $sheet }, { $count ->
        [1] строка
       *[other] строки
    } { $rows }: { $what }
sheet-places-more = { $places } и ещё { $count }
sheet-at-sheet = лист { $sheet }: { $what }
sheet-fault-no-sheet = его нет в файле. Верните лист «{ $sheet }» или начните с образца
sheet-fault-no-heading = нет строки с названиями столбцов. Нужны хотя бы: { $columns }
sheet-fault-unknown-column = столбца «{ $name }» у анкет нет. Проверьте название или удалите столбец; свои пометки пишите в столбце note
sheet-fault-column-twice = столбец «{ $name }» стоит дважды. Оставьте один
sheet-fault-no-settings = нет строки с названием анкеты. Впишите название и код
sheet-fault-second-settings = настройки – только одна строка. Удалите лишнюю
sheet-fault-formula = формула или ошибка в ячейке. Вставьте само значение
sheet-fault-unknown-word = «{ $value }» не подходит. Можно: { $allowed }
sheet-fault-unknown-value = «{ $value }» не подходит. Можно: { $allowed }
sheet-fault-unknown-kind = вида «{ $value }» нет. Можно: { $allowed }
sheet-fault-no-kind = не указан вид вопроса. Можно: { $allowed }
sheet-fault-not-number = «{ $value }» – не число. Впишите число цифрами
sheet-fault-not-day = «{ $value }» – не день. Напишите, например: 01.09.2026, today или today+7
sheet-fault-days = «{ $value }»: напишите дни через запятую, например: 3, 6
sheet-fault-condition = условие не читается у «{ $near }». Пример: { "${before} = 'yes' and ${years} >= 3" }
sheet-fault-constraint = такое ограничение не читается. Впишите границы в столбцы min и max
sheet-fault-no-list = не указано, к какому списку относится вариант. Впишите название списка
sheet-fault-option-twice = код варианта «{ $option }» в списке «{ $list }» уже есть. Дайте другой код
sheet-fault-matrix-list = матрице нужен список. Впишите его название в столбец choices
sheet-fault-score-part = «{ $part }» не читается. Коды вопросов через запятую: plan, explain*2, -tired
sheet-fault-score-points = «{ $part }» не читается. Пример: none=0, partly=1, fully=2
sheet-fault-score-levels = «{ $part }» не читается. Каждый уровень с новой строки: «9: высокий»
sheet-fault-no-items = нет ни одного вопроса. Впишите хотя бы один под названиями столбцов
sheet-fault-too-many-items = вопросов больше { $limit }. Разделите анкету на две
sheet-fault-missing = ячейка пуста. Заполните её
sheet-fault-missing-text = нет текста вопроса. Впишите его
sheet-fault-wrong-type = значение не того вида. Нужно целое число без дробной части
sheet-fault-too-long = { $length ->
        [one] { $length } знак
        [few] { $length } знака
       *[many] { $length } знаков
    }, можно до { $limit }. Сократите
sheet-fault-out-of-range = можно от { $low } до { $high }
sheet-fault-unknown-field = для этого вида вопроса ячейка лишняя. Очистите её
sheet-fault-bad-code = код «{ $value }» не подходит. Только латинские строчные буквы, цифры и _, до 16 знаков; или оставьте пустым
sheet-fault-bad-id = код «{ $value }» не подходит. Только латинские строчные буквы, цифры и _, до 16 знаков
sheet-fault-unknown-list = списка «{ $value }» нет. Добавьте его варианты на лист choices
sheet-fault-options-not-used = у вопроса этого вида вариантов не бывает. Очистите ячейку или смените вид
sheet-fault-no-options = нет вариантов. Впишите название списка, а сам список – на лист choices
sheet-fault-too-many-options = вариантов больше { $limit }. Сократите список
sheet-fault-no-label = у варианта нет надписи. Впишите её словами
sheet-fault-label-too-long = надпись из { $length } знаков, на кнопке помещается { $limit }. Сократите
sheet-fault-bad-label = в надписи нельзя ставить точку с запятой и перенос строки. Уберите их
sheet-fault-same-label = такая надпись в этом списке уже есть. Назовите варианты по-разному
sheet-fault-unknown-option = варианта «{ $option }» у вопроса нет. Проверьте код
sheet-fault-yes-no-options = у вопроса «да/нет» варианты только yes и no, в этом порядке
sheet-fault-fact-kind = такое сведение бывает только у вопросов другого вида: { $allowed }
sheet-fault-picks-beyond-options = отметить можно не больше, чем есть вариантов: { $limit }
sheet-fault-text-limit = длина ответа – не больше { $limit } знаков
sheet-fault-scale-too-wide = на шкале не больше { $limit } делений
sheet-fault-min-over-max = нижняя граница { $low } не меньше верхней { $high }. Поменяйте местами
sheet-fault-show-if-person = о человеке известно только: { $facts }. Пример: { "${@role} = 'mentor'" }
sheet-fault-pipe-unknown = в тексте стоит подстановка «{ $key }», но вопроса с таким кодом выше нет
sheet-fault-score-item = вопроса «{ $key }» нет, или у него нет границ и баллов за варианты
sheet-fault-score-level = уровни идут от низшего к высшему, каждый с новой строки: «9: высокий»
sheet-fault-duplicate-key = такой код уже есть у другого вопроса. Дайте другой
sheet-fault-show-if-wrong = условие слишком сложное или не дописано. Пример: { "${before} = 'yes'" }
sheet-fault-show-if-unknown = условие смотрит на вопрос «{ $key }», которого нет. Проверьте код
sheet-fault-show-if-forward = условие смотрит на вопрос «{ $key }», который задаётся позже. Переставьте вопросы
sheet-fault-show-if-circular = условие по кругу возвращается к этому же вопросу через «{ $key }». Разорвите круг
sheet-fault-show-if-kind = ответ на вопрос «{ $key }» так не проверить. Для нескольких вариантов: { "selected(${код}, 'вариант')" }; для остальных: { "answered(${код})" }
sheet-fault-reminders = не больше { $limit } напоминаний, по возрастанию, до { $last } дней
sheet-fault-code-reserved = код «{ $value }» занят самой программой. Дайте анкете другой код
sheet-fault-kind-changed = вопрос «{ $key }» раньше был другого вида, прежние ответы не сойдутся. Дайте новому вопросу новый код
sheet-fault-role-changed = на эту анкету отвечает { $role }, так и должно остаться. Верните или дайте анкете другой код
sheet-fault-review-changed = проверка перед отправкой у этой анкеты должна остаться как была. Верните или дайте анкете другой код
sheet-fault-review-off = у своей анкеты проверка перед отправкой всегда есть. Впишите «да» или очистите ячейку
sheet-fault-fact-missing = нет вопроса со сведением «{ $fact }», а по нему составляются пары. Верните этот вопрос
sheet-fault-fact-code = вариант «{ $option }» у сведения «{ $fact }» программа не поймёт. Можно: { $allowed }
sheet-fault-scale-missing = нет ни одного вопроса-шкалы, а по ним сравнивают вход и выход. Оставьте хотя бы один
sheet-fault-score-missing = нет показателя «{ $score }», по нему программа подводит итог. Верните его
sheet-fault-about-unknown = условие смотрит на «{ $fact }», а у этой анкеты это неизвестно: вопрос не задали бы никому. Уберите условие
sheet-fault-record-reader = ответы о другом человеке видит только куратор. Впишите «куратор» или очистите ячейку
sheet-fault-record-fact = по сведениям о другом человеке пары не составляются. Очистите ячейку
sheet-fault-record-names = фамилий участников тому, кого спрашивают по личной ссылке, не показываем. Выберите другой вид вопроса
sheet-at-column = лист { $sheet }, столбец «{ $column }»: { $what }
sheet-column-text = вопрос

# Screens.
forms-list = <b>Анкеты программы: { $count }</b>{ $own ->
        [0] {""}
       *[other] {" · "}Ваших: { $own } (со звёздочкой)
    }

    Чтобы изменить анкету, откройте её, скачайте таблицей, исправьте в Excel и пришлите файл сюда. Новую анкету начните с образца. Пока Вы не опубликуете, ничего не изменится.

    Чтобы найти анкету, напишите слово из названия, например: мониторинг.
forms-found = Нашлось анкет: { $count }{ $more ->
        [yes] . Показаны первые { $shown }: напишите ещё слово
       *[no] {""}
    }
forms-row-own = ★ { $title }
forms-row-withdrawn = { $title } (снята)
forms-button-sample = Образец новой анкеты
forms-button-documents = ⬅️ К документам
forms-button-all = Все анкеты
forms-button-xlsx = Скачать таблицей
forms-button-try = Посмотреть, как это будет
forms-button-off = Снять с публикации
forms-button-publish = Опубликовать
forms-button-drop = Не публиковать
forms-button-surveys = Опросы программы
forms-button-card = К анкете
forms-button-draft = ⬅️ К файлу
forms-button-try-end = Закончить просмотр
forms-button-try-again = Пройти ещё раз
form-card = <b>{ $title }</b>
form-card-how = Чтобы изменить, скачайте таблицей, исправьте в Excel и пришлите файл сюда.
form-size = { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    }, около { $minutes } мин · отвечает { $role ->
        [mentor] наставник
        [mentee] наставляемый
        [curator] куратор
       *[any] любой участник
    }
form-whose-ours = Из программы, версия { $version }.
form-whose-own = ★ Своя, версия { $version }: { $day }, { $by }.
form-whose-withdrawn = Своя, версия { $version }. Снята с публикации: в новых опросах её нет. Чтобы вернуть, пришлите её таблицу снова.
form-by-curator = куратор
form-off-ask = <b>Снять с публикации «{ $title }»?</b> { $back ->
        [ours] Новые ответы снова пойдут по анкете из программы.
       *[hidden] В новых опросах её не будет.
    } Собранные ответы останутся, кто уже начал, закончит.
form-off-yes = Да, снять
form-off-done = Снята с публикации
form-file-making = Готовлю таблицу…
form-file-name = anketa-{ $code }.xlsx
form-file-sent = «{ $title }»: исправьте в Excel и пришлите файл сюда. На листе «Как заполнять» всё объяснено.
form-file-sample = Образец новой анкеты: впишите свои вопросы вместо этих, дайте свой код и название и пришлите файл сюда. На листе «Как заполнять» всё объяснено.
form-not-a-file = Нужен файл Excel (.xlsx) с анкетой. Нажмите скрепку и выберите файл. Ничего не изменилось.
form-faults = <b>{ $count ->
        [one] В файле { $count } ошибка
        [few] В файле { $count } ошибки
       *[many] В файле { $count } ошибок
    }.</b> Ничего не изменилось.
form-fault-line = • { $fault }
form-faults-more = …и ещё { $count }
form-faults-mend = Исправьте и пришлите файл снова.
form-read = <b>Прочитано: { $title }</b>
form-read-new = Новая анкета, код { $code }.
form-read-version = Это новая версия { $version } анкеты «{ $title }».
form-read-stale = Внимание: файл сделан с версии { $said }, а сейчас действует { $now }. Проверьте, не потеряются ли чужие правки.
form-read-nothing = Пока ничего не изменилось.
form-change-added = Новые вопросы: { $names }.
form-change-removed = Убраны: { $names }. Собранные ответы на них останутся.
form-change-changed = Изменены: { $names }.
form-change-moved = Вопросы идут в другом порядке.
form-change-head = Изменены название, вступление или другие настройки.
form-question = «{ $text }»
form-questions-more = { $names } и ещё { $count }
form-publish-ask = <b>Опубликовать «{ $title }»?</b> { $known ->
        [new] Её можно будет предложить участникам в опросе.
       *[version] Новые ответы пойдут по ней, кто уже начал, закончит по прежней. Снять можно в любой день.
    }
form-publish-yes = Да, опубликовать
form-published = <b>Опубликовано: «{ $title }», версия { $version }.</b>
form-published-survey = Предложить её участникам: «Опросы программы».
form-read-alone = ⚠️ В анкете другой стороны нет вариантов: { $names }. Запросы и то, в чём готовы помочь, сравниваются по кодам: допишите эти варианты и туда, иначе при подборе пар они не учтутся.
form-published-base = Новые участники получат её сами; начатые анкеты останутся прежними.
form-published-toast = Опубликовано
form-try-mark = 👁 <i>Просмотр: ничего не сохраняется</i>
form-try-end = <b>Просмотр «{ $title }» { $whole ->
        [whole] закончен
       *[part] прерван
    }.</b> Ничего не отправлено и не сохранено.

refused-form-file-large = Файл слишком большой: анкете хватает 5 МБ. Уберите картинки и лишние листы и пришлите ещё раз. Ничего не изменилось.
refused-form-file-rows = В файле слишком много строк или листов: в анкете до 100 вопросов. Уберите лишнее и пришлите ещё раз. Ничего не изменилось.
refused-form-file-empty = Файл пуст. Скачайте образец, заполните его и пришлите. Ничего не изменилось.
refused-form-file-old = Это старый формат Excel (.xls) или файл с паролем. Сохраните его как «Книга Excel (.xlsx)» без пароля и пришлите ещё раз. Ничего не изменилось.
refused-form-file-html = Внутри файла веб-страница, а не таблица. Откройте его в Excel, сохраните как «Книга Excel (.xlsx)» и пришлите ещё раз. Ничего не изменилось.
refused-form-file-macros = В файле есть макросы, такие я не открываю. Сохраните его как «Книга Excel (.xlsx)», без макросов, и пришлите ещё раз. Ничего не изменилось.
refused-form-file-broken = Файл повреждён и не открывается. Сохраните его заново как .xlsx и пришлите ещё раз. Ничего не изменилось.
refused-form-file-not-table = Это не таблица Excel. Пришлите анкету файлом .xlsx: её можно скачать здесь же. Ничего не изменилось.
refused-form-same = «{ $title }»: в файле та же анкета, что и сейчас. Публиковать нечего.
refused-form-changed = Пока Вы смотрели, анкету «{ $title }» изменил другой куратор. Скачайте её заново, перенесите правки и пришлите. Ничего не потеряно.
refused-form-too-many = Своих анкет может быть до { $limit }. Измените одну из прежних вместо новой.
