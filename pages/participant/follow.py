"""A phone in guided pace: the element that the facilitator has everybody at."""

from cimpact.ui import following, guards, joining, places

seat, _ = guards.seated()
if not seat.is_guided:
    places.go(joining.next_step(seat))
following.follow(seat, _)
