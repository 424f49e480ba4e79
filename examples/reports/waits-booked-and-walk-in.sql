-- Waits of booked people and of walk-ins
-- Lines: x = date, y = wait in minutes, series = kind.
select date, kind, round(sum(median_wait_minutes * tickets) / nullif(sum(tickets) filter (where median_wait_minutes is not null), 0), 1) as usual_wait
from report.waits
where date >= current_date - 60
group by date, kind
order by date, kind;
