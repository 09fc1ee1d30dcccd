"""A fault of a form's file as one line: where it is, what is wrong, how to mend it."""

from collections.abc import Mapping

from texts.loading import plain


def form_fault(source: str, item: str, code: str, args: Mapping[str, str]) -> str:
    """``source`` the file, ``item`` the question's key or empty, ``code`` and ``args`` of the fault."""
    fault = plain(f"form-fault-{code}", **args)
    if item:
        return plain("form-fault-place-item", source=source, item=item, fault=fault)
    return plain("form-fault-place", source=source, fault=fault)
