-- Nobody is dropped (D35): who looks on for a mentor, mentors who are asked to take one more, places that come free.
CREATE TABLE waiting (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    reason    TEXT NOT NULL
        CHECK (reason IN ('unmatched', 'aside', 'new', 'ended', 'mentor-left', 'completed')),
    since     TEXT NOT NULL,
    until     TEXT,                                -- got a pair or left; NULL while the search goes on
    paused_at TEXT,                                -- a mentor is not looked for at present
    told_at   TEXT                                 -- when the person last heard that the search goes on
);

-- «Can you take one more?»: one question at a time about a mentee, and one at a time to a mentor.
CREATE TABLE mentor_ask (
    id          INTEGER PRIMARY KEY,
    mentee_id   INTEGER NOT NULL REFERENCES person (id),
    mentor_id   INTEGER NOT NULL REFERENCES person (id),
    state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'yes', 'no', 'closed')),
    asked_by    INTEGER NOT NULL REFERENCES person (id),
    asked_at    TEXT NOT NULL,
    answered_at TEXT
);
CREATE UNIQUE INDEX mentor_ask_open_mentee ON mentor_ask (mentee_id) WHERE state = 'open';
CREATE UNIQUE INDEX mentor_ask_open_mentor ON mentor_ask (mentor_id) WHERE state = 'open';
CREATE INDEX mentor_ask_of_mentor ON mentor_ask (mentor_id);
CREATE INDEX mentor_ask_of_mentee ON mentor_ask (mentee_id);

-- Free places of each mentor as last seen: more of them than before is news for the waiting list.
CREATE TABLE vacancy (
    mentor_id INTEGER PRIMARY KEY REFERENCES person (id),
    free      INTEGER NOT NULL
);

-- Whom somebody may turn to in confidence (D01, D46).
ALTER TABLE programme ADD COLUMN psychologist_name TEXT;
ALTER TABLE programme ADD COLUMN psychologist_contact TEXT;
