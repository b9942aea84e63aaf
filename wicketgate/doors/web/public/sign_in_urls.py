"""
The addresses of signing in: of allauth's pages those that this program uses, and no other.

There is no signing up, nothing by e-mail, and no way in through another company.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from csp.decorators import csp_update
from django.urls import path

from wicketgate.doors.web.public.views import passkeys, sign_ins
from wicketgate.doors.web.shared.door import door, open_door

# The square for the app's camera comes inside the page; on no other page is a picture that is not a file of ours.
with_its_square = csp_update({"img-src": ["data:"]})
own, fresh_own = door("own sign-in"), door("own sign-in", with_fresh_code=True)

urlpatterns = [
    path("sign-in/", open_door(account.login), name="account_login"),
    path("sign-in/code/", open_door(second_factor.authenticate), name="mfa_authenticate"),
    path("sign-out/", open_door(account.logout), name="account_logout"),
    path("password/", door("own password")(account.password_change), name="account_change_password"),
    path("sign-ins/", sign_ins.sign_ins, name="account_sign_ins"),
    path("sign-ins/end-others/", sign_ins.end_others, name="account_end_other_sign_ins"),
    path("second-factor/", own(second_factor.index), name="mfa_index"),
    path("second-factor/app/", fresh_own(with_its_square(app.activate_totp)), name="mfa_activate_totp"),
    path("second-factor/app/remove/", fresh_own(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/code-card/", fresh_own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "second-factor/code-card/new/",
        fresh_own(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/passkeys/", own(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", fresh_own(passkey.add_webauthn), name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        fresh_own(passkeys.remove),
        name="mfa_remove_webauthn",
    ),
]
