// Requests of honest people and of attackers: to the API from any network, and signed as the provider signs.
import { Agent, request } from 'node:http';
import { itemAt } from '../../src/items.ts';
import { messageFields, signedRequest } from '../../test/support/twilioWebhook.ts';
import { lettersOfNumber } from '../lettersOfNumber.ts';
import type { LoadAccount } from '../webhooks/load.ts';

export interface SiegeAnswer {
  status: number;
  text: string;
}

export interface Wire {
  /** Asks the API from that address. */
  ask(query: string, variables: object, from: string, more?: Record<string, string>): Promise<SiegeAnswer>;
  /** A message of that number to one of the office's, always the same; with a false signature if `isForged`. */
  write(number: string, text: string, isForged?: boolean): Promise<SiegeAnswer>;
  /** Such a message, to be sent as often as it takes: it is the same each time. */
  message(number: string, text: string): () => Promise<SiegeAnswer>;
}

const WIRE_TIMEOUT_MS = 30_000;

/** `target`: the server, or which of them is asked at this moment. @throws where a request gets no answer. */
export function openWire(target: string | (() => string), account: LoadAccount): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });

  function post(path: string, headers: object, body: Buffer): Promise<SiegeAnswer> {
    const { hostname, port } = new URL(typeof target === 'string' ? target : target());
    return new Promise((resolve, reject) => {
      const sending = request({ agent, hostname, port, path, method: 'POST' }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      });
      sending.setTimeout(WIRE_TIMEOUT_MS, () => sending.destroy(new Error('A request was not answered in time.')));
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) sending.setHeader(name, value);
      sending.setHeader('content-length', body.length);
      sending.on('error', reject);
      sending.end(body);
    });
  }

  function signed(number: string, text: string, isForged: boolean): () => Promise<SiegeAnswer> {
    const { accountSid, authToken, publicUrl, offices } = account;
    const office = itemAt(offices, Number(number.slice(-4)) % offices.length);
    const ends = { from: `whatsapp:${number}`, to: `whatsapp:${office}` };
    const token = isForged ? 'no token of ours' : authToken;
    const fields = messageFields({ ...ends, body: text }, accountSid);
    const { url: path, headers, body } = signedRequest(fields, { token, publicUrl, path: '/channels/whatsapp' });
    return () => post(path, { ...headers, host: 'antrean.example' }, body);
  }

  return {
    ask(query, variables, from, more) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': from, ...more };
      return post('/graphql', headers, Buffer.from(JSON.stringify({ query, variables })));
    },
    write: (number, text, isForged = false) => signed(number, text, isForged)(),
    message: (number, text) => signed(number, text, false),
  };
}

/** A name of its own for each number. */
export function nameInLetters(prefix: string, index: number): string {
  return `${prefix} ${lettersOfNumber(index)}`;
}
