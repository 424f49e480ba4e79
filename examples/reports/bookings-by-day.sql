-- Bookings by day and channel
-- Stacked bars: x = date, y = booked, series = channel.
select date, channel, sum(booked) as booked
from report.bookings
where date between current_date - 60 and current_date + 30
group by date, channel
order by date, channel;
