-- What others tell of a pupil (D14): a one-use personal link, its consent and its answer. The name of who answers stands
-- here only after their consent; without one, the note (their office) goes with the link.
CREATE TABLE inquiry (
    id              INTEGER PRIMARY KEY,
    pupil_id        INTEGER NOT NULL REFERENCES person (id),
    relation        TEXT NOT NULL CHECK (relation IN ('teacher', 'psych', 'social', 'parent', 'other')),
    note            TEXT,
    token_hash      TEXT NOT NULL UNIQUE,
    code_hash       TEXT NOT NULL UNIQUE,
    created_by      INTEGER NOT NULL REFERENCES person (id),
    created_at      TEXT NOT NULL,
    expires_at      TEXT NOT NULL,
    revoked_at      TEXT,
    decision        TEXT CHECK (decision IN ('given', 'refused', 'withdrawn')),
    decided_at      TEXT,
    respondent_id   INTEGER REFERENCES person (id),
    respondent_name TEXT,
    response_id     INTEGER REFERENCES response (id),
    answered_at     TEXT
);
CREATE INDEX inquiry_by_pupil ON inquiry (pupil_id, id);
CREATE INDEX inquiry_by_respondent ON inquiry (respondent_id) WHERE respondent_id IS NOT NULL;
CREATE INDEX inquiry_by_response ON inquiry (response_id) WHERE response_id IS NOT NULL;

-- Responses about somebody else: 'person:12' (a pupil, a teacher), 'match:3' (the programme of a pair).
CREATE INDEX response_by_subject ON response (subject) WHERE subject <> '';
