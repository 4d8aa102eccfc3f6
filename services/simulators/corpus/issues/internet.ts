import { writtenThreads, type WrittenIssue } from "../written.ts";

export const internet: WrittenIssue = {
  id: "internet",
  posts: [
    {
      channel: "sarawak-x",
      kind: "video",
      title: "Menara baharu di Kapit: Liputan internet sampai ke rumah panjang",
    },
    { channel: "hq-youtube", kind: "infographic", title: "5G kedua: Apa maknanya kepada pengguna" },
    {
      channel: "sabah-youtube",
      kind: "mcp_scp",
      title: "NADI Kampung: Kelas digital percuma untuk komuniti",
    },
    { channel: "tawau-instagram", kind: "short_video", title: "Peniaga Tawau dan bayaran tanpa tunai" },
  ],
  threads: writtenThreads(`
    - ms | kat kampung saya nak dapat 1 bar kena panjat bukit dulu
    > - ms | anak saya exam online atas pokok, ingat cerita dongeng ke
    > - ms | kami letak phone dalam timba gantung kat tingkap haha baru ada line
    > = ms official | Boleh kongsi nama kampung dan daerah? Kami akan panjangkan kepada agensi berkaitan untuk semakan liputan.
    > = ms | Kg Ulu Sungai, Jeli
    > - ms | dah lapor sejak 2022, borang isi banyak kali dah
    > - ms sarcasm | sekejap lagi sampai la, menara tengah naik bas
    + ms at:sarawak | Akhirnya ada juak line di rumah panjang kamek. Boleh video call anak di KL 😭❤️
    > + ms at:sarawak | gembira aku nangga komen tok. tempat kamek gik belum
    > + ms | alhamdulillah, terharu baca
    - ms at:sarawak | Menara ada, tapi sik on gik. Hiasan jak ka?
    - ms at:sarawak | Hujan jak terus ilang line. Genset menara abis minyak sik ada orang isi
    = ms question at:sarawak | Daerah Song bila gilir kamek?
    + ms at:sabah | Kelas NADI ni bagus, mama sia sudah pandai jual online
    + ms at:sabah | Cikgu NADI sabar betul ajar kami orang tua ni, terima kasih
    - mixed at:sabah | NADI ada, internet dia pun slow bah. Loading saja pusing2
    + ms at:tawau | Tamu pun sudah boleh scan QR, senang inda payah cari tukar duit
    - mixed at:tawau | line hilang, QR inda jalan, customer lari. Ini la masalah kami
    - mixed | bayar unlimited 5G, laju masa iklan je
    - ms | kawasan bandar pun call putus2. Malaysia maju la sangat
    - ms | speed 2mbps nak buat apa. buka video jabatan ni pun berhenti 10 kali
    - ms | telco ni semua sama, janji manis masa nk sign je. Pastu kontrak 2 tahun terperangkap
    - ms sarcasm | 5G ni maksudnya 5 kali refresh baru keluar kan
    + ms | Laju dah area Kuala Pilah sejak minggu lepas, 150mbps. tq
    + ms | harga pakej internet dah murah dari dulu, syukur
    + ms | Pakej perpaduan tu RM30 ok sangat utk makcik mcm saya
    = ms question | pakej rahmah 5G masih ada ke? kat mana nk daftar
    = ms | guna wifi sekolah je la anak2 kami buat kerja
    = ms | liputan ikut peta hijau, tapi realiti kena cuba sendiri
    = ms question | Apa beza 5G pertama dgn kedua ni? x faham
    > = ms official | Dua rangkaian memberi pilihan dan daya saing kepada pengguna. Telefon 5G sedia ada boleh terus digunakan.
    - mixed | Working from home in Hulu Langat is impossible, Zoom asyik freeze
    - mixed | We pay premium price tapi dapat speed negara dunia ketiga
    - mixed | Fibre port full katanya, dah waiting list two years. Joke of the century
    - mixed | Download okay but upload teruk, macam mana nak jadi content creator
    + mixed | Internet satelit kat klinik desa tu memang game changer, doctor pun happy
    + mixed | To be fair line 5G kat KL memang laju, no complaint
    = mixed question | Which telco paling okay area Kuantan? Need recommendation
    - en | My kids attend class from the car, parked under the one spot with signal.
    - en | "Coverage 97%" of people. Try 97% of roads next.
    - en | Two towers in a row, both from telcos I don't use. Share the infrastructure!
    + en | Longhouse with fibre before my apartment in Cheras. Good for them, truly.
    = en | Speed test here: 38 down, 9 up.
    = ms tag | @wak_jenal_parit boleh daftar pakej rm30 ni, senang nak video call cucu
    = ms prayer | Semoga cepat la siap menara kami, aamiin
    = ms spam private | Top up murah 50% semua telco! daftar ejen guna wa.me/60187654321 komisen lumayan
    = ta | எங்கள் தோட்டத்தில் இன்னும் இணைய வசதி இல்லை
    - ms | app banking pun xleh bukak kat kedai sendiri, malu dgn pelanggan
    - mixed | Unlimited konon, after 20GB terus throttle. Read the fine print guys
    - mixed | Online class buffering nonstop, cikgu pun give up
    + mixed | NADI centre staff ajar my dad guna e-wallet, so patient
    = mixed | Try reset modem dulu, mine okay after that
    - mixed | Changed three telcos dah, semua kat rumah I dead zone
    - en | We have drones at parades but no signal at the clinic.
    - en | Support chat said "please try again when you have better coverage". Honestly.
    + en | My mum sells crackers online now. It started with that free class.
    = en question | Does the new tower serve Nanga Merit too?
    = en | Two bars outdoors, none inside.
  `),
};
