// Decides whom the simulator's page writes to, which deadlines it offers, and what it says of a refused photo: pure.
import type { SimulatorTexts } from '../texts/simulator/texts.ts';
import type { ClockMoment } from './clock.ts';
import type { SimulatorOfficesQuery } from './documents.ts';
import type { ChatLine, Thread } from './remote.ts';
import type { SimulatorScene } from './senders.ts';

export type SimulatedOffice = SimulatorOfficesQuery['offices'][number];

export const SIMULATOR_LOOK_EVERY_MS = 1500;

export const EMPTY_THREAD: Thread = { now: '', mayMove: false, messages: [], remembered: {}, bookings: [] };

/** The scene with an office, a number and an applicant that exist. */
export function completeScene(wanted: SimulatorScene, offices: readonly SimulatedOffice[]): SimulatorScene {
  const office = offices.find(({ code }) => code === wanted.office) ?? offices[0];
  const isNumber = office?.channels.some(({ address }) => address === wanted.to);
  const isPerson = wanted.people.some(({ address }) => address === wanted.who);
  return {
    ...wanted,
    office: office?.code ?? '',
    to: isNumber ? wanted.to : (office?.channels[0]?.address ?? office?.code ?? ''),
    who: isPerson ? wanted.who : (wanted.people[0]?.address ?? ''),
  };
}

export function isSameLine(one: ChatLine, other: ChatLine): boolean {
  return one.office === other.office && one.to === other.to && one.from === other.from;
}

/** The deadlines of this applicant. */
export function momentsOf({ bookings }: Thread): ClockMoment[] {
  return bookings.flatMap(({ status, confirmBy, arriveBy, standby, window }): ClockMoment[] => {
    const moments: ClockMoment[] = [];
    if (confirmBy) moments.push({ what: 'confirmBy', at: confirmBy });
    if (standby?.offer) moments.push({ what: 'answerBy', at: standby.offer.answerBy });
    if (status !== 'CONFIRMED') return moments;
    return [...moments, { what: 'arriveBy', at: arriveBy }, { what: 'startsAt', at: window.startsAt }];
  });
}

/** The sentence for a photo that was refused with this code; empty for any other code. */
export function photoTrouble(code: string, say: SimulatorTexts): string {
  if (code === 'NOT_A_PHOTO') return say.badPhoto;
  if (code === 'TOO_MANY_PHOTOS') return say.manyPhotos;
  return code === 'PHOTO_TOO_LARGE' || code === 'PHOTO_TOO_INTRICATE' ? say.largePhoto : '';
}
