"""Briefs of one event put into stories, with what their sources say differently or leave open; stories of one matter
strung together."""

from generator.stories.cluster import Told, cluster, retold, told

__all__ = ["Told", "cluster", "retold", "told"]
