-- Ratings by office and service
-- Bars: x = office and service, y = satisfied in percent; leave out lines with few ratings.
select office, service, sum(ratings) as ratings,
  round(100.0 * sum(very_good + good) / nullif(sum(ratings), 0)) as satisfied
from report.ratings
where date >= current_date - 90
group by office, service
having sum(ratings) >= 10
order by satisfied;
