# What the process itself says in the terminal: to the person who installs it.
setting-token = BOT_TOKEN: это не похоже на токен. Скопируйте у @BotFather строку вида 123456789:AAH… целиком, без пробелов и кавычек.
setting-token-missing = BOT_TOKEN: токен не задан. Получите его у @BotFather (команда /newbot) и впишите в файл .env строку BOT_TOKEN=123456789:AAH… Посмотреть бота без токена: make demo.
setting-token-refused = BOT_TOKEN: Telegram не принимает этот токен. Проверьте, что он скопирован целиком и не был отозван, или получите новый у @BotFather (команда /token).
setting-ids = CURATOR_IDS: «{ $value }» не список номеров. Впишите номера Telegram через запятую, например 123456789,987654321; свой номер подскажет бот @userinfobot.
setting-zone = TIMEZONE: часового пояса «{ $value }» нет. Впишите имя вида Europe/Moscow, Asia/Yekaterinburg, Asia/Vladivostok.
setting-hours = QUIET_HOURS: «{ $value }» не промежуток времени. Впишите, например, 21:00-08:00 или оставьте пустым, если тихих часов нет.
setting-api = TELEGRAM_API_URL: «{ $value }» не адрес. Впишите адрес вида https://api.telegram.org или уберите строку.
setting-proxy = PROXY_URL: это не адрес прокси. Впишите адрес вида socks5://имя:пароль@узел:1080 или http://узел:3128 либо уберите строку.
setting-keep = BACKUP_KEEP: «{ $value }» не число копий. Впишите целое число от 1, например 14.
setting-level = LOG_LEVEL: «{ $value }» не уровень журнала. Впишите DEBUG, INFO, WARNING или ERROR.
setting-format = LOG_FORMAT: «{ $value }» не вид журнала. Впишите text или json.
setting-path = { $name }: «{ $value }» не путь. Впишите путь к файлу или папке, например { $example }.
setting-file = .env: файл не читается ({ $why }). Сохраните его в кодировке UTF-8 и дайте боту право на чтение.

process-running = База { $path } уже занята: бот с ней уже запущен. Остановите его или укажите другую базу в DATABASE_PATH.
process-folder = Нет доступа к { $path } ({ $why }). Проверьте права на папку или укажите другой путь в DATABASE_PATH.
process-newer = База { $path } создана более новой версией программы (схема { $found }, эта версия знает { $known }). Она не тронута. Обновите программу или восстановите прежнюю копию: python -m bot restore ФАЙЛ.
process-broken = База { $path } повреждена или это не база: { $why }. Она не тронута. Восстановите копию: python -m bot restore ФАЙЛ.
process-fault = База { $path } не читается или не пишется ({ $why }). Проверьте место на диске и права.
process-migrated = База { $path } приведена к схеме { $version }.
process-current = База { $path }: схема { $version }, менять нечего.
process-checked = Всё в порядке: настройки, анкеты, тексты, шаблоны, база.
process-backed-up = Копия сохранена: { $path }.
process-backup-none = Копировать нечего: базы { $path } нет.
process-backup-taken = Файл { $path } уже есть, он не тронут. Назовите для копии другой файл.
process-backup-bad = Файл { $path } не годится: { $why }. База не тронута.
process-restored = База восстановлена из { $path }.
process-aside = Прежняя база отложена: { $path }.
process-code = Куратора ещё нет. Откройте бота и отправьте ему: /start { $code }
process-code-how = Код одноразовый: первый, кто его отправит, станет куратором.
process-text-fault = Тексты: { $fault }
backup-why-missing = такого файла нет
backup-why-broken = это не база бота или она повреждена
backup-why-newer = копия создана более новой версией программы
