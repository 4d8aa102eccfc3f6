import { writtenThreads, type WrittenIssue } from "../written.ts";

export const health: WrittenIssue = {
  id: "health",
  posts: [
    {
      channel: "hq-youtube",
      kind: "video",
      title: "Klinik kesihatan waktu lanjutan: Senarai dan masa operasi",
    },
    {
      channel: "hq-youtube",
      kind: "videographic",
      title: "Kenapa menunggu lama di zon hijau? Sistem triage diterangkan",
    },
    {
      channel: "selangor-youtube",
      kind: "vox_pop",
      title: "Vox pop: Pengalaman pesakit di klinik kesihatan Selangor",
    },
    {
      channel: "sabah-youtube",
      kind: "mcp_scp",
      title: "Klinik bergerak ke Pitas: Rawatan gigi dan mata percuma",
    },
    { channel: "kelantan-youtube", kind: "short_video", title: "Suntikan vaksin warga emas di Tumpat" },
  ],
  threads: writtenThreads(`
    - ms sarcasm | bagus sangat servis, tunggu 5 jam je
    > - ms | 5 jam kira laju tu. mak saya 8 jam
    > - ms | hospital daerah kami tutup lampu dah baru nama naik 😅
    > = ms | zon hijau mmg lama, yg kritikal didahulukan
    > - mixed | ok la faham triage, but 8 hours with a fever baby?
    > = ms official | Kami memahami kesulitan tuan. Klinik waktu lanjutan boleh digunakan bagi kes tidak kecemasan sehingga 9.30 malam.
    > + ms | yang ni betul, saya pergi klinik malam cuma 40 minit
    > - ms | klinik malam tempat saya x buka hujung minggu
    + ms | Doktor dan misi hospital kerajaan memang baik. Ayah saya dijaga macam ayah sendiri. Terima kasih
    + ms | Servis okay je, bayar RM1 dapat ubat penuh satu beg. Bersyukur la
    + ms | klinik baru dekat taman saya cantik, aircond sejuk, kaunter ramai
    + ms | terima kasih misi2 yg kerja malam. korang penat tapi tetap senyum
    - ms | Temujanji pakar 8 bulan lagi. Sakit sekarang, jumpa doktor tahun depan
    > - ms | saya dapat 11 bulan utk scan. dah baik sendiri baru panggil kot
    > - ms | yg ada duit pergi swasta, yg xde tunggu je la
    > - mixed | insurance pun naik premium every year, trapped both sides
    > + ms prayer | semoga cepat sembuh tuan
    - ms | Parking hospital penuh, pusing sejam. Dah dapat parking, nombor dah lepas
    - ms | doktor sorang pesakit dua ratus. salah siapa? tambah la doktor kontrak jadi tetap
    - ms | Ramai doktor muda lari ke luar negara. Bila nak sedar?
    - ms | farmasi tutup pukul 5, doktor panggil pukul 5.15. kena datang balik esok
    - ms | katil tak cukup, mak saya duduk kerusi dua hari kat kecemasan 😔
    - ms | lif rosak 3 bulan. bayangkan org pakai kerusi roda
    = ms question | Klinik malam area Seremban ada tak? Anak demam ni
    > = ms official | Ada. Sila semak senarai klinik waktu lanjutan di laman rasmi mengikut negeri dan daerah.
    = ms question | nak tukar tarikh temujanji boleh buat online ke kena datang kaunter?
    = ms question | vaksin flu percuma utk umur 60 ke atas kan? bawa apa je?
    > = ms official | Ya, percuma untuk warga emas berisiko. Bawa MyKad dan buku temujanji jika ada.
    = ms | Saya pesakit buah pinggang, cuci darah 3 kali seminggu. Alhamdulillah ada bantuan
    = ms | nombor giliran skrg boleh ambik dalam apps, x payah duduk tunggu
    > + ms | wah baru tahu, tq info
    > - mixed | apps tu asyik logout je
    - mixed | My appointment was at 8am, doctor only saw me at 1pm. Half day leave habis macam tu je
    - mixed | Staff kaunter garang sangat la, kita tanya baik2 dia jawab macam we owe her money
    - mixed | ubat darah tinggi out of stock dua bulan already, suruh beli luar. RM90!
    + mixed | Honestly the nurses at our klinik kesihatan are super nice, cuma orang terlalu ramai
    + mixed | Delivered my baby at government hospital, total bill RM20 something. Memang best
    + mixed | thank you doctors, you saved my dad. Hanya Tuhan dapat balas
    = mixed question | For dental, still kena ambik nombor pukul 6 pagi ke or boleh book online?
    = mixed | FYI guys, klinik tu now ada drive-through for repeat medicine. Very fast
    - en | Six hours at emergency with a broken wrist. No painkiller, no update, no chair.
    - en | The screens still show yesterday's numbers. Nobody at the counter knows the order.
    - en | You cannot fix a shortage of specialists with a video.
    + en | The extended hours clinic saved us a trip to emergency. Thank you for this.
    + en | Our local clinic now texts me when it's my turn. Small thing, huge difference.
    = en question | Do contract workers without MyKad have to pay the full fee?
    = en | I waited three hours. Not great, not terrible.
    + ms at:sabah | Klinik bergerak ni bagus bah, orang kampung inda payah turun pekan 4 jam
    + ms at:sabah | Terima kasih doktor gigi yang datang pitas, anak sia tiga orang sudah tampal gigi
    - ms at:sabah | Klinik desa kami misi sorang saja, hujung minggu tutup. Mau beranak pun kena pilih hari ka
    = ms at:kelantan | Tok wan ambo doh cucuk minggu lepah, sakit lengan sikit jah
    = ms | mak saya takut cucuk, cuba pujuk dulu
    - ms | makan sijil sakit lagi senang dari makan ubat. servis x bersungguh
    = ms prayer | Ya Allah sembuhkanlah ibu kami yang sedang sakit 🤲
    = ms prayer | Syafakallah. Moga cepat sembuh adik
    - ms private | Dah 3 kali email ke hospital guna noraini.b@example.com, x pernah dapat laporan perubatan arwah
    = ms private | Sesiapa darah O- tolong hubungi 017-333 4455, ayah perlukan penderma esok pagi di hospital besar
    > + ms | saya O-, dah pm tuan
    > + ms prayer | tak dapat derma tapi saya doakan dipermudahkan
    = ta | மருத்துவமனையில் காத்திருக்கும் நேரம் மிக அதிகம்
    + zh | 护士们辛苦了，谢谢你们
    = ms spam | Penawar kencing manis & darah tinggi 100% herba! sembuh 7 hari atau duit dipulangkan. PM sekarang
    - ms | KENAPA TELEFON KLINIK TAK PERNAH BERANGKAT
    = ms | kat sini 2 jam je. bergantung hari, jgn pergi hari Isnin
    - mixed | Queue number A245, now serving A031. Bawa bantal next time
    + mixed | Physio team hospital daerah ni so patient, ayah I dah boleh jalan balik
    - mixed | Report x-ray hilang, so kena repeat semua. What kind of system is this
    - mixed | call for appointment, line engaged the whole morning. Last2 pergi walk in
    = mixed | If demam biasa better go klinik extended hours, jangan pergi ER
    + mixed | Free dental check kat sekolah, my son finally berani jumpa doktor gigi
    - en | My grandmother waited on a trolley for nineteen hours.
    - en | Contract doctors carry the wards and still do not know if they have a job next year.
    + en | The nurse sat with my dad all night. She deserves every award there is.
    + en | Paid five ringgit for a specialist visit. We forget how lucky we are.
    - en | The lift has been broken since August and the ward is on the sixth floor.
    = en question | Is the mobile clinic going to Kudat next month?
    = en | You can collect repeat medicine at the post counter now.
  `),
};
