# Behind a person's card: history, notes, categories.
people-history-button = История
history-title = <b>{ $name }: как всё было</b>
history-part = { $role }: в базе с { $day }
history-out = , дата выхода { $day }
history-admitted = решение «принять», { $role }
history-declined = решение «отклонить», { $role }
history-by-setting = принимаются все
history-decision = { $day }: { $what } ({ $by })
history-pair = Пара: { $others }, с { $day } ({ $state })
history-until = , до { $day }
history-meeting = { $day }: встреча, { $others }{ $minutes }
history-more-meetings = и ещё встреч: { $count }

note-title = <b>Заметки: { $name }</b>
note-hint = Их видят кураторы, а сам человек – в копии своих данных.
note-none = Пока ни одной.
note-line = { $number }. { $at }, { $by }
    { $body }
note-ask = <b>Заметка: { $name }</b>
    Напишите одним сообщением, до 600 знаков. Пишите так, чтобы человек мог это прочесть: заметки входят в копию его данных. Диагнозы и сведения о здоровье не записывайте.
note-button-new = Новая заметка
note-button-off = Удалить { $number }
note-off-ask = <b>Удалить заметку?</b>
    { $body }
note-off-yes = Да, удалить

category-button = Категория
category-button-mentor = Категория наставника
category-button-mentee = Категория наставляемого
category-title = <b>{ $name }</b>
    Категория, { $role }
category-source-form = Сейчас – по ответу в анкете. Отметка изменит её.
category-source-curator = Указал куратор. Каждая отметка сохраняется сразу.
category-source-none = Пока не указана. Каждая отметка сохраняется сразу.
category-hint = Категория говорит, какая поддержка нужна или что человек может дать. Диагнозов здесь нет.
category-start = Молодой специалист
category-newplace = На новом месте
category-strength = Нужны новые силы
category-modern = Новые программы и ИКТ
category-gifted = Яркие способности
category-learning = Поддержка в учёбе
category-access = Доступная среда
category-hardship = Поддержка семьи и школы
category-conduct = Общение и поведение
category-outside = Включить в жизнь школы
category-teacher = Педагог, специалист
category-veteran = Ветеран педтруда
category-enterprise = Сотрудник предприятия
category-business = Предприниматель, деятель
category-parent = Родитель
category-graduate = Выпускник
category-pupil = Активный ученик
