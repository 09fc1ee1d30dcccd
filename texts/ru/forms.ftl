# Faults of a form's file, for `check` and for start-up: where, what, how to mend.
form-fault-not-toml = это не TOML ({ $error }). Проверьте кавычки и скобки в названном месте.
form-fault-not-json = снимок анкеты повреждён ({ $error }).
form-fault-no-items = нет ни одного вопроса. Добавьте раздел [[items]].
form-fault-too-many-items = вопросов больше { $limit }. Разделите анкету.
form-fault-missing = нет поля { $field }. Добавьте его.
form-fault-wrong-type = поле { $field } не того вида, нужно: { $wanted ->
        [text] текст в кавычках
        [number] число
        [whole] целое число
        [flag] true или false
        [day] день 2026-09-15 или today, today+7, today-30
        [table] раздел с полями
       *[other] { $wanted }
    }.
form-fault-too-long = поле { $field }: { $length } знаков, можно до { $limit }. Сократите.
form-fault-out-of-range = поле { $field }: можно от { $low } до { $high }.
form-fault-unknown-value = поле { $field }: «{ $value }» неизвестно. Можно: { $allowed }.
form-fault-unknown-field = поля «{ $field }» нет в описании анкет. Проверьте, как оно написано.
form-fault-bad-code = поле { $field }: код «{ $value }» не подходит. Строчные латинские буквы, цифры и _, до 16 знаков.
form-fault-unknown-list = поле { $field }: списка «{ $value }» нет в _shared.toml.
form-fault-options-not-used = у вопроса вида { $kind } вариантов не бывает. Уберите options.
form-fault-no-options = нет вариантов. Добавьте options: код = "надпись".
form-fault-too-many-options = вариантов больше { $limit }.
form-fault-no-label = у варианта { $option } нет надписи.
form-fault-label-too-long = надпись варианта { $option }: { $length } знаков, на кнопке помещается { $limit }. Сократите.
form-fault-bad-label = в надписи варианта { $option } нельзя ставить точку с запятой и перенос строки.
form-fault-same-label = надпись варианта { $option } уже есть у другого. Назовите их по-разному.
form-fault-unknown-option = поле { $field }: варианта «{ $option }» у вопроса нет.
form-fault-yes-no-options = у вопроса «да – нет» варианты только yes и no, в этом порядке.
form-fault-fact-kind = сведение { $fact } бывает только у вопросов вида: { $allowed }.
form-fault-picks-beyond-options = выбрать можно не больше, чем есть вариантов: { $limit }.
form-fault-text-limit = длина ответа не больше { $limit } знаков.
form-fault-scale-too-wide = на шкале не больше { $limit } делений.
form-fault-min-over-max = нижняя граница { $low } больше верхней { $high } или равна ей. Поменяйте min и max.
form-fault-show-if-person = show_if: о человеке известно { $facts }; нужно person и одно из: is, in, с кодами.
form-fault-pipe-unknown = в тексте стоит «{ $key }» в знаках подстановки, но такого вопроса раньше нет.
form-fault-score-item = в счёте вопрос «{ $key }»: такого нет, у него нет границ или баллов (points) за варианты.
form-fault-score-level = уровни счёта: от нижнего к верхнему, у каждого from (число) и title (название).
form-fault-reminders = поле reminders: дни напоминаний по возрастанию, например [3, 6]; до { $limit } чисел от 1 до { $last }. Пустой список: не напоминать.
form-fault-duplicate-key = такой ключ уже есть у другого вопроса. Дайте другой key.
form-fault-show-if-wrong = show_if записано неверно. Нужно item и одно из: { $tests }; или not, all, any.
form-fault-show-if-unknown = show_if смотрит на вопрос «{ $key }», которого нет.
form-fault-show-if-forward = show_if смотрит на вопрос «{ $key }», который задаётся позже. Переставьте вопросы.
form-fault-show-if-circular = show_if по кругу возвращается к этому же вопросу через «{ $key }». Разорвите круг.
form-fault-show-if-kind = show_if: так нельзя сравнивать ответ на вопрос «{ $key }» вида { $kind }.
