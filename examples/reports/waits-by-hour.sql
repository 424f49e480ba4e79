-- Waits by the hour of arrival
-- Lines: x = hour, y = the two waits in minutes. The mean of the medians of days, weighted by the people of each.
select hour, round(sum(median_wait_minutes * tickets) / nullif(sum(tickets) filter (where median_wait_minutes is not null), 0), 1) as usual_wait,
  max(p90_wait_minutes) as worst_day_p90
from report.waits
where date >= current_date - 30
group by hour
order by hour;
