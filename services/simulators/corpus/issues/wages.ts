import { writtenThreads, type WrittenIssue } from "../written.ts";

export const wages: WrittenIssue = {
  id: "wages",
  posts: [
    {
      channel: "hq-youtube",
      kind: "video",
      title: "Gaji minimum RM1,700: Siapa terlibat dan bila berkuat kuasa",
    },
    {
      channel: "pulau-pinang-youtube",
      kind: "news",
      title: "Karnival kerjaya Bukit Mertajam: 3,000 kekosongan ditawarkan",
    },
    { channel: "sarawak-x", kind: "vox_pop", title: "Vox pop: Graduan dan gaji pertama" },
  ],
  threads: writtenThreads(`
    + ms | Alhamdulillah naik RM200. bagi org susah RM200 tu besar maknanya
    > + ms | betul, susu anak sebulan dah lepas
    > - ms | naik 200, barang naik 400. tolak campur minus
    > - mixed | lepas tu company cut OT. sama je end of the day
    > = ms | bergantung majikan, tempat saya ok je
    > - ms | tempat sy terus buang 6 orang alasan kos
    - ms | majikan saya masih bayar 1400, nak lapor takut kena buang
    > = ms official | Aduan boleh dibuat secara sulit melalui aplikasi rasmi. Identiti pengadu dilindungi.
    > = ms | lapor je, kawan sy dah lapor minggu lepas inspektor datang
    - ms | ijazah kelas pertama gaji 1800. Baik bawak grab
    - mixed | Karnival kerja ramai2 tapi lepas interview senyap. Resume jadi pembungkus nasi lemak
    - ms | kontrak 11 bulan sambung2 sampai 8 tahun. Bila nak serap tetap?
    - ms | syarat umur 35 ke bawah. Kami umur 45 ni nak makan apa
    - ms | Pengalaman 3 tahun utk fresh grad. logik mana
    - ms | guru ganti gaji lambat 3 bulan. anak nak makan cikgu
    - ms sarcasm | gaji masuk pukul 12, pukul 12.05 tinggal kenangan
    - ms sarcasm | tahniah gaji naik, sekarang miskin bergaya sikit
    + ms | Dapat kerja kat karnival semalam! Isnin start. Terima kasih penganjur 🙏
    > + ms | tahniah dik!
    > + ms prayer | rezeki. moga dipermudahkan
    > = ms question | kilang apa dik? masih kosong ke
    + ms | bagus penerangan pasal slip gaji, ramai pekerja x tau hak sendiri
    + ms | bos sy dah naikkan semua staf awal sebulan. terharu
    = ms question | pekerja separuh masa kira macam mana ye?
    > = ms official | Kadar mengikut jam bekerja. Kalkulator boleh didapati di laman rasmi kementerian.
    = ms question | pembantu rumah termasuk tak
    = ms | gaji pokok 1700 tak termasuk elaun. itu yg betul
    = ms | Saya kerja Singapura ulang alik, penat tapi kena la
    - ms at:pulau-pinang | Kilang sini dok cari orang, tapi bagi gaji ciput. Sapa mau
    + ms at:pulau-pinang | Tadi pi karnival, urusan cepat, siap dapat interview terus. Syok hang
    - ms at:sarawak | Kerja kamek di Sarawak tok bayar lain, sewa Miri pun mahal
    = ms at:sarawak | Gaji first aku dolok RM900 jak, kinek anak aku RM1800
    - mixed | SME macam kami suffer, wage up but sales down. Maybe have to cut staff
    - mixed | Fresh grad salary stuck at 2k since 2010, tapi rumah naik triple
    - mixed | HR said "market rate" but boss tukar kereta every year 🤡
    - mixed | Minta experience dua tahun untuk entry level job, are you serious?
    + mixed | My company follow immediately, siap adjust yang senior punya gaji. Good boss
    + mixed | Career carnival was well organised, dapat 3 interview in one day
    = mixed question | Is the RM1700 before or after EPF deduction?
    - en | RM1,700 in the city is survival, not a living.
    - en | Small shop owner here. I want to pay more but rent and stock went up too.
    + en | About time. Low pay has been holding the whole country back.
    + en | Thank you for explaining this in plain language.
    = en | The rate applies to probation as well, I checked.
    = ms tag | @hafiz_kpop_dad4 jom apply, kilang BM byk kosong
    = ms spam private | JAWATAN KOSONG GUDANG gaji RM3800 tanpa temuduga!! hubungi 010-909 8877 cepat terhad
    - ms private | slip gaji saya hantar ke hr.aduan@example.com dari bulan 3, sampai ke sudah senyap
    = ms prayer | Semoga yang sedang mencari kerja dipermudahkan. Aamiin
    - mixed | Internship unpaid for 6 months, then no job offer. Modern slavery ke apa
    + mixed | Got offer RM2.6k kat karnival, my first job! Syukur sangat
    = mixed | Allowance not counted ya guys, basic only
    - mixed | Boss potong elaun to "cover" the increase, net gaji sama je
    - mixed | Job ad says urgent hiring, apply 30 kali tak ada reply
    - en | Work like three people, paid like half of one.
    - en | My employer calls everyone a "partner" so he can skip the law.
    + en | Small raise, big smile at our house tonight.
    = en question | Does this apply to companies with fewer than five workers?
    = en | Bring copies of your certificates, they interview on the spot.
  `),
};
