-- A changed answer is a response of its own: what was sent before stays as it was, and the new one says what it replaces.

ALTER TABLE response ADD COLUMN corrects INTEGER REFERENCES response (id) ON DELETE SET NULL;
UPDATE response SET corrects = (
    SELECT max(o.id) FROM response o
    WHERE o.person_id = response.person_id AND o.form_code = response.form_code AND o.subject = response.subject
      AND o.state = 'submitted' AND o.id < response.id)
WHERE state IN ('open', 'submitted');
CREATE INDEX response_corrects ON response (corrects) WHERE corrects IS NOT NULL;
