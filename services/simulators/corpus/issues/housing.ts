import { writtenThreads, type WrittenIssue } from "../written.ts";

export const housing: WrittenIssue = {
  id: "housing",
  posts: [
    { channel: "hq-youtube", kind: "video", title: "Rumah Mesra Rakyat: Syarat, harga dan cara memohon" },
    {
      channel: "selangor-youtube",
      kind: "news",
      title: "Projek perumahan sakit: 34 projek berjaya dipulihkan",
    },
    { channel: "johor-youtube", kind: "vox_pop", title: "Vox pop: Anak muda Johor dan rumah pertama" },
  ],
  threads: writtenThreads(`
    - ms | gaji RM2200 rumah RM380k. Tolong ajar saya kira macam mana nk beli
    > - ms | beli dalam mimpi je la bro
    > - mixed | bank pun reject, DSR tak lepas. We rent forever
    > = ms | cuba skim rumah pertama, ada jaminan utk yg x tetap gaji
    > - ms | dah mohon, gagal. sebab umur dah 41 kata nya
    > = ms official | Terdapat beberapa skim mengikut had umur dan pendapatan. Pegawai kami boleh membantu di kaunter daerah setiap Rabu.
    > + ms | ok terima kasih, rabu ni saya pergi
    - ms | Rumah mampu milik tapi siapa yang mampu? Anak menteri?
    - ms | Projek terbengkalai 9 tahun, bank tetap potong tiap bulan. Siapa bela kami?
    > - ms | kami pun sama, taman sebelah. rumput dah tinggi dari rumah
    > - ms | bayar rumah + bayar sewa serentak. sakit jiwa
    > + ms prayer | semoga Allah permudahkan urusan tuan sekeluarga
    > = ms official | Mohon nyatakan nama projek dan daerah supaya status pemulihan dapat disemak oleh agensi berkaitan.
    > = ms | Taman Sri Damai fasa 2, Bestari Jaya
    - ms | permohonan online status "dalam proses" sejak 2023
    - ms | rumah PPR lif 3 rosak 2. Orang tua naik 14 tingkat
    - ms | dapat rumah tapi dinding retak belum duduk lagi. kualiti apa ni
    - ms | yg dapat rumah murah sewakan kat orang, yg betul2 susah menyewa mahal
    - ms | tanah kampung pun dah harga bandar. Pelabur borong habis
    - ms sarcasm | cantik video rumah contoh. Rumah sebenar bila boleh tengok, 2040?
    + ms | Syukur dapat kunci semalam setelah 6 tahun. Terima kasih semua pihak 🥹
    > + ms | tahniah!! semoga berkat rumah baru
    > + ms | rezeki anak2 tu
    + ms | Rumah mesra rakyat ni bayar RM300 sebulan je. Memang terbaik utk org kg
    + ms | pegawai kaunter tolong isi borang sampai siap, sopan sangat
    + ms | alhamdulillah permohonan lulus tahun ni, rumah atas tanah sendiri. impian mak tercapai
    = ms question | tanah pusaka belum tukar nama boleh mohon ke?
    > = ms official | Boleh, dengan persetujuan bertulis semua pemilik. Borang persetujuan disediakan di laman rasmi.
    = ms question | had pendapatan isi rumah berapa ya sekarang
    = ms | Sewa kat sini RM900 bilik master. kongsi 4 orang
    = ms | depends lokasi, kat tempat saya rm180k masih ada teres
    - mixed | Developer janji 2023, sekarang 2026 still tiang je. My savings habis bayar progressive interest
    - mixed | Rent naik RM300 sekali gus, landlord cakap "market rate". Market apa?
    - mixed | Young people bukan boros, memang house price not make sense
    + mixed | Got my first home through the scheme, process slow sikit but staff helpful
    = mixed question | Kalau single boleh apply ke or must be married?
    - mixed at:johor | JB price naik gila sejak RTS announce, local people can't even rent now
    - ms at:johor | Orang Johor kerja seberang pun pikir dua kali nak beli rumah di Johor
    + ms at:johor | Setuju dengan adik baju biru tu, kena mula menabung awal
    - en | Abandoned project since 2017. We paid, they vanished, nobody went to jail.
    - en | "Affordable" at RM400k is an insult to people earning the median wage.
    + en | Glad to see stalled projects being revived. My aunt finally got her keys.
    = en | Strata fees are what people forget to budget for.
    = ms tag | @lan_gitar_kapok bro vox pop johor ni nampak mcm ko dari belakang 🤣
    - ms private | Dah bayar deposit 2 kali guna kad 5500 0000 0000 0004, resit ada tapi agen hilang
    = ms spam | Loan rumah ditolak bank? Kami boleh bantu 100% lulus walaupun CCRIS teruk. Inbox
    - mixed | Maintenance fee naik lagi, swimming pool hijau macam kolam ikan. Great
    - mixed | Bank reject sebab freelancer, even though income I stable five years
    + mixed | Handover smooth, defect pun fixed within two weeks. Puas hati
    = mixed question | Rumah skim yang lama tu boleh transfer to spouse ke?
    - mixed | Launch price "from 290k", bila tanya semua unit left 420k. Bait je
    - en | Thirty-four revived out of how many? Give us the full list.
    - en | Rent takes half my pay. The other half takes the bus.
    + en | The officer explained every line of the form. It made a real difference.
    = en question | Can siblings apply together for one house?
  `),
};
