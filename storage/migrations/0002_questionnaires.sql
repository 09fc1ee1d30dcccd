-- «I do not want to answer» is an answer of its own, told apart from a question that was passed over.

CREATE TABLE answer_new (
    response_id INTEGER NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    item_key    TEXT NOT NULL,                     -- '@role': a fact of the person that the form's branches look at
    state       TEXT NOT NULL CHECK (state IN ('draft', 'given', 'skipped', 'declined')),
    value       TEXT,                              -- JSON
    answered_at TEXT NOT NULL,
    PRIMARY KEY (response_id, item_key)
) WITHOUT ROWID;
INSERT INTO answer_new (response_id, item_key, state, value, answered_at)
SELECT response_id, item_key, state, value, answered_at FROM answer;
DROP TABLE answer;
ALTER TABLE answer_new RENAME TO answer;
