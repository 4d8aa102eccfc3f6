import { writtenThreads, type WrittenIssue } from "../written.ts";

export const haze: WrittenIssue = {
  id: "haze",
  posts: [
    { channel: "hq-youtube", kind: "news", title: "Jerebu: Bacaan IPU melebihi 150 di tiga kawasan" },
    {
      channel: "sarawak-tiktok",
      kind: "short_video",
      title: "Jerebu rentas sempadan di Serian: Apa perlu dibuat",
    },
    {
      channel: "batu-pahat-facebook",
      kind: "infographic",
      title: "Bila sekolah ditutup kerana jerebu? Jadual tindakan IPU",
    },
  ],
  threads: writtenThreads(`
    - ms | anak asma kat rumah ni tak boleh tidur malam. Tolong la bertindak
    > + ms prayer | semoga anak puan cepat lega
    > = ms | cuba pasang air purifier kak, tutup tingkap
    > - ms | purifier mahal kak, gaji suami cukup2 je
    > = ms official | Bagi pesakit asma, dapatkan rawatan awal di klinik berhampiran dan hadkan aktiviti luar. Pelitup muka diedarkan di pejabat penerangan daerah.
    > + ms | dah ambik mask kat pejabat tadi. terima kasih
    - ms | Mata pedih tekak sakit, kerja luar tetap kena pergi jugak
    - ms | tiap tahun sama. Orang bakar kita yang sedut
    - ms | bacaan IPU kat apps 98, luar nampak macam kabus Genting. Betul ke bacaan ni?
    - ms | Sekolah x tutup2 lagi, tunggu 200 baru nak tutup?
    - ms | tembakan awan mana? cakap bulan lepas nk buat
    - mixed sarcasm | wah KL macam London, free of charge
    - ms sarcasm | Tak payah beli rokok dah, sedut je percuma
    + ms | Hujan lebat petang tadi, langit dah biru balik. Alhamdulillah
    + ms | tq edarkan mask percuma kat pasar, pegawai semua ramah
    + ms | infografik ni senang faham, dah tampal kat dinding sekolah
    = ms question | IPU berapa baru boleh minta cuti kerja luar?
    = ms question | budak tadika pun ikut jadual ni ke?
    > = ms official | Ya, tadika dan taska digalakkan mengikut jadual tindakan yang sama.
    = ms | pagi tadi 132, petang 110
    = ms | pakai mask N95 kalau nk keluar, yg biasa x cukup
    = ms | hari sukan sekolah tunda ke minggu depan
    - ms at:sarawak | Serian tok paling teruk, dekat sempadan. Nangga bukit depan rumah pun sik nampak
    + ms at:sarawak | Terima kasih bomba padam api tanah gambut siang malam
    - mixed | Company still force us to work outdoor, katanya production tak boleh stop
    - mixed | Open burning kat belakang taman I every night, report pun no action
    - mixed | Cough dah two weeks, clinic penuh dengan budak2
    + mixed | API turun to 60 today, finally boleh jogging balik
    = mixed question | Flights kat Kuching delayed ke because of haze?
    - en | We send letters to the neighbours every year. Letters don't stop smoke.
    - en | My eyes burn, my kids cough, and the press release says "moderate".
    + en | Quick decision to close schools this time. Good call.
    = en | API at my place is 121 right now.
    = ms tag | @coach_mira_pd latihan petang ni batal kan? ipu 140 dah
    = ms prayer | Ya Allah turunkanlah hujan rahmat 🤲
    - id | Maaf ya dari kami, di sini juga banyak yang sakit karena asap
    > + ms | xpe kak, sama2 kita doakan. Bukan salah rakyat biasa
    = other | 😷😷
    - zh | 孩子一直咳嗽，学校还不停课
    - ms | peladang kecik kena saman, syarikat besar lepas
    - mixed | Budak sekolah still perhimpunan outdoor with API 160. Hello?
    - mixed | Laundry bau asap, rumah bau asap, I pun bau asap
    + mixed | Good job giving free masks at the LRT, memang perlu sangat
    = mixed | App shows 104, unhealthy untuk sensitive group je
    - en | Third weekend indoors with two toddlers. We are losing our minds.
    - en | Fine the plantations enough that it hurts.
    = en question | Are the readings hourly or a 24-hour average?
    + en | Clear table, finally I know what each level means.
  `),
};
