// @generated from web/texts/demonstration/id.arb by npm run texts — do not edit.
import type { DemonstrationMessages } from './messages.ts';

export const demonstrationInIndonesian: DemonstrationMessages = {
  title: "Peragaan: coba setiap peran",
  lead: "Semua orang di sini rekaan. Setiap dua puluh detik seseorang dipanggil di layar antrean.",
  roles: {
    applicant: {
      name: "Pemohon",
      does: "Pilih hari dan jam, ambil nomor antrean",
    },
    lobby: {
      name: "Layar ruang tunggu",
      does: "Lihat dan dengar nomor yang dipanggil",
    },
    desk: {
      name: "Meja depan",
      does: "Catat kedatangan, beri nomor tanpa pendaftaran",
    },
    counter: {
      name: "Loket",
      does: "Panggil dan layani pemohon berikutnya",
    },
    manager: {
      name: "Kepala kantor",
      does: "Hari ini, kotak masuk, angka dua minggu terakhir",
    },
  },
  signingIn: "Sedang masuk …",
  failed: "Belum bisa masuk. Coba sekali lagi.",
  training: {
    title: "Latihan hari pertama bertugas",
    lead: "Kerjakan di halaman petugas. Tugas tercentang sendiri setelah benar-benar dilakukan.",
    roles: "Pilih peran di tab baru",
    isDone: "Selesai.",
    isOpen: "Belum.",
    ticked: (names: string): string => `Selesai: ${names}.`,
    complete: "Semua tugas latihan selesai.",
    begun: "Latihan dimulai dari awal.",
    again: "Ulangi latihan dari awal",
    tasks: {
      CHECK_IN: {
        name: "Check-in seorang pemohon",
        how: "Meja depan: pilih orang di daftar hari ini, atau ketik kodenya.",
      },
      WALK_IN: {
        name: "Beri nomor tanpa pendaftaran",
        how: "Meja depan: untuk orang yang datang tanpa kode.",
      },
      PRIORITY: {
        name: "Beri prioritas",
        how: "Meja depan: pilih Lansia, Disabilitas, Ibu hamil, atau Anak kecil saat check-in atau memberi nomor.",
      },
      CALL: {
        name: "Panggil nomor berikutnya",
        how: "Loket: buka loket Anda, lalu tekan “Panggil berikutnya”.",
      },
      PUT_BACK: {
        name: "Kembalikan nomor yang dipanggil",
        how: "Loket: setelah memanggil, tekan “Kembali ke antrean”.",
      },
      NO_SHOW_RETURNED: {
        name: "Tandai tidak datang, lalu terima lagi",
        how: "Loket: panggil, tekan “Tidak datang”, lalu kembalikan nomor itu ke antrean ketika orangnya muncul.",
      },
      ANSWER_MESSAGE: {
        name: "Balas pesan di kotak masuk",
        how: "Kepala kantor: buka Kotak masuk, pilih percakapan, tulis dan kirim balasan.",
      },
      CLOSE_DAY: {
        name: "Tutup satu hari",
        how: "Kepala kantor: buka Kalender, pilih hari, lalu tutup hari itu. Penutupan masih dapat diurungkan.",
      },
    },
    progress: (done: number, all: number): string => `${done} dari ${all} selesai`,
    allDone: "Semua selesai",
  },
  again: "Mulai peragaan dari awal",
  againHint: "Jam kembali ke Senin pagi. Semua data peragaan ini dihapus.",
  sure: "Hapus semua data peragaan ini dan mulai lagi dari Senin pagi?",
  beginning: "Peragaan dimulai lagi. Tunggu sebentar …",
};
