// The faults for which the Bot API refuses a request: unknown fields, other types, and limits that its documentation states.
import { BOT_METHODS, BOT_TYPES, UPDATE_KINDS } from './botApiTable.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a client sends may be anything.
type Any = any;

/** The words of the server; undefined: it takes the request. */
export function faultOfRequest(method: string, body: Any): string | undefined {
  const fields = BOT_METHODS[method];
  if (!fields) return 'Not Found: method not found';
  return faultOfObject(body, fields, method) ?? LIMITS[method]?.(body) ?? faultOfKeyboard(body.reply_markup);
}

function faultOfObject(value: Any, fields: Readonly<Record<string, string>>, place: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${place} must be an object`;
  const strange = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (strange) return `${place} has no field ${strange}`;
  for (const [name, type] of Object.entries(fields)) {
    const isNeeded = type.startsWith('!');
    if (value[name] === undefined) {
      if (isNeeded) return `${place} needs ${name}`;
      continue;
    }
    const types = type.replace('!', '').split(' | ');
    const faults = types.map((each) => faultOfType(value[name], each, `${place}.${name}`));
    if (faults.every((fault) => fault !== undefined)) return faults[0];
  }
  return undefined;
}

const PLAIN_TYPES: Readonly<Record<string, (value: Any) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
};

function faultOfType(value: Any, type: string, place: string): string | undefined {
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return `${place} must be a list`;
    const inner = type.slice('Array of '.length);
    return value.map((each, index) => faultOfType(each, inner, `${place}[${index}]`)).find(Boolean);
  }
  const plain = PLAIN_TYPES[type];
  if (plain) return plain(value) ? undefined : `${place} must be of type ${type}`;
  const fields = BOT_TYPES[type];
  return fields ? faultOfObject(value, fields, place) : `${place}: ${type} is not looked at`;
}

const characters = (text: string) => [...text].length;

const LIMITS: Readonly<Record<string, (body: Any) => string | undefined>> = {
  sendMessage({ text }) {
    if (text.trim() === '') return 'message text is empty';
    return characters(text) > 4096 ? 'message is too long' : undefined;
  },
  sendPhoto({ photo, caption = '' }) {
    if (characters(caption) > 1024) return 'message caption is too long';
    return /^https?:\/\/\S+$/.test(photo) ? undefined : 'wrong file identifier/HTTP URL specified';
  },
  answerCallbackQuery: ({ text = '' }) => (characters(text) > 200 ? 'MESSAGE_TOO_LONG' : undefined),
  setWebhook({ url, secret_token: token, max_connections: most = 40, allowed_updates: kinds = [] }) {
    if (!/^https:\/\//.test(url)) return 'bad webhook: An HTTPS URL must be provided for webhook';
    if (token !== undefined && !/^[\w-]{1,256}$/.test(token)) return 'secret token contains unallowed characters';
    if (most < 1 || most > 100) return 'max_connections';
    return kinds.every((kind: string) => UPDATE_KINDS.includes(kind)) ? undefined : 'allowed_updates';
  },
  setMyCommands({ commands }) {
    const isRight = ({ command, description }: Any) =>
      /^[a-z\d_]{1,32}$/.test(command) && characters(description) >= 1 && characters(description) <= 256;
    return commands.length <= 100 && commands.every(isRight) ? undefined : 'BOT_COMMAND_INVALID';
  },
};

/** Each button does one thing. */
const MAX_KEYBOARD_BUTTONS = 100;
const NO_DEEDS = new Set(['text', 'style', 'icon_custom_emoji_id']);

function faultOfKeyboard(markup: Any): string | undefined {
  if (markup === undefined) return undefined;
  const buttons: Any[] = markup.inline_keyboard.flat();
  if (buttons.length > MAX_KEYBOARD_BUTTONS) return 'too many buttons';
  for (const button of buttons) {
    if (button.text.trim() === '') return 'inline keyboard button text must be non-empty';
    if (Object.keys(button).filter((name) => !NO_DEEDS.has(name)).length !== 1) return 'BUTTON_TYPE_INVALID';
    const bytes = Buffer.byteLength(button.callback_data ?? 'none');
    if (bytes < 1 || bytes > 64) return 'BUTTON_DATA_INVALID';
  }
  return undefined;
}
