// @generated from web/texts/waits/id.arb by npm run texts — do not edit.
import type { WaitsMessages } from './messages.ts';

export const waitsInIndonesian: WaitsMessages = {
  longWaits: (people: number, minutes: number): string => `${people} orang menunggu lebih dari ${minutes} menit.`,
  longestWait: (number: string, minutes: number): string => `Terlama: ${number}, ${minutes} menit.`,
};
