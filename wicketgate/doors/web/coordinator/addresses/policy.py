"""The addresses of the centre's policy: its document, its editions, its review, and who was told of it."""

from django.urls import path

from wicketgate.doors.web.coordinator.views import policy, policy_adopting, policy_told

urlpatterns = [
    path("policy/", policy.policy, name="policy"),
    path("policy/review/", policy.record, name="policy_review"),
    path("policy/document/", policy.bring_in_document, name="policy_bring_in"),
    path("policy/document/<uuid:document>/", policy_adopting.document, name="policy_document"),
    path("policy/edition/<uuid:draft>/", policy_adopting.edition, name="policy_edition"),
    path("policy/edition/<uuid:draft>/<slug:rule>/", policy_adopting.rule, name="policy_rule"),
    path("policy/told/", policy_told.audiences, name="policy_told"),
    path("policy/told/<slug:audience>/", policy_told.told, name="policy_told_audience"),
]
