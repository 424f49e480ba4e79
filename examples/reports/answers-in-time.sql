-- Messages of applicants, and how fast they were answered
-- Table: one line a day.
select date, channel, sum(messages) as messages, sum(messages) filter (where outcome = 'LEFT_TO_OFFICERS') as left_to_officers,
  max(median_seconds) filter (where outcome = 'ANSWERED') as median_seconds
from report.messages
where direction = 'IN' and date >= current_date - 30
group by date, channel
order by date desc, channel;
