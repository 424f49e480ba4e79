// The table of reads: medians of the rounds, the share of the bare server, and whether that is enough.
import { noteFigures } from '../figures.ts';
import { medianOf } from '../statistics.ts';
import type { BookedMeanwhile } from './bookings.ts';

export interface ReadFigure {
  round: number;
  query: 'availability' | 'board' | 'offices';
  who: string;
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  fault: string;
}

/** The share of the bare server's rate that the product has to reach. */
const READ_BARS = { availability: 0.5, board: 0.5, offices: 0.6 };
/** The share of the idle rate that is left while bookings go on. */
const BAR_WHILE_BOOKING = 0.5;
const BUSY = 'antrean while booking';

export function reportReads(figures: readonly ReadFigure[], booked: BookedMeanwhile): string {
  const rateOf = (query: string, who: string) =>
    medianOf(figures.filter((each) => each.query === query && each.who === who).map(({ rate }) => rate));
  const lines = (['availability', 'board', 'offices'] as const).flatMap((query) => {
    const bare = rateOf(query, 'bare');
    return ['antrean', 'bare', 'mercurius', 'yoga'].map((who) => {
      const rate = rateOf(query, who);
      const isMet =
        rate / bare >= READ_BARS[query] && rate > Math.max(rateOf(query, 'mercurius'), rateOf(query, 'yoga'));
      const verdict = `bar ${isMet ? 'met' : 'NOT met'} (${READ_BARS[query]} x bare, and more than mercurius and yoga)`;
      return `| ${query} | ${who} | ${rate.toFixed(0)} | ${(rate / bare).toFixed(2)} | ${who === 'antrean' ? verdict : ''} |`;
    });
  });
  const busy = rateOf('availability', BUSY);
  const share = busy / rateOf('availability', 'antrean');
  const faults = figures
    .filter(({ fault }) => fault !== '')
    .map(({ who, query, fault }) => `${who}, ${query}: ${fault}`);
  if (booked.refused > 0) faults.push(`${booked.refused} bookings were refused: ${booked.refusal}`);
  const shown = (['availability', 'board', 'offices'] as const).map((query) => ({
    work: `equal queries, ${query}, 32 connections`,
    figure: `${rateOf(query, 'antrean').toFixed(0)}/s`,
    beside: `bare node:http ${rateOf(query, 'bare').toFixed(0)}/s, Mercurius ${rateOf(query, 'mercurius').toFixed(0)}/s, Yoga ${rateOf(query, 'yoga').toFixed(0)}/s`,
  }));
  const whileBooking = {
    work: `equal queries, availability, while ${booked.rate.toFixed(0)} bookings a second go on`,
    figure: `${busy.toFixed(0)}/s`,
    beside: `without bookings ${rateOf('availability', 'antrean').toFixed(0)}/s`,
  };
  noteFigures([...shown, whileBooking], faults);
  return [
    '',
    '| query | who | answers/s | x bare | bar |',
    '|---|---|--:|--:|---|',
    ...lines,
    '',
    `While ${booked.rate.toFixed(0)} bookings a second go on (${booked.refused} of ${booked.answers} refused): availability ${busy.toFixed(0)}/s, ${share.toFixed(2)} of the idle rate, bar ${share >= BAR_WHILE_BOOKING ? 'met' : 'NOT met'} (${BAR_WHILE_BOOKING}).`,
    faults.length > 0 ? `NOT VALID, since:\n  ${faults.join('\n  ')}` : 'Every answer was the expected one.',
  ].join('\n');
}
