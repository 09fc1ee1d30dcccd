-- A consent's text is the school's own, or the one that comes with the program; both are counted as versions, so that a
-- newer text of ours asks again like a newer one of the school's. revision: which of ours it is, 0 for the school's own
-- (whose body stands here; ours is empty). created_by NULL: it came with the program.
CREATE TABLE wording_version (
    programme_id INTEGER NOT NULL REFERENCES programme (id),
    kind         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    revision     INTEGER NOT NULL DEFAULT 0,
    body         TEXT NOT NULL DEFAULT '',
    created_by   INTEGER REFERENCES person (id),
    created_at   TEXT NOT NULL,
    PRIMARY KEY (programme_id, kind, version)
) WITHOUT ROWID;
INSERT INTO wording_version (programme_id, kind, version, revision, body, created_by, created_at)
SELECT programme_id, kind, version, 0, body, created_by, created_at FROM consent_wording;
-- Until now ours was version 1 and had no row.
INSERT INTO wording_version (programme_id, kind, version, revision, created_at)
SELECT p.id, k.kind, 1, 1, p.created_at FROM programme p
CROSS JOIN (SELECT 'programme' AS kind UNION SELECT 'publication' UNION SELECT 'labour' UNION SELECT 'guardian') k;
DROP TABLE consent_wording;
ALTER TABLE wording_version RENAME TO consent_wording;

-- Asked by the representative of a minor (S1 10), who gets the answer.
ALTER TABLE request ADD COLUMN by_guardian INTEGER NOT NULL DEFAULT 0;
