// Every block of the documents is run as it is pasted, or it is said here where it is run: none is passed over.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument, parse as parseYaml } from 'yaml';
import { faultsOfWording } from '../../server/wording.ts';
import { permissionFor } from '../../src/access/permissions.ts';
import { readOffices } from '../../src/office/officesFile.ts';
import { type Block, blocksOf, DOCUMENTS } from '../support/documentBlocks.ts';
import { openLive } from '../support/live.ts';
import { emptyDirectory, endEverything, graphql, type Running, start } from '../support/process.ts';
import { step } from '../support/step.ts';

const IMAGE_LIVE = `docker run --init --read-only --tmpfs /tmp --volume antrean-data:/data --publish 4000:4000 \\
  --volume ./offices.yaml:/antrean/offices.yaml:ro --volume ./secrets:/run/secrets:ro \\
  --env MODE=live --env PUBLIC_URL=https://antrean.example --env ADMIN_KEY_FILE=/run/secrets/admin-key \\
  --env DATABASE_URL_FILE=/run/secrets/database-url antrean`;

/** Commands that cannot be run again from within a test, as the documents have them, and what runs them instead. */
const COMMANDS_RUN_ELSEWHERE: Record<string, string> = {
  'npm ci && npm start': '.ci/run installs; test/journeys/process.test.ts says npm start in a copy of the sources',
  [`id=sha256:$(sha256sum documents/board.graphql | cut -d ' ' -f 1)
curl -s localhost:4000/graphql -H 'content-type: application/json' -d "{\\"documentId\\":\\"$id\\"}"`]:
    'test/api/trustedDocuments.test.ts runs it with a folder of documents',
  "curl -s localhost:4000/simulator/clock -H 'content-type: application/json' -d '{\"minutes\": 30}'":
    'test/journeys/documents.test.ts moves the clock in the same way',
  'docker build --tag antrean .\ndocker run --init --read-only --tmpfs /tmp --volume antrean-data:/data --publish 4000:4000 antrean demo':
    'test/long/image.test.ts takes the steps of the Dockerfile, and starts what they make',
  [IMAGE_LIVE]:
    'test/long/image.test.ts starts the same program; test/rules/settingsTable.test.ts reads secrets of files',
  [`npx antrean doubt --since "2026-11-30 10:00:00+07" --dry-run
npx antrean doubt --since "2026-11-30 10:00:00+07"`]: 'test/long/pointInTime.test.ts runs it after such a moment',
  'npm run verify-audit': 'test/api/auditScripts.test.ts runs it',
  'npm run verify-audit -- --head 412:9f3c…': 'test/api/auditScripts.test.ts runs it with a head',
  'npm run -s breach-report -- --asker "officer 7" --since 2017-08-01T00:00:00+07:00 > affected.csv':
    'test/api/auditScripts.test.ts runs it',
  [`npx antrean backup antrean-drill.sql.gz
MODE=demo DATABASE_URL= DATABASE_OWNER_URL= DATABASE_DIRECT_URL= DATA_DIR="$PWD/drill" npx antrean restore antrean-drill.sql.gz
rm -rf antrean-drill.sql.gz drill`]: 'test/long/backup.test.ts runs it',
  'CHANNELS=./pigeon.mts PIGEON_KEY=a-key-of-your-own PIGEON_URL=http://127.0.0.1:8025 npx antrean demo':
    'test/long/package.test.ts starts the program of the package with it',
  'npx vitest run': 'test/long/package.test.ts runs it beside the package',
  'npm run rotate-data-key': 'test/api/dataKey.test.ts runs it',
  'npx antrean trace +628123456789 antrean.log': 'test/api/steps.test.ts runs it',
  'npm run verify-places -- BOGOR-places-2017-08-07-2017-08-07.jsonl --key MCowBQ… --head 1204:9f86d0…':
    'test/api/placeLog.test.ts runs it on an export',
};
/** Blocks of these kinds, and what runs or makes them. */
const KINDS_RUN_ELSEWHERE: Record<string, string> = {
  arb: 'test/rules/textCatalogues.test.ts finds it in a catalogue',
  bash: 'test/deploy/units.test.ts compares what it names with the files of deploy/, whose parts test/long/deploy.test.ts starts',
  env: 'test/rules/config.test.ts takes it as settings',
  haproxy: 'test/long/rollingRestart.test.ts starts HAProxy with it',
  html: 'test/pages/embedding.test.ts and test/long/examples.test.ts put them on a page of another site',
  js: 'test/api/placePrice.test.ts works by it for a place, test/clients/caches.test.ts keeps by it',
  ini: 'test/long/pointInTime.test.ts starts PostgreSQL with it, and brings it back to a moment',
  kannel: 'test/journeys/kannel.test.ts and test/long/kannelOutage.test.ts start Kannel with them',
  hook: 'test/api/webhooks.test.ts compares it with a body that was delivered',
  http: 'test/api/limits.test.ts compares it with an answer beyond the budget',
  log: 'test/api/steps.test.ts compares them with lines of a server',
  mjs: 'test/api/webhooks.test.ts runs it as a receiver',
  mts: 'test/long/package.test.ts has them in a folder with the package: types, contract, and the program',
  mermaid: 'npm run check compares them with the tables they are drawn from',
  sql: 'test/server/databaseRoles.test.ts makes the roles and the database by one, test/store/reportRole.test.ts the account of a program by another, test/long/kannelOutage.test.ts a table by the third',
  tree: 'test/paths.test.ts compares it with the rooms there are',
  yml: 'test/long/package.test.ts starts the program with it',
  ts: 'test/store/tables.test.ts runs it in a transaction',
};

const all = DOCUMENTS.flatMap(blocksOf);
const START = /^((?:[A-Z_]+=\S+ )*)npm start$/;
const kindOf = ({ language, text }: Block): string => {
  if (language === 'sh' && START.test(text.trim())) return 'start';
  if (language === '' && /^applicant /.test(text)) return 'dialogue';
  if (language === '' && /^src\//.test(text)) return 'tree';
  return language;
};
/** Commands without what is said of them. */
const commandOf = ({ text }: Block) => text.replace(/\s+#.*$/gm, '').trim();
const isElsewhere = (block: Block) =>
  KINDS_RUN_ELSEWHERE[kindOf(block)] !== undefined || COMMANDS_RUN_ELSEWHERE[commandOf(block)] !== undefined;
const titled = (blocks: Block[]) => blocks.map((block) => [block.place, block] as const);

/** Started as the documents say, and with nothing set: at the clock of the machine. */
let server: Running;
let startedAtMs = 0;
let today: Running;
let admin: Record<string, string>;

beforeAll(async () => {
  const [settings = ''] = all
    .filter((block) => kindOf(block) === 'start')
    .map(({ text }) => START.exec(text.trim())?.[1]);
  const env = Object.fromEntries(
    settings
      .trim()
      .split(' ')
      .map((setting) => setting.split('=') as [string, string]),
  );
  startedAtMs = performance.now();
  server = await start({ env, clone: resolve('.') });
  today = await start({ env: { CLOCK: '', DEMO: 'empty' } });
  const key = (await readFile(join(server.dataDir, 'admin-key'), 'utf8')).trim();
  admin = { authorization: `Bearer ${key}` };
}, 180_000);
afterAll(endEverything);

const run = promisify(execFile);
/** The output of a block pasted into a shell in the folder of a server, with the port of the test's server instead of the usual one. */
async function pasted({ text }: Block, { url, dataDir }: Running): Promise<string> {
  const script = text.replaceAll(/\blocalhost:4000\b/g, new URL(url).host);
  const cwd = await emptyDirectory();
  await symlink(dataDir, join(cwd, 'data'));
  const { stdout } = await run('bash', ['-c', `set -euo pipefail\n${script}`], { cwd });
  return stdout;
}

/**
 * The parts of an answer that are always the same: its fields and the kind of value in each; and, if it was
 * asked on the day that the documents are of, also the moments.
 */
function shapeOf(value: unknown, sameDay: boolean): unknown {
  if (Array.isArray(value)) return value.length === 0 ? 'list' : [shapeOf(value[0], sameDay)];
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner, sameDay)]));
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  const kinds: [RegExp, string][] = [
    [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/, sameDay ? value : 'instant'],
    [/^\d{4}-\d\d-\d\d$/, sameDay ? value : 'date'],
    [/^https?:/, 'address'],
    [/^[A-Z_]{3,}$/, value],
  ];
  return kinds.find(([form]) => form.test(value))?.[1] ?? 'text';
}

/** The shape of an answer as far as the documented one goes: a list that is empty in either tells nothing. */
function expectShape(answer: unknown, documented: unknown, sameDay: boolean): void {
  const emptied = (shape: unknown, other: unknown): unknown => {
    if (other === 'list' && Array.isArray(shape)) return 'list';
    if (typeof shape !== 'object' || shape === null || typeof other !== 'object' || other === null) return shape;
    const pairs = Object.entries(shape).map(([name, inner]) => [name, emptied(inner, (other as never)[name])]);
    return Array.isArray(shape) ? pairs.map(([, inner]) => inner) : Object.fromEntries(pairs);
  };
  const [is, should] = [shapeOf(answer, sameDay), shapeOf(documented, sameDay)];
  expect(emptied(is, should)).toEqual(emptied(should, is));
}

describe('what is run elsewhere', () => {
  test('is in the documents, and all else is of a kind that is run here', () => {
    const kinds = new Set(all.map(kindOf));
    for (const kind of Object.keys(KINDS_RUN_ELSEWHERE)) expect(kinds).toContain(kind);
    for (const command of Object.keys(COMMANDS_RUN_ELSEWHERE)) expect(all.map(commandOf)).toContain(command);
    const here = ['start', 'dialogue', 'sh', 'json', 'graphql', 'yaml'];
    expect(all.filter((block) => !isElsewhere(block) && !here.includes(kindOf(block)))).toEqual([]);
  });

  test('has what runs it', () => {
    for (const place of [...Object.values(KINDS_RUN_ELSEWHERE), ...Object.values(COMMANDS_RUN_ELSEWHERE)])
      for (const [file] of place.matchAll(/(test|\.ci)\/[\w./]+/g))
        expect([file, existsSync(file)]).toEqual([file, true]);
  });
});

/** The code in the documents, and the one that was given here. */
const codes = { documented: '', given: '' };
const withCode = (text: string) => {
  const { documented, given } = codes;
  const halves = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
  return text.replaceAll(documented, given).replaceAll(halves(documented), halves(given));
};

/** Whether a manager of an office may not ask for it. */
function needsAdministrator({ operation, selectionSet }: OperationDefinitionNode): boolean {
  const type = `${operation[0]?.toUpperCase()}${operation.slice(1)}`;
  return selectionSet.selections.some(
    (field) => field.kind === Kind.FIELD && !permissionFor(type, field.name.value)?.who.includes('MANAGER'),
  );
}

/** The sentence as it is written, or as many minutes later as the clock of the server may have gone on since its start. */
function saidSinceStart(text: string): string[] {
  const minutes = Math.ceil((performance.now() - startedAtMs) / 60_000);
  return Array.from({ length: minutes + 1 }, (_, later) => text.replace('sebelum 09.30', `sebelum 09.${30 + later}`));
}

test('the documents are true through a day: the dialogue, then the commands, then the operations', async () => {
  await step('the dialogue is had as it is written', async () => {
    const [dialogue] = all.filter((block) => kindOf(block) === 'dialogue');
    const turns = (dialogue as Block).text.split(/^(?=applicant|office)/m).map((turn) => {
      const [, who = '', said = ''] = /^(\w+) +(.*)$/s.exec(turn) ?? [];
      return {
        who,
        said: said
          .replace(/\[QR\]/, '')
          .replace(/\s+/g, ' ')
          .trim(),
      };
    });
    const to = /"to":"(\+\d+)"/.exec(all.find(({ text }) => text.includes('/channels/simulator'))?.text ?? '')?.[1];
    let reply = '';
    codes.documented = /kode (\w{8})/.exec(turns[1]?.said ?? '')?.[1] ?? '';
    for (const { who, said } of turns) {
      if (who === 'office') {
        codes.given ||= /kode (\w{8})/.exec(reply)?.[1] ?? '';
        expect(saidSinceStart(withCode(said))).toContain(reply.replace(/\s+/g, ' ').trim());
        continue;
      }
      const response = await fetch(`${server.url}/channels/simulator`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: '+6281234567899', to, text: withCode(said) }),
      });
      const { replies } = (await response.json()) as { replies: { text: string }[] };
      reply = replies.map(({ text }) => text).join('\n');
    }
    expect(turns.length).toBeGreaterThanOrEqual(4);
  });

  const commands = all.filter((block) => kindOf(block) === 'sh' && !isElsewhere(block));
  const answersAsItSays = async (block: Block) => {
    const next = all[all.indexOf(block) + 1];
    for (const at of [server, today]) {
      const answer = JSON.parse(await pasted(block, at));
      expect(answer.errors).toBeUndefined();
      if (next?.file === block.file && next.language === 'json')
        expectShape(answer, JSON.parse(next.text), at === server);
    }
  };
  for (const [title, block] of titled(commands))
    await step(`${title} answers as it says, on that day and today`, () => answersAsItSays(block));

  /** Twenty past seven on the Monday of the dialogue: ten minutes before one has to be there. */
  await step('the clock is moved on', async () => {
    const minutes = 5 * 24 * 60 + 22 * 60 + 20;
    const response = await fetch(`${server.url}/simulator/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ minutes }),
    });
    expect(response.status).toBe(200);
  });

  const written = all.filter(({ language }) => language === 'graphql');
  const areDone = async ({ text }: Block) => {
    const add =
      'mutation { addStaff(input: { office: "BOGOR", name: "Sri", role: MANAGER }) { ... on StaffKey { key } } }';
    const { key } = (await graphql(server.url, add, {}, admin)).addStaff;
    const asManager = { authorization: `Bearer ${key}` };
    const operations = parse(withCode(text)).definitions as OperationDefinitionNode[];
    for (const definition of operations) {
      const operation = print(definition);
      const signedIn = needsAdministrator(definition) ? admin : asManager;
      const answer =
        definition.operation === 'subscription'
          ? (await (await openLive(server.url, { signedIn })).subscribe(operation).nth(1)).data
          : await graphql(server.url, operation, {}, signedIn);
      const [said] = Object.values(answer) as object[];
      // A refusal has nothing but its sentence.
      expect([operation, Object.keys(said ?? {})]).not.toEqual([operation, ['message']]);
      expect(said).toBeTruthy();
    }
  };
  for (const [title, block] of titled(written))
    await step(`the operations of ${title} are done for a manager of the office, or an administrator`, () =>
      areDone(block),
    );
});

test('commands come before each answer', () => {
  for (const [index, block] of all.entries())
    if (block.language === 'json') expect([block.place, all[index - 1]?.language]).toEqual([block.place, 'sh']);
});

test('settings are taken, at their place in the offices file', async () => {
  const seed = await readFile('offices.yaml', 'utf8');
  for (const { text, place } of all.filter(({ language }) => language === 'yaml')) {
    const [[code, office]] = Object.entries(
      Object.groupBy((parseYaml(text) as { offices: { code: string }[] }).offices, ({ code }) => code),
    ) as [[string, [object]]];
    const whole = parseDocument(seed);
    const at = (whole.toJS() as { offices: { code: string }[] }).offices.findIndex((one) => one.code === code);
    for (const [name, value] of Object.entries(office[0])) whole.setIn(['offices', at, name], value);
    expect([place, readOffices(whole.toString(), place, faultsOfWording).length]).not.toEqual([place, 0]);
  }
});
