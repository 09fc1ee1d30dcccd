# Partner organisations and their agreements.
partner-button = Партнёры
partner-title = <b>Партнёры: { $count }</b>
partner-none = <b>Партнёры</b>
    Пока ни одного. Добавьте предприятие, вуз или организацию, откуда приходят наставники.
partner-line = { $name } – { $words }
partner-gave = { $count ->
        [one] { $count } наставник
        [few] { $count } наставника
       *[many] { $count } наставников
    }
partner-state-none = соглашения нет
partner-state-over = срок соглашения вышел { $until }
partner-state-soon = соглашение до { $until }, пора продлевать
partner-state-stands = соглашение до { $until }
partner-state-endless = соглашение есть, срок не указан
partner-share = Дали наставников: { $gave } из { $total } организаций ({ $percent } %, цель 2 %).
partner-share-unknown = Дали наставников: { $gave }. Чтобы видеть долю, укажите число организаций: /settings.
partner-button-new = Добавить партнёра
partner-ask-kind = <b>Какая это организация?</b>
partner-kind-enterprise = Предприятие
partner-kind-college = Колледж, техникум
partner-kind-university = Вуз
partner-kind-school = Школа, центр, сад
partner-kind-public = Общественная
partner-kind-other = Другая
partner-ask-name = <b>Как называется организация?</b>
    Например: ООО «Мехатроника».
partner-ask-number = <b>Номер и дата соглашения?</b>
    Например: № 12 от 15.09.2026.
partner-ask-until = <b>До какого дня действует соглашение?</b>
    Например: 31.05.2027.
partner-ask-contact = <b>К кому обращаться в организации?</b>
    Фамилия, имя и рабочий телефон или почта – те, что указаны в соглашении.
partner-name = <b>{ $name }</b>
partner-agreement = Соглашение № { $number }{ $signed }, { $term }
partner-signed = { " " }от { $day }
partner-term-endless = срок не указан
partner-term-stands = действует до { $until }
partner-term-soon = действует до { $until }, пора продлевать
partner-term-over = срок вышел { $until }
partner-agreement-none = Соглашения пока нет
partner-contact = Контакт: { $contact }
partner-contact-none = Контакт не указан
partner-people = Наставники: { $names }
partner-people-none = Наставников отсюда пока нет. Указать место работы можно в карточке наставника: «Ещё» → «Место работы».
partner-button-name = Название
partner-button-kind = Вид
partner-button-number = № соглашения
partner-button-until = Срок
partner-button-contact = Контакт
partner-button-off = Убрать из партнёров
partner-off-ask = <b>Убрать из партнёров: { $name }?</b>
    Люди останутся в программе, место работы у них будет не указано.
partner-off-yes = Да, убрать
partner-off-done = { $name }: убрано
partner-button-works = Место работы
partner-button-own = Наша организация
partner-works = <b>{ $name }: место работы</b>
    Из какой организации наставник? Место работы войдёт в приказ и в выгрузку.
partner-works-now = <b>{ $name }: место работы</b>
    Сейчас: { $organisation }. Выберите другую или верните в нашу.
partner-works-nothing = <b>{ $name }: место работы</b>
    Партнёров пока нет. Сначала добавьте организацию.
refused-partner-name = Нужно название хотя бы из двух букв. Напишите ещё раз.
refused-partner-known = { $name } уже есть в списке партнёров.
refused-partner-number = Не вижу номера. Напишите, например: № 12 от { $day }.
refused-partner-until = Похоже, это не дата. Напишите, например: { $day }.
refused-partner-before = Срок раньше даты соглашения ({ $day }). Напишите ещё раз.
refused-partner-mentor = Место работы у партнёра указывается только наставнику.
