// The program as the pictures need it: a process with a clock of its own, asked through its API.

import { spawn } from 'node:child_process';
import { itemAt } from '../../src/items.ts';

export const ADMIN_KEY_OF_SHOTS = 'the-key-of-the-screenshots';

export interface ShotServer {
  url: string;
  /** The answer to the only field that is asked for. */
  ask<Answer>(query: string, variables?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** With a channel that is set up, pages show the links that applicants see; nothing is ever sent. */
const CHANNEL = {
  META_ACCESS_TOKEN: 'none',
  META_APP_SECRET: 'none',
  META_VERIFY_TOKEN: 'none',
  META_NUMBERS: '+628111100333=1',
  META_BASE_URL: 'http://127.0.0.1:9',
};

export async function startServer(dataDir: string, clock: string): Promise<ShotServer> {
  const own = { NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, CLOCK: clock, ADMIN_KEY: ADMIN_KEY_OF_SHOTS };
  const env = { ...process.env, ...CHANNEL, ...own };
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((found, failed) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part;
      const ready = /ready: (http:\S+)/.exec(text);
      if (ready?.[1]) found(ready[1]);
    });
    child.on('exit', () => failed(new Error(`The server ended.\n${text}`)));
  });
  const ended = new Promise((done) => child.once('exit', done));
  return {
    url,
    async ask<Answer>(query: string, variables?: object) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY_OF_SHOTS}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors }: { data: Record<string, Answer>; errors?: unknown } = JSON.parse(await response.text());
      if (errors) throw new Error(JSON.stringify(errors));
      return itemAt(Object.values(data), 0);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
