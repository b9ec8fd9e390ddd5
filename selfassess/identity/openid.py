"""Signing in elsewhere: a council's own sign-in service, by OpenID Connect with the code flow and PKCE."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from selfassess.domain.accounts import Elsewhere, Errand
from selfassess.errors import BadSetting, NotAllowed, Unavailable

ALGORITHMS = ("RS256", "ES256", "PS256")
SECONDS = 10
LEEWAY = 60
"""How many seconds two clocks may differ."""
LOOPBACK = ("127.0.0.1", "localhost")
NOT_TAKEN = (
    "Signing in with your organisation did not work. Begin again; if it happens again, tell whoever looks after this service."
)


class OpenIdConnect:
    """A sign-in service at `issuer`, to which this instance is known as `client_id`.

    `trust_email` takes an e-mail address for verified where the service does not say: right for a council's own directory,
    which gives out its own addresses alone. Raises `BadSetting` for an issuer that could be read on the way.
    """

    def __init__(self, issuer: str, client_id: str, secret: str, *, trust_email: bool) -> None:
        address = urlsplit(issuer)
        if address.scheme != "https" and address.hostname not in LOOPBACK:
            raise BadSetting(f"SELFASSESS_OPENID_ISSUER is {issuer!r}. It begins with https://.")
        self._issuer = issuer.rstrip("/")
        self._client_id = client_id
        self._secret = secret
        self._trust_email = trust_email

    def begin(self, back: str) -> tuple[str, Errand]:
        """Where to send a browser that is to come back to `back`, and what it must bring. Raises `Unavailable`."""
        errand = Errand(back, generate_token(32), generate_token(32), generate_token(48))
        challenge = create_s256_code_challenge(errand.verifier)
        address, _ = self._session(back).create_authorization_url(
            self._about["authorization_endpoint"],
            state=errand.state,
            nonce=errand.nonce,
            code_challenge=challenge,
            code_challenge_method="S256",
        )
        return address, errand

    def finish(self, errand: Errand, brought: Mapping[str, str]) -> Elsewhere:
        """Who came back with what was brought. Raises `NotAllowed` for anything that does not fit, and `Unavailable`."""
        if brought.get("state") != errand.state or "code" not in brought:
            raise NotAllowed(NOT_TAKEN)
        try:
            with self._session(errand.back) as session:
                token = session.fetch_token(
                    self._about["token_endpoint"], code=brought["code"], code_verifier=errand.verifier, timeout=SECONDS
                )
        except OAuthError as error:
            raise NotAllowed(NOT_TAKEN) from error
        except requests.RequestException as error:
            raise Unavailable(self._silent()) from error
        return self._elsewhere(self._claims(token.get("id_token", ""), errand))

    def _claims(self, id_token: str, errand: Errand) -> Mapping[str, Any]:
        expected = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self._about["issuer"]},
            aud={"essential": True, "value": self._client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": errand.nonce},
        )
        try:
            found = jwt.decode(id_token, KeySet.import_key_set(self._fetched(self._about["jwks_uri"])), algorithms=ALGORITHMS)
            expected.validate(found.claims)
        except (JoseError, ValueError) as error:
            raise NotAllowed(NOT_TAKEN) from error
        return found.claims

    def _elsewhere(self, claims: Mapping[str, Any]) -> Elsewhere:
        email = str(claims.get("email") or (claims.get("preferred_username") if self._trust_email else "") or "")
        verified = claims.get("email_verified") is True or (self._trust_email and claims.get("email_verified") is not False)
        if "@" not in email or not verified:
            raise NotAllowed("Your organisation did not tell us a verified e-mail address. Ask whoever looks after this service.")
        return Elsewhere(email, str(claims.get("name") or email))

    def _session(self, back: str) -> OAuth2Session:
        return OAuth2Session(self._client_id, self._secret, scope="openid email profile", redirect_uri=back)

    @cached_property
    def _about(self) -> Mapping[str, Any]:
        """What the service says of itself."""
        about: Mapping[str, Any] = self._fetched(f"{self._issuer}/.well-known/openid-configuration")
        return about

    def _fetched(self, address: str) -> Any:
        try:
            answer = requests.get(address, timeout=SECONDS)
            answer.raise_for_status()
            return answer.json()
        except requests.RequestException as error:
            raise Unavailable(self._silent()) from error

    def _silent(self) -> str:
        return f"The sign-in service of your organisation ({urlsplit(self._issuer).hostname}) does not answer. Try again soon."
