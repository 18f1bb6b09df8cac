"""Django's settings, derived from the newsroom's one settings object."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from nightdesk.publish.publisher import read_publisher
from nightdesk.settings import read_settings
from nightdesk_site.config.logs import LOGGING as LOGGING
from nightdesk_site.config.mail import mail_settings

NEWSROOM = read_settings()

SECRET_KEY = NEWSROOM.signing_key()
DEBUG = NEWSROOM.debug
ALLOWED_HOSTS = sorted({"127.0.0.1", "localhost", "[::1]", NEWSROOM.host, urlsplit(NEWSROOM.public_address).hostname or "localhost"})
CSRF_TRUSTED_ORIGINS = [NEWSROOM.public_address]

INSTALLED_APPS = [
    "nightdesk_site.record",
    "nightdesk_site.members",
    "nightdesk_site.reader",
    "nightdesk_site.editors",
    "nightdesk_site.challenges",
    "nightdesk_site.payments",
    "nightdesk_site.letters",
    "nightdesk_site.openings",
    "nightdesk_site.search",
    "nightdesk_site.machines",
    "nightdesk_site.setup",
    "anymail",
    "wagtail.users",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "nightdesk_site.config.security.CompressText",
    "nightdesk_site.config.security.guard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nightdesk_site.reader.passes.issue",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "nightdesk_site.config.urls"
WSGI_APPLICATION = "nightdesk_site.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "nightdesk_site.reader.house.house",
            ],
        },
    },
]


def _database() -> dict[str, object]:
    if NEWSROOM.database:
        parts = urlsplit(NEWSROOM.database)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
        }
    NEWSROOM.make_data()
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": NEWSROOM.record_file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8000;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "members.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "nightdesk_site.members.ways_in.WaysIn"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
LOGIN_REDIRECT_URL = "/account/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = NEWSROOM.name
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not NEWSROOM.public_address.startswith("https://")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = NEWSROOM.sender
globals().update(mail_settings(NEWSROOM.mail, NEWSROOM.data / "outbox", NEWSROOM.mail_secret))
LOGIN_URL = "/sign-in/"
USE_TZ = True
TIME_ZONE = "UTC"
_NAMES = {"en": "English", "es": "Español", "fr": "Français", "ar": "العربية", "ur": "اردو"}
_SPOKEN = ["en-gb" if code == "en" else code for code in read_publisher(NEWSROOM.newsroom / "publisher.toml").languages]
LANGUAGE_CODE = _SPOKEN[0]
LANGUAGES = [(code, _NAMES[code[:2]]) for code in _SPOKEN]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400
WAGTAIL_SITE_NAME = NEWSROOM.name
WAGTAILADMIN_BASE_URL = NEWSROOM.public_address
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "/sign-in/"
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = NEWSROOM.public_address.startswith("https://")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
