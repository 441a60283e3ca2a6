"""Pictures of a site: a timeline, a map, a network. SVG texts from plain values, the same every time."""

from generator.pages.charts.arcs import Pair, draw_web
from generator.pages.charts.map import Spot, draw_map
from generator.pages.charts.network import Neighbour, draw_network
from generator.pages.charts.timeline import Moment, draw_timeline

__all__ = ["Moment", "Neighbour", "Pair", "Spot", "draw_map", "draw_network", "draw_timeline", "draw_web"]
