"""The addresses of referrals, from the list to the decision."""

from django.urls import URLPattern, path

from wicketgate.doors.web.coordinator.views import (
    referral_deciding,
    referral_known,
    referral_review,
    referrals,
)

_ONE = "referrals/<uuid:referral_id>/"

urlpatterns: list[URLPattern] = [
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/paper/", referrals.start, name="referral_start"),
    path(_ONE, referral_review.referral, name="referral"),
    path(f"{_ONE}check/", referrals.check, name="referral_check"),
    path(f"{_ONE}throw-away/", referrals.discard, name="referral_discard"),
    path(f"{_ONE}accept/", referral_deciding.accept, name="referral_accept"),
    path(f"{_ONE}decline/", referral_deciding.decline, name="referral_decline"),
    path(f"{_ONE}other-side/", referral_deciding.match, name="referral_match"),
    path(f"{_ONE}apart/", referral_deciding.part, name="referral_part"),
    path(f"{_ONE}known/<str:text>/", referral_known.known, name="referral_known"),
    path(f"{_ONE}take-out/<str:section>/", referrals.remove, name="referral_remove"),
    path(f"{_ONE}page/<str:section>/", referrals.page, name="referral_page"),
]
