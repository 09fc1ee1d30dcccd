-- The register (D15, D16): staff lists taken over from a file, possible participants, who looked at whose data.

-- A list that a curator loaded, with the word that the school has a ground of its own to keep it.
CREATE TABLE staff_list (
    id           INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    digest       TEXT NOT NULL,                      -- of the file: the same file is not taken over twice by two taps
    people       INTEGER NOT NULL,
    loaded_by    INTEGER NOT NULL REFERENCES person (id),
    loaded_at    TEXT NOT NULL
);

-- Somebody who may take part: before consent only name, post and intended role, as the school's own staff list.
-- Without a membership they are counted nowhere; the row goes when they join, refuse, or are taken off the list.
CREATE TABLE candidate (
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL CHECK (role IN ('mentor', 'mentee')),
    list_id   INTEGER REFERENCES staff_list (id),
    added_at  TEXT NOT NULL,
    PRIMARY KEY (person_id, role)
) WITHOUT ROWID;

-- Who looked at or changed whose data: no values; only ever added to. person_id NULL: everybody's at once (an export).
CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person (id),
    by_id     INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL,
    noted_at  TEXT NOT NULL
);
CREATE INDEX audit_by_person ON audit (person_id, id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
CREATE TRIGGER audit_is_not_emptied BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;

-- Doubles that were put together: the one that is gone has nothing left but its log.
CREATE TABLE merged (
    gone_id   INTEGER PRIMARY KEY REFERENCES person (id),
    kept_id   INTEGER NOT NULL REFERENCES person (id),
    merged_by INTEGER NOT NULL REFERENCES person (id),
    merged_at TEXT NOT NULL
);
CREATE INDEX merged_into ON merged (kept_id);
