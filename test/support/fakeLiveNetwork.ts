// A page's network of the test's own: what passes of WebSockets, event streams and questions is said by the test.
import { vi } from 'vitest';

type Message = { type: string; id?: string };

export interface AskedStream {
  headers: Record<string, string>;
  /** False once the page has left it. */
  isOpen: boolean;
  write(text: string): void;
  end(): void;
}

/** To be opened before the page's modules are loaded. */
export function openFakeNetwork() {
  const streams: AskedStream[] = [];
  const sockets: FakeSocket[] = [];
  const network = { sockets: false, streams: false, refusal: 0 };
  const page = Object.assign(new EventTarget(), { hidden: false });

  class FakeSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly subscribed: string[] = [];
    readyState = 0;
    parameters: unknown;
    onopen = () => {};
    onclose = (_event: { code: number; reason: string; wasClean: boolean }) => {};
    onerror = () => {};
    onmessage = (_event: { data: string }) => {};

    constructor() {
      sockets.push(this);
      setTimeout(() => {
        if (!network.sockets) return this.close(1006);
        this.readyState = FakeSocket.OPEN;
        this.onopen();
      });
    }

    send(text: string): void {
      const { type, id = '', ...more } = JSON.parse(text) as Message & { payload?: unknown };
      if (type === 'connection_init') {
        this.parameters = more.payload;
        this.onmessage({ data: '{"type":"connection_ack"}' });
      }
      if (type === 'ping') queueMicrotask(() => this.onmessage({ data: '{"type":"pong"}' }));
      if (type === 'subscribe') this.subscribed.push(id);
    }

    next(data: unknown): void {
      for (const id of this.subscribed)
        this.onmessage({ data: JSON.stringify({ id, type: 'next', payload: { data } }) });
    }

    close(code = 1000): void {
      if (this.readyState === FakeSocket.CLOSED) return;
      this.readyState = FakeSocket.CLOSED;
      this.onclose({ code, reason: '', wasClean: code === 1000 });
    }
  }

  async function answer(_url: string, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal }) {
    if (network.refusal > 0)
      return Response.json(
        { errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] },
        { status: network.refusal },
      );
    if (!network.streams) throw new TypeError('Failed to fetch');
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const stream: AskedStream = {
          headers,
          isOpen: true,
          write: (text) => controller.enqueue(encoder.encode(text)),
          end: () => controller.close(),
        };
        signal.addEventListener('abort', () => {
          stream.isOpen = false;
          controller.error(signal.reason);
        });
        streams.push(stream);
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', new EventTarget());
  return {
    network,
    streams,
    sockets,
    setHidden(hidden: boolean) {
      page.hidden = hidden;
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

export const nextEvent = (data: unknown) => `event: next\ndata: ${JSON.stringify({ data })}\n\n`;
