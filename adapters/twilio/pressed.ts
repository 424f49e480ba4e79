// A message with something to press, as Twilio takes it in a conversation: a Content of its shape, and the words as variables.
// Pure; such a Content needs no approval while the reply window is open.
import type { OutboundMessage } from '../../src/channel/messages.ts';

export interface PressedContent {
  /** The same for all messages of one shape. */
  shape: string;
  types: object;
  variables: Readonly<Record<string, string>>;
}

/** https://www.twilio.com/docs/content/twilio-quick-reply, and https://www.twilio.com/docs/content/twiliolist-picker */
const MAX_QUICK_REPLIES = 3;
const MAX_BODY_LENGTH = 1024;
/** The button that opens a list; the word is the same in both languages. */
const LIST_OPENER = 'Menu';
/** https://www.twilio.com/docs/content/using-variables-with-content-api; a longer line is several. */
const [MAX_VARIABLES, MAX_VARIABLE_LENGTH] = [100, 255];
/** No variable may hold these, nor a line break, so that each line is one. */
const UNFIT_FOR_VARIABLE = /\t| {5}|^\s*$/;

/** Null: it goes as a text, which says the same. Twilio has no picture above buttons that are not approved. */
export function pressedContent({ text, media, buttons = [], template }: OutboundMessage): PressedContent | null {
  if (template || buttons.length === 0 || media.length > 0 || text.length > MAX_BODY_LENGTH) return null;
  const lines = text.split('\n').map((line) => (line.trim() === '' ? [] : piecesOf(line)));
  if ([...lines.flat(), ...buttons.map(({ action }) => action)].some((value) => UNFIT_FOR_VARIABLE.test(value)))
    return null;
  const values: string[] = [];
  const slotFor = (value: string) => `{{${values.push(value)}}}`;
  const body = lines.map((pieces) => pieces.map(slotFor).join('')).join('\n');
  const rows = buttons.map(({ action, title }) => ({ title: slotFor(title.trim()), id: slotFor(action) }));
  if (values.length > MAX_VARIABLES) return null;
  const isList = buttons.length > MAX_QUICK_REPLIES;
  const types = isList
    ? { 'twilio/list-picker': { body, button: LIST_OPENER, items: rows.map(({ title, id }) => ({ item: title, id })) } }
    : { 'twilio/quick-reply': { body, actions: rows.map((row) => ({ type: 'QUICK_REPLY', ...row })) } };
  const pattern = lines.map(({ length }) => length).join('.');
  const variables = Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
  return { shape: `${isList ? 'list' : 'buttons'} ${buttons.length} ${pattern}`, types, variables };
}

/** Of whole characters, none of them a pair that is torn apart. */
function piecesOf(line: string): string[] {
  const pieces = [''];
  for (const character of line) {
    const last = pieces.length - 1;
    if ((pieces[last] as string).length + character.length > MAX_VARIABLE_LENGTH) pieces.push(character);
    else pieces[last] += character;
  }
  return pieces;
}
