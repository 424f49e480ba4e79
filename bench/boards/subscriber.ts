// One subscriber on a bare socket: reads as little as can be, so that thousands cost less than the server that is measured.
import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { BENCH_OFFICE, SUBSCRIPTION } from './board.ts';

const TEXT = 1;
const CLOSE_FRAME = 8;
const PING = 9;
const PONG = 10;

/** Told of all subscribers together. */
export interface Ears {
  /** A message of the subscription has come whole. */
  next(): void;
  lost(reason: string): void;
}

export interface Subscriber {
  /** How many messages came after the first. */
  messages: number;
  /** The last message, while it is looked at; null: it is not. */
  kept: string | null;
  end(): void;
}

/** All sockets are read into the same memory: what is there is used up before the next is read. */
const memory = Buffer.allocUnsafe(64 * 1024);

/** Resolves once the first message of the subscription is there. */
export function openSubscriber(port: number, ears: Ears): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const subscriber: Subscriber = { messages: 0, kept: null, end };
    let handle = upgrade;
    let rest: Buffer | null = null;
    const onread = {
      buffer: memory,
      callback: (length: number) => {
        handle(rest ? Buffer.concat([rest, memory.subarray(0, length)]) : memory.subarray(0, length));
        return true;
      },
    };
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    socket.on('error', reject);
    socket.on('close', () => ears.lost('a connection was closed'));
    socket.on('connect', () => socket.write(greeting(port)));

    function end(): void {
      socket.removeAllListeners('close').destroy();
    }

    function upgrade(bytes: Buffer): void {
      const end = bytes.indexOf('\r\n\r\n');
      rest = Buffer.from(bytes);
      if (end < 0) return;
      if (!bytes.toString('latin1', 0, 12).endsWith('101')) reject(new Error(bytes.toString()));
      rest = null;
      handle = frames;
      sendFrame(socket, TEXT, JSON.stringify({ type: 'connection_init' }));
      if (bytes.length > end + 4) frames(bytes.subarray(end + 4));
    }

    function frames(bytes: Buffer): void {
      rest = null;
      let at = 0;
      while (at < bytes.length) {
        const start = at;
        const short = (bytes[at + 1] as number) & 0x7f;
        const head = short < 126 ? 2 : 4;
        const length = short < 126 ? short : ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
        at += head + length;
        if (!(at <= bytes.length)) {
          rest = Buffer.from(bytes.subarray(start));
          return;
        }
        heard((bytes[start] as number) & 0x0f, bytes, start + head, at);
      }
    }

    let begun = false;
    function heard(kind: number, bytes: Buffer, from: number, to: number): void {
      if (kind === CLOSE_FRAME) ears.lost(`closed: ${bytes.toString('utf8', from + 2, to)}`);
      else if (kind === PING) sendFrame(socket, PONG, bytes.toString('latin1', from, to));
      else if (begun) {
        if (subscriber.kept !== null) subscriber.kept = bytes.toString('utf8', from, to);
        subscriber.messages++;
        ears.next();
      } else begin(bytes.toString('utf8', from, to));
    }

    function begin(text: string): void {
      const { type } = JSON.parse(text);
      if (type === 'connection_ack') {
        const payload = { query: SUBSCRIPTION, variables: { office: BENCH_OFFICE } };
        sendFrame(socket, TEXT, JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
      } else if (type === 'next') {
        begun = true;
        resolve(subscriber);
      } else reject(new Error(text));
    }
  });
}

function greeting(port: number): string {
  return [
    'GET /graphql HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    '',
    '',
  ].join('\r\n');
}

/** With a mask of zeros, which changes nothing. */
function sendFrame(socket: Socket, kind: number, text: string): void {
  const body = Buffer.from(text, kind === TEXT ? 'utf8' : 'latin1');
  const head = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255];
  socket.write(Buffer.concat([Buffer.from([0x80 | kind, ...head, 0, 0, 0, 0]), body]));
}
