// Documents of a folder that the operator names are asked for by their ids, beside free queries.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../support/directory.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { readEvents } from '../support/eventReader.ts';
import { ADMIN, openServer, post } from '../support/server.ts';

const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const LIVE = 'subscription Live($office: ID!) { board(office: $office) { office { code } } }';
const OPEN = 'mutation Open { openCounter(input: { counter: "BOGOR/1" }) { ... on Counter { open } } }';
const VIEWER = 'query Viewer { viewer { kind } }';
const OLD = 'query Old { fieldOfThePast }';

const blocks = blocksOf('docs/api/trusted-documents.md');
const documented = (language: string) => blocks.find((block) => block.language === language)?.text ?? '';
const BOARD = documented('graphql');

const above = await temporaryDirectory();
const folder = join(above, 'documents');
await mkdir(folder);
await writeFile(join(folder, 'board.graphql'), BOARD);
await writeFile(
  join(folder, 'persisted-documents.json'),
  JSON.stringify({ e10adc3949ba59abbe56e057f20f883e: VIEWER, [idOf(LIVE)]: LIVE, 'x-antrean:open': OPEN, old: OLD }),
);
await writeFile(join(folder, 'README.txt'), 'no document');
const server = await openServer({ start: '2017-08-07T09:00:00+07:00', environment: { DOCUMENTS_DIR: folder } });

const asked = (body: object, headers: Record<string, string> = {}) => post(server.url, body, headers);
const byGet = (parameters: Record<string, string>) =>
  fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers: { accept: 'application/json' } });
const office = { variables: { office: 'BOGOR' } };

describe('a trusted document', () => {
  test('is asked for as the guide says', async () => {
    const script = documented('sh').replaceAll('localhost:4000', new URL(server.url).host);
    const { stdout } = await promisify(execFile)('bash', ['-c', `set -euo pipefail\n${script}`], { cwd: above });
    expect(JSON.parse(stdout)).toMatchObject({ data: { board: { sequence: expect.any(Number), called: [] } } });
  });

  test('is had by POST, GET and as a stream, by the hash of its text', async () => {
    const documentId = idOf(BOARD);
    const data = { board: { sequence: expect.any(Number), called: [] } };
    for (let times = 0; times < 15; times++)
      expect(await asked({ documentId, ...office })).toMatchObject({ status: 200, data });
    const variables = JSON.stringify(office.variables);
    expect(await (await byGet({ documentId, variables })).json()).toMatchObject({ data });
    const stream = await readEvents(server.url, '', { body: { documentId: idOf(LIVE), ...office } });
    expect(await stream.nth(1)).toEqual({ data: { board: { office: { code: 'BOGOR' } } } });
    stream.leave();
  });

  test('is had by the id that its generator gave it, and by its hash', async () => {
    for (const documentId of ['e10adc3949ba59abbe56e057f20f883e', idOf(VIEWER)])
      expect((await asked({ documentId })).data).toEqual({ viewer: { kind: 'ANONYMOUS' } });
    expect((await asked({ documentId: 'x-antrean:open' }, ADMIN)).data).toEqual({ openCounter: { open: true } });
  });

  test('that changes something is no matter of GET', async () => {
    const answer = await byGet({ documentId: idOf(OPEN) });
    expect(answer.status).toBe(405);
  });

  test('that does not fit the schema is logged, and answered with its faults', async () => {
    const lines = server.lines.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 40, id: 'old', fault: expect.stringContaining('fieldOfThePast') }),
    );
    expect(await asked({ documentId: 'old' })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});

describe('a request', () => {
  test.each<[string, object, string]>([
    ['with an id that is not known', { documentId: idOf('{ a }') }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    ['with an id that is no text', { documentId: 7 }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    ['with the name of an inherited property', { documentId: 'constructor' }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
    ['with an id and a text', { documentId: idOf(BOARD), query: BOARD, ...office }, 'BAD_REQUEST'],
  ])('%s is refused by one error', async (_, body, code) => {
    for (const type of ['application/json', 'application/graphql-response+json']) {
      const { status, headers, errors, data } = await asked(body, { accept: type });
      expect([status, data, errors?.map(({ extensions }) => extensions.code)]).toEqual([400, undefined, [code]]);
      expect(headers.get('content-type')).toContain(type);
    }
  });

  test('without an id is free to ask for anything, also where the id is null', async () => {
    expect((await asked({ query: VIEWER })).data).toEqual({ viewer: { kind: 'ANONYMOUS' } });
    expect((await asked({ query: VIEWER, documentId: null })).data).toEqual({ viewer: { kind: 'ANONYMOUS' } });
  });
});

describe('a folder', () => {
  const startedWith = async (name: string, content: string) => {
    const faulty = await temporaryDirectory();
    await writeFile(join(faulty, name), content);
    return openServer({ environment: { DOCUMENTS_DIR: faulty } });
  };

  test.each<[string, string, string, RegExp]>([
    ['no JSON', 'a.json', '{', /a\.json must be a JSON object/],
    ['no texts', 'a.json', '{"a":{"text":"{ a }"}}', /a\.json must be a JSON object/],
    ['a hash of another text', 'a.json', `{"${idOf('{ a }')}":"{ b }"}`, /whose id is sha256:/],
  ])('with %s keeps the server from starting', async (_, name, content, fault) => {
    await expect(startedWith(name, content)).rejects.toThrow(fault);
  });

  test('that is not there does so, too', async () => {
    await expect(openServer({ environment: { DOCUMENTS_DIR: join(above, 'none') } })).rejects.toThrow(/DOCUMENTS_DIR/);
  });
});
