import { writtenThreads, type WrittenIssue } from "../written.ts";

export const nationalDay: WrittenIssue = {
  id: "national-day",
  posts: [
    {
      channel: "hq-youtube",
      kind: "video",
      title: "Sorotan perarakan Hari Malaysia: Semangat dari Sabah ke Perlis",
    },
    {
      channel: "sarawak-tiktok",
      kind: "short_video",
      title: "Tarian ngajat di pentas Hari Malaysia Kuching",
    },
    { channel: "johor-youtube", kind: "photo", title: "Kibar Jalur Gemilang: Kampung paling meriah di Muar" },
    { channel: "hq-japentv", kind: "videographic", title: "Sejarah Jalur Gemilang dalam 90 saat" },
  ],
  threads: writtenThreads(`
    + ms | Meremang bulu roma dengar Negaraku. Sayang Malaysia 🇲🇾❤️
    > + ms | sama, menitis air mata
    > + mixed | goosebumps every single time
    > + ms | walau macam mana pun negara kita tetap di hati
    > + ms | 🇲🇾🇲🇾🇲🇾
    > + ms | anak saya 4 tahun siap tabik spring depan tv
    > + en | Proud to be Malaysian, always.
    + ms | perarakan tahun ni paling best, budak sekolah tu comel sgt
    + ms | Terima kasih perajurit dan polis yg jaga negara siang malam
    + ms | Bangga tengok semua bersatu pakai baju merah putih biru kuning
    + ms | syabas team penyiaran, siaran langsung lancar x sangkut
    + ms | lagu tema tahun ni sedap, dah masuk playlist
    + ms | Semoga Malaysia terus aman dan makmur
    + ms prayer | Ya Allah peliharalah negara kami dari segala bencana dan perpecahan
    + ms at:sarawak | Ngajat sidak memang menyerlah, bangga jadi anak Sarawak
    > + ms at:sarawak | tariannya lawa, baju pun lawa. tahniah ngan semua penari
    - ms at:sarawak | Hari Malaysia sambut di sia2 jak kalau jalan kampung gik tanah
    + ms at:johor | Kampung wak meriah betul, siap bendera atas pokok kelapa haha
    + ms at:johor | tahniah Muar, hias 3 malam berturut2 ni
    = ms question at:johor | kat mana kampung ni? nak bawa anak pergi ambik gambar
    > = ms official | Kampung Parit Pecah, Muar. Hiasan dikekalkan sehingga hujung bulan.
    - ms | Jalan tutup sehari suntuk sebab raptai, ambulans pun sangkut
    - ms | berjuta duit untuk perarakan. banjir bila nak settle
    - ms | Tempat duduk VIP kosong, rakyat berdiri panas 4 jam
    - ms | bendera murah luntur seminggu. kontraktor siapa tu
    - ms sarcasm | merdeka dari apa? hutang PTPTN pun belum merdeka lagi 😂
    - ms sarcasm | patriotik sampai pukul 12 je, esok buang sampah tepi jalan balik
    = ms | dataran penuh pukul 5 pagi lagi dah
    = ms | cuti ganti hari isnin kan
    = ms question | Jam berapa mula siaran ulangan?
    = ms | dulu masa sekolah kami kena berkawad dari bulan 7
    + mixed | The drone show was insane, memang padu!! Proud moment
    + mixed | Happy Malaysia Day everyone, moga terus harmoni
    + mixed | My kids loved the tentera parade, terus cakap nak jadi pilot
    - mixed | Traffic control fail, 3 hours stuck kat Jalan Parlimen
    - mixed | Every year same concept la, cuba something fresh sikit
    = mixed | The flag history ada error sikit, check the year at 0:42
    > = mixed official | Thank you for spotting that. Versi yang dibetulkan telah dimuat naik.
    > + mixed | wow fast response, respect admin
    + en | What a beautiful parade. Thank you to everyone who rehearsed in the rain.
    + en | Watching from Melbourne with tears in my eyes. Selamat Hari Malaysia!
    - en | Lovely show, but my neighbourhood has had no street lights since June.
    = en | The repeat starts at 9pm on the second channel.
    + id | Selamat ulang tahun Malaysia, salam hangat dari Surabaya 🇮🇩🤝🇲🇾
    + ta | மலேசிய தின வாழ்த்துகள்! 🇲🇾
    + zh | 马来西亚日快乐！大家一起加油
    + other | 🇲🇾🇲🇾❤️👏
    = ms tag | @ombak_rindu_76 masuk tv la, tengok minit 7 baju merah tu
    + ms | Tok wan saya umur 92, berdiri jugak masa lagu Negaraku. Sebak
    + mixed | Choir budak sekolah tu so cute, replay sepuluh kali dah
    + mixed | Jalur Gemilang giant tu epic! Whole kampung turun tolong jahit
    - mixed | Speech too long la, budak2 dah pengsan under the sun
    = mixed question | Where can I buy the same baju merah putih tu?
    + en | My grandfather saluted the television. He was there in 1957.
    + en | Sabah and Sarawak stole the show this year.
    - en | Spend half of this on rural clinics and I will wave two flags.
    = en | The live stream starts at 7.30 in the morning.
  `),
};
