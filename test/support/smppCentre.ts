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

/** Bytes of the alphabet, 3GPP TS 23.038, in their order; 27 announces one of the extension. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

export async function startCentre(port: number) {
  const taken: CentreSms[] = [];
  let [line, sequence, ids]: [Socket | null, number, number] = [null, 1, 1000];

  const server = createServer((socket) => {
    line = socket;
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
    if (body !== undefined) send(socket, command + ANSWER, number, Buffer.from(body));
    if (command === SUBMIT) taken.push({ ...readSms(request.subarray(HEADER)), id });
  }

  function send(socket: Socket, command: number, number: number, body: Buffer): void {
    const header = Buffer.alloc(HEADER);
    for (const [at, value] of [HEADER + body.length, command, 0, number].entries()) header.writeUInt32BE(value, at * 4);
    socket.write(Buffer.concat([header, body]));
  }

  function deliver({ from, to, text }: Pick<CentreSms, 'from' | 'to' | 'text'>, kind = 0): void {
    if (!line) throw new Error('Kannel has not connected.');
    const bytes = Buffer.from([...text].map((sign) => BASIC.indexOf(sign)));
    const party = (number: string) => Buffer.concat([Buffer.from([1, 1]), Buffer.from(`${number.replace('+', '')}\0`)]);
    const settings = Buffer.from([kind, 0, 0, 0, 0, 0, 0, 0, 0, bytes.length]);
    send(line, DELIVER, sequence++, Buffer.concat([Buffer.from([0]), party(from), party(to), settings, bytes]));
  }

  return {
    taken,
    isConnected: () => line !== null,
    /** A phone sends an SMS to an office. */
    write: (from: string, to: string, text: string) => deliver({ from, to, text }),
    /** Reports the outcome of a message: `DELIVRD 000`, `EXPIRED 001`, … */
    report({ from, to, id, text }: CentreSms, [stat, error]: readonly [string, string]): void {
      const words = `id:${id} sub:001 dlvrd:000 submit date:1708010900 done date:1708010930 stat:${stat} err:${error} text:${text.slice(0, 20)}`;
      deliver({ from: to, to: from, text: words }, IS_REPORT);
    },
  };
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
  const bytes = kind & HAS_UDH ? whole.subarray((whole[0] as number) + 1) : whole;
  return { from, to, coding, text: coding === 8 ? utf16(bytes) : [...bytes].map((one) => BASIC[one]).join('') };
}

function utf16(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes);
}
