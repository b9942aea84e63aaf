"""Take a passkey away, unless it is the last second factor of somebody whose post needs one."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.http import HttpResponse


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """allauth's page, which would take away the last one as well."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        adapter = get_adapter()
        refused = "" if self._may_be_lost() else adapter.error_messages["cannot_delete_authenticator"]
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | {"refused": refused}

    def form_valid(self, form: Any) -> HttpResponse:
        if not self._may_be_lost():
            refused: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=409)
            return refused
        done: HttpResponse = super().form_valid(form)
        return done

    def _may_be_lost(self) -> bool:
        return bool(get_adapter().can_delete_authenticator(self.object))


remove = RemovePasskey.as_view()
