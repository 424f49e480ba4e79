// An applicant who is blocked, or too often did not come, reads why in the chat, and how to come back.
import { describe, expect, test } from 'vitest';
import { ADMIN_KEY, codeIn, eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf, SEED_DAY } from '../support/house.ts';
import { step } from '../support/step.ts';

const app = await openApp({ change: { defaults: { policy: { forfeitsInRow: 2 } } } });
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const BOGOR = '+628111100333';

function phone(number: number) {
  const send = async (text: string) => {
    const { replies, reason } = await app.simulator({ from: phoneOf(number), to: BOGOR, text });
    expect(replies.length).toBe(1);
    return { text: replies[0]?.text as string, reason };
  };
  return {
    send,
    register: (date: string, name = nameOf(number)) => send(`#${name}#25011987#${date}`),
    async block(until: string | null) {
      const input = { office: 'BOGOR', address: phoneOf(number), reason: 'Calo', until };
      const mutation = 'mutation ($input: BlockAddressInput!) { blockAddress(input: $input) { ... on Block { id } } }';
      expect((await app.graphql(mutation, { input }, ADMIN)).errors).toBeUndefined();
    },
  };
}

test('a blocked number', async () => {
  app.clock.set(SEED_DAY);
  const { send, register, block } = phone(1);
  let queueNumber = '';

  await step('is told when it can register again, for any applicant, and can then', async () => {
    await block('2017-08-02T09:00:00+07:00');
    const refused = await register('07082017');
    expect(refused).toEqual({
      reason: 'BLOCKED_UNTIL',
      text: 'Nomor atau nama ini baru dapat mendaftar lagi pada Rabu, 2 Agustus 2017 pukul 09.00 WIB. Ada pertanyaan? Datang ke Kantor Imigrasi Bogor.',
    });
    expect(await register('07082017', 'Orang Lain')).toEqual(refused);
    expect((await send('#cek')).text).toContain('Tidak ada pendaftaran');
    app.clock.set('2017-08-02T09:00:00+07:00');
    const held = await register('07082017');
    expect(held.reason).toBeNull();
    const confirmed = (await send(codeIn(held.text))).text;
    queueNumber = /Nomor antrean (A\d+)/.exec(confirmed)?.[1] ?? '';
    expect(queueNumber).not.toBe('');
  });

  await step('keeps what it has: it can look it up and cancel it, and then not register', async () => {
    await block(null);
    expect((await send('#cek')).text).toContain(queueNumber);
    expect((await send('#batal')).text).toContain('dibatalkan');
    expect(await register('08082017')).toEqual({
      reason: 'BLOCKED',
      text: 'Nomor atau nama ini tidak dapat mendaftar di sini. Silakan datang ke Kantor Imigrasi Bogor.',
    });
  });
});

describe('someone who did not come twice running', () => {
  const { send, register } = phone(2);

  test('is told to wait, also by another number, and is welcome again after', async () => {
    app.clock.set(SEED_DAY);
    const status = async (code: string) =>
      (await app.query('select status from booking where code = $1', [code]))[0].status;
    for (const [typed, hour] of [
      ['07082017', '2017-08-07T08:00:00+07:00'],
      ['08082017', '2017-08-08T08:00:00+07:00'],
    ] as const) {
      const code = codeIn((await register(typed)).text);
      await send(code);
      app.clock.set(hour);
      await eventually('the booking is forfeited', async () => (await status(code)) === 'FORFEITED');
    }
    const refused = await register('09082017');
    expect(refused).toEqual({
      reason: 'FORFEITED_TOO_OFTEN',
      text: 'Kantor Imigrasi Bogor: Anda tidak datang beberapa kali berturut-turut. Anda dapat mendaftar lagi mulai Selasa, 15 Agustus 2017 pukul 08.00 WIB. Ada pertanyaan? Datang ke kantor.',
    });
    expect(await phone(3).register('09082017', nameOf(2))).toEqual(refused);
    app.clock.set('2017-08-15T08:00:00+07:00');
    expect((await register('16082017')).reason).toBeNull();
  });
});
