// Relay's compiler takes the contract as it is: refetchable fragments, connections, mutations and subscriptions.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noTools } from '../support/missing.ts';
import { openServer } from '../support/server.ts';

const project = mkdtempSync(join(tmpdir(), 'relay-'));
afterAll(() => rmSync(project, { recursive: true }));

const SCALARS = Object.fromEntries(
  ['BookingCode', 'Date', 'DateTime', 'LocalTime', 'PhoneNumber', 'TimeRange', 'TypedDate', 'TypedPhoneNumber'].map(
    (name) => [name, 'string'],
  ),
);

/** The names of the files that the compiler writes. */
function compile(): string[] {
  for (const folder of ['src', 'out']) mkdirSync(join(project, folder));
  copyFileSync('schema/schema.graphql', join(project, 'schema.graphql'));
  copyFileSync('test/clients/relay/screens.ts', join(project, 'src/screens.ts'));
  const config = {
    ...{ src: './src', schema: './schema.graphql', artifactDirectory: './out', language: 'typescript' },
    ...{ eagerEsModules: true, requireCustomScalarTypes: true, customScalarTypes: SCALARS },
  };
  writeFileSync(join(project, 'relay.config.json'), JSON.stringify(config));
  execFileSync(resolve('checks/node_modules/.bin/relay-compiler'), ['relay.config.json'], {
    cwd: project,
    encoding: 'utf8',
  });
  return readdirSync(join(project, 'out'));
}

/** The document that the compiler has written for an operation. */
function documentOf(operation: string): string {
  const artifact = readFileSync(join(project, 'out', `${operation}.graphql.ts`), 'utf8');
  return JSON.parse(/"text": ("(?:[^"\\]|\\.)*")/.exec(artifact)?.[1] ?? '""');
}

describe.skipIf(noTools)('the compiler of Relay', () => {
  let compiledFiles: string[];
  beforeAll(() => {
    compiledFiles = compile();
  });

  test('compiles every screen', () => {
    const names = compiledFiles.map((file) => file.replace('.graphql.ts', ''));
    expect(names).toEqual(
      expect.arrayContaining([
        ...['screensOfficeQuery', 'screensOfficeAgainQuery', 'screensPlacesAgainQuery', 'screensBookingAgainQuery'],
        ...['screensTicketAgainQuery', 'screensServiceAgainQuery', 'screensDayMoreQuery', 'screensAuditMoreQuery'],
        ...['screensBookMutation', 'screensBoardSubscription'],
      ]),
    );
  });

  test('what it has written is answered: an office, and again by its id alone', async () => {
    const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });
    const { data } = await server.graphql(documentOf('screensOfficeQuery'), { code: 'BOGOR' });
    expect(data.office).toMatchObject({ id: expect.any(String), name: 'Kantor Imigrasi Bogor' });
    expect(data.office.availability).toHaveLength(7);
    const again = await server.graphql(documentOf('screensOfficeAgainQuery'), { id: data.office.id });
    expect(again.data.node).toMatchObject({ id: data.office.id, services: data.office.services });
    const places = await server.graphql(documentOf('screensPlacesAgainQuery'), { id: data.office.id, days: 2 });
    expect(places.data.node.availability).toHaveLength(2);
  });
});
