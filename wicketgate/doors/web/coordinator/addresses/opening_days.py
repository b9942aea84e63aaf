"""The addresses of opening days, bookings and each adult's times."""

from django.urls import path

from wicketgate.doors.web.coordinator.views import booking, opening_days, times, times_told

urlpatterns = [
    path("days/", opening_days.opening_days, name="opening_days"),
    path("days/past/", opening_days.past, name="past_days"),
    path("days/pattern/", opening_days.by_pattern, name="arrange_days"),
    path("days/one/", opening_days.one, name="arrange_day"),
    path("days/<uuid:day_id>/", opening_days.opening_day, name="opening_day"),
    path("days/<uuid:day_id>/cancel/", opening_days.cancel, name="cancel_day"),
    path("days/<uuid:day_id>/sheet/", times.print_sheet, name="print_sheet"),
    path("days/<uuid:day_id>/sheet/needs/", times.print_with_needs, name="print_sheet_with_needs"),
    path("sheets/<uuid:sheet_id>/", times.from_paper, name="sheet_times"),
    path("sheets/<uuid:sheet_id>/returned/", times.returned, name="sheet_returned"),
    path("families/<uuid:arrangement_id>/book/", booking.book, name="book"),
    path("bookings/<uuid:booking_id>/", booking.booking, name="booking"),
    path("bookings/<uuid:booking_id>/cancel/", booking.cancel, name="cancel_booking"),
    path("bookings/<uuid:booking_id>/absence/", booking.absence, name="absence"),
    path("times/<uuid:member_id>/", times_told.tell, name="tell"),
    path("times/<uuid:member_id>/letter/", times_told.letter, name="times_letter"),
]
