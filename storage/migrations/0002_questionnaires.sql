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

-- A questionnaire opened for an audience; its responses are about 'wave:ID'. Guests are those who were invited.
CREATE TABLE wave (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    form_code    TEXT NOT NULL,
    audience     TEXT NOT NULL,
    opened_at    TEXT NOT NULL,
    closes_at    TEXT NOT NULL,
    closed_at    TEXT,
    opened_by    INTEGER NOT NULL REFERENCES person (id)
);
CREATE UNIQUE INDEX wave_open ON wave (programme_id, form_code, audience) WHERE closed_at IS NULL;
CREATE TABLE wave_guest (
    wave_id   INTEGER NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (wave_id, person_id)
) WITHOUT ROWID;
CREATE INDEX wave_guest_by_person ON wave_guest (person_id);
