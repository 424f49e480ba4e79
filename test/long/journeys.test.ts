// The main way of each role through the pages, on a phone and a desktop, in both languages, in forced colours: every state on it stands.
import { describe, expect, test } from 'vitest';
import { walkBooking, walkEmbedded, walkLostCode } from '../support/applicantWalks.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { walkBoard, walkKiosk } from '../support/lobbyWalks.ts';
import { openServer } from '../support/server.ts';
import { walkConsole, walkCounter, walkDesk } from '../support/staffWalks.ts';
import { LOOKS, Walk } from '../support/walk.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:40:00+07:00' });

const WAYS = {
  'an applicant books, confirms, follows and cancels': walkBooking,
  'an applicant has lost the code': walkLostCode,
  'a reader books on another site': walkEmbedded,
  'the lobby reads the board': walkBoard,
  'a visitor takes a number at the kiosk': walkKiosk,
  'the front desk checks in, gives a number and corrects': walkDesk,
  'a counter calls, serves and transfers': walkCounter,
  'a manager reads every section': walkConsole,
} as const;

describe.skipIf(noBrowser).each(LOOKS)('$name', (look) => {
  test.each(Object.entries(WAYS))('%s', async (_, walkAlong) => {
    const walk = new Walk(browser, server, look);
    await walkAlong(walk);
    expect(walk.faults).toEqual([]);
  });
});
