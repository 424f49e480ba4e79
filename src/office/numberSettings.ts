// The numbers of the booking policy, each declared once: the offices file, the API and the console derive from this table.

/** The languages of the console's page. */
export const CONSOLE_LANGUAGES = ['id', 'en'] as const;
export type ConsoleLanguage = (typeof CONSOLE_LANGUAGES)[number];

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
  label: Readonly<Record<ConsoleLanguage, string>>;
  hint: Readonly<Record<ConsoleLanguage, string>>;
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
    label: { id: 'Dapat didaftar sampai', en: 'Booking horizon' },
    hint: { id: 'Berapa hari ke depan tempat dapat diambil.', en: 'How many days ahead a place can be booked.' },
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
    label: { id: 'Undian pembukaan', en: 'Opening lottery' },
    hint: {
      id: 'Pendaftar pada menit-menit pertama hari yang baru dibuka diundi; 0: siapa cepat dia dapat.',
      en: 'Those who ask in the first minutes of a newly opened day are drawn by lot; 0: first come, first served.',
    },
  },
  holdMinutes: {
    description: 'Minutes for which a place is held until it must be confirmed.',
    shownIn: ['policy'],
    min: 1,
    max: 1440,
    default: 30,
    group: 'booking',
    unit: 'minutes',
    label: { id: 'Tempat ditahan tanpa konfirmasi', en: 'Hold without confirmation' },
    hint: {
      id: 'Tanpa konfirmasi sampai saat itu, tempat dilepas untuk orang lain.',
      en: 'A place that is not confirmed by then is released.',
    },
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
    label: { id: 'Bagian tanpa nomor terverifikasi', en: 'Share without a verified number' },
    hint: {
      id: 'Bagian dari tiap jam yang dapat ditahan sebelum nomor pendaftar terverifikasi.',
      en: 'Part of each hour that can be held before the applicant’s number is verified.',
    },
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
    label: { id: 'Bagian tanpa nomor, tanpa chat', en: 'Share confirmed without a number' },
    hint: {
      id: 'Bagian dari tiap jam yang dapat dikonfirmasi tanpa nomor terverifikasi, jika kantor tidak punya WhatsApp dan SMS.',
      en: 'Part of each hour that can be confirmed without a verified number, if the office has neither WhatsApp nor SMS.',
    },
  },
  maxLiveBookingsPerSender: {
    description: 'Maximum number of live bookings of one sender: 1, or up to 5 for a family.',
    shownIn: ['policy'],
    min: 1,
    max: 5,
    default: 1,
    group: 'booking',
    unit: 'bookings',
    label: { id: 'Pendaftaran per pengirim', en: 'Active bookings per sender' },
    hint: {
      id: '1, atau sampai 5 agar satu pengirim dapat mendaftarkan keluarga.',
      en: '1, or up to 5 so that one sender can register a family.',
    },
  },
  overbookPercent: {
    description: 'Overbooking in percent of capacity, to offset no-shows.',
    shownIn: ['houseRules'],
    min: 0,
    max: 30,
    default: 0,
    group: 'booking',
    unit: 'percent',
    label: { id: 'Tempat lebih (overbooking)', en: 'Overbooking' },
    hint: {
      id: 'Di atas jumlah tempat, karena tidak semua datang.',
      en: 'In addition to the places there are, to offset no-shows.',
    },
  },
  arriveMinutesBefore: {
    description: 'Minutes before the window by which the applicant must be at the office.',
    shownIn: ['policy'],
    min: 0,
    max: 240,
    default: 30,
    group: 'visit',
    unit: 'minutes',
    label: { id: 'Hadir sebelum jamnya', en: 'Arrival before the booked time' },
    hint: {
      id: 'Tertulis dalam konfirmasi sebagai “hadir paling lambat”.',
      en: 'Shown in the confirmation as “be there by”.',
    },
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
    label: { id: 'Peringatan tunggu lama', en: 'Long wait' },
    hint: {
      id: 'Meja depan, loket, dan kantor diberi tahu bila ada yang menunggu lebih lama; 0: tidak diberi tahu.',
      en: 'Desk, counters and office are told when someone waits for longer; 0: they are not told.',
    },
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
    label: { id: 'Paling lambat mendaftar', en: 'Minimum notice' },
    hint: {
      id: 'Sebelum harus hadir. Jam yang lebih dekat hanya diberikan di meja depan.',
      en: 'Before the arrival time. Nearer hours are given at the front desk only.',
    },
  },
  checkInOpensMinutesBefore: {
    description: 'Minutes before the window from which check-in is possible.',
    shownIn: ['policy', 'houseRules'],
    min: 0,
    max: 1440,
    default: 120,
    group: 'visit',
    unit: 'minutes',
    label: { id: 'Meja depan menerima sejak', en: 'Check-in opens before the booked time' },
    hint: {
      id: 'Sebelum itu meja depan menjawab “terlalu pagi”.',
      en: 'Before that, the front desk answers “too early”.',
    },
  },
  graceMinutes: {
    description: 'Grace period in minutes after the start of the window, until the booking is forfeited; 0 for none.',
    shownIn: ['policy'],
    min: 0,
    max: 240,
    default: 0,
    group: 'visit',
    unit: 'minutes',
    label: { id: 'Kelonggaran terlambat', en: 'Grace period for late arrivals' },
    hint: {
      id: 'Sesudah jamnya mulai; 0: terlambat berarti hangus.',
      en: 'After the booked time has begun; 0: arriving late forfeits the place.',
    },
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
    label: { id: 'Sasaran lama menunggu', en: 'Target wait' },
    hint: {
      id: 'Di Statistik, lama menunggu dibandingkan dengan ini; 0: tanpa sasaran.',
      en: 'Waits in the figures are compared with it; 0: no target.',
    },
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
    label: { id: 'Waktu tambahan yang boleh diminta', en: 'More time on request' },
    hint: {
      id: 'Yang terlambat atau belum siap dipanggil dapat memintanya di halaman gilirannya; 0: tidak ada.',
      en: 'Those who run late or are not ready can ask for it on the page of their turn; 0: none.',
    },
  },
  maxChanges: {
    description: 'Maximum number of times an applicant can move a booking.',
    shownIn: ['policy'],
    min: 0,
    max: 20,
    default: 2,
    group: 'changes',
    unit: 'times',
    label: { id: 'Boleh mengubah jadwal', en: 'Changes allowed' },
    hint: { id: '0: jadwal tidak dapat diubah, hanya dibatalkan.', en: '0: a booking can only be cancelled.' },
  },
  changeCutoffHours: {
    description: 'Hours before the window after which a booking can no longer be moved.',
    shownIn: ['policy'],
    min: 0,
    max: 720,
    default: 24,
    group: 'changes',
    unit: 'hours',
    label: { id: 'Paling lambat mengubah', en: 'Last change before the visit' },
    hint: { id: 'Sebelum jamnya mulai.', en: 'Before the booked time begins.' },
  },
  standbyAnswerMinutes: {
    description: 'Minutes in which an applicant on standby must answer an offer.',
    shownIn: ['policy'],
    min: 1,
    max: 1440,
    default: 15,
    group: 'changes',
    unit: 'minutes',
    label: { id: 'Waktu menjawab tawaran', en: 'Time to answer an offer' },
    hint: { id: 'Untuk yang menunggu tempat lebih awal.', en: 'For people on the standby list.' },
  },
  forfeitsInRow: {
    description: 'Missed visits in a row after which an applicant must wait before booking again; 0 disables the rule.',
    shownIn: ['policy', 'houseRules'],
    min: 0,
    max: 10,
    default: 0,
    group: 'misses',
    unit: 'times',
    label: { id: 'Ditunda sesudah hangus berturut-turut', en: 'Missed visits in a row before a delay' },
    hint: { id: '0: tidak ada yang ditunda.', en: '0: no delay.' },
  },
  forfeitDelayDays: {
    description: 'Waiting period in days after too many missed visits in a row.',
    shownIn: ['policy', 'houseRules'],
    min: 1,
    max: 90,
    default: 7,
    group: 'misses',
    unit: 'days',
    label: { id: 'Lama penundaan', en: 'Length of the delay' },
    hint: {
      id: 'Selama itu ia tidak dapat mendaftar lagi di sini.',
      en: 'During the delay they cannot book here again.',
    },
  },
  retentionDays: {
    description: 'Days after the visit until names, birth dates, phone numbers and photos are deleted.',
    shownIn: ['policy', 'houseRules'],
    min: 1,
    max: 3650,
    default: 90,
    group: 'data',
    unit: 'days',
    label: { id: 'Data pribadi dihapus sesudah', en: 'Personal data is deleted after' },
    hint: {
      id: 'Nama, tanggal lahir, nomor atau alamat, dan foto; angka tetap ada.',
      en: 'Name, date of birth, number or address, and photo; figures are kept.',
    },
  },
  blockDays: {
    description: 'Days after which a block of an address or a person ends by itself, if staff set no earlier end.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 730,
    group: 'data',
    unit: 'days',
    label: { id: 'Blokir berakhir sesudah', en: 'Blocks end after' },
    hint: {
      id: 'Juga blokir tanpa batas waktu; petugas dapat memasangnya lagi.',
      en: 'Also blocks without an end; staff can set them again.',
    },
  },
  optOutDays: {
    description: 'Days for which it is remembered that a person wants no messages, after they last asked for it.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 730,
    group: 'data',
    unit: 'days',
    label: { id: 'Permintaan BERHENTI diingat selama', en: 'Opt-outs are remembered for' },
    hint: {
      id: 'Sejak orang itu terakhir memintanya.',
      en: 'After the person last asked for no messages.',
    },
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
    label: { id: 'Data pemohon yang boleh dilihat per hari', en: 'Applicants whose data can be seen per day' },
    hint: {
      id: 'Untuk tiap kunci petugas. Sesudah itu data pemohon lain ditolak sampai besok.',
      en: 'For each staff key. Beyond that, the data of further applicants is refused until the next day.',
    },
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
    label: { id: 'Kunci petugas berlaku', en: 'Staff keys are valid for' },
    hint: {
      id: 'Sesudah itu petugas memerlukan kunci baru, sesering apa pun kuncinya dipakai.',
      en: 'After that a member of staff needs a new key, however often the old one is used.',
    },
  },
  staffKeyIdleDays: {
    description: 'Days without use after which a personal key of staff expires.',
    shownIn: ['houseRules'],
    min: 1,
    max: 3650,
    default: 90,
    group: 'data',
    unit: 'days',
    label: { id: 'Kunci petugas tanpa dipakai', en: 'Unused staff keys are valid for' },
    hint: {
      id: 'Kunci yang tidak dipakai selama itu kedaluwarsa.',
      en: 'A key that is not used for that time expires.',
    },
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
