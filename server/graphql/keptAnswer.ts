// One answer that is kept: its bytes, its compressed forms and its tag, each made once.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Instant } from '../../src/time.ts';
import { bestEncoding, compressBody, type Encoding } from './encodings.ts';

/** An answer as it is sent: its status, the headers of its own, and its bytes. */
export interface AnswerForm {
  status: 200 | 304;
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
}

/** Weak, since the compressed forms are other bytes. */
export function answerTag(body: string | Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

export class KeptAnswer {
  readonly body: Buffer;
  private readonly madeAtMs: number;
  private readonly changesAtMs: number;
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();
  private readonly forms = new Map<string, AnswerForm>();
  private tag: string | null = null;

  constructor(text: string, madeAt: Instant, changesAt: Instant | null) {
    this.body = Buffer.from(text);
    this.madeAtMs = madeAt.epochMilliseconds;
    this.changesAtMs = changesAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  }

  /** False once the clock has changed the answer, or has been set back. */
  holdsAt({ epochMilliseconds }: Instant): boolean {
    return epochMilliseconds >= this.madeAtMs && epochMilliseconds < this.changesAtMs;
  }

  get etag(): string {
    this.tag ??= answerTag(this.body);
    return this.tag;
  }

  /** A GET may be asked again with its tag, and is then answered by a status alone where nothing has changed. */
  async formFor({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): Promise<AnswerForm> {
    const tagged = method === 'GET' ? { etag: this.etag } : {};
    if (tagged.etag && headers['if-none-match']?.includes(tagged.etag))
      return { status: 304, headers: tagged, body: null };
    const encoding = bestEncoding(headers['accept-encoding'], this.body);
    const name = `${method} ${encoding}`;
    const known = this.forms.get(name);
    if (known) return known;
    const body = encoding === null ? this.body : await this.bytesIn(encoding);
    const encoded = encoding === null ? {} : { 'content-encoding': encoding };
    const form: AnswerForm = {
      status: 200,
      headers: { ...tagged, ...encoded, 'content-length': String(body.length) },
      body,
    };
    this.forms.set(name, form);
    return form;
  }

  bytesIn(encoding: Encoding): Promise<Buffer> {
    const known = this.compressed.get(encoding) ?? compressBody(this.body, encoding);
    this.compressed.set(encoding, known);
    return known;
  }
}
