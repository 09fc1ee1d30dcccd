# Texts of consents, changed by the curator.
consent-settings-button-texts = Тексты согласий
consents-kind-renewal = новый текст согласия
renewal-title = <b>Текст согласия обновился.</b> Прежнее согласие действует, участие продолжается. Прочитайте, пожалуйста, новый текст и ответьте.
renewal-refused = Ответ записан: с новым текстом Вы не согласны. Прежнее согласие действует в том, что в нём сказано, участие продолжается. Передумать или отозвать его можно здесь: «Мои данные», /mydata.
wording-title = <b>Тексты согласий</b>
wording-line = { $name }: версия { $version }, с нею согласны { $current } из { $consented }
wording-button-programme = Программа
wording-button-publication = Размещение на сайтах
wording-button-labour = Работа наставником
wording-button-ours = Вернуть исходный текст
wording-file = Текст согласия, версия { $version }.txt
wording-ask = Это текст с местами для подстановки (в фигурных скобках). Чтобы изменить его, пришлите новый текст целиком одним сообщением.
wording-faults = <b>Текст пока не принят, прежний действует.</b>
wording-fault = – { $what }
wording-fault-length = Длина { $length }: нужно от { $low } до { $high } знаков.
wording-fault-unknown = Неизвестная подстановка { "{" }{ $place }{ "}" }.
wording-fault-place = Нет подстановки { $place }.
wording-fault-part = Закон требует назвать: { $part }.
wording-part-purpose = цель обработки
wording-part-data = перечень данных
wording-part-actions = действия с данными
wording-part-term = срок
wording-part-withdrawal = как отозвать согласие
wording-part-conditions = условия и запреты
wording-part-content = содержание работы
wording-part-notice = предупреждение за три рабочих дня
wording-stems-purpose = цель цели целью
wording-stems-data = данные
wording-stems-actions = действия действий
wording-stems-term = срок
wording-stems-withdrawal = отзыв отозвать отозвано
wording-stems-conditions = запрет
wording-stems-content = содержание
wording-stems-notice = рабочих рабочие
wording-publish-ask = <b>Опубликовать новый текст?</b>
    Он станет новой версией. Каждого, кто согласился с прежним, я спрошу снова; до ответа прежнее согласие действует.
wording-publish-yes = Да, опубликовать
wording-published = Новый текст опубликован: версия { $version }. { $count ->
        [0] Спрашивать некого.
        [one] Согласие спрошу у { $count } участника.
       *[other] Согласие спрошу у { $count } участников.
    } Сколько ответило – в разделе «Тексты согласий». У тех, кто без мессенджера, соберите согласие на бумаге.
wording-file-ours = Исходный текст.txt
wording-news = <b>Текст согласия ({ $name }) стал новой версией.</b> { $why ->
        [shipped] В новой версии бота он полнее: названы все данные, которые бот хранит. Прочитайте его, пожалуйста.
       *[details] Изменились организация или последний день программы, а прежнее согласие дано к прежним словам и до прежнего дня.
    } { $count ->
        [one] Спрошу согласие снова у { $count } участника
       *[other] Спрошу согласие снова у { $count } участников
    }; до ответа действует прежнее. У кого нет мессенджера, соберите бумагу.
wording-behind = <b>Исходный текст согласия ({ $name }) в новой версии бота полнее.</b> У Вас свой текст, он не изменился. Сравните: рядом с ним в «Текстах согласий» теперь файл с исходным.
wording-place-organisation = организация
wording-place-years = годы
wording-place-until = срок
wording-place-curator = куратор
wording-place-contact = контакт
wording-place-version = версия
wording-place-name = имя
wording-place-account = телеграм
wording-place-details = реквизиты
wording-place-resources = сайты
wording-place-number = номер
wording-place-signed = дата
wording-place-format = форма
wording-place-paid = оплата
mydata-file-version = версия текста { $version }
