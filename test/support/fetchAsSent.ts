// Asks a server as a browser does, and tells how many bytes the answer has on the wire.
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface SentAnswer {
  status: number;
  headers: { name: string; value: string }[];
  /** As the page reads it. */
  body: Buffer;
  /** The headers and the body, compressed if they were. */
  bytes: number;
  /** The body alone, compressed if it was. */
  bodyBytes: number;
}

interface AskedBy {
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export function fetchAsSent(url: string, { method, headers, body }: AskedBy): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { ...headers, 'accept-encoding': 'gzip, br' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const raw = Buffer.concat(parts);
        const sent = headersOf(answer.rawHeaders);
        const headerBytes = sent.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
        resolve({
          status: answer.statusCode ?? 0,
          // The body is handed over as it was before it was compressed.
          headers: sent.filter(({ name }) => !/^(content-encoding|content-length|transfer-encoding)$/i.test(name)),
          body: decoded(raw, answer.headers['content-encoding']),
          bytes: headerBytes + raw.length,
          bodyBytes: raw.length,
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

function headersOf(raw: readonly string[]): { name: string; value: string }[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: raw[index + 1] ?? '' }] : []));
}

function decoded(raw: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(raw);
  return encoding === 'gzip' ? gunzipSync(raw) : raw;
}
