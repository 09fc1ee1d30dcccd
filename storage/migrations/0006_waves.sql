-- Surveys: for whom (code of domain.audience; 'people': ticked one by one), opened now, later, or by the clock.

-- opened_at: when it opens or has opened; started 0: not yet. occasion: '' by hand, else what of the course brought it.
-- opened_by NULL: the clock. reminded_at: when a curator last reminded by hand.
CREATE TABLE wave_new (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    form_code    TEXT NOT NULL,
    audience     TEXT NOT NULL,
    occasion     TEXT NOT NULL DEFAULT '',
    opened_at    TEXT NOT NULL,
    started      INTEGER NOT NULL DEFAULT 1,
    closes_at    TEXT NOT NULL,
    closed_at    TEXT,
    reminded_at  TEXT,
    opened_by    INTEGER REFERENCES person (id)
);
INSERT INTO wave_new (id, programme_id, form_code, audience, opened_at, closes_at, closed_at, opened_by)
SELECT id, programme_id, form_code, CASE WHEN audience LIKE 'person:%' THEN 'people' ELSE audience END,
       opened_at, closes_at, closed_at, opened_by
FROM wave;
-- Dropping a table deletes its rows first, and the guests with them: they are put aside.
CREATE TABLE wave_guest_kept AS SELECT wave_id, person_id FROM wave_guest;
DROP TABLE wave_guest;
DROP TABLE wave;
ALTER TABLE wave_new RENAME TO wave;
CREATE UNIQUE INDEX wave_open ON wave (programme_id, form_code, audience, occasion)
    WHERE closed_at IS NULL AND audience <> 'people';
CREATE TABLE wave_guest (
    wave_id   INTEGER NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (wave_id, person_id)
) WITHOUT ROWID;
INSERT INTO wave_guest (wave_id, person_id) SELECT wave_id, person_id FROM wave_guest_kept;
DROP TABLE wave_guest_kept;
CREATE INDEX wave_guest_by_person ON wave_guest (person_id);

-- Whom a curator has ticked for a survey that is not opened yet.
CREATE TABLE wave_pick (
    picked_by INTEGER NOT NULL REFERENCES person (id),
    form_code TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (picked_by, form_code, person_id)
) WITHOUT ROWID;

-- Surveys by the clock that the school has switched on or off; without a row: as the product sees fit.
CREATE TABLE wave_schedule (
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    occasion     TEXT NOT NULL,
    enabled      INTEGER NOT NULL,
    PRIMARY KEY (programme_id, occasion)
) WITHOUT ROWID;
