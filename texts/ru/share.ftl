# Consents given, kind by kind (the indicator is 100 %).
progress-button-consents = Кто без согласия
share-title = <b>Согласия</b> (цель: 100 %)
share-line = { $kind }: { $part } из { $whole } ({ $percent } %)
share-kind-programme = Обработка данных
share-kind-guardian = Родители несовершеннолетних
share-line-voluntary = { $kind }, по желанию: { $part } из { $whole } ({ $percent } %)
share-kind-publication = Размещение на сайтах
share-kind-labour = Работа наставником
share-lacking = <b>Кто без согласия</b>
share-person = { $name }: { $lacks }
share-lack-none = { $kind } – нет ответа
share-lack-refused = { $kind } – отказ
share-lack-withdrawn = { $kind } – отозвано
share-everybody = Согласия есть у всех.
