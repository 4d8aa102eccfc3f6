import { writtenThreads, type WrittenIssue } from "../written.ts";

export const sstEinvoice: WrittenIssue = {
  id: "sst-einvoice",
  posts: [
    { channel: "hq-youtube", kind: "video", title: "E-Invois untuk peniaga kecil: Perlu ke tidak?" },
    { channel: "hq-japentv", kind: "infographic", title: "SST diperluas: Barang yang kena dan tidak kena" },
    { channel: "hq-youtube", kind: "news", title: "SST explained: five questions from small businesses" },
  ],
  threads: writtenThreads(`
    - ms | Peniaga kecil mcm saya jual kuih pun nak kena e-invois ke? pening
    > = ms official | Peniaga dengan jualan tahunan di bawah had yang ditetapkan dikecualikan. Sila semak had terkini di laman rasmi.
    > + ms | lega dengar. tq admin
    > = ms question | had tu kira jualan ke untung?
    > = ms official | Berdasarkan jumlah jualan tahunan, bukan keuntungan.
    > - ms | sekarang kecuali, tahun depan? mesti kena jugak
    > = ms | buat awal2 belajar x rugi
    - ms | cukai atas cukai. lepas ni bernafas pun kena cukai
    - ms | kata cukai orang kaya, tapi yang bayar hujung2 kita jugak
    - ms | Servis kereta dah tambah 8%, spare part naik. Apa yg tinggal utk rakyat
    - ms | buah import naik, konon barang mewah. Anak nak makan epal pun mewah ke
    - ms | apps e-invois asyik error, akauntan pun mengeluh
    - ms | Kursus banyak tapi semua cakap teori. Kami nak tau tekan mana je
    - ms sarcasm | Bagus, dulu saya peniaga, sekarang saya kerani percuma
    - ms sarcasm | terima kasih sebab buat akauntan makin kaya
    + ms | penerangan paling senang faham setakat ni. Yang lain pusing2
    + ms | dah cuba apps tu kat pejabat daerah, pegawai ajar satu2. Senang rupanya
    + ms | setuju, yang lari cukai selama ni kena la bayar
    + ms | elok la ada sistem, semua rekod kemas
    = ms question | Salun rambut kena SST ke tak?
    = ms question | homestay 2 bilik di kampung kena daftar?
    > = ms official | Bergantung kepada jumlah sewaan setahun. Sila rujuk panduan sektor penginapan dan hubungi pejabat kastam negeri bagi kepastian.
    = ms | beras, ayam, sayur tempatan xkena. jgn percaya viral
    = ms | sy simpan semua resit dalam excel je dulu
    - mixed | E-invoice deadline tukar berapa kali dah? Make up your mind please
    - mixed | Small biz dah struggling, then add compliance cost somemore. Matilah kita
    - mixed | Restoran letak service charge 10% plus SST, makan ayam penyet pun RM30
    - mixed | System down on the last day of submission, lepas tu kita kena penalty. Nice
    + mixed | Actually once you set up memang senang, invoice auto generate
    + mixed | Workshop last week was really helpful, thanks to the pegawai
    = mixed question | For freelancer macam I, do I need to register also?
    = mixed | the threshold is RM500k, below that relax je dulu
    - en | Another form, another login, another password. Who is this for?
    - en | Prices went up on items that are not even taxed. Where is the enforcement?
    - en | My rent now includes 8% because the landlord passes it on.
    + en | Finally an official explainer I can send to my clients.
    + en | The exemption for small traders makes sense. Fair enough.
    = en question | Is beauty service included from this year or next?
    = en | It is still lower than GST in most neighbouring countries.
    = ms tag | @mamak_hisap_kopi tengok minit 5, jawapan soalan ko
    - zh question | 小贩也要做电子发票吗？真的很麻烦
    = ms spam | Servis akaun & e-invois RM50 sebulan! DM kami, 100 pelanggan pertama free
    - ms copy:4 | Mulai bulan depan setiap transaksi QR akan dikenakan cukai 2%. Sila keluarkan wang anda sekarang dan sebarkan kepada keluarga
    > = ms official | TIDAK BENAR. Tiada cukai ke atas transaksi QR.
    > - ms | org tua2 percaya benda ni. mak sy dah beratur kat ATM
    - mixed | Accountant fee dah double because of this e-invoice thing
    + mixed | Tutorial ni legit helpful, terus setel dalam 15 minit
    = mixed question | Kalau customer tak bagi TIN number, we put apa?
    - mixed | Customs hotline transfer sana sini, end up line cut
    - en | Compliance costs me more than the tax itself.
    - en | Every seminar ends with "guidelines will be updated".
    + en | The officer at the counter stayed past five to help us. Respect.
    = en question | Do consolidated invoices still work for stalls?
  `),
};
