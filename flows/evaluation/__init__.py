"""Gold events + warehouse → precision, recall, F1 per type and slot, calibration. Pure; no I/O but reading."""
