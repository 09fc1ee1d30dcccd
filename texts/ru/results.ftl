# What the answers of a survey come to.
wave-results = <b>{ $title }: итоги</b>
    Ответили { $answered } из { $guests }. Без имён.
wave-few = Пока ответов меньше { $smallest }, итоги не показываются: по ним можно узнать человека.
wave-score = <b>{ $title }</b>: в среднем { $mean } (ответов { $given })
wave-score-few = <b>{ $title }</b>: ответов слишком мало
wave-item = <b>{ $question }</b>
    Ответов: { $given }
wave-item-few = <b>{ $question }</b>
    Ответов меньше { $smallest }: не показываем.
wave-mean = В среднем { $mean } (шкала от { $low } до { $high })
wave-count = { $answer } – { $count } из { $given }
wave-said = – { $answer }
wave-said-more = …и ещё { $count }, все в /export
wave-declined = Не захотели отвечать: { $count }
