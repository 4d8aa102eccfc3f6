import { writtenThreads, type WrittenIssue } from "../written.ts";

export const roads: WrittenIssue = {
  id: "roads",
  posts: [
    {
      channel: "johor-youtube",
      kind: "news",
      title: "Jalan persekutuan FT50: Kerja turapan semula bermula Isnin",
    },
    {
      channel: "sabah-youtube",
      kind: "video",
      title: "Lebuh Raya Pan Borneo Sabah: Pakej terkini dibuka kepada umum",
    },
    { channel: "hq-youtube", kind: "infographic", title: "Lapor jalan berlubang: Guna satu aplikasi sahaja" },
    { channel: "tawau-instagram", kind: "photo", title: "Jambatan Kampung Titingan kembali dibuka" },
  ],
  threads: writtenThreads(`
    - ms | Jalan depan rumah saya lubang boleh bela ikan keli
    > - ms | tempat saya dah boleh buat kolam pancing haha
    > - ms | minggu lepas motor anak sy jatuh, patah tangan. tak lawak dah
    > + ms prayer | Ya Allah, semoga anak tuan cepat sembuh
    > = ms official | Takziah atas kejadian yang menimpa anak tuan. Mohon kongsi nama jalan supaya aduan dapat dipanjangkan kepada majlis daerah.
    > - ms | Jalan Parit Jawa depan kedai basikal. Dah 4 bulan lapor
    > - ms | jalan situ memang teruk, lori tanah lalu hari2
    > + ms | terkini: dah ada org turap pagi td. terbaik
    - ms | baru turap sebulan dah berlubang balik. turap guna tepung ke
    - ms | lampu jalan gelap sepanjang 5 km, tunggu ada org mati baru nak betulkan
    - ms | tampal sini bocor sana. kontraktor sama je tiap tahun
    - ms | kenapa menteri nak lalu je jalan terus licin? rakyat lalu hari2 x nampak
    - ms sarcasm | Terima kasih kerana sediakan jalan off-road percuma, tak payah pergi Rompin dah
    - ms sarcasm | jalan rata sgt sampai tayar saya pecah dua sekali gus 👏👏
    + ms | Lapor lubang guna apps, 3 hari dah tampal. Terkejut saya, laju betul!
    + ms | alhamdulillah jalan kg kami dah cantik, terima kasih semua yg terlibat
    + ms | pekerja turap jalan tengah malam buta, hormat. Semoga dimurahkan rezeki
    + ms at:johor | FT50 lepas turap ni memang syok, Kluang - Batu Pahat sekejap je
    - ms at:johor | Kerja jalan xde papan tanda, malam2 bahaya sgt area Air Hitam
    = ms question at:johor | Laluan alternatif ke Parit Raja masa tutup jalan ikut mana?
    > = ms official | Pengguna boleh menggunakan Jalan Kluang lama. Peta laluan akan dimuat naik petang ini.
    + ms at:sabah | Pan Borneo sudah siap sikit2, dari KK pi Beluran sudah laju. Mantap bah
    - ms at:sabah | Dari zaman sia sekolah sampai sudah kawin, Pan Borneo inda siap2 lagi
    > - ms at:sabah | betul bah, debu saja kami makan
    > - ms at:sabah | cucu kita la nanti yang rasa tu 😂
    > + ms at:sabah | sabar, tempat sia sudah siap. nanti giliran kamurang
    - ms at:sabah | jalan Ranau ke Telupid macam muka bulan, tayar saja sudah 4 kali tukar
    + ms at:tawau | Jambatan sudah buka, anak sekolah inda payah naik perahu lagi. Terima kasih!
    - mixed | Pothole kat highway, tolong la. We pay toll every day okay
    - mixed | Toll naik, road quality turun. Very fair 🙄
    - mixed | Complaint status "resolved" tapi lubang still there. Siapa yang resolve?
    - mixed | traffic light rosak 2 weeks, jammed all the way sampai sekolah
    + mixed | Finally they resurfaced jalan depan taman, smooth macam F1 track
    = mixed question | Is it the council or JKR in charge for jalan dalam taman?
    > = ms official | Jalan dalam taman perumahan lazimnya di bawah pihak berkuasa tempatan. Aplikasi akan menghantar aduan kepada agensi yang betul.
    = mixed | Drive slow slow guys, road work until February
    - en | Reported the same pothole five times. Five different reference numbers, same pothole.
    - en | My tyre and rim cost me RM900. Who do I send the bill to?
    - en sarcasm | World-class highways, third-world side roads. Impressive range.
    + en | New bypass cut my drive by half an hour. Well done.
    = en | The bridge reopens at noon according to the notice board.
    - ms private | claim tayar pecah dekat setahun x bayar, bank kad 4111 1111 1111 1111 tu la saya bagi masa isi borang
    = ms tag | @din_enjinbulat jalan depan bengkel hang dah depa turap, tengok video
    = ms | kerja bermula isnin, satu lorong je dibuka
    - ms prayer | Innalillah. Sorang lagi jadi mangsa lubang jalan tadi. Bila nak berakhir ya Allah
    - ms | bonggol tinggi sangat, kereta rendah semua cium
    = ms | lori lebih muatan punca utama, bukan turapan je
    - ms | penyelenggaraan ikut musim pilihan raya je ke
    - mixed | Road dig up, tampal balik, next week another company dig again. Coordinate la
    + mixed | The new flyover memang save time, from 40 minutes jadi 10
    - mixed | Motorcyclist yang jadi mangsa, every rainy season same story
    = mixed | Detour via kampung road okay, just watch out for lembu 😂
    - mixed | Signboard "maaf atas kesulitan" dah setahun, the sorry expired already
    - en | Road markings vanish in the rain. Driving to Kuantan at night is guesswork.
    - en | The contractor left a trench open with one cone beside it.
    + en | Smoothest stretch in the state now. Please do the next ten kilometres.
    = en | One lane open, expect ten to fifteen minutes.
    = en question | Who maintains the street lights on federal roads?
  `),
};
