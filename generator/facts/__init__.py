"""From an article to its facts: names, roles, places, dates, quotations, topics, summary."""

from generator.facts.find import find_facts

__all__ = ["find_facts"]
