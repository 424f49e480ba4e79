// Reads one update: a message, an edited one, a button that was pressed, or that a person has blocked the bot.
import { createHash } from 'node:crypto';
import {
  type DroppedEvent,
  type Inbound,
  type InboundMessage,
  isSame,
  listAt,
  type RawRequest,
  readJson,
  SignatureError,
  textAt,
  UnreadableRequestError,
} from 'antrean/channel-kit';
import { askBot } from './botApi.ts';
import { type Bot, type TelegramAccount, webhookToken } from './bots.ts';
import { asCommand } from './commands.ts';
import { mediaOf } from './media.ts';

/** https://core.telegram.org/bots/api#setwebhook */
const TOKEN_HEADER = 'x-telegram-bot-api-secret-token';

export async function receive(request: RawRequest, account: TelegramAccount): Promise<Inbound[]> {
  const bot = botOf(request, account);
  if (!bot) throw new SignatureError('The token in the header is that of no bot.');
  const update = readJson(request.body.toString('utf8'));
  const id = textAt(update, 'update_id');
  if (request.method !== 'POST' || id === '') throw new UnreadableRequestError('The body must be an update.');
  return [readUpdate(update, { bot, account, messageId: `${bot.address}/${id}` })];
}

function botOf({ headers }: RawRequest, account: TelegramAccount): Bot | undefined {
  const given = headers[TOKEN_HEADER];
  return account.bots.find((bot) => typeof given === 'string' && isSame(given, webhookToken(account, bot)));
}

interface UpdateOf {
  bot: Bot;
  account: TelegramAccount;
  messageId: string;
}

type Json = Record<string, unknown>;

function readUpdate(update: unknown, of: UpdateOf): Inbound {
  const { message, edited_message: edited, callback_query: pressed, my_chat_member: member } = update as Json;
  if (message) return readMessage(message, of);
  if (edited) return readMessage(edited, of, true);
  if (pressed) return readPressed(pressed, of);
  if (member) return readMembership(member, of);
  return { type: 'dropped', reason: 'another kind of update' };
}

/** Kinds of message that are no text, and that their sender wants answered. */
const SAID = [
  'photo',
  'document',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'sticker',
  'contact',
  'location',
];

function readMessage(message: unknown, of: UpdateOf, isEdit = false): InboundMessage | DroppedEvent {
  const from = senderOf(message);
  if (!from) return { type: 'dropped', reason: 'no person in a private chat' };
  const written = textAt(message, 'text') || textAt(message, 'caption');
  if (written === '' && !isSaid(message)) return { type: 'dropped', reason: 'service message' };
  const number = textAt(message, 'message_id');
  const original = `${of.bot.address}/${from.value}/${number}`;
  return {
    type: 'message',
    ...(isEdit ? { messageId: of.messageId, edits: original } : { messageId: original }),
    // An edit is another message if its words are others: Telegram tells edits also of what the bot does not see.
    contentKey: digestOf([of.bot.address, from.value, number, written]),
    from,
    to: of.bot.address,
    text: asCommand(written, textAt(message, 'from', 'language_code')),
    media: mediaOf(message, { bot: of.bot.address, chat: from.value, number }),
    ...sentAt(textAt(message, 'edit_date') || textAt(message, 'date')),
    ...profileName(message),
  };
}

function isSaid(message: unknown): boolean {
  return SAID.some((kind) => Object.hasOwn(Object(message), kind)) || textAt(message, 'text') !== '';
}

function readPressed(pressed: unknown, of: UpdateOf): InboundMessage | DroppedEvent {
  const [query, action, id] = [textAt(pressed, 'id'), textAt(pressed, 'data'), textAt(pressed, 'from', 'id')];
  stopWheel(query, of);
  if (action === '' || id === '') return { type: 'dropped', reason: 'a button of another kind' };
  const rows = listAt(pressed, 'message', 'reply_markup', 'inline_keyboard').flatMap((row) => listAt(row));
  const button = rows.find((each) => textAt(each, 'callback_data') === action);
  return {
    type: 'message',
    messageId: of.messageId,
    from: { kind: 'other', value: id },
    to: of.bot.address,
    text: textAt(button, 'text'),
    media: [],
    action,
    ...profileName(pressed),
  };
}

/** A person who presses a button all the time does not fill the line to Telegram: the other wheels stop by themselves. */
const MAX_WHEELS_AT_ONCE = 20;
let wheels = 0;

/** The phone shows a wheel on the button until then. The message counts whether this arrives or not. */
function stopWheel(query: string, { bot, account: { url } }: UpdateOf): void {
  if (query === '' || wheels >= MAX_WHEELS_AT_ONCE) return;
  wheels++;
  askBot({ bot, url }, 'answerCallbackQuery', { callback_query_id: query })
    .catch(() => {})
    .finally(() => wheels--);
}

/** People who have blocked the bot get nothing until they let it in again. */
function readMembership(member: unknown, of: UpdateOf): InboundMessage | DroppedEvent {
  const from = senderOf(member);
  const [before, now] = [textAt(member, 'old_chat_member', 'status'), textAt(member, 'new_chat_member', 'status')];
  const optOut = now === 'kicked' ? 'stop' : before === 'kicked' && now === 'member' ? 'start' : null;
  if (!from || !optOut) return { type: 'dropped', reason: 'membership' };
  return { type: 'message', messageId: of.messageId, from, to: of.bot.address, text: '', media: [], optOut };
}

/** In a private chat the chat has the id of the person. */
function senderOf(message: unknown): InboundMessage['from'] | null {
  const isPrivate = textAt(message, 'chat', 'type') === 'private';
  const { is_bot: isBot } = Object(Object(message).from);
  const value = textAt(message, 'from', 'id');
  return isPrivate && isBot !== true && value !== '' ? { kind: 'other', value } : null;
}

function profileName(message: unknown): { profileName?: string } {
  const name = [textAt(message, 'from', 'first_name'), textAt(message, 'from', 'last_name')].join(' ').trim();
  return name === '' ? {} : { profileName: name };
}

function sentAt(unixSeconds: string): { sentAt?: string } {
  const milliseconds = Number(unixSeconds || Number.NaN) * 1000;
  return milliseconds > 0 && milliseconds < 1e14 ? { sentAt: new Date(milliseconds).toISOString() } : {};
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
