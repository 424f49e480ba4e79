-- Use of the windows: weekday by hour
-- Pivot table or heat map: rows = weekday, columns = starts, value = used in percent. 1 is Monday.
select office, extract(isodow from date)::integer as weekday, starts, round(100.0 * sum(taken) / nullif(sum(capacity), 0)) as used
from report.windows
where date between current_date - 30 and current_date - 1
group by office, weekday, starts
order by office, weekday, starts;
