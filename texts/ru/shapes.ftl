# What a match is made of: groups, teams, mutual support, form, format, kind (S4 1.1.2).
shape-format-individual = индивидуальный
shape-format-group = групповой
shape-format-collective = коллективный
shape-format-mutual = взаимный
shape-format-online = онлайн
shape-format-line = формат: { $format }
shape-kind-usual = без особого вида
shape-kind-virtual = виртуальное наставничество
shape-kind-group = наставничество в группе
shape-kind-goals = краткосрочное (целеполагающее)
shape-kind-reverse = реверсивное наставничество
shape-kind-situational = ситуационное наставничество
shape-kind-speed = скоростное наставничество
shape-topic = Тема: { $topic }

shape-title = <b>Состав, форма и вид</b>
shape-form = Форма: { $form }
shape-format = Формат: { $format }
shape-kind = Вид: { $kind }
shape-fixed = Участникам уже сообщено или приказ подписан: состав меняется через «Завершить или сменить наставника».
shape-button-mentee = Добавить наставляемого
shape-button-mentor = Добавить наставника
shape-button-companion = Добавить участника
shape-button-out = Убрать: { $name }
shape-button-form = Форма
shape-button-format = Формат
shape-button-kind = Вид
shape-button-topic = Тема
shape-button-reverse = Обратное наставничество
shape-button-card = К паре
shape-choose-form = <b>Форма наставничества</b>
    Сейчас: { $now }
shape-choose-format = <b>Формат</b>
    Сейчас: { $now }
shape-choose-kind = <b>Вид наставничества</b>
    Сейчас: { $now }
    Скоростное – одна встреча. Ситуационное – помощь, когда она понадобится. При реверсивном в одной теме ведёт тот, кто обычно учится. Такие пары не занимают место у наставника.
shape-topic-ask = Напишите тему в нескольких словах, например: онлайн-доски на уроке.
shape-reverse-ask = <b>Обратное наставничество</b>
    { $mentee } будет наставником в одной теме, { $mentor } – наставляемым. Обычная пара останется как есть. В чём поможет { $mentee }? Напишите тему, например: онлайн-доски на уроке.
shape-come-mentor = <b>Кто ещё наставник?</b>
    Нажмите имя: наставников станет несколько.
shape-come-mentee = <b>Кто ещё наставляемый?</b>
    Нажмите имя: пара станет группой.
shape-come-nobody = Добавить сейчас некого: свободных принятых участников нет.
shape-mutual-first = <b>Взаимная поддержка</b>
    Двое или больше помогают друг другу без наставника; встречи записывает любой из них. Кто первый участник?
shape-mutual-second = <b>Взаимная поддержка</b>
    Первый участник выбран. Кто второй?
shape-mutual-made = Группа взаимной поддержки добавлена. Участникам пока ничего не сообщается.
shape-reverse-made = Пара обратного наставничества добавлена. Участникам пока ничего не сообщается.
shape-changed = Записано
refused-shape-told = Состав уже не изменить: участникам сообщено или приказ подписан. Ничего не потеряно.
refused-shape-signed = Пара вошла в подписанный приказ № { $number }: форма, формат и вид остаются как в нём.
refused-shape-full = На одной стороне уже { $limit } человек. Добавьте ещё одну группу.
refused-shape-few = Нужны хотя бы двое: наставник и наставляемый или двое во взаимной поддержке. Пару целиком можно завершить.
refused-shape-topic = Напишите, пожалуйста, тему хотя бы одним словом.

groups-title = <b>Одной группой или отдельными парами</b>
    У этих наставников несколько наставляемых. Как Вы решите, так и будет в приказе.
groups-line-together = { $mentor }: одна группа – { $mentees }
groups-line-apart = { $mentor }: отдельные пары – { $mentees }
groups-button-together = { $mentor }: одной группой
groups-button-apart = { $mentor }: отдельными парами
groups-none = Сейчас нет наставников с несколькими наставляемыми, которым ещё не сообщено.
groups-done = Записано. Проект приказа изменится вместе с составом: нажмите «Сделать заново» под приказом.
