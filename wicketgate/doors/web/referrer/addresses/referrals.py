"""The addresses of an agency's own referrals."""

from django.urls import path

from wicketgate.doors.web.referrer.views import referrals

urlpatterns = [
    path("", referrals.home, name="home"),
    path("new/", referrals.start, name="start"),
    path("<uuid:referral_id>/", referrals.referral, name="referral"),
    path("<uuid:referral_id>/check/", referrals.check, name="check"),
    path("<uuid:referral_id>/throw-away/", referrals.discard, name="discard"),
    path("<uuid:referral_id>/take-out/<str:section>/", referrals.remove, name="remove"),
    path("<uuid:referral_id>/page/<str:section>/", referrals.page, name="page"),
]
