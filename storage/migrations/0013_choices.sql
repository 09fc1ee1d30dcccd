-- The choice in depth (D32): what is done in a form of mentoring is shown before it (S1 4.13), marks are explained.
ALTER TABLE choice ADD COLUMN form TEXT NOT NULL DEFAULT 'teacher_teacher';
ALTER TABLE choice ADD COLUMN nudged_at TEXT;          -- when a curator last reminded those who had not chosen
DROP INDEX choice_open;
CREATE UNIQUE INDEX choice_open ON choice (programme_id, form) WHERE state = 'open';

-- The curator's own words on what is done in a form; no row: ours.
CREATE TABLE form_programme (
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    form         TEXT NOT NULL,
    about        TEXT NOT NULL,
    PRIMARY KEY (programme_id, form)
) WITHOUT ROWID;

-- What the voter hopes for from somebody marked; outlives a mark taken off while the order is being changed.
CREATE TABLE mark_comment (
    ballot_id INTEGER NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
    target_id INTEGER NOT NULL REFERENCES person (id),
    body      TEXT NOT NULL,
    said_at   TEXT NOT NULL,
    PRIMARY KEY (ballot_id, target_id)
) WITHOUT ROWID;
