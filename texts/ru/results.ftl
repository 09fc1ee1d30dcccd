# What the answers of a survey or of a form come to; entry against exit.
results-title = <b>{ $title }: результаты</b>
results-turnout-wave = Ответили { $answered } из { $guests }.
results-turnout-form = Ответили: { $people }, за всю программу.
results-turnout-side = { $side ->
        [mentor] Наставники, ответили: { $people }.
       *[mentee] Наставляемые, ответили: { $people }.
    }
results-none = Ответов пока нет.
results-few = ⚠️ Ответов меньше пяти. Вы и так видите их по именам, но другим эти числа не показывайте: по ним можно узнать человека.
results-held-open = 🔒 Ответы конфиденциальны: результаты откроются, когда опрос закроется, если ответят хотя бы пятеро. Иначе по разнице между двумя просмотрами можно узнать, кто что ответил.
results-held-few = 🔒 Ответы конфиденциальны, а ответили меньше пяти человек: результаты не показываются, по ним можно узнать человека.
results-held-side = 🔒 Конфиденциальные вопросы по наставникам и наставляемым отдельно не считаются.
results-hidden = 🔒 Ответов меньше пяти, не показываем: { $questions }
results-score = <b>{ $title }</b>: в среднем { $mean } (ответов: { $given })
results-score-few = <b>{ $title }</b>: ответов меньше пяти, не показываем
results-item = <b>{ $question }</b>
results-given = Ответов: { $given }
results-given-mean = { $bar } в среднем <b>{ $mean }</b> из { $high } · ответов: { $given }
results-given-number = Ответов: { $given } · в среднем <b>{ $mean }</b>
results-given-first = Ответов: { $given } · на первое место поставили:
results-good = { $bar } и выше: { $good } из { $given } ({ $percent } %)
results-bar = { $bar } { $count } из { $given } ({ $percent } %) · { $answer }
results-steps = Ответы: { $steps }
results-step-first = { $step } – { $count } чел.
results-step = { $step } – { $count }
results-typed = Ответов словами: { $given }
results-declined-count = Не захотели отвечать: { $count }
results-button-picture = 🖼 Диаграмма
results-button-file = 📄 Скачать (Excel)
results-button-words = 💬 Ответы словами: { $count }
results-button-all-sides = Все
results-button-side-mentor = Наставники
results-button-side-mentee = Наставляемые
results-button-chosen = ✔️ { $label }
results-button-back = ⬅️ К опросу
results-button-to-results = ⬅️ К результатам
results-button-forms = 📊 Результаты анкет
results-button-comparison = ↔️ Вход и выход
results-button-to-surveys = ⬅️ К опросам
results-forms-title = <b>Результаты анкет за всю программу</b>
    Здесь сложены ответы на каждую анкету: базовые, оценка на входе и все опросы.
results-forms-none = Отправленных анкет пока нет.
results-forms-row = { $title }: { $people }
results-words-title = <b>{ $title }: ответы словами</b>
results-words-none = Ответов словами нет.
results-words-question = <b>{ $question }</b>
results-words-named = { $name }: { $words }
results-words-said = – { $words }
results-making = Готовлю…
results-nothing-to-draw = Показать пока нечего: ответов нет или их слишком мало.
results-pictures-sent = Те же числа словами – под кнопкой.
results-file-caption = <b>{ $title }</b>: результаты{ $named ->
        [yes] {" "}и ответы с именами. Внутри личные данные: пересылайте только тем, кому можно.
       *[no] . Имён внутри нет.
    }
results-file-name = itogi-{ $code }-{ $day }.xlsx

results-picture-caption = Ответили: { $people }. Число рядом с полосой: сколько человек так ответили.
results-picture-note = Ответов: { $given }
results-picture-note-number = Ответов: { $given }, в среднем { $mean }
results-picture-note-mean = Ответов: { $given }, в среднем { $mean } из { $high }
results-picture-note-good = Ответов: { $given }, в среднем { $mean } из { $high }; { $bar } и выше: { $good } ({ $percent } %)
results-picture-page = { $caption } Часть { $page } из { $pages }.
results-picture-count = { $count } ({ $percent } %)
results-picture-more = и ещё вариантов: { $count }

results-sheet-sums = Результаты
results-sheet-answers = Ответы
results-sheet-words = Ответы без имён
results-column-question = Вопрос
results-column-answer = Ответ
results-column-count = Сколько
results-column-of = Из скольких
results-column-share = Доля
results-column-mean = Среднее
results-column-sent = Отправлено
results-answered = ответили, человек
results-all-answers = всего ответов
results-declined = не захотели отвечать
results-bar-words = { $bar } и выше (порог)

comparison-title = <b>Вход и выход</b>
    Одни и те же вопросы в начале и в конце: что изменилось.
comparison-none = Сравнивать пока нечего: нужна оценка на входе или опрос, который повторяют в конце.
comparison-row = { $title }: { $both } из { $entered }
comparison-about = На кнопке: у скольких человек есть обе оценки, из тех, кто ответил на входе.
comparison-card = <b>{ $title }: вход и выход</b>
comparison-card-pair = <b>{ $title } ↔ { $later }</b>
comparison-both = Обе оценки есть у { $both } из { $entered } ответивших на входе.
comparison-wait = Когда эти люди ответят ещё раз (опрос с той же анкетой), здесь появится сравнение.
comparison-mean = В среднем: { $before } → { $after } (<b>{ $change }</b>)
comparison-line = { $question }
    { $before } → { $after } (<b>{ $change }</b>) · выросло у { $rose }, так же у { $same }, снизилось у { $fell }
comparison-less = { $question } (меньше – лучше)
comparison-few = ⚠️ Обе оценки меньше чем у пяти человек: другим эти числа не показывайте, по ним можно узнать человека.
comparison-note = Это самооценка: рост показывает уверенность, а снижение часто значит, что человек стал строже к себе.
comparison-button-people = 👤 По людям
comparison-button-picture = 🖼 Диаграмма
comparison-button-file = 📄 Скачать (Excel)
comparison-button-paper = 📄 Сравнительная таблица (Word)
comparison-button-back = ⬅️ К сравнению
comparison-button-all = ⬅️ Вход и выход
comparison-people-title = <b>{ $title }: по людям</b>
    Видите только Вы. Другим показывайте общие итоги.
comparison-person = { $name }: { $before } → { $after } ({ $change })
comparison-person-title = <b>{ $name }</b>
    { $title }: { $start } и { $end }
comparison-person-line = { $question }: { $before } → { $after }
comparison-before = на входе
comparison-after = на выходе
comparison-picture-legend = Средние на входе и на выходе. Обе оценки есть у { $both } из { $entered }.
comparison-file-name = vhod-vyhod-{ $code }-{ $day }.xlsx
comparison-file-caption = <b>{ $title }</b>: вход и выход, в сумме и по людям. Внутри личные данные: пересылайте только тем, кому можно.
comparison-paper-name = vhod-vyhod-{ $code }-{ $day }.docx
comparison-paper-caption = <b>Сравнительная таблица</b> готова. Первую страницу можно показывать, она сохранена и в /documents. Таблица по людям только для Вас, она есть только в этом файле.

comparison-progress = Вход и выход: обе оценки есть у { $both } из { $entered }

comparison-sheet-sums = Вход и выход
comparison-sheet-people = По людям
comparison-column-people = Чел.
comparison-column-before = На входе
comparison-column-after = На выходе
comparison-column-change = Разница
comparison-column-turns = Рост / так же / ниже
comparison-column-rose = Выросло
comparison-column-same = Так же
comparison-column-fell = Снизилось
comparison-column-before-on = Дата на входе
comparison-column-after-on = Дата на выходе
comparison-column-question-before = { $question } (на входе)
comparison-column-question-after = { $question } (на выходе)
comparison-paper-title = Сравнительная таблица результатов диагностики «на входе» и «на выходе»
comparison-paper-about = Анкета: { $title }. Составлена { $day } Обе оценки есть у { $people } чел.
comparison-paper-few = Обе оценки есть меньше чем у пяти человек. Таблица для служебного пользования: по средним можно узнать человека.
comparison-paper-all = В среднем по всем вопросам: на входе { $before }, на выходе { $after }, изменение { $change }.
comparison-paper-note = Средние считаются только по тем, кто ответил на вопрос оба раза. Отметки не выставляются: это самооценка участников.
comparison-paper-sign = Куратор: ____________________ { $name }
comparison-paper-people = Приложение для куратора: изменения по участникам
comparison-paper-private = Персональные данные. Другим лицам не передаётся.
documents-kind-comparison = Сравнительная таблица № { $number }
documents-file-comparison = Сравнительная таблица { $id }.docx

refused-comparison-nobody = Сравнивать пока некого: обеих оценок нет ни у кого.
