# The register of possible participants by source; suggestions of participants.
candidate-button-add = Добавить возможного
candidate-ask-role = <b>Возможный участник</b>
    Кем он мог бы стать?
candidate-ask-source = <b>Откуда он?</b>
candidate-source-staff = Сотрудники
candidate-source-parent = Родители
candidate-source-pupil = Ученики
candidate-source-graduate = Выпускники
candidate-source-partner = Партнёры
candidate-source-other = Другое
candidate-from-staff = сотрудник
candidate-from-parent = родитель
candidate-from-pupil = ученик
candidate-from-graduate = выпускник
candidate-from-partner = от партнёра
candidate-from-other = другой источник
candidate-state-new = ещё не приглашён
candidate-state-invited = приглашён
candidate-state-later = не сейчас
candidate-state-declined = отказ
candidate-state-double = человек с таким именем уже участвует
candidate-sum = { $source }: { $words }
candidate-sum-invited = приглашены { $count }
candidate-sum-later = не сейчас { $count }
candidate-sum-declined = отказ { $count }
candidate-sum-came = пришли { $count }
candidate-ask-names = <b>{ $source } · { $role }</b>
    Напишите фамилию, имя и отчество; если людей несколько – каждого с новой строки. До согласия сохраняются только ФИО, роль и источник: телефоны и другие сведения не пишите.
candidate-added = ✅ Добавлено: { $count } – { $names }
candidate-known = Уже есть: { $names }
candidate-unclear = Не похоже на фамилию и имя, не добавлено: { $names }
candidate-next = Можно сразу написать ещё или открыть список.
candidate-card-from = Источник: { $source }
candidate-card-asked = Состояние: { $asked }
candidate-card-ground-other = Сохранены только ФИО, роль и источник. Участником станет, когда войдёт по личному приглашению и даст согласие.
candidate-button-later = Не сейчас
candidate-button-declined = Отказ
candidate-button-new = Вернуть в список
candidate-declined-staff = <b>{ $name }: отказ?</b>
    Останется в списке сотрудников с отметкой «отказ», листок с приглашением больше не готовится.
candidate-declined-other = <b>{ $name }: отказ?</b>
    ФИО удалится: без согласия его хранить нельзя. В сводке останется только число.
candidate-declined-yes = Да, отметить
candidate-declined-gone = Отмечено. ФИО удалено, в сводке осталось только число.
refused-candidates-many = За один раз можно внести до { $limit } человек. Разделите список или загрузите файл.

propose-button = Предложить кандидата
propose-ask-role = <b>Предложить кандидата</b>
    Кем мог бы стать этот человек?
propose-mentor = Наставником
propose-mentee = Наставляемым
propose-as-mentor = в наставники
propose-as-mentee = в наставляемые
propose-ask-name = <b>Кого предложить { $role }?</b>
    Напишите фамилию, имя и отчество, а с новой строки – почему (можно не писать). Увидит только куратор. Телефон и подробности о человеке не нужны.
propose-done = ✅ Передал куратору: { $name }, { $role }. Когда он решит, я напишу.
refused-propose-name = Нужны фамилия и имя, например: Юдина Вера Сергеевна. Причину напишите с новой строки.
refused-propose-many = Вы уже предложили десять человек, куратор их ещё не посмотрел. Немного подождите, пожалуйста.
proposal-line = <b>{ $proposer } предлагает { $role }:</b>
    { $name }
proposal-reason = Почему: { $reason }
proposal-button-list = Предложили кандидатов: { $count }
proposal-button-yes = В список возможных
proposal-more = Ждут решения ещё: { $count }
proposal-none = Предложений, которые ждут решения, нет.
proposal-ask-source = <b>{ $name }</b>
    Откуда этот человек?
proposal-accepted = В списке возможных
proposal-known = Этот человек уже есть
proposal-declined = Отклонено
proposal-no-ask = <b>Отклонить предложение: { $name }?</b>
    { $proposer } получит вежливое сообщение, имя кандидата не сохранится.
proposal-no-yes = Да, отклонить
proposal-told-accepted = Спасибо, что предложили кандидата! Куратор внёс его в список и пригласит сам.
proposal-told-declined = Спасибо, что предложили кандидата! Сейчас куратор решил его не приглашать. Ваше внимание к программе очень ценно.
