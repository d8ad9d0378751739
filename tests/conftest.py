"""What all tests share."""

from hypothesis import settings

# A property is about what is true, not about how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
