-- The first schema. Moments are UTC text (2026-09-15T12:00:00Z), days ISO text (2026-09-15), flags 0/1.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE handled_update (
    update_id  INTEGER PRIMARY KEY,
    handled_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);

CREATE TABLE fsm (
    key   TEXT PRIMARY KEY,
    state TEXT,
    data  TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;

-- One organisation's run of the model (D01). What is not known yet is NULL: a blank line in documents.
CREATE TABLE programme (
    id              INTEGER PRIMARY KEY,
    org_full        TEXT,
    org_short       TEXT,
    town            TEXT,
    starts_on       TEXT NOT NULL,
    ends_on         TEXT,
    curator_name    TEXT,
    curator_post    TEXT,
    curator_contact TEXT,
    director_name   TEXT,
    director_post   TEXT,
    teachers        INTEGER CHECK (teachers IS NULL OR teachers > 0),
    timezone        TEXT NOT NULL,
    admit_all       INTEGER NOT NULL DEFAULT 0,
    choice_limit    INTEGER NOT NULL DEFAULT 3,
    order_title     TEXT NOT NULL DEFAULT 'approve' CHECK (order_title IN ('approve', 'assign')),
    rhythm_days     INTEGER NOT NULL DEFAULT 14,
    created_at      TEXT NOT NULL
);

-- A person is ours; a Telegram account is one of their channels and can be re-linked.
CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    full_name    TEXT,
    search_name  TEXT NOT NULL DEFAULT '',
    post         TEXT,
    contact      TEXT,
    state        TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'left', 'erased')),
    created_at   TEXT NOT NULL
);
CREATE INDEX person_by_name ON person (programme_id, search_name);

CREATE TABLE channel (
    id          INTEGER PRIMARY KEY,
    person_id   INTEGER REFERENCES person (id), -- NULL: nobody's any more (the person moved to another account)
    kind        TEXT NOT NULL DEFAULT 'telegram',
    external_id INTEGER NOT NULL,
    username    TEXT,
    reachable   INTEGER NOT NULL DEFAULT 1,
    linked_at   TEXT NOT NULL,
    UNIQUE (kind, external_id)
);
CREATE INDEX channel_by_person ON channel (person_id);

-- Which part somebody takes. Curators are 'admitted' at once; from_settings marks those named in CURATOR_IDS.
CREATE TABLE membership (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    role          TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'curator')),
    state         TEXT NOT NULL DEFAULT 'joined' CHECK (state IN ('joined', 'admitted', 'declined', 'left')),
    from_settings INTEGER NOT NULL DEFAULT 0,
    capacity      INTEGER,
    joined_at     TEXT NOT NULL,
    applied_at    TEXT,
    decided_at    TEXT,
    decided_by    INTEGER REFERENCES person (id),
    UNIQUE (person_id, role)
);

CREATE TABLE invitation (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    role         TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'curator')),
    token_hash   TEXT NOT NULL UNIQUE,
    code_hash    TEXT NOT NULL UNIQUE,
    person_id    INTEGER REFERENCES person (id), -- re-linking or claiming an existing person
    one_use      INTEGER NOT NULL DEFAULT 0,
    created_by   INTEGER REFERENCES person (id),
    created_at   TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    revoked_at   TEXT,
    used_at      TEXT,
    used_by      INTEGER REFERENCES person (id),
    uses         INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE wrong_code (
    id          INTEGER PRIMARY KEY,
    external_id INTEGER NOT NULL,
    tried_at    TEXT NOT NULL
);
CREATE INDEX wrong_code_by_account ON wrong_code (external_id, tried_at);

-- Consents: the text is kept once by its hash, each decision is a row and is never changed (152-FZ art. 9).
CREATE TABLE consent_text (
    hash       TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    body       TEXT NOT NULL,
    created_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE consent (
    id          INTEGER PRIMARY KEY,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    kind        TEXT NOT NULL DEFAULT 'programme',
    role        TEXT,
    decision    TEXT NOT NULL CHECK (decision IN ('given', 'refused', 'withdrawn')),
    text_hash   TEXT REFERENCES consent_text (hash),
    channel_id  INTEGER REFERENCES channel (id),
    paper       TEXT,                              -- number and date of a paper consent
    recorded_by INTEGER REFERENCES person (id),
    decided_at  TEXT NOT NULL
);
CREATE INDEX consent_by_person ON consent (person_id, id);

-- Questionnaires: a form is snapshotted when a response starts.
CREATE TABLE form_snapshot (
    hash       TEXT PRIMARY KEY,
    code       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    body       TEXT NOT NULL,                      -- JSON of questionnaires.form.Form
    created_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE response (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    form_code    TEXT NOT NULL,
    form_hash    TEXT NOT NULL REFERENCES form_snapshot (hash),
    subject      TEXT NOT NULL DEFAULT '',         -- '' or 'meeting:12': what it is about
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'submitted', 'withdrawn')),
    cursor       TEXT,                             -- the question gone back to or being edited; NULL = derived
    reviewing    INTEGER NOT NULL DEFAULT 0,       -- an edit returns to the review
    entered_by   INTEGER REFERENCES person (id),
    started_at   TEXT NOT NULL,
    touched_at   TEXT NOT NULL,
    submitted_at TEXT
);
CREATE UNIQUE INDEX response_open ON response (person_id, form_code, subject) WHERE state = 'open';
CREATE INDEX response_by_person ON response (person_id, state, touched_at);
CREATE INDEX response_by_form ON response (form_code, state);
CREATE INDEX response_untouched ON response (touched_at) WHERE state = 'open';

CREATE TABLE answer (
    response_id INTEGER NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    item_key    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'given', 'skipped')),
    value       TEXT,                              -- JSON
    answered_at TEXT NOT NULL,
    PRIMARY KEY (response_id, item_key)
) WITHOUT ROWID;

-- The networking meeting (D31).
CREATE TABLE networking (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    starts_at    TEXT NOT NULL,
    place        TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
    created_by   INTEGER REFERENCES person (id),
    created_at   TEXT NOT NULL
);

CREATE TABLE networking_guest (
    networking_id INTEGER NOT NULL REFERENCES networking (id) ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    reply         TEXT CHECK (reply IN ('yes', 'no')),
    replied_at    TEXT,
    attended      INTEGER,
    PRIMARY KEY (networking_id, person_id)
) WITHOUT ROWID;

-- The preference vote (D32). A ballot exists from the first mark; marks count at the close even if not sent.
CREATE TABLE choice (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    mark_limit   INTEGER NOT NULL,
    opened_at    TEXT NOT NULL,
    closes_at    TEXT NOT NULL,
    closed_at    TEXT,
    opened_by    INTEGER REFERENCES person (id)
);
CREATE UNIQUE INDEX choice_open ON choice (programme_id) WHERE state = 'open';

CREATE TABLE ballot (
    id        INTEGER PRIMARY KEY,
    choice_id INTEGER NOT NULL REFERENCES choice (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    side      TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')), -- the voter's own role
    touched_at TEXT NOT NULL,
    sent_at   TEXT,
    UNIQUE (choice_id, person_id, side)
);

CREATE TABLE mark (
    ballot_id INTEGER NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
    target_id INTEGER NOT NULL REFERENCES person (id),
    place     INTEGER CHECK (place IS NULL OR place >= 1),        -- NULL = a private "no"
    marked_at TEXT NOT NULL,
    PRIMARY KEY (ballot_id, target_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX mark_place ON mark (ballot_id, place) WHERE place IS NOT NULL;

-- Drafts of pairs (D33). revision guards two curators at once.
CREATE TABLE draft (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    choice_id    INTEGER REFERENCES choice (id),
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'agreed')),
    revision     INTEGER NOT NULL DEFAULT 1,
    summary      TEXT NOT NULL DEFAULT '{}',       -- JSON
    created_by   INTEGER REFERENCES person (id),
    created_at   TEXT NOT NULL,
    agreed_at    TEXT,
    agreed_by    INTEGER REFERENCES person (id)
);
CREATE UNIQUE INDEX draft_open ON draft (programme_id) WHERE state = 'open';

CREATE TABLE draft_pair (
    draft_id  INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    mentor_id INTEGER NOT NULL REFERENCES person (id),
    mentee_id INTEGER NOT NULL REFERENCES person (id),
    pinned    INTEGER NOT NULL DEFAULT 0,
    reason    TEXT NOT NULL,                       -- JSON of the typed reason
    PRIMARY KEY (draft_id, mentee_id)
) WITHOUT ROWID;

CREATE TABLE draft_leftover (
    draft_id  INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (draft_id, person_id, role)
) WITHOUT ROWID;

CREATE TABLE draft_forbidden (
    draft_id  INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    mentor_id INTEGER NOT NULL REFERENCES person (id),
    mentee_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (draft_id, mentor_id, mentee_id)
) WITHOUT ROWID;

-- Documents (D04) and the school's own templates.
CREATE TABLE document (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    number       TEXT,
    signed_on    TEXT,
    state        TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'signed')),
    body         BLOB,
    created_by   INTEGER REFERENCES person (id),
    created_at   TEXT NOT NULL
);

CREATE TABLE template (
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    kind         TEXT NOT NULL,
    body         BLOB NOT NULL,
    uploaded_by  INTEGER REFERENCES person (id),
    uploaded_at  TEXT NOT NULL,
    PRIMARY KEY (programme_id, kind)
) WITHOUT ROWID;

-- Matches have members (0..n mentors, 1..n mentees); approved drafts make one per mentor and mentee.
CREATE TABLE match (
    id               INTEGER PRIMARY KEY,
    programme_id     INTEGER NOT NULL REFERENCES programme (id),
    form             TEXT NOT NULL DEFAULT 'teacher_teacher',
    state            TEXT NOT NULL DEFAULT 'agreed' CHECK (state IN ('agreed', 'active', 'completed', 'stopped', 'transferred')),
    draft_id         INTEGER REFERENCES draft (id),
    document_id      INTEGER REFERENCES document (id),
    agreed_at        TEXT NOT NULL,
    told_at          TEXT,                          -- NULL = nobody has been told yet
    planned_meetings INTEGER,
    rhythm_days      INTEGER,                       -- agreed at the planning meeting; NULL = the programme's
    ended_at         TEXT,
    end_note         TEXT,
    successor_id     INTEGER REFERENCES match (id)
);
CREATE INDEX match_by_state ON match (programme_id, state);

CREATE TABLE match_member (
    match_id  INTEGER NOT NULL REFERENCES match (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    PRIMARY KEY (match_id, person_id)
) WITHOUT ROWID;
CREATE INDEX match_member_by_person ON match_member (person_id);

-- Meetings of a match (D40). 'planned' ones have starts_at; held ones have held_on.
CREATE TABLE meeting (
    id           INTEGER PRIMARY KEY,
    match_id     INTEGER NOT NULL REFERENCES match (id),
    state        TEXT NOT NULL CHECK (state IN ('planned', 'held', 'missed', 'moved', 'deleted')),
    held_on      TEXT,
    starts_at    TEXT,
    place        TEXT,
    minutes      INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 600),
    stage        TEXT CHECK (stage IN ('first', 'trial', 'planning', 'regular', 'final')),
    kind         TEXT CHECK (kind IN ('consultation', 'lesson_visit', 'mutual_visit', 'online')),
    topic        TEXT,
    result       TEXT,
    batch        TEXT,                               -- one key for the rows of one group meeting
    logged_by    INTEGER REFERENCES person (id),
    logged_at    TEXT NOT NULL,
    second       INTEGER NOT NULL DEFAULT 0          -- "no, this is another one" on the same day
);
CREATE INDEX meeting_by_match ON meeting (match_id, state, held_on);
CREATE INDEX meeting_planned ON meeting (starts_at) WHERE state = 'planned';
-- Ten taps at once, or two people, write one row: a draft (batch) gives one meeting a match, a day one unless asked.
CREATE UNIQUE INDEX meeting_batch ON meeting (batch, match_id);
CREATE UNIQUE INDEX meeting_day ON meeting (match_id, held_on, second) WHERE state = 'held';
CREATE UNIQUE INDEX meeting_next ON meeting (match_id) WHERE state = 'planned';

CREATE TABLE meeting_attendee (
    meeting_id  INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    state       TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'confirmed', 'disputed', 'silent')),
    dispute     TEXT CHECK (dispute IN ('date', 'minutes', 'did_not_happen')),
    answered_at TEXT,
    PRIMARY KEY (meeting_id, person_id)
) WITHOUT ROWID;
CREATE INDEX meeting_asked ON meeting_attendee (meeting_id) WHERE state = 'asked';

-- Requests to the curator (D46).
CREATE TABLE request (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    addressee  TEXT NOT NULL,                        -- 'curator' or 'mentor'
    body       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    answer     TEXT,
    answered_by INTEGER REFERENCES person (id),
    answered_at TEXT
);

CREATE TABLE broadcast (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    audience     TEXT NOT NULL,
    body         TEXT NOT NULL,
    created_by   INTEGER NOT NULL REFERENCES person (id),
    created_at   TEXT NOT NULL,
    sent_at      TEXT                                -- NULL = a draft, nobody has been written to
);

-- The outbox: what is to be said to whom and when. UNIQUE: no restart loses or doubles a reminder.
CREATE TABLE notice (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    subject    TEXT NOT NULL DEFAULT '',             -- 'meeting:12', 'choice:3': what it is about
    person_id  INTEGER NOT NULL REFERENCES person (id),
    due_at     TEXT NOT NULL,
    payload    TEXT NOT NULL DEFAULT '{}',           -- JSON: ids only, no personal data
    state      TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sending', 'sent', 'failed', 'dropped')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    retry_at   TEXT,
    settled_at TEXT,
    message_id INTEGER,
    error      TEXT,
    UNIQUE (kind, subject, person_id, due_at)
);
CREATE INDEX notice_due ON notice (due_at) WHERE state IN ('due', 'sending');
CREATE INDEX notice_by_person ON notice (person_id, kind, settled_at);

-- Updates taken over from Telegram before they are handled (slow ones must not hold back the rest); gone when handled.
CREATE TABLE received_update (
    update_id INTEGER PRIMARY KEY,
    body      TEXT NOT NULL
);

-- What a pair or a person has been reminded of once: 'silence' of 'match:12:2026-09-01', 'unfinished' of 'response:5'.
CREATE TABLE nudge (
    kind     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    given_at TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
