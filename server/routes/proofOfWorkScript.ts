// Serves the script that solves a challenge in the browser, with the library's files that it needs.
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

// A form that waits for its button is sent when both the work and the button are done; the other sends itself.
const SCRIPT = `const form = document.querySelector('form[data-work]');
const challenge = JSON.parse(form.dataset.work);
const waits = form.dataset.workAt === 'submit';
const pressed = new Promise((resolve) => form.addEventListener('submit', (event) => {
  if (!waits || form.elements.namedItem('work')) return;
  event.preventDefault();
  form.querySelector('[role=status]').hidden = false;
  // A form cannot be sent again while it is being told that it is sent.
  setTimeout(resolve);
}));
// Without a script there is no work to send: the button waits for this one.
if (waits) form.querySelector('button').disabled = false;
const { solveChallenge } = await import('/channels/web/altcha/pow.js');
const { deriveKey } = await import('/channels/web/altcha/algorithms/web/pbkdf2.js');
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
const LIBRARY = ['pow.js', 'helpers.js', 'types.js', 'algorithms/web/pbkdf2.js'];

export function mountProofOfWorkScript(app: FastifyInstance): void {
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
