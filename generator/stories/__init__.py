"""Briefs of one event put into stories, with what their sources say differently or leave open."""

from generator.stories.cluster import cluster, retold

__all__ = ["cluster", "retold"]
