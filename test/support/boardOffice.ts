// An office of the test's own behind a lobby board: answers what a board asks, and sends it what it is told to.
import type { Page, WebSocketRoute } from 'playwright-core';
import type { BoardNowQuery, FrameFragment } from '../../web/board/documents.ts';
import type { Opening, TestBrowser } from './browser.ts';

export const START = Date.parse('2017-08-07T08:00:00+07:00');

export type OfficeShown = BoardNowQuery['board']['office'];
export type BoardOffice = Awaited<ReturnType<typeof behind>>;

export interface BoardSetup extends Opening {
  office?: OfficeShown;
  frame?: FrameFragment;
  /** The page's clock stands still but for what the test lets pass. */
  ownClock?: boolean;
  /** A proxy on the way lets neither a WebSocket nor an event stream through. */
  blocked?: boolean;
  sound?: boolean;
  /** The page of another site with the board in it. */
  embeddedBy?: string;
}

const SERVICE = { code: 'PASSPORT', name: 'Paspor' };
export const BOARD_SETTINGS: OfficeShown['boardSettings'] = {
  ...{ counterWord: null, volumePercent: 100, quietHours: null, darkHours: null },
};
/** Of 7 August 2017, a Monday, and of the day after. */
export const OPENING: Pick<OfficeShown, 'openingToday' | 'openingNext' | 'boardSlides'> = {
  boardSlides: [],
  openingToday: { date: '2017-08-07', reason: null, hours: { hours: '08:00-16:00', breaks: ['12:00-13:00'] } },
  openingNext: { date: '2017-08-08', reason: null, hours: { hours: '08:00-16:00', breaks: ['12:00-13:00'] } },
};
const OFFICE: OfficeShown = {
  ...OPENING,
  boardSettings: BOARD_SETTINGS,
  name: 'Kantor Imigrasi Bogor',
  timeZone: 'Asia/Jakarta',
  services: [SERVICE],
};

/** A board, before the first call unless told otherwise, and the office behind it. */
export async function boardOf(
  browser: TestBrowser,
  url: string,
  {
    office = OFFICE,
    frame = frameOf(0, START),
    ownClock = true,
    blocked,
    sound,
    embeddedBy,
    ...opening
  }: BoardSetup = {},
): Promise<{ page: Page; office: BoardOffice }> {
  let played: BoardOffice | undefined;
  const address = embeddedBy ? `${url}/embedding` : `${url}/board/BOGOR${sound ? '' : '?sound=off'}`;
  const page = await browser.open(address, {
    size: 'television',
    ...opening,
    async prepare(page) {
      if (ownClock) await page.clock.install({ time: START });
      if (embeddedBy)
        await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: embeddedBy }));
      played = await behind(page, office, frame, blocked ?? false);
    },
  });
  await page.waitForSelector('.hero');
  return { page, office: played as BoardOffice };
}

async function behind(page: Page, office: OfficeShown, first: FrameFragment, blocked: boolean) {
  let line: WebSocketRoute | undefined;
  let frame = first;
  let subscription = '';
  let [connections, questions] = [0, 0];
  let [silent, dead] = [false, false];
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    connections++;
    if (blocked) return void socket.close();
    socket.onMessage((text) => {
      if (silent) return;
      const message = JSON.parse(String(text));
      if (message.type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (message.type === 'ping') socket.send('{"type":"pong"}');
      if (message.type === 'subscribe') {
        subscription = message.id;
        line = socket;
        send();
      }
    });
  });
  await page.route(/\/graphql$/, (route) => {
    // No event stream either, if no WebSocket.
    if (route.request().headers().accept === 'text/event-stream') return route.abort();
    questions++;
    return dead ? route.abort() : route.fulfill({ json: { data: { board: { ...frame, office } } } });
  });
  function send(): void {
    line?.send(JSON.stringify({ id: subscription, type: 'next', payload: { data: { board: frame } } }));
  }
  return {
    connections: () => connections,
    /** How often the whole was asked for. */
    questions: () => questions,
    /** Nothing is answered any more; on the line, until it speaks again. */
    die() {
      [silent, dead, line] = [true, true, undefined];
    },
    /** Whether a listener is there again. */
    speak() {
      silent = false;
      return line !== undefined;
    },
    show(next: FrameFragment) {
      frame = next;
      send();
    },
  };
}

/** The board after a number of calls at four counters. */
export function frameOf(calls: number, now: number): FrameFragment {
  const number = (index: number) => `A${100 + (index % 900)}`;
  const called = Array.from({ length: Math.min(4, calls) }, (_, ago) => ({
    number: number(calls - ago),
    counter: String(1 + ((calls - ago) % 4)),
    calledAt: new Date(now - ago * 20_000).toISOString(),
    calls: 1,
    serving: false,
  }));
  const next = Array.from({ length: 8 }, (_, index) => number(calls + 1 + index));
  return {
    sequence: calls,
    at: new Date(now).toISOString(),
    called,
    recent: [],
    waiting: [{ service: SERVICE, waiting: 40, next, estimatedWaitMinutes: 25 }],
    notice: null,
  };
}
