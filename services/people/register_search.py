"""Whom a curator means by what they type, and who has not met for long."""

from collections.abc import Mapping
from datetime import datetime

from domain.names import matches as name_matches
from domain.names import retyped, search_key
from domain.programme import Programme
from domain.progress import Rhythm
from domain.roles import PARTICIPANTS
from services.people import profiles
from services.questionnaires import forms
from services.reports.progress import rhythm_of
from storage import progress as stored
from storage.database import Connection
from storage.people import people_search

INITIALS = 3
"""Letters typed without blanks that may be somebody's initials."""


def silent(con: Connection, programme: Programme, now: datetime) -> set[int]:
    """Members of the pairs that have not met for long, by their own rhythm."""
    late = {one.pair.match_id for one in rhythm_of(con, programme, now) if one.state is Rhythm.SILENT}
    pairs = stored.live_pairs(con, programme.id) if late else []
    return {person_id for one in pairs if one.match_id in late for person_id, _ in (*one.mentors, *one.mentees)}


def meant(con: Connection, programme_id: int, query: str, names: Mapping[int, str]) -> set[int]:
    """People by name; by their number; where no name fits, by initials, then by post or subject."""
    number = query.lstrip("\u2116 ")
    found = {one for one, name in names.items() if name_matches(query, name) or number == str(one)}
    letters = search_key(retyped(query))
    if not found and 1 < len(letters) <= INITIALS and letters.isalpha():
        found = {one for one, name in names.items() if name_matches(" ".join(letters), name)}
    if not found:
        words = _works(con, programme_id)
        found = {one for one in names if name_matches(query, words.get(one, ""))}
    return found


def _works(con: Connection, programme_id: int) -> dict[int, str]:
    """Post and subjects in words, by person."""
    words = people_search.posts(con, programme_id)
    for role in PARTICIPANTS:
        form = forms.newest(forms.BASE_FORMS[role])
        labels = {option.code: option.label for item in form if item.fact == "subjects" for option in item.options}
        for person_id, facts in profiles.facts(con, programme_id, role, admitted_only=False).items():
            told = " ".join(labels.get(code, "") for code in sorted(facts.subjects))
            words[person_id] = f"{words.get(person_id, '')} {told}"
    return words
