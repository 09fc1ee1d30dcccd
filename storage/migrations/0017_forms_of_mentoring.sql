-- Which forms of mentoring a programme has (D01, D11): codes of domain/match.py with blanks between them.
ALTER TABLE programme ADD COLUMN forms TEXT NOT NULL DEFAULT 'teacher_teacher';

-- A form whose base questionnaire somebody has sent already is in use; pupils bring both of theirs.
UPDATE programme SET forms = 'teacher_teacher'
    || CASE WHEN EXISTS (SELECT 1 FROM response r JOIN person p ON p.id = r.person_id WHERE p.programme_id = programme.id
        AND r.state = 'submitted' AND r.form_code IN ('head_mentor', 'head_mentee')) THEN ' head_teacher' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM response r JOIN person p ON p.id = r.person_id WHERE p.programme_id = programme.id
        AND r.state = 'submitted' AND r.form_code IN ('work_mentor', 'work_mentee')) THEN ' employer_student' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM response r JOIN person p ON p.id = r.person_id WHERE p.programme_id = programme.id
        AND r.state = 'submitted' AND r.form_code IN ('college_mentor', 'college_mentee'))
        THEN ' lecturer_young_teacher' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM response r JOIN person p ON p.id = r.person_id WHERE p.programme_id = programme.id
        AND r.state = 'submitted' AND r.form_code IN ('pupil_t_mentor', 'pupil_t_mentee'))
        THEN ' teacher_pupil' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM response r JOIN person p ON p.id = r.person_id WHERE p.programme_id = programme.id
        AND r.state = 'submitted' AND r.form_code IN ('pupil_p_mentor', 'pupil_p_mentee'))
        THEN ' pupil_pupil' ELSE '' END;

-- An invitation may be for one form of mentoring; whoever comes by it is not asked which.
ALTER TABLE invitation ADD COLUMN form TEXT;
ALTER TABLE membership ADD COLUMN form TEXT;
