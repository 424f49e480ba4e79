// Reads offices.yaml: every fault is named with its line and field, before anything is done with the rest.
import { type Alias, type Document, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../channel.ts';
import { phoneNumber } from '../phone.ts';
import { isLocalDate } from '../time.ts';
import { DEFAULT_POLICY, type OfficeSettings, type ScheduleException } from './settings.ts';

/** One office as the file describes it. */
export interface FileOffice {
  code: string;
  settings: OfficeSettings;
  exceptions: ScheduleException[];
}

/** The faults of the file, one a line: `offices.yaml:12: offices[0].timeZone: …`. */
export class OfficesFileFault extends Error {
  override name = 'OfficesFileFault';
}

const count = (low: number, high: number) => z.number().int().min(low).max(high);
const PERIOD = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
const period = z
  .string()
  .regex(PERIOD, 'must be a period such as 08:00-12:00')
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }))
  .refine(({ from, to }) => from < to, 'must end after it begins');
const dayHours = z.strictObject({ hours: period, breaks: z.array(period).default([]) });
const date = z.string().refine(isLocalDate, 'must be a date such as 2017-08-17');
const texts = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
const zone = z.string().refine(isZone, 'must be an IANA time zone such as Asia/Jakarta');
const number = z
  .string()
  .refine((text) => phoneNumber(text) !== null, 'must be a phone number such as +628111100333')
  .transform((text) => phoneNumber(text) as string);

const channel = z.strictObject({ kind: z.enum(['WHATSAPP', 'SMS']), address: number });
const service = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be capitals such as E_PASSPORT'),
  name: texts,
  channels: z.array(z.enum(CHANNEL_KINDS)).min(1),
});
const registration = z.strictObject({
  template: z.string().regex(/NAMA.*TGLLAHIR/, 'must name the fields NAMA and TGLLAHIR'),
  photo: z.enum(['none', 'optional', 'required']).default('none'),
  intakeHours: period.nullable().default(null),
});
const policy = z.strictObject({
  arriveMinutesBefore: count(0, 240).default(DEFAULT_POLICY.arriveMinutesBefore),
  graceMinutes: count(0, 240).default(DEFAULT_POLICY.graceMinutes),
  checkInOpensMinutesBefore: count(0, 1440).default(DEFAULT_POLICY.checkInOpensMinutesBefore),
  holdMinutes: count(1, 1440).default(DEFAULT_POLICY.holdMinutes),
  horizonDays: count(1, 366).default(DEFAULT_POLICY.horizonDays),
  // A parent may register small children and an elderly relative; five is what one family card shows at most.
  maxLiveBookingsPerSender: count(1, 5).default(DEFAULT_POLICY.maxLiveBookingsPerSender),
  maxChanges: count(0, 20).default(DEFAULT_POLICY.maxChanges),
  changeCutoffHours: count(0, 720).default(DEFAULT_POLICY.changeCutoffHours),
  retentionDays: count(1, 3650).default(DEFAULT_POLICY.retentionDays),
});
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const schedule = z
  .strictObject({
    windowMinutes: count(5, 720).default(60),
    capacity: count(1, 100_000).default(50),
    line: z
      .string()
      .regex(/^[A-Z]$/, 'must be one capital letter')
      .default('A'),
    week: z.partialRecord(z.enum(WEEKDAYS), dayHours),
  })
  .transform(({ week, ...rest }) => ({ ...rest, week: numbered(week) }));
const queue = z.strictObject({
  priorityEvery: count(0, 100).default(3),
  walkInPlaces: count(0, 100_000).default(20),
  counters: z.array(z.string().min(1).max(20)).max(200).default(['1', '2', '3', '4']),
});
const exception = z.strictObject({
  date,
  reason: z.string().min(1),
  open: dayHours.nullable().default(null),
  capacity: count(0, 100_000).nullable().default(null),
});

/** What `defaults` may give for every office. */
const shared = {
  languages: z
    .array(z.enum(['id', 'en']))
    .min(1)
    .default(['id', 'en']),
  services: z.array(service).min(1),
  registration,
  policy: policy.prefault({}),
  schedule,
  queue: queue.prefault({}),
  bring: texts,
};
const office = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be capitals such as JAKARTA_PUSAT'),
  name: z.string().min(1),
  city: z.string().min(1),
  timeZone: zone,
  channels: z.array(channel).default([]),
  exceptions: z.array(exception).default([]),
  ...shared,
});
/** Settings one by one, for those who change some of them. */
export const SETTINGS = {
  name: z.string().min(1),
  city: z.string().min(1),
  channels: z.array(channel),
  services: shared.services,
  registration,
  policy,
  queue,
  bring: texts,
  languages: shared.languages,
};

const file = z.strictObject({
  defaults: z.record(z.string(), z.unknown()).default({}),
  holidays: z.array(z.strictObject({ date, reason: z.string().min(1) })).default([]),
  offices: z.array(z.unknown()).min(1),
});

function isZone(text: string): boolean {
  try {
    // Temporal takes offsets and any case too, for which nobody has a name like WIB.
    return (
      /^[A-Z]/.test(text) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text
    );
  } catch {
    return false;
  }
}

function numbered<T>(week: Partial<Record<(typeof WEEKDAYS)[number], T>>): Record<number, T> {
  return Object.fromEntries(Object.entries(week).map(([day, hours]) => [WEEKDAYS.indexOf(day as 'monday') + 1, hours]));
}

/** @throws OfficesFileFault with every fault found. */
export function readOffices(text: string, fileName: string): FileOffice[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => `${fileName}:${lines.linePos(offset).line}`;
  const misspelt = [
    ...document.errors.map((e) => `${at(e.pos[0])}: ${e.message.split(' at line')[0]}`),
    ...lostAliases(document).map((alias) => `${at(alias.range?.[0] ?? 0)}: nothing is called &${alias.source}`),
  ];
  if (misspelt.length > 0) throw new OfficesFileFault(misspelt.join('\n'));
  const faults = new Set<string>();
  const blame = (path: PropertyKey[], message: string) =>
    faults.add(`${at(offsetOf(document.contents, path))}: ${written(path) || 'the file'}: ${message}`);
  const offices = readContents(document.toJS(), blame);
  if (faults.size > 0) throw new OfficesFileFault([...faults].join('\n'));
  return offices;
}

function lostAliases(document: Document): Alias[] {
  const lost: Alias[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (!alias.resolve(document)) lost.push(alias);
    },
  });
  return lost;
}

type Blame = (path: PropertyKey[], message: string) => void;

function readContents(contents: unknown, blame: Blame): FileOffice[] {
  const whole = file.safeParse(contents ?? {});
  if (!whole.success) {
    for (const issue of whole.error.issues) blame(pathOf(issue), issue.message);
    return [];
  }
  const { defaults, holidays, offices } = whole.data;
  const read = offices.map((entry, index) => readOffice(entry, defaults, index, blame));
  blameRepeats(read, blame);
  blameSameDay(holidays, ['holidays'], blame);
  read.forEach((entry, index) => {
    blameSameDay(entry?.exceptions ?? [], ['offices', index, 'exceptions'], blame);
  });
  return read
    .filter((entry) => entry !== null)
    .map(({ exceptions, code, ...settings }) => {
      const own = new Set(exceptions.map((e) => e.date));
      const shared = holidays.filter((h) => !own.has(h.date)).map((h) => ({ ...h, open: null, capacity: null }));
      return { code, settings: settings as OfficeSettings, exceptions: [...shared, ...exceptions] };
    });
}

function readOffice(entry: unknown, defaults: object, index: number, blame: Blame) {
  const merged = typeof entry === 'object' ? { ...defaults, ...entry } : entry;
  const result = office.safeParse(merged);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = pathOf(issue);
    const inherited = path[0] !== undefined && path[0] in defaults && !(path[0] in Object(entry));
    blame(inherited ? ['defaults', ...path] : ['offices', index, ...path], issue.message);
  }
  return null;
}

/** An unknown key is its own place; zod names only what it stands in. */
function pathOf(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
}

/** A code names one office, and a number leads to one office: otherwise messages would go astray. */
function blameRepeats(offices: readonly (z.output<typeof office> | null)[], blame: Blame): void {
  const codes = new Set<string>();
  const owners = new Map<string, number>();
  offices.forEach((entry, index) => {
    if (!entry) return;
    if (codes.has(entry.code)) blame(['offices', index, 'code'], `${entry.code} is there twice`);
    codes.add(entry.code);
    entry.channels.forEach(({ address }, place) => {
      const owner = owners.get(address) ?? index;
      // One number may take WhatsApp and SMS, as long as it is one office's.
      if (owner !== index) blame(['offices', index, 'channels', place], `${address} belongs to another office already`);
      owners.set(address, owner);
    });
  });
}

function blameSameDay(days: readonly { date: string }[], path: PropertyKey[], blame: Blame): void {
  days.forEach(({ date }, index) => {
    if (days.findIndex((day) => day.date === date) < index) blame([...path, index, 'date'], `${date} is there twice`);
  });
}

/** The place of the field itself, or of the nearest thing around it that is there. */
function offsetOf(root: unknown, path: PropertyKey[]): number {
  let node = root as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(step)) : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    const anchor = (pair?.key ?? next) as Node | undefined;
    if (!anchor) break;
    offset = anchor.range?.[0] ?? offset;
    node = next as Node | null;
  }
  return offset;
}

function written(path: PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
