// A request for a place by the API: kept for a number that was read back, shown to its holder, and taken back.
import { expect, test } from 'vitest';
import { BIRTH_DATE } from '../support/api.ts';
import { codeIn, openApp } from '../support/app.ts';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { oneADay } from '../support/placeRequests.ts';

const app = await openApp({ change: { ...oneADay(), defaults: APPROVED_DIGITS } });
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
  for (const number of [101, 102]) {
    const from = phoneOf(number);
    const text = `#${nameOf(number)}#25011987#0${number - 100}082017`;
    const { replies } = await app.simulator({ from, to: 'BOGOR', text });
    await app.simulator({ from, to: 'BOGOR', text: codeIn(replies[0]?.text ?? '') });
  }
  const kept = await request({ digits });
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
