# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests in Python share: cases, expectations, TAP.

A test file marks functions with @case and ends with main(). Each case gets a fixture of its own.
"""
import sys
import time
import traceback

_cases = []


class Failure(Exception):
    """What was expected did not happen."""


class Skip(Exception):
    """The machine cannot show this; the text says why."""


class Fixture:
    """What a case is given; this one is for cases that need nothing."""

    def finish(self):
        """At the end of a case that passed until here; may still fail it."""

    def failed(self, name):
        """Keeps what helps to understand."""

    def clear(self):
        """Leaves nothing behind; always called."""


def case(function):
    _cases.append(function)
    return function


def _run(function, fixture, name):
    """Returns: what follows “ok N name”, None when it failed."""
    began = time.monotonic()
    try:
        function(fixture)
        fixture.finish()
        return f"\n# {time.monotonic() - began:.1f} s"
    except Skip as reason:
        return f" # SKIP {reason}"
    except Exception:
        # The summary of a run shows only what is on stderr.
        traceback.print_exc()
        for line in traceback.format_exc().splitlines():
            print(f"# {line}")
        fixture.failed(name)
        return None


def main(make=Fixture):
    print(f"1..{len(_cases)}")
    failed = 0
    for number, function in enumerate(_cases, 1):
        name = (function.__doc__ or function.__name__).strip().splitlines()[0].replace("#", "no.")
        fixture = make()
        try:
            end = _run(function, fixture, name)
        finally:
            fixture.clear()
        failed += end is None
        print(f"not ok {number} {name}" if end is None else f"ok {number} {name}{end}")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def expect(truth, what):
    if not truth:
        raise Failure(what)


def equal(found, wanted, what=""):
    if found != wanted:
        raise Failure(f"{what}\n  found  {found!r}\n  wanted {wanted!r}")


def within(text, *parts):
    for part in parts:
        if part not in text:
            raise Failure(f"{part!r} is not in\n{text}")


def without(text, *parts):
    for part in parts:
        if part in text:
            raise Failure(f"{part!r} is in\n{text}")
