// The board that every subscriber of the bench is shown, and the fields that are asked for.
export const BENCH_OFFICE = 'BENCH';
export const BENCH_KEY = 'only-for-the-bench';

const BOARD_FIELDS = `sequence at called { number counter calledAt calls }
  waiting { service { code name } waiting next estimatedWaitMinutes } notice office { code name }`;

export const SUBSCRIPTION = `subscription Board($office: ID!) { board(office: $office) { ${BOARD_FIELDS} } }`;
const QUERY = `query Board($office: ID!) { board(office: $office) { ${BOARD_FIELDS} } }`;
export const ANNOUNCE = `mutation Announce($input: AnnounceInput!) { announce(input: $input) { __typename } }`;

/** Of one length, so that all frames are. */
export const notice = (number: number) => `Loket 3 tutup pukul ${String(number).padStart(6, '0')}`;

/** People in the line and at the counters, so that the board has as much on it as on a working day. */
export async function fillBoard(url: string): Promise<Record<string, unknown>> {
  for (let person = 0; person < 14; person++)
    await askServer(url, `mutation { issueTicket(input: { office: "${BENCH_OFFICE}" }) { __typename } }`);
  for (const counter of ['1', '2', '3', '4']) {
    await askServer(url, `mutation { openCounter(input: { counter: "${BENCH_OFFICE}/${counter}" }) { __typename } }`);
    await askServer(url, `mutation { callNext(input: { counter: "${BENCH_OFFICE}/${counter}" }) { __typename } }`);
  }
  await askServer(url, ANNOUNCE, { input: { office: BENCH_OFFICE, notice: notice(0) } });
  const { board } = await askServer(url, QUERY, { office: BENCH_OFFICE });
  if (board?.called?.length !== 4) throw new Error('The board could not be filled.');
  return board;
}

/** The answer of the board's query; those of mutations are not read. */
interface BoardAnswer {
  board?: Record<string, unknown> & { called?: unknown[] };
}

async function askServer(url: string, query: string, variables = {}): Promise<BoardAnswer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${BENCH_KEY}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors }: { data: BoardAnswer; errors?: unknown } = JSON.parse(await response.text());
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
