// The service by the files of deploy/: PostgreSQL, PgBouncer, two servers and HAProxy; people book and follow a board over TLS.

import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect as connectHttp2 } from 'node:http2';
import { join, resolve } from 'node:path';
import { createClient } from 'graphql-ws';
import { describe, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { askSecurely } from '../support/askSecurely.ts';
import { CERTIFICATE } from '../support/certificate.ts';
import { makeRoles, startPgbouncerOfDeploy, startPostgresOfDeploy } from '../support/deployedDatabase.ts';
import { makeSecrets } from '../support/deployedFiles.ts';
import { startHaproxyOfDeploy } from '../support/deployedHaproxy.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { lacksProgram, noPooler } from '../support/missing.ts';
import { BOOK, emptyDirectory, endEverything, query, start, stop, wish } from '../support/process.ts';
import { runChecker } from '../support/programs.ts';
import { freePort } from '../support/realKannel.ts';
import { step } from '../support/step.ts';

const BOARD_FOLLOWED = 'subscription { board(office: "DEPOK") { sequence notice called { number } } }';

/** The settings of each server, as the units and Compose have them. */
function serverSettings(secrets: string, publicUrl: string): Record<string, string> {
  const files = ['database-url', 'database-owner-url', 'admin-key', 'data-key', 'metrics-key'].map((name) => [
    `${name.toUpperCase().replaceAll('-', '_')}_FILE`,
    join(secrets, name),
  ]);
  return {
    ...{ MODE: 'live', CLOCK: '', PUBLIC_URL: publicUrl, TRUSTED_PROXIES: '127.0.0.1', DRAIN_SECONDS: '8' },
    ...Object.fromEntries(files),
  };
}

describe.skipIf(lacksProgram('haproxy') || noPooler)('the files of deploy/', () => {
  test('make a service that people reach over TLS', { timeout: 400_000 }, async () => {
    onTestFinished(endEverything);
    const secrets = join(await emptyDirectory(), 'secrets');
    const poolerPort = await freePort();
    await makeSecrets(secrets, `127.0.0.1:${poolerPort}/antrean`);
    const databasePort = await startPostgresOfDeploy();
    await makeRoles(databasePort, secrets);
    await startPgbouncerOfDeploy(poolerPort, databasePort, secrets);

    const ports = [await freePort(), await freePort()] as const;
    const { httpPort, httpsPort } = await startHaproxyOfDeploy(ports);
    const publicUrl = `https://localhost:${httpsPort}`;
    const settings = serverSettings(secrets, publicUrl);
    const ask = (options: Parameters<typeof askSecurely>[1]) => askSecurely(httpsPort, options);
    const post = async (document: string, variables: object = {}, headers: Record<string, string> = {}) => {
      const answer = await ask({ path: '/graphql', method: 'POST', headers, body: { query: document, variables } });
      return { ...answer, json: JSON.parse(answer.body) };
    };

    await step('without a server HAProxy says so to people', async () => {
      const answer = await ask({ path: '/' });
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
      expect(answer.body).toContain('Coba lagi beberapa menit lagi.');
    });

    const startAt = (port: number) => start({ env: { ...settings, PORT: String(port) } });
    const leaving = await startAt(ports[0]);
    await startAt(ports[1]);
    await eventually('both are in service', async () => (await ask({ path: '/healthz' })).status === 200);
    const admin = { authorization: `Bearer ${await readFile(join(secrets, 'admin-key'), 'utf8')}` };

    await step('a place is booked by HTTPS, and HTTP leads there', async () => {
      const { json } = await post(BOOK, { input: wish(1, { acceptNextPlace: true }) });
      expect(json.data.book).toMatchObject({ code: expect.any(String) });
      const plain = await fetch(`http://localhost:${httpPort}/offices`, { redirect: 'manual' });
      expect([plain.status, plain.headers.get('location')?.slice(0, 8)]).toEqual([308, 'https://']);
    });

    await step('browsers get HTTP/2', async () => {
      const session = connectHttp2(publicUrl, { ca: CERTIFICATE });
      const stream = session.request({ ':path': '/' });
      const [headers] = await once(stream, 'response');
      expect([session.alpnProtocol, headers[':status']]).toEqual(['h2', 200]);
      expect(headers['strict-transport-security']).toBeTruthy();
      session.destroy();
    });

    await step('the address of the client counts, not the one that it names', async () => {
      const left = async (localAddress: string, named: string) => {
        const headers = { 'x-forwarded-for': named };
        const body = { query: '{ offices { code } }' };
        const answer = await ask({ path: '/graphql', method: 'POST', localAddress, headers, body });
        return Number(/;r=(\d+)/.exec(String(answer.headers['ratelimit']))?.[1]);
      };
      const first = await left('127.1.0.1', '203.0.113.1');
      expect(first).toBeGreaterThan(0);
      // Each server counts by itself at first, and HAProxy takes both by turns.
      const next = [];
      for (let times = 0; times < 3; times++) next.push(await left('127.1.0.1', `203.0.113.${2 + times}`));
      expect(Math.min(...next)).toBeLessThan(first);
      expect(await left('127.2.0.1', '203.0.113.2')).toBe(first);
    });

    await step('figures are read from within, with the key alone', async () => {
      for (const path of ['/metrics', '/%6Detrics', '/METRICS'])
        expect((await ask({ path, headers: admin })).status).toBeGreaterThanOrEqual(403);
      const key = await readFile(join(secrets, 'metrics-key'), 'utf8');
      const direct = `http://127.0.0.1:${ports[0]}/metrics`;
      expect((await fetch(direct)).status).toBe(401);
      expect((await fetch(direct, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
    });

    class TrustingSocket extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { ca: CERTIFICATE });
      }
    }
    const client = createClient({
      url: `wss://localhost:${httpsPort}/graphql`,
      webSocketImpl: TrustingSocket,
      retryAttempts: 20,
      shouldRetry: () => true,
    });
    onTestFinished(() => client.dispose());
    const notices: (string | null)[] = [];
    client.subscribe<{ board: { notice: string | null } }>(
      { query: BOARD_FOLLOWED },
      {
        next: ({ data }) => data && notices.push(data.board.notice),
        error: () => undefined,
        complete: () => undefined,
      },
    );
    const announce = async (notice: string) => {
      const document = `mutation { announce(input: { office: "DEPOK", notice: ${JSON.stringify(notice)} }) { __typename ... on Refusal { message } } }`;
      expect((await post(document, {}, admin)).json).not.toHaveProperty('errors');
    };

    await step('a board is followed by a WebSocket over TLS', async () => {
      await eventually('the board is there', () => notices.length > 0);
      await announce('Loket dua dibuka.');
      await eventually('it is told', () => notices.includes('Loket dua dibuka.'));
    });

    await step('a server is replaced without a failed request, and the board is followed on', async () => {
      const failed: unknown[] = [];
      let isOver = false;
      let people = 100;
      const load = Array.from({ length: 3 }, async () => {
        while (!isOver) {
          const { status, json } = await post(BOOK, { input: wish(people++, { acceptNextPlace: true }) }, admin);
          if (status !== 200 || !json.data?.book?.code) failed.push([status, json]);
        }
      });
      // Both, one after the other, are replaced by test/long/rollingRestart.test.ts.
      expect((await stop(leaving)).code).toBe(0);
      await startAt(ports[0]);
      await eventually('it is in service', async () => (await fetch(`http://127.0.0.1:${ports[0]}/readyz`)).ok);
      isOver = true;
      await Promise.all(load);
      expect(failed).toEqual([]);
      expect(people).toBeGreaterThan(120);
      await announce('Loket tiga dibuka.');
      await eventually('it is told after that', () => notices.includes('Loket tiga dibuka.'));
    });

    await step('the servers work as a role that owns no table', async () => {
      const owner = await readFile(join(secrets, 'database-owner-url'), 'utf8');
      const roles = await query(
        owner,
        `select tableowner from pg_tables where tablename = 'booking' union select 'app: ' || rolname from pg_roles
         where rolname = 'antrean_app' and not rolsuper and not rolcreatedb`,
      );
      expect(roles.map((row) => row.tableowner).toSorted()).toEqual(['antrean_owner', 'app: antrean_app']);
      const others = `select distinct usename from pg_stat_activity where datname = 'antrean' and usename <> current_user`;
      expect(await query(owner, others)).toEqual([{ usename: 'antrean_app' }]);
    });

    await step('a backup is made by the script', async () => {
      const folder = await temporaryDirectory();
      const command = join(await temporaryDirectory(), 'antrean');
      const program = join(resolve('.'), 'dist/server/antrean.js');
      await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
      const env = {
        ...settings,
        ANTREAN: command,
        BACKUP_DIR: folder,
        BACKUP_FIGURES_DIR: folder,
      };
      const answer = await runChecker('deploy/backup.sh', [], { env });
      expect(answer.status, answer.said).toBe(0);
      const figures = await readFile(join(folder, 'antrean-backup.prom'), 'utf8');
      expect(Number(/^antrean_backup_size_bytes (\d+)$/m.exec(figures)?.[1])).toBeGreaterThan(1000);
    });
  });
});
