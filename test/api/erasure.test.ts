// People have their data deleted, by chat, page and API: after asking once, with what is kept said, and nothing on a no.
import { describe, expect, test } from 'vitest';
import { BIRTH_DATE } from '../support/api.ts';
import { codeIn, openApp } from '../support/app.ts';
import { APPROVED_DIGITS } from '../support/digitMeans.ts';
import { nameOf, phoneOf, SEED_DAY } from '../support/house.ts';

const app = await openApp({ change: { defaults: APPROVED_DIGITS, MEDAN: { policy: { forfeitsInRow: 3 } } } });
const ERASE = `mutation ($input: EraseMyDataInput!) { answer: eraseMyData(input: $input) {
  __typename ... on Erasure { bookings messages photos remains text } ... on Refusal { reason message } } }`;
const SEND = `mutation ($input: SendProofInput!) { answer: sendProof(input: $input) { __typename } }`;
const asked = async (document: string, input: object) => {
  const { data, errors } = await app.graphql(document, { input });
  if (errors) throw new Error(errors[0]?.message);
  return data.answer;
};
/** Code, birth date and digits. */
async function proofOf(code: string) {
  await asked(SEND, { code, birthDate: BIRTH_DATE, purpose: 'PERSONAL_DATA' });
  const [{ digits }] = await app.query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where purpose like 'proof:' || $1 || ':%'`,
    [code],
  );
  return { code, birthDate: BIRTH_DATE, digits };
}

let people = 8000;

async function registered(office = 'BOGOR') {
  const [phone, name] = [phoneOf(people++), nameOf(people++)];
  const say = async (text: string) => {
    const { replies } = await app.simulator({ from: phone, to: office, text });
    return { key: replies[0]?.key, text: replies[0]?.text ?? '' };
  };
  const code = codeIn((await say(`#${name}#25011987#07082017`)).text);
  await say(code);
  return { name, code, phone, say };
}
const rowOf = async (code: string) => {
  const [row] = await app.query(
    `select name, birth_date::text as "birthDate", phone, sender_key as sender, person_key as person, status
     from booking where code = $1`,
    [code],
  );
  return row;
};
const FORGOTTEN = { name: '-', birthDate: '1900-01-01', phone: null, sender: null, person: '' };
const messagesOf = async (phone: string) => {
  const [{ count }] = await app.query(
    `select ((select count(*) from inbox_message where sender = $1) + (select count(*) from outbox_message where recipient = $1))::int as count`,
    [phone],
  );
  return count;
};

describe('by chat', () => {
  test('HAPUS DATA SAYA asks once, names the booking that is cancelled, and deletes on YA', async () => {
    const { name, code, phone, say } = await registered();
    const question = await say('HAPUS DATA SAYA');
    expect(question.key).toBe('askEraseCancels');
    expect(question.text).toContain(code);
    expect(await rowOf(code)).toMatchObject({ name, status: 'CONFIRMED' });
    const done = await say('ya');
    expect(done.key).toBe('erased');
    expect(await rowOf(code)).toMatchObject({ ...FORGOTTEN, status: 'CANCELLED' });
    // The yes and its answer alone are left.
    expect(await messagesOf(phone)).toBe(2);
    expect((await say('#cek')).key).toBe('nothingBooked');
  });

  test.each(['tidak', 'jangan', 'gak jadi', 'batal', 'jangan hapus', '👎', 'halo', 'data saya', 'kapan?'])(
    '%s keeps all',
    async (answer) => {
      const { name, code, say } = await registered();
      await say('hapus data saya');
      await say(answer);
      expect(await rowOf(code)).toMatchObject({ name, status: 'CONFIRMED' });
      // The question is over: a later yes is to nothing of it.
      await say('ya');
      expect(await rowOf(code)).toMatchObject({ name, status: 'CONFIRMED' });
    },
  );

  test.each(['Tolong hapus data pribadi saya', '#hapus data saya', 'delete my data', 'mau data saya dihapus pak'])(
    '%s asks as well',
    async (text) => {
      const { code, name, say } = await registered();
      expect((await say(text)).key).toBe('askEraseCancels');
      expect(await rowOf(code)).toMatchObject({ name });
    },
  );

  test.each(['jangan hapus data saya', 'apakah data saya dihapus?', 'hapus'])('%s does not', async (text) => {
    const { say } = await registered();
    expect((await say(text)).key).not.toMatch(/^askErase/);
  });

  test('"ya, hapus" deletes, and without a booking the question names none', async () => {
    const phone = phoneOf(people++);
    const say = async (text: string) => (await app.simulator({ from: phone, to: 'BOGOR', text })).replies[0]?.key;
    await say('halo');
    expect(await say('hapus data saya')).toBe('askErase');
    expect(await say('ya, hapus')).toBe('erased');
    expect(await messagesOf(phone)).toBe(2);
  });
});

describe('by the API', () => {
  test('needs the same proof as seeing the data, and leave to cancel a live booking', async () => {
    const { name, code, phone } = await registered();
    expect(await asked(ERASE, { code, birthDate: BIRTH_DATE })).toMatchObject({ reason: 'DIGITS_NEEDED' });
    const proof = await proofOf(code);
    const refused = await asked(ERASE, proof);
    expect(refused).toMatchObject({ reason: 'ERASE_CANCELS', message: expect.stringContaining(code) });
    expect(await rowOf(code)).toMatchObject({ name, status: 'CONFIRMED' });
    const done = await asked(ERASE, { ...proof, cancelLive: true });
    expect(done).toMatchObject({ __typename: 'Erasure', bookings: 1, photos: 0, remains: ['PSEUDONYMOUS'] });
    expect(await rowOf(code)).toMatchObject(FORGOTTEN);
    expect(await messagesOf(phone)).toBe(0);
    // The place is free again, the history stays, and nothing is there a second time.
    expect(await app.query('select action from booking_event where booking = $1 order by id', [code])).toMatchObject([
      { action: 'BOOK' },
      { action: 'CONFIRM' },
      { action: 'CANCEL' },
    ]);
    expect(await asked(ERASE, { ...proof, cancelLive: true })).toMatchObject({ reason: 'UNKNOWN_CODE' });
    const audit = await app.query(
      `select who, asker, source, subject from audit where what = 'eraseMyData' and subject = $1`,
      [code],
    );
    expect(audit).toMatchObject([{ who: 'applicant by WEB', asker: 'anonymous', source: null }]);
  });

  test('leaves others whom the same number registered as they are', async () => {
    const first = await registered();
    await first.say('#batal');
    const other = codeIn((await first.say(`#${nameOf(people++)}#25011987#07082017`)).text);
    await asked(ERASE, { ...(await proofOf(first.code)), cancelLive: true });
    expect(await rowOf(first.code)).toMatchObject(FORGOTTEN);
    expect(await rowOf(other)).toMatchObject({ status: 'HELD', sender: `tel:${first.phone}` });
  });

  test('deletes a registration that was only begun, with the rest of the conversation', async () => {
    const { code, phone, say } = await registered();
    await say('#Dewi Anggraini#25011987');
    const states = () => app.query('select state::text from conversation where sender = $1', [`tel:${phone}`]);
    expect(JSON.stringify(await states())).toContain('Dewi Anggraini');
    expect(await asked(ERASE, { ...(await proofOf(code)), cancelLive: true })).toMatchObject({ __typename: 'Erasure' });
    expect(await states()).toEqual([]);
  });

  test('deletes the conversation that officers had with the sender, by its key, and no other’s', async () => {
    const [one, other] = [await registered(), await registered()];
    const kept = (phone: string) =>
      app.query(
        `select 'state' as what from conversation where sender = $1
         union all select 'officers' from attended_conversation where sender = $2`,
        [`tel:${phone}`, phone],
      );
    for (const { say, phone } of [one, other]) {
      await say('mau bicara dengan petugas');
      expect(await kept(phone)).toEqual([{ what: 'state' }, { what: 'officers' }]);
    }
    const proof = { ...(await proofOf(one.code)), cancelLive: true };
    expect(await asked(ERASE, proof)).toMatchObject({ __typename: 'Erasure' });
    expect(await kept(one.phone)).toEqual([]);
    expect(await kept(other.phone)).toEqual([{ what: 'state' }, { what: 'officers' }]);
  });

  test('is refused while the person is served', async () => {
    const { code } = await registered();
    await app.query(`update booking set status = 'CHECKED_IN' where code = $1`, [code]);
    expect(await asked(ERASE, { ...(await proofOf(code)), cancelLive: true })).toMatchObject({
      reason: 'ERASE_AFTER_VISIT',
    });
  });

  test('keeps missed visits where they may delay the next booking, a block in force, and says so', async () => {
    const { code, phone, name } = await registered('MEDAN');
    await app.query(`update booking set status = 'FORFEITED', live = false where code = $1`, [code]);
    await app.query(
      `insert into block (key, office, kind, reason, by, began_at) values ($1, 'MEDAN', 'STAFF', 'Calo', 'manager 1', $2)`,
      [`tel:${phone}`, SEED_DAY],
    );
    const { replies } = await app.simulator({ from: phone, to: 'MEDAN', text: 'hapus data saya' });
    expect(replies[0]?.key).toBe('askErase');
    const done = (await app.simulator({ from: phone, to: 'MEDAN', text: 'ya' })).replies[0]?.text;
    for (const said of ['tidak dihadiri', 'Blokir']) expect(done).toContain(said);
    expect(await rowOf(code)).toMatchObject({ name, status: 'FORFEITED' });
  });
});

test('by the page: asked once, with a way back, and done on the button that says so', async () => {
  const { name, code } = await registered();
  const sent = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ language: 'en', ...fields });
    return (await fetch(`${app.url}/my-data`, { method: 'POST', body })).text();
  };
  const { digits } = await proofOf(code);
  const shown = await sent({ action: 'show', code, birthDate: '25-01-1987', digits });
  const pass = /name="pass" value="([^"]+)"/.exec(shown)?.[1] ?? '';
  const question = await sent({ action: 'erase', pass });
  for (const said of ['Yes, delete', 'No, keep them', 'is cancelled']) expect(question).toContain(said);
  expect(await rowOf(code)).toMatchObject({ name, status: 'CONFIRMED' });
  expect(await sent({ action: 'eraseSure', pass })).toContain('Your data were deleted');
  expect(await rowOf(code)).toMatchObject({ ...FORGOTTEN, status: 'CANCELLED' });
});
