// Telegram as a channel from outside: the contract of all channels, then what is its alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  describeOutsideChannel,
  knowChannel,
  type OutsideBench,
  openForContract,
} from '../../channelKit/outsideContract.ts';
import { readBots, webhookToken } from '../../examples/telegram/bots.ts';
import { BOT_COMMANDS } from '../../examples/telegram/commands.ts';
import { prepareBots } from '../../examples/telegram/prepare.ts';
import telegram from '../../examples/telegram/telegram.ts';
import { SignatureError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { InboundMessage, OutboundMessage } from '../../src/channel/messages.ts';
import { BOT_API_VERSION } from '../support/botApiTable.ts';
import { type FakeTelegram, messageFrom, startFakeTelegram } from '../support/fakeTelegram.ts';
import type { Outcome } from '../support/outcome.ts';

const BOT = '@kanim_bogor_bot';
const SECRET = 'a secret of sixteen';
const TOKEN = webhookToken({ secret: SECRET }, { address: BOT });
const BUDI = { id: 700_123_456, first_name: 'Budi', last_name: 'Santoso' };
const PHOTO = { url: `telegram:${BOT}/${BUDI.id}/41/AgACAgIAAx0`, contentType: 'image/jpeg' };

const OUTCOMES: Record<string, Outcome> = {
  later: { status: 429, message: 'Too Many Requests: retry after 7', retryAfter: 7 },
  address: { status: 400, message: 'Bad Request: chat not found' },
  stopped: { status: 403, message: 'Forbidden: bot was blocked by the user' },
  never: { status: 400, message: 'Bad Request: message text is empty' },
  configuration: { status: 401, message: 'Unauthorized' },
  unknown: 'drop',
};

async function telegramBench(): Promise<OutsideBench> {
  const fake = await startFakeTelegram([BOT]);
  let updates = 0;
  return {
    environment: fake.settings(SECRET),
    office: BOT,
    applicant: String(BUDI.id),
    other: '700999111',
    media: PHOTO,
    incoming({ text, messageId, from, media = [], pressed }) {
      const user = { ...BUDI, id: Number(from) };
      const id = messageId === undefined ? ++updates : Number(messageId);
      if (pressed) {
        const keyboard = [[{ text: pressed.title, callback_data: pressed.action }]];
        const message = messageFrom(user, 9, { text: 'Sudah benar?', reply_markup: { inline_keyboard: keyboard } });
        const query = { id: `${updates}`, from: user, chat_instance: '1', data: pressed.action, message };
        return fake.update(TOKEN, { callback_query: query }, id);
      }
      const photo = media.map(() => ({ file_id: 'AgACAgIAAx0', file_unique_id: 'x', width: 9, height: 9 }));
      // Telegram sends no empty texts: a message without one is of another kind.
      const content = media.length > 0 ? { photo, caption: text } : text === '' ? { voice: {} } : { text };
      return fake.update(TOKEN, { message: messageFrom(user, media.length > 0 ? 41 : id, content) }, id);
    },
    fail: (id, fault) => fake.script(id, [OUTCOMES[fault] ?? 'ok']),
    taken: () =>
      fake.messages.map(({ to, text, photo, buttons }) => {
        return { to, text, media: photo ? [photo] : [], ...(buttons && { buttons }) };
      }),
    attempts: fake.attempts,
    limits: {
      signature: 'Telegram signs nothing: a token in a header is all there is.',
      signedUrl: 'Telegram signs nothing: a token in a header is all there is.',
      receipts: 'Telegram tells bots nothing of what became of a message.',
      validity: 'Telegram delivers as soon as it can.',
    },
    close: fake.close,
  };
}

describeOutsideChannel(telegram, telegramBench);

describe('Telegram', () => {
  knowChannel(telegram);
  let fake: FakeTelegram;
  beforeAll(async () => {
    fake = await startFakeTelegram([BOT]);
  });
  afterAll(() => fake.close());
  const channel = () => openForContract(telegram, fake.settings(SECRET));
  const to = { kind: 'other', value: `telegram:${BUDI.id}` } as const;
  const outbound = (given: Partial<OutboundMessage> = {}): OutboundMessage => {
    return { id: '1', from: BOT, to, text: 'Nomor antrean A101', media: [], ...given };
  };
  const received = async (content: object, token = TOKEN) => {
    const [told, ...more] = await channel().receive(fake.update(token, content));
    expect(more).toEqual([]);
    return told as InboundMessage;
  };
  const say = (text: string, language?: string) => {
    const user = { ...BUDI, ...(language && { language_code: language }) };
    return received({ message: messageFrom(user, fake.newNumber(), { text }) });
  };

  test('is held against the documented requests', () => {
    expect(BOT_API_VERSION).toBe('Bot API 10.1, 11 June 2026');
  });

  test('knows a webhook by the token of its bot alone', async () => {
    const message = messageFrom(BUDI, 1, { text: 'rahasia' });
    const genuine = fake.update(TOKEN, { message });
    for (const headers of [
      {},
      { 'x-telegram-bot-api-secret-token': '' },
      { 'x-telegram-bot-api-secret-token': SECRET },
    ])
      await expect(channel().receive({ ...genuine, headers })).rejects.toBeInstanceOf(SignatureError);
    const other = webhookToken({ secret: SECRET }, { address: '@kanim_batam_bot' });
    await expect(channel().receive(fake.update(other, { message }))).rejects.toBeInstanceOf(SignatureError);
    for (const body of ['', 'x', '[]', '{}'])
      await expect(channel().receive({ ...genuine, body: Buffer.from(body) })).rejects.toBeInstanceOf(
        UnreadableRequestError,
      );
  });

  test('names people by the channel and their id', async () => {
    expect(await say('halo')).toMatchObject({
      from: { kind: 'other', value: `telegram:${BUDI.id}` },
      to: BOT,
      profileName: 'Budi Santoso',
      sentAt: '2017-08-01T02:00:00.000Z',
    });
  });

  test.each([
    ['/start', undefined, 'mulai'],
    ['/start', 'en', 'start'],
    ['/start KTWNNQ7F', undefined, 'KTWNNQ7F'],
    ['/batal', undefined, '#batal'],
    ['/ubah@kanim_bogor_bot 9 Agustus 2017', undefined, '#ubah 9 Agustus 2017'],
    ['/unknown', undefined, '/unknown'],
    ['#Budi#25011987#07082017', undefined, '#Budi#25011987#07082017'],
  ])('reads the command %s (%s) as %s', async (text, language, read) => {
    expect((await say(text, language)).text).toBe(read);
  });

  test('takes an edited text as another message, and an edit of something else as the same', async () => {
    const number = fake.newNumber();
    const first = await received({ message: messageFrom(BUDI, number, { text: '#Budi#25011987#07082017' }) });
    const edited = (text: string) =>
      received({ edited_message: messageFrom(BUDI, number, { text, edit_date: 1_501_552_900 }) });
    const same = await edited('#Budi#25011987#07082017');
    const changed = await edited('#Budi#25011987#08082017');
    expect(first).toMatchObject({ messageId: `${BOT}/${BUDI.id}/${number}`, contentKey: expect.stringMatching(/./) });
    expect(changed.edits).toBe(first.messageId);
    expect(same.contentKey).toBe(first.contentKey);
    expect(changed.contentKey).not.toBe(first.contentKey);
    expect(changed).toMatchObject({ text: '#Budi#25011987#08082017', sentAt: '2017-08-01T02:01:40.000Z' });
  });

  test('hears that a person has blocked the bot, and has let it in again', async () => {
    const changed = (before: string, now: string) => {
      const chat = { id: BUDI.id, type: 'private' };
      const status = { old_chat_member: { status: before }, new_chat_member: { status: now } };
      return received({ my_chat_member: { chat, from: BUDI, date: 1_501_552_800, ...status } });
    };
    expect(await changed('member', 'kicked')).toMatchObject({ type: 'message', text: '', optOut: 'stop' });
    expect(await changed('kicked', 'member')).toMatchObject({ type: 'message', text: '', optOut: 'start' });
    expect(await changed('left', 'member')).toMatchObject({ type: 'dropped' });
  });

  test.each([
    ['a group', { message: { ...messageFrom(BUDI, 1, { text: 'halo' }), chat: { id: -100, type: 'supergroup' } } }],
    ['another bot', { message: { ...messageFrom(BUDI, 1, { text: 'halo' }), from: { ...BUDI, is_bot: true } } }],
    ['a pinned message', { message: messageFrom(BUDI, 1, { pinned_message: {} }) }],
    ['a poll', { poll: { id: '1' } }],
    ['a game', { callback_query: { id: '1', from: BUDI, chat_instance: '1', game_short_name: 'x' } }],
  ])('leaves %s alone', async (_, content) => {
    expect(await received(content)).toMatchObject({ type: 'dropped' });
  });

  test.each(['voice', 'sticker', 'location', 'contact'])('answers a %s, which it cannot read', async (kind) => {
    expect(await received({ message: messageFrom(BUDI, 1, { [kind]: {} }) })).toMatchObject({
      type: 'message',
      text: '',
    });
  });

  test('stops the wheel of a button that was pressed', async () => {
    await received({
      callback_query: { id: '4382bfdwdsb323b2d9', from: BUDI, chat_instance: '1', data: 'CANCEL:KTWNNQ7F' },
    });
    const answers = () => fake.asked.filter(({ method }) => method === 'answerCallbackQuery').map(({ body }) => body);
    await expect.poll(answers).toContainEqual({ callback_query_id: '4382bfdwdsb323b2d9' });
  });

  test('tells after how many seconds it takes the next message', async () => {
    fake.script(String(BUDI.id), [OUTCOMES['later'] as Outcome]);
    await expect(channel().send(outbound())).rejects.toMatchObject({ fault: 'later', retryAfter: 7, code: '429' });
  });

  test.each([
    ['Forbidden: user is deactivated', 403, 'address'],
    ["Forbidden: bot can't initiate conversation with a user", 403, 'address'],
    ['Bad Gateway', 502, 'unknown'],
    ['Bad Request: BUTTON_DATA_INVALID', 400, 'never'],
  ])('understands %s', async (message, status, fault) => {
    fake.script(String(BUDI.id), [{ status, message }]);
    await expect(channel().send(outbound())).rejects.toMatchObject({ fault });
  });

  test('sends the text alone if Telegram cannot fetch the picture', async () => {
    const message = 'Bad Request: failed to get HTTP URL content';
    fake.script(String(BUDI.id), [{ status: 400, message }]);
    const media = ['https://antrean.example/qr/KTWNNQ7F.png'];
    await channel().send(outbound({ media, buttons: [{ action: 'CANCEL:KTWNNQ7F', title: 'Batal' }] }));
    expect(fake.messages.at(-1)).toMatchObject({ method: 'sendMessage', text: 'Nomor antrean A101' });
    expect(fake.messages.at(-1)?.buttons).toEqual([{ action: 'CANCEL:KTWNNQ7F', title: 'Batal' }]);
  });

  test('leaves buttons out if one says more than fits behind it', async () => {
    const buttons = [{ action: `SAY:${'é'.repeat(31)}`, title: 'Ya' }];
    await channel().send(outbound({ buttons }));
    expect(fake.messages.at(-1)?.body).not.toHaveProperty('reply_markup');
  });

  test('writes to its own people only, by the bot of their office', async () => {
    for (const value of [String(BUDI.id), 'ID.4566123', 'line:7'])
      await expect(channel().send(outbound({ to: { kind: 'other', value } }))).rejects.toMatchObject({
        fault: 'address',
      });
    const phone = { kind: 'phone', value: '+6281234567890' } as const;
    await expect(channel().send(outbound({ to: phone }))).rejects.toMatchObject({ fault: 'address' });
    await expect(channel().send(outbound({ from: '@kanim_batam_bot' }))).rejects.toMatchObject({
      fault: 'configuration',
    });
  });

  test('fetches a picture, and deletes its message', async () => {
    fake.files.set('AgACAgIAAx0', Buffer.from('a picture'));
    expect((await channel().fetchMedia?.(PHOTO))?.toString()).toBe('a picture');
    await channel().removeMedia?.(PHOTO);
    await channel().removeMedia?.(PHOTO);
    expect(fake.deleted).toContain(`${BUDI.id}/41`);
    const gone = { ...PHOTO, url: PHOTO.url.replace('AgACAgIAAx0', 'gone') };
    await expect(channel().fetchMedia?.(gone)).rejects.toMatchObject({ fault: 'never' });
    const strange = { ...PHOTO, url: 'https://169.254.169.254/' };
    await expect(channel().fetchMedia?.(strange)).rejects.toMatchObject({ fault: 'never' });
  });

  test('tells Telegram where updates go, with a token of its own, and sets the menu', async () => {
    const bots = readBots(fake.settings(SECRET).TELEGRAM_BOTS) ?? [];
    await prepareBots({ bots, secret: SECRET, url: fake.url }, 'https://antrean.example');
    expect(fake.webhooks.get(BOT)).toMatchObject({
      url: 'https://antrean.example/channels/telegram',
      secret_token: TOKEN,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    expect(fake.asked.at(-1)).toMatchObject({ method: 'setMyCommands', body: { commands: BOT_COMMANDS } });
  });

  test.each([
    ['KTWNNQ7F', 'https://t.me/kanim_bogor_bot?start=KTWNNQ7F'],
    ['#Budi#25011987', 'https://t.me/kanim_bogor_bot?text=%23Budi%2325011987'],
  ])('opens with %s', (text, link) => {
    expect(telegram.linkTo?.(BOT, text)).toBe(link);
  });

  test.each([
    ['Kanim_Bogor_Bot', BOT],
    ['https://t.me/kanim_bogor_bot', BOT],
    ['@bot', null],
    ['+628111100333', null],
  ])('reads the address %s', (text, address) => {
    expect(telegram.address.read(text)).toBe(address);
  });
});
