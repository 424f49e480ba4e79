// The forms of what an outside module gives: its channel when it is loaded, its messages and receipts when it works.
import { z } from 'zod';
import { SEND_FAULTS } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import { ADDRESS_KINDS, channelKinds, channelName, SIMULATOR_CHANNEL } from '../../src/channelKinds.ts';
import { textForm } from '../../src/settings/forms.ts';
import type { OutsideChannel, OutsideProvider } from './definition.ts';

/** Beginnings of keys that stand for something else. */
const TAKEN_NAMES = ['id', 'tel', 'mail', 'person', 'other', SIMULATOR_CHANNEL];

const someWords = z.string('must be a text').trim().min(1, 'must say something');
const functionShape = z.custom<(text: never) => unknown>((value) => typeof value === 'function', 'must be a function');

const settingShape = z.strictObject({
  about: someWords,
  read: functionShape.optional(),
  must: someWords.optional(),
  usual: z.string().optional(),
  optional: z.literal(true).optional(),
  secret: z.literal(true).optional(),
  example: z.string().optional(),
});

/** Names of the server's own settings for each channel. */
const SERVER_ENDINGS = ['MESSAGES_PER_SECOND', 'SEND_BY'];

const definitionShape = z
  .strictObject({
    name: z
      .string('must be a text')
      .regex(/^[a-z][a-z0-9]{1,19}$/, 'must be 2 to 20 small letters and digits, such as telegram')
      .refine((name) => !isTaken(name), 'is the name of another channel'),
    label: someWords,
    about: someWords,
    address: z.strictObject({ example: someWords, read: functionShape }),
    settings: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be capitals such as TELEGRAM_TOKEN'), settingShape),
    urlSetting: someWords,
    linkTo: functionShape.optional(),
    open: functionShape,
  })
  .superRefine(({ name, settings, urlSetting }, context) => {
    const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const prefix = `${name.toUpperCase()}_`;
    for (const each of Object.keys(settings)) {
      if (!each.startsWith(prefix)) say(['settings', each], `must begin with ${prefix}`);
      if (SERVER_ENDINGS.some((ending) => each === `${prefix}${ending}`))
        say(['settings', each], 'is a setting of the server');
      if (!isUsualRead(settings[each])) say(['settings', each, 'usual'], 'must be what its read takes');
    }
    if (!settings[urlSetting]) say(['urlSetting'], 'must be one of the settings');
    if (!Object.values(settings).some(({ optional, usual }) => !optional && usual === undefined))
      say(['settings'], 'must have one without which the channel is not set up');
  });

/** The text that is taken if none is set has the form of those that are. */
function isUsualRead({ usual, read }: Partial<z.infer<typeof settingShape>> = {}): boolean {
  try {
    return usual === undefined || !read || (read(usual as never) ?? null) !== null;
  } catch {
    return false;
  }
}

function isTaken(name: string): boolean {
  return TAKEN_NAMES.includes(name) || channelKinds().some((kind) => channelName(kind) === name);
}

/** The channel of a module, or each fault of it: the place, and what it must be. */
export function readDefinition(given: unknown): { channel: OutsideChannel } | { faults: string[] } {
  const read = definitionShape.safeParse(given);
  // The module's own object: its functions may use `this`.
  if (read.success) return { channel: given as OutsideChannel };
  return { faults: faultsIn(read.error) };
}

const count = z.int('must be a whole number').min(0, 'must be 0 or more');
const some = z.int('must be a whole number').min(1, 'must be 1 or more');
const pace = z.number('must be a number').positive('must be above 0').nullable();

const providerShape = z.object({
  limits: z.strictObject({
    maxCharacters: some,
    maxCaption: count,
    pictures: count,
    buttons: z.strictObject({ count: some, title: some, rows: some, rowTitle: some }).nullable(),
    replyWindowHours: pace,
    receipts: z.boolean('must be true or false'),
    messagesPerSecond: pace,
    perPersonMinute: pace,
  }),
  receive: functionShape,
  send: functionShape,
  fetchMedia: functionShape.optional(),
  removeMedia: functionShape.optional(),
  listed: functionShape.optional(),
  sentAlready: functionShape.optional(),
  prepare: functionShape.optional(),
  largest: functionShape.optional(),
  accepted: functionShape.optional(),
});

/** The provider that a module opened, or each fault of it. */
export function readProvider(given: unknown): { provider: OutsideProvider } | { faults: string[] } {
  const read = providerShape.safeParse(given);
  if (read.success) return { provider: given as OutsideProvider };
  return { faults: faultsIn(read.error) };
}

function faultsIn({ issues }: z.ZodError): string[] {
  return issues.flatMap((issue) => {
    const { path, message } = issue;
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${[...path, key].join('.')} is not known`);
    return `${path.join('.') || 'it'} ${message}`;
  });
}

const addressShape = z.object({ kind: z.enum(ADDRESS_KINDS), value: z.string() });
const inboundShape: z.ZodType<Inbound> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    messageId: textForm.min(1),
    from: addressShape,
    edits: textForm.exactOptional(),
    contentKey: textForm.exactOptional(),
    to: textForm,
    text: textForm,
    media: z.array(z.object({ url: textForm, contentType: textForm })),
    action: textForm.exactOptional(),
    optOut: z.enum(['stop', 'start']).exactOptional(),
    sentAt: z.iso.datetime({ offset: true }).exactOptional(),
    profileName: textForm.exactOptional(),
  }),
  z.object({
    type: z.literal('receipt'),
    providerId: textForm.min(1),
    status: z.enum(['queued', 'sent', 'delivered', 'read', 'failed']),
    errorCode: textForm.exactOptional(),
    fault: z.enum(SEND_FAULTS).exactOptional(),
  }),
  z.object({ type: z.literal('dropped'), reason: textForm }),
  z.object({
    type: z.literal('alarm'),
    about: z.enum(['ACCOUNT', 'NUMBER', 'TEMPLATE']),
    name: textForm,
    state: textForm.nullable(),
    reason: textForm.nullable(),
    toldAt: z.iso.datetime({ offset: true }).exactOptional(),
  }),
  z.object({ type: z.literal('verification'), answer: textForm }),
]);

const inboundList = z.array(inboundShape);
const receiptShape = z.object({ providerId: textForm.min(1) });
const receiptList = z.array(receiptShape);

/** The messages that it told, without fields that the core does not know. Throws `TypeError` that says what is wrong, and nothing that was said. */
export function readInbound(name: string, told: unknown): Inbound[] {
  return shaped(inboundList, told, `receive of the channel ${name}`);
}

export function readSendReceipt(name: string, told: unknown): { providerId: string } {
  return shaped(receiptShape, told, `send of the channel ${name}`);
}

export function readSentAlready(name: string, told: unknown): { providerId: string }[] {
  return shaped(receiptList, told, `sentAlready of the channel ${name}`);
}

function shaped<Value>(shape: z.ZodType<Value>, told: unknown, by: string): Value {
  const read = shape.safeParse(told);
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path, code }) => `${path.join('.') || 'the whole'} (${code})`);
  throw new TypeError(`What ${by} gave has another form: ${places.join(', ')}.`);
}
