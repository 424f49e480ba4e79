// HAProxy in front of several servers, with as little as it takes to share connections among them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../server/postgres/process.ts';

const MAX_LISTEN_MS = 10_000;

export interface Balancer {
  url: string;
  stop(): Promise<void>;
}

export async function startBalancer(haproxy: string, servers: readonly string[]): Promise<Balancer> {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'antrean-haproxy-'));
  const file = join(directory, 'haproxy.cfg');
  await writeFile(file, configuration(port, servers));
  const child = spawn(haproxy, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (piece: Buffer) => {
    complaints += piece;
  });
  const ended = once(child, 'exit');
  for (const began = performance.now(); !(await isOpen(port)); await pause(50))
    if (child.exitCode !== null || performance.now() - began > MAX_LISTEN_MS)
      throw new Error(`HAProxy does not listen:\n${complaints}`);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Requests go to the server with the fewest open ones. */
function configuration(port: number, servers: readonly string[]): string {
  const lines = servers.map((url, index) => `  server antrean${index} ${new URL(url).host}`);
  return `
defaults
  mode http
  balance leastconn
  timeout connect 5s
  timeout client 60s
  timeout server 60s
listen antrean
  bind 127.0.0.1:${port}
  http-reuse always
${lines.join('\n')}
`;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
