// A plain speaker of graphql-transport-ws, which keeps every message it hears.
import { WebSocket } from 'ws';
import { eventually } from './app.ts';
import { atEnd } from './atEnd.ts';
import type { Headers } from './server.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Any = any;

export interface Message {
  id?: string;
  type: string;
  payload?: Any;
}

export interface LiveOptions {
  /** Sent in the payload of connection_init. */
  signedIn?: Headers;
  /** Headers of the upgrade request. */
  headers?: Headers;
  protocols?: string[];
}

export interface Stream {
  id: string;
  /** The payloads of `next` so far. */
  heard: Any[];
  /** The payload of `error`, once it came. */
  errors(): Promise<{ message: string; extensions?: { code?: string } }[]>;
  /** Once the server has said that the subscription is over. */
  completed(): Promise<unknown>;
  /** The first payload that is as wanted, once it came. */
  until(what: string, wanted: (data: Any) => unknown): Promise<Any>;
  /** The payload of that place, once it came. */
  nth(place: number): Promise<Any>;
}

export interface Live {
  socket: WebSocket;
  messages: Message[];
  closed: Promise<{ code: number; reason: string }>;
  send(message: object | string): void;
  /** The first message of that type, once it came. */
  message(type: string): Promise<Message>;
  subscribe(query: string, variables?: object): Stream;
  close(): void;
}

/** Opens a socket without a word. */
export function connect(url: string, { headers, protocols = ['graphql-transport-ws'] }: LiveOptions = {}): Live {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols, { headers });
  atEnd(() => socket.terminate());
  const messages: Message[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  socket.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const send = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const find = (what: string, wanted: (message: Message) => unknown) =>
    eventually(`a message: ${what}`, () => messages.find(wanted));
  let subscriptions = 0;
  return {
    socket,
    messages,
    closed,
    send,
    message: (type) => find(type, (message) => message.type === type),
    subscribe(query, variables) {
      const id = String(++subscriptions);
      send({ id, type: 'subscribe', payload: { query, variables } });
      const of = (type: string) => messages.filter((message) => message.id === id && message.type === type);
      const stream: Stream = {
        id,
        get heard() {
          return of('next').map(({ payload }) => payload);
        },
        errors: async () => (await find(`error ${id}`, (m) => m.id === id && m.type === 'error')).payload,
        completed: () => find(`complete ${id}`, (m) => m.id === id && m.type === 'complete'),
        until: (what, wanted) => eventually(what, () => stream.heard.find(({ data }) => data && wanted(data))?.data),
        nth: (place) => eventually(`${place} payloads`, () => stream.heard[place - 1]),
      };
      return stream;
    },
    close: () => socket.close(),
  };
}

/** Opens a connection and waits until the server agrees to it. */
export async function openLive(url: string, options: LiveOptions = {}): Promise<Live> {
  const live = connect(url, options);
  await eventually('an open socket', () => live.socket.readyState === live.socket.OPEN);
  live.send({ type: 'connection_init', payload: options.signedIn });
  await live.message('connection_ack');
  return live;
}
