"""Language models behind the port of `nightdesk.drafts.language_model`: real ones, caps, memory of calls, recordings.

Only `provider` and `requests` import pydantic-ai, and only when a model is set: without one nothing here needs the extra `[models]`.
"""
