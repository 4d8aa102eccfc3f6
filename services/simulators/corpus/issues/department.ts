import { writtenThreads, type WrittenIssue } from "../written.ts";

/** What people say of the department's own work and videos. */
export const department: WrittenIssue = {
  id: "department",
  posts: [
    { channel: "hq-youtube", kind: "video", title: "Di sebalik tabir: Sehari bersama pegawai penerangan" },
    {
      channel: "kota-bharu-instagram",
      kind: "mcp_scp",
      title: "Program Komuniti MADANI Kota Bharu: Sorotan penuh",
    },
    { channel: "hq-japentv", kind: "text", title: "Ucapan terima kasih: 100 ribu pelanggan JaPenTV" },
    {
      channel: "petaling-facebook",
      kind: "short_video",
      title: "Tahukah anda? Hebahan kereta pembesar suara masih wujud",
    },
  ],
  threads: writtenThreads(`
    + ms | Baru tahu kerja pegawai penerangan ni bukan duduk pejabat je. Respect 🫡
    > + ms | kawan sy keje ni, kdg2 naik bot masuk kg org asli
    > + ms | betul, masa covid diorang la yg pusing2 bagi pengumuman
    > + ms official | Terima kasih atas sokongan tuan puan. Doakan kami terus berkhidmat.
    > + ms prayer | semoga sihat selalu semua team
    + ms | video makin kemas, audio pun dah ok. Teruskan!
    + ms | suka segmen vox pop, dengar suara org biasa
    + ms | Tahniah 100k subscriber! saya ikut dari 3 ribu dulu
    + ms | Hos dia comel n fasih, tak bosan tengok
    + ms | kereta pembesar suara tu nostalgia betul, zaman kecik kejar belakang kereta tu hahaha
    > + ms | wayang pacak pun! bentang tikar tgk cerita lama
    > + ms | rindunya zaman tu 😭
    > + ms | abah saya dulu pemandu kereta tu 🥹
    - ms | muzik latar kuat sangat, x dengar org cakap
    - ms | jangan asyik tunjuk yang cantik je, tunjuk juga masalah rakyat
    - ms | Video 12 minit isinya 2 minit. Ringkaskan la
    - ms | komen kritik kena padam ke? semalam saya tulis dah hilang
    > = ms official | Kami tidak memadam kritikan. Komen dengan pautan luar atau nombor telefon kadangkala ditahan secara automatik oleh platform.
    > = ms | ooo ok. saya ada letak link rupanya
    - ms | propaganda je. sapa nak tengok
    - ms | bajet buat video ni berapa? baik betulkan longkang
    - ms | kapsyen salah ejaan, "penerengan". malu la jabatan penerangan
    > = ms official | Terima kasih teguran tuan. Kapsyen telah dibetulkan.
    > + ms | pantas! terbaik admin
    - ms sarcasm | lakonan terbaik tahun ni, layak menang anugerah skrin
    - ms sarcasm | ramai sungguh yang datang program, 5 baris depan semua pegawai
    = ms question | Min, ada buka permohonan latihan industri tak untuk pelajar media?
    > = ms official | Ada. Permohonan melalui sistem latihan industri, pengambilan Mac dan Ogos.
    = ms question | boleh buat video pasal cara mohon OKU?
    = ms question | lagu apa kat minit 3:21 tu?
    = ms | cadangan: letak sari kata BI dan Mandarin
    = ms | saya tengok 1.5x je senang
    = ms | hadir
    + ms at:kota-bharu | Meriah sungguh program ni, makey pung sedap. Terimo kasih JaPen KB
    + ms at:kota-bharu | Dikir barat hok akhir tu molek sunggoh!
    - ms at:kota-bharu | Program buat hari ore niago, mano nok mari ramai
    - mixed | The thumbnail is so 2010, please hire a proper designer la
    - mixed | Content okay but upload lambat, news dah basi baru keluar
    - mixed | All talk no substance, macam biasa
    + mixed | Editing naik level! Drone shot memang cantik gila
    + mixed | Informative, straight to the point. Keep it up team JaPen!
    + mixed | First time tengok channel ni, not bad at all. Subscribed
    = mixed | Please on the subtitle, my wife is not fluent in BM
    - en | Comments are open but replies never come. What is the point?
    - en | Feels like a press release with music.
    + en | Underrated channel. Real people, real stories.
    + en | The district officers are the heart of this department. Thank you all.
    + en | I learnt more from this than from an hour of news.
    = en question | Could you upload the full interview as a podcast?
    = ms tag | @teh_tarik_man91 ko ada kat minit 4:05 haha
    + zh | 制作得很用心，加油
    + ta | மிகவும் பயனுள்ள காணொளி, நன்றி
    = ms spam | Sub balik channel saya ye kawan2, saya dah sub
    = ms spam private | Beli followers & like murah, pm 018-222 1100 terus jalan
    - mixed | You guys post ten videos a day, quality over quantity please la
    + mixed | The officer in this video is my neighbour, memang rajin turun padang. Proud of you kak!
    = mixed question | What camera you guys guna? Colour lawa
    - mixed | Reply komen pilih-pilih, the hard questions semua skip
    + mixed | Love the sign language segment, adik I yang pekak boleh follow
    - en | Ten minutes of speeches and one minute of information.
    - en | Your audio clips every time the host laughs.
    + en | More vox pops please, they are the best part.
    = en | Watched at the clinic waiting room, it was on loop.
  `),
};
