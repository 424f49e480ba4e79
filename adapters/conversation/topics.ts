// The topics that people ask an office about, as a table: examples of each, and the terms that speak for it or against it.

/** Topics that the conversation tells apart, each with its own answer. */
export const TOPIC_NAMES = [
  'HELP',
  'GUIDE',
  'HOURS',
  'QUOTA',
  'STATUS',
  'REQUIREMENTS',
  'FEE',
  'LOCATION',
  'FACILITIES',
  'CHILD',
  'PROXY',
  'ADD_PERSON',
  'PRIORITY',
  'PASSPORT_STATUS',
  'NOW_SERVING',
  'LATE',
  'ARRIVED',
  'WALK_IN',
  'SERVICES',
  'OTHER_OFFICE',
  'LOST',
  'STANDBY',
  'CHANGE',
  'THANKS',
  'GENUINE',
  'COMPLAINT',
  'INSULT',
  'HUMAN',
  'LANGUAGE',
  'STOP',
] as const;
export type Topic = (typeof TOPIC_NAMES)[number];

/** Topics that the conversation does something about by itself, by commands that are older than these. */
type OwnTopic = 'HELP' | 'GUIDE' | 'STATUS' | 'QUOTA' | 'LOST' | 'STANDBY' | 'CHANGE' | 'THANKS' | 'LANGUAGE' | 'STOP';
/** Topics that are answered from what the office has set. */
export type OfficeTopic = Exclude<Topic, OwnTopic>;

/** Topics that are answered beside another one. */
export type BesideTopic =
  | Exclude<
      OfficeTopic,
      'ADD_PERSON' | 'NOW_SERVING' | 'ARRIVED' | 'OTHER_OFFICE' | 'GENUINE' | 'COMPLAINT' | 'INSULT' | 'HUMAN'
    >
  | 'HELP'
  | 'QUOTA';

/** Topics that a day is asked of: "kalau Minggu?" goes on with them. */
export type DayTopic = 'HOURS' | 'QUOTA';
/** Topics that the next message may go on with: a day alone, or more of what is lost. */
export type FollowedTopic = DayTopic | 'LOST';

export interface TopicEntry {
  /** Phrases as people write them; the first is what its button says. */
  examples: { id: readonly string[]; en: readonly string[] };
  /** At most 20 characters, as a button may be. */
  title: { id: string; en: string };
  /** Terms that stand together, and how much they count; `-` before a term: it must not be there. */
  cues: string;
}

export const TOPICS: Record<Topic, TopicEntry> = {
  HELP: {
    title: { id: 'Cara mendaftar', en: 'How to register' },
    examples: { id: ['bagaimana cara mendaftar', 'minta format pendaftaran'], en: ['how do I register'] },
    cues:
      'DONE_WAY 2; DONE_WAY REGISTER 4; HOW REGISTER 4; DONE_WAY QUEUE 3; DONE_WAY PASSPORT 3; FORMAT REGISTER 4; FORMAT 2; HOW MAKE 2;' +
      'HOW QUEUE 2; HOW PASSPORT 1; MAKE DONE_WAY 2; WANT PASSPORT MAKE 2; WANT REGISTER 3; WANT QUEUE 2; MAKE PASSPORT 2; WHERE MAKE 2;' +
      'WANT RENEW 3; NUMBER OFFICE WHAT 1; OFFICE WHAT 1; HOW MAKE RENEW 2',
  },
  GUIDE: {
    title: { id: 'Dipandu', en: 'Guide me' },
    examples: {
      id: ['pandu saya', 'saya bingung, bisa dibimbing?'],
      en: ['guide me', 'I do not understand, please help me step by step'],
    },
    cues: 'LEAD 5; CONFUSED 2; CONFUSED FORMAT 4; CONFUSED REGISTER 3; CONFUSED ASK_FOR 3; CONFUSED DONE_WAY 4; CONFUSED ELDERLY 1',
  },
  HOURS: {
    title: { id: 'Jam buka', en: 'Opening hours' },
    examples: { id: ['jam buka kantor', 'hari Sabtu buka?'], en: ['opening hours', 'are you open on Saturday?'] },
    cues:
      'OPEN 3; CLOSE 4; OPEN HOUR 3; OPERATING 5; OPEN WEEKDAY 2; OPEN DAY 1; HOLIDAY 3; HOLIDAY OPEN 2; HOLIDAY WEEKDAY 2; BREAK 4; BREAK HOUR 1;' +
      'HOUR HOW_MANY SERVE 4; WEEKDAY SERVE 2; HOUR REGISTER HOW_MANY -MINE 4; CLOSE HOUR 1; HOLIDAY SERVE 2; HOUR OFFICE 2; OPEN QUOTA -6',
  },
  QUOTA: {
    title: { id: 'Tempat kosong', en: 'Free places' },
    examples: {
      id: ['tanggal berapa yang kosong', 'besok masih ada kuota?'],
      en: ['free places', 'any slots this week?'],
    },
    cues:
      'QUOTA 4; QUOTA STILL 1; EMPTY 3; EMPTY DAY 2; EMPTY WEEKDAY 2; FULL 2; FULL DAY 3; FULL WEEKDAY 3; LEFT 3; LEFT QUEUE 2; SOONEST 2; SOONEST WHEN 2; SOONEST DAY 3;' +
      'SOONEST CAN 2; STILL CAN DAY 2; STILL ANY DAY 2; STILL ANY WEEKDAY 2; ANY DAY HOW_MANY 2; CAN DAY HOW_MANY 2; WEEKDAY STILL 1; QUOTA ANY 1; PASSPORT FULL -3; RENEW FULL -2;' +
      'CAN DAY STILL REGISTERED 2; SOONEST OFFICE -4; SOONEST EMPTY 2; QUEUE ANY DAY -LATE -FORFEIT 4; QUEUE ANY WEEKDAY -LATE -FORFEIT 4',
  },
  STATUS: {
    title: { id: 'Pendaftaran saya', en: 'My booking' },
    examples: { id: ['cek antrian saya', 'kode saya hilang'], en: ['my booking', 'what is my queue number?'] },
    cues:
      'NUMBER MINE 3; NUMBER MINE HOW_MANY 2; CODE MINE 3; CODE FORGOT 4; CODE LOST 6; CODE AGAIN 4; SCHEDULE MINE 4; SCHEDULE WHEN 3; CHECK QUEUE 4; CHECK MINE 2; REGISTERED MINE 4;' +
      'REGISTERED CHECK 2; QUEUE MINE NUMBER 3; QUEUE MINE CHECK 2; NUMBER FORGOT 4; NUMBER AGAIN 4; QUEUE AGAIN 2; TURN MINE DAY 5; TURN MINE WHEN 5; TURN MINE HOUR 5; CODE ASK_FOR 3; CODE SEND 3;' +
      'REGISTER MINE CHECK 3; NUMBER QUEUE HOW_MANY MINE 2; FORGOT 2; SCHEDULE AGAIN 2; NUMBER PHONE -4; NUMBER CITY -6; COME HOUR HOW_MANY BOOKED 5; COME HOUR WHAT BOOKED 4; COME WHEN BOOKED 4; REGISTER LAST 4; LATE SCHEDULE -6; PASSPORT CHECK -3; PASSPORT NEWS -3; REGISTERED MINE HOUR 2; NUMBER HOW_MANY -NOW -CALLED 2; SCHEDULE MINE WHEN 2',
  },
  REQUIREMENTS: {
    title: { id: 'Syarat', en: 'Requirements' },
    examples: {
      id: ['syaratnya apa saja', 'dokumen yang harus dibawa'],
      en: ['what documents do I need', 'requirements'],
    },
    cues:
      'REQUIREMENT 5; DOCUMENT 4; DOCUMENT BRING 2; BRING WHAT 4; PAPER 2; PAPER BRING 2; PAPER NEED 3; PAPER CAN 2; PAPER DIFFERENT 4; PAPER SAME 2; PAPER STILL 2; CLOTHES 4; PHOTO CLOTHES 2; BRING 1;' +
      'PAPER NOT 2; NEED WHAT 2; DOCUMENT NEED 1; PAPER HOW 1; PAPER CITY -3; REQUIREMENT CHILD -2; PAPER DOMICILE -3; PAPER HOW_MANY 1; NEED BRING 2; WORKER DOCUMENT 1',
  },
  FEE: {
    title: { id: 'Biaya', en: 'Fee' },
    examples: { id: ['biayanya berapa', 'bayar di mana'], en: ['how much does it cost', 'fees'] },
    cues:
      'FEE 5; PAY 4; PAY WHERE 2; HOW_MUCH 4; FREE 4; FINE 5; PASSPORT HOW_MANY 3; E_PASSPORT HOW_MANY 4; MAKE PASSPORT HOW_MANY 2; MONEY HOW_MANY 3; PAY CAN 1; FINE LOST 2; FINE LATE -2;' +
      'PASSPORT HOW_MANY DAY -3; PASSPORT HOW_MANY AGE -3; PASSPORT HOW_MANY HOUR -4; PASSPORT HOW_MANY LONG -4; MONEY TOUT -3',
  },
  LOCATION: {
    title: { id: 'Alamat kantor', en: 'Address' },
    examples: {
      id: ['alamat kantor di mana', 'nomor telepon kantor'],
      en: ['where is the office', 'telephone number'],
    },
    cues:
      'ADDRESS 5; WHERE OFFICE 4; PARKING 5; ROUTE 4; ROUTE WHERE 1; PHONE 4; PHONE NUMBER 2; SIDE WHERE 3; WHERE SIDE OFFICE 1; ADDRESS PAPER -3; PHONE CITY -3; ROUTE WHAT 2; OFFICE SIDE 1;' +
      'WHERE OFFICE SOONEST -5; PAY WHERE -2; COLLECT WHERE -1',
  },
  FACILITIES: {
    title: { id: 'Fasilitas kantor', en: 'Facilities' },
    examples: { id: ['ada mushola di kantor?', 'ada ruang menyusui?'], en: ['is there a toilet?', 'nursing room'] },
    cues: 'FACILITY 5; FACILITY ANY 1; FACILITY WHERE 1',
  },
  CHILD: {
    title: { id: 'Paspor anak', en: 'Child passport' },
    examples: {
      id: ['paspor anak', 'anak umur 3 tahun perlu ikut?'],
      en: ["a child's passport", 'does my baby have to come?'],
    },
    cues:
      'CHILD PASSPORT 4; CHILD MAKE 2; CHILD AGE 4; CHILD REQUIREMENT 4; CHILD COME 4; CHILD NEED 2; CHILD BRING 4; CHILD REGISTER 4; CHILD PARENT 3; CHILD SELF 2; CHILD 2; CHILD HOSPITAL -6; CHILD MORE COME 1;' +
      'PERSON_COUNT CHILD -4; CHILD RELATIVE PERSON_COUNT -2; CHILD LATE -3',
  },
  PROXY: {
    title: { id: 'Diwakilkan', en: 'Someone else comes' },
    examples: {
      id: ['bisa diwakilkan?', 'boleh istri saya yang datang?'],
      en: ['can someone else come for me?', 'can my wife collect it for me?'],
    },
    cues:
      'OWN_ABSENCE 6; RELATIVE COME CAN 4; RELATIVE COLLECT CAN 5; RELATIVE REGISTER NUMBER 4; RELATIVE REGISTER CAN 4; RELATIVE REGISTER 2; OTHER COME CAN 2; CHILD REGISTER NUMBER 1;' +
      'COLLECT OWN_ABSENCE 4; RELATIVE COLLECT 3; RELATIVE MORE -1; NUMBER RELATIVE USE 7; CODE RELATIVE USE 7; QUEUE RELATIVE USE 2',
  },
  ADD_PERSON: {
    title: { id: 'Beberapa orang', en: 'Several people' },
    examples: { id: ['daftar untuk 2 orang', 'istri saya juga mau'], en: ['register two people', 'add my wife too'] },
    cues:
      'PERSON_COUNT MORE 4; PERSON_COUNT REGISTER 4; PERSON_COUNT CAN 2; PERSON_COUNT QUEUE 3; RELATIVE MORE 4; RELATIVE MORE WANT 2; PERSON_COUNT NUMBER 3; PERSON_COUNT RELATIVE 3; CHILD MORE WANT 2;' +
      'PERSON_COUNT AHEAD -MORE -6; PERSON_COUNT BEFORE -6; PERSON_COUNT MACHINE -6; PERSON_COUNT TALK -6; PERSON_COUNT 2; RELATIVE COME -2; PERSON_COUNT STILL -3; PERSON_COUNT PASSPORT WANT 3; RELATIVE AGE -2; RELATIVE PREGNANT -4',
  },
  PRIORITY: {
    title: { id: 'Prioritas', en: 'Priority' },
    examples: {
      id: ['antrian khusus lansia', 'istri saya hamil, ada prioritas?'],
      en: ['priority for the elderly', 'wheelchair access'],
    },
    cues: 'PRIORITY 4; ELDERLY 3; DISABLED 5; PREGNANT 5; PREGNANT FACILITY -6; ELDERLY QUEUE 2; PRIORITY ELDERLY 2; PRIORITY PREGNANT 1; PRIORITY DISABLED 1; RELATIVE AGE QUEUE 3; RELATIVE AGE PRIORITY 2; CONFUSED ELDERLY -4',
  },
  PASSPORT_STATUS: {
    title: { id: 'Paspor sudah jadi?', en: 'Is it ready?' },
    examples: {
      id: ['paspor saya sudah jadi?', 'ambil paspor hari apa'],
      en: ['is my passport ready?', 'when can I collect my passport'],
    },
    cues:
      'PASSPORT READY 5; PASSPORT READY WHEN 1; COLLECT PASSPORT 5; PASSPORT NEWS 4; PASSPORT LONG 4; READY HOW_MANY 4; READY HOW_MANY DAY 1; NEWS CHECK 2; PASSPORT NEWS CHECK 1; LONG MAKE 3; LONG MAKE HOW 2; COLLECT 3; COLLECT HOUR 1;' +
      'COLLECT DAY 1; LONG NEWS 2; EXPRESS READY -6; PASSPORT READY LOST -3; COLLECT RELATIVE -2; COLLECT NUMBER -3; COLLECT DIRECT -2; READY CITY -2; MAKE READY HOW_MANY 1; RENEW LONG -5; RENEW FULL -5',
  },
  NOW_SERVING: {
    title: { id: 'Nomor sekarang', en: 'Number now' },
    examples: {
      id: ['sekarang nomor berapa', 'masih berapa orang lagi?'],
      en: ['which number is being served now', 'how many ahead of me?'],
    },
    cues:
      'CALLED NUMBER 5; CALLED HOW_MANY 4; CALLED 3; NUMBER NOW 4; NUMBER NOW HOW_MANY 1; REACHED NUMBER 5; REACHED NUMBER HOW_MANY 2; AHEAD -MORE 4; AHEAD PERSON_COUNT -MORE 2; BEFORE PERSON_COUNT HOW_MANY 4; QUEUE CROWD 4; CROWD NOW 2;' +
      'TURN MINE STILL 5; TURN LONG 4; TURN STILL 2; CROWD 2; QUEUE LONG 2; QUEUE NOW HOW_MANY 2; LONG STILL MINE 1',
  },
  LATE: {
    title: { id: 'Terlambat', en: 'Being late' },
    examples: { id: ['kalau terlambat bagaimana', 'macet, telat 15 menit'], en: ['what if I am late', 'running late'] },
    cues: 'LATE 4; HINDERED 3; FORFEIT 5; LATE CAN 1; LATE HOW 1; COME NOT LAST 3; HINDERED LATE 2; FORFEIT COME 2; REACHED HOUR HOW_MANY BOOKED 6; HINDERED BOOKED 3; COME HOUR STILL 3; LATE LAST 1; LATE STILL 2; LATE NUMBER 1; FORFEIT HOUR 1',
  },
  ARRIVED: {
    title: { id: 'Sudah di kantor', en: 'I have arrived' },
    examples: {
      id: ['saya sudah di kantor', 'sudah sampai, lapor ke mana'],
      en: ['I have arrived', 'I am at the office'],
    },
    cues: 'ARRIVED 5; REACHED OFFICE 4; REACHED REPORT 5; REACHED 2; REACHED HERE 2; SIDE OFFICE REACHED 1; REACHED NUMBER -4; REACHED HOUR -4; REACHED DAY -2; TOUT -6; FORFEIT REACHED -5; ARRIVED LAST -4; REACHED WEEKDAY -4',
  },
  WALK_IN: {
    title: { id: 'Tanpa mendaftar', en: 'Without booking' },
    examples: {
      id: ['bisa langsung datang tanpa daftar?', 'ambil nomor di tempat'],
      en: ['can I come without booking', 'walk in'],
    },
    cues: 'DIRECT COME 5; DIRECT REGISTER 4; WITHOUT REGISTER 5; DIRECT 2; DIRECT CAN 1; COLLECT NUMBER 5; WITHOUT COME 2; NEED REGISTER FIRST 4; DIRECT SERVE 2; WITHOUT DIRECT 2; DIRECT HUMAN -5; DIRECT TALK -6; DIRECT READY -4; EXPRESS DIRECT -5; WITHOUT PAPER -4',
  },
  SERVICES: {
    title: { id: 'Layanan', en: 'Services' },
    examples: {
      id: ['layanan apa saja', 'perpanjang bisa lewat sini?'],
      en: ['which services do you have', 'can I renew here?'],
    },
    cues:
      'RENEW HERE 4; RENEW CAN 3; RENEW CAN NOW 3; RENEW 2; E_PASSPORT HERE 4; E_PASSPORT CAN 3; E_PASSPORT 2; EXPRESS 5; EXPRESS ANY 1; FOREIGN 5; ADD_NAME 6; SERVE WHAT 3; SERVE FOREIGN 2; RENEW SAME 3; RENEW FORMAT 3; DIFFERENT E_PASSPORT 4; DIFFERENT PASSPORT 3; PILGRIMAGE HERE 2; RENEW FULL 4;' +
      'MAKE HERE CAN 2; E_PASSPORT HOW_MANY -3; RENEW REQUIREMENT -4; RENEW FEE -3; PASSPORT ANY EXPRESS 1; WANT RENEW -3; TOUT -6; RENEW HOW -1; PILGRIMAGE REQUIREMENT -3',
  },
  OTHER_OFFICE: {
    title: { id: 'Kantor lain', en: 'Other offices' },
    examples: {
      id: ['kantor imigrasi lain', 'nomor WA kantor Depok'],
      en: ['other offices', 'nearest office to Sukabumi'],
    },
    cues: 'CITY 2; PAPER CITY 5; CITY CAN 2; CITY NUMBER 3; CITY PHONE 5; OFFICE SOONEST 5; CITY SOONEST 3; OTHER OFFICE 3; DOMICILE 3; DOMICILE CITY 3; OTHER CITY 2; PAPER OTHER 3; DOMICILE MAKE 2; CITY MAKE 2; OFFICE CITY NUMBER 2; OFFICE CITY 1; CITY REGISTER -1; CITY WHERE OFFICE -1',
  },
  LOST: {
    title: { id: 'Paspor hilang/rusak', en: 'Lost or damaged' },
    examples: { id: ['paspor saya hilang', 'paspor rusak'], en: ['my passport is lost', 'damaged passport'] },
    cues: 'LOST PASSPORT 6; DAMAGED PASSPORT 6; LOST PASSPORT HOW 1; LOST CODE -6; FINE LOST -2; LOST PAPER -3',
  },
  STANDBY: {
    title: { id: 'Lebih awal', en: 'Earlier place' },
    examples: {
      id: ['bisa lebih awal?', 'minta jadwal yang lebih cepat'],
      en: ['an earlier place', 'can I come sooner?'],
    },
    cues: 'EARLY 4; EARLY SCHEDULE 2; EARLY CAN 2; EARLY WANT 1; BEFORE ANY DAY 5; BEFORE QUOTA 4; BEFORE EMPTY 4; BEFORE DAY CAN 3; EARLY ANY 1',
  },
  CHANGE: {
    title: { id: 'Ganti jadwal', en: 'Change my booking' },
    examples: { id: ['ganti hari', 'pindah tanggal'], en: ['change the day', 'reschedule'] },
    cues: 'MOVE BOOKED 5; MOVE SCHEDULE 4; MOVE DAY 4; MOVE WEEKDAY 4; DAYPART CAN BOOKED 5; DAYPART WANT BOOKED 5; CLASH BOOKED 4; CLASH WEEKDAY 3; MOVE PASSPORT -5; MOVE LOST -5; MOVE DAMAGED -5; DAYPART OPEN -5',
  },
  THANKS: {
    title: { id: 'Terima kasih', en: 'Thanks' },
    examples: { id: ['terima kasih banyak'], en: ['thank you'] },
    cues: '',
  },
  COMPLAINT: {
    title: { id: 'Keluhan', en: 'Complaint' },
    examples: { id: ['saya mau lapor', 'kenapa tidak dibalas'], en: ['I want to complain', 'nobody answers'] },
    cues: 'DISAPPOINTED 4; REPORT 4; TOUT 6; ANSWER NOT 5; ANSWER WHY 4; ANSWER THREE_DAYS 3; NOBODY 3; NOBODY ANSWER 3; REACHED REPORT -4; ANSWER MACHINE WHY 2; ANSWER ASK_FOR 3; THREE_DAYS 2; REPORT TOUT 1; ANSWER MACHINE 1; LOST REPORT -4; DISAPPOINTED PASSPORT 1; DISAPPOINTED HINDERED -4; TOUT MONEY 1',
  },
  GENUINE: {
    title: { id: 'Nomor resmi?', en: 'Official number?' },
    examples: {
      id: ['ini nomor resmi imigrasi?', 'takut penipuan'],
      en: ['is this the official number?', 'is this a scam?'],
    },
    cues: 'FRAUD 4; FRAUD NUMBER 2; GENUINE NUMBER -PAPER -DOCUMENT 5; GENUINE OFFICE -PAPER -DOCUMENT -BRING 4; GENUINE FRAUD 2; FRAUD TOUT -6; FRAUD REPORT -4',
  },
  INSULT: {
    title: { id: 'Keluhan', en: 'Complaint' },
    examples: { id: ['bot tolol'], en: ['stupid bot'] },
    cues: 'INSULT 5; INSULT PASSPORT -2; INSULT DAMAGED -6',
  },
  HUMAN: {
    title: { id: 'Bicara petugas', en: 'Talk to an officer' },
    examples: {
      id: ['mau bicara dengan petugas', 'petugas', 'hubungkan dengan petugas', 'ada orang', 'ada petugas'],
      en: ['talk to an officer', 'officer', 'I want a real person', 'is anybody there'],
    },
    cues: 'HUMAN TALK 6; TALK 4; HUMAN ASK_FOR 3; HUMAN WANT 2; HUMAN ANSWER 4; MACHINE 3; MACHINE PERSON_COUNT 3; HUMAN MACHINE 2; HUMAN 1; IN_PERSON 3; TALK PERSON_COUNT 3; INSULT MACHINE -3; HUMAN DISAPPOINTED -2; LANGUAGE TALK -6; DONT MACHINE 1; ANSWER WHY MACHINE -2',
  },
  LANGUAGE: {
    title: { id: 'English', en: 'Bahasa Indonesia' },
    examples: { id: ['bahasa inggris'], en: ['bahasa indonesia'] },
    cues: 'LANGUAGE 4; LANGUAGE CAN 1; LANGUAGE TALK 1; LANGUAGE ASK_FOR 1',
  },
  STOP: {
    title: { id: 'Berhenti dikabari', en: 'Stop messages' },
    examples: { id: ['jangan kirim pesan lagi'], en: ['stop sending messages'] },
    cues: 'DONT SEND AGAIN 6; STOP SEND 6; DONT SEND 4; DONT SEND MINE 1; NOT SEND STOP 1; CODE SEND -6; SEND DONT LATE -4',
  },
};
