# The draft order on pairs: words that depend on data. The rest of the order stands in documents/templates/pairs_order.docx.
order-title-approve = Об утверждении наставнических пар/групп
order-title-assign = О закреплении наставнических пар/групп
order-verb-approve = Утвердить
order-verb-assign = Закрепить
order-date-blank = «____» _______________ 20___ г.
order-number-blank = _______
order-line-blank = ____________________
order-term-from-to = с { $start } по { $end }
order-term-to = до { $end }
order-term-from = с { $start }
order-control = { $post } { $name }
order-control-curator = куратора программы наставничества { $name }
order-control-curator-post = куратора программы наставничества { $name } ({ $post })
order-director-post = Директор
order-form-teacher-teacher = педагог – педагог
