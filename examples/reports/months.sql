-- The offices month by month, over the years
-- Lines: x = month, y = served, series = office.
select office, date_trunc('month', date)::date as month, sum(served) as served, sum(walk_ins) as walk_ins,
  sum(no_shows) as no_shows, round(avg(median_wait_minutes), 1) as usual_wait
from report.days
where is_final
group by office, month
order by office, month;
