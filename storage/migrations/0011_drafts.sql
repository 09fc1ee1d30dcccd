-- Several ways to one draft, steps that can be taken back, people put aside, what weighs how much (D30, D33).
-- A draft is of one form of mentoring: a mentee has at most one pair in each.
ALTER TABLE draft ADD COLUMN form TEXT NOT NULL DEFAULT 'teacher_teacher';
ALTER TABLE draft ADD COLUMN way TEXT NOT NULL DEFAULT 'choice' CHECK (way IN ('choice', 'forms', 'even', 'everyone'));
DROP INDEX draft_open;
CREATE UNIQUE INDEX draft_open ON draft (programme_id, form) WHERE state = 'open';

-- Whom the curator has put aside: they stay in the programme, this draft gives them nobody.
CREATE TABLE draft_aside (
    draft_id  INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    PRIMARY KEY (draft_id, person_id, role)
) WITHOUT ROWID;

-- Each change by a curator, with what had been decided before it (ids only): taken back from the newest on.
CREATE TABLE draft_step (
    id        INTEGER PRIMARY KEY,
    draft_id  INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    act       TEXT NOT NULL,
    mentee_id INTEGER REFERENCES person (id),
    mentor_id INTEGER REFERENCES person (id),
    before    TEXT NOT NULL,                       -- JSON: way, pins, forbidden, aside, importance, group
    revision  INTEGER NOT NULL,                    -- of the draft after the step
    by_id     INTEGER REFERENCES person (id),
    done_at   TEXT NOT NULL,
    undone_at TEXT                                 -- kept for «who changed it last»
);
CREATE INDEX draft_step_of ON draft_step (draft_id, id);

-- How much each part of the compatibility weighs (a digit each, 0 nothing … 3 more), and how large a group may be.
CREATE TABLE match_setting (
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    form         TEXT NOT NULL DEFAULT 'teacher_teacher',
    importance   TEXT NOT NULL DEFAULT '',
    group_least  INTEGER NOT NULL DEFAULT 1 CHECK (group_least BETWEEN 1 AND 9),
    group_most   INTEGER NOT NULL DEFAULT 0 CHECK (group_most BETWEEN 0 AND 9), -- 0: as each mentor said
    PRIMARY KEY (programme_id, form)
) WITHOUT ROWID;

-- Lists of candidates leave a few names out by chance, so that a missing name betrays nobody's private no. The chance
-- hangs on this secret alone: the same list every time, and nobody can work it out.
CREATE TABLE draft_secret (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    salt   BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 30 CHECK (hidden BETWEEN 0 AND 100) -- per cent of the names
);
INSERT INTO draft_secret (id, salt) VALUES (1, randomblob(16));
