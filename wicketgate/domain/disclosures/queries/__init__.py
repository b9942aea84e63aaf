"""Read requests: what an asker may know of their own, and what the coordinator needs to answer one."""

from wicketgate.domain.disclosures.queries.lists import (
    Brief,
    Listed,
    agencies_held,
    reference_of,
    request_brief,
    requests_answered,
    requests_to_answer,
)
from wicketgate.domain.disclosures.queries.opened import Candidate, RequestPage, candidates, request_page
from wicketgate.domain.disclosures.queries.own import OwnRequest, own_request, own_requests

__all__ = [
    "Brief",
    "Candidate",
    "Listed",
    "OwnRequest",
    "RequestPage",
    "agencies_held",
    "candidates",
    "own_request",
    "own_requests",
    "reference_of",
    "request_brief",
    "request_page",
    "requests_answered",
    "requests_to_answer",
]
