-- Low, best and high of a figure do not contradict each other.
select event_id, count_low as low, count_best as best, count_high as high
from core.casualty_details
where count_low > count_best or count_best > count_high or count_low > count_high or count_low < 0
union all
select event_id, strength_low, strength_best, strength_high
from core.deployment_details
where strength_low > strength_best or strength_best > strength_high or strength_low > strength_high or strength_low < 0
