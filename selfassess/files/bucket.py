"""Files in a bucket of a server that speaks the protocol of S3."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit

import urllib3
from minio import Minio
from minio.error import MinioException, S3Error
from urllib3.exceptions import HTTPError

from selfassess.errors import Unavailable
from selfassess.settings import FilesElsewhere

GONE = ("NoSuchKey", "NotFound")
TIMEOUT = urllib3.Timeout(connect=5, read=60)
RETRIES = urllib3.Retry(total=3, backoff_factor=0.2, status_forcelist=(500, 502, 503, 504))


class Bucket:
    """A shelf in a bucket: one object for each digest, under what the address names after the bucket.

    An object comes to be whole or not at all, and to write the same twice changes nothing, so each request may be sent again.
    Raises `Unavailable` where the server does not answer or refuses.
    """

    def __init__(self, place: FilesElsewhere) -> None:
        parts = urlsplit(place.address)
        self._bucket, _, under = parts.path.strip("/").partition("/")
        self._under = f"{under}/" if under else ""
        self._server = parts.netloc
        self._client = Minio(
            parts.netloc,
            access_key=place.key,
            secret_key=place.secret,
            region=place.region,
            secure=parts.scheme == "https",
            http_client=urllib3.PoolManager(timeout=TIMEOUT, retries=RETRIES, cert_reqs="CERT_REQUIRED"),
        )

    def since(self, digest: str) -> datetime | None:
        """Since when something stands there, in UTC; None where nothing does."""
        with self._answering():
            try:
                return self._client.stat_object(self._bucket, self._name(digest)).last_modified
            except S3Error as error:
                if error.code in GONE:
                    return None
                raise

    def read(self, digest: str) -> bytes | None:
        """What stands there, None where nothing does."""
        with self._answering():
            try:
                answer = self._client.get_object(self._bucket, self._name(digest))
            except S3Error as error:
                if error.code in GONE:
                    return None
                raise
            try:
                return answer.read()
            finally:
                answer.close()
                answer.release_conn()

    def write(self, digest: str, content: bytes) -> None:
        """Put content there."""
        with self._answering():
            self._client.put_object(self._bucket, self._name(digest), io.BytesIO(content), len(content))

    def remove(self, digest: str) -> None:
        """Take it away; nothing happens where there is nothing."""
        with self._answering():
            self._client.remove_object(self._bucket, self._name(digest))

    def digests(self) -> Iterator[str]:
        """Under which digests something stands, in their order."""
        with self._answering():
            for found in self._client.list_objects(self._bucket, prefix=self._under, recursive=True):
                yield (found.object_name or "").rpartition("/")[2]

    def _name(self, digest: str) -> str:
        return f"{self._under}{digest[:2]}/{digest}"

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except S3Error as error:
            raise Unavailable(
                f"The file store at {self._server} refuses: {error.code}. Whoever looks after the program can check its settings."
            ) from error
        except (MinioException, HTTPError, OSError) as error:
            raise Unavailable(f"The file store at {self._server} does not answer. Wait a moment, then send it again.") from error
