// Digits that no channel can bring are refused before they are sent; those that fail later do not count against the number.
import { beforeEach, describe, expect, test } from 'vitest';
import type { DigitMeans } from '../../src/booking/digitRoutes.ts';
import { claimById, isClaimRead, type SentClaim, sendClaimDigits } from '../../src/booking/numberClaim.ts';
import { digitsSentFor, sendProof } from '../../src/booking/proof.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { isRefusal, type Refusal } from '../../src/refusal.ts';
import { addMinutes } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { APPROVED_DIGITS, meansOf } from '../support/digitMeans.ts';
import { anonymous, made, openHouse, phoneOf, refusedWith, sender, type TestHouse, wanted } from '../support/house.ts';
import type { OfficesChange } from '../support/offices.ts';
import { step } from '../support/step.ts';

const WHATSAPP = '+628111100333';
const SMS = '+6281100000099';
const BIRTH_DATE = '1987-01-25';
const WINDOW = { withWindow: ['WHATSAPP' as const] };

let house: TestHouse;
let means: DigitMeans;
let people = 8000;
const SEED = '2017-08-01T09:00:00+07:00';

async function open(change: OfficesChange, settings: Parameters<typeof meansOf>[1] = {}): Promise<void> {
  house = await openHouse(SEED, change);
  means = meansOf(house.offices, settings);
}

const query = async (sql: string, values: unknown[] = []) => (await house.database.pool.query(sql, values)).rows;
const claim = (phone: string, office = 'BOGOR') => {
  const request = { office: house.offices.get(office), phone, language: 'id', budget: null, work: null } as const;
  return transact<SentClaim | Refusal>(house.database.pool, (tx) =>
    sendClaimDigits(tx, request, means, house.clock.now()),
  );
};
const reasonOf = (answer: SentClaim | Refusal) => (isRefusal(answer) ? answer.refused : null);
async function claimed(phone: string, office?: string): Promise<SentClaim> {
  const answer = await claim(phone, office);
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.refused}`);
  return answer;
}
const messages = () => query('select channel, sender, office, status from outbox_message order by id');
const putStatus = (purpose: string, status: string, reason: string | null = null) =>
  query('update outbox_message set status = $2, reason = $3 where purpose = $1 or starts_with(purpose, $1 || $4)', [
    purpose,
    status,
    reason,
    '/',
  ]);

describe('by WhatsApp alone, without an approved template', () => {
  beforeEach(() => open({ BOGOR: { channels: [{ kind: 'WHATSAPP', address: WHATSAPP }] } }, WINDOW));

  test('digits before a place are refused, and nothing is sent or counted, whether the number wrote lately or not', async () => {
    const [stranger, writer] = [phoneOf(people++), phoneOf(people++)];
    await hear(writer, 10);
    for (const phone of [stranger, writer]) {
      expect(await claim(phone)).toMatchObject({
        refused: 'DIGITS_UNDELIVERABLE',
        field: 'phone',
        parameters: { contact: `WhatsApp ${WHATSAPP}` },
      });
    }
    expect([await messages(), await query('select from proof_sent')]).toEqual([[], []]);
  });

  test('digits for a booking go to those who wrote within a day', async () => {
    const phone = phoneOf(people);
    const asker = sender(phone);
    const { code } = made(await house.book(wanted(house, people++, { asker })));
    const send = () => proofFor(code, 'PERSONAL_DATA');
    expect(refusedWith(await send())).toBe('DIGITS_UNDELIVERABLE');
    await hear(phone, 25 * 60);
    expect(refusedWith(await send())).toBe('DIGITS_UNDELIVERABLE');
    await hear(phone, 60);
    made(await send());
    expect(await messages()).toMatchObject([{ channel: 'whatsapp', status: 'WAITING' }]);
  });
});

test('by the first channel that can: past a template that is missing, a number that is paused, a wish for no messages', async () => {
  const channels = [
    { kind: 'WHATSAPP', address: WHATSAPP },
    { kind: 'SMS', address: SMS },
  ] as const;
  await open({ BOGOR: { channels: [...channels] } }, WINDOW);
  await claimed(phoneOf(people++));
  await open({ BOGOR: { channels: [...channels], ...APPROVED_DIGITS } }, WINDOW);
  const [first, second] = [phoneOf(people++), phoneOf(people++)];
  await claimed(first);
  await query(`insert into opt_out (channel, sender, recipient, by, at) values ('whatsapp', $1, $2, 'PERSON', $3)`, [
    WHATSAPP,
    second,
    SEED,
  ]);
  await claimed(second);
  await query(
    `insert into sending (channel, sender, fault, paused_until) values ('whatsapp', $1, 'It fails.', clock_timestamp() + interval '1 hour')`,
    [WHATSAPP],
  );
  await claimed(phoneOf(people++));
  expect((await messages()).map(({ channel }) => channel)).toEqual(['whatsapp', 'sms', 'sms']);
  await query(`update sending set paused_until = clock_timestamp() - interval '1 hour'`);
  await claimed(phoneOf(people++));
  expect((await messages()).at(-1)?.channel).toBe('whatsapp');
});

describe('digits that fail on their way', () => {
  beforeEach(() => open({ BOGOR: { channels: [{ kind: 'SMS', address: SMS }] } }));

  test('are told by their id, sent again at once, and do not count among the three of the number', async () => {
    const phone = phoneOf(people++);
    for (let time = 0; time < 4; time++) {
      const sent = await claimed(phone);
      expect(sent.status).toBe('WAITING');
      await putStatus(`claim:${sent.id}`, 'FAILED', 'NEVER');
      expect((await known(sent.id))?.status).toBe('FAILED');
    }
    for (const status of ['SENT', 'DELIVERED', 'READ']) {
      const sent = await claimed(phone);
      expect((await claimed(phone)).id).toBe(sent.id);
      await putStatus(`claim:${sent.id}`, status);
      expect((await known(sent.id))?.status).toBe(status === 'SENT' ? 'SENT' : 'DELIVERED');
      house.clock.advance(1);
    }
    expect(reasonOf(await claim(phone))).toBe('TOO_MANY_DIGITS');
    expect(await query('select from proof_sent')).toHaveLength(7);
    expect(await known('00000000-0000-4000-8000-000000000000')).toBeNull();
  });

  test('have not failed where another channel took them over', async () => {
    const sent = await claimed(phoneOf(people++));
    await putStatus(`claim:${sent.id}`, 'FAILED', 'ADDRESS');
    await query(
      `insert into outbox_message (purpose, channel, sender, recipient_kind, recipient, key, text, status, created_at)
       values ($1, 'whatsapp', $2, 'phone', $3, 'proof', '-', 'WAITING', $4)`,
      [`claim:${sent.id}/whatsapp`, WHATSAPP, sent.phone, SEED],
    );
    expect((await known(sent.id))?.status).toBe('WAITING');
  });

  test('are refused for a day where the channel said that it does not reach the number', async () => {
    const phone = phoneOf(people++);
    const { id } = await claimed(phone);
    await putStatus(`claim:${id}`, 'FAILED', 'ADDRESS');
    expect(reasonOf(await claim(phone))).toBe('DIGITS_UNDELIVERABLE');
    house.clock.advance(24 * 60);
    await claimed(phone);
  });

  test('for a booking are told with it, and do not count among its three', async () => {
    const phone = phoneOf(people);
    const { code } = made(await house.book(wanted(house, people++, { phone })));
    expect(await digitsSentFor(queriesOn(house.database.pool), [code])).toEqual(new Map());
    for (let time = 1; time <= 6; time++) {
      made(await proofFor(code));
      const status = async () => (await digitsSentFor(queriesOn(house.database.pool), [code])).get(code)?.status;
      expect(await status()).toBe('WAITING');
      await putStatus(`proof:${code}:${time}`, time % 2 ? 'DROPPED' : 'SENT');
      expect(await status()).toBe(time % 2 ? 'FAILED' : 'SENT');
      if (time % 2 === 0) house.clock.advance(1);
    }
    made(await proofFor(code));
    expect(await query('select from outbox_message')).toHaveLength(6);
  });
});

describe('an office without WhatsApp and SMS', () => {
  const lending: OfficesChange = {
    BOGOR: { channels: [{ kind: 'SMS', address: SMS }], policy: { sendsDigitsFor: ['TANGERANG'] } },
  };

  test('says so, with the way without digits', async () => {
    await open({});
    const refused = await claim(phoneOf(people++), 'TANGERANG');
    expect(refused).toMatchObject({ refused: 'DIGITS_NOT_OFFERED', field: 'office' });
    const { code } = made(
      await house.book(wanted(house, people, { office: 'TANGERANG', visitDate: null, phone: phoneOf(people++) })),
    );
    expect(refusedWith(await proofFor(code))).toBe('DIGITS_NOT_OFFERED');
  });

  test('sends by the number of another one whose operator lets it; the message says for which office', async () => {
    await open(lending);
    const phone = phoneOf(people);
    await claimed(phone, 'TANGERANG');
    expect(await query('select sender, office, key, text, parameters from outbox_message')).toMatchObject([
      { sender: SMS, office: 'BOGOR', key: 'proof', text: expect.stringContaining('Kantor Imigrasi Tangerang') },
    ]);
    expect(await query('select office from proof_sent')).toEqual([{ office: 'BOGOR' }]);

    await step('and they count at the office that was asked, whose bookings they confirm', async () => {
      const digits = await digitsTo(phone);
      const read = (office: string) =>
        inTransaction(house.database.pool, (tx) =>
          isClaimRead(tx, { office: house.offices.get(office), phone, digits }, house.clock.now()),
        );
      expect([await read('BOGOR'), await read('TANGERANG')]).toEqual([false, true]);
      const own = phoneOf(people + 1);
      const wish = { office: 'TANGERANG', visitDate: null, phone: own, budget: '203.0.113.0/24' };
      const { code } = made(await house.book(wanted(house, people++, wish)));
      made(await proofFor(code));
      const right = await digitsTo(own);
      const confirm = (digits: string) =>
        house.confirm({ code, asker: anonymous, proof: { birthDate: BIRTH_DATE, digits } });
      expect(refusedWith(await confirm(right === '111111' ? '222222' : '111111'))).toBe('WRONG_DIGITS');
      expect(made(await confirm(right))).toMatchObject({ status: 'CONFIRMED', proven: true });
    });

    await step('within the budget of the office that pays, and the countries of both', async () => {
      expect(reasonOf(await claim('+252612345678', 'TANGERANG'))).toBe('NUMBER_NOT_SERVED');
      await query(
        `insert into proof_sent (number, office, at) select '+62811' || n, 'BOGOR', $1 from generate_series(1, 200) n`,
        [house.clock.now().toString()],
      );
      expect(reasonOf(await claim(phoneOf(people++), 'TANGERANG'))).toBe('TOO_MANY_DIGITS');
    });
  });
});

const known = (id: string) => claimById(queriesOn(house.database.pool), id);

function proofFor(code: string, purpose: 'CONFIRM' | 'PERSONAL_DATA' = 'CONFIRM') {
  const request = { code, asker: anonymous, proof: { birthDate: BIRTH_DATE }, purpose };
  return transact(house.database.pool, (tx) => sendProof(tx, request, means, house.clock.now()));
}

async function digitsTo(phone: string): Promise<string> {
  const [row] = await query(
    `select sealed::json #>> '{secret,0}' as digits from outbox_message where recipient = $1 order by id desc limit 1`,
    [phone],
  );
  return row?.digits;
}

/** A message of that number came that many minutes ago. */
async function hear(from: string, minutesAgo: number): Promise<void> {
  const at = addMinutes(house.clock.now(), -minutesAgo).toString();
  await query(
    `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at)
     values ('whatsapp', $1, 'phone', $2, $3, 'halo', $4)`,
    [`${from} ${minutesAgo}`, from, WHATSAPP, at],
  );
}
