// The texts of the page of one's own sessions, in Indonesian.

export const sessionsInIndonesian = {
  title: 'Sesi saya',
  lead: 'Peramban tempat Anda masuk dengan akun ini. Akhiri yang tidak Anda kenal atau tidak dipakai lagi.',
  byKey:
    'Anda masuk dengan kunci pribadi, bukan lewat penyedia akun. Kunci itu ada di daftar “Petugas & loket” kepala kantor.',
  keyDays: (days: number) => `Kunci Anda berlaku ${days === 0 ? 'kurang dari sehari' : `${days} hari`} lagi.`,
  current: 'sesi ini',
  unknown: 'Peramban tidak dikenal',
  on: (browser: string, system: string) => `${browser} di ${system}`,
  from: (source: string) => `dari alamat ${source}`,
  lastUsed: (when: string) => `terakhir dipakai ${when}`,
  since: (when: string) => `masuk ${when}`,
  end: 'Akhiri',
  endOthers: 'Akhiri semua sesi lain',
  ended: (count: number) => (count === 1 ? 'Satu sesi diakhiri.' : `${count} sesi diakhiri.`),
  alone: 'Tidak ada sesi lain.',
};

export type SessionsTexts = typeof sessionsInIndonesian;
