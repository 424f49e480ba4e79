// The words of the pages of personal data, in Indonesian.

export const personalDataInIndonesian = {
  title: 'Data pribadi saya',
  intro: 'Lihat data yang disimpan tentang Anda. Isi kode pendaftaran dan tanggal lahir; kami kirim kode OTP.',
  code: 'Kode pendaftaran',
  birthDate: 'Tanggal lahir',
  birthDateHint: 'Hari, bulan, tahun. Contoh: 25-01-1987',
  sendDigits: 'Kirim kode OTP',
  unreadable: 'Tanggal lahir tidak terbaca. Tulis hari, bulan, tahun, contoh 25-01-1987.',
  missingCode: 'Tulis kode pendaftaran Anda.',
  digitsSent: 'Kode OTP sudah dikirim ke nomor atau alamat e-mail pendaftaran ini. Berlaku sepuluh menit.',
  digits: 'Kode OTP',
  working: 'Sedang memeriksa bahwa Anda bukan robot. Halaman ini lanjut sendiri.',
  needsScript:
    'Dari jaringan Anda sudah banyak kode OTP diminta. Aktifkan JavaScript, coba lagi besok, atau kirim DATA SAYA lewat chat.',
  show: 'Lihat data saya',
  again: 'Mulai lagi',
  over: 'Tautan ini sudah tidak berlaku. Mulai lagi, atau kirim DATA SAYA lewat chat.',
  private: 'Hanya untuk Anda. Tutup halaman ini setelah selesai, terutama di komputer bersama.',
  file: 'Unduh sebagai berkas (JSON)',
  correct: 'Betulkan nama atau tanggal lahir',
  correctText:
    'Salah ketik dapat Anda betulkan sendiri, satu kali. Selebihnya dibetulkan petugas di kantor, dengan melihat KTP Anda.',
  newName: 'Nama yang benar (kosongkan jika tidak berubah)',
  newBirthDate: 'Tanggal lahir yang benar (kosongkan jika tidak berubah)',
  correctSend: 'Betulkan',
  children: 'Data anak di bawah 18 tahun yang saya daftarkan',
  childrenNote:
    'Data anak di bawah 18 tahun yang didaftarkan dari nomor atau alamat yang sama. Anda bertindak sebagai orang tua atau wali.',
  erase: 'Hapus data saya',
  eraseChildren: 'Hapus data anak',
  eraseChildrenTitle: 'Hapus semua data anak?',
  eraseChildrenText:
    'Nama, tanggal lahir, alamat dan foto anak di kantor ini dihapus, juga pesan dari nomor yang mendaftarkannya. Pendaftaran anak yang masih berlaku dibatalkan, dan tempatnya diberikan kepada orang lain. Ini tidak dapat ditarik kembali.',
  eraseTitle: 'Hapus semua data Anda?',
  eraseText:
    'Nama, tanggal lahir, nomor, alamat, foto dan pesan Anda di kantor ini dihapus. Pendaftaran yang masih berlaku dibatalkan, dan tempatnya diberikan kepada orang lain. Ini tidak dapat ditarik kembali.',
  eraseYes: 'Ya, hapus',
  eraseNo: 'Tidak, simpan',
  notHere: 'Formulir ini harus dikirim dari halamannya sendiri. Buka lagi halamannya.',
};

export type PersonalDataWords = typeof personalDataInIndonesian;
