"""Django's settings, derived from the newsroom's one settings object."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from nightdesk.settings import read_settings
from nightdesk_site.config.logs import LOGGING as LOGGING

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
    "wagtail.users",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail",
    "modelcluster",
    "taggit",
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
LOGIN_URL = "/sign-in/"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
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
