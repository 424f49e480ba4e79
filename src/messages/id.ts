// All texts in Indonesian.
import type { Catalogue } from './catalogue.ts';

export const indonesianCatalogue: Catalogue<'id'> = {
  refusals: {
    FULL: 'Semua tempat {period} sudah terisi. Silakan pilih tanggal lain.',
    WINDOW_GONE:
      'Jam yang dipilih sudah tidak ada: jadwal berubah atau waktunya terlalu dekat. Silakan pilih jam lain.',
    CLOSED: 'Kantor tutup pada {date}. Silakan pilih hari kerja lain.',
    ENTERED:
      'Anda ikut undian tempat di {office} untuk {date}. Undian diadakan pukul {until}; lebih cepat mendaftar tidak berpengaruh. Hasilnya kami kabarkan sesudah itu.',
    NOT_YET_RELEASED: 'Tempat untuk {date} baru dibuka pada {releasedOn} pukul {releasedAt}.',
    TOO_FAR_AHEAD: 'Tanggal itu terlalu jauh. Tanggal paling akhir: {lastDate}.',
    IN_THE_PAST: 'Tanggal itu sudah lewat. Hari ini {today}.',
    NOT_OFFERED: 'Layanan ini tidak tersedia di {office}.',
    NOT_BY_CHANNEL: '{service} tidak dapat didaftarkan dari sini. Silakan datang langsung ke {office}.',
    OUTSIDE_INTAKE_HOURS: 'Pendaftaran dibuka pada hari kerja pukul {hours}. Silakan kirim lagi pada jam itu.',
    LIMIT_REACHED: {
      other:
        'Dari nomor ini paling banyak {limit} pendaftaran dapat berlaku sekaligus. Orang lain dapat mendaftar dari ' +
        'nomornya sendiri.',
    },
    ALREADY_BOOKED:
      'Orang dengan nama dan tanggal lahir ini sudah terdaftar. Pakai pendaftaran itu, atau batalkan dulu.',
    TOO_MANY_HELD: {
      other:
        'Dari sambungan internet ini sudah {limit} tempat diambil dalam satu jam tanpa dikonfirmasi. Konfirmasi ' +
        'salah satunya, coba lagi setelah {until}, atau hubungi {contact}.',
    },
    WORK_REQUIRED:
      'Belakangan ini banyak permintaan dari sambungan internet ini atau untuk kantor ini. Perangkat Anda perlu ' +
      'membuktikan dulu bahwa Anda bukan robot, beberapa detik saja di peramban terbaru. Jika tidak bisa, hubungi ' +
      '{contact}.',
    HELD_TOO_OFTEN: {
      other:
        'Untuk orang ini sudah {limit} kali tempat diambil dalam satu jam tanpa dikonfirmasi. Coba lagi setelah ' +
        '{until}, atau hubungi {contact}.',
    },
    UNPROVEN_FULL:
      'Masih ada tempat {period}, tetapi yang dapat dipesan sebelum nomor Anda terverifikasi sedang terpakai ' +
      'semua. Coba lagi nanti, pilih tanggal lain, atau hubungi {contact}.',
    REGISTER_OTHERWISE:
      'Pendaftaran ini tidak dapat diterima lewat web hari ini. Untuk mendaftar, hubungi {contact}, atau datang ke loket.',
    REGISTER_AT_DESK:
      'Pendaftaran ini tidak dapat diterima dari nomor ini hari ini. Silakan datang ke loket {office} dengan membawa KTP.',
    BLOCKED: 'Nomor atau nama ini tidak dapat mendaftar di sini. Silakan datang ke {office}.',
    BLOCKED_UNTIL:
      'Nomor atau nama ini baru dapat mendaftar lagi pada {untilDate} pukul {until}. Ada pertanyaan? Datang ke ' +
      '{office}.',
    FORFEITED_TOO_OFTEN:
      '{office}: Anda tidak datang beberapa kali berturut-turut. Anda dapat mendaftar lagi mulai {untilDate} ' +
      'pukul {until}. Ada pertanyaan? Datang ke kantor.',
    INVALID_NAME: 'Nama tidak terbaca. Tulis nama seperti di KTP, hanya huruf, paling banyak 100 huruf.',
    INVALID_BIRTH_DATE: 'Tanggal lahir tidak mungkin. Tulis hari, bulan dan tahun, contoh 25011987.',
    INVALID_DATE: 'Tanggal itu tidak ada. Silakan pilih tanggal lain.',
    INVALID_PHONE: 'Nomor HP tidak terbaca. Tulis seperti 0812 3456 7890.',
    PHOTO_REQUIRED: 'Kirim foto KTP bersama teks pendaftaran dalam satu pesan.',
    UNKNOWN_CODE: 'Kode tidak dikenal. Periksa lagi, dan kirim dari nomor yang dipakai mendaftar.',
    HOLD_EXPIRED: 'Kode ini tidak berlaku lagi, batas waktunya {confirmBy}. Silakan daftar ulang.',
    NOT_VERIFIED: 'Nomor Anda belum terverifikasi. Kirim kode ini lewat WhatsApp atau SMS ke nomor kantor.',
    WORK_NEEDED:
      'Perangkat Anda belum selesai membuktikan bahwa Anda bukan robot. Muat ulang halaman ini, lalu coba lagi.',
    TOO_MANY_CONFIRMED: {
      other:
        'Dari sambungan internet ini sudah {limit} pendaftaran dikonfirmasi dalam sehari. Coba lagi {untilDate} ' +
        'setelah pukul {until}, pakai sambungan lain, atau hubungi {contact}.',
    },
    WRONG_DIGITS: 'Kode OTP itu tidak cocok atau sudah lewat waktunya. Periksa pesan terakhir, atau minta yang baru.',
    DIGITS_NEEDED:
      'Untuk data pribadi, nomor atau alamat e-mail pendaftaran ini perlu diverifikasi dulu. Minta kode OTP, ' +
      'atau hubungi {contact}.',
    DATA_AT_DESK:
      'Pendaftaran ini tidak punya nomor atau alamat e-mail untuk verifikasi. Datang ke {office} dengan KTP: petugas ' +
      'membantu Anda melihat, membetulkan atau menghapus data.',
    CORRECTION_AT_DESK:
      'Perubahan ini lebih dari salah ketik, atau sudah pernah dibetulkan. Datang ke {office} dengan KTP untuk ' +
      'membetulkannya.',
    ERASE_CANCELS:
      'Pendaftaran {codes} masih berlaku dan akan dibatalkan jika data Anda dihapus. Belum ada yang dihapus.',
    ERASE_AFTER_VISIT: 'Anda sedang dilayani di {office}. Hapus data Anda setelah selesai.',
    NUMBER_NOT_SERVED:
      'Kode OTP tidak dapat dikirim ke nomor ini. Pakai nomor seluler {codes}, atau hubungi {contact}.',
    DIGITS_UNDELIVERABLE:
      'Kode OTP saat ini tidak dapat dikirim ke nomor ini. Tulis sendiri ke {contact}: pesan Anda sudah menjadi ' +
      'bukti, tanpa kode.',
    DIGITS_NOT_OFFERED:
      '{office} tidak mengirim kode OTP. Daftar tanpa kode: perangkat Anda menghitung sebentar sebagai gantinya, ' +
      'atau petugas mendaftarkan Anda di loket.',
    TOO_MANY_DIGITS:
      'Kode OTP sudah terlalu sering diminta. Coba lagi {untilDate} setelah pukul {until}, atau ' +
      'hubungi {contact}.',
    DIGITS_JUST_SENT: 'Kode OTP baru saja dikirim ke nomor ini. Coba lagi setelah {until}.',
    NOT_ALLOWED_NOW: 'Ini tidak dapat dilakukan sekarang: {status}.',
    TOO_MANY_CHANGES: {
      other: 'Jadwal hanya dapat diubah {limit} kali.',
    },
    TOO_LATE_TO_CHANGE: {
      other: 'Jadwal hanya dapat diubah paling lambat {hours} jam sebelumnya. Anda masih dapat membatalkan.',
    },
    TOO_EARLY: 'Terlalu awal. Datang lagi mulai {opensAt}.',
    TOO_LATE: 'Sudah lewat, batasnya {deadline}. Kode hangus, silakan daftar ulang.',
    WRONG_DAY: 'Kode ini untuk {date}.',
    WRONG_OFFICE: 'Kode ini untuk {office}.',
    DOOR_CODE_EXPIRED: 'Kode QR di pintu sudah berganti. Pindai lagi kode yang tampil sekarang.',
    UNKNOWN_DOOR_CODE: 'Ini bukan kode QR di pintu {office}. Pindai kode di layar dekat pintu masuk.',
    NO_DOOR_CODES: 'Di {office} belum bisa lapor dengan kode QR di pintu. Silakan lapor ke meja depan.',
    QUEUE_EMPTY: 'Tidak ada yang menunggu.',
    COUNTER_CLOSED: 'Loket belum dibuka.',
    CONFIRM_FIRST: 'Tempat ini belum pasti. Balas dulu dengan kodenya sebelum {confirmBy}.',
    NOTHING_EARLIER: 'Jadwal Anda, {date} pukul {from}, sudah yang paling awal.',
    OFFER_GONE: 'Tidak ada tawaran yang masih berlaku. Jadwal Anda tetap seperti semula.',
    STANDBY_UNPROVEN:
      'Tempat lebih awal hanya dapat diminta jika nomor Anda sudah terverifikasi. Pendaftaran Anda tetap berlaku. ' +
      'Untuk tempat lebih awal, hubungi {contact}.',
    PLACES_FREE: 'Sekarang masih ada tempat. Silakan daftar.',
    REQUEST_UNPROVEN:
      'Kabar hanya dapat dikirim ke nomor yang sudah terverifikasi dan dapat dihubungi kantor. Hubungi {contact}.',
    ALREADY_WAITING: 'Orang ini sudah menunggu tempat lewat nomor lain.',
    UNKNOWN_REQUEST: 'Permintaan ini tidak ada lagi: sudah dibatalkan, sudah mendapat tempat, atau sudah berakhir.',
    CAPACITY_IN_USE: {
      other:
        '{mustMove} pendaftaran harus dipindahkan. Ulangi dan izinkan pemindahan, atau biarkan jadwal seperti semula.',
    },
    NO_ROOM_TO_MOVE: {
      other:
        'Tidak ada cukup tempat sampai {lastDate} untuk memindahkan {mustMove} pendaftaran. Tambah tempat atau ' +
        'hari dulu.',
    },
    UNDO_OVER: 'Perubahan ini tidak dapat dibatalkan lagi, batasnya {until}: pemohon sudah diberi tahu.',
    PAIRING_NOT_SHOWN: 'Kode itu bukan kode yang sedang tampil di layar. Periksa delapan huruf dan angkanya.',
    PAIRING_OVER: 'Kode itu tidak atau sudah tidak berlaku. Buat kode baru di halaman “Kantor”.',
    LAST_ADMINISTRATOR:
      'Anda administrator terakhir yang punya kunci pribadi. Buat dulu kunci untuk administrator lain sebelum ' +
      'menonaktifkan kunci Anda sendiri.',
    NOTICE_OFF: 'Pemberitahuan ini dimatikan di {office}. Nyalakan dulu di pengaturan kantor.',
    UNDO_LATER_FIRST: 'Ada perubahan yang lebih baru di kantor ini. Batalkan perubahan itu lebih dulu.',
    MESSAGE_WAITING: 'Pesan ini masih menunggu untuk dikirim.',
    MESSAGE_OVER: 'Pesan ini sudah tidak berlaku: isinya sudah berubah atau sudah lewat.',
    CONVERSATION_TAKEN: 'Percakapan ini sedang ditangani petugas lain sampai pukul {until}.',
    REPLY_WINDOW_CLOSED: {
      other:
        'Saluran ini hanya mengirim jawaban dalam {hours} jam sesudah pesan terakhir dari orang itu, dan waktunya habis ' +
        '{untilDate} pukul {until}. Jawaban dapat dikirim setelah orang itu menulis lagi.',
    },
    OPTED_OUT: 'Orang ini minta tidak dikirimi pesan lagi, dan belum menulis sejak itu.',
    UNREACHABLE:
      'Orang ini tidak dapat ditulisi dari kantor ini: nomornya tidak diketahui, atau kantor tidak punya saluran ke sana.',
    TEXT_LENGTH: { other: 'Teks ini harus berisi 1 sampai {limit} karakter.' },
    TEXT_PLACEHOLDER_MISSING: 'Teks ini harus memuat {placeholder}: tanpa itu penerima tidak terbantu.',
    TEXT_PLACEHOLDER_UNKNOWN: '{placeholder} tidak dikenal dalam teks ini. Yang dapat dipakai: {known}.',
    TEXT_WITHOUT_PLACEHOLDERS: '{placeholder} tidak dikenal: teks ini tidak punya isian.',
    TEXT_TOO_MANY_SMS: {
      other: 'Teks ini menjadi {count} SMS, paling banyak {limit}. Persingkat, dan pakai huruf biasa tanpa emoji.',
    },
    TEMPLATE_WITH_PHOTO: 'Jangan tulis +FOTO di format: untuk itu ada pilihan foto.',
    TEMPLATE_EMPTY_WORD: 'Di antara dua tanda # harus ada kata.',
    TEMPLATE_KEYWORD_INVALID:
      'Format tidak boleh diawali {keyword}: kata kunci terdiri dari 2 sampai 30 huruf dan angka.',
    TEMPLATE_FIELD_UNKNOWN: '{field} tidak dikenal dalam format. Yang dapat dipakai: {known}.',
    TEMPLATE_FIELD_TWICE: '{field} hanya boleh satu kali dalam format.',
    TEMPLATE_FIELDS_MISSING: 'Format harus memuat NAMA dan TGLLAHIR.',
    TEMPLATE_TWICE: '{template} diawali sama dengan format lain. Beri kata kunci yang berbeda.',
    SERVICE_NOT_BOOKABLE: 'Layanan {service} tidak ada di antara layanan yang dapat didaftarkan.',
    COUNTRY_UNKNOWN: '{country} bukan kode negara. Tulis dua huruf, contoh: ID, MY.',
    OFFICE_UNKNOWN: 'Tidak ada kantor dengan kode {office}.',
    COUNTER_EXISTS: '{office} sudah punya loket {counter}. Pakai nama lain.',
    COUNTER_OPEN: 'Loket {counter} masih buka. Tutup dulu.',
    NUMBER_TAKEN: '{address} sudah dipakai {office}.',
    ANSWER_EXISTS: 'Pertanyaan ini sudah punya jawaban. Ubah jawaban itu.',
    ANSWERS_FULL: { other: 'Sudah ada {limit} jawaban. Hapus satu dulu.' },
    SAVED_REPLIES_FULL: { other: 'Sudah ada {limit} balasan tersimpan. Hapus satu dulu.' },
    WEBHOOKS_FULL: { other: 'Sudah ada {limit} webhook. Hapus satu dulu.' },
    ADDRESS_INVALID:
      'Alamat ini tidak dapat dipakai. Tulis alamat lengkap seperti https://contoh.go.id/hooks, tanpa nama pengguna, kata ' +
      'sandi dan tanda #.',
    ADDRESS_NOT_PUBLIC:
      'Alamat ini bukan alamat internet umum. Pakai alamat lain, atau minta operator mengizinkan jaringan itu.',
    SEARCH_TOO_SHORT: { other: 'Tulis paling sedikit {letters} huruf untuk mencari.' },
    NO_WINDOW_THEN: 'Tidak ada jam pelayanan yang dimulai dalam waktu itu.',
    QUOTA_IN_USE: 'Kuota {quota} masih punya tempat di jadwal. Kosongkan dulu tempatnya di jam mingguan.',
    LINE_TAKEN: 'Huruf antrean {line} sudah dipakai untuk semua orang. Pilih huruf lain.',
    CALENDAR_UNREADABLE:
      'Berkas ini tidak terbaca sebagai kalender. Pakai berkas iCalendar (.ics), atau tabel (CSV) tanggal dan nama.',
    CALENDAR_TOO_LARGE:
      'Kalender ini terlalu besar atau terlalu rumit. Pakai berkas yang hanya memuat hari libur tahun-tahun ini.',
    CALENDAR_LINE_UNREADABLE:
      'Baris {line} tidak memuat tanggal dan nama hari libur. Betulkan, lalu pilih lagi berkasnya.',
    CALENDAR_REPEATS: '{event} tidak berulang setahun sekali. Tulis harinya satu per satu.',
    NUMBER_GIVEN_UP: 'Nomor yang ditulisi orang ini bukan lagi nomor kantor, jadi jawaban tidak dapat dikirim.',
  },
  todayFull: 'Tempat {period} sudah terisi atau sudah terlalu dekat waktunya. Silakan pilih tanggal lain.',
  hourFull: 'Semua tempat {period} sudah terisi. Silakan pilih jam atau hari lain.',
  codeLost:
    'Kode ini tidak ada di data kami. Data kami harus dipulihkan dari cadangan, dan pendaftaran dari {date} pukul {from} ' +
    'sampai {untilDate} pukul {until} hilang. Mohon maaf. Kalau pendaftaran Anda termasuk, silakan daftar lagi sekarang. ' +
    'Kalau jam Anda sudah dekat, datang saja dengan kode ini: petugas di loket memberi nomor. Kalau tidak, periksa lagi ' +
    'kodenya.',
  replies: {
    held:
      '{name}, lahir {birthDate}.\n{office}, {date} pukul {from}.\nSudah benar? Balas dengan kode {code} sebelum ' +
      '{confirmBy} untuk mendapat nomor antrean.',
    heldOverflow:
      '{asked} sudah penuh, tempat berikutnya:\n{office}, {date} pukul {from}.\n{name}, lahir {birthDate}.\n' +
      'Setuju? Balas dengan kode {code} sebelum {confirmBy} untuk mendapat nomor antrean.',
    notDrawn:
      'Undian tempat di {office} untuk {date} sudah selesai: {name} belum mendapat tempat. Kirim lagi pendaftaran dengan tanggal lain, atau tanyakan tempat yang masih kosong dengan #kuota.',
    confirmed:
      'Nomor antrean {number}\n{office}\n{date} pukul {from}\nHadir paling lambat {arriveBy}; lewat {deadline} ' +
      'hangus.\nKode {code}, tunjukkan saat datang.\n{bring}\nBatal: #batal',
    moved:
      '{office}: jadwal {asked} pukul {askedAt} tidak dapat dilayani. Anda dipindahkan ke {date} pukul {from}, ' +
      'nomor antrean {number}. Hadir paling lambat {arriveBy}. Kode tetap {code}. Hari lain: #ubah DDMMYYYY, ' +
      'tidak dihitung. Batal: #batal',
    movedHeld:
      '{office}: jadwal {asked} pukul {askedAt} tidak dapat dilayani. Tempat Anda pindah ke {date} pukul {from}. ' +
      'Setuju? Balas dengan kode {code} sebelum {confirmBy}.',
    offer:
      '{office}: ada tempat lebih awal, {date} pukul {from}. Mau? Balas #awal sebelum {answerBy}. Tidak mau: ' +
      '#tidak. Kode {code}.',
    standbyEnded:
      'Dua tawaran dari {office} tidak dijawab, jadi kami tidak menawarkan lagi. Jadwal Anda tetap. Ingin ikut ' +
      'lagi: #awal',
    placeFound:
      '{office}: sekarang ada tempat, {date} pukul {from}.\n{name}, lahir {birthDate}.\nMau? Balas YA atau kode {code} ' +
      'sebelum {confirmBy} untuk mendapat nomor antrean. Tidak jadi: BATAL',
    placeWaits:
      '{office}: pendaftaran {name} sudah kami terima, tetapi semua tempat sudah terisi. Kami kabari begitu ada tempat. ' +
      'Tidak jadi? Balas BATAL',
    placeRefused: '{office}: {name} belum dapat didaftarkan. {reason}',
    placeRequestEnded:
      '{office}: sampai hari ini belum ada tempat untuk {name}, dan permintaan Anda berakhir. Masih perlu? Kirim lagi ' +
      'pendaftaran Anda.',
    askWaitForPlace: 'Mau saya kabari begitu hari berikutnya dibuka? Balas YA atau TIDAK.',
    askWaitForIntake: 'Atau mau saya daftarkan begitu dibuka? Balas YA atau TIDAK.',
    placeRequested:
      'Baik, {name} urutan ke-{place} di {office}. Begitu ada tempat, kami pegang untuk Anda dan kami kabari di sini, ' +
      'sampai {date}. Tidak jadi? Balas BATAL',
    intakeRequested:
      'Baik, {name} kami daftarkan di {office} begitu pendaftaran dibuka, {date} pukul {from}. Hasilnya kami kabari di ' +
      'sini. Tidak jadi? Balas BATAL',
    writeToBeTold:
      'Kami hanya boleh mengabari Anda sampai {date} pukul {until}. Kirim #cek sebelum itu, supaya kami tetap bisa mengabari.',
    placeRequestLeft: 'Baik, {name} tidak lagi menunggu tempat di {office}. Ingin lagi? Kirim pendaftaran kapan saja.',
    notWaiting: 'Baik, tidak kami kabari. Kirim pendaftaran lagi kapan saja.',
    standbyJoined:
      'Baik. Bila ada tempat lebih awal di {office}, kami tawarkan kepada Anda, urutan ke-{place}. Jadwal Anda ' +
      'tetap {date} pukul {from}.',
    offerDeclined: 'Baik, jadwal Anda tetap {date} pukul {from}. Tempat lain yang lebih awal masih kami tawarkan.',
    reminderDay:
      '{office}: pengingat kedatangan {name}, {date} pukul {from}, nomor antrean {number}. Hadir paling lambat ' +
      '{arriveBy}. Kode {code}, tunjukkan saat datang.\n{bring}\nTidak jadi datang? Balas BATAL',
    reminderSoon:
      '{office}: {name} ditunggu {date} pukul {from}, nomor antrean {number}. Hadir paling lambat {arriveBy}; ' +
      'lewat {deadline} hangus. Kode {code}. Tidak jadi datang? Balas BATAL',
    turnNear: {
      other: '{office}: giliran nomor {number} sudah dekat, {ahead} orang lagi. Silakan menunggu di dekat loket.',
    },
    turnNext: '{office}: nomor {number} giliran berikutnya. Silakan menunggu di dekat loket.',
    called: '{office}: nomor {number} dipanggil. Silakan ke loket {counter}.',
    forfeited:
      '{office}: nomor antrean {number} untuk {date} hangus, karena belum hadir sampai {deadline}. Ingin datang ' +
      'lain hari? Daftar lagi:\n{example}',
    takeOverEnded:
      'Maaf, petugas {office} belum sempat menjawab pesan Anda. Pesan itu tetap ada di daftar kami dan akan dijawab ' +
      'petugas. Sementara itu jawaban otomatis aktif lagi; daftar perintahnya: BANTUAN',
    passportReady: '{office}: paspor {name} sudah jadi. Silakan ambil di kantor pada jam kerja.',
    registrationTried:
      '{office}: ada yang mencoba daftar dengan nama atau nomor Anda. Pendaftaran Anda {date} tetap berlaku.',
    proof: '{digits} adalah kode OTP nomor Anda untuk {office}, sampai {until}. Jangan berikan kepada siapa pun.',
    dataProof:
      '{digits} adalah kode OTP untuk data pribadi Anda di {office}, sampai {until}. Jangan berikan kepada siapa pun.',
    guideName: 'Baik, kami pandu. Untuk {office}.\n1/4 Siapa nama Anda, seperti di KTP?',
    guideBirthDate: '2/4 {name}, tanggal lahir Anda? Contoh: 25-01-1987',
    guideDay: '3/4 Mau datang hari apa? Balas angkanya:\n{list}',
    guideYes:
      '4/4 Sudah benar?\n1 Nama: {name}\n2 Lahir: {birthDate}\n3 Hari: {date}, {office}\nBalas YA, atau angka ' +
      'yang salah.',
    guideWhichWrong: 'Yang mana yang salah? Balas angkanya. Tidak jadi mendaftar: BATAL',
    guideAddress: '3/4 {name}, alamat Anda seperti di KTP?',
    guideYesFirst:
      '4/4 Sudah benar? Anda mendapat tempat pertama yang kosong di {office}.\n1 Nama: {name}\n2 Lahir: {birthDate}\nBalas ' +
      'YA, atau angka yang salah.',
    guideIntake: 'Pendaftaran diterima pada hari kerja pukul {hours}.',
    guideAddressWrong:
      '"{typed}" tidak terbaca sebagai alamat. Tulis jalan, nomor dan kota. Contoh: Jalan Melati 5, Batam',
    guideNameWrong: '"{typed}" tidak terbaca sebagai nama. Tulis nama saja, huruf saja. Contoh: Budi Santoso',
    guideBirthDateWrong: '"{typed}" tidak terbaca sebagai tanggal lahir. Tulis hari, bulan, tahun. Contoh: 25-01-1987',
    guideDayWrong: 'Hari itu tidak ada di daftar. Balas salah satu angka ini:\n{list}',
    guideNoDay: 'Saat ini belum ada tempat di {office}. Coba lagi besok, atau tanya lagi dengan #kuota.',
    guideLeft: 'Baik, tidak jadi. Untuk mulai lagi: PANDU',
    welcome: 'Sama-sama.',
    limitHint: 'Batalkan dengan #batal, lihat dengan #cek.',
    bookedHint: 'Lihat dengan #cek dari nomor yang dipakai mendaftar.',
    guideOffer:
      'Kesulitan? Balas PANDU, kami pandu langkah demi langkah. Lihat antrean Anda: #cek. Petugas: balas PETUGAS',
    alreadyAnswered:
      'Pesan yang sama sudah kami jawab di atas. Belum terjawab? Tulis dengan kata lain, atau balas PETUGAS. Lihat ' +
      'antrean Anda: #cek',
    replyPause: 'Terlalu banyak pesan dalam satu jam. Kami akan membalas lagi mulai {until}.',
    quota: '{office}, tempat yang masih ada:\n{list}',
    freeOn: {
      other: '{office}, {date}: masih ada {count} tempat.',
    },
    noneFreeOn: '{office}: tidak ada tempat pada {date}. Yang masih ada:\n{list}',
    languageSet: 'Baik, kami jawab dalam bahasa Indonesia.',
    photoWaits: 'Foto sudah diterima. Sekarang kirim data Anda, atau balas PANDU.',
    photoWanted: 'Data {name} sudah terbaca. Sekarang kirim foto KTP-nya, tanpa mengulang datanya.',
    cancelled: 'Pendaftaran {code} di {office}, {date}, sudah dibatalkan. Anda boleh mendaftar lagi.',
    statusHeld: '{name}: {office}, {date} pukul {from}. Belum pasti: balas dengan kode {code} sebelum {confirmBy}.',
    statusConfirmed:
      '{name}: nomor antrean {number}, {office}, {date} pukul {from}. Hadir paling lambat {arriveBy}. Kode ' +
      '{code}. Batal: #batal',
    statusCheckedIn: '{name}: nomor antrean {number}, sudah hadir di {office}. Silakan lihat layar antrean.',
    nothingBooked: 'Tidak ada pendaftaran yang berlaku dari nomor ini. Untuk mendaftar, kirim:\n{example}',
    bookingWaits:
      'Kami belum mengerti pesan itu, tidak ada yang berubah.\nYang menunggu: {name}, {office}, {date} pukul ' +
      '{from}.\nSetuju? Balas YA atau kode {code} sebelum {confirmBy}. Batal: #batal. Ganti hari: #ubah DDMMYYYY',
    bookingStands:
      'Kami belum mengerti pesan itu, tidak ada yang berubah.\nPendaftaran Anda: {name}, {office}, {date} pukul ' +
      '{from}, kode {code}.\nLihat: #cek. Batal: #batal. Ganti hari: #ubah DDMMYYYY',
    askCancel:
      'Batalkan pendaftaran {name} di {office}, {date} pukul {from}? Tempatnya akan diberikan kepada orang ' +
      'lain.\nBalas YA untuk membatalkan, TIDAK untuk tetap datang. Hanya ganti hari: #ubah DDMMYYYY',
    askConfirm:
      'Setuju dengan {name}, {office}, {date} pukul {from}? Balas YA sebelum {confirmBy} untuk mendapat nomor ' +
      'antrean, TIDAK bila belum.',
    askReplace:
      'Tempat untuk {name}, {office}, {date} pukul {from}, belum pasti. Lepaskan, dan daftarkan {other}?\nBalas YA untuk ' +
      'mengganti, TIDAK untuk tetap {name}.',
    kept: 'Baik, tidak ada yang berubah: {name}, {office}, {date} pukul {from}.',
    changeBooking:
      'Belum ada yang berubah: {name}, lahir {birthDate}, {office}, {date} pukul {from}.\nGanti hari: kirim ' +
      '{command}. Jam mengikuti tempat yang kosong.\nSalah ketik nama atau tanggal lahir: kirim UBAH NAMA atau UBAH ' +
      'TGLLAHIR, lalu yang benar.',
    askMove:
      'Pindahkan {name} dari {date} pukul {from} ke {asked}? Tempat yang lama akan diberikan kepada orang lain; jam mengikuti ' +
      'tempat yang kosong.\nBalas YA untuk pindah, TIDAK untuk tetap.\nSalah ketik nama atau tanggal lahir: kirim UBAH NAMA ' +
      'atau UBAH TGLLAHIR, lalu yang benar.',
    askEarlier:
      'Ingin kami tawarkan tempat yang lebih awal dari {date} pukul {from}? Jadwal Anda tetap sampai Anda menerima ' +
      'tawaran.\nBalas YA untuk ikut, TIDAK untuk tetap.',
    earlierFree:
      'Yang lebih awal dari {date} dan sudah kosong sekarang:\n{list}\nMau pindah sekarang? Kirim salah satunya.',
    whatMeant: 'Maksud Anda yang mana? Balas angkanya:\n{list}\nBukan itu? Tulis dengan kata lain, atau balas PETUGAS.',
    notSetHere:
      'Maaf, {office} belum menulis jawaban tentang ini di sini: {what}. Petugas kami akan membaca pertanyaan Anda pada ' +
      'jam kerja. Yang dapat kami jawab sekarang: jam buka, tempat kosong (#kuota), pendaftaran Anda (#cek).',
    openingHours: 'Jam buka {office}:\n{list}',
    openOn: '{office} buka pada {date}: {what}.',
    closedOn: '{office} tutup pada {date}{what}. Jam buka:\n{list}',
    whatToBring: '{office}: {bring} Untuk syarat yang lebih lengkap, tulis PETUGAS.',
    requirementsOf: 'Syarat {service} di {office}:\n{list}',
    requirementsToo: 'Syarat layanan lain juga ada: {list}. Sebut layanannya, contoh: syarat paspor hilang.',
    feesOf: 'Biaya di {office}:\n{list}',
    durationOf: '{service}: {duration}.',
    checkedOn: 'Diperiksa kantor ini pada {date}.',
    generalRules: 'Ini ketentuan umum per {date}; belum dipastikan oleh kantor ini.',
    addressOf: '{office}: {address}.',
    mapAt: 'Peta: {link}',
    telephoneAt: 'Telepon: {telephone}',
    officersFrom: 'Petugas ada lagi {date} mulai pukul {from}.',
    childNeeds:
      'Anak didaftarkan dengan nama dan tanggal lahirnya sendiri, seperti orang dewasa. Syarat untuk anak di {office}:\n' +
      '{list}',
    servedOn:
      '{name} sudah dilayani di {office} pada {date}. Paspornya belum diumumkan jadi; begitu jadi, kami kabari di sini. ' +
      'Sudah lama menunggu? Tulis PETUGAS',
    servedAndReady:
      '{name} sudah dilayani di {office} pada {date}. Paspornya sudah jadi, kami kabari pada {told}. Silakan ambil di ' +
      'kantor pada jam kerja.',
    childHow:
      'Anak didaftarkan dengan nama dan tanggal lahirnya sendiri, seperti orang dewasa. Syarat untuk anak di {office}: ' +
      'tulis PETUGAS. Mulai mendaftar: PANDU',
    proxyHow:
      'Tempat di {office} hanya untuk orang yang namanya terdaftar. Anda boleh mendaftarkan orang lain dengan nama dan ' +
      'tanggal lahirnya. Yang tidak dapat hadir sendiri: tulis PETUGAS.',
    priorityHow:
      'Lansia, ibu hamil, penyandang disabilitas dan anak kecil didahulukan. Lapor di meja depan saat tiba, dengan KTP.',
    passportStatusHow:
      'Kami mengabari di sini begitu {office} mengumumkan paspor Anda sudah jadi. Bila sudah lama menunggu, tulis PETUGAS.',
    nowServing: {
      other: '{office}, sedang dilayani: {list}. Masih menunggu: {count} orang.',
    },
    nothingServed: {
      other: '{office}: belum ada nomor yang dipanggil saat ini. Menunggu: {count} orang.',
    },
    ownNumber: 'Nomor Anda {number}.',
    ownNumberAhead: { other: 'Nomor Anda {number}, {count} orang lagi.' },
    ownNumberNext: 'Nomor Anda {number}, giliran berikutnya.',
    lateRule:
      'Nomor antrean hangus bila Anda belum hadir pada waktunya. Tidak sempat? Ganti hari sebelum itu dengan #ubah, ' +
      'atau daftar lagi: PANDU',
    lateRuleGrace: {
      other:
        'Nomor antrean hangus {minutes} menit sesudah jam jadwal bila Anda belum hadir. Tidak sempat? Ganti hari sebelum itu ' +
        'dengan #ubah, atau daftar lagi: PANDU',
    },
    lateForVisit:
      'Jadwal Anda {date} pukul {from}. Hadir paling lambat {arriveBy}; lewat {deadline} nomor hangus. Tidak ' +
      'sempat? Ganti hari: #ubah DDMMYYYY',
    arrivedWithCode: 'Silakan lapor di meja depan dan tunjukkan kode {code}. Nomor Anda dipanggil sesudah itu.',
    arrivedHow: 'Silakan lapor di meja depan dengan KTP. Lihat pendaftaran Anda: #cek',
    walkInHow:
      'Tanpa mendaftar, {office} melayani hanya bila masih ada tempat hari itu; petugas di kantor yang memutuskan. Supaya ' +
      'pasti, daftar dulu: PANDU',
    walkInPlaces: {
      other:
        'Tanpa mendaftar, {office} melayani {count} orang sehari, ditambah tempat yang tidak terpakai hari itu; siapa cepat. ' +
        'Supaya pasti, daftar dulu: PANDU',
    },
    servicesHere: 'Yang dapat didaftarkan dari sini di {office}: {list}. Mulai mendaftar: PANDU',
    servicesThere: 'Datang langsung ke kantor untuk: {list}.',
    holdLapsed:
      'Batas waktu untuk menjawab sudah lewat ({ended} pukul {until}), jadi tempat {name} pada {date} di {office} sudah ' +
      'kami lepas. Masih mau datang? Kirim lagi: {example}',
    placeLapsed:
      'Tempat yang kami pegang untuk {name} pada {date} di {office} sudah lepas, karena tidak dijawab sampai batas ' +
      'waktunya. Masih perlu? Kirim lagi: {example}',
    waitBySending:
      'Mau dikabari begitu ada tempat? Kirim pendaftaran Anda: {example}\nAtau balas PANDU. Sesudah itu kami tanya, dan Anda ' +
      'balas YA.',
    registrationNotMeant: 'Belum kami daftarkan. Kalau memang mau mendaftar, kirim baris ini saja:\n{example}',
    numberHoldsHere:
      'Nomor antrean hanya berlaku di kantor dan pada hari yang tertulis di pendaftaran Anda (#cek). Mau ke kantor lain? ' +
      'Batalkan dulu dengan #batal, lalu daftar di kantor itu.',
    residenceNotSet:
      'Tentang KTP dari kota lain belum ada jawaban kantor ini; petugas akan membaca pertanyaan Anda pada jam kerja.',
    registerHere: 'Mau mendaftar di {office}? Kirim seperti contoh ini dengan data Anda sendiri:\n{example}',
    payWayNotSet: 'Cara membayarnya belum ditulis kantor ini; petugas akan membaca pertanyaan Anda pada jam kerja.',
    whichCity: 'Kantor di kota mana? Tulis kotanya, contoh: kantor Depok.',
    nearestOffices: 'Di {city} belum ada kantor yang kami kenal. Yang terdekat:\n{list}',
    otherOffices: 'Kantor yang kami kenal di sana:\n{list}',
    genuineHow:
      'Ini nomor antrean {office}. Lewat pesan kami tidak pernah meminta uang atau kata sandi. Ada yang memintanya? Jangan ' +
      'diberi, dan tulis PETUGAS.',
    complaintHeard:
      'Maaf atas hal ini. Yang menjawab sekarang mesin; pesan Anda dibaca petugas {office} pada jam kerja. Tulis apa yang ' +
      'terjadi, kapan dan di mana. Mendaftar antrean tidak perlu perantara.',
    insultHeard: 'Maaf, kami belum membantu Anda. Petugas: balas PETUGAS. Dipandu mendaftar: PANDU',
    humanAsked:
      'Yang menjawab sekarang mesin. Pesan Anda dibaca petugas {office} pada jam kerja. Tulis pertanyaannya di sini, dalam ' +
      'satu pesan.',
    correctHow:
      'Salah ketik dapat Anda betulkan sendiri, satu kali untuk nama dan satu kali untuk tanggal lahir. Kirim:\nUBAH NAMA ' +
      'lalu nama yang benar, atau\nUBAH TGLLAHIR lalu tanggalnya, contoh: UBAH TGLLAHIR 25-01-1987\nSelebihnya dibetulkan ' +
      'petugas di {office}, dengan melihat KTP.',
    corrected: 'Sudah dibetulkan: {name}, lahir {birthDate}.\n{office}, {date} pukul {from}.',
    correctBySending: 'Pendaftaran ini belum pasti. Kirim saja yang benar:\n{example}',
    codeAlone:
      'Kode {code} belum kami pakai, karena tertulis di dalam kalimat. Setuju: kirim kodenya saja. Batal: #batal ' +
      '{code}. Ganti hari: #ubah {code} DDMMYYYY',
    lostOrDamaged:
      'Paspor hilang atau rusak tidak dapat didaftarkan lewat pesan, jadi tidak ada yang kami daftarkan. Silakan ' +
      'datang langsung ke {office} pada jam kerja. Bila hilang, bawa surat keterangan kehilangan dari polisi; ' +
      'bila rusak, bawa paspornya.',
    whichOne: 'Ada lebih dari satu pendaftaran. Tulis kodenya juga, contoh: {command}\nKode Anda: {codes}',
    changeHow: 'Tulis tanggal baru, contoh: {example}',
    freePlaces: 'Masih ada: {places}.',
    howTo:
      'Antrean {office}. Untuk mendaftar balas PANDU, kami bantu satu per satu; atau kirim seperti contoh ini dengan data ' +
      'Anda sendiri:\n{example}',
    howToWithPhoto:
      'Antrean {office}. Untuk mendaftar balas PANDU, kami bantu satu per satu; atau kirim foto KTP dengan keterangan seperti ' +
      'contoh ini, dengan data Anda sendiri:\n{example}',
    tooFewFields:
      'Belum lengkap, yang belum ada: {missing}. Balas dengan itu saja, atau kirim seperti contoh ini:\n{example}',
    tooManyFields: 'Terlalu banyak bagian, kami tidak menebak. Kirim seperti contoh ini:\n{example}',
    placeholderLeft: 'Itu masih contohnya. Ganti dengan data Anda sendiri, lalu kirim:\n{example}',
    unreadableBirthDate: 'Tanggal lahir "{typed}" tidak terbaca. Tulis hari, bulan, tahun (8 angka):\n{example}',
    unreadableVisitDate: 'Tanggal kedatangan "{typed}" tidak terbaca. Tulis hari, bulan, tahun (8 angka):\n{example}',
    impossibleBirthDate:
      'Tanggal lahir "{typed}" tidak ada di kalender. Tulis hari, bulan, tahun (8 angka):\n{example}',
    impossibleVisitDate:
      'Tanggal kedatangan "{typed}" tidak ada di kalender. Tulis hari, bulan, tahun (8 angka):\n{example}',
    ambiguousBirthDate: 'Tanggal lahir "{typed}" dapat dibaca lebih dari satu cara. Kirim yang benar:\n{example}',
    ambiguousVisitDate: 'Tanggal kedatangan "{typed}" dapat dibaca lebih dari satu cara. Kirim yang benar:\n{example}',
    birthDateInFuture: 'Tanggal lahir {birthDate} belum lewat. Periksa tahunnya, lalu kirim:\n{example}',
    birthDateOutOfRange: 'Tanggal lahir {birthDate} sudah terlalu lampau. Periksa tahunnya, lalu kirim:\n{example}',
    datesSwapped: 'Tanggal tertukar? Bila lahir {birthDate} dan datang {visitDate}, kirim:\n{example}',
    unreadableAddress:
      'Alamat "{typed}" tidak terbaca. Kantor ini meminta alamat, bukan tanggal kedatangan:\n{example}',
    addressTooLong: 'Alamat terlalu panjang, paling banyak 300 huruf. Kirim seperti contoh ini:\n{example}',
    nameInvalid: 'Nama "{typed}" tidak terbaca. Tulis nama seperti di KTP, hanya huruf:\n{example}',
    nameTooLong: 'Nama terlalu panjang, paling banyak 100 huruf. Kirim seperti contoh ini:\n{example}',
    serviceUnreadable: 'Layanan "{typed}" tidak dikenal. Pilihan: {services}. Kirim seperti contoh ini:\n{example}',
    peopleUnreadable: 'Jumlah "{typed}" tidak terbaca. Tulis dengan angka, seperti contoh ini:\n{example}',
    nikUnreadable: 'NIK "{typed}" tidak terbaca. Tulis 16 angka NIK seperti di KTP:\n{example}',
    nikMismatch: 'NIK {nik} tidak cocok dengan tanggal lahir {birthDate}. Periksa keduanya, lalu kirim:\n{example}',
    multipleApplicants: {
      other: 'Pesan ini memuat {count} orang. Kirim satu pesan untuk setiap orang, seperti contoh ini:\n{example}',
    },
    morePeopleThanLimit: {
      other:
        'Pesan ini memuat {count} orang, dan dari nomor ini paling banyak {limit} orang dapat didaftarkan. Kirim ' +
        'satu baris untuk satu orang; yang lain mendaftar dari nomornya sendiri:\n{example}',
    },
    textTooLong: 'Pesan terlalu panjang. Kirim satu baris saja, seperti contoh ini:\n{example}',
    photoWithoutText:
      'Foto sudah diterima, tetapi tanpa teks. Kirim foto lagi dengan keterangan seperti ini:\n{example}',
    pictureLeftOut: 'Gambarnya tidak kami terima: nomor ini hanya membaca teks.',
    whichDate: 'Tanggal "{typed}" tidak terbaca dengan pasti. Kirim seperti contoh ini:\n{example}',
    understood: 'Sudah terbaca: {what}.',
    noteCheck: 'Periksa datanya: kami membacanya dari tulisan Anda.',
    noteLeftOut: 'Bagian lain dari pesan Anda tidak dipakai.',
    noteHour: 'Jam tidak dapat dipilih lewat pesan, jadi jam yang Anda tulis tidak dipakai.',
    noteNameLabel:
      'Nama dibaca "{name}". Bila kata "Nama" bagian dari nama Anda: #batal, lalu kirim lagi dengan "Nama: " di ' +
      'depan nama lengkap.',
    noteFamily: {
      other:
        'Ini untuk satu orang. Kirim satu pesan untuk setiap anggota keluarga, paling banyak {limit} orang dari ' +
        'nomor ini.',
    },
    noteAlone: 'Ini untuk satu orang. Dari nomor ini hanya satu orang dapat didaftarkan.',
    noteElderly: '{name} didahulukan sebagai lansia: tunjukkan KTP di meja depan.',
    noteSmallChild: '{name} didahulukan sebagai anak kecil: lapor di meja depan.',
    notePriorityByAge:
      'Prioritas yang dipilih tidak dipakai karena tidak sesuai dengan tanggal lahir: lansia mulai 60 tahun, anak di bawah ' +
      '5 tahun.',
    stopHow:
      'Baik, kami tidak mengirim kabar lagi, hanya membalas pesan Anda. Ingin kabar lagi? Balas MULAI. Tidak ' +
      'jadi datang? #batal',
    started: 'Baik, kabar tentang pendaftaran Anda kami kirim lagi.',
    textOnly: 'Kami hanya dapat membaca teks. Untuk mendaftar di {office}, kirim:\n{example}',
    noOfficeHere: 'Nomor ini tidak menerima pendaftaran antrean.',
    myData:
      'Data yang kami simpan tentang Anda: {link}\nTautan ini hanya untuk Anda, sampai {until}. Jangan diteruskan.',
    childData:
      'Data anak di bawah 18 tahun yang didaftarkan dari sini: {link}\nTautan ini hanya untuk Anda sebagai orang tua atau ' +
      'wali, sampai {until}. Jangan diteruskan.',
    askErase:
      'Hapus semua data Anda di {office}: nama, pesan, foto? Tidak dapat dikembalikan.\nBalas YA untuk menghapus, ' +
      'TIDAK untuk tetap menyimpan.',
    askEraseCancels:
      'Hapus semua data Anda di {office}: nama, pesan, foto? Pendaftaran {codes} dibatalkan dan tempatnya diberikan ' +
      'kepada orang lain. Tidak dapat dikembalikan.\nBalas YA untuk menghapus, TIDAK untuk tetap menyimpan.',
    askEraseChildren:
      'Hapus data anak di bawah 18 tahun yang didaftarkan dari sini di {office}: nama, foto, pesan? Tidak dapat ' +
      'dikembalikan.\nBalas YA untuk menghapus, TIDAK untuk tetap menyimpan.',
    askEraseChildrenCancels:
      'Hapus data anak di bawah 18 tahun yang didaftarkan dari sini di {office}: nama, foto, pesan? Pendaftaran {codes} ' +
      'dibatalkan dan tempatnya diberikan kepada orang lain. Tidak dapat dikembalikan.\nBalas YA untuk menghapus, TIDAK ' +
      'untuk tetap menyimpan.',
    erasureKept: 'Baik, tidak ada yang dihapus atau dibatalkan.',
    erased: 'Data Anda sudah dihapus. Yang tersisa tidak menyebut Anda: hari, jam dan hasil antrean untuk pemeriksaan.',
    erasedBlock: 'Blokir yang masih berlaku tetap tercatat sampai selesai.',
    erasedMissed: 'Kunjungan yang tidak dihadiri tetap tercatat, karena masih dihitung untuk pendaftaran berikutnya.',
    erasedOptOut: 'Permintaan Anda untuk tidak menerima kabar tetap tercatat.',
    privacyLine: 'Data pribadi Anda dan cara kami memakainya: {link}',
    privacyBrief: {
      other:
        '{office} menyimpan data ini hanya untuk antrean Anda, dan menghapusnya {days} hari setelah hari kedatangan. ' +
        'Anak di bawah 18 tahun didaftarkan oleh orang tua atau walinya.',
    },
    privacyController:
      '{office} bertanggung jawab atas data Anda (pengendali data pribadi menurut UU No. 27 Tahun 2022). Ada ' +
      'pertanyaan atau keberatan? Hubungi {contact}, atau datang ke kantor.',
    privacyData:
      'Nama dan tanggal lahir, karena keduanya menentukan siapa yang boleh memakai tempat itu. Nomor HP atau ' +
      'alamat e-mail yang Anda pakai atau tulis. Alamat rumah dan foto KTP, hanya jika kantor ini memintanya. ' +
      'Prioritas, hanya jika Anda menyebutnya; kehamilan dan disabilitas termasuk data pribadi yang bersifat ' +
      'spesifik. Pesan antara Anda dan kantor, dan riwayat antrean Anda. Jaringan internet tempat permintaan ' +
      'berasal, selama satu hari atau selama tempat masih ditahan, untuk mencegah penyalahgunaan.',
    privacyPurpose:
      'Untuk memberi Anda tempat antrean, mengabari Anda tentang antrean itu, mengenali Anda di kantor, dan ' +
      'mencegah calo memperdagangkan tempat. Dasarnya adalah pelayanan publik (Pasal 20 ayat (2) huruf e UU No. ' +
      '27 Tahun 2022). Data tidak dipakai untuk iklan dan tidak dijual. Tanpa nama dan tanggal lahir, tempat tidak ' +
      'dapat diberikan lewat pesan atau web.',
    privacyRetention: {
      other:
        'Nama, tanggal lahir, nomor, alamat, foto dan pesan dihapus setelah {days} hari, dihitung dari hari ' +
        'kedatangan; pesan dihitung dari hari dikirim. Yang tersisa tidak menyebut siapa pun: hari, jam dan hasil ' +
        'antrean, untuk statistik dan pemeriksaan. Orang yang diblokir tetap tercatat selama blokir berlaku.',
    },
    privacyRecipients:
      'Petugas {office} yang memerlukannya, dan pengelola sistem ini. Setiap kali petugas membaca data Anda, hal ' +
      'itu dicatat. Pesan WhatsApp, SMS dan e-mail melewati penyedia layanan itu, dengan aturannya sendiri. Data ' +
      'tidak diberikan kepada pihak lain, kecuali jika undang-undang mewajibkannya.',
    privacyRights:
      'Anda berhak mengetahui, melihat, membetulkan dan menghapus data Anda, dan mengajukan keberatan. Untuk melihat ' +
      'data Anda, kirim DATA SAYA lewat chat; untuk menghapusnya, HAPUS DATA SAYA; atau buka halaman data pribadi. ' +
      'Untuk yang lain, hubungi {contact}, atau datang ke kantor dengan KTP.',
    privacyChildren:
      'Anak di bawah 18 tahun didaftarkan oleh orang tua atau walinya, yang dengan itu menyetujui pemakaian datanya. Hak ' +
      'anak dijalankan oleh pemilik nomor atau alamat e-mail yang mendaftarkannya: kirim DATA ANAK atau HAPUS DATA ANAK ' +
      'lewat chat, atau buka halaman data pribadi. Jika anak didaftarkan orang lain, hubungi {contact}, atau datang ke ' +
      'kantor dengan KTP dan kartu keluarga.',
  },
  short: {
    holdLapsed: 'Waktu jawab habis {until}, tempat {name} {date} sudah dilepas. Kirim lagi: {example}',
    placeLapsed: 'Tempat {name} {date} di {office} sudah lepas, tidak dijawab tepat waktu. Masih perlu? Daftar lagi.',
    numberHoldsHere:
      'Nomor antrean hanya berlaku di kantor dan hari yang tertulis (#cek). Mau kantor lain? #batal, lalu daftar di sana.',
    held: '{name}, lahir {birthDate}. {office}, {date} {from}. Benar? Balas {code} sebelum {confirmBy}.',
    heldOverflow: '{asked} penuh. Ganti: {office}, {date} {from}. Setuju? Balas {code} sebelum {confirmBy}.',
    notDrawn: 'Undian {office} {date}: {name} belum mendapat tempat. Daftar lagi dengan tanggal lain, atau #kuota.',
    confirmed:
      'No. {number}, {office}, {date} {from}. Hadir {arriveBy}, lewat {deadline} hangus. Kode {code}. Batal: #batal',
    moved: '{office}: {asked} batal. Pindah ke {date} {from}, no. {number}, hadir {arriveBy}. Kode {code}.',
    movedHeld: '{office}: {asked} batal. Pindah ke {date} {from}. Setuju? Balas {code} sebelum {confirmBy}.',
    offer: '{office}: ada tempat {date} {from}. Mau? Balas #awal sebelum {answerBy}. Tidak: #tidak',
    reminderDay: '{office}: {date} {from}, no. {number}. Hadir {arriveBy}. Tidak jadi? Balas BATAL',
    reminderSoon:
      '{office}: hari ini {from}, no. {number}. Hadir {arriveBy}, lewat {deadline} hangus. Tidak jadi? Balas BATAL',
    forfeited: '{office}: no. {number} hangus, belum hadir sampai {deadline}. Daftar lagi: {example}',
    placeFound: '{office}: ada tempat {date} {from}. Mau? Balas {code} sebelum {confirmBy}. Tidak: BATAL',
    placeWaits: '{office}: {name}, semua tempat terisi. Kami kabari bila ada tempat. Tidak jadi? Balas BATAL',
    placeRefused: '{office}: {name} belum terdaftar. {reason}',
    placeRequestEnded: '{office}: belum ada tempat untuk {name}, permintaan berakhir. Masih perlu? Daftar lagi.',
    placeRequested: 'Baik, {name} urutan {place}. Bila ada tempat kami kabari, sampai {date}. Tidak jadi? BATAL',
    intakeRequested: 'Baik, {name} kami daftarkan {date} {from}, hasilnya kami kabari. Tidak jadi? BATAL',
    placeRequestLeft: 'Baik, {name} tidak lagi menunggu tempat. Ingin lagi? Daftar kapan saja.',
    standbyJoined: 'Baik. Bila ada tempat lebih awal kami tawarkan, urutan {place}. Jadwal tetap {date} {from}.',
    statusHeld: '{name}: {office}, {date} {from}. Belum pasti: balas {code} sebelum {confirmBy}.',
    statusConfirmed: '{name}: no. {number}, {office}, {date} {from}. Hadir {arriveBy}. Kode {code}.',
    bookingWaits: '{name}: {office}, {date} {from}. Setuju? Balas YA sebelum {confirmBy}. Batal: #batal',
    bookingStands: '{name}: {office}, {date} {from}, kode {code}. Batal: #batal. Ganti: #ubah DDMMYYYY',
    howTo: 'Antrean {office}. Daftar: balas PANDU, atau kirim seperti contoh ini dengan data Anda:\n{example}',
    genuineHow: 'Ini nomor antrean {office}. Kami tidak meminta uang atau kata sandi. Diminta? Tulis PETUGAS.',
    askReplace: 'Lepas {name}, {office}, {date} {from}, lalu daftar {other}? Balas YA atau TIDAK',
    askCancel: 'Batalkan {name}, {office}, {date} {from}? Tempat hilang. Balas YA atau TIDAK',
    askConfirm: 'Setuju {name}, {office}, {date} {from}? Balas YA sebelum {confirmBy}, atau TIDAK',
    changeBooking: 'Tetap: {name}, {office}, {date} {from}. Ganti hari: {command}. Salah nama: UBAH NAMA',
    askMove: 'Pindahkan {name} dari {date} {from} ke {asked}? Balas YA atau TIDAK',
    askEarlier: 'Tawarkan tempat lebih awal dari {date} {from}? Jadwal tetap. Balas YA atau TIDAK',
    earlierFree: 'Kosong sekarang: {list}. Pindah: kirim salah satunya.',
    noneFreeOn: '{office}: tidak ada tempat pada {date}. Masih ada: {list}',
    notSetHere: 'Maaf, belum ada jawaban di sini tentang {what}. Petugas membacanya pada jam kerja.',
    closedOn: '{office} tutup {date}. Jam buka: {list}',
    childHow: 'Anak didaftarkan dengan nama dan tanggal lahirnya sendiri. Syarat: tulis PETUGAS. Mendaftar: PANDU',
    proxyHow:
      'Tempat hanya untuk orang yang terdaftar. Orang lain boleh Anda daftarkan. Tidak bisa hadir: tulis PETUGAS',
    passportStatusHow: 'Kami kabari di sini bila paspor Anda sudah jadi. Sudah lama menunggu? Tulis PETUGAS',
    lateRule: 'Nomor hangus bila belum hadir pada waktunya. Tidak sempat? #ubah sebelum itu, atau daftar lagi: PANDU',
    lateRuleGrace: {
      other: 'Nomor hangus {minutes} menit sesudah jadwal. Tidak sempat? #ubah sebelum itu, atau PANDU',
    },
    lateForVisit: 'Jadwal {date} {from}. Hadir {arriveBy}; lewat {deadline} hangus. Tidak sempat? #ubah DDMMYYYY',
    walkInPlaces: { other: 'Tanpa mendaftar: {count} orang sehari, ditambah tempat sisa. Supaya pasti, daftar: PANDU' },
    requirementsToo: 'Syarat layanan lain: {list}. Sebut layanannya.',
    servedOn: '{name}: dilayani {date}. Paspor belum diumumkan jadi; kami kabari di sini.',
    servedAndReady: '{name}: dilayani {date}. Paspor jadi, dikabari {told}. Ambil pada jam kerja.',
    childNeeds: 'Anak didaftarkan dengan nama dan tanggal lahirnya. Syarat: {list}',
    walkInHow: 'Tanpa mendaftar, dilayani hanya bila masih ada tempat hari itu. Supaya pasti, daftar dulu: PANDU',
    complaintHeard:
      'Maaf atas hal ini. Pesan Anda dibaca petugas pada jam kerja. Tulis apa yang terjadi, kapan, di mana.',
    humanAsked: 'Ini mesin. Pesan Anda dibaca petugas pada jam kerja. Tulis pertanyaannya dalam satu pesan.',
    correctHow: 'Salah ketik? UBAH NAMA atau UBAH TGLLAHIR, lalu yang benar, satu kali. Selebihnya di {office}.',
    corrected: 'Sudah dibetulkan: {name}, lahir {birthDate}. {office}, {date} {from}.',
    codeAlone: 'Kode {code} belum dipakai. Setuju: kirim kodenya saja. Batal: #batal {code}',
    morePeopleThanLimit: {
      other: '{count} orang; dari nomor ini paling banyak {limit}. Kirim satu baris untuk satu orang:\n{example}',
    },
    takeOverEnded: 'Petugas {office} belum sempat menjawab; pesan Anda tetap di daftar. Jawaban otomatis aktif lagi.',
    lostOrDamaged: 'Paspor hilang/rusak tidak lewat SMS. Datang ke {office}, bila hilang bawa surat kehilangan polisi.',
    noteNameLabel: 'Nama dibaca "{name}". Salah? #batal, kirim lagi dengan "Nama: " di depan nama.',
    guideYesFirst: '4/4 Benar? 1 {name} 2 {birthDate}, tempat pertama. Balas YA, atau angka yang salah.',
    guideYes: '4/4 Benar? 1 {name} 2 {birthDate} 3 {date}, {office}. Balas YA, atau angka yang salah.',
    howToWithPhoto: '{office}: kantor ini perlu foto KTP. Daftar lewat WhatsApp atau web.',
    myData: 'Data Anda, sampai {until}: {link}',
    askErase: 'Hapus semua data Anda di {office}? Balas YA untuk menghapus, TIDAK untuk menyimpan.',
    askEraseCancels: 'Hapus semua data Anda di {office}? Kode {codes} dibatalkan. Balas YA atau TIDAK.',
    childData: 'Data anak Anda, sampai {until}: {link}',
    askEraseChildren: 'Hapus data anak di bawah 18 tahun di {office}? Balas YA untuk menghapus, TIDAK untuk menyimpan.',
    askEraseChildrenCancels:
      'Hapus data anak di bawah 18 tahun di {office}? Kode {codes} dibatalkan. Balas YA atau TIDAK.',
    privacyLine: 'Data pribadi: {link}',
  },
  fields: {
    name: 'nama',
    birthDate: 'tanggal lahir',
    visitDate: 'tanggal kedatangan',
    address: 'alamat',
    service: 'layanan',
    people: 'jumlah orang',
    nik: 'NIK',
  },
  privacyHeadings: {
    privacyController: 'Penanggung jawab',
    privacyData: 'Data yang disimpan',
    privacyPurpose: 'Tujuan dan dasar hukum',
    privacyRetention: 'Lama penyimpanan',
    privacyRecipients: 'Yang dapat melihat',
    privacyRights: 'Hak Anda',
    privacyChildren: 'Anak di bawah 18 tahun',
  },
  lists: {
    dayList: 'Daftar kedatangan',
    asOf: 'Keadaan {date} pukul {time}',
    page: 'Halaman',
    nobody: 'Tidak ada yang terdaftar.',
    number: 'Nomor antrean',
    code: 'Kode',
    name: 'Nama',
    birthDate: 'Tanggal lahir',
    service: 'Layanan',
    priority: 'Prioritas',
    here: 'Hadir',
    status: 'Status',
    window: 'Jam',
    channel: 'Saluran',
    NORMAL: '',
    ELDERLY: 'Lansia',
    CHILD: 'Anak',
    DISABILITY: 'Disabilitas',
    PREGNANT: 'Hamil',
    HELD: 'belum dikonfirmasi',
    CONFIRMED: 'terdaftar',
    CHECKED_IN: 'hadir',
    FORFEITED: 'hangus',
    EXPIRED: 'lewat batas konfirmasi',
    CANCELLED: 'dibatalkan',
    heldAt: 'Waktu mendaftar',
    confirmedAt: 'Waktu konfirmasi',
    office: 'Kantor',
    date: 'Tanggal',
    group: 'Kelompok',
    of: 'Bagian',
    total: 'semua',
    services: 'layanan',
    counters: 'loket',
    channels: 'saluran',
    hours: 'jam',
    booked: 'Pendaftaran',
    confirmed: 'Dikonfirmasi',
    overflowed: 'Dialihkan karena penuh',
    cancelled: 'Dibatalkan',
    lapsed: 'Tidak dikonfirmasi',
    forfeited: 'Hangus',
    checkedIn: 'Hadir',
    walkIns: 'Tanpa pendaftaran',
    served: 'Dilayani',
    noShows: 'Dipanggil, tidak datang',
    medianWaitMinutes: 'Menunggu, median (menit)',
    p90WaitMinutes: 'Menunggu, persentil 90 (menit)',
    medianServiceMinutes: 'Dilayani, median (menit)',
    p90ServiceMinutes: 'Dilayani, persentil 90 (menit)',
    capacity: 'Tempat',
    taken: 'Tempat terpakai',
    useOfCapacity: 'Terpakai (persen)',
  },
  peopleExpected: {
    other: '{people} orang',
  },
  statuses: {
    HELD: 'belum dikonfirmasi',
    CONFIRMED: 'sudah dikonfirmasi',
    CHECKED_IN: 'sudah lapor hadir',
    EXPIRED: 'lewat batas konfirmasi',
    CANCELLED: 'sudah dibatalkan',
    FORFEITED: 'sudah hangus',
    WAITING: 'masih menunggu giliran',
    CALLED: 'sedang dipanggil',
    SERVING: 'sedang dilayani',
    PARKED: 'ditunda',
    SERVED: 'sudah dilayani',
    NO_SHOW: 'tidak datang saat dipanggil',
  },
  period: {
    hour: 'pada {date} pukul {hour}',
    day: 'pada {date}',
    until: 'sampai {date}',
    since: 'dari hari yang diminta sampai {date}',
  },
};
