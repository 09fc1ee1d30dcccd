-- Consents as living things: publication by web resource, the mentor's agreement (Labour Code art. 351.8).

-- Who publishes (address, taxpayer's number) and where, one web resource a line; NULL: nothing is published.
ALTER TABLE programme ADD COLUMN operator_details TEXT;
ALTER TABLE programme ADD COLUMN web_resources TEXT;

-- What exactly was consented to where the text leaves a choice: the web resources, one a line.
ALTER TABLE consent ADD COLUMN detail TEXT;

-- The supplementary agreement with a mentor. Given notice of, it ends on released_on; ended_at: that has been done.
CREATE TABLE agreement (
    id          INTEGER PRIMARY KEY,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    number      TEXT NOT NULL,
    signed_on   TEXT NOT NULL,
    until       TEXT NOT NULL,
    format      TEXT NOT NULL CHECK (format IN ('individual', 'group', 'online')),
    paid        INTEGER NOT NULL,
    created_by  INTEGER NOT NULL REFERENCES person (id),
    created_at  TEXT NOT NULL,
    notice_at   TEXT,
    notice_by   INTEGER REFERENCES person (id),
    released_on TEXT,
    ended_at    TEXT
);
CREATE INDEX agreement_by_person ON agreement (person_id, id);
CREATE INDEX agreement_released ON agreement (released_on) WHERE released_on IS NOT NULL AND ended_at IS NULL;

-- The curator's own wordings, with placeholders in braces; the newest of a kind counts. Without one: ours, version 1.
CREATE TABLE consent_wording (
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    kind         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    body         TEXT NOT NULL,
    created_by   INTEGER NOT NULL REFERENCES person (id),
    created_at   TEXT NOT NULL,
    PRIMARY KEY (programme_id, kind, version)
) WITHOUT ROWID;

-- Minors: where pupils take part, a legal representative consents for them (S1 4.12). minor NULL: not asked.
ALTER TABLE programme ADD COLUMN pupils INTEGER NOT NULL DEFAULT 0;
ALTER TABLE programme ADD COLUMN adult_age INTEGER NOT NULL DEFAULT 18;
ALTER TABLE person ADD COLUMN minor INTEGER;

-- A one-use link for the representative, and what came of it. Names stand here only after the consent.
CREATE TABLE guardian_link (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    decision   TEXT CHECK (decision IN ('given', 'refused')),
    decided_at TEXT,
    full_name  TEXT,
    channel_id INTEGER REFERENCES channel (id)
);
CREATE INDEX guardian_link_by_person ON guardian_link (person_id, id);

-- What was erased of whom (by number only), when and why: the act and the extract of the log (Roskomnadzor no. 179).
CREATE TABLE erasure (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    document_id  INTEGER NOT NULL REFERENCES document (id),
    withdrawn_at TEXT NOT NULL,
    erased_at    TEXT NOT NULL,
    erased_by    INTEGER REFERENCES person (id), -- NULL: by itself, at the term
    erased       TEXT NOT NULL                   -- JSON: what, how many records
);
