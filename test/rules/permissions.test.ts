// The table of permissions: every field of the contract and every kind of caller, without a server.
import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { guard } from '../../schema/permissions.ts';
import type { ApiKeyHolder, Asker, DeviceKind, Officer, Scope } from '../../src/access/asker.ts';
import { mustBeAllowed, PERMISSIONS, permissionFor } from '../../src/access/permissions.ts';
import { CallerError } from '../../src/refusal.ts';
import { BESIDES, CALLERS, type Caller, may, WHO } from '../support/permissionTable.ts';
import { administrator, anonymous, sender } from './make.ts';

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
const fields = objects.flatMap((type) =>
  isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
);
const isRoot = (field: string) => /^(Query|Mutation|Subscription)\./.test(field);
const roots = fields.filter(isRoot);

describe('the table', () => {
  test('has a row for every field of every type', () => {
    expect(fields.length).toBeGreaterThan(150);
    const bare = fields.filter((field) => !permissionFor(...(field.split('.') as [string, string])));
    expect(bare).toEqual([]);
  });

  test('has a row of its own for every operation', () => {
    expect(roots.filter((root) => !PERMISSIONS[root])).toEqual([]);
  });

  test('names nothing that is not there', () => {
    const known = new Set([...fields, ...objects.map(({ name }) => `${name}.*`)]);
    expect(Object.keys(PERMISSIONS).filter((row) => !known.has(row))).toEqual([]);
  });

  test('opens no type as a whole to anonymous callers', () => {
    const whole = Object.entries(PERMISSIONS).filter(([row]) => row.endsWith('.*'));
    expect(whole.length).toBeGreaterThan(10);
    expect(whole.filter(([, { who }]) => who.includes('ANONYMOUS')).map(([row]) => row)).toEqual([]);
  });

  // A restricted type has one row for all its fields; a type with public fields has none.
  const open = objects.filter(({ name }) => !PERMISSIONS[`${name}.*`]).map(({ name }) => name);

  test.each(open)('a new field of %s has no callers until it has a line of its own', (name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no type of objects.`);
    const known = Object.keys(type.getFields()).map((field) => `${field}: Int`);
    const more = (field: string) => buildSchema(`type ${name} { ${[...known, field].join(' ')} }`);
    expect(() => guard(more(''))).not.toThrow();
    expect(() => guard(more('diagnosis: Int'))).toThrow(`Nothing says who may call ${name}.diagnosis.`);
  });

  test('is the one this test expects', () => {
    expect(Object.keys(WHO).toSorted()).toEqual(roots.toSorted());
    const columns = CALLERS.length - Object.keys(BESIDES).length;
    expect(Object.entries(WHO).filter(([, row]) => row.replaceAll(' ', '').length !== columns)).toEqual([]);
  });

  test('without a row for a field the schema does not build', () => {
    const more = buildSchema('type Query { offices: Int secrets: Int } type Vault { gold: Int }');
    expect(() => guard(more)).toThrow('Nothing says who may call Query.secrets, Vault.gold.');
  });
});

const key = (...scopes: Scope[]): Asker => ({
  kind: 'apiKey',
  id: 7,
  label: 'Front end',
  scopes,
  offices: [],
  perMinute: 60,
});
const officer = (role: Officer['role'], office = 'BOGOR'): Asker => ({
  kind: 'officer',
  id: '7',
  name: 'Sari',
  role,
  office,
});

const device = (kind: DeviceKind, office = 'BOGOR'): Asker => ({
  ...{ kind: 'device', id: 7, device: kind, office, name: 'At the door' },
});

const ASKERS: Record<Caller, Asker> = {
  anonymous,
  sender: sender(),
  'key to read': key('READ'),
  'key to book': key('BOOK'),
  'front desk': officer('FRONT_DESK'),
  'counter officer': officer('COUNTER_OFFICER'),
  manager: officer('MANAGER'),
  'manager elsewhere': officer('MANAGER', 'JAKARTA_PUSAT'),
  administrator,
  kiosk: device('KIOSK'),
  board: device('BOARD'),
  'key to check in': { ...key('READ', 'CHECK_IN'), offices: ['BOGOR'] } as Asker,
  'key for walk-ins': { ...key('READ', 'WALK_IN'), offices: ['BOGOR'] } as Asker,
  'key of a desk': { ...key('READ', 'BOOK', 'VOUCH', 'CHECK_IN', 'WALK_IN', 'DESK'), offices: ['BOGOR'] } as Asker,
};

/** Arguments that name Bogor, in each way that a field may name an office. */
const AT_BOGOR = { office: 'BOGOR', code: 'BOGOR', input: { office: 'BOGOR', counter: 'BOGOR/4' } };
const PREVIEW = { input: { closeDay: { office: 'BOGOR' }, setQuotas: null } };

/** The code of the error with which a field is refused; null: it is allowed. */
function refusalOf(asker: Asker, field: string, args: Record<string, unknown> = AT_BOGOR): string | null {
  const [type = '', name = ''] = field.split('.');
  try {
    mustBeAllowed(asker, type, name, args);
    return null;
  } catch (error) {
    return error instanceof CallerError ? error.code : String(error);
  }
}

function expected(caller: Caller, allowed: boolean): string | null {
  if (allowed) return null;
  return caller === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

describe.each(roots)('%s', (root) => {
  test.each(CALLERS)('is for %s as the table says', (caller) => {
    const args = root === 'Query.previewCapacity' ? PREVIEW : AT_BOGOR;
    expect(refusalOf(ASKERS[caller], root, args)).toBe(expected(caller, may(root, caller)));
  });
});

/** Types and single fields that are not public, by the least of the staff who may read them. */
const NOT_PUBLIC = {
  OFFICERS: `Office.dayList Ticket.note Counter.officer PassportsReady PassportNews FailedMessage
    FailedMessageEdge FailedMessageConnection EndedSessions Message MessageEdge
    MessageConnection MessageStatistics MessageCount LastHeard PausedNumber DayListLinks StaffSession StaffPost LongWait LongWaits`,
  OFFICERS_AND_DESKS: 'Ticket.booking Ticket.walkInName TicketConnection TicketEdge BookingCounts',
  MANAGERS: `Office.statisticsFile Office.bookingsFile BookingsLink Office.placeLogFile PlaceLogLink Office.overbooking Office.houseRules HouseRules Minutes SampleReading SampleField
    MessageText StandardWording TextPreview TextTrial BothTexts ServiceRatings VisitRatings AnswerTrial TriedMessage Block BlockEdge BlockConnection SuspiciousAddress SuspiciousAddressEdge SuspiciousAddressConnection
    CapacityChange CapacityChangeEdge CapacityChangeConnection WindowChange BookingMove BookingMoveEdge BookingMoveConnection
    EndedKeys HolidayCalendar HolidayProposal HolidayPreview HolidayDay HolidayImport OfficeLeftOut Holiday Staff StaffEdge StaffConnection StaffKey StaffCard MadeStaffCard OfficeKey OfficeKeyEdge OfficeKeyConnection DevicePairing DailyStatistics
    ServiceStatistics CounterStatistics ChannelStatistics HourStatistics Overbooking StatisticsLink AuditEntry AuditEntryEdge
    AuditEntryConnection AuditedValue Reading ReadingEdge ReadingConnection`,
  DESK: 'Conversation ConversationEdge ConversationConnection ConversationOfficer WaitingConversations SavedReply',
  KIOSKS: 'Ticket.startsAt',
  PRINTERS: 'Ticket.visitUrl',
  MANAGERS_AND_DEVICES: 'Device DeviceSettings',
  DOORS: 'DoorCode',
  MANAGERS_AND_KEYS: `Webhook WebhookSecret WebhookDelivery WebhookDeliveryEdge WebhookDeliveryConnection
    RepeatedDeliveries FeedEvent FeedEventEdge FeedEventConnection`,
  ADMINISTRATORS: 'HolidayImportUndo ApiKey ApiKeyEdge ApiKeyConnection ApiKeySecret',
};
const READERS: Record<keyof typeof NOT_PUBLIC, readonly Caller[]> = {
  OFFICERS: ['front desk', 'counter officer', 'manager', 'manager elsewhere', 'administrator'],
  DESK: ['front desk', 'manager', 'manager elsewhere', 'administrator'],
  MANAGERS: ['manager', 'manager elsewhere', 'administrator'],
  ADMINISTRATORS: ['administrator'],
  DOORS: ['kiosk', 'board', 'key to check in', 'key of a desk'],
  MANAGERS_AND_DEVICES: ['manager', 'manager elsewhere', 'administrator', 'kiosk', 'board'],
  MANAGERS_AND_KEYS: [
    'key to read',
    'key to book',
    'key to check in',
    'key for walk-ins',
    'key of a desk',
    'manager',
    'manager elsewhere',
    'administrator',
  ],
  OFFICERS_AND_DESKS: [
    'front desk',
    'counter officer',
    'manager',
    'manager elsewhere',
    'administrator',
    'key of a desk',
  ],
  KIOSKS: [
    'front desk',
    'counter officer',
    'manager',
    'manager elsewhere',
    'administrator',
    'kiosk',
    'key to check in',
    'key of a desk',
  ],
  PRINTERS: [
    'front desk',
    'counter officer',
    'manager',
    'manager elsewhere',
    'administrator',
    'kiosk',
    'key to check in',
    'key for walk-ins',
    'key of a desk',
  ],
};
const readers = new Map(
  Object.entries(NOT_PUBLIC).flatMap(([who, names]) =>
    names.split(/\s+/).map((name) => [name, READERS[who as keyof typeof READERS]] as const),
  ),
);

describe('a field of what is answered', () => {
  test.each(fields.filter((field) => !isRoot(field)))('%s is read by those who may, and by no others', (field) => {
    const allowed = readers.get(field) ?? readers.get(field.split('.')[0] ?? '') ?? CALLERS;
    const answers = CALLERS.map((caller) => refusalOf(ASKERS[caller], field, {}));
    expect(answers).toEqual(CALLERS.map((caller) => expected(caller, allowed.includes(caller))));
  });
});

test('a key that is bound to offices names no other one, and one that is not any', () => {
  const bound: Asker = { ...(ASKERS['key to check in'] as ApiKeyHolder), scopes: ['READ', 'BOOK', 'CHECK_IN'] };
  for (const root of ['Mutation.checkIn', 'Mutation.book', 'Mutation.sendNumberProof']) {
    expect(refusalOf(bound, root)).toBeNull();
    expect(refusalOf(bound, root, { input: { office: 'DEPOK' } })).toBe('FORBIDDEN');
  }
  expect(refusalOf(ASKERS['key to book'], 'Mutation.book', { input: { office: 'DEPOK' } })).toBeNull();
});

test('a desk of another make lists and sets at its offices alone', () => {
  for (const root of ['Query.bookings', 'Query.tickets', 'Mutation.setPriority', 'Subscription.counters']) {
    expect(refusalOf(ASKERS['key of a desk'], root)).toBeNull();
    expect(refusalOf(ASKERS['key of a desk'], root, { office: 'DEPOK', input: { office: 'DEPOK' } })).toBe('FORBIDDEN');
  }
});

test('a device may ask of its own office alone, also for what others may ask of every office', () => {
  const roots = ['Query.office', 'Query.board', 'Subscription.board', 'Mutation.checkIn', 'Mutation.issueTicket'];
  for (const root of roots) {
    expect(refusalOf(device('KIOSK'), root)).toBeNull();
    expect(refusalOf(device('KIOSK', 'DEPOK'), root)).toBe('FORBIDDEN');
    expect(refusalOf(device('KIOSK'), root, {})).toBe('FORBIDDEN');
  }
});

/**
 * The public fields that by their name could tell of a person's health, of a person, or of staff, each with who sees more
 * than null or a masked value there. A new one has to say why it is public.
 */
const TELLING: Record<string, string> = {
  'Actor.name': 'staff of the office and administrators; of programs their label for all',
  'Applicant.address': 'the holder and officers of the office; null for others',
  'Applicant.birthDate': 'the holder and officers of the office; null for others',
  'Applicant.name': 'the holder and officers of the office; initials for others',
  'Applicant.phone': 'the holder and officers of the office; null for others',
  'Booking.applicant': 'see Applicant',
  'Booking.photoUrl': 'officers of the office; null for others',
  'Booking.priority': 'the holder and officers of the office, since a booking is reached by its proof',
  'Booking.priorityNote': 'the caller alone, who claimed it',
  'PlaceRequest.name': 'the caller alone, who named that person; masked for others',
  'Booking.history': 'the holder and officers of the office, since a booking is reached by its proof',
  'BookingEvent.by': 'a role and a channel; see Actor',
  'Erasure.photos': 'a number, of the own photos',
  'OfficeChannel.address': 'all: the number of the office',
  'OfficeChannel.name': 'all: of the channel, as WhatsApp',
  'LastVisit.name': 'the sender alone, who booked for that person',
  'NumberProof.phone': 'the caller alone, who named it',
  'Office.name': 'all: of the office',
  'OpeningDay.reason': 'all: why the office is closed',
  'Premises.telephone': 'all: the number of the office',
  'Quota.name': 'all: of the quota',
  'Quota.priorities': 'all: for whom places are kept',
  'QueuePolicy.priorityEvery': 'all: a number',
  'ScheduleException.reason': 'all: why the office is closed',
  'Refusal.reason': 'all: a code',
  'RegistrationFormat.photo': 'all: whether one is asked for',
  'RegistrationFormat.photoRequired': 'all: whether one is asked for',
  'Service.name': 'all: of the service',
  'Service.names': 'all: of the service',
  'Ticket.callReason': 'the holder and officers of the office; null for others',
  'Ticket.priority': 'the holder and officers of the office; null for others',
  'Viewer.name': 'the caller alone',
};

test('a public field that may tell of health, of a person or of staff is one that hides it from others', () => {
  const telling =
    /priorit|reason|health|disab|pregnan|diagnos|officer|staff|applicant|name|phone|birth|address|photo|history|\.by$/i;
  const isPublic = (field: string) => refusalOf(ASKERS.anonymous, field, {}) === null;
  const found = fields.filter((field) => !isRoot(field) && isPublic(field) && telling.test(field.replace(/^\w+/, '')));
  expect(found.toSorted()).toEqual(Object.keys(TELLING).toSorted());
});

describe('an officer', () => {
  test.each([
    ['Query.bookings', { office: 'BOGOR' }, null],
    ['Query.bookings', { office: 'JAKARTA_PUSAT', input: { office: 'BOGOR' } }, 'FORBIDDEN'],
    ['Mutation.checkIn', { office: 'BOGOR', input: { office: 'JAKARTA_PUSAT' } }, 'FORBIDDEN'],
    ['Mutation.callNext', { input: { counter: 'JAKARTA_PUSAT/4' } }, 'FORBIDDEN'],
    ['Mutation.callNext', { input: { counter: 'BOGOR/JAKARTA_PUSAT' } }, null],
    ['Mutation.importHolidays', { input: {} }, 'FORBIDDEN'],
    ['Query.previewCapacity', { input: { closeDay: { office: 'JAKARTA_PUSAT' } } }, 'FORBIDDEN'],
    ['Query.previewCapacity', { input: { closeDay: { office: 'BOGOR' }, setCapacity: { office: 'BOGOR' } } }, null],
    [
      'Query.previewCapacity',
      { input: { closeDay: { office: 'BOGOR' }, setCapacity: { office: 'JAKARTA_PUSAT' } } },
      'FORBIDDEN',
    ],
    ['Query.previewCapacity', { input: {} }, 'FORBIDDEN'],
  ])('of Bogor calls %s with %j: %s', (field, args, refusal) => {
    expect(refusalOf(ASKERS.manager, field, args)).toBe(refusal);
  });
});

describe('a refused caller learns the reason', () => {
  test.each([
    ['anonymous', {}, 'Query.staff needs a key: Authorization: Bearer …'],
    ['key to read', {}, 'Query.staff is not for API keys.'],
    ['sender', {}, 'Query.staff is not for SENDER.'],
    ['manager elsewhere', AT_BOGOR, 'You work at JAKARTA_PUSAT.'],
  ] as const)('%s', (caller, args, message) => {
    expect(() => mustBeAllowed(ASKERS[caller], 'Query', 'staff', args)).toThrow(message);
  });

  test('with all the scopes of a key, one of which is enough elsewhere', () => {
    expect(() => mustBeAllowed(key('READ', 'CHECK_IN'), 'Mutation', 'book', {})).toThrow(
      'Mutation.book needs a key with the scope BOOK or VOUCH.',
    );
    expect(refusalOf(key('READ', 'BOOK'), 'Mutation.book')).toBeNull();
    expect(refusalOf(key('VOUCH'), 'Mutation.book')).toBeNull();
    expect(refusalOf(key(), 'Query.offices')).toBe('FORBIDDEN');
  });

  test('also where the table has no row', () => {
    expect(refusalOf(administrator, 'Query.secrets')).toBe('FORBIDDEN');
  });
});
