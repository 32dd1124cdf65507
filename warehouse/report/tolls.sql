-- One row per claim about a toll, for the incidents with most claimants: who last put it at what, and since when.
with
reports as (
    select *, coalesce(claimant, publisher, 'unnamed source') as who
    from toll_history
    where
        realis = 'fact'
        and outcome in ('killed', 'wounded', 'missing')
        and coalesce(figure_best, figure_low, figure_high) is not null
),
claims as (
    select
        story_id, outcome, who, victims,
        arg_max({low: figure_low, best: figure_best, high: figure_high}, step) as figure,
        min(published_on) as first_day,
        count(*) as reports
    from reports
    group by story_id, outcome, who, victims
),
incidents as (
    select
        story_id, outcome,
        count(distinct who) as claimants,
        sum(reports) as reports,
        max(coalesce(figure.best, figure.high, figure.low)) as largest
    from claims
    group by story_id, outcome
),
-- One voice makes no comparison: such incidents only fill the page.
chosen as (
    select *, row_number() over (order by claimants desc, reports desc, largest desc, story_id, outcome) as place_in_list
    from incidents
    qualify place_in_list <= 6 or (claimants > 1 and place_in_list <= 14)
)
select
    s.headline, c.story_id, c.outcome,
    c.who as claimant, c.victims,
    c.figure.low as low, c.figure.best as best, c.figure.high as high,
    c.first_day, c.reports,
    s.place, s.country
from chosen as i
join claims as c using (story_id, outcome)
left join stories as s using (story_id)
order by i.place_in_list, coalesce(c.figure.best, c.figure.high, c.figure.low) desc, c.who, c.victims;
