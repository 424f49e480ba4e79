// The numbers of the booking policy. @generated from src/office/numberSettings.ts by npm run schema — do not edit.
export const NUMBER_BOUNDS = [
  {"name":"horizonDays","group":"booking","unit":"days","least":1,"most":366},
  {"name":"holdMinutes","group":"booking","unit":"minutes","least":1,"most":1440},
  {"name":"unprovenShare","group":"booking","unit":"percent","least":1,"most":100},
  {"name":"maxLiveBookingsPerSender","group":"booking","unit":"bookings","least":1,"most":5},
  {"name":"overbookPercent","group":"booking","unit":"percent","least":0,"most":30},
  {"name":"arriveMinutesBefore","group":"visit","unit":"minutes","least":0,"most":240},
  {"name":"minimumNoticeMinutes","group":"visit","unit":"minutes","least":0,"most":10080},
  {"name":"checkInOpensMinutesBefore","group":"visit","unit":"minutes","least":0,"most":1440},
  {"name":"graceMinutes","group":"visit","unit":"minutes","least":0,"most":240},
  {"name":"maxChanges","group":"changes","unit":"times","least":0,"most":20},
  {"name":"changeCutoffHours","group":"changes","unit":"hours","least":0,"most":720},
  {"name":"standbyAnswerMinutes","group":"changes","unit":"minutes","least":1,"most":1440},
  {"name":"forfeitsInRow","group":"misses","unit":"times","least":0,"most":10},
  {"name":"forfeitDelayDays","group":"misses","unit":"days","least":1,"most":90},
  {"name":"retentionDays","group":"data","unit":"days","least":1,"most":3650},
  {"name":"dailyReadings","group":"data","unit":"people","least":1,"most":1000000},
] as const;

export const numberLabels = {
  "id": {
    "horizonDays": "Dapat didaftar sampai",
    "holdMinutes": "Tempat ditahan tanpa konfirmasi",
    "unprovenShare": "Bagian tanpa nomor terverifikasi",
    "maxLiveBookingsPerSender": "Pendaftaran per pengirim",
    "overbookPercent": "Tempat lebih (overbooking)",
    "arriveMinutesBefore": "Hadir sebelum jamnya",
    "minimumNoticeMinutes": "Paling lambat mendaftar",
    "checkInOpensMinutesBefore": "Meja depan menerima sejak",
    "graceMinutes": "Kelonggaran terlambat",
    "maxChanges": "Boleh mengubah jadwal",
    "changeCutoffHours": "Paling lambat mengubah",
    "standbyAnswerMinutes": "Waktu menjawab tawaran",
    "forfeitsInRow": "Ditunda sesudah hangus berturut-turut",
    "forfeitDelayDays": "Lama penundaan",
    "retentionDays": "Data pribadi dihapus sesudah",
    "dailyReadings": "Data pemohon yang boleh dilihat per hari"
  },
  "en": {
    "horizonDays": "Booking horizon",
    "holdMinutes": "Hold without confirmation",
    "unprovenShare": "Share without a verified number",
    "maxLiveBookingsPerSender": "Active bookings per sender",
    "overbookPercent": "Overbooking",
    "arriveMinutesBefore": "Arrival before the booked time",
    "minimumNoticeMinutes": "Minimum notice",
    "checkInOpensMinutesBefore": "Check-in opens before the booked time",
    "graceMinutes": "Grace period for late arrivals",
    "maxChanges": "Changes allowed",
    "changeCutoffHours": "Last change before the visit",
    "standbyAnswerMinutes": "Time to answer an offer",
    "forfeitsInRow": "Missed visits in a row before a delay",
    "forfeitDelayDays": "Length of the delay",
    "retentionDays": "Personal data is deleted after",
    "dailyReadings": "Applicants whose data can be seen per day"
  }
};

export const numberHints = {
  "id": {
    "horizonDays": "Berapa hari ke depan tempat dapat diambil.",
    "holdMinutes": "Tanpa konfirmasi sampai saat itu, tempat dilepas untuk orang lain.",
    "unprovenShare": "Bagian dari tiap jam yang dapat ditahan sebelum nomor pendaftar terverifikasi.",
    "maxLiveBookingsPerSender": "1, atau sampai 5 agar satu pengirim dapat mendaftarkan keluarga.",
    "overbookPercent": "Di atas jumlah tempat, karena tidak semua datang.",
    "arriveMinutesBefore": "Tertulis dalam konfirmasi sebagai “hadir paling lambat”.",
    "minimumNoticeMinutes": "Sebelum harus hadir. Jam yang lebih dekat hanya diberikan di meja depan.",
    "checkInOpensMinutesBefore": "Sebelum itu meja depan menjawab “terlalu pagi”.",
    "graceMinutes": "Sesudah jamnya mulai; 0: terlambat berarti hangus.",
    "maxChanges": "0: jadwal tidak dapat diubah, hanya dibatalkan.",
    "changeCutoffHours": "Sebelum jamnya mulai.",
    "standbyAnswerMinutes": "Untuk yang menunggu tempat lebih awal.",
    "forfeitsInRow": "0: tidak ada yang ditunda.",
    "forfeitDelayDays": "Selama itu ia tidak dapat mendaftar lagi di sini.",
    "retentionDays": "Nama, tanggal lahir, nomor atau alamat, dan foto; angka tetap ada.",
    "dailyReadings": "Untuk tiap kunci petugas. Sesudah itu data pemohon lain ditolak sampai besok."
  },
  "en": {
    "horizonDays": "How many days ahead a place can be booked.",
    "holdMinutes": "A place that is not confirmed by then is released.",
    "unprovenShare": "Part of each hour that can be held before the applicant’s number is verified.",
    "maxLiveBookingsPerSender": "1, or up to 5 so that one sender can register a family.",
    "overbookPercent": "In addition to the places there are, to offset no-shows.",
    "arriveMinutesBefore": "Shown in the confirmation as “be there by”.",
    "minimumNoticeMinutes": "Before the arrival time. Nearer hours are given at the front desk only.",
    "checkInOpensMinutesBefore": "Before that, the front desk answers “too early”.",
    "graceMinutes": "After the booked time has begun; 0: arriving late forfeits the place.",
    "maxChanges": "0: a booking can only be cancelled.",
    "changeCutoffHours": "Before the booked time begins.",
    "standbyAnswerMinutes": "For people on the standby list.",
    "forfeitsInRow": "0: no delay.",
    "forfeitDelayDays": "During the delay they cannot book here again.",
    "retentionDays": "Name, date of birth, number or address, and photo; figures are kept.",
    "dailyReadings": "For each staff key. Beyond that, the data of further applicants is refused until the next day."
  }
};
