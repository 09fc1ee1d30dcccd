-- Networking meetings in depth (D31): several, for whom, how long; «I do not know yet»; a code at the door; a plan.

-- audience: code of domain.networking ('all', 'free', 'f.<form of mentoring>'). revision: grows when it is moved, the
-- SEQUENCE of its calendar file. opens_choice: the choice opens at its end by itself; choice_at: when that was seen to.
ALTER TABLE networking ADD COLUMN minutes INTEGER NOT NULL DEFAULT 90;
ALTER TABLE networking ADD COLUMN audience TEXT NOT NULL DEFAULT 'all';
ALTER TABLE networking ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE networking ADD COLUMN opens_choice INTEGER NOT NULL DEFAULT 0;
ALTER TABLE networking ADD COLUMN choice_at TEXT;

-- invited 0: came all the same. filed: the revision of the calendar file the person has, NULL without one.
CREATE TABLE networking_guest_new (
    networking_id INTEGER NOT NULL REFERENCES networking (id) ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    invited       INTEGER NOT NULL DEFAULT 1,
    reply         TEXT CHECK (reply IN ('yes', 'no', 'maybe')),
    replied_at    TEXT,
    filed         INTEGER,
    attended      INTEGER,
    door_at       TEXT,                            -- when the person came in by the code at the door
    PRIMARY KEY (networking_id, person_id)
) WITHOUT ROWID;
INSERT INTO networking_guest_new (networking_id, person_id, reply, replied_at, attended)
SELECT networking_id, person_id, reply, replied_at, attended FROM networking_guest;
DROP TABLE networking_guest;
ALTER TABLE networking_guest_new RENAME TO networking_guest;
CREATE INDEX networking_guest_by_person ON networking_guest (person_id);
-- Until now everybody admitted was invited, and no row said so.
INSERT INTO networking_guest (networking_id, person_id)
SELECT DISTINCT n.id, p.id
FROM networking n
JOIN person p ON p.programme_id = n.programme_id AND p.state = 'active'
JOIN membership m ON m.person_id = p.id AND m.role <> 'curator' AND m.state = 'admitted'
WHERE n.state = 'planned'
ON CONFLICT DO NOTHING;

-- The code at the door. It stands here readable: it is shown on a wall, marks only that one is there, and only then.
CREATE TABLE networking_door (
    id            INTEGER PRIMARY KEY,
    networking_id INTEGER NOT NULL REFERENCES networking (id) ON DELETE CASCADE,
    link_code     TEXT NOT NULL UNIQUE,
    typed_code    TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    made_by       INTEGER REFERENCES person (id),
    recalled_at   TEXT
);
CREATE UNIQUE INDEX networking_door_open ON networking_door (networking_id) WHERE recalled_at IS NULL;

-- What is done at the meeting, in order; exercises by the code of the bank.
CREATE TABLE networking_exercise (
    networking_id INTEGER NOT NULL REFERENCES networking (id) ON DELETE CASCADE,
    exercise_code TEXT NOT NULL,
    place         INTEGER NOT NULL,
    PRIMARY KEY (networking_id, exercise_code)
) WITHOUT ROWID;
