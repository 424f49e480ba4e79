// Verifies an exported log: each row against its digest and the row before, the ends against the signed heads.
import { digestOf, EMPTY_CHAIN, type LogRow } from './chain.ts';
import type { LogLine } from './export.ts';
import { headText, type PlaceHead } from './head.ts';
import { isSignedBy } from './keys.ts';
import { type PlaceSeal, placeSealText } from './seal.ts';

export interface LogFault {
  kind: 'CHANGED' | 'MISSING' | 'INSERTED' | 'REORDERED' | 'UNLINKED' | 'HEAD' | 'SEAL';
  /** The row's number at its office. */
  sequence: number;
  text: string;
}

/** A key and heads that the auditor knows from elsewhere. */
export interface Trusted {
  /** The public key that must have signed every head; none: the one that the export names. */
  publicKey?: string | undefined;
  /** Heads that were written down earlier. */
  heads?: readonly Pick<PlaceHead, 'sequence' | 'digest'>[];
}

export interface Verification {
  office: string;
  rows: number;
  heads: number;
  /** Public keys of the heads and seals. */
  publicKeys: string[];
  /** Rows after the last signed head: only the seal of the end protects them yet. */
  unsigned: number;
  faults: LogFault[];
}

type LogHeader = Extract<LogLine, { kind: 'log' }>;

/** @throws Error where the lines are no export. */
export async function verifyLog(
  lines: AsyncIterable<LogLine> | Iterable<LogLine>,
  trusted: Trusted = {},
): Promise<Verification> {
  let check: LogCheck | null = null;
  for await (const line of lines) {
    if (line.kind === 'log') check = new LogCheck(line, trusted);
    else if (!check) throw new Error('The first line of an export says which log it is of.');
    else if (line.kind === 'head') check.head(line);
    else if (line.kind === 'seal') check.seal(line);
    else if (line.kind === 'row') check.row(line);
  }
  if (!check) throw new Error('The export is empty.');
  return check.end();
}

/** Everything about one export; heads and seals come before rows. */
class LogCheck {
  readonly #log: LogHeader;
  readonly #trusted: Trusted;
  readonly #heads = new Map<number, string>();
  readonly #seals = new Map<number, string>();
  readonly #publicKeys = new Set<string>();
  readonly #faults: LogFault[] = [];
  readonly #gaps: { from: number; to: number }[] = [];
  readonly #late = new Set<number>();
  #last: Pick<LogRow, 'sequence' | 'digest'> | null = null;
  #highest: number;
  #rows = 0;
  #signedUntil: number;

  constructor(log: LogHeader, trusted: Trusted) {
    this.#log = log;
    this.#trusted = trusted;
    this.#highest = log.after;
    this.#signedUntil = log.after;
    for (const { sequence, digest } of trusted.heads ?? []) this.#heads.set(sequence, digest);
    if (log.after === 0) this.#last = EMPTY_CHAIN;
  }

  head({ kind: _, signature, publicKey, ...head }: PlaceHead & { kind: 'head' }): void {
    const { sequence, digest, office } = head;
    const key = this.#trusted.publicKey ?? publicKey;
    this.#publicKeys.add(publicKey);
    if (office !== this.#log.office || key !== publicKey || !isSignedBy(key, headText(head), signature))
      this.#fault('HEAD', sequence, 'the signature of the head is not valid');
    const known = this.#heads.get(sequence);
    if (known !== undefined && known !== digest) this.#fault('HEAD', sequence, 'two heads of this row differ');
    this.#heads.set(sequence, digest);
    this.#signedUntil = Math.max(this.#signedUntil, sequence);
    if (sequence === this.#log.after) this.#last = { sequence, digest };
  }

  seal({ kind: _, signature, ...seal }: PlaceSeal & { kind: 'seal' }): void {
    const { sequence, digest, office, publicKey } = seal;
    const key = this.#trusted.publicKey ?? publicKey;
    this.#publicKeys.add(publicKey);
    if (office !== this.#log.office || key !== publicKey || !isSignedBy(key, placeSealText(seal), signature))
      this.#fault('SEAL', sequence, 'the signature of the seal is not valid');
    this.#seals.set(sequence, digest);
  }

  row(row: LogRow): void {
    const { sequence, digest } = row;
    const { office, after, until } = this.#log;
    this.#rows++;
    if (this.#rows === 1 && this.#last === null)
      this.#fault('HEAD', after, 'the signed head before the first row is missing');
    if (digestOf(row) !== digest) this.#fault('CHANGED', sequence, 'the content does not match the digest');
    if (row.office !== office || sequence <= after || sequence > until)
      this.#fault('INSERTED', sequence, 'the row does not belong to this export');
    else if (sequence <= this.#highest) this.#lateRow(sequence);
    else this.#nextRow(row);
  }

  #nextRow(row: LogRow): void {
    const { sequence, digest, previous } = row;
    if (sequence > this.#highest + 1) this.#gaps.push({ from: this.#highest + 1, to: sequence - 1 });
    else if (this.#last && previous !== this.#last.digest)
      this.#fault('UNLINKED', sequence, 'the row does not continue the row before it');
    this.#checkHead(sequence, digest);
    this.#checkSeal(sequence, digest);
    this.#highest = sequence;
    this.#last = row;
  }

  end(): Verification {
    const { office, until } = this.#log;
    const sealed = Math.max(0, ...this.#seals.keys());
    if (sealed > 0 && sealed < this.#highest)
      this.#fault('SEAL', sealed + 1, 'the row follows on the sealed end of the log');
    if (this.#highest < until) this.#gaps.push({ from: this.#highest + 1, to: until });
    for (const { from, to } of this.#gaps) {
      const late = [...this.#late].filter((sequence) => sequence >= from && sequence <= to).length;
      const range = from === to ? 'the row is missing' : `the rows up to ${to} are missing`;
      if (late < to - from + 1) this.#fault('MISSING', from, range);
    }
    return {
      office,
      rows: this.#rows,
      heads: this.#heads.size,
      publicKeys: [...this.#publicKeys],
      unsigned: Math.max(0, this.#highest - this.#signedUntil),
      faults: this.#faults,
    };
  }

  /** A number that was passed already: the row stands in the wrong place, or there are two of it. */
  #lateRow(sequence: number): void {
    const isOfGap = this.#gaps.some(({ from, to }) => sequence >= from && sequence <= to);
    const isDouble = !isOfGap || this.#late.has(sequence);
    this.#late.add(sequence);
    if (isDouble) this.#fault('INSERTED', sequence, 'there are two rows of this number');
    else this.#fault('REORDERED', sequence, 'the row stands after later ones');
  }

  #checkHead(sequence: number, digest: string): void {
    const signed = this.#heads.get(sequence);
    if (signed !== undefined && signed !== digest)
      this.#fault('HEAD', sequence, 'the row is not the one that the signed head names');
  }

  #checkSeal(sequence: number, digest: string): void {
    const sealed = this.#seals.get(sequence);
    if (sealed !== undefined && sealed !== digest)
      this.#fault('SEAL', sequence, 'the row is not the one that was sealed as the end of the log');
  }

  #fault(kind: LogFault['kind'], sequence: number, text: string): void {
    this.#faults.push({ kind, sequence, text });
  }
}
