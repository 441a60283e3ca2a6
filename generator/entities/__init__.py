"""Names across briefs joined into people, organisations and places, with reasons and under a person's decisions."""

from generator.entities.decisions import decision_of, kept_base, propose_page
from generator.entities.kinds import guess_kind
from generator.entities.link import link
from generator.entities.names.judge import judge_names

__all__ = ["decision_of", "guess_kind", "judge_names", "kept_base", "link", "propose_page"]
