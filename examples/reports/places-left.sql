-- Places left in the days to come
-- Bars: x = date, y = free, series = office.
select office, date, sum(free) as free, sum(capacity) as places
from report.windows
where date > current_date and quota = 'general'
group by office, date
order by office, date;
