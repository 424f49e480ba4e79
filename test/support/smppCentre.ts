// An operator's message centre as Kannel connects to one: SMPP 3.4, as much of it as an SMS and its report need.
import { createServer, type Socket } from 'node:net';
import { atEnd } from './atEnd.ts';

export interface CentreSms {
  from: string;
  to: string;
  text: string;
  /** 0: seven bits; 8: sixteen. */
  coding: number;
  /** The id that the centre gives it. */
  id: string;
  /** The place of a part in a long message, by its user data header; none: it is whole. */
  part?: { reference: number; count: number; number: number };
}

const BIND = 0x09;
const SUBMIT = 0x04;
const DELIVER = 0x05;
const UNBIND = 0x06;
const ENQUIRE = 0x15;
const ANSWER = 0x80000000;
const HEADER = 16;
const HAS_UDH = 0x40;
const IS_REPORT = 0x04;
/** Reference of eight bits, 3GPP TS 23.040, 9.2.3.24.1. */
const [UDH_LENGTH, CONCATENATED, CONCATENATED_LENGTH] = [5, 0, 3];
/** Characters of a part: the header takes the room of seven septets. */
const PART_LENGTHS: Readonly<Record<number, number>> = { 0: 153, 8: 67 };

/** Answers to submit_sm, 5.1.3. */
export const SMPP_STATUS = { ok: 0, invalidDestination: 0x0b, throttled: 0x58 } as const;

/** Bytes of the alphabet, 3GPP TS 23.038, in their order; 27 announces one of the extension. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

export async function startCentre(port: number) {
  const taken: CentreSms[] = [];
  const refused: CentreSms[] = [];
  const scripts = new Map<string, number[]>();
  const acknowledged = new Set<number>();
  const lastFrom = new Map<string, number>();
  let isOpen = true;
  let references = 7;
  let [line, sequence, ids]: [Socket | null, number, number] = [null, 1, 1000];

  const server = createServer((socket) => {
    if (!isOpen) return socket.on('error', () => {}).destroy();
    line = socket;
    socket.once('close', () => {
      if (line === socket) line = null;
    });
    let waiting = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      waiting = Buffer.concat([waiting, bytes]);
      while (waiting.length >= HEADER && waiting.length >= waiting.readUInt32BE(0)) {
        const length = waiting.readUInt32BE(0);
        answer(socket, waiting.subarray(0, length));
        waiting = waiting.subarray(length);
      }
    });
    return socket;
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  atEnd(() => {
    line?.destroy();
    return new Promise((closed) => server.close(closed));
  });

  function answer(socket: Socket, request: Buffer): void {
    const [command, number] = [request.readUInt32BE(4), request.readUInt32BE(12)];
    const id = String(ids++);
    const bodies: Record<number, string> = { [BIND]: 'centre\0', [SUBMIT]: `${id}\0`, [ENQUIRE]: '', [UNBIND]: '' };
    const body = bodies[command];
    if (command === DELIVER + ANSWER) acknowledged.add(number);
    const sms = command === SUBMIT ? { ...readSms(request.subarray(HEADER)), id } : null;
    const status = (sms && scripts.get(sms.to)?.shift()) ?? SMPP_STATUS.ok;
    // A refusal has no body.
    const told = Buffer.from(status === SMPP_STATUS.ok ? (body ?? '') : '');
    if (body !== undefined) send(socket, { command: command + ANSWER, status, number }, told);
    if (sms) (status === SMPP_STATUS.ok ? taken : refused).push(sms);
  }

  function send(socket: Socket, head: { command: number; status?: number; number: number }, body: Buffer): void {
    const { command, status = SMPP_STATUS.ok, number } = head;
    const header = Buffer.alloc(HEADER);
    for (const [at, value] of [HEADER + body.length, command, status, number].entries())
      header.writeUInt32BE(value, at * 4);
    socket.write(Buffer.concat([header, body]));
  }

  function deliver({ from, to }: Pick<CentreSms, 'from' | 'to'>, bytes: Buffer, { kind = 0, coding = 0 } = {}): void {
    if (!line) throw new Error('Kannel has not connected.');
    const party = (number: string) => Buffer.concat([Buffer.from([1, 1]), Buffer.from(`${number.replace('+', '')}\0`)]);
    const settings = Buffer.from([kind, 0, 0, 0, 0, 0, 0, coding, 0, bytes.length]);
    const body = Buffer.concat([Buffer.from([0]), party(from), party(to), settings, bytes]);
    lastFrom.set(from, sequence);
    send(line, { command: DELIVER, number: sequence++ }, body);
  }

  return {
    taken,
    isConnected: () => line !== null,
    /** Those that it did not take, by its script. */
    refused,
    /** The answers to the next messages to a number, one after the other; afterwards it takes them. */
    script: (to: string, ...statuses: number[]) => scripts.set(to, statuses),
    /** Whether Kannel has taken the last message of that phone. */
    hasTaken: (from: string) => acknowledged.has(lastFrom.get(from) ?? -1),
    /** A phone sends an SMS to an office. */
    write: (from: string, to: string, text: string) => deliver({ from, to }, encoded(text, 0)),
    /** A phone sends a message that takes several SMS, each with its header. */
    writeLong(from: string, to: string, text: string, coding: 0 | 8): void {
      const signs = [...text];
      const size = PART_LENGTHS[coding] as number;
      const count = Math.ceil(signs.length / size);
      const reference = ++references;
      for (let number = 1; number <= count; number++) {
        const header = Buffer.from([UDH_LENGTH, CONCATENATED, CONCATENATED_LENGTH, reference, count, number]);
        const words = encoded(signs.slice((number - 1) * size, number * size).join(''), coding);
        deliver({ from, to }, Buffer.concat([header, words]), { kind: HAS_UDH, coding });
      }
    },
    /** The line breaks, and there is none until it is opened again. */
    cut(): void {
      isOpen = false;
      line?.destroy();
    },
    open(): void {
      isOpen = true;
    },
    /** Reports the outcome of a message: `DELIVRD 000`, `EXPIRED 001`, … */
    report({ from, to, id, text }: CentreSms, [stat, error]: readonly [string, string]): void {
      const words = `id:${id} sub:001 dlvrd:000 submit date:1708010900 done date:1708010930 stat:${stat} err:${error} text:${text.slice(0, 20)}`;
      deliver({ from: to, to: from }, encoded(words, 0), { kind: IS_REPORT });
    },
  };
}

function encoded(text: string, coding: 0 | 8): Buffer {
  if (coding === 8) return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from([...text].map((sign) => BASIC.indexOf(sign)));
}

/** The text of a long message, once all its parts are there. */
export function joinedParts(parts: readonly CentreSms[]): string | null {
  const [first] = parts;
  if (!first?.part || parts.length < first.part.count) return null;
  return parts
    .toSorted((a, b) => (a.part?.number ?? 0) - (b.part?.number ?? 0))
    .map(({ text }) => text)
    .join('');
}

/** The body of submit_sm, 4.4.1. */
function readSms(body: Buffer): Omit<CentreSms, 'id'> {
  let at = 0;
  const byte = () => body[at++] as number;
  const text = () => {
    const end = body.indexOf(0, at);
    const read = body.toString('latin1', at, end);
    at = end + 1;
    return read;
  };
  const party = () => {
    const isInternational = byte() === 1;
    byte();
    return `${isInternational ? '+' : ''}${text()}`;
  };
  text();
  const [from, to, kind] = [party(), party(), byte()];
  at += 2;
  text();
  text();
  at += 2;
  const coding = byte();
  at += 1;
  const length = byte();
  const whole = body.subarray(at, at + length);
  const [header = 0, , , reference = 0, count = 0, number = 0] = kind & HAS_UDH ? whole : [];
  const bytes = kind & HAS_UDH ? whole.subarray(header + 1) : whole;
  const words = coding === 8 ? utf16(bytes) : [...bytes].map((one) => BASIC[one]).join('');
  return { from, to, coding, text: words, ...(count > 0 && { part: { reference, count, number } }) };
}

function utf16(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes);
}
