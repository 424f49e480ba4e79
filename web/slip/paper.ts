// The paper that this device prints numbers on, and whether it prints them automatically.
import { readStored, storeValue } from '../storage/draftStorage.ts';

export type Paper = 'thermal' | 'sheet';

export interface Printing {
  paper: Paper;
  always: boolean;
}

const NAME = 'printing';

export function readPrinting(): Printing {
  return { paper: 'thermal', always: false, ...readStored<Partial<Printing>>(NAME, 'device') };
}

export function storePrinting(printing: Printing): void {
  storeValue(NAME, printing, 'device');
}
