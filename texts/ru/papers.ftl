# Consents on paper: entered by the curator, told to the person.
consents-button-paper = Внести согласие на бумаге
paper-kinds = <b>Согласие на бумаге</b>
    Какое согласие подписано?
paper-kinds-none = Всё, что нужно, уже есть: вносить на бумаге нечего.
paper-button-programme = Обработка данных (программа)
paper-button-guardian = Согласие родителя
paper-button-publication = Размещение на сайтах
paper-button-labour = Работа наставником
paper-kind-programme = обработка персональных данных
paper-kind-guardian = согласие родителя
paper-kind-publication = размещение сведений на сайтах
paper-kind-labour = работа наставником
paper-sites = <b>Какие сайты разрешены?</b>
    Отметьте те, что названы в подписанном согласии.
paper-number = <b>Согласие на бумаге: { $kind }</b>
    Напишите его номер и дату, например: № 12 от 15.09.2026.
paper-picture = Пришлите фото или скан (JPG, PDF): он сохранится в реестре документов (/documents), а участник получит копию.
paper-bare = Без фото
paper-wanted = Нужно фото или файл. Если их нет, нажмите «Без фото».
paper-told = <b>Внесено Ваше согласие на бумаге:</b> { $kind }, { $paper }.
paper-told-sites = Сайты: { $resources }.
paper-told-mistake = Если Вы его не подписывали, напишите куратору: /support. Отозвать можно в любой момент: «Мои данные», /mydata.
paper-file = Согласие
refused-paper-large = Файл больше { $limit } МБ. Пришлите фото или скан поменьше; номер сохранён.
documents-kind-programme_consent = Согласие участника: { $number }
documents-file-programme_consent = Согласие участника { $id }
documents-kind-publication_consent = Согласие на размещение: { $number }
documents-file-publication_consent = Согласие на размещение { $id }
documents-kind-labour_consent = Согласие наставника: { $number }
documents-file-labour_consent = Согласие наставника { $id }
audit-kind-paper = внёс(ла) согласие на бумаге
