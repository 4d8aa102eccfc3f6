import type { Definitions } from "./definitions.ts";

/** What counts as each of the issues in `../society-topics.ts`. */
export const societyDefinitions: Definitions = {
  migrants: {
    in: {
      ms: "Pendatang tanpa izin, pelarian dan Rohingya, pekerja asing dan permit mereka, serbuan, depot, penghantaran pulang, perasaan terhadap warga asing.",
      en: "Illegal immigrants, refugees and Rohingya, foreign workers and their permits, raids, depots, deportation, feelings about foreigners.",
    },
    out: {
      ms: "Pelancong; pasport dan visa sendiri (pasport dan imigresen); kaum rakyat Malaysia (perpaduan).",
      en: "Tourists; one's own passport or visa (passports and immigration); communities of Malaysians (unity).",
    },
    examples: {
      ms: ["pati makin ramai di pasar borong", "hantar balik semua yang tiada permit kerja"],
      en: ["foreign workers are treated badly", "refugees need help, not hate"],
    },
    near: ["documents_immigration", "defence_security", "wages_jobs"],
  },
  politics: {
    in: {
      ms: "Parti, ahli politik, menteri dan kerajaan dipuji atau dikritik sebagai pemimpin; pilihan raya, Parlimen, kabinet, pertukaran kerajaan, janji dan manifesto.",
      en: "Parties, politicians, ministers and the government praised or blamed as leaders; elections, Parliament, cabinet, changes of government, promises and manifestos.",
    },
    out: {
      ms: "Ucapan terima kasih atau nama menteri tanpa pendapat tentang kepimpinan; dasar yang ada topik sendiri mendapat topik itu juga; himpunan jalanan.",
      en: "Thanks or a minister's name with no view of how they lead; a policy with a topic of its own gets that one too; street rallies.",
    },
    examples: {
      ms: ["pilihan raya nanti tahu la kami nak undi siapa", "pembangkang asyik bising je"],
      en: ["this government has to go", "politicians only show up before an election"],
    },
    near: ["protests", "corruption", "justice", "royalty"],
  },
  protests: {
    in: {
      ms: "Demonstrasi, himpunan, mogok, boikot, rusuhan dan petisyen; hak bersuara di jalanan; tindakan polis terhadap peserta; di dalam atau luar negara.",
      en: "Demonstrations, rallies, strikes, boycotts, riots and petitions; the right to speak up in the street; police action against those taking part; at home or abroad.",
    },
    out: {
      ms: "Tidak setuju dengan sesuatu dasar tanpa tindakan bersama; perhimpunan sukan, agama dan perayaan.",
      en: "Plain disagreement without action together; gatherings for sport, faith or a feast.",
    },
    examples: {
      ms: ["jom turun padang bantah, himpunan sabtu ni", "mogok doktor kontrak tu kami sokong"],
      en: ["peaceful assembly is a right", "i joined the protest with my friends"],
    },
    near: ["politics", "wages_jobs", "justice"],
  },
  religion: {
    in: {
      ms: "Islam dan agama lain, masjid dan rumah ibadat, ulama, halal dan haram, puasa, haji, ajaran sesat, JAKIM, hukum agama, isu kalimah dan penghinaan agama.",
      en: "Islam and other faiths, mosques and places of worship, scholars, halal and haram, fasting, the pilgrimage, deviant teachings, JAKIM, religious law, insults to a faith.",
    },
    out: {
      ms: "Doa, takbir, salam dan takziah sahaja: itu tanda sokongan atau simpati, bukan isu agama.",
      en: "A prayer, takbir, greeting or condolence alone: that shows support or sympathy and is no issue of faith.",
    },
    examples: {
      ms: ["sijil halal kena pantau betul-betul", "masjid kami buat program agama tiap minggu"],
      en: ["keep religion out of this", "the mosque and the temple share a car park"],
    },
    near: ["unity_independence", "justice", "retirement_savings"],
  },
  culture_language: {
    in: {
      ms: "Bahasa Melayu dan bahasa lain, jawi, adat dan warisan, filem, lagu, artis, konsert, makanan tempatan sebagai budaya.",
      en: "The national and other languages, Jawi, customs and heritage, films, songs, artists, concerts, local food as culture.",
    },
    out: {
      ms: "Harga makanan; perpaduan kaum; ajaran agama; pelancongan.",
      en: "The price of food; unity between communities; religious teaching; tourism.",
    },
    examples: {
      ms: ["belajar la bahasa kebangsaan dulu", "filem tempatan makin bagus"],
      en: ["keep our heritage alive", "that concert should go on"],
    },
    near: ["unity_independence", "tourism", "religion"],
  },
  unity_independence: {
    in: {
      ms: "Merdeka, Hari Malaysia, Jalur Gemilang, Negaraku, cinta negara; hubungan antara kaum, perkauman, hak Melayu dan bumiputera.",
      en: "Merdeka, Malaysia Day, the flag, the anthem, love of country; relations between communities, racism, the rights of Malays and bumiputera.",
    },
    out: {
      ms: "Warga asing; pertandingan sukan; nama negara disebut sahaja.",
      en: "Foreigners; sports; the mere name of the country.",
    },
    examples: {
      ms: ["jangan main sentimen perkauman", "jalur gemilang berkibar depan rumah kami"],
      en: ["racism has no place here", "happy malaysia day everyone"],
    },
    near: ["religion", "culture_language", "sabah_sarawak", "politics"],
  },
  royalty: {
    in: {
      ms: "Yang di-Pertuan Agong, Sultan dan Raja-Raja Melayu, istana, titah, daulat, pertabalan, peranan raja dalam negara.",
      en: "The King, Sultans and Malay Rulers, palaces, royal addresses, wishes to a ruler, installations, the part that rulers play.",
    },
    out: {
      ms: "Raja sebagai nama orang atau kiasan; pengampunan diraja tanpa sebut raja (mahkamah).",
      en: "Raja or king as a person's name or a figure of speech; pardons where no ruler is named (courts).",
    },
    examples: {
      ms: ["daulat tuanku", "titah agong tu jelas"],
      en: ["the sultan visited his people", "the king has the final say"],
    },
    near: ["politics", "justice"],
  },
  foreign_affairs: {
    in: {
      ms: "Palestin dan Israel, perang di luar negara, Amerika, China, ASEAN, PBB, kedutaan, lawatan rasmi, dasar luar, perdagangan antara negara.",
      en: "Palestine and Israel, wars abroad, the United States, China, ASEAN, the UN, embassies, official visits, foreign policy, trade between states.",
    },
    out: {
      ms: "Pekerja dan pelarian dari negara lain di sini (warga asing); orang Cina Malaysia (perpaduan); sempadan kita (pertahanan).",
      en: "Workers and refugees from other countries here (migrants); Chinese Malaysians (unity); our own borders (defence).",
    },
    examples: {
      ms: ["bantu palestin, jangan diam", "perang dagang ni kita yang terkesan"],
      en: ["ceasefire now in gaza", "asean should do more about this"],
    },
    near: ["defence_security", "migrants", "economy"],
  },
  sabah_sarawak: {
    in: {
      ms: "Pembangunan, hak dan suara Sabah dan Sarawak: MA63, 40 peratus hasil, autonomi, pedalaman, royalti minyak, hubungan dengan Semenanjung.",
      en: "Development, rights and voice of Sabah and Sarawak: MA63, the 40 per cent, autonomy, the interior, oil royalty, relations with the Peninsula.",
    },
    out: {
      ms: "Kejadian yang hanya kebetulan berlaku di sana; pilihan raya negeri mendapat politik juga.",
      en: "Events that merely happened there; state elections get politics too.",
    },
    examples: {
      ms: ["hak sabah dalam ma63 kena tunai", "pedalaman sarawak masih tak ada jalan"],
      en: ["east malaysia is always left behind", "give sarawak its oil royalty"],
    },
    near: ["roads", "politics", "unity_independence"],
  },
  tourism: {
    in: {
      ms: "Pelancong, tempat menarik, Tahun Melawat Malaysia, hotel dan homestay, percutian, promosi dan layanan pelancongan.",
      en: "Tourists, sights, Visit Malaysia, hotels and homestays, holidays, how tourism is promoted and served.",
    },
    out: {
      ms: "Pekerja asing; tiket penerbangan sahaja (pengangkutan awam).",
      en: "Foreign workers; plane tickets alone (public transport).",
    },
    examples: {
      ms: ["pelancong asing suka datang sini", "homestay kat cameron highlands cantik"],
      en: ["visit malaysia and try the food", "more tourists will come if it is clean"],
    },
    near: ["culture_language", "public_transport"],
  },
  sports: {
    in: {
      ms: "Bola sepak, badminton dan sukan lain, atlet dan pingat, jurulatih, persatuan, stadium, Sukan SEA dan Olimpik.",
      en: "Football, badminton and other sports, athletes and medals, coaches, associations, stadiums, SEA Games and Olympics.",
    },
    out: {
      ms: "Stadium untuk konsert atau himpunan; istilah sukan sebagai kiasan politik.",
      en: "A stadium used for a concert or rally; sporting terms as political figures of speech.",
    },
    examples: {
      ms: ["tahniah atlet negara, pingat emas lagi", "harimau malaya main teruk malam tadi"],
      en: ["our badminton pair fought well", "sack the football coach"],
    },
    near: ["youth", "unity_independence"],
  },
  youth: {
    in: {
      ms: "Belia dan anak muda sebagai golongan: program, Undi 18, gejala sosial, masa depan dan sikap generasi muda.",
      en: "Young people as a group: programmes, Undi 18, social ills, the future and ways of the young generation.",
    },
    out: {
      ms: "Murid sekolah dan mahasiswa dari sudut pengajian; kanak-kanak (wanita dan keluarga).",
      en: "Pupils and students as learners; children (women and family).",
    },
    examples: {
      ms: ["anak muda sekarang susah nak mula hidup", "program belia macam ni bagus"],
      en: ["young people have no trust left", "gen z votes differently"],
    },
    near: ["education", "higher_education", "wages_jobs"],
  },
  women_family: {
    in: {
      ms: "Wanita dan haknya, ibu tunggal, kehamilan dan cuti bersalin, kanak-kanak dan bayi, penjagaan anak, perkahwinan, perceraian, keganasan rumah tangga, keluarga.",
      en: "Women and their rights, single mothers, pregnancy and maternity leave, children and babies, childcare, marriage, divorce, domestic violence, families.",
    },
    out: {
      ms: "Murid di sekolah; warga emas; mak, ayah dan anak disebut sambil lalu.",
      en: "Pupils at school; older people; a mother, father or child mentioned in passing.",
    },
    examples: {
      ms: ["cuti bersalin 98 hari tu wajar", "ibu tunggal patut dapat lebih perhatian"],
      en: ["domestic violence must be reported", "childcare is too dear for working parents"],
    },
    near: ["education", "crime", "elderly_disabled"],
  },
  elderly_disabled: {
    in: {
      ms: "Warga emas dan orang kurang upaya: penjagaan, kad dan elaun OKU, kemudahan akses, autisme, bahasa isyarat.",
      en: "Older and disabled people: care, OKU cards and allowances, access, autism, sign language.",
    },
    out: {
      ms: "Pencen dan KWSP (simpanan persaraan); perkataan cacat atau buta sebagai ejekan.",
      en: "Pensions and the EPF (retirement savings); words such as blind used as insults.",
    },
    examples: {
      ms: ["kad oku ayah saya belum siap", "warga emas beratur dari subuh"],
      en: ["no ramp for a wheelchair here", "senior citizens can't use the app"],
    },
    near: ["aid", "retirement_savings", "health"],
  },
  media_department: {
    in: {
      ms: "Jabatan Penerangan dan salurannya, RTM, Bernama, wartawan dan media massa, media sosial sebagai isu, berita palsu, penapisan; video, infografik atau halaman itu sendiri.",
      en: "The Information Department and its channels, RTM, Bernama, journalists and mass media, social media as an issue, fake news, censorship; the video, infographic or page itself.",
    },
    out: {
      ms: "Kandungan video ada topiknya sendiri; kelajuan internet; scam.",
      en: "What a video is about has its own topic; internet speed; scams.",
    },
    examples: {
      ms: ["infografik ni senang faham, terima kasih japen", "jangan percaya berita palsu"],
      en: [
        "the media never tells the whole story",
        "this video should come with subtitles from the information department",
      ],
    },
    near: ["internet", "politics", "scams"],
  },
};
