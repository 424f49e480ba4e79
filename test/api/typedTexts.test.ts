// A date or a phone number that a person typed and no one can read is refused at its field, and is no error of the program.
import { expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';
import { everyText } from '../support/everyText.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-01T09:00:00+07:00' });
const places = everyText(buildSchema()).filter(({ scalar }) => scalar.startsWith('Typed'));

const UNREADABLE = ['bukan', '', '0', '31-02'];
const NO_DATES = ['2017-02-31', '31-02-2017'];

test('there are such fields', () => {
  expect(places.length).toBeGreaterThan(15);
});

test.each(places.map(({ root, path, scalar, call }) => [`${root} ${path.join('.')}`, { path, scalar, call }] as const))(
  '%s is refused',
  async (_, { path, scalar, call }) => {
    const name = path.at(-1) ?? '';
    const reason =
      scalar !== 'TypedDate' ? 'INVALID_PHONE' : /birthdate$/i.test(name) ? 'INVALID_BIRTH_DATE' : 'INVALID_DATE';
    const field = path.slice(1).join('.');
    for (const text of [...UNREADABLE, ...(scalar === 'TypedDate' ? NO_DATES : [])]) {
      const { query, variables } = call(text);
      const asked = query.replace('{ __typename }', '{ ... on Refusal { reason field message } }');
      const { data, errors } = await server.graphql(asked, variables, ADMIN);
      expect(errors).toBeUndefined();
      expect(Object.values(data)).toEqual([{ reason, field, message: expect.stringMatching(/\.$/) }]);
    }
  },
);

const BOOK = `mutation ($input: BookInput!) { book(input: $input) {
  __typename ... on Booking { code applicant { birthDate phone } } ... on Refusal { reason field message } } }`;
const applicant = { name: 'Siti Aminah', birthDate: '1990-05-12' };

test('says it in the language of the request, and what is corrected is booked', async () => {
  const input = { office: 'BOGOR', applicant, phone: 'nol delapan' };
  const inEnglish = await server.ask(BOOK, { input }, { 'accept-language': 'en' });
  expect(inEnglish).toMatchObject({
    reason: 'INVALID_PHONE',
    field: 'phone',
    message: expect.stringContaining('phone number'),
  });
  expect((await server.ask(BOOK, { input })).message).toContain('Nomor HP');
  const corrected = {
    office: 'BOGOR',
    applicant: { ...applicant, birthDate: ' 1990-05-12 ' },
    phone: '0812 3456 7890',
  };
  expect(await server.ask(BOOK, { input: corrected })).toMatchObject({
    __typename: 'Booking',
    applicant: { birthDate: '1990-05-12', phone: '+6281234567890' },
  });
});

test('in a literal, too', async () => {
  const query = `mutation { book(input: { office: "BOGOR", applicant: { name: "Siti", birthDate: "1990-02-31" } }) {
    ... on Refusal { reason field } } }`;
  expect(await server.ask(query)).toEqual({ reason: 'INVALID_BIRTH_DATE', field: 'applicant.birthDate' });
});

test.each([
  ['a number', 5],
  ['a text that is too long', '1'.repeat(61)],
  ['a text with a NUL', '08\u0000'],
])('%s is an error of the program all the same', async (_, phone) => {
  const { errors } = await server.graphql(BOOK, { input: { office: 'BOGOR', applicant, phone } });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a date that a program made up is an error, and a caller without the right is told that first', async () => {
  const list = await server.graphql('{ bookings(office: "BOGOR", date: "2017-02-31") { totalCount } }', {}, ADMIN);
  expect(list.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const accept = 'mutation ($input: AcceptMessageInput!) { acceptMessage(input: $input) { __typename } }';
  const input = { office: 'BOGOR', message: '1', applicant: { name: 'Siti', birthDate: 'kapan' } };
  expect((await server.graphql(accept, { input })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('an idempotency key is not used up by another language, nor by a null', async () => {
  const input = { office: 'DEPOK', applicant: { name: 'Budi', birthDate: '1987-01-25' }, idempotencyKey: 'same' };
  const first = await server.ask(BOOK, { input });
  const again = await server.ask(BOOK, { input: { ...input, phone: null, photo: null } }, { 'accept-language': 'en' });
  expect(again.code).toBe(first.code);
  const other = await server.graphql(BOOK, { input: { ...input, phone: '+6281234567899' } });
  expect(other.errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
});
