// A request for a place by the API: kept for a number that was read back, shown to its holder, and taken back.
import { expect, test } from 'vitest';
import { BIRTH_DATE } from '../support/api.ts';
import { codeIn, openApp } from '../support/app.ts';
import { APPROVED_DIGITS, APPROVED_WAITING } from '../support/digitMeans.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import type { OfficesChange } from '../support/offices.ts';
import { oneADay } from '../support/placeRequests.ts';

const app = await openApp({ change: { ...oneADay(), defaults: APPROVED_WAITING } });
const WAITING =
  '__typename ... on PlaceRequest { id waitsFor name place askedAt dueAt expiresAt office { code } } ... on Refusal { reason message }';
const asked = async (document: string, variables: object) => {
  const { data, errors } = await app.graphql(document, variables);
  if (errors) throw new Error(errors[0]?.message);
  return data.answer;
};
const request = (input: object) =>
  asked(`mutation ($input: RequestPlaceInput!) { answer: requestPlace(input: $input) { ${WAITING} } }`, {
    input: { office: 'BOGOR', applicant: { name: nameOf(1), birthDate: BIRTH_DATE }, phone: phoneOf(1), ...input },
  });
/** Whether one may wait, as the first day alone, the second alone and all days tell it. */
const mayWait = async () => {
  const days = (name: string, args: string) => `${name}: availability(${args}) { mayWait }`;
  const { data } = await app.graphql(`{ office(code: "BOGOR") {
    ${days('first', 'days: 1')} ${days('second', 'from: "2017-08-02", days: 1')} ${days('all', 'days: 31')} } }`);
  return Object.values<{ mayWait: boolean }[]>(data.office).map((some) => [...new Set(some.map((day) => day.mayWait))]);
};
const shown = (id: string) => asked(`query ($id: ID!) { answer: placeRequest(id: $id) { id name place } }`, { id });
const withdraw = (id: string) =>
  asked(
    `mutation ($input: WithdrawPlaceRequestInput!) { answer: withdrawPlaceRequest(input: $input) { ${WAITING} } }`,
    { input: { request: id } },
  );

test('is kept for a number that was read back, and taken back by its id', async () => {
  expect(await request({})).toMatchObject({ reason: 'REQUEST_UNPROVEN' });
  expect(await request({ digits: '000000' })).toMatchObject({ reason: 'WRONG_DIGITS' });
  const proof = await asked(
    `mutation ($input: SendNumberProofInput!) { answer: sendNumberProof(input: $input) { __typename } }`,
    { input: { office: 'BOGOR', phone: phoneOf(1) } },
  );
  expect(proof).toEqual({ __typename: 'NumberProof' });
  const [{ digits }] = await app.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where purpose like 'claim:%'`,
  );
  expect(await request({ digits })).toMatchObject({
    reason: 'PLACES_FREE',
    message: 'Sekarang masih ada tempat. Silakan daftar.',
  });
  expect(await request({ digits, when: { window: '999999' } })).toMatchObject({ reason: 'WINDOW_GONE' });
  for (const number of [101, 102]) {
    // A day that is full leaves those who ask for any day the other.
    expect(await mayWait()).toEqual([[false], [false], [false]]);
    const from = phoneOf(number);
    const text = `#${nameOf(number)}#25011987#0${number - 100}082017`;
    const { replies } = await app.simulator({ from, to: 'BOGOR', text });
    await app.simulator({ from, to: 'BOGOR', text: codeIn(replies[0]?.text ?? '') });
  }
  expect(await mayWait()).toEqual([[true], [true], [true]]);
  const refused = await asked(
    `mutation ($input: BookInput!) { answer: book(input: $input) { ... on Refusal { reason mayWait } } }`,
    { input: { office: 'BOGOR', applicant: { name: nameOf(1), birthDate: BIRTH_DATE } } },
  );
  expect(refused).toEqual({ reason: 'FULL', mayWait: true });
  const kept = await request({ digits, when: { date: '2017-08-02' } });
  expect(kept).toMatchObject({
    ...{ __typename: 'PlaceRequest', waitsFor: 'NO_PLACE', name: nameOf(1), place: 1, office: { code: 'BOGOR' } },
    ...{ askedAt: '2017-08-01T09:00:00+07:00', dueAt: null, expiresAt: '2017-08-31T09:00:00+07:00' },
  });
  // The id alone tells no name.
  expect(await shown(kept.id)).toEqual({ id: kept.id, name: 'P****** c*', place: 1 });
  for (const id of ['1', kept.id.replaceAll(/\d/g, '0')]) {
    expect(await shown(id)).toBeNull();
    expect(await withdraw(id)).toMatchObject({ reason: 'UNKNOWN_REQUEST' });
  }
  expect(await withdraw(kept.id)).toMatchObject({ __typename: 'PlaceRequest', name: 'P****** c*' });
  expect(await shown(kept.id)).toBeNull();
});

test('is part of the data of the number, and is deleted with them', async () => {
  const from = phoneOf(2);
  const say = async (text: string) => (await app.simulator({ from, to: 'BOGOR', text })).replies[0]?.text ?? '';
  await say(`#${nameOf(2)}#25011987#02082017`);
  await say('ya');
  const link = /https?:\S+/.exec(await say('#data'))?.[0] ?? '';
  const page = await (await fetch(`${app.url}${new URL(link).pathname}${new URL(link).search}`)).text();
  expect(page).toContain(nameOf(2));
  await say('hapus data saya');
  await say('ya');
  expect(await app.query('select from place_request')).toEqual([]);
});

test('is offered with digits only where the news of a place reaches people who never wrote', async () => {
  const waitsByDigits = async (change: OfficesChange) => {
    const other = await openApp({ change });
    return (await other.graphql('{ office(code: "BOGOR") { digitsBy waitsByDigits } }')).data.office;
  };
  expect(await waitsByDigits({ defaults: APPROVED_DIGITS })).toEqual({ digitsBy: ['WHATSAPP'], waitsByDigits: false });
  expect(await waitsByDigits({ defaults: APPROVED_WAITING })).toEqual({ digitsBy: ['WHATSAPP'], waitsByDigits: true });
});
