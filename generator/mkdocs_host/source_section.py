"""The old name of `generator.web.source_section`: it stands in the `mkdocs.yml` of sites made by earlier versions."""

from generator.web.source_section import SourceSection, makeExtension

__all__ = ["SourceSection", "makeExtension"]
