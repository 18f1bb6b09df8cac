"""Who writes, translates and draws: models where they are set, the newsroom's own hand where they are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nightdesk.foundation.errors import SettingsError
from nightdesk.settings import Settings

from .record import open_site

if TYPE_CHECKING:
    from nightdesk.adapters.picture_endpoint import Painter
    from nightdesk.drafts.language_model import LanguageModel
    from nightdesk.drafts.model_writer.write import ModelDesk
    from nightdesk.drafts.pack import EvidencePack
    from nightdesk.drafts.translation import Translator
    from nightdesk.publish.illustration import Picture
    from nightdesk.publish.model import Article

Progress = Callable[[int], None]
"""Told how many characters of a model's answer have come."""


def unheard(characters: int) -> None:
    """Nobody watches."""


def writing_desk(settings: Settings, progress: Progress = unheard) -> ModelDesk | None:
    """The model writer as it is set: with real models, with recorded answers for a played wire, or none."""
    from nightdesk.adapters.language_models.recorded import RecordedModel, read_recordings
    from nightdesk.drafts.model_writer.prompts import read_prompts
    from nightdesk.drafts.model_writer.write import ModelDesk

    prompts = read_prompts(settings.newsroom / "prompts", settings.newsroom / "house-style.md")
    if not settings.model.strip():
        recordings = read_recordings(settings.newsroom / "sample-models")
        recorded = RecordedModel(recordings)
        return ModelDesk(recorded, prompts, played_only=True, knows=recorded.knows) if recordings else None
    model = language_model(settings, progress)
    return ModelDesk(model, prompts, judged="judge" in settings.model_roles) if model is not None else None


def translator(settings: Settings, writing: ModelDesk | None, *, played: bool) -> Translator | None:
    """Who puts foreign passages into English beside the original; nobody where no model is set and no engine named."""
    from nightdesk.adapters.translation_endpoint import EndpointTranslator
    from nightdesk.drafts.model_writer.translate import ModelTranslator

    name, at, address = settings.translation.strip().partition("@")
    match name.strip().lower():
        case "libretranslate" if at:
            return EndpointTranslator(address, settings.translation_key.get_secret_value())
        case "none":
            return None
        case "model" if not at:
            usable = writing is not None and (played or not writing.played_only)
            return ModelTranslator(writing.model, writing.prompts) if writing is not None and usable else None
    raise SettingsError(f"NIGHTDESK_TRANSLATION: {settings.translation!r}; write model, none, or libretranslate@http://HOST:PORT")


def language_model(settings: Settings, progress: Progress = unheard) -> LanguageModel | None:
    """The models that are set, capped and kept in the record; None where there are none. Contacts nobody yet."""
    if not settings.model.strip():
        return None
    open_site()
    from nightdesk_site.record.language_models import capped_models

    return capped_models(settings, progress)


def illustrator(settings: Settings) -> Callable[[Article, EvidencePack], tuple[Picture, ...]]:
    """Who makes an article's picture: the image model that is set, and where there is none or it fails, the newsroom's own hand."""
    from nightdesk.adapters.pictures import illustrate
    from nightdesk.publish.illustration import Scene

    paint = painter(settings)

    def draw(article: Article, pack: EvidencePack) -> tuple[Picture, ...]:
        scene, headline = Scene.of(article, pack.figures, pack.persona.palette), article.draft.headline.text
        subject = f"{pack.profile.event.value} ({pack.profile.subject.value})"
        painted = paint.paint(scene, subject, f"{pack.story.id}:{pack.revision}", headline, settings.name) if paint is not None else ()
        return painted or illustrate(scene, headline, f"{settings.name}, made by an algorithm")

    return draw


def painter(settings: Settings) -> Painter | None:
    """The image model that is set, under the caps on money; None where there is none."""
    if not settings.images.strip():
        return None
    from nightdesk.adapters.language_models.names import read_model
    from nightdesk.adapters.picture_endpoint import Painter, price_of
    from nightdesk.drafts.model_writer.prompts import read_prompts

    name = read_model(settings.images, "NIGHTDESK_IMAGES")
    if name.provider == "anthropic":
        raise SettingsError("NIGHTDESK_IMAGES: Anthropic makes no pictures; write openai:NAME[@ADDRESS]")
    open_site()
    from nightdesk_site.record.calls import DjangoLedger
    from nightdesk_site.record.language_models import caps_of

    caps = caps_of(settings)

    key = settings.images_key.get_secret_value() or settings.openai_key.get_secret_value()
    if name.at_home and not key:
        raise SettingsError(f"{name} needs a key: set NIGHTDESK_IMAGES_KEY (or OPENAI_API_KEY)")
    prompts = read_prompts(settings.newsroom / "prompts", settings.newsroom / "house-style.md")
    return Painter(name, key, price_of(settings.images_price, name, caps), prompts, DjangoLedger(), caps, settings.model_seconds)
