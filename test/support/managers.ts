// Asks the API as managers of an office's days: one function for any change, answering with it or the refusal.
import { ADMIN_KEY, type TestApp } from './app.ts';

export const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };

const CHANGE =
  '... on CapacityChange { id what moved unreached undoneAt windows { date quota startsAt before after } }';
/** The fields of the answer, if it is not a change to an office's days. */
const ANSWERS: Record<string, string> = {
  changeOffice: '... on Office { code }',
  importHolidays:
    '... on HolidayImport { id holidays { date reason } changes { id import office { code } windows { date } } leftOut { office { code } refusal { reason } } }',
};

export interface Share {
  startsAt: string;
  quota: string;
  capacity: number;
  remaining: number;
}

export interface Day {
  date: string;
  status: string;
  capacity: number;
  remaining: number;
  releasedAt: string | null;
  windows: Share[];
}

/** As the administrator, unless another key is given. */
export function managersOf(app: TestApp, headers: Record<string, string> = ADMIN) {
  return {
    /** The answer; @throws Error with the code of the GraphQL error. */
    async ask(field: string, input: object) {
      const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
      const asked = `__typename ${ANSWERS[field] ?? CHANGE} ... on Refusal { reason message }`;
      const query = `mutation ($input: ${type}!) { answer: ${field}(input: $input) { ${asked} } }`;
      const { data, errors } = await app.graphql(query, { input }, headers);
      if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message} ${app.faults.at(-1) ?? ''}`);
      return data.answer;
    },
    /** The places that are free from a day on; `as` says for whom: `service: "EXPRESS"`. */
    async days(office: string, from: string, days: number, as = ''): Promise<Day[]> {
      const query = `{ office(code: "${office}") { availability(from: "${from}", days: ${days} ${as && `, ${as}`}) {
        date status capacity remaining releasedAt windows { startsAt quota capacity remaining } } } }`;
      const { data, errors } = await app.graphql(query);
      if (errors) throw new Error(errors[0]?.message);
      return data.office.availability;
    },
  };
}
