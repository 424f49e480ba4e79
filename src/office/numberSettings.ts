// The numbers of the booking policy, each declared once: the offices file, the API and the console derive from this table.

/** The setting as the table declares it. */
export interface NumberSetting {
  /** Description in the API; the range is added where the setting is changed. */
  description: string;
  /** Objects of the API that show it: `policy` is public, `houseRules` is for managers. */
  shownIn: readonly ('policy' | 'houseRules')[];
  min: number;
  max: number;
  /** The value of offices that have set none. */
  default: number;
  /** Group on the console's page of rules. */
  group: 'booking' | 'visit' | 'changes' | 'misses' | 'data';
  /** Unit on that page. */
  unit: 'minutes' | 'hours' | 'days' | 'times' | 'percent' | 'bookings' | 'people';
}

/** In the order of the console's page. */
export const NUMBER_SETTINGS = {
  horizonDays: {
    description: 'Booking horizon: the number of days ahead that can be booked.',
    shownIn: ['policy'],
    min: 1,
    max: 366,
    default: 30,
    group: 'booking',
    unit: 'days',
  },
  lotteryMinutes: {
    description:
      'Minutes of the opening lottery: those who ask for a newly opened day within this time are given its places in random order, a minute after it ends. 0: first come, first served.',
    shownIn: ['policy'],
    min: 0,
    max: 60,
    default: 0,
    group: 'booking',
    unit: 'minutes',
  },
  holdMinutes: {
    description: 'Minutes for which a place is held until it must be confirmed.',
    shownIn: ['policy'],
    min: 1,
    max: 1440,
    default: 30,
    group: 'booking',
    unit: 'minutes',
  },
  // A parent may register small children and an elderly relative; five is what one family card shows at most.
  unprovenShare: {
    description:
      'Percentage of the places of a window that all unproven callers may hold together, at least one place. The other places are for proven applicants.',
    shownIn: ['houseRules'],
    min: 1,
    max: 100,
    default: 10,
    group: 'booking',
    unit: 'percent',
  },
  workShare: {
    description:
      'Percentage of the places of a window that bookings confirmed by a proof of work alone may have, together with unproven holds, at least one place. Only an office with neither WhatsApp nor SMS has such bookings. The other places are for proven applicants: at the desk, or through a front end that has identified them.',
    shownIn: ['houseRules'],
    min: 1,
    max: 100,
    default: 50,
    group: 'booking',
    unit: 'percent',
  },
  maxLiveBookingsPerSender: {
    description: 'Maximum number of live bookings of one sender: 1, or up to 5 for a family.',
    shownIn: ['policy'],
    min: 1,
    max: 5,
    default: 1,
    group: 'booking',
    unit: 'bookings',
  },
  overbookPercent: {
    description: 'Overbooking in percent of capacity, to offset no-shows.',
    shownIn: ['houseRules'],
    min: 0,
    max: 30,
    default: 0,
    group: 'booking',
    unit: 'percent',
  },
  arriveMinutesBefore: {
    description: 'Minutes before the window by which the applicant must be at the office.',
    shownIn: ['policy'],
    min: 0,
    max: 240,
    default: 30,
    group: 'visit',
    unit: 'minutes',
  },
  longWaitMinutes: {
    description:
      'Minutes of waiting beyond which desk, counters and console are warned of a long wait. 0: no wait is too long.',
    shownIn: ['policy'],
    min: 0,
    max: 600,
    default: 60,
    group: 'visit',
    unit: 'minutes',
  },
  minimumNoticeMinutes: {
    description:
      'Minimum notice: the least number of minutes between booking and the time of arrival. Applicants cannot book a nearer window; officers at the desk can.',
    shownIn: ['policy'],
    min: 0,
    max: 10_080,
    default: 15,
    group: 'visit',
    unit: 'minutes',
  },
  checkInOpensMinutesBefore: {
    description: 'Minutes before the window from which check-in is possible.',
    shownIn: ['policy', 'houseRules'],
    min: 0,
    max: 1440,
    default: 120,
    group: 'visit',
    unit: 'minutes',
  },
  doorCodeMinutes: {
    description:
      'Minutes for which each QR code on the screen at the door is shown, by which people check in with their own phones; it works as long again. 0: there is none.',
    shownIn: ['policy'],
    min: 0,
    max: 60,
    default: 0,
    group: 'visit',
    unit: 'minutes',
  },
  graceMinutes: {
    description: 'Grace period in minutes after the start of the window, until the booking is forfeited; 0 for none.',
    shownIn: ['policy'],
    min: 0,
    max: 240,
    default: 0,
    group: 'visit',
    unit: 'minutes',
  },
  waitTargetMinutes: {
    description:
      'The wait in minutes that the office aims at, from check-in to the first call: figures are compared with it. 0 for none.',
    shownIn: ['houseRules'],
    min: 0,
    max: 480,
    default: 30,
    group: 'visit',
    unit: 'minutes',
  },
  laterMinutes: {
    description:
      'Minutes that a person may ask for on the page of the visit: once by a booked person who runs late, as a longer grace period, and twice in the queue by a person who is not ready to be called. 0 for none.',
    shownIn: ['policy'],
    min: 0,
    max: 60,
    default: 10,
    group: 'visit',
    unit: 'minutes',
  },
  maxChanges: {
    description: 'Maximum number of times an applicant can move a booking.',
    shownIn: ['policy'],
    min: 0,
    max: 20,
    default: 2,
    group: 'changes',
    unit: 'times',
  },
  changeCutoffHours: {
    description: 'Hours before the window after which a booking can no longer be moved.',
    shownIn: ['policy'],
    min: 0,
    max: 720,
    default: 24,
    group: 'changes',
    unit: 'hours',
  },
  standbyAnswerMinutes: {
    description: 'Minutes in which an applicant on standby must answer an offer.',
    shownIn: ['policy'],
    min: 1,
    max: 1440,
    default: 15,
    group: 'changes',
    unit: 'minutes',
  },
  forfeitsInRow: {
    description: 'Missed visits in a row after which an applicant must wait before booking again; 0 disables the rule.',
    shownIn: ['policy', 'houseRules'],
    min: 0,
    max: 10,
    default: 0,
    group: 'misses',
    unit: 'times',
  },
  forfeitDelayDays: {
    description: 'Waiting period in days after too many missed visits in a row.',
    shownIn: ['policy', 'houseRules'],
    min: 1,
    max: 90,
    default: 7,
    group: 'misses',
    unit: 'days',
  },
  retentionDays: {
    description: 'Days after the visit until names, birth dates, phone numbers and photos are deleted.',
    shownIn: ['policy', 'houseRules'],
    min: 1,
    max: 3650,
    default: 90,
    group: 'data',
    unit: 'days',
  },
  blockDays: {
    description: 'Days after which a block of an address or a person ends by itself, if staff set no earlier end.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 730,
    group: 'data',
    unit: 'days',
  },
  optOutDays: {
    description: 'Days for which it is remembered that a person wants no messages, after they last asked for it.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 730,
    group: 'data',
    unit: 'days',
  },
  // A day at a large office has some hundreds of visits; several days' lists fit.
  dailyReadings: {
    description:
      'Daily ceiling for each key: the number of people whose personal data a member of staff can read at this office in a day.',
    shownIn: ['houseRules'],
    min: 1,
    max: 1_000_000,
    default: 2000,
    group: 'data',
    unit: 'people',
  },
  // A year, and a long leave: a key in daily use is renewed yearly, a forgotten one ends by itself.
  staffKeyDays: {
    description: 'Days after which a personal key of staff expires, however much it is used.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 365,
    group: 'data',
    unit: 'days',
  },
  staffKeyIdleDays: {
    description: 'Days without use after which a personal key of staff expires.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 90,
    group: 'data',
    unit: 'days',
  },
} as const satisfies Readonly<Record<string, NumberSetting>>;

export type NumberSettingName = keyof typeof NUMBER_SETTINGS;

/** The value of every number. */
export type PolicyNumbers = { [Name in NumberSettingName]: number };

/** Each setting mapped to what `make` returns for it, under the same names. */
export function mapNumberSettings<Result>(make: (setting: NumberSetting) => Result): {
  [Name in NumberSettingName]: Result;
} {
  const made = Object.entries(NUMBER_SETTINGS).map(([name, setting]) => [name, make(setting)]);
  return Object.fromEntries(made) as { [Name in NumberSettingName]: Result };
}

export function numberSettingsIn(object: NumberSetting['shownIn'][number]): (NumberSetting & { name: string })[] {
  return Object.entries<NumberSetting>(NUMBER_SETTINGS)
    .filter(([, { shownIn }]) => shownIn.includes(object))
    .map(([name, setting]) => ({ name, ...setting }));
}
