import { writtenThreads, type WrittenIssue } from "../written.ts";

export const water: WrittenIssue = {
  id: "water",
  posts: [
    {
      channel: "selangor-youtube",
      kind: "news",
      title: "Gangguan bekalan air berjadual: Kawasan terlibat dan masa pulih",
    },
    { channel: "petaling-tiktok", kind: "short_video", title: "Lori tangki air: Di mana dan bila" },
    {
      channel: "kelantan-youtube",
      kind: "video",
      title: "Loji rawatan air baharu di Machang: Kurangkan air keruh",
    },
    { channel: "pulau-pinang-youtube", kind: "infographic", title: "Jimat air di rumah: 7 cara mudah" },
  ],
  threads: writtenThreads(`
    - ms | air takde dari semalam, baby kat rumah ni tolonggg
    > - ms | sama kak, tadah hujan je la
    > = ms | lori tangki ada kat surau blok C tadi
    > + ms | dah dapat, tq sangat2 info
    > - ms | lori datang 20 minit terus blah, yg kerja xsempat
    > = ms official | Lori tangki akan kembali ke Blok C pada 8 malam ini. Mohon maaf atas kesulitan.
    > + ms | ok noted admin, harap betul2 datang
    - ms | kata 24 jam, ni dah 52 jam. kira guna kalendar mana
    - ms | bil air x pernah lambat, air je yang lambat
    - ms | paip pecah tempat sama 6 kali setahun. tukar je la paip tu
    - ms | Tiap kali nak raya mesti potong air. Tradisi ke?
    - ms | kalau 1 jam sebelum potong baru nak bagitau, mana sempat nk tadah
    - ms | basuh baju guna air mineral la kita lepas ni 🤦
    - ms sarcasm | seronok mandi pakai dua botol air mineral, rasa macam artis
    - ms sarcasm | Terima kasih bagi peluang diet mandi
    + ms | Air dah ada balik kat Seksyen 7, laju pulak tu. tq
    + ms | pekerja loji kerja siang malam, kesian jugak. Terima kasih ye
    + ms | notis awal kali ni 3 hari sebelum, sempat tadah. Bagus
    + ms | Lori air sampai depan rumah, siap tolong angkat utk mak saya. Baik hati betul 😊
    - ms at:kelantan | Air paip ambo kalernyo teh o. Bertahun doh lagu tu
    > - ms at:kelantan | basuh baju puteh jadi kuning belaka
    > - ms at:kelantan | ambo pakai air telaga jah, tok rajin caro ko air paip
    > = ms official | Loji baharu di Machang dijangka meningkatkan kualiti air secara berperingkat mulai suku pertama tahun hadapan.
    + mixed at:kelantan | Mula minggu ni air rumoh ambo jernih sikit, alhamdulillah. Hopefully kekal
    = ms question | Area Puchong Prima bila dijangka pulih?
    = ms question | klinik haemodialisis diberi keutamaan tak? Ayah saya kena cuci darah esok
    > = ms official | Ya, hospital dan pusat dialisis diberi keutamaan penghantaran air.
    = ms | tadah siap2 dari malam ni, esok pukul 9 tutup
    = ms | tekanan rendah tapi ada la sikit2 air kat tingkat bawah
    - mixed | Water disruption again, my restaurant kena tutup two days. Siapa nak ganti rugi?
    - mixed | Condo tingkat 18, no water since Tuesday. Angkat baldi naik lift macam zaman batu
    - mixed | factory buang sisa dalam sungai, they pay small fine je. Then kita yang suffer
    - mixed | every month ada "emergency maintenance", so bukan emergency la kan
    + mixed | Update: air dah on at SS15, thank you team!
    = mixed question | Anyone in Subang, air dah ada ke belum?
    - en | Odour pollution again. How do the same factories keep their licences?
    - en | I pay for water every month and I buy water every month.
    - en | The restoration chart says 95% restored. I must be living in the other 5% every time.
    + en | Schedule was accurate to the hour this round. Appreciate it.
    = en | Filled every pot in the house. See you in two days, shower.
    + ms at:pulau-pinang | Tips ni elok, aku dah buat tadah ayaq hujan siram pokok. Bil turun RM8
    - ms at:pulau-pinang | Nak jimat apa, ayaq pun dak keluaq
    = ms tag | @kak_yah_bandar10 lori tangki ada kat dewan, pi cepat
    - zh | 又停水，冲凉都没办法
    = ms prayer | Ya Allah turunkan la hujan yang bermanfaat, empangan dah cetek
    = ms spam | Penapis air RM99 je! stok terhad, free pasang seluruh Malaysia, PM tepi
    - ms | saya warga emas duduk sorang, x larat angkut air. tolong la
    - mixed | Bill naik but pressure turun, how does that work?
    - mixed | Kedai dobi I loss two days income. No compensation as usual la kan
    + mixed | Tanker driver so polite, siap hantar sampai tingkat bawah untuk OKU
    = mixed | Air start keruh sikit at first, just let it run 5 minit
    - mixed | Sorry to say, your recovery schedule langsung tak accurate
    - en | Day three. The baby's bottles are being washed with store-bought water.
    - en | Pipes older than my parents and we act shocked when they burst.
    + en | Water came back six hours ahead of schedule. Well done to the crew.
    = en | The tanker is at the community hall until 7pm.
    = en question | Will the discount for affected households be automatic?
  `),
};
