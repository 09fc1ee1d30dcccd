"""How a rule says no: a typed code with arguments, never a sentence (the sentence lives in ``texts``)."""


class Refused(Exception):
    """A rule or a use case declined; nothing was changed.

    ``code`` names the text ``refused-<code>``; ``args`` fill it in.
    """

    def __init__(self, code: str, /, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.args_: dict[str, object] = args
