// The reference: a bare Fastify server that checks the signature, stores the message with one statement and acknowledges.

import Fastify from 'fastify';
import pg from 'pg';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { listeningPort } from '../../server/http/listeningPort.ts';

const { DATABASE_URL, AUTH_TOKEN = '', PUBLIC_URL = '' } = process.env;
const plainPool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 });
await plainPool.query(`create table if not exists message (
  id bigint generated always as identity primary key, sid text unique, sender text, recipient text, text text, at timestamptz
)`);
const INSERT_WEBHOOK =
  'insert into message (sid, sender, recipient, text, at) values ($1, $2, $3, $4, $5) on conflict do nothing';

const app = Fastify();
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, Object.fromEntries(new URLSearchParams(body as string))),
);
app.post('/channels/whatsapp', async (request, reply) => {
  const form = request.body as Record<string, string>;
  const signature = String(request.headers['x-twilio-signature']);
  if (!validateRequest(AUTH_TOKEN, signature, PUBLIC_URL + request.url, form)) return reply.code(403).send();
  const values = [form.MessageSid, form.From, form.To, form.Body, new Date()];
  await plainPool.query({ name: 'insert', text: INSERT_WEBHOOK, values });
  return reply.code(204).send();
});
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`Ready: http://127.0.0.1:${listeningPort(app.server)}`);
