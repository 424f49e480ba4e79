-- wrk: each request is another person, with another number and another key; each answer is looked into.
local server = os.getenv('BENCH_SERVER')
local host = os.getenv('BENCH_HOST')
local first = tonumber(os.getenv('BENCH_FIRST_WINDOW'))
local windows = tonumber(os.getenv('BENCH_WINDOWS'))

local documents = {
  antrean = 'mutation Book($input: BookInput!) { book(input: $input) { __typename ... on Booking { code status window '
    .. '{ id startsAt endsAt } confirmBy queueNumber } ... on Refusal { reason message } } }',
  postgraphile = 'mutation Book($input: BookInput!) { book(input: $input) { result { __typename code status window: capacityWindowByWindowId '
    .. '{ id startsAt endsAt } confirmBy queueNumber } } }',
}
local variables = {
  antrean = '{"input":{"office":"BENCH","when":{"window":"%d"},"applicant":{"name":"Pemohon %s","birthDate":"1987-01-25"},'
    .. '"phone":"+62812%d","idempotencyKey":"%s"}}',
  postgraphile = '{"input":{"office":"BENCH","windowId":"%d","name":"Pemohon %s","birthDate":"1987-01-25",'
    .. '"phone":"+62812%d","key":"%s"}}',
}
local body = '{"query":"' .. documents[server] .. '","operationName":"Book","variables":' .. variables[server] .. '}'
local head = 'POST /graphql HTTP/1.1\r\nHost: ' .. host .. '\r\nContent-Type: application/json\r\n'
  .. 'Accept: application/json\r\nContent-Length: '

local number = 0
local letters = {}
for digit = 0, 15 do letters[string.format('%x', digit)] = string.char(65 + digit) end

function request()
  number = number + 1
  -- Spread over 2^32 without meeting again, so that indexes are filled as by real people.
  local scattered = string.format('%08x', number * 2654435761 % 4294967296)
  local name = string.gsub(scattered, '.', letters)
  local text = string.format(body, first + math.random(0, windows - 1), name, 10000000 + number, scattered)
  return head .. #text .. '\r\n\r\n' .. text
end

-- Globals, so that `done` can read them from the thread.
booked = 0
fault = ''

function response(status, _, text)
  if status == 200 and string.find(text, '"__typename":"Booking"', 1, true) then
    booked = booked + 1
  elseif fault == '' then
    fault = status .. ' ' .. string.sub(text, 1, 300)
  end
end

local threads = {}
function setup(thread) table.insert(threads, thread) end

function done(summary, latency)
  local thread = threads[1]
  local errors = summary.errors
  io.write(string.format('\nRESULT %d %d %d %d %d %d\n', summary.requests, summary.duration, thread:get('booked'),
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.write + errors.timeout))
  io.write('FAULT ' .. thread:get('fault') .. '\n')
end
