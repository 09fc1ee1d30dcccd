-- The school's own questionnaires and its versions of ours; what they say stands in form_snapshot.
CREATE TABLE published_form (
    code         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    form_hash    TEXT NOT NULL REFERENCES form_snapshot (hash),
    published_by INTEGER NOT NULL REFERENCES person (id),
    published_at TEXT NOT NULL,
    withdrawn_at TEXT,                              -- NULL: in force, at most one of a code
    PRIMARY KEY (code, version)
) WITHOUT ROWID;
CREATE UNIQUE INDEX published_form_in_force ON published_form (code) WHERE withdrawn_at IS NULL;

-- What a curator has sent and not published yet, one at a time; nobody is asked it.
CREATE TABLE form_draft (
    kept_by   INTEGER PRIMARY KEY REFERENCES person (id),
    code      TEXT NOT NULL,
    body      TEXT NOT NULL,                        -- JSON of questionnaires.form.Form
    base_hash TEXT NOT NULL,                        -- what was in force of this code then; '' for nothing of the school's
    kept_at   TEXT NOT NULL
);
