"""From an article to its facts: names, roles, places, dates, quotations, topics, summary."""

from generator.facts.find import find_facts
from generator.facts.read import Mapper, read_facts

__all__ = ["Mapper", "find_facts", "read_facts"]
