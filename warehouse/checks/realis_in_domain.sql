-- Polarity, modality, date words, event type and confidence have values the codebook knows.
select event_id, type, polarity, modality, date_precision, date_basis, confidence
from core.events
where
    type not in ('statement', 'meeting', 'deployment', 'casualty')
    or polarity not in ('positive', 'negative')
    or modality not in ('asserted', 'planned', 'hypothetical', 'demanded', 'denied')
    or date_precision not in ('day', 'week', 'month', 'season', 'year', 'range', 'unknown')
    or date_basis not in ('stated', 'relative', 'dateline', 'none')
    or not confidence between 0 and 1
