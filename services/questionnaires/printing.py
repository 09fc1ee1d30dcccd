"""A questionnaire as a sheet of paper (DOCX), drawn in the process that makes files."""

from documents.drawing import Drawing
from documents.questionnaires.paper_form import PaperForm
from domain.who import Who
from questionnaires.form import Form
from services.questionnaires import forms
from storage.database import Connection, Database


async def printed(db: Database, drawing: Drawing, curator: Who, form_code: str) -> tuple[Form, bytes]:
    """The form in force and its sheet. Refused ``form-unknown``."""

    def work(con: Connection) -> PaperForm:
        curator.must_be_curator()
        programme = curator.programme
        return PaperForm(
            form=forms.newest(form_code),
            organisation=programme.org_full or programme.org_short or "",
            curator=", ".join(part for part in (programme.curator_name, programme.curator_contact) if part),
            labels=forms.all_labels("support"),
        )

    paper = await db.read(work)
    return paper.form, await drawing.paper(paper)
