-- Messages that did not arrive, by day
-- Stacked bars: x = date, y = messages, series = outcome.
select date, channel, outcome, sum(messages) as messages
from report.messages
where direction = 'OUT' and outcome in ('FAILED', 'UNKNOWN', 'DROPPED') and date >= current_date - 30
group by date, channel, outcome
order by date, channel, outcome;
