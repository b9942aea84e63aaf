"""The addresses of people who serve, their posts, the rota and the hall's tablets."""

from django.urls import path

from wicketgate.doors.web.coordinator.views import one_serving, rota, serving, tablets

urlpatterns = [
    path("serving/", serving.everybody, name="serving"),
    path("serving/new/", serving.welcome, name="welcome"),
    path("serving/card/", serving.card, name="first_card"),
    path("serving/acting/", serving.appoint, name="appoint_acting"),
    path("serving/who-can-open-what/", serving.keys, name="who_can_open_what"),
    path("serving/rota/", rota.rota, name="rota"),
    path("serving/rota/<uuid:duty_id>/take-off/", rota.take_off, name="take_off_duty"),
    path("serving/tablets/", tablets.tablets, name="tablets"),
    path("serving/tablets/<uuid:tablet_id>/retire/", tablets.retire, name="retire_tablet"),
    path("serving/<uuid:account_id>/", one_serving.one, name="one_serving"),
    path("serving/<uuid:account_id>/post/", one_serving.give_post, name="give_post"),
    path("serving/<uuid:account_id>/password/", one_serving.password, name="reset_password"),
    path("serving/<uuid:account_id>/second-factor/", one_serving.second_factor, name="reset_second_factor"),
    path("serving/<uuid:account_id>/sign-ins/", one_serving.sign_ins, name="end_sign_ins"),
    path("serving/<uuid:account_id>/close/", one_serving.close, name="close_account"),
    path("serving/posts/<uuid:post_id>/end/", one_serving.end, name="end_post"),
]
