// One answer that is kept: its bytes, its compressed forms and its tag, each made once.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Instant } from '../../src/time.ts';

export type Encoding = 'br' | 'gzip';

/** Shorter answers fit in one packet anyway. */
const MIN_COMPRESSED_BYTES = 1024;
/** Measured on the availability of two weeks: half the time of level 6, and 4 % more bytes. */
const BROTLI_QUALITY = 4;

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

export class KeptAnswer {
  readonly body: Buffer;
  private readonly madeAtMs: number;
  private readonly changesAtMs: number;
  private readonly compressed = new Map<Encoding, Promise<Buffer>>();
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

  /** Weak, since the compressed forms are other bytes. */
  get etag(): string {
    this.tag ??= `W/"${createHash('sha256').update(this.body).digest('base64url').slice(0, 27)}"`;
    return this.tag;
  }

  /** The encoding that is best for a client with that `Accept-Encoding`; null: the bytes as they are. */
  encodingFor(accepted: string | undefined): Encoding | null {
    if (!accepted || this.body.length < MIN_COMPRESSED_BYTES) return null;
    return ENCODINGS.find((encoding) => accepts(accepted, encoding)) ?? null;
  }

  bytesIn(encoding: Encoding): Promise<Buffer> {
    const known = this.compressed.get(encoding) ?? compressors[encoding](this.body);
    this.compressed.set(encoding, known);
    return known;
  }
}

const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

function accepts(accepted: string, encoding: Encoding): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
