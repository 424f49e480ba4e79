// Compresses answers for callers who take that. Requests are never decompressed, so that none is larger than it looks.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

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

export function compressBody(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return compressors[encoding](body);
}

/** Whether it is worth looking for an encoding: a sign of a text takes three bytes at most, and two signs together four. */
export function mayCompress(accepted: string | undefined, text: string): boolean {
  return accepted !== undefined && text.length * 3 >= MIN_COMPRESSED_BYTES;
}

/** The encoding that is best for a client with that `Accept-Encoding`; null: the bytes as they are. */
export function bestEncoding(accepted: string | undefined, body: Buffer): Encoding | null {
  if (!accepted || body.length < MIN_COMPRESSED_BYTES) return null;
  return ENCODINGS.find((encoding) => accepts(accepted, encoding)) ?? null;
}

const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

function accepts(accepted: string, encoding: Encoding): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
