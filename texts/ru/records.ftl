# The curator's records on a teacher (D14) and ratings of a pair's programme (D51).
record-title = <b>Записи о педагоге: { $name }</b>
record-none = Записей пока нет. В запись входят сведения из личного дела, методической работы, аттестации, профессионального стандарта или с посещённых уроков – с источником и датой.
record-line = { $source }, { $day }
record-card = Запись о педагоге: { $source }, { $day }
record-button-card = Запись о педагоге
record-button-new = Новая запись
record-button-all = Все записи
record-button-read = Прочитать: { $day }
record-read = <b>{ $title }: { $name }</b>
    Внёс(ла) { $day }: { $author }.
record-read-told = <b>{ $title }: { $name }</b>
    Рассказал(а): { $relation }, { $author }; { $day }.
record-answer = { $question }
    <b>{ $answer }</b>
record-sheet-about = О ком
record-sheet-relation = Кто сообщил
record-sheet-author = ФИО сообщившего
record-sheet-total = Сумма баллов
record-sheet-most = Наибольшая сумма
record-sheet-level = Уровень
record-about = О ком: { $name }
record-seen-by = Увидят: кураторы. Педагог может получить копию.
record-sent = <b>Запись сохранена:</b> { $name }.
refused-record-teacher = Запись можно вести только об участнике-педагоге, чьё согласие действует.

rating-title = <b>Оценка программы пары</b>
    { $name }
rating-none = Оценок пока нет. Девять показателей, около трёх минут: оценивается программа пары, а не люди.
rating-line = { $day }: { $value } из { $most }, { $level }
rating-line-empty = { $day }: ответов нет
rating-opinion = <b>Мнение пары:</b> опрос удовлетворённости прошли { $replied } из { $members }. Сами ответы не показываются: по двум людям узнаётся каждый.
rating-button-new = Оценить программу пары
rating-button-card = Оценка программы пары
rating-button-pair = К паре
rating-button-all = Все оценки
rating-about = Пара: { $name }
rating-seen-by = Увидят: кураторы.
rating-result = <b>Итог: { $value } из { $most }, { $level }.</b>
rating-bound = { $level } – от { $start }
rating-scaled = Партнёры не участвуют, седьмой показатель не считается. Границы пересчитаны к { $most } баллам: { $bounds }.
rating-of-plan = Оценена программа наставничества, а не её участники.
rating-button-read = { $day }: { $value } из { $most }
rating-button-paper = Документ (Word)
rating-paper-file = Оценка программы пары.docx
rating-paper-here = Оценка программы пары – документ для подписи.
rating-paper-title = Оценка программы наставничества
rating-paper-pair = Наставник и наставляемый: { $pair }. Дата оценки: { $day }
rating-paper-indicator = Критерий, показатель
rating-paper-points = Баллы (0–2)
rating-paper-not-applied = не применяется
rating-paper-total = Итого: { $value } из { $most }, { $level }.
rating-paper-bounds = Уровни: { $bounds }.
rating-paper-opinion = Мнение пары: опрос удовлетворённости прошли { $replied } из { $members }; ответы учтены только в общих итогах программы.
rating-paper-sign =
    Куратор программы { $name } ____________
    «___» ________ 20__ г.
rating-card = Оценка программы { $day }: { $value } из { $most }, { $level }
rating-sent = <b>Оценка сохранена:</b> { $name }.
