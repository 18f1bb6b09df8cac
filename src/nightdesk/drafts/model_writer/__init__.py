"""The model writer: analysis in an analyst's voice, every sentence bound to evidence that code has resolved."""
