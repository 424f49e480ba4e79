-- When people book: weekday by hour
-- Pivot table or heat map: rows = weekday, columns = hour, value = booked. 1 is Monday.
select extract(isodow from date)::integer as weekday, hour, sum(booked) as booked
from report.booked_at
where date >= current_date - 60
group by weekday, hour
order by weekday, hour;
