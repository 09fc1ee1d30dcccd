-- The paper a consent stands on, where a picture or a file of it is kept: shown to the person, emptied at erasure.
ALTER TABLE consent ADD COLUMN document_id INTEGER REFERENCES document (id);
CREATE INDEX consent_by_document ON consent (document_id) WHERE document_id IS NOT NULL;
UPDATE consent SET document_id = (
    SELECT d.id FROM document d
    WHERE d.kind = 'guardian_consent' AND d.number = consent.paper AND d.created_at = consent.decided_at
) WHERE paper IS NOT NULL;

-- Given by a legal representative, in their chat or on paper: such a consent is renewed by the person who comes of age.
ALTER TABLE consent ADD COLUMN by_guardian INTEGER NOT NULL DEFAULT 0;
UPDATE consent SET by_guardian = 1
WHERE text_hash IN (SELECT hash FROM consent_text WHERE kind = 'guardian') OR document_id IS NOT NULL;
