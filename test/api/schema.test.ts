// The contract is described throughout, equals the committed file, breaks no client and has the agreed shape.
import { readFile } from 'node:fs/promises';
import {
  buildSchema as buildFromText,
  findBreakingChanges,
  type GraphQLArgument,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
  specifiedScalarTypes,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema } from '../../schema/index.ts';

const schema = lexicographicSortSchema(buildSchema());
const committed = await readFile('schema/schema.graphql', 'utf8');
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !specifiedScalarTypes.some(({ name }) => name === type.name),
);

/** Repeating these leaves the same state however often they are sent, so they need no key. */
const SAME_WHEN_REPEATED = new Set(['addOffice', 'changeOffice']);

interface Described {
  path: string;
  description: string | null | undefined;
}

/** The type, its fields, their arguments, its values. */
function partsOf(type: GraphQLNamedType): Described[] {
  const own = { path: type.name, description: type.description };
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => part(type, value))];
  if (isInputObjectType(type)) return [own, ...Object.values(type.getFields()).map((field) => part(type, field))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields());
  return [
    own,
    ...fields.flatMap((field) => [
      part(type, field),
      ...field.args.map(({ name, description }) => ({ path: `${type.name}.${field.name}(${name})`, description })),
    ]),
  ];
}

function part(
  type: GraphQLNamedType,
  { name, description }: { name: string; description?: string | null | undefined },
): Described {
  return { path: `${type.name}.${name}`, description };
}

describe('the contract', () => {
  test.each(types.filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name)).map((t) => [t.name, t]))(
    '%s is described throughout',
    (_, type) => {
      const bare = partsOf(type as GraphQLNamedType).filter(({ description }) => !description?.trim());
      expect(bare.map(({ path }) => path)).toEqual([]);
    },
  );

  test('every operation and its arguments are described', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const parts = roots.flatMap((root) => (root ? partsOf(root).slice(1) : []));
    expect(parts.length).toBeGreaterThan(8);
    expect(parts.filter(({ description }) => !description?.trim()).map(({ path }) => path)).toEqual([]);
  });

  test('is the one that is committed', () => {
    expect(committed.replace(/^#.*\n+/, '')).toBe(`${printSchema(schema)}\n`);
  });

  test('breaks no one who uses the one that is committed', () => {
    expect(findBreakingChanges(buildFromText(committed), schema)).toEqual([]);
  });

  test('every mutation that can be refused takes one input with an idempotency key', () => {
    const refusable = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ type }) => {
      const result = schema.getType(String(type).replace('!', ''));
      return isUnionType(result) && result.getTypes().some(({ name }) => name === 'Refusal');
    });
    expect(refusable.length).toBeGreaterThanOrEqual(4);
    for (const { name, args } of refusable) {
      if (SAME_WHEN_REPEATED.has(name)) continue;
      expect(
        args.map((arg) => arg.name),
        name,
      ).toEqual(['input']);
      const input = schema.getType(String(args[0]?.type).replace('!', ''));
      expect(isInputObjectType(input) && String(input.getFields().idempotencyKey?.type), name).toBe('String');
    }
  });
});

/** These make a booking; everything else changes one. */
const MAKES = new Set(['book', 'acceptMessage']);

/** A booking has these fields of the person, besides the birth date, which proves whose it is. */
const OF_A_PERSON = new Set(['applicant', 'name', 'address', 'phone', 'photo']);

describe('whose a booking is', () => {
  const inputOf = (args: readonly GraphQLArgument[]) =>
    args.flatMap(({ type }) => {
      const input = getNamedType(type);
      return isInputObjectType(input) ? Object.values(input.getFields()) : [];
    });
  const ofBookings = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ type }) => {
    const result = getNamedType(type);
    return isUnionType(result) && result.getTypes().some(({ name }) => name === 'Booking');
  });

  test('is said when it is made', () => {
    const book = ofBookings.find(({ name }) => name === 'book');
    const asked = inputOf(book?.args ?? []).map(({ name }) => name);
    expect([...OF_A_PERSON].filter((name) => asked.includes(name))).toEqual(['applicant', 'phone', 'photo']);
  });

  test('is taken by nothing that changes one', () => {
    const changes = ofBookings.filter(({ name }) => !MAKES.has(name));
    expect(changes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['confirmBooking', 'rescheduleBooking', 'cancelBooking']),
    );
    for (const { name, args } of changes) {
      const taken = inputOf(args).filter(({ name: field, type }) => {
        return OF_A_PERSON.has(field) || getNamedType(type).name === 'ApplicantInput';
      });
      expect(taken, name).toEqual([]);
    }
  });
});

/** Names and shapes that other programs were promised: more may be there, less or otherwise may not. */
const PROMISED: Record<string, Record<string, string>> = {
  Query: {
    offices: '(near: String): [Office!]',
    office: '(code: ID): Office',
    booking: '(code: BookingCode!, birthDate: Date): Booking',
    viewer: ': Viewer',
  },
  Mutation: {
    book: '(input: BookInput!): BookingResult',
    confirmBooking: '(input: ConfirmBookingInput!): BookingResult',
    rescheduleBooking: '(input: RescheduleBookingInput!): BookingResult',
    cancelBooking: '(input: CancelBookingInput!): BookingResult',
  },
  Office: {
    ...{ code: ': ID!', name: ': String!', city: ': String!', timeZone: ': String!' },
    ...{ channels: ': [OfficeChannel!]!', services: ': [Service!]!', registration: ': RegistrationFormat!' },
    policy: ': BookingPolicy!',
    availability: '(service: ID, channel: ChannelKind, from: Date, days: Int): [DayAvailability!]!',
    windows: '(date: Date!, service: ID): [CapacityWindow!]!',
  },
  OfficeChannel: { kind: ': ChannelKind!', address: ': String!', link: ': String' },
  RegistrationFormat: {
    ...{ template: ': String!', example: ': String!', intakeHours: ': TimeRange', photoRequired: ': Boolean!' },
  },
  BookingPolicy: {
    ...{ arriveMinutesBefore: ': Int!', graceMinutes: ': Int!', holdMinutes: ': Int!', horizonDays: ': Int!' },
    ...{ maxLiveBookingsPerSender: ': Int!', maxChanges: ': Int!', changeCutoffHours: ': Int!' },
  },
  Service: { code: ': ID!', name: ': String!', channels: ': [ChannelKind!]!' },
  DayAvailability: {
    ...{ date: ': Date!', status: ': DayStatus!', capacity: ': Int!', remaining: ': Int!' },
    windows: ': [CapacityWindow!]!',
  },
  CapacityWindow: {
    ...{ id: ': ID!', startsAt: ': DateTime!', endsAt: ': DateTime!', quota: ': String!' },
    ...{ capacity: ': Int!', remaining: ': Int!' },
  },
  Booking: {
    ...{ code: ': BookingCode!', status: ': BookingStatus!', office: ': Office!', service: ': Service!' },
    ...{ window: ': CapacityWindow!', applicant: ': Applicant!', channel: ': ChannelKind!', queueNumber: ': String' },
    ...{
      arriveBy: ': DateTime!',
      forfeitsAt: ': DateTime!',
      confirmBy: ': DateTime',
      overflowedFrom: ': Date',
      barcodeUrl: ': String',
    },
    ...{ calendarUrl: ': String', allowedActions: ': [BookingAction!]!', history: ': [BookingEvent!]!' },
  },
  Applicant: { name: ': String!', birthDate: ': Date', address: ': String', phone: ': PhoneNumber' },
  BookingEvent: { at: ': DateTime!', action: ': BookingEventAction!', by: ': Actor!' },
  Refusal: {
    ...{ code: ': RefusalCode!', message: ': String!', field: ': String', alternatives: ': [CapacityWindow!]!' },
  },
};

const PROMISED_INPUTS: Record<string, Record<string, string>> = {
  BookInput: {
    ...{ office: 'ID!', service: 'ID', when: 'VisitTimeInput', applicant: 'ApplicantInput!' },
    ...{ priority: 'Priority = NORMAL', acceptNextPlace: 'Boolean! = true', phone: 'TypedPhoneNumber' },
    ...{ language: 'Language', idempotencyKey: 'String' },
  },
  ApplicantInput: { name: 'String!', birthDate: 'TypedDate!', address: 'String' },
};

const PROMISED_VALUES: Record<string, string> = {
  ChannelKind: 'WHATSAPP SMS WEB COUNTER API',
  DayStatus: 'OPEN FULL CLOSED NOT_YET_RELEASED',
  BookingStatus: 'HELD CONFIRMED CHECKED_IN EXPIRED CANCELLED FORFEITED',
  BookingAction: 'CONFIRM RESCHEDULE CANCEL CHECK_IN',
  Priority: 'NORMAL ELDERLY CHILD DISABILITY PREGNANT',
  RefusalCode: `FULL CLOSED NOT_YET_RELEASED TOO_FAR_AHEAD IN_THE_PAST NOT_OFFERED NOT_BY_CHANNEL OUTSIDE_INTAKE_HOURS
    LIMIT_REACHED ALREADY_BOOKED BLOCKED INVALID_NAME INVALID_BIRTH_DATE PHOTO_REQUIRED UNKNOWN_CODE HOLD_EXPIRED
    NOT_VERIFIED NOT_ALLOWED_NOW TOO_MANY_CHANGES TOO_LATE_TO_CHANGE TOO_EARLY TOO_LATE WRONG_DAY WRONG_OFFICE
    QUEUE_EMPTY COUNTER_CLOSED CAPACITY_IN_USE`,
};

describe('what was promised', () => {
  test.each(Object.entries(PROMISED))('%s has its fields', (name, fields) => {
    const type = schema.getType(name);
    const has = isObjectType(type) ? type.getFields() : {};
    for (const [field, shape] of Object.entries(fields)) {
      const args = new Map(has[field]?.args.map((arg) => [arg.name, String(arg.type)]));
      // An argument that is not null by its default is written with an exclamation mark, and asks no more of anybody.
      const wanted = [...shape.matchAll(/(\w+): ([\w![\]]+)(?=[,)])/g)].map(([, arg, of]) => [arg, of]) as [
        string,
        string,
      ][];
      for (const [arg, of] of wanted)
        expect(args.get(arg)?.replace(/!$/, ''), `${name}.${field}(${arg})`).toBe(of.replace(/!$/, ''));
      expect(String(has[field]?.type), `${name}.${field}`).toBe(shape.replace(/^.*: /, ''));
    }
  });

  test.each(Object.entries(PROMISED_INPUTS))('%s takes its fields', (name, fields) => {
    const type = schema.getType(name);
    const has = isInputObjectType(type) ? type.getFields() : {};
    const shapes = Object.values(has).map(({ name: field, type: of, defaultValue }) => {
      return [field, defaultValue === undefined ? String(of) : `${of} = ${defaultValue}`];
    });
    expect(Object.fromEntries(shapes)).toMatchObject(fields);
    for (const { name: field, type: of, defaultValue } of Object.values(has)) {
      if (!(field in fields))
        expect(String(of).endsWith('!') && defaultValue === undefined, `${name}.${field}`).toBe(false);
    }
  });

  test.each(Object.entries(PROMISED_VALUES))('%s has its values', (name, values) => {
    const type = schema.getType(name);
    const has = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(has).toEqual(expect.arrayContaining(values.split(/\s+/)));
  });
});
