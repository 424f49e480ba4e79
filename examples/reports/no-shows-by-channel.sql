-- Part of the booked people who did not come, by channel
-- Bars: x = channel, y = did_not_come in percent.
select channel, sum(expected) as expected,
  round(100.0 * sum(forfeited + not_at_counter) / nullif(sum(expected), 0), 1) as did_not_come
from report.no_shows
where date between current_date - 90 and current_date - 1
group by channel
order by did_not_come desc;
