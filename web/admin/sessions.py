"""Who is logged in: a signed cookie that every process can read, and that a new token makes worthless."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE: Final = "admin"
PATH: Final = "/admin"
LASTS_S: Final = int(timedelta(hours=8).total_seconds())


class Sessions:
    """Opened by the token. All keys are made of it, so that a session survives a restart and ends with the token."""

    def __init__(self, token: str) -> None:
        secret = token.encode()
        self._digest = sha256(secret).digest()
        self._of_forms = hmac.digest(secret, b"admin forms", "sha256")
        self._signer = URLSafeTimedSerializer(
            hmac.digest(secret, b"admin sessions", "sha256"), salt=COOKIE, signer_kwargs={"digest_method": sha256}
        )

    def is_token(self, given: bytes) -> bool:
        """Compared in a time that tells nothing of the token, nor of its length."""
        return hmac.compare_digest(sha256(given).digest(), self._digest)

    def begun(self) -> str:
        """The cookie of a new session."""
        return self._signer.dumps(secrets.token_urlsafe(16))

    def read(self, cookie: str) -> str | None:
        """The session that a cookie stands for; None where it was made by nobody here, or more than 8 hours ago."""
        try:
            return str(self._signer.loads(cookie, max_age=LASTS_S))
        except BadData:
            return None

    def form_token(self, session: str) -> str:
        """What the forms of this session carry, and those of no other."""
        return hmac.new(self._of_forms, session.encode(), sha256).hexdigest()

    def is_form_token(self, session: str, given: str) -> bool:
        return hmac.compare_digest(self.form_token(session).encode(), given.encode("utf-8", "replace"))
