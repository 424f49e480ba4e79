// The settings of a kiosk or board, set from the console and taken by its page; and when a device counts as dark.
import { addMinutes, type Instant, isBefore, type Language } from '../time.ts';
import type { DeviceKind } from './asker.ts';

export const DEVICE_SCANNERS = ['BELOW', 'LEFT', 'RIGHT', 'NONE'] as const;
export type DeviceScanner = (typeof DEVICE_SCANNERS)[number];

export interface DeviceSettings {
  /** At the start; null: the page's own. */
  language: Language | null;
  volumePercent: number;
  /** Whether a kiosk gives numbers without a booking. */
  walkIns: boolean;
  prints: boolean;
  /** The place of a kiosk's scanner; null: not known. */
  scanner: DeviceScanner | null;
  /** A kiosk begins with low buttons. */
  lowReach: boolean;
  /** Codes of the services that a kiosk gives numbers for; empty: all. */
  services: string[];
}

const DEVICE_DEFAULTS: DeviceSettings = {
  language: null,
  volumePercent: 50,
  walkIns: true,
  prints: false,
  scanner: null,
  lowReach: false,
  services: [],
};

/** Of a board the volume is a share of what the office has set for all of its boards. */
export function deviceDefaults(kind: DeviceKind): DeviceSettings {
  return kind === 'BOARD' ? { ...DEVICE_DEFAULTS, volumePercent: 100 } : DEVICE_DEFAULTS;
}

/** Devices ask once a minute at least: after three minutes something is wrong. */
export const DARK_AFTER_MINUTES = 3;

/** Not one that was paired and never seen: its page is about to be opened. */
export function isDark(lastSeenAt: Instant | null, now: Instant): boolean {
  return lastSeenAt !== null && isBefore(addMinutes(lastSeenAt, DARK_AFTER_MINUTES), now);
}
