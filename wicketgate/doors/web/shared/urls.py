"""The addresses that every post shares."""

from django.urls import path

from wicketgate.doors.web.shared.views import (
    concern,
    home,
    locked,
    own_notes,
    pin,
    policy,
    second_factor,
    still_open,
    undertaking,
)

app_name = "shared"
urlpatterns = [
    path("home/", home.home, name="home"),
    path("concern/", concern.raise_concern, name="raise_concern"),
    path("locked/", locked.locked, name="locked"),
    path("still-open/", still_open.still_open, name="still_open"),
    path("pin/", pin.set_today, name="set_pin"),
    path("policy/", policy.policy, name="policy"),
    path("own-notes/", own_notes.own_notes, name="own_notes"),
    path("own-notes/none/", own_notes.no_notes, name="no_notes"),
    path("undertaking/", undertaking.sign, name="sign_undertaking"),
    path("second-factor/", second_factor.set_up, name="set_up_second_factor"),
    path("second-factor/again/", second_factor.confirm, name="confirm_second_factor"),
]
