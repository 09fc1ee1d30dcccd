"""Texts of consents filled in as the bot fills them in, and as a curator edits them."""

from collections.abc import Iterable, Mapping

from domain.consents import ConsentKind
from domain.programme import Programme
from services.consents.offers import Offer
from texts import day, plain

PLACES = ("organisation", "years", "until", "curator", "contact", "version")
"""What stands in the consent to the programme in braces."""
OURS = {ConsentKind.PUBLICATION: "offer-publication-body", ConsentKind.LABOUR: "offer-labour-body"}


def template() -> str:
    """The consent to the programme with its placeholders, as it is downloaded to be changed."""
    return plain("consent-body", **{name: _place(name) for name in PLACES})


def programme_text(programme: Programme) -> str:
    """The consent to the programme: ours, or the school's own."""
    assert programme.ends_on is not None
    known = {
        "organisation": programme.org_full or "",
        "years": f"{programme.starts_on.year}–{programme.ends_on.year}",
        "until": day(programme.ends_on),
        "curator": programme.curator_name or "",
        "contact": programme.curator_contact or "",
        "version": str(programme.consent_version),
    }
    if programme.consent_wording:
        return _put_in(programme.consent_wording, known)
    return plain("consent-body", **known)


def offer_text(kind: ConsentKind, offer: Offer, sites: Iterable[str] = ()) -> str:
    """The consent to publication on these sites, or to a mentor's work."""
    programme, agreement = offer.programme, offer.agreement
    assert programme.ends_on is not None
    known = {
        "organisation": programme.org_full or "",
        "details": programme.operator_details,
        "name": offer.name,
        "account": str(offer.account or ""),
        "until": day(programme.ends_on),
        "curator": programme.curator_name or "",
        "contact": programme.curator_contact or "",
        "resources": "\n".join(f"   – {one}" for one in sites),
        "version": str(offer.version),
    }
    if agreement is not None:
        known |= {
            "number": agreement.number,
            "signed": day(agreement.signed_on),
            "until": day(agreement.until),
            "format": plain(f"agreement-format-{agreement.format}"),
            "paid": plain("agreement-paid" if agreement.paid else "agreement-unpaid"),
        }
    return plain(OURS[kind], **known)


def _place(name: str) -> str:
    return "{" + plain(f"wording-place-{name}") + "}"


def _put_in(own: str, known: Mapping[str, str]) -> str:
    for name, value in known.items():
        own = own.replace(_place(name), value)
    return own
