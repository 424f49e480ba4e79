// Digits in a demonstration: the simulated phone shows them, as the phone of an applicant would, and the database has none.
import { expect, test } from 'vitest';
import { BIRTH_DATE } from '../support/api.ts';
import { eventually } from '../support/app.ts';
import { openServer } from '../support/server.ts';

const server = await openServer();
const BOOK =
  'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }';
const SEND = 'mutation ($input: SendProofInput!) { sendProof(input: $input) { __typename } }';
const CONFIRM =
  'mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { ... on Booking { status } ... on Refusal { message } } }';

test('a hold is confirmed by the digits that the simulator shows', async () => {
  const applicant = { name: 'Dewi Lestari', birthDate: BIRTH_DATE };
  const phone = '+6281234567802';
  const { code } = await server.ask(BOOK, { input: { office: 'BOGOR', phone, applicant } });
  const own = { code, birthDate: BIRTH_DATE };
  expect(await server.ask(SEND, { input: own })).toEqual({ __typename: 'Booking' });
  const query = new URLSearchParams({ office: 'BOGOR', from: phone, to: '+628111100333' });
  const digits = await eventually('the digits', async () => {
    const response = await fetch(`${server.url}/simulator/thread?${query}`);
    const { messages } = (await response.json()) as { messages: { text: string }[] };
    return /\b\d{6}\b/.exec(messages.at(-1)?.text ?? '')?.[0];
  });
  expect(await server.ask(CONFIRM, { input: { ...own, digits } })).toEqual({ status: 'CONFIRMED' });
  const kept = await server.query(`select text, parameters::text from outbox_message where purpose like 'proof:%'`);
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(digits);
});
