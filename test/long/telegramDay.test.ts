// A whole dialogue by Telegram: the real program with the channel loaded from outside, and a Bot API that refuses what is wrong.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { webhookToken } from '../../examples/telegram/bots.ts';
import { type FakeTelegram, messageFrom, startFakeTelegram, type TelegramUser } from '../support/fakeTelegram.ts';
import {
  databaseOn,
  emptyDirectory,
  endEverything,
  graphql,
  launch,
  query,
  type Running,
  start,
  stop,
  until,
} from '../support/process.ts';
import { post } from '../support/webhooks.ts';

const [BOGOR, BATAM] = ['@kanim_bogor_bot', '@kanim_batam_bot'];
const SECRET = 'a secret of sixteen';
let fake: FakeTelegram;
let server: Running;
let admin: Record<string, string>;
let offices: string;

beforeAll(async () => {
  fake = await startFakeTelegram([BOGOR, BATAM]);
  offices = await officesFile();
  const env = { CHANNELS: './examples/telegram/telegram.ts', OFFICES_FILE: offices, ...fake.settings(SECRET) };
  server = await start({ env });
  admin = { authorization: `Bearer ${(await readFile(join(server.dataDir, 'admin-key'), 'utf8')).trim()}` };
});
afterAll(async () => {
  await endEverything();
  await fake.close();
});

/** Those of the product, with bots of their own, and services that are booked by them. */
async function officesFile(): Promise<string> {
  const file = parseDocument(await readFile('offices.yaml', 'utf8'));
  const { offices } = file.toJS({ maxAliasCount: -1 }) as { offices: { code: string }[] };
  for (const [code, address] of [
    ['BOGOR', BOGOR],
    ['BATAM', BATAM],
  ] as const) {
    const at = offices.findIndex((office) => office.code === code);
    file.addIn(['offices', at, 'channels'], { kind: 'TELEGRAM', address });
  }
  file.addIn(['defaults', 'services', 0, 'channels'], 'TELEGRAM');
  const path = join(await emptyDirectory(), 'offices.yaml');
  await writeFile(path, file.toString());
  return path;
}

let people = 0;

/** An applicant with a phone: what they send to a bot, and what it has answered. */
function phone(name: string, bot = BOGOR) {
  const user: TelegramUser = { id: 700_000_000 + people++, first_name: name };
  const id = String(user.id);
  const token = webhookToken({ secret: SECRET }, { address: bot });
  const deliver = async (content: object, update?: number) => {
    const response = await post(server.url, fake.update(token, content, update));
    expect([response.status, await response.text()]).toEqual([200, '']);
  };
  const heard = () => fake.messages.filter(({ to }) => to === id).length;
  const answerTo = async (content: object) => {
    const before = heard();
    await deliver(content);
    return (await fake.sentTo(id, before + 1))[before]!;
  };
  return {
    ...{ user, id, deliver, heard },
    next: async (count: number) => (await fake.sentTo(id, count))[count - 1]!,
    say: (text: string) => answerTo({ message: messageFrom(user, fake.newNumber(), { text }) }),
    edit: (number: number, text: string) =>
      answerTo({ edited_message: messageFrom(user, number, { text, edit_date: 1_501_552_800 }) }),
    press(action: string, shown: { body: { reply_markup?: object } }) {
      const message = { ...messageFrom(user, 1, { text: '' }), reply_markup: shown.body.reply_markup };
      return answerTo({
        callback_query: { id: `${fake.newNumber()}`, from: user, chat_instance: '1', data: action, message },
      });
    },
  };
}

const codeOf = (text: string) => /kode ([A-Z2-9]{8})/.exec(text)?.[1] ?? '';
const sender = async (code: string) => {
  const url = await databaseOn(server.dataDir);
  return query(url, 'select status, channel, sender_key from booking where code = $1', [code]);
};

describe('a day by Telegram', () => {
  test('from START to the number with its QR code, by buttons', async () => {
    const budi = phone('Budi');
    expect((await budi.say('/start')).text).toContain('#');
    const held = await budi.say('#Budi#25011987#07082017');
    const code = codeOf(held.text);
    expect(held.text).toContain('Senin, 7 Agustus 2017 pukul 08.00 WIB');
    expect(held.buttons?.map(({ action }) => action)).toContain(`CONFIRM:${code}`);
    const confirmed = await budi.press(`CONFIRM:${code}`, held);
    expect(confirmed).toMatchObject({ method: 'sendPhoto', bot: BOGOR });
    expect(confirmed.text).toContain('Nomor antrean A1');
    const { pathname, search } = new URL(confirmed.photo ?? '');
    const picture = await fetch(server.url + pathname + search);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(await sender(code)).toEqual([
      { status: 'CONFIRMED', channel: 'TELEGRAM', sender_key: `telegram:${budi.id}` },
    ]);
    expect((await budi.say('/cek')).text).toContain(code);
    expect((await budi.say('/batal')).text).toMatch(new RegExp(`${code}.*sudah dibatalkan`));
  });

  test('a code from a link is confirmed by the touch of START', async () => {
    const book =
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code proofs { kind name address link } } } }';
    const input = {
      office: 'BOGOR',
      applicant: { name: 'Siti Aminah', birthDate: '1990-05-12' },
      when: { date: '2017-08-08' },
    };
    const { book: held } = await graphql(server.url, book, { input });
    expect(held.proofs).toContainEqual({
      ...{ kind: 'TELEGRAM', name: 'Telegram', address: BOGOR },
      link: `https://t.me/${BOGOR.slice(1)}?start=${held.code}`,
    });
    const siti = phone('Siti');
    expect((await siti.say(`/start ${held.code}`)).text).toContain('Nomor antrean');
  });

  test('what comes twice is answered once, and an edited line is read again', async () => {
    const tono = phone('Tono');
    const number = fake.newNumber();
    const update = { message: messageFrom(tono.user, number, { text: '#Tono#25011987#12082017' }) };
    await tono.deliver(update, 42);
    await tono.deliver(update, 42);
    expect((await tono.next(1)).text).not.toContain('kode');
    const held = await tono.edit(number, '#Tono#25011987#09082017');
    expect(held.text).toContain('Rabu, 9 Agustus 2017');
    expect(tono.heard()).toBe(2);
  });

  test('each office answers by its own bot, and no one forges a webhook', async () => {
    const ani = phone('Ani', BATAM);
    expect(await ani.say('/kuota')).toMatchObject({ bot: BATAM });
    const forged = fake.update('another-token', { message: messageFrom(ani.user, 1, { text: 'palsu' }) });
    expect((await post(server.url, forged)).status).toBe(403);
  });

  test('a closed day is told unasked, later to those whom Telegram holds back, and not to those who have blocked the bot', async () => {
    const [dewi, rina] = [phone('Dewi'), phone('Rina')];
    for (const { say, press, user } of [dewi, rina]) {
      const held = await say(`#${user.first_name} Lestari#25011987#10082017`);
      await press(`CONFIRM:${codeOf(held.text)}`, held);
    }
    const chat = { id: rina.user.id, type: 'private' };
    const status = { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } };
    await rina.deliver({ my_chat_member: { chat, from: rina.user, date: 1_501_552_800, ...status } });
    const url = await databaseOn(server.dataDir);
    await until('the block is known', async () => {
      return (await query(url, 'select from opt_out where recipient = $1', [`telegram:${rina.id}`])).length > 0;
    });
    const close =
      'mutation { closeDay(input: { office: "BOGOR", date: "2017-08-10", reason: "Listrik padam" }) { ... on CapacityChange { moved } } }';
    expect((await graphql(server.url, close, {}, admin)).closeDay.moved).toBeGreaterThanOrEqual(2);
    fake.script(dewi.id, [{ status: 429, message: 'Too Many Requests: retry after 1', retryAfter: 1 }]);
    const before = [dewi.heard(), rina.heard()] as const;
    const body = JSON.stringify({ minutes: 11 });
    await fetch(`${server.url}/simulator/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect((await dewi.next(before[0] + 1)).text).toContain('Anda dipindahkan ke Jumat, 11 Agustus 2017');
    expect(rina.heard()).toBe(before[1]);
    const held = 'query { office(code: "BOGOR") { channels { kind name address } } }';
    expect((await graphql(server.url, held)).office.channels).toContainEqual({
      kind: 'TELEGRAM',
      name: 'Telegram',
      address: BOGOR,
    });
  });
});

test('with its module gone, what came by it is still shown, as a kind that all clients know', async () => {
  const env = { OFFICES_FILE: offices, ...fake.settings(SECRET) };
  const first = await start({ env: { ...env, CHANNELS: './examples/telegram/telegram.ts' } });
  const { dataDir } = first;
  const text = '#Wati Ningsih#25011987#07082017';
  const wati = { id: 711_000_000, first_name: 'Wati' };
  const token = webhookToken({ secret: SECRET }, { address: BOGOR });
  await post(first.url, fake.update(token, { message: messageFrom(wati, 1, { text }) }));
  const code = codeOf((await fake.sentTo(String(wati.id), 1))[0]?.text ?? '');
  await stop(first);
  const refused = await launch({ dataDir, env });
  expect(await refused.ended).toMatchObject({ code: 1 });
  expect(refused.err()).toMatch(/offices\.yaml:\d+: .*channels.*kind: must be one of WHATSAPP, SMS, EMAIL$/m);
  const second = await start({ dataDir });
  const key = { authorization: `Bearer ${(await readFile(join(dataDir, 'admin-key'), 'utf8')).trim()}` };
  const asked = 'query ($code: BookingCode!) { booking(code: $code) { code channel } }';
  expect((await graphql(second.url, asked, { code }, key)).booking).toEqual({ code, channel: 'OTHER' });
});
