// The paper that this device prints numbers on, and whether it prints them automatically.
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';

export const PAPERS = ['thermal', 'sheet'] as const;
export type Paper = (typeof PAPERS)[number];

export interface Printing {
  paper: Paper;
  always: boolean;
}

const PRINTING_NAME = 'printing';

export function readPrinting(): Printing {
  return { paper: 'thermal', always: false, ...readStoredValue<Partial<Printing>>(PRINTING_NAME, 'device') };
}

export function storePrinting(printing: Printing): void {
  storeValue(PRINTING_NAME, printing, 'device');
}
