-- The base of people in depth (D15, D16, D20): partners, register by source, interviews, categories, notes.

-- Partner organisations and their agreements. Without a number there is no agreement yet.
CREATE TABLE partner (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('enterprise', 'college', 'university', 'school', 'public', 'other')),
    number       TEXT,
    signed_on    TEXT,
    until        TEXT,
    contact      TEXT,                              -- whom to call there: of the agreement, not of a participant
    created_by   INTEGER REFERENCES person (id),
    created_at   TEXT NOT NULL
);

-- Whom an organisation gave: the place of work of an external mentor.
CREATE TABLE partner_member (
    person_id   INTEGER PRIMARY KEY REFERENCES person (id),
    partner_id  INTEGER NOT NULL REFERENCES partner (id) ON DELETE CASCADE,
    attached_by INTEGER REFERENCES person (id),
    attached_at TEXT NOT NULL
);
CREATE INDEX partner_member_by_partner ON partner_member (partner_id);

-- How many organisations there are to win (the denominator of the share, S3); 0: not said.
ALTER TABLE programme ADD COLUMN partners_total INTEGER NOT NULL DEFAULT 0;
-- A mentor is admitted after an interview: «Accept» asks for it.
ALTER TABLE programme ADD COLUMN interview_first INTEGER NOT NULL DEFAULT 0;

-- The register of possible participants by source. Before consent: name, post of one's own staff, role, source.
ALTER TABLE candidate ADD COLUMN source TEXT NOT NULL DEFAULT 'staff'
    CHECK (source IN ('staff', 'parent', 'pupil', 'graduate', 'partner', 'other'));
ALTER TABLE candidate ADD COLUMN state TEXT NOT NULL DEFAULT 'new'
    CHECK (state IN ('new', 'invited', 'later', 'declined'));

-- From which source somebody has come in; counted, never shown of a person who has left no name.
CREATE TABLE origin (
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    source    TEXT NOT NULL,
    came_at   TEXT NOT NULL,
    PRIMARY KEY (person_id, role)
) WITHOUT ROWID;

-- «Suggest a candidate» (S1 4.6). Name and reason go with the decision; what remains is that somebody was suggested.
CREATE TABLE proposal (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    proposed_by  INTEGER NOT NULL REFERENCES person (id),
    role         TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    full_name    TEXT,
    reason       TEXT,
    created_at   TEXT NOT NULL,
    decision     TEXT CHECK (decision IN ('accepted', 'declined')),
    decided_by   INTEGER REFERENCES person (id),
    decided_at   TEXT
);
CREATE INDEX proposal_open ON proposal (programme_id) WHERE decision IS NULL;

-- Interviews before admission and every decision on it; only ever added to.
CREATE TABLE interview (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    held_on      TEXT NOT NULL,
    held_by      TEXT NOT NULL,
    psychologist INTEGER NOT NULL,
    conclusion   TEXT NOT NULL,
    recommended  INTEGER NOT NULL,
    noted_by     INTEGER REFERENCES person (id),
    noted_at     TEXT NOT NULL
);
CREATE INDEX interview_by_person ON interview (person_id, id);

CREATE TABLE decision (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    role       TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    verdict    TEXT NOT NULL CHECK (verdict IN ('admitted', 'declined')),
    decided_by INTEGER REFERENCES person (id),        -- NULL: everybody is admitted by a setting
    decided_at TEXT NOT NULL
);
CREATE INDEX decision_by_person ON decision (person_id, id);
INSERT INTO decision (person_id, role, verdict, decided_by, decided_at)
    SELECT person_id, role, state, decided_by, decided_at FROM membership
    WHERE role <> 'curator' AND state IN ('admitted', 'declined') AND decided_at IS NOT NULL ORDER BY decided_at, id;

-- When a part ended: «date out» of the bases.
ALTER TABLE membership ADD COLUMN left_at TEXT;

-- Categories that a curator has put right; without a row the questionnaire's answer counts (S1 4.7–4.9).
CREATE TABLE category (
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    codes     TEXT NOT NULL,                         -- joined by commas; empty: none
    set_by    INTEGER REFERENCES person (id),
    set_at    TEXT NOT NULL,
    PRIMARY KEY (person_id, role)
) WITHOUT ROWID;

-- What a curator writes down about somebody; they read it in their copy.
CREATE TABLE note (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    body       TEXT NOT NULL,
    written_by INTEGER REFERENCES person (id),
    written_at TEXT NOT NULL
);
CREATE INDEX note_by_person ON note (person_id, id);
