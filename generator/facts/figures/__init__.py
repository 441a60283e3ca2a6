"""Figures: how many were killed, hurt, held, moved or saved, how much money, and by whose count."""
