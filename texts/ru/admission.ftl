# Admission by the curator.
admission-count-mentor = { $count ->
        [one] { $count } наставник
        [few] { $count } наставника
       *[other] { $count } наставников
    }
admission-count-mentee = { $count ->
        [one] { $count } наставляемый
        [few] { $count } наставляемых
       *[other] { $count } наставляемых
    }
admission-new = <b>Новые анкеты: { $counts }.</b>
admission-button-all = ✅ Принять всех
admission-button-each = По одному
admission-button-yes = ✅ Принять
admission-button-no = Отклонить
admission-button-next = ➡️ Далее
admission-done-all = Приняты: { $counts }. Каждому отправлено сообщение.
admission-none = Новых анкет нет: все решения приняты.
admission-next-step = Дальше: общая встреча (/networking) и выбор (/voting).
admission-person = <b>{ $name }</b> · { $role }
admission-post = Должность: { $post }
admission-form = Форма: { $forms }
admission-taken-up = <b>{ $name }</b>: отправлена анкета ещё одной формы – { wave-mentoring }. В выборе и подборе пар участник теперь и там.
admission-form-left = <b>{ $name }</b>: больше не участвует в форме «{ wave-mentoring }». В других формах – как прежде.
admission-line = { $question } – { $answer }
admission-applied = Анкета отправлена { $when }. В очереди ещё: { $left }.
admission-unnamed = Без имени, № { $id }
admission-accepted-toast = Участие подтверждено
admission-declined-toast = Анкета отклонена
admission-decline-ask = Отклонить анкету: { $name }? Участник получит вежливое сообщение с Вашим контактом. Передумаете – примите его в /people.
admission-decline-yes = Да, отклонить
admission-admitted = <b>Вас приняли в программу наставничества.</b> Вы { $role }.
    Дальше – общая встреча и выбор { $other }: я напишу, когда они начнутся. Кнопки внизу всегда под рукой.
admission-other-mentor = наставляемого
admission-other-mentee = наставника
admission-declined = Спасибо за анкету! Сейчас куратор не смог включить Вас в программу. Если есть вопросы или Вы хотите участвовать иначе: { $contact }.
