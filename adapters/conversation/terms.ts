// The words of questions as a table: each term with its spellings, everyday, regional and English ones among them.

/**
 * One meaning, in Indonesian, everyday spellings, Javanese, Sundanese, Betawi and English. Endings and beginnings
 * (`di-`, `-nya`) are taken off before a word is looked up, so that a root stands for its forms. Two words stand with `_`.
 */
export const TERMS = {
  // Asking.
  WHAT: 'apa apakah apaan apah ape opo naon ap apaaja what which apa2 apasaja opowae naonwae',
  WHEN: 'kapan kpn kapn kpan iraha when',
  WHERE: 'mana dimana dmn dmna kemana mn endi ndi nangendi kendi kamana where',
  HOW: 'gimana gmn gmna gimane gimanah bagaimana bgmn bgmana pegimane begimane piye kepiye pripun kumaha how bgaimana gmnaa kepriye',
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
  OPEN: 'buka bka muka open opens opening opened bukak ngelayanin dibukanya bukanye',
  CLOSE: 'tutup close closed closes closing tutupe',
  HOLIDAY:
    'libur kemerdekaan lebaran natal nyepi idul idulfitri cuti_bersama tanggal_merah tahun_baru waisak imlek holiday holidays christmas harpitnas cuti nataru maulid isra idul_fitri idul_adha lebaran_haji paskah public_holiday',
  BREAK: 'istirahat jumatan rehat lunch break ishoma',
  OPERATING:
    'operasional beroperasi operating jam_kerja jam_pelayanan jam_layanan jam_kantor office_hours opening_hours jadwal_layanan jadwal_pelayanan jam_operasi jamkerja hari_kerja opening_time working_hours business_hours',
  WEEKDAY:
    'senin senen selasa rabu rebo kamis kemis jumat sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday weekend weekends akhir_pekan saptu',
  DAY: 'hari dino dinten day days tanggal tgl tg tngl kaping besok bsk lusa esok sesuk enjing benjing mbenjing isuk tomorrow today date week month bulan bln pekan minggu_ini minggu_depan',
  LONG: 'lama lami lawas sue suwe long berapa_hari',
  EARLY:
    'awal lebih_awal lebih_cepat lebih_cepet majuin dimajuin maju dipercepat duluan earlier sooner agak_cepet lbh_cepat lbh_awal dimajukan lebih_dulu diawalkan agak_awal',
  SOONEST:
    'paling_cepat paling_cepet paling_awal paling_deket paling_dekat tercepat terdekat terdeket earliest soonest nearest terawal paling_pagi secepatnya',
  BEFORE: 'sebelum sblm sebelumnya before saacan sakdurunge sadurunge',

  // Papers and money.
  REQUIREMENT: 'syarat sarat persyaratan syrt requirement requirements saratna prasyarat ketentuan kriteria syaratnye',
  DOCUMENT:
    'dokumen dok berkas kelengkapan document documents paper papers surat_surat dokumennya lampiran dokument file dokumennye',
  BRING:
    'bawa bawak bw dibawa mbeto gowo digowo nyandak siapkan siapin disiapkan disiapin persiapkan bring prepare lampirkan dilampirkan nggowo ngagowo nyiapin menyiapkan bawaan prepared',
  PAPER:
    'ktp ektp kk akta akte ijazah materai meterai fotokopi fotocopy fotokopian fotocopian kartu_keluarga surat_nikah buku_nikah birth_certificate photocopy id_card resi surat_keterangan surat_domisili rekomendasi sktm skck ijasah surat_lahir surat_kerja surat_ijin fotokopinya fc scan legalisir kk_asli ktp_asli akta_lahir akte_lahir surat_rekomendasi surat_pernyataan certificate diploma',
  CLOTHES:
    'baju bajunya kaos kaus kemeja kerudung jilbab hijab kerah berkerah celana pakaian clothes wear dress sandal sepatu peci seragam kacamata softlens dandan makeup warna_baju blazer jas shirt',
  PHOTO: 'foto difoto poto photo pasfoto',
  FEE: 'biaya harga rego rega hargana ongkos tarif pnbp fee price cost costs fare charge ragad bea retribusi bayaran administrasi adm tarip mahal murah fees charges',
  PAY: 'bayar mbayar dibayar pembayaran membayar mayar pay payment tunai transfer gopay ovo qris debit cash kartu_kredit atm dana mbanking kantor_pos indomaret alfamart teller kwitansi billing kode_billing cicil paid',
  /** Ways of paying. */
  PAY_BY:
    'qris gopay ovo shopeepay linkaja transfer tunai cash debit kartu_kredit credit_card atm dana mbanking m_banking kantor_pos indomaret alfamart teller bank virtual_account',
  FREE: 'gratis cuma_cuma free_of_charge',
  FINE: 'denda didenda dendanya penalti fine penalty',
  MONEY: 'rupiah duit uang rp ribu rb juta jt',

  // Places.
  ADDRESS:
    'alamat almt lokasi lokasine address location peta maps map google_maps gmaps shareloc sharelok serlok denah titik_lokasi pin_lokasi gmap letak letaknya petunjuk ancer_ancer',
  OFFICE: 'kantor ktr kanim imigrasi office immigration kantornye',
  ROUTE:
    'angkot naik rute arah patokan ancer jalan_kaki bus kereta_apa busway krl how_to_get directions direction transjakarta gojek grab kendaraan_umum stasiun terminal mrt lrt get_there',
  PARKING: 'parkir parkiran markir parking park',
  FACILITY:
    'mushola musola musholla musala masjid toilet wc kamar_mandi kantin canteen wifi laktasi ruang_menyusui nursing_room breastfeeding_room prayer_room restroom playground tempat_bermain ruang_bermain penitipan charger colokan dispenser lift elevator tempat_fotokopi tempat_fotocopy',
  PHONE:
    'telepon telp tlp tlpn telpon hotline call_center callcenter dihubungi dihubungin contact_number phone kontak narahubung email_kantor whatsapp_kantor no_hp nomor_kantor instagram ig email surel fax',
  SIDE: 'sebelah deket dekat seberang belakang depan palih alun gedung lantai',
  CITY: 'jakarta bandung surabaya depok bekasi tangerang bogor karawang cianjur sukabumi semarang yogyakarta jogja solo malang medan makassar denpasar bali batam palembang mataram cirebon serang cilegon padang pekanbaru lampung banjarmasin pontianak samarinda balikpapan manado kupang jayapura ambon kediri madiun jember bandung cibinong tasikmalaya garut purwokerto magelang cilacap aceh jambi bengkulu tanjung priok soekarno polonia sleman bantul bojonegoro tegal pekalongan kudus pati sidoarjo gresik probolinggo banyuwangi blitar bima sumbawa kendari palu gorontalo ternate merauke sorong pematangsiantar belawan dumai bukittinggi tarakan cikarang ciputat pasuruan',
  OTHER:
    'lain lainnya liyane sanes_di other another beda_kota luar_kota luar_daerah kota_lain daerah_lain kanim_lain ulp mpp unit_layanan cabang beda_domisili ktp_luar lintas_kota',
  DOMICILE:
    'domisili tinggal ngekos kos kost rantau perantau pulang_kampung residence live berdomisili menetap merantau resident',

  // The passport and what is done with it.
  PASSPORT: 'paspor passport pasport paspot paspr passpor passports',
  E_PASSPORT:
    'epaspor epassport e_paspor e_passport e_passports elektronik electronic chip polikarbonat epasport e_pasport biometrik',
  RENEW:
    'perpanjang perpanjangan memperpanjang diperpanjang perpanjangin renew renewal extend mau_habis masa_berlaku masa_berlakunya masa_berlakune kadaluarsa kadaluwarsa expired mati penggantian ganti_baru',
  EXPRESS:
    'percepatan kilat ekspres express instan sehari sehari_jadi fast_track same_day kilatnya urgent mendesak sehari_langsung',
  PILGRIMAGE: 'umroh umrah haji umroh_haji',
  WORKER: 'tki tkw tkl pmi',
  FOREIGN: 'wna asing izin_tinggal ijin_tinggal kitas kitap visa voa stay_permit overstay bule wna_nya itas itap merp',
  ADD_NAME: 'tambah_nama penambahan_nama tambah_nama_di nambah_nama endorsement endors',
  MAKE: 'bikin buat buwat ngurus urus mengurus gawe ngadamel damel nyieun membuat pembuatan make apply issue mbuat ndamel proses does_it_take will_it_take',
  SERVE: 'layani melayani dilayani layanan pelayanan ngelayanin serve service services diladeni dilayanin',
  HERE: 'sini disini dieu kene mriki here lewat_sini lewat_wa nomor_ini via_wa',
  LOST: 'hilang ilang hlg kehilangan raib lenyap dicuri kecurian dicopet kecopetan jambret kejambret rampok kerampokan tercecer keselip lost stolen missing ical leungit kelangan keilangan nyelip ketinggalan_di terselip terbawa',
  DAMAGED:
    'rusak sobek robek sowek basah kebasahan banjir kebanjiran terendam terbakar kebakaran hancur lepas copot luntur digigit kegunting kecuci soek damaged torn broken wet bolong kelupas terkelupas kecoret coretan berjamur jamur kena_air lecek patah dimakan_tikus tersiram ketumpahan kerobek water_damaged ripped',
  CODE: 'kode kodenya code barcode qr kode_booking kodebooking tiket bukti_daftar bukti_pendaftaran qrcode eticket',

  // People.
  CHILD:
    'anak ank bocah budak bayi balita bocil kid kids child children baby toddler daughter son putra putri lare anakku newborn anak2 dede dedek orok cucu pelajar remaja di_bawah_umur minor under_age anaknye',
  AGE: 'umur usia yuswa thn tahun taun bulan_umur age year_old',
  PARENT: 'ortu orangtua orang_tua kedua_orang parent parents',
  RELATIVE:
    'istri bojo suami adik adek kakak kk_saya ibu bapak ayah mama papa mertua saudara sodara teman temen wife husband friend brother sister mother father simbah mbah nenek kakek bini laki sepupu ponakan keluarga asisten sekretaris travel karyawan pasangan keponakan tante paman om eyang emak babeh',
  OWN_ABSENCE:
    'wakil wakilkan diwakilkan diwakili mewakili perwakilan kuasa surat_kuasa titip dititip dititipkan represent on_my_behalf digantikan wakilin diwakilin ngewakilin orang_lain someone_else proxy behalf pengganti_saya',
  SELF: 'sendiri dewe dhewe nyalira myself himself herself sendirian',
  MORE: 'tambah nambah tambahin ditambah ikut sekalian barengan bareng sekaligus add also juga too bareng2 bersama barengan_sama plus nyusul',
  PERSON_COUNT:
    'of_us orang org wong jalmi people person persons berdua bertiga berempat berlima sekeluarga rombongan kolektif satu_keluarga dua_orang tiga_orang kelompok group family kami_berdua kita_berdua',
  ELDERLY:
    'lansia manula sepuh jompo tua elderly senior seniors simbah lanjut_usia sudah_tua kolot usia_lanjut opa oma kakek nenek eyang lanjut_umur old_people',
  DISABLED:
    'difabel disabilitas cacat kursi_roda tunanetra tunarungu lumpuh stroke tongkat disabled wheelchair blind tuna_netra tuli bisu pincang kruk autis patah_kaki disability sakit_keras',
  PREGNANT:
    'hamil bunting kandungan ngandung reuneuh mbobot pregnant menyusui bumil hamil_tua hamil_muda busui mengandung expecting',
  PRIORITY:
    'prioritas didahulukan didahulukeun didhisikke khusus jalur_khusus antrian_khusus priority diutamakan diprioritaskan loket_khusus dahulukan didulukan diprioritasin jalur_cepat_lansia',

  // The queue.
  QUEUE: 'antri antre antrian antrean ngantri ngantre mengantri mengantre queue line antrine antriane',
  NUMBER: 'nomor nomer no nmr nomere number numbers',
  MINE: 'saya sy aku ku gue gua gw abdi kulo kula kami my me mine i urang sayah',
  TURN: 'giliran urutan turn ke_berapa',
  CALLED: 'dipanggil panggil manggil called serving dilayani_sekarang dipanggilnya pemanggilan dipanggilin now_serving',
  REACHED: 'sampe sampai nyampe tekan dugi nepi tiba teka tiba_di reached arrived sampeyan_di ampe',
  AHEAD:
    'orang_lagi di_depan_saya sebelum_saya ahead_of_me ahead berapa_orang lama_lagi masih_lama antrian_di_depan sisa_antrian berapa_antrian how_many_people in_front_of_me',
  CROWD: 'rame ramai panjang padat sepi crowded busy penuh_sesak',
  REGISTER:
    'daftar ndaftar daptar dftar pendaftaran mendaftar terdaftar registrasi reg register registration sign_up book booking booked antri_online online onlen daring appointment',
  REGISTERED: 'terdaftar kedaftar kedaptar didaftarkan masuk_belum udah_masuk registered masuk kecatet tercatat',
  SCHEDULE: 'jadwal jadwale jdwl jadwalku schedule appointment jadwalnye booking_an',
  FORGOT: 'lupa lali hilap poho forgot forget kelupaan',
  AGAIN:
    'lagi ulang deui maneh again kirim_ulang kirimin_lagi resend kehapus terhapus kehapusan ulangi diulang kirimkan_lagi',
  CHECK: 'cek check ngecek mengecek memastikan mastiin pastikan ricek',
  QUOTA:
    'kuota quota kouta ada_tempat slot slots kursi jatah tempat_kosong seat seats places spot spots ketersediaan availability lowongan opening_slot',
  EMPTY: 'kosong kosongnya suwung lowong free longgar kothong',
  FULL: 'penuh full pinuh kebak habis abis entek entos fully fully_booked sold_out booked_out kehabisan full_booked penuhnya',
  LEFT: 'sisa tersisa sisanya kari nyesa left remaining',

  // The day itself.
  COME: 'datang dateng dtg hadir come teko sumping rawuh dugi_ka dating ke_kantor pergi berangkat mrono show_up',
  DIRECT:
    'langsung lgsg lsg walk_in walkin go_show goshow on_the_spot ots directly tanpa_daftar nyelonong dadakan di_tempat langsung_datang tanpa_booking ujug_ujug nongol',
  WITHOUT:
    'tanpa without belum_daftar gak_daftar ga_daftar ora_ndaftar teu_daftar without_booking without_appointment without_an_appointment tidak_daftar belum_booking',
  USE: 'pakai dipakai pake dipake gunakan digunakan berlaku valid use used',
  LATE: 'telat terlambat kesiangan kasep keri keterlambatan late kelewat kelewatan terlewat lewat_jam terlambatnya molor kesorean ketinggalan_kereta bangun_kesiangan kepepet mepet telaat',
  HINDERED:
    'macet mogok bocor delay delayed traffic kejebak hujan banjir_jalan kecelakaan nyasar ban_bocor hujan_deras kena_macet kejebak_macet stuck',
  FORFEIT:
    'hangus angus gugur expired_nomor batas_waktu batas_datang dateline toleransi batas_akhir paling_lambat jam_terakhir missed kelewat_jam',
  ARRIVED:
    'di_lokasi di_depan_kantor depan_kantor di_parkiran sudah_di udah_di dah_di at_the_office front_desk im_here sampun_dugi wis_tekan sudah_sampai udah_sampe udah_nyampe dah_nyampe sudah_tiba di_lobi di_lobby di_ruang_tunggu sudah_datang udah_dateng check_in checkin di_kantor_nih i_have_arrived',
  READY:
    'jadi dadi rengse selesai rampung kelar beres ready finished done terbit tercetak dicetak cetak printed issued jadine',
  COLLECT:
    'ambil ngambil diambil pengambilan mengambil collect pick_up pickup dijupuk nyokot dicandak njupuk jemput menjemput pick_it_up ngambilnya',
  NEWS: 'kabar progres progress proses status permohonan tracking lacak update perkembangan kelanjutan status_paspor kabarnya',

  // Talking with the office.
  DONE_WAY:
    'cara carane carana caranye caranya langkah langkahnya prosedur alur tahapan tahap tata_cara tutorial steps way procedure mulainya start',
  FORMAT: 'format formatnya contoh formulir form isi ngisi isian example',
  LEAD: 'pandu dipandu panduan tuntun dituntun bimbing dibimbing bimbingan guide step_by_step satu_satu satu_per_satu walk_me_through ajarin ajari diajari arahkan arahin diarahkan bantu_isi bantuin_isi isikan isiin walk_through guided',
  CONFUSED:
    'bingung gaptek pusing ribet susah ngerti ngarti mudeng paham understand confused confusing difficult rumit ngartos kesulitan lieur puyeng kurang_paham ga_paham gak_paham awam gatau_caranya lost_here',
  HUMAN:
    'petugas orang_beneran orang_asli manusia admin adminnya operator cs customer_service officer human agent real_person staf staff petugase pegawai real_human seseorang someone penanggung_jawab kepala_kantor cso person_please live_agent',
  IN_PERSON: 'manusia manungsa orang_beneran orang_asli human real_person person_please',
  TALK: 'ngomong bicara ngobrol hubungkan hubungin sambungin sambungkan berbicara disambungkan talk speak chat_sama chat_dengan omong nyarios guneman konsultasi menghubungi hubungi tanya_langsung nanya_langsung telponan chat_petugas',
  MACHINE: 'bot robot mesin machine automatic otomatis ai chatbot auto_reply balasan_otomatis autoreply',
  ANSWER:
    'balas bales balesan balasan dibales dibalas bls jawab dijawab respon response direspon tanggapan answer answers answering reply replied wangsul menjawab membalas ngebales direspons respons balesin',
  NOBODY: 'nobody no_one no_answer slow_response slowrespon no_reply ga_ada_yang gak_ada_yang tidak_ada_yang',
  THREE_DAYS:
    'dari_tadi dr_tadi dari_kemarin berhari_hari seharian dari_pagi dari_kmrn berjam_jam dari_minggu_lalu for_days for_hours',
  DISAPPOINTED:
    'kecewa lelet lambat lemot parah payah judes jutek galak kasar nyebelin mengecewakan buruk jelek bukti buktinya katanya ridiculous terrible awful worst disappointed unacceptable kapok zonk ngecewain rude slow bohong php kesal kesel sebel jengkel emosi marah dongkol capek cape tidak_profesional bertele dipersulit dilempar antri_lama nunggu_lama gak_jelas ga_jelas tidak_jelas angry frustrated unhelpful',
  REPORT:
    'lapor laporin melaporkan laporan ngadu mengadu pengaduan komplain komplen complain complaint protes keluhan ngeluh ditindak tindak saran_kritik ombudsman viralin laporkan kritik saran',
  TOUT: 'calo makelar pungli pungutan biro_jasa jasa nawarin suap sogok korupsi oknum nembak scalper bribe tout percaloan perantara biro orang_dalam jalur_belakang pelicin uang_pelicin minta_uang dimintai bribery illegal_levy suruh_transfer disuruh_transfer minta_transfer diminta_transfer',
  GENUINE: 'resmi asli palsu official genuine legit real',
  FRAUD: 'penipuan penipu nipu tipu tipuan tertipu ketipu ditipu hoax hoaks scam fraud fake',
  INSULT:
    'tolol goblok goblog gblk bego bodoh bloon anjing anjir anjrit asu bangsat kampret kontol brengsek sialan tai taik bajingan jancok jancuk babi monyet setan idiot idiots stupid useless dumb fuck shit koplok pekok sontoloyo kehed dungu sampah bacot matamu ndasmu gendeng edan sinting gila pantek kimak ngentot memek budek tuli_lo moron crap damn wtf bullshit',
  STOP: 'stop berhenti hentikan unsubscribe setop nonaktifkan matikan udahan mute silent',
  SEND: 'kirim ngirim kirimin dikirim send message_me text_me wa sms notif notifikasi pesan chat message messages spam ngirimin whatsapp broadcast',
  DONT: 'jangan jgn ojo ulah dont ga_usah gak_usah nggak_usah tidak_usah tdk_usah gausah never',
  LANGUAGE: 'bahasa english inggris language indonesian indonesia',
  THANKS:
    'makasih makasi mksh mksih thanks thank thx suwun maturnuwun nuhun tengkyu tengkiu trims terimakasih terima_kasih alhamdulillah jazakallah syukron syukran barakallah hatur_nuhun matur_nuwun tq makacih trmksh tengs appreciate matursuwun jazakumullah nuhunkeun mkasih mks thankyou',
  GREETING:
    'punten permisi kulonuwun kulo_nuwun spada misi assalamualaikum salam halo hai hello hi hallo sampurasun tanya bertanya nanya numpang_tanya pagi siang sore malam assalamu salamualaikum met_pagi selamat_pagi selamat_siang good_morning',
  TEST: 'p pp ppp test tes testing coba cobain ping',
  MOVE: 'gentos digentos geser digeser pindah ganti diganti ubah rubah tukar dituker mundur diundur reskedul reschedule move postpone alihkan mindahin mindah jadwal_ulang undur alih dialihkan',
  DAYPART:
    'siangan sorean pagian agak_sore agak_siang agak_pagi afternoon siang_aja sore_aja pagi_aja siang_saja sore_saja pagi_saja lebih_pagi lebih_siang lebih_sore lbh_pagi lbh_siang lbh_sore earlier_hour later_hour yang_siang yang_sore yg_siang yg_sore jam_siang',
  CLASH: 'bentrok tabrakan clash busy ada_acara ada_ujian ada_urusan rapat meeting dinas_luar tugas_luar',
  /** The sender has a booking: no word says so. */
  BOOKED: '',
  LAST: 'kemarin kmrn wingi kamari minggu_lalu bulan_lalu tadi yesterday last_week tadi_pagi',
  HOSPITAL: 'rumah_sakit opname sakit',
} as const;

export type QuestionTerm = keyof typeof TERMS;
