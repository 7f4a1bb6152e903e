"""Cimpact: is a group ready for collective impact, and where does it disagree?"""

__version__ = "0.1.0"
