// The texts of the living demonstration, in Indonesian.

export const demonstrationInIndonesian = {
  title: 'Peragaan: coba setiap peran',
  lead: 'Semua orang di sini rekaan. Setiap dua puluh detik seseorang dipanggil di layar antrean.',
  roles: {
    applicant: { name: 'Pemohon', does: 'Pilih hari dan jam, ambil nomor antrean' },
    lobby: { name: 'Layar ruang tunggu', does: 'Lihat dan dengar nomor yang dipanggil' },
    desk: { name: 'Meja depan', does: 'Catat kedatangan, beri nomor tanpa pendaftaran' },
    counter: { name: 'Loket', does: 'Panggil dan layani pemohon berikutnya' },
    manager: { name: 'Kepala kantor', does: 'Hari ini, kotak masuk, angka dua minggu terakhir' },
  },
  signingIn: 'Sedang masuk …',
  failed: 'Belum bisa masuk. Coba sekali lagi.',
  again: 'Mulai peragaan dari awal',
  againHint: 'Jam kembali ke Senin pagi. Semua data peragaan ini dihapus.',
  sure: 'Hapus semua data peragaan ini dan mulai lagi dari Senin pagi?',
  beginning: 'Peragaan dimulai lagi. Tunggu sebentar …',
};

export type DemonstrationTexts = typeof demonstrationInIndonesian;
