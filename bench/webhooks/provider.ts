// The provider in the bench: takes what it is sent, tells who was written to in which order, and nothing else.

import { createServer } from 'node:http';
import { listeningPort } from '../../server/http/listeningPort.ts';
import { newSid } from './people.ts';

export interface FakeProvider {
  url: string;
  /** Ids of the messages it took, in their order. */
  taken: string[];
  close(): void;
}

/** Answers as Twilio does to a message that is sent. */
export async function startProvider(onMessage: (to: string, text: string) => void): Promise<FakeProvider> {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      const json = { 'content-type': 'application/json' };
      // Its lists are empty: every message comes by a webhook.
      if (request.method !== 'POST') return void response.writeHead(200, json).end('{"messages":[]}');
      if (request.url === '/v1/Content')
        return void response.writeHead(201, json).end(JSON.stringify({ sid: newSid('HX') }));
      const form = new URLSearchParams(body);
      const sid = newSid('SM');
      taken.push(sid);
      onMessage((form.get('To') ?? '').replace('whatsapp:', ''), form.get('Body') ?? wordsOfContent(form));
      response.writeHead(201, json).end(JSON.stringify({ sid, status: 'queued', error_code: null }));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${listeningPort(server)}`, taken, close: () => server.close() };
}

/** The words that fill the gaps of a Content, each on a line. */
function wordsOfContent(form: URLSearchParams): string {
  return Object.values<string>(JSON.parse(form.get('ContentVariables') ?? '{}')).join('\n');
}
