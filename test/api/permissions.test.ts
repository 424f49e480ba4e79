// The server lets each kind of caller call what the table of permissions gives it, operation by operation.
import {
  execute,
  type GraphQLArgument,
  type GraphQLError,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildSchema, Context } from '../../schema/index.ts';
import { CallerError } from '../../src/refusal.ts';
import { nameOf, openHouse, sender } from '../support/house.ts';
import { type Live, openLive } from '../support/live.ts';
import { CALLERS, type Caller, may } from '../support/permissionTable.ts';
import { ADMIN, apiKey, type Headers, openServer, paired } from '../support/server.ts';

const schema = buildSchema();
const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
const fields = objects.flatMap((type) =>
  isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
);
const roots = fields.filter((field) => /^(Query|Mutation|Subscription)\./.test(field));

/** Values that cannot be made up from the type alone. */
const VALUES: Record<string, unknown> = {
  office: 'BOGOR',
  like: 'BOGOR',
  counter: 'BOGOR/4',
  service: 'PASSPORT',
  code: '22222222',
  timeZone: 'Asia/Jakarta',
  // No one has this id: a call must not end the staff and keys of this very test.
  id: '999999',
};
const OWN: Record<string, Record<string, unknown>> = {
  'Mutation.addOffice': { code: 'OFFICE_A' },
  'Mutation.addStaff': { role: 'FRONT_DESK' },
  'Mutation.acceptMessage': { message: '999999' },
  'Mutation.dismissMessage': { message: '999999' },
  'Mutation.resendMessage': { message: 'out-999999' },
  'Mutation.blockAddress': { input: { office: 'BOGOR', address: '+6281299990000', reason: 'Calo' } },
  'Mutation.unblockAddress': { input: { office: 'BOGOR', block: '999999' } },
  'Mutation.importHolidays': { input: { office: 'BOGOR', calendar: 'none', from: '2017-08-01', to: '2017-08-31' } },
  'Mutation.subscribeHolidays': { input: { office: 'BOGOR', url: 'none' } },
  'Query.previewHolidays': { input: { office: 'BOGOR', calendar: 'none', from: '2017-08-01', to: '2017-08-31' } },
  'Mutation.endStaffSession': { input: { office: 'BOGOR', id: '999999' } },
  'Mutation.createWebhook': { input: { office: 'BOGOR', url: 'https://example.org/hooks' } },
  'Mutation.changeWebhook': { input: { office: 'BOGOR', id: '999999' } },
  'Mutation.rotateWebhookSecret': { input: { office: 'BOGOR', id: '999999' } },
  'Mutation.deleteWebhook': { input: { office: 'BOGOR', id: '999999' } },
  'Mutation.testWebhook': { input: { office: 'BOGOR', id: '999999' } },
  'Mutation.redeliverWebhook': { input: { office: 'BOGOR', id: '999999', deliveries: ['999999'] } },
  'Query.office': { code: 'BOGOR' },
  'Query.previewCapacity': { input: { closeDay: { office: 'BOGOR', date: '2017-08-31', reason: 'Libur' } } },
};

let made = 0;

function sampleOf(root: string, name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(root, name, type.ofType);
  if (name === 'input' && OWN[root]?.input) return OWN[root].input;
  if (isListType(type)) return [sampleOf(root, name, type.ofType)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(root, field.name, field.type)]));
  }
  const own = OWN[root]?.[name] ?? VALUES[name];
  if (own !== undefined) return own;
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === 'Date') return '1987-01-25';
  if (type.name === 'BookingCode') return '22222222';
  if (type.name === 'PhoneNumber') return '+6281230000001';
  return name === 'number' ? 'A101' : nameOf(++made);
}

/** The smallest document that calls a root field, with the least it must be given, and the office where there may be one. */
function callOf(root: string): { query: string; variables: Record<string, unknown> } {
  const [type = '', name = ''] = root.split('.');
  const parent = schema.getType(type);
  const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
  const args: readonly GraphQLArgument[] = (field?.args ?? []).filter(
    (arg) => isRequiredArgument(arg) || arg.name === 'office' || OWN[root]?.[arg.name] !== undefined,
  );
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = `${type.toLowerCase()}${declared && ` (${declared})`}`;
  const variables = Object.fromEntries(args.map((arg) => [arg.name, sampleOf(root, arg.name, arg.type)]));
  return { query: `${head} { ${name}${given && `(${given})`} { __typename } }`, variables };
}

const server = await openServer();
const house = await openHouse();
const keys: Partial<Record<Caller, Headers>> = {
  anonymous: {},
  'key to read': (await apiKey(server, ['READ'])).signedIn,
  'key to book': (await apiKey(server, ['BOOK'])).signedIn,
  'front desk': await server.staff('FRONT_DESK'),
  'counter officer': await server.staff('COUNTER_OFFICER'),
  manager: await server.staff('MANAGER'),
  'manager elsewhere': await server.staff('MANAGER', 'JAKARTA_PUSAT'),
  administrator: ADMIN,
  kiosk: await paired(server, 'KIOSK'),
  board: await paired(server, 'BOARD'),
  'key to check in': (await apiKey(server, ['CHECK_IN'], 100_000, ['BOGOR'])).signedIn,
  'key for walk-ins': (await apiKey(server, ['WALK_IN'], 100_000, ['BOGOR'])).signedIn,
  'key of a desk': (await apiKey(server, ['DESK'], 100_000, ['BOGOR'])).signedIn,
};
/** Staff and devices of Jakarta Pusat, who call for Bogor. */
const elsewhere = {
  'front desk': await server.staff('FRONT_DESK', 'JAKARTA_PUSAT'),
  'counter officer': await server.staff('COUNTER_OFFICER', 'JAKARTA_PUSAT'),
  kiosk: await paired(server, 'KIOSK', 'JAKARTA_PUSAT'),
  board: await paired(server, 'BOARD', 'JAKARTA_PUSAT'),
} satisfies Partial<Record<Caller, Headers>>;
const STRANGERS = Object.keys(elsewhere) as (keyof typeof elsewhere)[];
const sockets = new Map<Headers, Live>();
for (const signedIn of [...Object.values(keys), ...Object.values(elsewhere)])
  sockets.set(signedIn, await openLive(server.url, { signedIn }));

/** Senders do not come by HTTP: a message's adapter asks from inside, in the name of its sender. */
const inside = new Context({
  app: {
    pool: house.database.pool,
    offices: house.offices,
    now: () => house.clock.now(),
    book: house.book,
    confirm: house.confirm,
    chatLink: () => null,
    links: () => ({ qr: '', code128: '', calendar: '' }),
    guesses: { async begin() {}, async end() {} },
    visits: { read: () => null },
    doors: { read: () => 'UNKNOWN' },
    lostTime: null,
    pairingClaim: () => 'claim',
    async rolled() {},
    budgetOf: () => null,
    capabilitiesOf: () => null,
    readSample: () => Promise.reject(new Error('No sample is read here.')),
    onFault: () => {},
  } as unknown as Context['app'],
  asker: sender('+628123456789'),
  language: 'id',
  source: null,
});

async function codeInside(query: string, variableValues: Record<string, unknown>): Promise<string | undefined> {
  const { errors } = await execute({ schema, document: parse(query), variableValues, contextValue: inside });
  const cause = (errors?.[0] as GraphQLError | undefined)?.originalError;
  return cause instanceof CallerError ? cause.code : errors?.[0]?.message;
}

/** The code of the error a caller gets; undefined: none. */
async function codeFor(caller: Caller, root: string): Promise<string | undefined> {
  const { query, variables } = callOf(root);
  return caller === 'sender' ? codeInside(query, variables) : codeBy(keys[caller] ?? {}, root);
}

/** The same with that key; `{}`: none. */
async function codeBy(signedIn: Headers, root: string): Promise<string | undefined> {
  const { query, variables } = callOf(root);
  if (!root.startsWith('Subscription'))
    return (await server.graphql(query, variables, signedIn)).errors?.[0]?.extensions.code;
  const stream = sockets.get(signedIn)?.subscribe(query, variables);
  return Promise.race([stream?.nth(1).then(() => undefined), stream?.errors().then(([e]) => e?.extensions?.code)]);
}

/** Staff of other offices may what all may who manage one; devices nothing that is about an office. */
function mayElsewhere(root: string, caller: keyof typeof elsewhere): boolean {
  if (!may(root, caller)) return false;
  const isDevice = caller === 'kiosk' || caller === 'board';
  return isDevice ? !JSON.stringify(callOf(root).variables).includes('BOGOR') : may(root, 'manager elsewhere');
}

describe('what the server answers', () => {
  test('the calls of this test are valid', () => {
    for (const root of roots) expect([root, validate(schema, parse(callOf(root).query))]).toEqual([root, []]);
  });

  describe.each(roots)('%s', (root) => {
    test.each(CALLERS)('%s', async (caller) => {
      const code = await codeFor(caller, root);
      if (may(root, caller)) expect([undefined, 'NOT_FOUND', 'BAD_USER_INPUT']).toContain(code);
      else expect(code).toBe(caller === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    });

    test.each(STRANGERS)('%s of another office', async (caller) => {
      const code = await codeBy(elsewhere[caller], root);
      if (mayElsewhere(root, caller)) expect([undefined, 'NOT_FOUND', 'BAD_USER_INPUT']).toContain(code);
      else expect(code).toBe('FORBIDDEN');
    });
  });

  test.each(CALLERS.filter((caller) => caller !== 'sender'))('viewer tells %s the same', async (caller) => {
    const { allowed } = await server.ask('{ viewer { allowed } }', {}, keys[caller]);
    // The call itself checks at which office an officer works.
    const role = caller === 'manager elsewhere' ? 'manager' : caller;
    expect(allowed.toSorted()).toEqual(roots.filter((root) => may(root, role)).toSorted());
  });
});
