-- Holidays of the school (D40): intervals of ISO 8601 («2026-10-26/2026-11-03») with blanks between them.
ALTER TABLE programme ADD COLUMN holidays TEXT;
