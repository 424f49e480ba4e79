// The texts of the staff's sign-in and of the head of their pages, in Indonesian.

export const signInInIndonesian = {
  title: 'Masuk untuk petugas',
  lead: 'Pakai kunci pribadi yang Anda terima dari kepala kantor.',
  key: 'Kunci',
  keyHint: 'Diawali antrean_staff_, boleh ditempel atau dipindai',
  onDevice: 'Ingat di perangkat ini',
  onDeviceHint: 'Hanya di perangkat milik kantor. Tanpa ini, kunci dilupakan saat tab ditutup.',
  enter: 'Masuk',
  needKey: 'Isi kunci Anda.',
  UNKNOWN_KEY:
    'Kunci itu tidak dikenal atau sudah dihentikan. Periksa lagi, atau minta yang baru kepada kepala kantor.',
  NOT_STAFF: 'Kunci itu bukan kunci petugas.',
  KEY_ENDED: 'Kunci Anda sudah tidak berlaku. Masuk lagi dengan kunci yang baru.',
  KEY_EXPIRED:
    'Kunci Anda sudah kedaluwarsa: terlalu lama dipakai, atau lama tidak dipakai. Minta kunci baru kepada kepala kantor.',
  SESSION_ENDED: 'Sesi Anda sudah berakhir. Silakan masuk lagi.',
  EXPIRED: 'Waktu untuk masuk sudah habis, atau dimulai di peramban lain. Silakan coba lagi.',
  DENIED: 'Masuk dibatalkan, atau ditolak oleh penyedia akun.',
  FAILED: 'Gagal masuk. Silakan coba lagi; kalau tetap gagal, hubungi pengelola.',
  UNAVAILABLE: 'Penyedia akun sedang tidak bisa dihubungi. Coba sebentar lagi, atau pakai kunci pribadi.',
  NO_ROLE: 'Akun Anda belum punya tugas di kantor mana pun. Hubungi pengelola akun.',
  signInWith: (provider: string) => `Masuk dengan ${provider}`,
  orWithKey: 'atau dengan kunci pribadi',
  expiresSoon: (days: number) =>
    `Kunci Anda berlaku ${days === 0 ? 'kurang dari sehari' : `${days} hari`} lagi: minta yang baru kepada kepala kantor.`,
  notForYou: 'Halaman ini bukan untuk tugas Anda. Masuk dengan kunci lain.',
  leave: 'Keluar',
  sessions: 'Sesi saya',
  office: 'Kantor',
  pages: 'Halaman petugas',
  desk: 'Meja depan',
  console: 'Kantor',
  theme: 'Tampilan',
  themes: { system: 'Tampilan: sistem', light: 'Tampilan: terang', dark: 'Tampilan: gelap' },
  kinds: {
    FRONT_DESK: 'Meja depan',
    COUNTER_OFFICER: 'Petugas loket',
    MANAGER: 'Kepala kantor',
    ADMINISTRATOR: 'Pengelola',
  },
};

export type SignInTexts = typeof signInInIndonesian;
