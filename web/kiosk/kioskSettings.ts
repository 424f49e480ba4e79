// The settings of one kiosk: its services, its printer, where its scanner is, and its layout.

import { OFFICE_LANGUAGES, type OfficeLanguage } from '../texts/language.ts';
import type { KioskNowQuery } from './documents.ts';

export const SCANNER_PLACES = ['BELOW', 'LEFT', 'RIGHT', 'NONE'] as const;
/** The side of the screen at which a code is held before the scanner; NONE: this kiosk has no scanner. */
export type ScannerPlace = (typeof SCANNER_PLACES)[number];

export interface KioskSettings {
  /** The language at the start; null: that of the page. */
  language: OfficeLanguage | null;
  /** Whether people without a code get a number here, if the office has places for them. */
  walkIns: boolean;
  prints: boolean;
  /** null: somewhere that the page does not know. */
  scanner: ScannerPlace | null;
  /** All that is touched lies in the lower part of the screen from the start. */
  lowReach: boolean;
  /** Codes of the services that it gives numbers for; empty: all. */
  services: readonly string[];
  /** Loudness of sounds and voice, from 0 to 1. */
  loudness: number;
}

export const KIOSK_DEFAULTS: KioskSettings = {
  language: null,
  walkIns: true,
  prints: false,
  scanner: null,
  lowReach: false,
  services: [],
  loudness: 0.5,
};

/** Of the page's address: `?walk-in=off&print=on&scanner=below&reach=low&lang=en`. */
export function settingsInAddress(search: URLSearchParams): KioskSettings {
  const place = search.get('scanner')?.toUpperCase();
  return {
    ...KIOSK_DEFAULTS,
    language: OFFICE_LANGUAGES.find((each) => each === search.get('lang')) ?? null,
    walkIns: search.get('walk-in') !== 'off',
    prints: search.get('print') === 'on',
    scanner: SCANNER_PLACES.find((each) => each === place) ?? null,
    lowReach: search.get('reach') === 'low',
  };
}

/** As the console has them, over those of the address: what is set in either is set. */
export function settingsOfDevice(
  device: NonNullable<KioskNowQuery['thisDevice']>['settings'],
  address: KioskSettings,
): KioskSettings {
  const { language, walkIns, prints, scanner, lowReach, services, volumePercent } = device;
  return {
    language: language ?? address.language,
    walkIns: walkIns && address.walkIns,
    prints: prints || address.prints,
    scanner: scanner ?? address.scanner,
    lowReach: lowReach || address.lowReach,
    services,
    loudness: volumePercent / 100,
  };
}
