// A parent or guardian acts for the children under 18 whom their number registered, by chat, page and API, and for no one else.
import { describe, expect, test } from 'vitest';
import { askerOf } from '../../src/placeLog/entry.ts';
import { BY, byApplicant } from '../support/actors.ts';
import { BIRTH_DATE } from '../support/api.ts';
import { ADMIN_KEY, codeIn, openApp } from '../support/app.ts';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { nameOf, phoneOf } from '../support/house.ts';

const app = await openApp({
  change: { defaults: APPROVED_DIGITS, BOGOR: { policy: { maxLiveBookingsPerSender: 5 } } },
});
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };
const MY_DATA = `mutation ($input: PersonalDataInput!) { answer: myData(input: $input) {
  __typename ... on PersonalData { text json pass expiresAt } ... on Refusal { reason } } }`;
const ERASE = `mutation ($input: EraseMyDataInput!) { answer: eraseMyData(input: $input) {
  ... on Erasure { bookings } ... on Refusal { reason message } } }`;
const CORRECT = `mutation ($input: CorrectMyDataInput!) { answer: correctMyData(input: $input) {
  ... on Booking { applicant { name isChild } history { action ${BY} } } ... on Refusal { reason } } }`;
const SEND = `mutation ($input: SendProofInput!) { answer: sendProof(input: $input) { __typename } }`;
const asked = async (document: string, input: object, headers?: Record<string, string>) => {
  const { data, errors } = await app.graphql(document, { input }, headers);
  if (errors) throw new Error(errors[0]?.message);
  return data.answer;
};
const codesIn = ({ json }: { json: string }) => JSON.parse(json).bookings.map(({ code }: { code: string }) => code);
const nameIn = async (code: string) =>
  (await app.query('select name from booking where code = $1', [code]))[0]?.name as string;

/** The day before their eighteenth birthday, and that day. */
const [STILL_CHILD, OF_AGE] = ['02-08-1999', '01-08-1999'] as const;
let people = 11_000;

/** A family by one number: a parent, a child who is seven, one of seventeen, and one who is eighteen today. */
async function family() {
  const from = phoneOf(people++);
  const say = async (text: string) => (await app.simulator({ from, to: 'BOGOR', text })).replies[0];
  const registered = async (birthDate: string) =>
    codeIn((await say(`#${nameOf(people++)}#${birthDate}#07082017`))?.text ?? '');
  const parent = await registered('25-01-1987');
  const [small, big, adult] = [await registered('03-05-2010'), await registered(STILL_CHILD), await registered(OF_AGE)];
  return { from, say, parent, small, big, adult, children: [small, big].sort() };
}

async function proofOf(code: string, birthDate: string = BIRTH_DATE) {
  await asked(SEND, { code, birthDate, purpose: 'PERSONAL_DATA' });
  const [{ digits }] = await app.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where purpose like 'proof:' || $1 || ':%'`,
    [code],
  );
  return { code, birthDate, digits };
}

describe('by the API', () => {
  test('the proof of their own booking opens the data of the children, and the file says who acted', async () => {
    const { parent, children } = await family();
    const proof = await proofOf(parent);
    const own = await asked(MY_DATA, proof);
    expect(codesIn(own)).toEqual([parent]);
    expect(JSON.parse(own.json)).toMatchObject({ requestedBy: 'PERSON', bookings: [{ hasGuardian: false }] });
    app.clock.advance(5);
    const copy = await asked(MY_DATA, { pass: own.pass, ofChildren: true });
    expect(codesIn(copy).sort()).toEqual(children);
    expect(copy.expiresAt).toBe(own.expiresAt);
    expect(JSON.parse(copy.json)).toMatchObject({
      requestedBy: 'GUARDIAN',
      bookings: [{ hasGuardian: true }, { hasGuardian: true }],
    });
    expect(copy.text).toContain('orang tua atau wali');
    // The pass goes on to be that of the children.
    expect(codesIn(await asked(MY_DATA, { pass: copy.pass })).sort()).toEqual(children);
    const rows = await app.query(
      `select who, persons from audit where what = 'myData' and subjects @> $1 order by id`,
      [children],
    );
    expect(rows).toEqual([
      { who: 'guardian by WEB', persons: 2 },
      { who: 'guardian by WEB', persons: 2 },
    ]);
  });

  test('the code and birth date of the child do as well, with the number', async () => {
    const { small } = await family();
    expect(await asked(MY_DATA, { code: small, birthDate: '2010-05-03' })).toMatchObject({ reason: 'DIGITS_NEEDED' });
    const copy = await asked(MY_DATA, await proofOf(small, '2010-05-03'));
    expect(codesIn(copy)).toEqual([small]);
    expect(JSON.parse(copy.json).requestedBy).toBe('GUARDIAN');
  });

  test('a front end that has identified the person has not proven the number', async () => {
    const make =
      'mutation ($input: MakeApiKeyInput!) { answer: makeApiKey(input: $input) { ... on ApiKeySecret { key } } }';
    const { key } = await asked(make, { label: 'Portal', scopes: ['VOUCH'] }, ADMINISTRATOR);
    const headers = { authorization: `Bearer ${key}` };
    const { parent, children } = await family();
    const proof = { code: parent, birthDate: BIRTH_DATE };
    expect(codesIn(await asked(MY_DATA, proof, headers))).toEqual([parent]);
    expect(await asked(MY_DATA, { ...proof, ofChildren: true }, headers)).toMatchObject({ reason: 'DIGITS_NEEDED' });
    const shown = await asked(MY_DATA, { ...(await proofOf(parent)), ofChildren: true }, headers);
    expect(codesIn(shown).sort()).toEqual(children);
  });

  test('a slip in the name of a child is corrected by them, and of no one else', async () => {
    const { parent, small, adult } = await family();
    const { pass } = await asked(MY_DATA, { ...(await proofOf(parent)), ofChildren: true });
    const newName = `${(await nameIn(small)).slice(0, -1)}e`;
    const done = await asked(CORRECT, { pass, booking: small, newName });
    expect(done).toMatchObject({ applicant: { name: newName, isChild: true } });
    expect(done.history.at(-1)).toEqual({ action: 'CORRECT', by: byApplicant('WEB', 'GUARDIAN') });
    for (const booking of [parent, adult])
      expect(await asked(CORRECT, { pass, booking, newName: 'Budi' })).toMatchObject({ reason: 'UNKNOWN_CODE' });
    expect(await asked(CORRECT, { pass, booking: small, newName: 'Orang Lain Sekali' })).toMatchObject({
      reason: 'CORRECTION_AT_DESK',
    });
  });

  test('their data are deleted alone, by the same rules', async () => {
    const { parent, small, big, adult, children } = await family();
    const proof = { ...(await proofOf(parent)), ofChildren: true };
    const { reason, message } = await asked(ERASE, proof);
    expect([reason, ...children.map((code) => message.includes(code))]).toEqual(['ERASE_CANCELS', true, true]);
    expect(message).not.toContain(parent);
    expect(await asked(ERASE, { ...proof, cancelLive: true })).toEqual({ bookings: 2 });
    expect([await nameIn(small), await nameIn(big)]).toEqual(['-', '-']);
    expect([await nameIn(parent), await nameIn(adult)]).not.toContain('-');
    const rows = await app.query(`select who from audit where what = 'eraseMyData' and subject = any($1)`, [children]);
    expect(rows).toEqual([{ who: 'guardian by WEB' }]);
    const cancelled = `select by from booking_event where action = 'CANCEL' and booking = any($1)`;
    expect(await app.query(cancelled, [children])).toEqual(Array(2).fill({ by: 'guardian by WEB' }));
    expect(await asked(ERASE, { ...(await proofOf(parent)), cancelLive: true })).toEqual({ bookings: 1 });
    expect(await app.query(cancelled, [[parent]])).toEqual([{ by: 'applicant by WEB' }]);
  });
});

describe('by chat', () => {
  test('DATA ANAK gives a link to the data of the children alone', async () => {
    const { say, children } = await family();
    const reply = await say('data anak saya');
    expect(reply?.key).toBe('childData');
    const pass = new URL(/https:\S+/.exec(reply?.text ?? '')?.[0] ?? '').searchParams.get('pass');
    expect(codesIn(await asked(MY_DATA, { pass })).sort()).toEqual(children);
  });

  test('HAPUS DATA ANAK asks once, names the bookings of the children, and deletes on YA', async () => {
    const { say, parent, small, big, adult, children } = await family();
    const question = await say('HAPUS DATA ANAK SAYA');
    expect(question?.key).toBe('askEraseChildrenCancels');
    for (const code of children) expect(question?.text).toContain(code);
    for (const code of [parent, adult]) expect(question?.text).not.toContain(code);
    expect((await say('tidak'))?.key).toBe('erasureKept');
    expect(await nameIn(small)).not.toBe('-');
    await say("delete my child's data");
    expect((await say('ya, hapus'))?.key).toBe('erased');
    expect([await nameIn(small), await nameIn(big)]).toEqual(['-', '-']);
    expect([await nameIn(parent), await nameIn(adult)]).not.toContain('-');
  });
});

test('by the page: from the own copy to that of the children, asked before they are deleted', async () => {
  const { parent, small, big } = await family();
  const sent = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ language: 'en', ...fields });
    return (await fetch(`${app.url}/my-data`, { method: 'POST', body })).text();
  };
  const passIn = (html: string) => /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const { digits } = await proofOf(parent);
  const own = await sent({ action: 'show', code: parent, birthDate: '25-01-1987', digits });
  expect(own).toContain('Data of children under 18 whom I registered');
  const shown = await sent({ action: 'children', pass: passIn(own) });
  expect(shown).toContain('You act as their parent or guardian');
  for (const code of [small, big]) expect(shown).toContain(`Bookings ${code}`);
  expect(shown).not.toContain(`Bookings ${parent}`);
  const pass = passIn(shown);
  expect(await sent({ action: 'erase', pass, children: 'yes' })).toContain("Delete all the children's data?");
  expect(await nameIn(small)).not.toBe('-');
  await sent({ action: 'eraseSure', pass });
  expect([await nameIn(small), await nameIn(big)]).toEqual(['-', '-']);
  expect(await nameIn(parent)).not.toBe('-');
});

test('every door says so, and the place log tells no child from others', async () => {
  const query = '{ answer: office(code: "BOGOR") { privacy { brief parts { key text } } } }';
  const { privacy } = (await app.graphql(query)).data.answer;
  expect(privacy.brief).toContain('orang tua atau walinya');
  expect(privacy.parts.find(({ key }: { key: string }) => key === 'privacyChildren').text).toContain('DATA ANAK');
  expect(askerOf('guardian by WHATSAPP')).toEqual(askerOf('applicant by WHATSAPP'));
  expect(askerOf('guardian by API (Portal)')).toEqual(askerOf('applicant by API (Portal)'));
});
