-- Pairs in depth (D34, D45): groups, teams, mutual support, pairs from outside the vote, changes after the order.
ALTER TABLE match ADD COLUMN format TEXT NOT NULL DEFAULT 'individual'
    CHECK (format IN ('individual', 'group', 'collective', 'mutual', 'online'));
ALTER TABLE match ADD COLUMN kind TEXT NOT NULL DEFAULT 'usual'
    CHECK (kind IN ('usual', 'virtual', 'group', 'goals', 'reverse', 'situational', 'speed'));
ALTER TABLE match ADD COLUMN topic TEXT;                          -- what a reverse or situational pair is about
ALTER TABLE match ADD COLUMN end_reason TEXT;                     -- words for the order; end_note is the curator's own
ALTER TABLE match ADD COLUMN end_document_id INTEGER REFERENCES document (id); -- the order that says it has ended
UPDATE match SET format = 'group'
WHERE (SELECT count(*) FROM match_member k WHERE k.match_id = match.id AND k.role = 'mentee') > 1;

-- A mentor for a while: stands among the mentors of the match until the day is over.
ALTER TABLE match_member ADD COLUMN substitute INTEGER NOT NULL DEFAULT 0;
CREATE TABLE substitute (
    id          INTEGER PRIMARY KEY,
    match_id    INTEGER NOT NULL REFERENCES match (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    reason      TEXT,                              -- words for the order
    state       TEXT NOT NULL DEFAULT 'ahead' CHECK (state IN ('ahead', 'now', 'over')),
    document_id INTEGER REFERENCES document (id),  -- the order that names it
    made_by     INTEGER NOT NULL REFERENCES person (id),
    made_at     TEXT NOT NULL
);
CREATE UNIQUE INDEX substitute_one ON substitute (match_id) WHERE state <> 'over';

-- Who has left a match that goes on without them.
CREATE TABLE match_former (
    match_id    INTEGER NOT NULL REFERENCES match (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    role        TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    left_at     TEXT NOT NULL,
    document_id INTEGER REFERENCES document (id),  -- the order that says so
    PRIMARY KEY (match_id, person_id)
) WITHOUT ROWID;
CREATE INDEX match_former_by_person ON match_former (person_id);

-- Pictures of signed papers beside the document (D04): the order itself, the sheet of acquaintance.
CREATE TABLE document_scan (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    kind        TEXT NOT NULL CHECK (kind IN ('order', 'acquaintance')),
    body        BLOB NOT NULL,
    kept_by     INTEGER NOT NULL REFERENCES person (id),
    kept_at     TEXT NOT NULL
);
CREATE INDEX document_scan_of ON document_scan (document_id);

-- Agreement of both sides (S1 4.11, 4.14, 10): a mentee orders up to three candidates, the mentor accepts or declines.
ALTER TABLE programme ADD COLUMN agreement TEXT NOT NULL DEFAULT 'choice' CHECK (agreement IN ('choice', 'propose'));
ALTER TABLE programme ADD COLUMN agreement_days INTEGER NOT NULL DEFAULT 3;
ALTER TABLE programme ADD COLUMN agreement_next TEXT NOT NULL DEFAULT 'down' CHECK (agreement_next IN ('down', 'curator'));

CREATE TABLE agreeing_round (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    draft_id     INTEGER NOT NULL REFERENCES draft (id),
    form         TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'stopped', 'done')),
    days         INTEGER NOT NULL,
    onward       TEXT NOT NULL CHECK (onward IN ('down', 'curator')),
    opened_by    INTEGER NOT NULL REFERENCES person (id),
    opened_at    TEXT NOT NULL
);
CREATE UNIQUE INDEX agreeing_open ON agreeing_round (programme_id, form) WHERE state <> 'done';

CREATE TABLE agreeing_case (
    id        INTEGER PRIMARY KEY,
    round_id  INTEGER NOT NULL REFERENCES agreeing_round (id) ON DELETE CASCADE,
    mentee_id INTEGER NOT NULL REFERENCES person (id),
    state     TEXT NOT NULL DEFAULT 'choosing' CHECK (state IN ('choosing', 'asked', 'agreed', 'returned')),
    why       TEXT NOT NULL DEFAULT '',            -- why it came back to the curator: a code
    word      TEXT,                                -- the mentee's to the curator; gone when the round is done
    due_at    TEXT NOT NULL,                       -- the end of the term of whose turn it is
    UNIQUE (round_id, mentee_id)
);
CREATE INDEX agreeing_due ON agreeing_case (due_at) WHERE state IN ('choosing', 'asked');

CREATE TABLE agreeing_candidate (
    case_id   INTEGER NOT NULL REFERENCES agreeing_case (id) ON DELETE CASCADE,
    mentor_id INTEGER NOT NULL REFERENCES person (id),
    place     INTEGER NOT NULL,                    -- as it is shown
    rank      INTEGER,                             -- the mentee's order; NULL: not wanted
    state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'asked', 'accepted', 'declined', 'silent', 'full')),
    reason    TEXT,                                -- for the curator; gone when the round is done
    PRIMARY KEY (case_id, mentor_id)
) WITHOUT ROWID;
