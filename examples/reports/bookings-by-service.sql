-- What became of the bookings, by service
-- Table or horizontal bars of 100 %: y = service, series = the columns behind it.
select office, service, sum(booked) as booked, sum(checked_in) as came, sum(forfeited) as did_not_come,
  sum(cancelled) as cancelled, sum(lapsed) as not_confirmed
from report.bookings
where date between current_date - 30 and current_date - 1
group by office, service
order by booked desc;
