// Which paper this device prints numbers on, and whether it does so by itself.

export type Paper = 'thermal' | 'sheet';

export interface Printing {
  paper: Paper;
  always: boolean;
}

const NAME = 'antrean printing';

export function readPrinting(): Printing {
  try {
    return { paper: 'thermal', always: false, ...JSON.parse(localStorage.getItem(NAME) ?? '{}') };
  } catch {
    return { paper: 'thermal', always: false };
  }
}

export function keepPrinting(printing: Printing): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(printing));
  } catch {
    // Then it is as usual after a reload.
  }
}
