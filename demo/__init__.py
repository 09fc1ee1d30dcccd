"""The demonstration: a school with a term of history, in a local Telegram, on a web page.

``serving.serve`` is the door. The bot itself comes from outside (``stage.OpenBot``): only ``bot`` may put it together.
"""
