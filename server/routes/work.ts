// A little work for a source that sends forms too often: ALTCHA's open protocol, nothing that a person has to solve.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { FastifyInstance } from 'fastify';
import { runningClock } from '../../src/time.ts';

export interface Works {
  /** A challenge, as JSON. */
  give(): Promise<string>;
  /** One that only counts for that booking, as JSON. */
  giveFor(code: string): Promise<string>;
  /** The challenge that was solved for that booking, in time; null: none. How often it counts is the asker's business. */
  solvedFor(code: string, payload: string): Promise<string | null>;
  /** Whether the work was done for one of our challenges, in time, and not shown before. */
  isDone(payload: string): Promise<boolean>;
}

// The library looks at the machine's clock; the application's may be set for training.
const machine = runningClock(null);
const MINUTES = 10;
/** Some hundred thousand digests at most: a second or two on a cheap phone. */
const DIFFICULTY = { algorithm: 'SHA-256', cost: 4, keyPrefix: '0000' } as const;
/** For a single booking a page waits for it: half of that. */
const DIFFICULTY_OF_BOOKING = { ...DIFFICULTY, cost: 2 } as const;
const LONGEST = 4000;

export function openWorks(secret: string): Works {
  const secretOf = (subject: string) => createHmac('sha256', secret).update(subject).digest('hex');
  const used = new Map<string, number>();

  function once(signature: string, until: number): boolean {
    const now = machine.now().epochMilliseconds;
    for (const [one, end] of used) if (end < now) used.delete(one);
    if (used.has(signature)) return false;
    used.set(signature, until);
    return true;
  }

  async function give(subject: string, difficulty: Difficulty): Promise<string> {
    const expiresAt = Math.floor(machine.now().epochMilliseconds / 1000) + MINUTES * 60;
    const hmacSignatureSecret = secretOf(subject);
    return JSON.stringify(await createChallenge({ ...difficulty, deriveKey, expiresAt, hmacSignatureSecret }));
  }

  async function solved(subject: string, payload: string): Promise<{ signature: string; until: number } | null> {
    const read = readPayload(payload);
    if (!read) return null;
    try {
      const { verified } = await verifySolution({ ...read, deriveKey, hmacSignatureSecret: secretOf(subject) });
      const until = (read.challenge.parameters.expiresAt ?? 0) * 1000;
      return verified ? { signature: String(read.challenge.signature), until } : null;
    } catch {
      return null;
    }
  }

  return {
    give: () => give('work', DIFFICULTY),
    giveFor: (code) => give(`work for ${code}`, DIFFICULTY_OF_BOOKING),
    async solvedFor(code, payload) {
      return (await solved(`work for ${code}`, payload))?.signature ?? null;
    },
    async isDone(payload) {
      const done = await solved('work', payload);
      return done !== null && once(done.signature, done.until);
    },
  };
}

type Difficulty = typeof DIFFICULTY | typeof DIFFICULTY_OF_BOOKING;

function readPayload(payload: string): { challenge: Challenge; solution: Solution } | null {
  if (payload === '' || payload.length > LONGEST) return null;
  try {
    const value: unknown = JSON.parse(payload);
    const { challenge, solution } = value as { challenge?: Challenge; solution?: Solution };
    return challenge?.parameters && solution ? { challenge, solution } : null;
  } catch {
    return null;
  }
}

// A form that waits for its button is sent when both the work and the button are done; the other sends itself.
const SCRIPT = `const form = document.querySelector('form[data-work]');
const challenge = JSON.parse(form.dataset.work);
const waits = form.dataset.workAt === 'submit';
const pressed = new Promise((resolve) => form.addEventListener('submit', (event) => {
  if (!waits || form.elements.namedItem('work')) return;
  event.preventDefault();
  form.querySelector('[role=status]').hidden = false;
  // A form cannot be sent anew while it is told that it is sent.
  setTimeout(resolve);
}));
// Without a script there is no work to send: the button waits for this one.
if (waits) form.querySelector('button').disabled = false;
const { solveChallenge } = await import('/channels/web/altcha/pow.js');
const { deriveKey } = await import('/channels/web/altcha/algorithms/web/sha.js');
const solution = await solveChallenge({ challenge, deriveKey });
if (waits) await pressed;
if (solution) {
  const work = document.createElement('input');
  Object.assign(work, { type: 'hidden', name: 'work', value: JSON.stringify({ challenge, solution }) });
  form.append(work);
  if (form.reportValidity()) form.requestSubmit();
}
`;

/** Files of the library that run in the browser. */
const LIBRARY = ['pow.js', 'helpers.js', 'types.js', 'algorithms/web/sha.js'];

export function mountWork(app: FastifyInstance): void {
  const type = 'text/javascript; charset=utf-8';
  app.get('/channels/web/work.js', async (_request, reply) => reply.type(type).send(SCRIPT));
  for (const file of LIBRARY) {
    app.get(`/channels/web/altcha/${file}`, async (_request, reply) => {
      const path = new URL(file, import.meta.resolve('altcha-lib'));
      return reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(path));
    });
  }
}
