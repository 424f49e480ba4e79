// A Bot API of one's own: takes what the documented one takes, refuses what it refuses, fails as scripted, posts updates.
import { randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import { text as bodyOf } from 'node:stream/consumers';
import type { MessageButton } from '../../src/channel/messages.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { faultOfRequest } from './botApiRules.ts';
import { json, startFakeServer } from './fakeServer.ts';
import { newMailbox } from './mailbox.ts';
import { newScripts } from './outcome.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what was sent.
type Any = any;

export interface TelegramTaken {
  method: string;
  /** The user's id. */
  to: string;
  bot: string;
  text: string;
  photo?: string;
  buttons?: MessageButton[];
  body: Any;
}

export interface TelegramUser {
  id: number;
  first_name: string;
  last_name?: string;
  language_code?: string;
}

export type FakeTelegram = Awaited<ReturnType<typeof startFakeTelegram>>;

const SENDING = new Set(['sendMessage', 'sendPhoto']);

/** `bots`: their names, with @. */
export async function startFakeTelegram(bots: readonly string[]) {
  const tokens = new Map(bots.map((name) => [name, `${randomInt(1e8, 1e9)}:${randomBytes(26).toString('base64url')}`]));
  const mailbox = newMailbox<TelegramTaken>('Telegram', ({ to }, id) => to === id);
  const { script, next } = newScripts();
  const files = new Map<string, Buffer>();
  const webhooks = new Map<string, { url: string; secret_token: string; allowed_updates: string[] }>();
  const asked: { bot: string; method: string; body: Any }[] = [];
  const deleted = new Set<string>();
  const counted = { attempts: 0, updates: randomInt(1e6, 1e7), numbers: 0 };
  const server = await startFakeServer(answer);

  async function answer(request: HttpRequest, response: ServerResponse): Promise<void> {
    const [, first = '', second = '', ...path] = new URL(request.url ?? '/', 'http://telegram').pathname.split('/');
    const isFile = first === 'file';
    const token = (isFile ? second : first).replace(/^bot/, '');
    const bot = [...tokens].find(([, known]) => known === token)?.[0];
    if (!bot) return refuse(response, 401, 'Unauthorized');
    if (isFile) return giveFile(response, path.join('/'));
    const body = JSON.parse(await bodyOf(request));
    asked.push({ bot, method: second, body });
    if (SENDING.has(second)) counted.attempts++;
    const fault = faultOfRequest(second, body);
    if (fault) return refuse(response, fault.startsWith('Not Found') ? 404 : 400, `Bad Request: ${fault}`);
    if (SENDING.has(second)) return takeMessage(response, bot, second, body);
    const result = METHODS[second]?.(bot, body);
    if (result === undefined) return refuse(response, 400, 'Bad Request: message to delete not found');
    json(response, 200, { ok: true, result });
  }

  const METHODS: Record<string, (bot: string, body: Any) => unknown> = {
    answerCallbackQuery: () => true,
    setMyCommands: () => true,
    setWebhook: (bot, body) => Boolean(webhooks.set(bot, body)),
    getFile: (_, { file_id: id }) =>
      files.has(id) ? { file_id: id, file_unique_id: id, file_path: `photos/${id}` } : undefined,
    deleteMessage(_, { chat_id: chat, message_id: number }) {
      const name = `${chat}/${number}`;
      return deleted.has(name) ? undefined : Boolean(deleted.add(name));
    },
  };

  function takeMessage(response: ServerResponse, bot: string, method: string, body: Any): void {
    const to = String(body.chat_id);
    const outcome = next(to);
    if (typeof outcome === 'object')
      return void refuse(response, outcome.status, outcome.message ?? '', outcome.retryAfter);
    if (outcome === 'cut') return void response.destroy();
    const keyboard: Any[] = body.reply_markup?.inline_keyboard.flat() ?? [];
    const buttons = keyboard.map(({ text, callback_data: action }) => ({ action, title: text }));
    mailbox.take({
      ...{ method, to, bot, text: body.text ?? body.caption ?? '', body },
      ...(body.photo && { photo: body.photo }),
      ...(buttons.length > 0 && { buttons }),
    });
    if (outcome === 'drop') return void response.destroy();
    const chat = { id: body.chat_id, type: 'private', first_name: 'Budi' };
    json(response, 200, { ok: true, result: { message_id: ++counted.numbers, date: 1_501_552_800, chat } });
  }

  function giveFile(response: ServerResponse, path: string): void {
    const bytes = files.get(path.replace('photos/', ''));
    if (!bytes) return void refuse(response, 404, 'Not Found');
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  }

  /** An update as the webhook of that bot gets it. */
  function update(secretToken: string, content: object, id = ++counted.updates): RawRequest {
    return {
      method: 'POST',
      url: '/channels/telegram',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secretToken },
      body: Buffer.from(JSON.stringify({ update_id: id, ...content })),
    };
  }

  return {
    ...server,
    tokens,
    webhooks,
    asked,
    files,
    deleted,
    script,
    update,
    messages: mailbox.messages,
    attempts: () => counted.attempts,
    sentTo: (id: string, count: number, within?: number) => mailbox.until(() => mailbox.to(id), count, within),
    newNumber: () => ++counted.numbers,
    settings: (secret: string) => ({
      TELEGRAM_BOTS: [...tokens].map((pair) => pair.join('=')).join(),
      TELEGRAM_SECRET: secret,
      TELEGRAM_URL: server.url,
    }),
  };
}

/** The parts of a message of a private chat that all have. */
export function messageFrom(user: TelegramUser, number: number, content: object) {
  const chat = { id: user.id, type: 'private', first_name: user.first_name };
  return { message_id: number, from: { is_bot: false, ...user }, chat, date: 1_501_552_800, ...content };
}

function refuse(response: ServerResponse, status: number, description: string, retryAfter?: number): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  json(response, status, { ok: false, error_code: status, description, ...parameters });
}
