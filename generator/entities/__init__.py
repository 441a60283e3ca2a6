"""Names across briefs joined into people, organisations and places, with reasons and under a person's decisions."""

from generator.entities.decisions import decision_of, propose_page
from generator.entities.link import link

__all__ = ["decision_of", "link", "propose_page"]
