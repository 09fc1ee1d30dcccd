# Those without a pair (D35): the curator's list, the mentor who is asked, what the person hears; load of mentors (D20).
unpaired-button = Кто без пары: { $count }
unpaired-title = <b>Без пары: { $count }</b> · ищем наставника { $searching ->
        [one] { $searching } человеку
       *[other] { $searching } людям
    } · свободных мест у наставников { $places }
unpaired-nobody = <b>Без пары никого нет</b>
    Все принятые наставляемые работают в парах.
unpaired-not-begun = <b>Пар пока нет</b>
    Когда состав пар будет согласован, здесь появятся те, кому пары не хватило.
unpaired-line = { $place }. <b>{ $name }</b>: { $why } · с { $since }
unpaired-why-unmatched = при согласовании пар подходящего наставника не нашлось
unpaired-why-aside = подбор отложен куратором
unpaired-why-new = пары были согласованы раньше, чем человек начал участвовать
unpaired-why-ended = прежняя пара прекращена
unpaired-why-mentor-left = наставник вышел из программы
unpaired-why-completed = программа пары пройдена
unpaired-step-resume = → сейчас не ищем
unpaired-step-agreeing = → сторонам разосланы предложения: ход в /match, «Ход согласования»
unpaired-step-choice = → идёт выбор: дождитесь его конца
unpaired-step-promised = → { $mentor } может взять: добавьте пару
unpaired-step-answer = → спросили: { $mentor }, ответа пока нет
unpaired-step-places = → есть свободные места: подберите наставника
unpaired-step-ask = → свободных мест нет: спросите наставника о ещё одном или предложите другую помощь

unpaired-card = <b>{ $name }</b> · без пары
    Почему: { $why }.
unpaired-card-since = Ищем наставника с { $since }.
unpaired-card-resting = Сейчас наставника не ищем: сообщений «ищем дальше» человек не получает.
unpaired-card-told = О том, что поиск идёт, сообщено { $day }.
unpaired-card-untold = О том, что поиск идёт, ещё не сообщалось.
unpaired-card-note = Заметка: { $note }
unpaired-asked = <b>Кого спрашивали</b>
unpaired-asked-open = { $mentor }: спросили { $day }, ответа пока нет
unpaired-asked-yes = { $mentor }: ответ «да, возьму», { $day }
unpaired-asked-no = { $mentor }: ответ «сейчас не могу», { $day }
unpaired-choosing = Идёт выбор. Когда он закончится, здесь появятся подходящие наставники.
unpaired-nobody-to-ask = Спросить сейчас некого: других подходящих вариантов нет. Наставника можно назвать и самим: «Добавить пару».
unpaired-can-ask = <b>Кого можно спросить</b>
unpaired-mentor = { $name } · наставляемых { $load } из { $capacity } · { $why }
unpaired-mentor-refused = {" "}· недавно был ответ «сейчас не могу»
unpaired-fits-needs = поможет по { $covered ->
        [one] { $covered } запросу
       *[other] { $covered } запросам
    } из { $total }: { $names }
unpaired-fits-subject = общий предмет: { $names }
unpaired-fits-slots = удобно обоим: { $names }
unpaired-fits-nothing = совпадений в анкетах нет
unpaired-button-ask = Спросить: { $mentor }
unpaired-button-ask-other = Спросить другого наставника
unpaired-button-back = Снять вопрос
unpaired-button-not-needed = Пара не нужна
unpaired-button-form = Другая помощь
unpaired-button-rest = Пока не искать
unpaired-button-search = Искать снова
unpaired-button-note = Заметка
unpaired-button-open = Открыть
unpaired-button-list = Кто без пары
unpaired-done-rest = Больше не ищем. Вернуть можно в любой момент
unpaired-done-search = Снова ищем
unpaired-done-asked = Вопрос отправлен. Ответ придёт Вам
unpaired-done-back = Вопрос снят
unpaired-forms = <b>Чем ещё помочь, пока нет постоянного наставника</b>
    Для { $name } можно добавить пару, которая никого не занимает надолго:
    – разовая встреча (скоростное наставничество): одна беседа по одному вопросу;
    – помощь по случаю (ситуативное): наставник отвечает, когда возникает вопрос;
    – обратное наставничество: наставляемый учит тому, что умеет сам.

    Нажмите «Добавить пару», затем в её карточке «Состав, форма и вид» → «Вид». Человек останется в этом списке: постоянного наставника ищем дальше.

unpaired-places = <b>Появилось место: подходят</b>
unpaired-places-line = { $mentee } → <b>{ $mentor }</b>
    { $why }
unpaired-places-button = { $mentee } → { $mentor }
unpaired-places-hint = Нажмите пару, чтобы добавить её. Участникам пока ничего не сообщается.
unpaired-said-yes = <b>{ $mentor }</b> может быть наставником для { $mentee }. Осталось подтвердить.
unpaired-said-no = <b>{ $mentor }</b> сейчас не может быть наставником для { $mentee }. Ответ видят только кураторы.

asked-question = <b>Можете взять ещё одного наставляемого?</b>
    { $name }
asked-load = { $load ->
    [0] Сейчас наставляемых у Вас нет.
   *[other] Сейчас у Вас наставляемых: { $load }.
} Если не получается, это нормально: ответ увидит только куратор.
asked-button-yes = Да, возьму
asked-button-no = Сейчас не могу
asked-button-after-all = Всё-таки возьму
asked-button-not-after-all = Всё-таки не могу
asked-yes = <b>Спасибо!</b> Куратор подтвердит пару ({ $name }), и я сразу напишу.
asked-no = Понимаю, спасибо за ответ. Его увидит только куратор.
asked-not-needed = Место, о котором Вас спрашивали, уже не понадобилось. Спасибо, что были готовы помочь!
refused-ask-over = Вопрос уже снят: отвечать не нужно. Спасибо!
refused-ask-again = Этого наставника уже спрашивали о том же человеке: повторить можно через две недели.
refused-ask-open = Один вопрос уже задан и ждёт ответа. Его можно снять и спросить другого.
refused-ask-choice = Идёт выбор: спросить наставника можно, когда он закончится.

unpaired-news-first = <b>Пока не нашли, ищем дальше</b>
    Подходящего наставника для Вас пока нет. Место в программе за Вами: как только наставник найдётся, я сразу напишу.
unpaired-news-again = <b>Ищем дальше</b>
    Наставника для Вас ищем с { $since }. Как только он найдётся, я сразу напишу.
unpaired-own = <b>Пары пока нет, ищем дальше</b>
    Наставника для Вас ищем с { $since }. Как только он найдётся, я сразу напишу.
unpaired-news-support = Если есть вопрос или пожелание, напишите куратору. А если хочется поговорить с психологом: { $whom }. Это по желанию.
unpaired-button-curator = Написать куратору

psychologist-button = Поддержка психолога
psychologist-screen = <b>Поддержка психолога</b>
    К кому: { $whom }.

    Можно обратиться самостоятельно или попросить, чтобы с Вами связались. Просьбу передаст куратор; о причине писать не нужно.
psychologist-named = { $name }
psychologist-unnamed = подскажет куратор ({ $contact })
psychologist-button-call = Попросить связаться
psychologist-called = ✅ Просьба передана куратору, он сообщит психологу. Ответ придёт сюда.
psychologist-called-before = Просьба уже передана, ответ придёт сюда.
psychologist-asked = <b>{ $name }</b>: просьба связаться с психологом.
    Передайте, пожалуйста, психологу и ответьте, когда ждать звонка. О причине спрашивать не нужно.
psychologist-body = Прошу психолога связаться со мной.

loads-button = Наставники: нагрузка
loads-title = <b>Наставники: { $count }</b> · свободных мест { $free }
loads-nobody = Принятых наставников пока нет. Пригласить: /invite.
loads-line = <b>{ $name }</b> · наставляемых { $load } из { $places } · { $free ->
        [0] мест нет
       *[other] свободно { $free }
    }
loads-categories = Категория: { $names }
loads-whom = Кому: { $names }
loads-gives = Может помочь: { $names }{ $more ->
        [0] {""}
       *[other] {" "}и ещё { $more }
    }
loads-results = Завершённых пар { $completed } · встреч { $meetings }
loads-button-file = Скачать (Excel)
export-loads = Нагрузка наставников
export-load = Наставляемых сейчас
export-places = Мест всего
export-free = Свободно
export-completed = Завершённых пар

settings-label-psychologist_name = Психолог
settings-label-psychologist_contact = Контакт психолога
setup-ask-psychologist_name = <b>Фамилия, имя и отчество психолога?</b>
    К нему можно направить участников, прежде всего тех, кто остался без пары. Например: Орлова Нина Павловна.
setup-ask-psychologist_contact = <b>Как связаться с психологом?</b>
    Телефон, почта или кабинет: это увидят участники. Например: каб. 8, +7 900 000-00-00.

mydata-file-searches = Поиск пары
mydata-file-search-unmatched = Ищем наставника: при согласовании пар подходящего не нашлось
mydata-file-search-aside = Без пары: подбор отложен
mydata-file-search-new = Ищем наставника: пары уже были согласованы
mydata-file-search-ended = Ищем наставника: прежняя пара прекращена
mydata-file-search-mentor-left = Ищем наставника: прежний вышел из программы
mydata-file-search-completed = Программа пары пройдена
mydata-file-search-until = до { $day }
mydata-file-search-asked-open = Вопрос, можете ли взять ещё одного наставляемого
mydata-file-search-asked-yes = Вопрос о ещё одном наставляемом: Вы ответили «да»
mydata-file-search-asked-no = Вопрос о ещё одном наставляемом: Вы ответили «сейчас не могу»
mydata-file-search-asked-closed = Вопрос о ещё одном наставляемом, снят
