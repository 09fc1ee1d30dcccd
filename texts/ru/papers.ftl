# Consents on paper: entered by the curator, told to the person.
consents-button-paper = Внести согласие на бумаге
onpaper-kinds = <b>Согласие на бумаге</b>
    Какое согласие подписано?
onpaper-kinds-none = Всё, что нужно, уже есть: вносить на бумаге нечего.
onpaper-button-programme = Обработка данных (программа)
onpaper-button-guardian = Согласие родителя
onpaper-button-publication = Размещение на сайтах
onpaper-button-labour = Работа наставником
onpaper-kind-programme = обработка персональных данных
onpaper-kind-guardian = согласие родителя
onpaper-kind-publication = размещение сведений на сайтах
onpaper-kind-labour = работа наставником
onpaper-sites = <b>Какие сайты разрешены?</b>
    Отметьте те, что названы в подписанном согласии.
onpaper-number = <b>Согласие на бумаге: { $kind }</b>
    Напишите его номер и дату, например: № 12 от 15.09.2026.
onpaper-picture = Пришлите фото или скан (JPG, PDF): он сохранится в реестре документов (/documents), а участник получит копию.
onpaper-bare = Без фото
onpaper-wanted = Нужно фото или файл. Если их нет, нажмите «Без фото».
onpaper-told = <b>Внесено Ваше согласие на бумаге:</b> { $kind }, { $paper }.
onpaper-told-sites = Сайты: { $resources }.
onpaper-told-mistake = Если Вы его не подписывали, напишите куратору: /support. Отозвать можно в любой момент: «Мои данные», /mydata.
consents-button-withdrawal = Записать отзыв (заявление)
consents-button-unpublish = Записать отзыв: размещение
onpaper-withdrawal = <b>Отзыв согласия на бумаге: { $name }</b>
    Согласие: { $kind }. Напишите номер и дату заявления, например: № 3 от 15.09.2026.
onpaper-withdrawal-programme = <b>Записать отзыв согласия: { $name }?</b>
    Заявление: { $paper }. Участие прекратится сразу: пара завершится, сообщений больше не будет. Личные данные удалим не позднее { $until } (30 дней по закону).
onpaper-withdrawal-publication = <b>Записать отзыв согласия на размещение: { $name }?</b>
    Заявление: { $paper }. Сведения нужно снять с сайтов за три рабочих дня. В участии ничего не меняется.
onpaper-withdrawal-yes = Да, записать
onpaper-withdrawn-programme = <b>Записан Ваш отзыв согласия:</b> заявление { $paper }. Участие прекращено, личные данные удалим не позднее { $until } До этого дня их копия – здесь: /mydata. Если заявления не было, сразу скажите куратору: { $contact }.
onpaper-withdrawn-publication = <b>Записан Ваш отзыв согласия на размещение:</b> заявление { $paper }. Сведения снимут с сайтов за три рабочих дня, участие продолжается. Если заявления не было, скажите куратору: { $contact }.
onpaper-file = Согласие
refused-paper-large = Файл больше { $limit } МБ. Пришлите фото или скан поменьше; номер сохранён.
documents-kind-programme_consent = Согласие участника: { $number }
documents-file-programme_consent = Согласие участника { $id }
documents-kind-publication_consent = Согласие на размещение: { $number }
documents-file-publication_consent = Согласие на размещение { $id }
documents-kind-labour_consent = Согласие наставника: { $number }
documents-file-labour_consent = Согласие наставника { $id }
