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
  const subscriber = new BareSubscriber(port, ears);
  return subscriber.ready.then(() => subscriber);
}

class BareSubscriber implements Subscriber {
  messages = 0;
  kept: string | null = null;
  readonly #ears: Ears;
  readonly #socket: Socket;
  readonly #ready = Promise.withResolvers<void>();
  #upgraded = false;
  #begun = false;
  /** The begin of a frame whose end has not come. */
  #rest: Buffer | null = null;

  constructor(port: number, ears: Ears) {
    this.#ears = ears;
    const onread = { buffer: memory, callback: (length: number) => this.#read(memory.subarray(0, length)) };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.#socket.on('error', this.#ready.reject);
    this.#socket.on('close', () => this.#lose('a connection was closed'));
    this.#socket.on('connect', () => this.#socket.write(greeting(port)));
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  end(): void {
    this.#socket.removeAllListeners('close').destroy();
  }

  #lose(reason: string): void {
    this.#ears.lost(reason);
    // Without effect once it is ready.
    this.#ready.reject(new Error(reason));
  }

  #read(part: Buffer): true {
    const bytes = this.#rest ? Buffer.concat([this.#rest, part]) : part;
    if (this.#upgraded) this.#frames(bytes);
    else this.#upgrade(bytes);
    return true;
  }

  #upgrade(bytes: Buffer): void {
    const end = bytes.indexOf('\r\n\r\n');
    this.#rest = Buffer.from(bytes);
    if (end < 0) return;
    if (!bytes.toString('latin1', 0, 12).endsWith('101')) this.#ready.reject(new Error(bytes.toString()));
    this.#rest = null;
    this.#upgraded = true;
    sendFrame(this.#socket, TEXT, JSON.stringify({ type: 'connection_init' }));
    if (bytes.length > end + 4) this.#frames(bytes.subarray(end + 4));
  }

  #frames(bytes: Buffer): void {
    this.#rest = null;
    let at = 0;
    while (at < bytes.length) {
      const start = at;
      const size = sizeOfFrame(bytes, at);
      if (size === null || at + size.head + size.length > bytes.length) {
        this.#rest = Buffer.from(bytes.subarray(start));
        return;
      }
      at += size.head + size.length;
      this.#hear(bytes.readUInt8(start) & 0x0f, bytes.subarray(start + size.head, at));
    }
  }

  #hear(kind: number, body: Buffer): void {
    if (kind === CLOSE_FRAME) this.#lose(`closed: ${body.toString('utf8', 2)}`);
    else if (kind === PING) sendFrame(this.#socket, PONG, body.toString('latin1'));
    else if (this.#begun) {
      if (this.kept !== null) this.kept = body.toString('utf8');
      this.messages++;
      this.#ears.next();
    } else this.#begin(body.toString('utf8'));
  }

  #begin(text: string): void {
    const { type }: { type: string } = JSON.parse(text);
    if (type === 'connection_ack') {
      const payload = { query: SUBSCRIPTION, variables: { office: BENCH_OFFICE } };
      sendFrame(this.#socket, TEXT, JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
    } else if (type === 'next') {
      this.#begun = true;
      this.#ready.resolve();
    } else this.#ready.reject(new Error(text));
  }
}

/** The lengths of the frame's head and body; null: its head has not come whole. */
function sizeOfFrame(bytes: Buffer, at: number): { head: number; length: number } | null {
  if (at + 2 > bytes.length) return null;
  const short = bytes.readUInt8(at + 1) & 0x7f;
  if (short < 126) return { head: 2, length: short };
  return at + 4 > bytes.length ? null : { head: 4, length: bytes.readUInt16BE(at + 2) };
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
