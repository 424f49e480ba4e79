// Photos, secrets and digits in the tables: only those with the key can read them, and only for as long as they are needed.
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { checkDataKeys, keepSecret, readSecret } from '../../src/access/keptSecrets.ts';
import { proven, sendProof } from '../../src/booking/proof.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { DataCipher, type DataKey } from '../../src/cipher.ts';
import { sendAgain } from '../../src/correspondence/again.ts';
import { inTransaction, queriesOn, useCipher } from '../../src/database.ts';
import { type Delivery, deliver } from '../../src/jobs/deliver.ts';
import { rotateDataKey } from '../../src/jobs/rotateDataKey.ts';
import { undelivered } from '../../src/jobs/undelivered.ts';
import { STATEMENTS } from '../../src/migrations/Migration20261226_sealed.ts';
import { outgoing, outgoingFor } from '../../src/outbox/outbox.ts';
import { blankSecrets } from '../../src/outbox/sealed.ts';
import { keepPhoto, readPhoto } from '../../src/photos/photos.ts';
import { transact } from '../../src/transact.ts';
import { meansOf } from '../support/digitMeans.ts';
import { anonymous, made, openHouse, phoneOf, wanted } from '../support/house.ts';

const house = await openHouse(undefined, {
  BOGOR: {
    channels: [
      { kind: 'WHATSAPP', address: '+628111100333' },
      { kind: 'SMS', address: '+6281100000099' },
    ],
    notices: { fallback: true },
    approvedTemplates: {},
  },
});
const { pool } = house.database;
const [first, second]: DataKey[] = ['1', '2'].map((id) => ({ id, bytes: randomBytes(32) }));
const use = (...keys: (DataKey | undefined)[]) => useCipher(pool, new DataCipher(keys.flatMap((key) => key ?? [])));
const db = () => queriesOn(pool);
const photoOf = (office: string) => ({ office, contentType: 'image/jpeg', bytes: Buffer.from(`a face at ${office}`) });
const kept = (office = 'BOGOR') => inTransaction(pool, (tx) => keepPhoto(tx, photoOf(office), house.clock.now()));
const column = async (sql: string, ...values: unknown[]) => (await pool.query(sql, values)).rows.map(({ it }) => it);

beforeEach(async () => {
  await pool.query(`delete from photo`);
  await pool.query(`delete from secret`);
  await pool.query(`delete from outbox_message`);
  use(first);
});

test('a photo is no picture in the table, and cannot be put in the place of another', async () => {
  const [here, there] = [await kept(), await kept('DEPOK')];
  const [bytes] = await column(`select bytes as it from photo where office = 'BOGOR'`);
  expect(bytes.includes('a face')).toBe(false);
  expect(await readPhoto(db(), here)).toEqual(photoOf('BOGOR'));
  await pool.query(`update photo set office = 'DEPOK' where office = 'BOGOR'`);
  await expect(readPhoto(db(), here)).rejects.toThrow('cannot be decrypted');
  await pool.query('update photo set bytes = $1', [bytes]);
  await expect(readPhoto(db(), there)).rejects.toThrow('cannot be decrypted');
  use();
  await expect(readPhoto(db(), there)).rejects.toThrow('DATA_KEY is not set');
});

test('a database tells from the start that a key is missing, or is another', async () => {
  use();
  await checkDataKeys(db());
  use(first);
  await checkDataKeys(db());
  await checkDataKeys(db());
  use(second, first);
  await checkDataKeys(db());
  use(first);
  await expect(checkDataKeys(db())).rejects.toThrow('DATA_KEY must list key "2"');
  use();
  await expect(checkDataKeys(db())).rejects.toThrow('DATA_KEY must list key "1"');
  use(second, { id: '1', bytes: randomBytes(32) });
  await expect(checkDataKeys(db())).rejects.toThrow('key "1" is another');
});

test('a rotation goes over all that is kept, goes on where it was stopped, and tells when a key is no longer needed', async () => {
  use();
  const plain = await Promise.all(Array.from({ length: 25 }, () => kept()));
  expect(await keepSecret(db(), 'address key', 'c2VjcmV0')).toBe('c2VjcmV0');
  await expect(rotateDataKey(pool)).rejects.toThrow('DATA_KEY is not set');
  use(first);
  const others = await Promise.all(Array.from({ length: 5 }, () => kept()));
  const batches: number[] = [];
  expect(await rotateDataKey(pool, (photos) => batches.push(photos))).toMatchObject({ photos: 25, secrets: 1 });
  expect(batches).toEqual([20, 25]);

  use(second, first);
  await checkDataKeys(db());
  const stopped = rotateDataKey(pool, () => {
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  // A photo that a server writes meanwhile needs nothing more.
  const meanwhile = await kept();
  expect(await rotateDataKey(pool)).toEqual({ secrets: 0, messages: 0, photos: 10, unreadable: [] });
  use(second);
  await checkDataKeys(db());
  for (const name of [...plain, ...others, meanwhile]) expect(await readPhoto(db(), name)).toEqual(photoOf('BOGOR'));
  expect(await column(`select value as it from secret where name = 'address key'`)).toEqual([
    expect.stringMatching(/^enc1:2:/),
  ]);
  expect(await readSecret(db(), 'address key')).toBe('c2VjcmV0');
});

test('a photo that no key decrypts is named, and its key stays needed', async () => {
  await checkDataKeys(db());
  const name = await kept();
  await pool.query(`update photo set bytes = bytes || 'x'`);
  use(second, first);
  expect(await rotateDataKey(pool)).toMatchObject({ photos: 0, unreadable: [name.slice('photo:'.length)] });
  use(second);
  await expect(checkDataKeys(db())).rejects.toThrow('DATA_KEY must list key "1"');
});

const CAN: Channel['capabilities'] = {
  ...{ kind: 'WHATSAPP', maxCharacters: 4096, maxCaption: 1024, pictures: 1, buttons: null, templates: false },
  ...{ otherAddresses: true, replyWindowHours: null, receipts: true, messagesPerSecond: null, perPersonMinute: null },
};

let people = 0;

/** Digits on their way to a new applicant, by channels that take everything. */
async function askForDigits() {
  const number = ++people;
  const booking = made(await house.book(wanted(house, number, { phone: phoneOf(number) })));
  const { code } = booking;
  const request = { code, asker: anonymous, proof: { birthDate: '1987-01-25' } };
  await transact(pool, (tx) => sendProof(tx, request, meansOf(house.offices), house.clock.now()));
  const taken: string[] = [];
  const channel: Channel = {
    capabilities: CAN,
    receive: async () => [],
    async send({ text }) {
      taken.push(text);
      return { providerId: `SM${code}${taken.length}` };
    },
  };
  const { offices, clock } = house;
  const delivery: Delivery = {
    ...{ pool, offices, clock, channels: { whatsapp: channel, sms: channel }, delays: { retry: 2000, pause: 15_000 } },
    ...{ filesOf: async () => [], visitLinkOf: () => null, chance: (below) => below - 1, onFault: () => {} },
  };
  const [id] = await column('select id as it from outbox_message where booking = $1', code);
  const row = async () => (await pool.query('select * from outbox_message where id = $1', [id])).rows[0];
  const blank = () => inTransaction(pool, async (tx) => blankSecrets(tx, clock.now()));
  return { code, id, taken, delivery, row, blank };
}

test.each([
  ['with a key', true],
  ['without a key', false],
])('digits are said, and the table never shows them: %s', async (_, isEncrypted) => {
  use(isEncrypted ? first : undefined);
  const { code, id, taken, delivery, row, blank } = await askForDigits();
  const shown = async () => JSON.stringify({ ...(await row()), sealed: null });
  expect(await shown()).toContain('••••••');
  await deliver(delivery, id);
  const digits = /\d{6}/.exec(taken[0] ?? '')?.[0] ?? '';
  expect(digits).toMatch(/^\d{6}$/);
  expect(await shown()).not.toContain(digits);
  expect((await row()).sealed.includes(digits)).toBe(!isEncrypted);

  await blank();
  expect((await row()).sealed).not.toBe('');
  await pool.query(`update outbox_message set status = 'DELIVERED' where id = $1`, [id]);
  await blank();
  expect((await row()).sealed).toBe('');
  expect(await shown()).not.toContain(digits);
  const refused = await inTransaction(pool, async (tx) => {
    const message = await outgoing(tx, id);
    return message && sendAgain(tx, message, [message.from], house.clock.now());
  });
  expect(refused).toMatchObject({ refused: 'MESSAGE_OVER' });
  expect(await inTransaction(pool, (tx) => proven(tx, [{ code, digits }], house.clock.now()))).toEqual(new Set([code]));
});

test('digits that did not arrive are said by the other channel, hidden there as well', async () => {
  const { id, taken, delivery, blank } = await askForDigits();
  await deliver(delivery, id);
  await pool.query(`update outbox_message set status = 'FAILED' where id = $1`, [id]);
  await blank();
  await undelivered(delivery, { id, fault: 'address' });
  const [moved] = (await outgoingFor(db(), 'proof:')).filter((message) => message.id !== id);
  expect(moved?.channel).toBe('sms');
  const [text] = await column('select text as it from outbox_message where id = $1', moved?.id);
  expect(text).toContain('••••••');
  await deliver(delivery, moved?.id ?? 0);
  expect(/\d{6}/.exec(taken[1] ?? '')?.[0]).toBe(/\d{6}/.exec(taken[0] ?? '')?.[0]);
});

test('digits are forgotten when their time is over, sent or not', async () => {
  const { row, blank } = await askForDigits();
  house.clock.advance(11);
  await blank();
  expect((await row()).sealed).toBe('');
});

test('digits on their way are read with the key they were kept with, and with the new one after a rotation', async () => {
  const { id, taken, delivery, row } = await askForDigits();
  use(second, first);
  expect(await rotateDataKey(pool)).toMatchObject({ messages: 1 });
  use(second);
  expect((await row()).sealed).toMatch(/^enc1:2:/);
  await deliver(delivery, id);
  expect(taken[0]).toMatch(/\d{6}/);
});

test('a digest of digits cannot be tried out without the key', async () => {
  const { code, id } = await askForDigits();
  const [digits = ''] = (await outgoing(db(), id))?.secret ?? [];
  const [digest] = await column('select digest as it from number_proof where booking = $1', code);
  expect(new DataCipher([]).digestsOf(`${code} ${digits}`)).not.toContain(digest);
  use();
  expect(await inTransaction(pool, (tx) => proven(tx, [{ code, digits }], house.clock.now()))).toEqual(new Set());
});

test('digits of messages from before are kept apart by the migration', async () => {
  await pool.query(
    `insert into outbox_message (purpose, channel, sender, recipient_kind, recipient, key, text, status, created_at, language, parameters)
     values ('proof:OLD:1', 'sms', 'x', 'phone', '+62', 'proof', '654321 adalah angka', 'SENT', now(), 'id', '{"digits": "654321", "office": "Bogor"}'),
       ('held:OLD', 'sms', 'x', 'phone', '+62', 'held', '654321 dan lain-lain', 'SENT', now(), null, null)`,
  );
  for (const statement of STATEMENTS.filter((text) => text.startsWith('update'))) await pool.query(statement);
  const rows = await column('select to_jsonb(m) as it from outbox_message m order by key desc');
  expect(rows[0]).toMatchObject({ text: '•••••• adalah angka', parameters: { office: 'Bogor' } });
  expect(rows[1]).toMatchObject({ text: '654321 dan lain-lain', sealed: null });
  const [{ id }] = rows;
  expect(await outgoing(db(), id)).toMatchObject({
    text: '654321 adalah angka',
    said: { parameters: { office: 'Bogor', digits: '654321' } },
    secret: ['654321'],
  });
});
