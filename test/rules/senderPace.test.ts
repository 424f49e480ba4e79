// The pace of one sender: a person's messages are never over it, a machine's are from the burst on.
import { describe, expect, test } from 'vitest';
import {
  CROWDED_BURST,
  MAX_HASTY_MESSAGES,
  SENDER_BURST,
  SENDER_INTERVAL_SECONDS,
  SenderPace,
} from '../../src/inbox/senderPace.ts';

const from = (value: string, channel = 'whatsapp') => ({
  channel,
  message: {
    ...{ type: 'message' as const, messageId: 'id', from: { kind: 'phone' as const, value }, to: '+628111100333' },
    ...{ text: 'halo', media: [] },
  },
});

describe('the pace of a sender', () => {
  test('lets a burst through, and one message an interval from then on', () => {
    const pace = new SenderPace();
    const at = (now: number) => pace.isOver(from('+6281'), now);
    expect(Array.from({ length: SENDER_BURST }, () => at(100))).toEqual(Array(SENDER_BURST).fill(false));
    expect(at(100)).toBe(true);
    expect(at(100 + 2 * SENDER_INTERVAL_SECONDS)).toBe(false);
    expect(at(100 + 2 * SENDER_INTERVAL_SECONDS)).toBe(true);
  });

  test('is each sender’s and channel’s own', () => {
    const pace = new SenderPace();
    for (let times = 0; times <= SENDER_BURST; times++) pace.isOver(from('+6281'), 0);
    expect(pace.isOver(from('+6281'), 0)).toBe(true);
    expect(pace.isOver(from('+6282'), 0)).toBe(false);
    expect(pace.isOver(from('+6281', 'sms'), 0)).toBe(false);
  });

  test('is the whole burst again after a quiet time, and no more than that', () => {
    const pace = new SenderPace();
    const over = (now: number) =>
      Array.from({ length: 2 * SENDER_BURST }, () => pace.isOver(from('+6281'), now)).filter(Boolean).length;
    expect(over(0)).toBe(SENDER_BURST);
    expect(over(86_400)).toBe(SENDER_BURST);
  });

  test('gives many hasty senders together a smaller burst, and no one who writes as people do', () => {
    const pace = new SenderPace();
    const machines = Array.from({ length: 20 }, (_, index) => `+62899${index}`);
    // Three messages a second each, as long as their burst would last.
    const prompt = Array.from({ length: 10 }, (_, turn) =>
      machines.filter((machine) => !pace.isOver(from(machine), 100 + turn / 3)),
    ).flat();
    expect(prompt).toHaveLength(CROWDED_BURST * machines.length + MAX_HASTY_MESSAGES);
    const person = [103.4, 103.5, 106.5].map((now) => pace.isOver(from('+6281'), now));
    expect(person).toEqual([false, false, false]);
    expect(pace.isOver(from('+6281'), 106.6)).toBe(true);
  });

  test('gives the whole burst again when the crowd is gone', () => {
    const pace = new SenderPace();
    for (let sender = 0; sender < 20; sender++)
      for (let times = 0; times < SENDER_BURST; times++) pace.isOver(from(`+62899${sender}`), 0);
    const burst = Array.from({ length: SENDER_BURST }, () => pace.isOver(from('+6281'), 60));
    expect(burst).toEqual(Array(SENDER_BURST).fill(false));
  });

  test('never holds up a person who writes as fast as the interval', () => {
    const pace = new SenderPace();
    const times = Array.from({ length: 500 }, (_, index) => index * SENDER_INTERVAL_SECONDS);
    expect(times.some((now) => pace.isOver(from('+6281'), now))).toBe(false);
  });
});
