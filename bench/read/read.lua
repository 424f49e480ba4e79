-- wrk: the same query again and again; each answer is compared with the first.
local file = io.open(os.getenv('BENCH_BODY'), 'rb')
local body = file:read('*a')
file:close()
local expected = tonumber(os.getenv('BENCH_LENGTH'))

wrk.method = 'POST'
wrk.body = body
wrk.headers['Content-Type'] = 'application/json'
wrk.headers['Accept'] = 'application/json'

local threads = {}
function setup(thread) table.insert(threads, thread) end

wrong = 0
function response(status, _, text)
  if status ~= 200 or #text ~= expected then wrong = wrong + 1 end
end

function done(summary, latency)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do bad = bad + thread:get('wrong') end
  io.write(string.format('RESULT %d %d %d %d %d\n', summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), bad))
end
