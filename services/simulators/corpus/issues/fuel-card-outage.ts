import { writtenThreads, type WrittenIssue } from "../written.ts";

/** The sharp turn: in the last three days of the demo the card readers at the pumps fail, and people are angry. */
export const fuelCardOutage: WrittenIssue = {
  id: "fuel-subsidy",
  posts: [
    {
      channel: "hq-youtube",
      kind: "news",
      title: "Makluman: Gangguan semakan MyKad subsidi RON95 di stesen minyak",
    },
    {
      channel: "hq-japentv",
      kind: "short_video",
      title: "Kemas kini: Pasukan teknikal pulihkan sistem BUDI MADANI berperingkat",
    },
    {
      channel: "selangor-youtube",
      kind: "video",
      title: "Sidang media: Langkah sementara sistem subsidi RON95",
    },
  ],
  threads: writtenThreads(`
    - ms | Dah 3 stesen saya pergi, semua kata sistem down. Balik kerja kena bayar harga penuh jugak
    > - mixed | sama!! saya dekat Kajang, beratur 40 minit lepas tu disuruh bayar full
    > - ms | Rawang pun sama
    > - mixed | Seremban also down since morning, staff pun tak tahu bila okay
    > - ms | kalau dah tau nak buat, buat betul2. kesian org kerja shift mcm kita
    > - ms | minta resit, lepas ni tuntut balik
    > = ms question | boleh ke tuntut balik bang? ada org pernah buat?
    > - ms sarcasm | boleh, tuntut dalam mimpi 🤣
    > = ms official | Kami mohon maaf atas kesulitan. Simpan resit tuan; tatacara tuntutan akan diumumkan sebaik sahaja dimuktamadkan.
    > - ms | "akan diumumkan" tu bila? gaji kami bukan boleh tunggu pengumuman
    - ms | sistem apa macam ni, baru sebulan dah tumbang 😡
    - ms | Menyusahkan rakyat. Dulu isi je terus jalan, sekarang nak isi minyak pun macam nak buat pasport
    - ms sarcasm | Bagus sangat sistem, tunggu sejam je nak isi RM30 minyak motor
    - ms sarcasm | tahniah lah, berjaya buat orang beratur macam zaman perang
    - ms sarcasm | Terima kasih banyak2, lambat masuk kerja hari ni. Bos pun bagi hadiah surat amaran 🙂
    - mixed | Worst system ever. Card scan 5 kali semua failed, lepas tu staff suruh bayar harga market
    - mixed | Every time ada program baru mesti server down. No testing ke before launch??
    - mixed | i paid rm2.60 per litre today just because your server down. Not fair at all!
    - mixed | hari pertama ok, hari ketiga system error, hari ni terus mati. what a joke
    - mixed | apa guna ada kuota kalau machine tak boleh baca IC kita, seriously
    - mixed | Boss saya marah sebab lambat deliver, customer cancel. Who is going to pay for this?
    - en | Third day in a row and still no fix. Who is accountable for this mess?
    - en | Queued for fifty minutes in Shah Alam only to be told to pay the full price. Ridiculous.
    - en | Why always like this one? Launch first, think later.
    - en | My father is 70 and he stood in the sun for an hour because the reader would not work. Shame.
    - en sarcasm | Brilliant. A subsidy you can only use when the server is in the mood.
    - en | Stop giving press conferences and fix the readers.
    - en | Refund us the difference. Simple as that.
    - en | I supported this policy but the execution is a disaster.
    - ms | Saya penghantar makanan. Hari ni rugi 4 jam sebab minyak habis n sistem rosak. Siapa nak ganti duit saya?
    > - ms | sabar bang, kami rider semua kena
    > - mixed | order masuk x boleh ambik, rating jatuh. mmg hangin
    > - mixed | rating drop lepas tu akaun kena suspend. system dia yang rosak, kita yang kena 😤
    > - ms | patutnya bila sistem down, bagi je harga subsidi kat semua org
    > - ms | betul, jgn rakyat yg tanggung
    > - ms | setuju, salah sistem bukan salah kita
    > - ms | Tapi bila kita lambat bayar cukai, tau pulak denda
    - ms copy:11 | PERHATIAN! Sistem subsidi minyak rosak di seluruh negara. Rakyat dipaksa bayar harga penuh tiga hari berturut-turut. Sebarkan sampai pihak atas dengar!
    - ms | tolonggg la baiki cepat, esok nk balik kampung jauh
    - mixed | dah call hotline 12 kali x berangkat. buat apa ada hotline
    - ms | Staf stesen kena maki, padahal bukan salah diorang. Yang buat sistem tu duduk dalam pejabat sejuk
    - ms | Kesian budak pam minyak, seharian kena marah dgn orang
    - ms | geram betul. gaji x seberapa, minyak kena bayar mahal, masa terbuang
    - ms | Tak payah la buat video cantik2. Baiki sistem dulu 😡😡
    - ms | MACAM NI KE KERJA?? DAH TIGA HARI!!
    - ms | alasan je semua ni. gangguan la, teknikal la
    - ms | Hang buat sistem tak test dulu ka? Penang habih beratur sampai jalan besaq
    - ms | Ambo duk Kota Bharu, maghi stesen royak "sistem lumpuh". Pah nok isi guano, tolok ko?
    - ms | Kami di Tawau ni lagi la susah bah, satu stesen ja ada mesin. Mesin pun rosak
    - ms | Kamek di Miri pun kenak juak, dari pagi sik dapat isi
    - ms | Dah la jalan jem, nak isi minyak pun jem
    - ms | Kecewa. Ingatkan kali ni lain, rupanya sama je macam sistem2 sebelum ni
    - ms | Orang kampung tak ada apps, IC pula tak boleh scan. Nak suruh kami jalan kaki?
    - ms | duit juta2 buat sistem, tapi x tahan seminggu. audit sikit sapa dpt tender tu
    - ms | sebelum buat tak nak dengar nasihat, lepas rosak baru kelam kabut
    - ms | Anak saya lambat ambil ubat kat hospital sebab tersangkut kat stesen. Tolong ambil serius perkara ni
    - ms | Menteri cuba beratur sendiri sekali, baru tau macam mana rasa
    - ms | penat la dgn semua ni 😩
    - ms | hari2 janji "esok pulih". esok tu bila
    - ms | Kuota saya ditolak 40 liter tapi minyak tak keluar pun! Macam mana ni??
    > - ms | eh saya pun! ingatkan saya sorang je
    > = ms official | Mohon puan hantar tarikh, masa dan nama stesen melalui borang aduan rasmi supaya kuota dapat dikembalikan.
    > - ms | borang pun x boleh bukak, error 504
    > - mixed | lol borang aduan pun down. complete package
    > - ms | Kuota hilang, duit pun hilang
    > - en | Same here, lost 35 litres of quota. Filled the form twice, no reply.
    - ms private | Kuota hilang 40 liter!! IC saya 850512-03-5021, telefon 019-876 5432, tolong balas segera
    - ms private | saya dah email aduan dari hafizah.kamal@example.com 3 kali, satu pun x berbalas
    - mixed | unsubscribe la channel ni, asyik cerita manis je. cerita pasal beratur tak nak pulak
    - mixed | Please la kerajaan, at least bagi manual override kat stesen. Takkan itu pun susah
    - mixed | dah la slow, lepas tu ada error code yang tak siapa faham. Fail.
    - mixed | My husband outstation, minyak tinggal satu bar, stesen kata system offline. Stress betul
    - ms tag | @cikgu_hamdan_pr tengok la sendiri komen2 ni, semua org kena. bukan saya sorang yg merungut
    - ms | Rakyat marah bukan sbb dasar, tapi sbb cara buat macam lepas batuk di tangga
    - ms | pulangkan harga lama. habis cerita
    - ms | 🤬🤬🤬 sia2 je beratur
    - other | 😡😡😡👎👎
    - ms | Tutup kaunter pukul 10, sistem down pukul 8. Tak sempat nak isi langsung
    - ms sarcasm | Jangan risau, sistem cuma rosak waktu orang nak guna je 👍
    - ms prayer | Ya Allah, Kau bukakanlah hati mereka yang diberi amanah. Rakyat bawah makin tersepit
    - zh | 系统又坏了，排了一个小时还要付全价，太过分了
    = ms question | Stesen area Bangi dah ok belum? Nak gerak ni
    = ms | Baru isi tadi kat Nilai, kena guna apps bukan scan IC. Cuba apps dulu
    = ms question | resit harga penuh tu kena simpan sampai bila ye admin
    + ms | Saya baru isi petang tadi, dah pulih. Terima kasih pasukan teknikal
    + ms | Sabar semua, diorang tengah baiki tu. Benda baru memang ada masalah
    = en | Update: working again at two stations in Cheras as of 6pm.
    - mixed | Server down, backup pun down. Siapa design system ni, honestly?
    - mixed | I waited sejam under the hot sun then dia cakap "try again tomorrow". Are you kidding me
    - mixed | My quota kena deduct twice, and nobody can explain why. Pulangkan balik!
    - mixed | Kami grab driver lost half a day income. Compensate la, jangan sorry je
    - mixed | So much for "pilot test berjaya". Please la jujur sikit
    - mixed | Apps hang, IC tak baca, hotline engaged. Three out of three fail 👏
    - mixed sarcasm | wow so advanced, sampai kena bawa cash macam tahun 90an
    - en | Paid the full price twice this week. The subsidy exists only on paper now.
    - en | Station staff have been given no instructions at all. Not their fault, but very frustrating.
    - en | No backup plan, no apology until day three. Unacceptable.
    - en | I was late for my mother's dialysis because of this queue. Fix it now.
    - en | If a bank went down for three days people would resign.
    - en sarcasm | Please make another video about how smooth it is.
    - en | Lost count of how many times the reader said "please try again".
    = en question | Does the app work while the card readers are down?
    > = en official | Yes, the app works wherever the station is online. As of 6 pm, 7 in 10 stations have been restored.
    = ms | Cuba stesen besar tepi highway, yg kecik2 masih offline
    = mixed | Update Seremban 2, scan MyKad okay dah tapi queue panjang sampai main road
    = mixed question | Anyone tahu Melaka Raya station dah pulih belum?
    = ms official | Untuk makluman, kuota yang tertolak semasa gangguan akan dikembalikan secara automatik dalam tempoh tiga hari bekerja.
    = ms | tunggu malam sikit baru pergi, org kurang
    = en | They accepted the app at my station but not the card.
    + ms | Staf stesen kat Jitra siap bagi air kosong pada yg beratur. Terima kasih dik
    + mixed | Quota I dah refund pagi tadi, okay la cepat juga. Thanks
    = ms question | Kalau guna kad kredit pun kena tunggu sistem ke?
    = ms | sy isi RM20 dulu buat lepas, esok la full tank
  `),
};
