"""From an article to its facts: names, roles, places, dates, quotations, topics, summary."""

from generator.facts.find import find_facts
from generator.facts.read import Mapper, Read, read_facts, read_one
from generator.facts.workers import Workers

__all__ = ["Mapper", "Read", "Workers", "find_facts", "read_facts", "read_one"]
