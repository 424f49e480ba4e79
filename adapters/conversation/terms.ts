// The words of questions as a table: each term with its spellings, everyday, regional and English ones among them.

/**
 * One meaning, in Indonesian, everyday spellings, Javanese, Sundanese, Betawi and English. Endings and beginnings
 * (`di-`, `-nya`) are taken off before a word is looked up, so that a root stands for its forms. Two words stand with `_`.
 */
export const TERMS = {
  // Asking.
  WHAT: 'apa apakah apaan apah ape opo naon ap apaaja what which',
  WHEN: 'kapan kpn kapn kpan iraha when',
  WHERE: 'mana dimana dmn dmna kemana mn endi ndi nangendi kendi kamana where',
  HOW: 'gimana gmn gmna gimane gimanah bagaimana bgmn bgmana pegimane begimane piye kepiye pripun kumaha how',
  HOW_MANY: 'berapa brp brapa brpa berapaan piro pira pinten sabaraha how_many',
  HOW_MUCH: 'how_much',
  WHY: 'kenapa knp knapa kenape ngapain mengapa naha kok kenopo why',
  WHO: 'siapa siapakah sapa sopo saha who',
  CAN: 'bisa bs bsa boleh bole bleh blh dapat iso isa oleh saged tiasa dapet kenging can could may able possible allowed boleh_kah mungkin',
  NOT: 'tidak tdk gak ga gk g nggak ngga ngg enggak engga enggk kagak kaga ndak ora ra mboten teu henteu not dont doesnt cant no bukan',
  ANY: 'ada ono aya enten any ono_ora tersedia available sedia ready_stock wonten there_is',
  STILL: 'masih msh esih isih keneh still tasih',
  NEED: 'perlu harus wajib mesti kudu kedah butuh hrs musti need must required have_to should',
  WANT: 'mau mo pengen pengin pingin ingin kepengen arep badhe bade hoyong pgn want would like wanna',
  ASK_FOR: 'minta mohon tolong tulung nyuwun nyungkeun please bantu',
  NOW: 'sekarang skrg skarang skg saiki sakniki ayeuna now currently hari_ini',
  FIRST: 'dulu dulunya sik sek heula first',
  SAME: 'sama podo sarua same',
  DIFFERENT: 'beda bedanya bedane perbedaan difference different',
  CONDITION: 'kalau kalo klo klu kl kalu kalaw jika misal misalnya seumpama umpama if whether bila apabila lamun',

  // Time.
  HOUR: 'jam pukul pkl tabuh jm time hours oclock',
  OPEN: 'buka bka muka open opens opening opened bukak ngelayanin',
  CLOSE: 'tutup close closed closes closing tutupe',
  HOLIDAY:
    'libur kemerdekaan lebaran natal nyepi idul idulfitri cuti_bersama tanggal_merah tahun_baru waisak imlek holiday holidays christmas',
  BREAK: 'istirahat jumatan rehat lunch break ishoma',
  OPERATING:
    'operasional beroperasi operating jam_kerja jam_pelayanan jam_layanan jam_kantor office_hours opening_hours jadwal_layanan jadwal_pelayanan',
  WEEKDAY:
    'senin senen selasa rabu rebo kamis kemis jumat sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday weekend weekends akhir_pekan saptu',
  DAY: 'hari dino dinten day days tanggal tgl tg tngl kaping besok bsk lusa esok sesuk enjing isuk tomorrow today date week month bulan bln pekan minggu_ini minggu_depan',
  LONG: 'lama lami lawas sue suwe long berapa_hari',
  EARLY:
    'awal lebih_awal lebih_cepat lebih_cepet majuin dimajuin maju dipercepat duluan earlier sooner agak_cepet lbh_cepat lbh_awal',
  SOONEST:
    'paling_cepat paling_cepet paling_awal paling_deket paling_dekat tercepat terdekat terdeket earliest soonest nearest',
  BEFORE: 'sebelum sblm sebelumnya before saacan sakdurunge sadurunge',

  // Papers and money.
  REQUIREMENT: 'syarat sarat persyaratan syrt requirement requirements saratna',
  DOCUMENT: 'dokumen dok berkas kelengkapan document documents paper papers surat_surat dokumennya',
  BRING:
    'bawa bawak bw dibawa mbeto gowo digowo nyandak siapkan siapin disiapkan disiapin persiapkan bring prepare lampirkan dilampirkan',
  PAPER:
    'ktp ektp kk akta akte ijazah materai meterai fotokopi fotocopy fotokopian fotocopian kartu_keluarga surat_nikah buku_nikah birth_certificate photocopy id_card resi surat_keterangan surat_domisili rekomendasi sktm skck',
  CLOTHES:
    'baju bajunya kaos kaus kemeja kerudung jilbab hijab kerah berkerah celana pakaian clothes wear dress sandal sepatu peci',
  PHOTO: 'foto difoto poto photo pasfoto',
  FEE: 'biaya harga rego rega hargana ongkos tarif pnbp fee price cost costs fare charge ragad',
  PAY: 'bayar mbayar dibayar pembayaran membayar mayar pay payment tunai transfer gopay ovo qris debit cash kartu_kredit atm dana',
  FREE: 'gratis cuma_cuma free_of_charge',
  FINE: 'denda didenda dendanya penalti fine penalty',
  MONEY: 'rupiah duit uang rp ribu rb juta jt',

  // Places.
  ADDRESS:
    'alamat almt lokasi lokasine address location peta maps map google_maps gmaps shareloc sharelok serlok denah',
  OFFICE: 'kantor ktr kanim imigrasi office immigration kantornye',
  ROUTE: 'angkot naik rute arah patokan ancer jalan_kaki bus kereta_apa busway krl how_to_get directions direction',
  PARKING: 'parkir parkiran markir parking park',
  PHONE:
    'telepon telp tlp tlpn telpon hotline call_center callcenter dihubungi dihubungin contact_number phone kontak narahubung email_kantor whatsapp_kantor',
  SIDE: 'sebelah deket dekat seberang belakang depan palih alun gedung lantai',
  CITY: 'jakarta bandung surabaya depok bekasi tangerang bogor karawang cianjur sukabumi semarang yogyakarta jogja solo malang medan makassar denpasar bali batam palembang mataram cirebon serang cilegon padang pekanbaru lampung banjarmasin pontianak samarinda balikpapan manado kupang jayapura ambon kediri madiun jember bandung cibinong tasikmalaya garut purwokerto magelang cilacap aceh jambi bengkulu tanjung priok soekarno polonia',
  OTHER: 'lain lainnya liyane sanes_di other another beda_kota luar_kota luar_daerah kota_lain daerah_lain',
  DOMICILE: 'domisili tinggal ngekos kos kost rantau perantau pulang_kampung residence live',

  // The passport and what is done with it.
  PASSPORT: 'paspor passport pasport paspot paspr passpor passports',
  E_PASSPORT: 'epaspor epassport e_paspor e_passport e_passports elektronik electronic chip polikarbonat',
  RENEW:
    'perpanjang perpanjangan memperpanjang diperpanjang perpanjangin renew renewal extend mau_habis masa_berlaku kadaluarsa kadaluwarsa expired mati penggantian ganti_baru',
  EXPRESS: 'percepatan kilat ekspres express instan sehari sehari_jadi fast_track same_day',
  PILGRIMAGE: 'umroh umrah haji umroh_haji',
  WORKER: 'tki tkw tkl pmi',
  FOREIGN: 'wna asing izin_tinggal ijin_tinggal kitas kitap visa voa stay_permit overstay',
  ADD_NAME: 'tambah_nama penambahan_nama tambah_nama_di nambah_nama',
  MAKE: 'bikin buat buwat ngurus urus mengurus gawe ngadamel damel nyieun membuat pembuatan make apply issue mbuat ndamel proses',
  SERVE: 'layani melayani dilayani layanan pelayanan ngelayanin serve service services diladeni dilayanin',
  HERE: 'sini disini dieu kene mriki here lewat_sini lewat_wa nomor_ini via_wa',
  LOST: 'hilang ilang hlg kehilangan raib lenyap dicuri kecurian dicopet kecopetan jambret kejambret rampok kerampokan tercecer keselip lost stolen missing ical leungit kelangan',
  DAMAGED:
    'rusak sobek robek sowek basah kebasahan banjir kebanjiran terendam terbakar kebakaran hancur lepas copot luntur digigit kegunting kecuci soek damaged torn broken wet',
  CODE: 'kode kodenya code barcode qr kode_booking kodebooking',

  // People.
  CHILD:
    'anak ank bocah budak bayi balita bocil kid kids child children baby toddler daughter son putra putri lare anakku newborn',
  AGE: 'umur usia yuswa thn tahun taun bulan_umur age year_old',
  PARENT: 'ortu orangtua orang_tua kedua_orang parent parents',
  RELATIVE:
    'istri bojo suami adik adek kakak kk_saya ibu bapak ayah mama papa mertua saudara sodara teman temen wife husband friend brother sister mother father simbah mbah nenek kakek bini laki sepupu ponakan keluarga',
  OWN_ABSENCE:
    'wakil wakilkan diwakilkan diwakili mewakili perwakilan kuasa surat_kuasa titip dititip dititipkan represent on_my_behalf',
  SELF: 'sendiri dewe dhewe nyalira myself himself herself sendirian',
  MORE: 'tambah nambah tambahin ditambah ikut sekalian barengan bareng sekaligus add also juga too',
  PERSON_COUNT:
    'orang org wong jalmi people person persons berdua bertiga berempat berlima sekeluarga rombongan kolektif satu_keluarga',
  ELDERLY: 'lansia manula sepuh jompo tua elderly senior seniors simbah lanjut_usia sudah_tua kolot',
  DISABLED: 'difabel disabilitas cacat kursi_roda tunanetra tunarungu lumpuh stroke tongkat disabled wheelchair blind',
  PREGNANT: 'hamil bunting kandungan ngandung reuneuh mbobot pregnant menyusui',
  PRIORITY:
    'prioritas didahulukan didahulukeun didhisikke khusus jalur_khusus antrian_khusus priority diutamakan diprioritaskan loket_khusus',

  // The queue.
  QUEUE: 'antri antre antrian antrean ngantri ngantre mengantri mengantre queue line antrine antriane',
  NUMBER: 'nomor nomer no nmr nomere number numbers',
  MINE: 'saya sy aku ku gue gua gw abdi kulo kula kami my me mine i urang sayah',
  TURN: 'giliran urutan turn ke_berapa',
  CALLED: 'dipanggil panggil manggil called serving dilayani_sekarang dipanggilnya',
  REACHED: 'sampe sampai nyampe tekan dugi nepi tiba teka tiba_di reached arrived sampeyan_di ampe',
  AHEAD: 'orang_lagi di_depan_saya sebelum_saya ahead_of_me ahead berapa_orang lama_lagi masih_lama',
  CROWD: 'rame ramai panjang padat sepi crowded busy penuh_sesak',
  REGISTER:
    'daftar ndaftar daptar dftar pendaftaran mendaftar terdaftar registrasi reg register registration sign_up book booking booked antri_online online onlen daring appointment',
  REGISTERED: 'terdaftar kedaftar kedaptar didaftarkan masuk_belum udah_masuk registered masuk',
  SCHEDULE: 'jadwal jadwale jdwl jadwalku schedule appointment',
  FORGOT: 'lupa lali hilap poho forgot forget kelupaan',
  AGAIN: 'lagi ulang deui maneh again kirim_ulang kirimin_lagi resend kehapus terhapus kehapusan',
  CHECK: 'cek check ngecek mengecek memastikan mastiin pastikan ricek',
  QUOTA: 'kuota quota kouta ada_tempat slot slots kursi jatah tempat_kosong seat seats places spot spots',
  EMPTY: 'kosong kosongnya suwung lowong free longgar kothong',
  FULL: 'penuh full pinuh kebak habis abis entek entos fully fully_booked sold_out booked_out',
  LEFT: 'sisa tersisa sisanya kari nyesa left remaining',

  // The day itself.
  COME: 'datang dateng dtg hadir come teko sumping rawuh dugi_ka dating ke_kantor pergi berangkat mrono show_up',
  DIRECT:
    'langsung lgsg lsg walk_in walkin go_show goshow on_the_spot ots directly tanpa_daftar nyelonong dadakan di_tempat',
  WITHOUT: 'tanpa without belum_daftar gak_daftar ga_daftar ora_ndaftar teu_daftar',
  LATE: 'telat terlambat kesiangan kasep keri keterlambatan late kelewat kelewatan terlewat lewat_jam terlambatnya molor',
  HINDERED: 'macet mogok bocor delay delayed traffic kejebak hujan banjir_jalan kecelakaan nyasar',
  FORFEIT: 'hangus angus gugur expired_nomor batas_waktu batas_datang dateline toleransi',
  ARRIVED:
    'di_lokasi di_depan_kantor depan_kantor di_parkiran sudah_di udah_di dah_di at_the_office front_desk im_here sampun_dugi wis_tekan sudah_sampai udah_sampe udah_nyampe dah_nyampe sudah_tiba',
  READY: 'jadi dadi rengse selesai rampung kelar beres ready finished done',
  COLLECT: 'ambil ngambil diambil pengambilan mengambil collect pick_up pickup dijupuk nyokot dicandak njupuk',
  NEWS: 'kabar progres progress proses status permohonan tracking lacak',

  // Talking with the office.
  DONE_WAY:
    'cara carane carana caranye caranya langkah langkahnya prosedur alur tahapan tahap tata_cara tutorial steps way procedure mulainya start',
  FORMAT: 'format formatnya contoh formulir form isi ngisi isian example',
  LEAD: 'pandu dipandu panduan tuntun dituntun bimbing dibimbing bimbingan guide step_by_step satu_satu satu_per_satu walk_me_through ajarin ajari diajari',
  CONFUSED:
    'bingung gaptek pusing ribet susah ngerti ngarti mudeng paham understand confused confusing difficult rumit ngartos kesulitan lieur',
  HUMAN:
    'petugas orang_beneran orang_asli manusia admin adminnya operator cs customer_service officer human agent real_person staf staff petugase pegawai real_human seseorang someone',
  TALK: 'ngomong bicara ngobrol hubungkan hubungin sambungin sambungkan berbicara disambungkan talk speak chat_sama chat_dengan omong nyarios guneman konsultasi',
  MACHINE: 'bot robot mesin machine automatic otomatis ai',
  ANSWER:
    'balas bales dibales dibalas bls jawab dijawab respon response direspon tanggapan answer answers answering reply replied wangsul',
  NOBODY: 'nobody no_one no_answer slow_response slowrespon',
  THREE_DAYS: 'dari_tadi dr_tadi dari_kemarin berhari_hari seharian dari_pagi dari_kmrn',
  DISAPPOINTED:
    'kecewa lelet lambat lemot parah payah judes jutek galak kasar nyebelin mengecewakan buruk jelek bukti buktinya katanya ridiculous terrible awful worst disappointed unacceptable kapok zonk ngecewain rude slow bohong php',
  REPORT:
    'lapor laporin melaporkan laporan ngadu mengadu pengaduan komplain komplen complain complaint protes keluhan ngeluh ditindak tindak saran_kritik',
  TOUT: 'calo makelar pungli pungutan biro_jasa jasa nawarin suap sogok korupsi oknum nembak scalper bribe tout percaloan',
  INSULT:
    'tolol goblok goblog gblk bego bodoh bloon anjing anjir anjrit asu bangsat kampret kontol brengsek sialan tai taik bajingan jancok jancuk babi monyet setan idiot idiots stupid useless dumb fuck shit koplok pekok sontoloyo kehed',
  STOP: 'stop berhenti hentikan unsubscribe setop nonaktifkan matikan',
  SEND: 'kirim ngirim kirimin dikirim send message_me text_me wa sms notif notifikasi pesan chat message messages spam',
  DONT: 'jangan jgn ojo ulah dont ga_usah gak_usah nggak_usah tidak_usah tdk_usah gausah never',
  LANGUAGE: 'bahasa english inggris language indonesian indonesia',
  THANKS:
    'makasih makasi mksh mksih thanks thank thx suwun maturnuwun nuhun tengkyu tengkiu trims terimakasih terima_kasih alhamdulillah jazakallah syukron syukran barakallah hatur_nuhun matur_nuwun tq',
  GREETING:
    'punten permisi kulonuwun kulo_nuwun spada misi assalamualaikum salam halo hai hello hi hallo sampurasun tanya bertanya nanya numpang_tanya',
  TEST: 'p pp ppp test tes testing coba cobain ping',
  MOVE: 'gentos digentos geser digeser pindah ganti diganti ubah rubah tukar dituker mundur diundur reskedul reschedule move postpone alihkan',
  DAYPART: 'siangan sorean pagian agak_sore agak_siang agak_pagi afternoon morning siang sore',
  CLASH: 'bentrok tabrakan clash busy ada_acara ada_ujian ada_urusan',
  /** The sender has a booking: no word says so. */
  BOOKED: '',
  LAST: 'kemarin kmrn wingi kamari minggu_lalu bulan_lalu tadi yesterday last_week tadi_pagi',
  HOSPITAL: 'rumah_sakit opname sakit',
} as const;

export type QuestionTerm = keyof typeof TERMS;
