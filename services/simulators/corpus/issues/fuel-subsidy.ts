import { writtenThreads, type WrittenIssue } from "../written.ts";

/** The subsidy on petrol before the card readers failed: mostly questions and content. */
export const fuelSubsidy: WrittenIssue = {
  id: "fuel-subsidy",
  posts: [
    {
      channel: "hq-youtube",
      kind: "video",
      title: "BUDI MADANI RON95: Cara semak kelayakan dalam 3 langkah",
    },
    {
      channel: "hq-youtube",
      kind: "vox_pop",
      title: "Apa kata rakyat? Subsidi bersasar RON95 di stesen minyak",
    },
    { channel: "hq-tiktok", kind: "short_video", title: "60 saat: Kenapa subsidi petrol perlu disasarkan" },
    {
      channel: "johor-youtube",
      kind: "mcp_scp",
      title: "Turun padang: Penerangan BUDI MADANI di Pasar Tani Kluang",
    },
    {
      channel: "selangor-youtube",
      kind: "infographic",
      title: "Infografik: Soalan lazim subsidi RON95 untuk e-hailing",
    },
  ],
  threads: writtenThreads(`
    + ms | Alhamdulillah dah guna semalam, scan IC terus lulus. Mudah je rupanya
    > = ms question | kena beratur lama x bang?
    > + ms | x pun, 2 minit siap. ikut stesen kot
    > + mixed | same here, smooth je dekat stesen area Puchong
    > = ms | kat tempat saya kena masuk kaunter dulu baru boleh isi
    > + ms | ok la tu, asal dapat harga murah
    > = ms question | yg guna apps pun boleh kan?
    > + mixed | boleh, i guna app lagi senang. tak payah beratur
    = ms question | Kalau kereta nama ayah tapi saya yg bawa, boleh guna mykad saya ke?
    > = ms official | Boleh. Kelayakan mengikut individu yang mempunyai MyKad dan lesen memandu yang sah, bukan mengikut pemilik kenderaan.
    > + ms | terima kasih admin, jelas sangat
    > = ms question | kalau lesen dah mati mcm mana pulak
    > = ms official | Sila perbaharui lesen dahulu. Kelayakan dikemas kini secara automatik selepas lesen diperbaharui.
    + ms | Harga RON95 turun ni memang lega sikit poket. Terima kasih kerajaan
    + mixed | Finally something yang betul-betul sampai kat rakyat. Good move 👍
    - ms | harga minyak turun tapi harga barang x turun2 pun, sama je
    > - ms | tu la pasal, kedai makan dah naik dulu. nk turun? mimpi la
    > = mixed | business tu guna diesel bang, lain cerita
    - ms | Subsidi konon, cukai kita jugak yang bayar
    = ms question | Warga emas yang lesen dah mati macam mana? Mak saya hantar cucu pergi sekolah hari2
    = en question | Does this cover motorcycles as well? My son rides a kapcai to work
    + en | Checked my eligibility in under a minute. Credit where it's due, the process was painless.
    + en | Good explanation, finally one video that goes straight to the point.
    - en | So foreigners with big cars pay full price but who is checking at the borders? I doubt it works.
    = mixed question | Guys kalau kuota tak habis bulan ni dia carry forward ke next month?
    > = mixed | tak, reset every month setahu saya
    > = ms | betul, setiap bulan mula baru
    = ms | Sy grab driver, kuota asas mmg x cukup tapi dengar cerita boleh mohon tambah
    > + ms | boleh bang, sy dh mohon minggu lepas. 3 hari lulus
    > + ms | terima kasih info bro 🙏
    + ms at:johor | Tadi pegawai penerangan datang pasar tani tolong pakcik2 semak. Baik hati semuanya 👏
    + ms at:johor | Terbaik JaPen Johor, mak saya yg xreti guna phone pun dah faham
    - ms at:johor | Kereta plat jiran penuh lagi kat stesen tepi sempadan. Penguatkuasa mana?
    - mixed | 300 liter a month okay la, but untuk orang duduk jauh macam kami memang tak cukup
    = ms | Saya sebulan guna 120 liter je. Cukup sangat
    = ms question | mcm mana kalau cip mykad rosak? kena tukar baru ke
    > = ms official | Ya, cip yang rosak perlu diganti di pejabat pendaftaran. Sementara itu semak kelayakan melalui aplikasi yang disenaraikan di laman rasmi.
    - ms sarcasm | wah hebat, turun 6 sen. boleh beli rumah dah lepas ni 😂
    + ms | syabasssss, janji ditepati
    + ms | Bagus program mcm ni, org kaya bayar harga penuh, org biasa dapat bantuan
    = ms | Diesel pula bila? kami nelayan tunggu juga
    - ms | Lori dengan bot diesel masih mahal, siapa nak bela kami orang laut
    + mixed | boss ni memang power, isi full tank tak sampai 80 dah 🔥
    = en | Noted. Please also post this in Mandarin and Tamil for my parents.
    + zh | 资讯很清楚，谢谢分享！
    = ta question | இது மோட்டார் சைக்கிளுக்கும் பொருந்துமா?
    + ms | smg sistem ni kekal lama n makin baik
    = ms tag | @razlan_k88 tengok ni, kau yg tanya semalam pasal mykad
    > = ms tag | @pak_man_sawah71 ok bang dh tengok, boleh rupanya guna ic sendiri
    - ms private | Saya dah try IC 900101-14-5678 tapi keluar "tidak layak". Lesen saya hidup lagi kot, tolong semak
    > = ms official | Mohon tuan padam nombor pengenalan daripada komen awam dan hubungi kami melalui mesej peribadi.
    = ms | Video ni patut main kat TV jugak, mak ayah kampung x tengok youtube
    = mixed | i think the quota is fair, tapi kena ada semakan setiap tahun
    - mixed | why must use MyKad, privacy macam mana? data kita bocor nanti siapa jawab
    + en | Pumped today at the new price in Ipoh, no issue at all. Staff were helpful too.
    = ms | Hok klate guano? Sero sini ore ramai gi isi minyok sebelum balik raye
    = ms | Ikut saya, kekalkan je harga sekarang. Jangan naik jangan turun
    + ms | ok dah faham. tq
    = ms spam private | Pinjaman segera tanpa cagaran untuk isi minyak & bil! whatsapp 011-2345 6780 sekarang, lulus 10 minit
    - mixed | Register boleh, tapi bila nak appeal langsung tak ada button. Please fix
    = mixed question | My wife's licence expired, can she still claim ke kena renew dulu?
    + mixed | Pump attendant yang ajar step by step, so helpful. Kudos to him
    = mixed | Just checked, baki kuota I ada 212 liter lagi
    - mixed | So rumit la, nak isi minyak pun must tap here tap there
    + mixed | okay la this time, at least semua citizen dapat
    = en question | How do I update my address before the quota is calculated?
    + en | Saved about thirty ringgit this month. It adds up.
    - en | One more card, one more app, one more password for a litre of petrol.
    = en | Quota check works on the website too, no need for the app.
    - en | The T20 will find a way around it as always.
    = en question | Will the vox pop come to Seremban as well?
    - ms | Kuota utk e-hailing lambat lulus, dah 2 minggu tunggu
    - ms | stesen hujung kampung kami x ikut pun, harga lama lagi dia letak
    - ms | asyik tukar cara je. belum sempat faham dah tukar lain
    - mixed | Sorry but why must register again, dulu STR pun dah isi semua data
    - mixed | Kaunter bantuan tutup pukul 4, we all kerja until 6. Helpful sangat
    - en | The website logs me out every time I try to check my balance.
    - en | Six sen off while tolls and parking go up. Thanks for nothing.
    - ms | Mak saya umur 78 mana ada lesen, siapa yang bawak dia pun kena guna kuota sendiri. X adil
    - ms | yg kaya tetap kaya, kita ni kira sen
    - mixed | Motor pun kena scan every time, so leceh when raining
  `),
};
