"""What support a mentor is best at is compared with what is asked for, and is no category of the mentor's own."""

from domain.roles import Role
from services.pairing import pairing
from services.people import categories
from services.questionnaires import about
from storage.database import Connection
from storage.people import people
from tests.pairs_school import ILYIN, KIM, MENTEES, MENTORS, SEDOVA, school
from tests.story import Story


async def test_support_given_meets_support_asked_for(story: Story) -> None:
    mentors = {**MENTORS, SEDOVA: {**MENTORS[SEDOVA], "support": ("start",)}}
    mentees = {**MENTEES, KIM: {**MENTEES[KIM], "support": ("start", "modern")}}
    made = await school(story, mentors, mentees)
    inputs = await story.app.db.read(lambda con: pairing.load(con, 1, story.now))
    assert pairing.answered(inputs)["category"] == 1
    assert "category" in str(pairing.explain(inputs, made.ids[KIM], made.ids[SEDOVA]))
    assert inputs.mentor_facts[made.ids[ILYIN]].support == frozenset(), "no answer is no wish"


async def test_what_a_mentor_offers_is_no_category_of_a_mentee(story: Story) -> None:
    made = await school(story, {**MENTORS, SEDOVA: {**MENTORS[SEDOVA], "support": ("strength",)}})
    sedova = made.ids[SEDOVA]

    def work(con: Connection) -> None:
        people.join(con, sedova, Role.MENTEE, story.now, admitted=True)
        assert about.support(con, sedova) == ()
        assert [one.codes for one in categories.of_person(con, sedova)] == [(), ()]

    await story.app.db.write(work, claim=False)
