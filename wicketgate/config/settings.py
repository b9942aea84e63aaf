"""Django's settings. What differs between installations comes from the environment; see installation.py."""

from pathlib import Path

from csp.constants import NONE, SELF

from wicketgate.config import installation as _installation
from wicketgate.config import mail as _mail

HERE = Path(__file__).resolve().parent.parent
INSTALLATION = _installation.from_environment()

WICKETGATE_DATA = INSTALLATION.data
WICKETGATE_KEY_FILE = INSTALLATION.key_file
WICKETGATE_PASSPHRASE = INSTALLATION.passphrase
IS_DEMONSTRATION = INSTALLATION.is_demonstration
# The one server that mail is handed to, or None; and a letter where what is set can't be used.
WICKETGATE_MAIL, WICKETGATE_MAIL_PROBLEM = _mail.held(INSTALLATION)
# Nothing but the outbox sends: what Django and allauth would mail by themselves goes nowhere.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

DEBUG = False
SECRET_KEY = INSTALLATION.secret("signing")
# By its own name in the hall, and by no other; without one it serves this computer alone.
ALLOWED_HOSTS = [INSTALLATION.host] if INSTALLATION.host else ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "wicketgate.config.urls"
WSGI_APPLICATION = "wicketgate.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    # Before allauth, whose pages ours stand in for.
    "wicketgate.doors.web.shared",
    "wicketgate.doors.web.public",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "wicketgate.vault",
    "wicketgate.domain.ledger",
    "wicketgate.domain.gate",
    "wicketgate.domain.post",
    "wicketgate.domain.accounts",
    "wicketgate.domain.policy",
    "wicketgate.domain.volunteers",
    "wicketgate.domain.people",
    "wicketgate.domain.concerns",
    "wicketgate.domain.referrals",
    "wicketgate.domain.sessions",
    "wicketgate.domain.disclosures",
    "wicketgate.domain.retention",
    "wicketgate.doors.jobs",
    "wicketgate.doors.web.referrer",
    "wicketgate.doors.web.volunteer",
    "wicketgate.doors.web.coordinator",
    "wicketgate.doors.web.officers",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before what serves files, so that a picture opened by itself bears the policy too.
    "csp.middleware.CSPMiddleware",
    "wicketgate.doors.web.shared.only_ours.OnlyOurs",
    "wicketgate.doors.web.shared.methods.LookOrSend",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wicketgate.doors.web.shared.kept_sign_in.KeepSignIn",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wicketgate.doors.web.shared.middleware.KeepNothing",
    "wicketgate.doors.web.shared.middleware.CloseIdle",
    "wicketgate.doors.web.shared.lasting.EndWithTheDay",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wicketgate.doors.web.shared.context.frame",
            ],
        },
    },
]
FORM_RENDERER = "wicketgate.doors.web.shared.rendering.WicketRenderer"

DATABASES = INSTALLATION.databases()
DATABASE_ROUTERS = ["wicketgate.vault.models.KeyringRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that a limit holds across workers and restarts.
# Many entries, so that nobody can push their own failed tries out of it.
CACHES = {
    "default": {
        "BACKEND": "wicketgate.doors.web.shared.plain_cache.PlainCache",
        "LOCATION": "rate_limits",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTH_USER_MODEL = "accounts.Account"
# Django's own backend hashes once for a wrong password, an unknown name and a closed account alike.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "shared:home"
LOGOUT_REDIRECT_URL = "public:start"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "wicketgate.doors.web.public.password_rules.NotBreached"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "wicketgate.doors.web.public.password_rules.NotOurOwnWords"},
    {"NAME": "wicketgate.doors.web.public.password_rules.NotTheOneBefore"},
]

ACCOUNT_ADAPTER = "wicketgate.doors.web.public.adapters.SignIn"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "wicketgate.doors.web.public.forms.sign_in.SignInForm",
    "change_password": "wicketgate.doors.web.public.forms.sign_in.ChangePasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
    "change_password": "10/m/user",
}
MFA_ADAPTER = "wicketgate.doors.web.public.adapters.SecondFactor"
# The door asks for a fresh second factor itself, in one way for every page.
MFA_REAUTHENTICATION_REQUIRED = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds either way: not everyone types fast
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A browser takes http://localhost for safe; nothing but the demonstration is served without TLS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_DEMONSTRATION
MFA_FORMS = {
    "authenticate": "wicketgate.doors.web.shared.forms.second_factor.CodeForm",
    "activate_totp": "wicketgate.doors.web.shared.forms.second_factor.FirstCodeForm",
    "add_webauthn": "wicketgate.doors.web.shared.forms.second_factor.AddPasskeyForm",
}

# A browser takes a cookie of such a name only over TLS, for this host and all its pages: none can be slipped in.
COOKIES_BEGIN_WITH = "" if IS_DEMONSTRATION else "__Host-"
SESSION_COOKIE_NAME = f"{COOKIES_BEGIN_WITH}sessionid"
CSRF_COOKIE_NAME = f"{COOKIES_BEGIN_WITH}csrftoken"
SESSION_ENGINE = "wicketgate.domain.accounts.sealed_sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: nobody serves longer than a day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not IS_DEMONSTRATION
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "wicketgate.doors.web.shared.views.stale.stale"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not IS_DEMONSTRATION
# Over TLS the browser is told to come back by TLS alone; the demonstration has none, and shares its name with others.
SECURE_HSTS_SECONDS = 0 if IS_DEMONSTRATION else 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_DEMONSTRATION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Messages go with the session: a cookie would carry them to the browser's disk.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # Our own files and nothing in a page; what a script writes into one is never taken for markup.
        "script-src": [SELF],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT = WICKETGATE_DATA / "static"
WHITENOISE_USE_FINDERS = True
# What the hall's old laptop sends is a form of words and a few dates: more is a mistake or an attack.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "class": "wicketgate.config.log_lines.WithoutWords",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django notes each address that is not there, whatever somebody typed into it: that may be a name.
    # So it does with each name by which somebody asked for us that is not ours; they get an answer that says no.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
