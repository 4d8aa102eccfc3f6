import { writtenThreads, type WrittenIssue } from "../written.ts";

export const floods: WrittenIssue = {
  id: "floods",
  posts: [
    {
      channel: "hq-youtube",
      kind: "news",
      title: "Monsun Timur Laut: Kesiapsiagaan agensi hadapi gelombang hujan lebat",
    },
    {
      channel: "kelantan-youtube",
      kind: "video",
      title: "Tinjauan PPS di Pasir Mas: Mangsa banjir selesa, bekalan mencukupi",
    },
    {
      channel: "kota-bharu-instagram",
      kind: "short_video",
      title: "Paras air Sungai Kelantan: Kemas kini jam 6 petang",
    },
    {
      channel: "johor-youtube",
      kind: "video",
      title: "Bantuan Wang Ihsan banjir: Siapa layak dan bila dibayar",
    },
    { channel: "batu-pahat-facebook", kind: "photo", title: "Gotong-royong pasca banjir di Sri Medan" },
    { channel: "sabah-youtube", kind: "news", title: "Banjir kilat di Penampang: Jalan ditutup sementara" },
  ],
  threads: writtenThreads(`
    + ms prayer | Semoga semua mangsa banjir dilindungi dan dipermudahkan urusan. Aamiin
    + ms prayer | Ya Allah lindungilah saudara kami di pantai timur 🤲
    = ms prayer | Al-Fatihah buat adik yang lemas semalam. Semoga keluarga tabah
    > = ms prayer | Al-Fatihah 😢
    > - ms | sedihnya, baru umur 9 tahun
    > = ms prayer | Innalillahi wa inna ilaihi rajiun
    > - ms | ibu bapa tolong la jaga anak, jgn bagi main air banjir
    > = ms | betul, air nampak tenang tapi arus bawah laju
    > = ms prayer | takziah buat keluarga
    + ms | Terima kasih abang bomba, APM dan semua sukarelawan. Korang la hero sebenar 💪
    + ms | alhamdulillah pps sini bersih, makanan pun cukup 3 kali sehari
    + ms at:kelantan | PPS sekolah cucu saya memang terurus tahun ni, ada khemah utk setiap keluarga. Terima kasih
    - ms | Tiap2 tahun banjir tempat sama. Parit tak pernah nak dalamkan
    > - ms | 20 tahun saya duduk sini, janji tebatan banjir dari saya bujang sampai dah ada cucu
    > - ms | projek tebatan tu dah siap 40% je lepas tu senyap
    > - mixed | same story every year, only the video makin HD
    > = ms question | ada sapa2 tau bila sambung kerja tu?
    > = ms official | Projek tebatan fasa dua dijadual bersambung selepas musim tengkujuh. Perincian akan dikongsi oleh agensi pelaksana.
    > - ms sarcasm | selepas tengkujuh tahun bila tu? 😅
    > - ms | jawapan copy paste tahun lepas
    - ms | Wang ihsan tahun lepas pun saya x dapat lagi, ni dah banjir balik
    - ms | bantuan lambat sampai, baju basah dari semalam xde tukar
    - ms at:kelantan | Air naik laju gilo male tadi, dop sempat nok angkat gapo2. Habih motor tenggelam
    = ms question at:kelantan | Kok Lanas naik doh ko? Mok ambo sore2 kat rumah tu
    > = ms | belum lagi abe, tapi jalan belakang tutup doh
    > = ms | demo telepon penghulu, dio ado bot
    > + ms | terimo kasih deh, doh dapat pindah mok tadi 🙏
    = ms question | Jalan Gua Musang ke Kuala Krai boleh lalu tak sekarang?
    > = ms official | Buat masa ini hanya kenderaan berat dibenarkan. Sila rujuk kemas kini jalan raya terkini sebelum memulakan perjalanan.
    + ms at:batu-pahat | Best gotong royong tadi, semua jiran turun, tua muda. Inilah Malaysia 🇲🇾
    + ms at:johor | Dah masuk wang ihsan RM1000 pagi tadi. Syukur sangat, boleh beli tilam baru
    - ms at:johor | Nama saya tak ada dalam senarai padahal rumah tenggelam paras pinggang. Jiran yang kering dapat pulak
    - mixed | Drain kat taman I dah report 3 kali to the council, still tersumbat. Then banjir blame hujan
    - mixed | Bukan act of God je ni, it's poor planning. Bukit semua dah botak
    + mixed | Respect to all the volunteers, sanggup redah banjir tengah malam. You guys are amazing
    = mixed | For those in Shah Alam, sek 24 air dah naik buku lali. Alih kereta cepat
    = mixed question | Any idea which PPS still open? Keluarga nenek saya nak kena pindah malam ni
    > = ms official | Senarai PPS yang dibuka boleh disemak di portal info bencana rasmi, dikemas kini setiap 15 minit.
    = mixed | Can donate pampers & selimut dekat mana ya? I have two boxes
    > + ms | boleh hantar ke dewan orang ramai, ada sukarelawan tunggu sampai 10 malam. baik hati tuan
    - en | Every year the same roads, the same excuses, the same photo of someone in boots.
    - en | We were told at 2am to evacuate with no transport. Old people walked in waist-deep water.
    + en | The siren warning worked this time. We moved the car and documents early. Thank you.
    = en | Water level here dropped about half a metre since morning.
    + en | Nice to see agencies actually coordinating this year. Big improvement from 2021.
    = en question | Is there a number for pet rescue? My neighbour's cats are stuck upstairs.
    - ms | Sungai cetek pasal pasir, sapa bagi lesen korek? Siasat la
    - ms | menteri datang ambik gambar 10 minit balik. nasi pun sejuk tunggu dia
    - ms sarcasm | seronok la tahun ni dapat berenang dalam rumah sendiri, swimming pool percuma
    - ms sarcasm | Hebat kesiapsiagaan, bot sampai lepas air surut
    = ms | Bekalan elektrik ditutup kat kampung sebelah mulai jam 8 utk keselamatan
    = ms | Paras bahaya 5 meter kalau tak silap. Sekarang 4.2
    + ms | tahun ni amaran awal cepat sampai kat telefon, bagus
    + ms at:sabah | Salut sama bomba Penampang, sampai malam sanggup kasi pindah orang tua2. Tq bah
    - ms at:sabah | Longkang kici, rumah baru naik banyak. Patut la banjir bah setiap kali hujan setengah jam
    - ms | Cakap2 je kasihan, lepas surut semua lupa
    = ms tag | @mekna_tganu tengok ni, jalan nak ke rumah kakak dah tutup
    = ms | kelas tambahan anak pun batal minggu ni. PPS guna sekolah
    - ms | Tandas PPS rosak dua je boleh guna untuk 300 orang. Tolong tengok2kan
    > = ms official | Terima kasih atas makluman. Kami telah panjangkan kepada pengurus PPS untuk tindakan segera.
    > + ms | dah datang dah org baiki tadi. tq admin
    = ms private | Ada 6 keluarga terkandas belakang surau Kg Tebing. Sila call saya 012-345 6789 kalau ada bot kosong
    = ms private | nak hantar sumbangan makanan, boleh hubungi isteri sy 013-222 3344 atau datang terus
    + ms | Moga cepat surut, anak2 dah rindu nak balik rumah
    = id | Semoga saudara-saudara kita di sana selalu diberi kesabaran ya. Salam dari Medan
    = other | 😢😢🤲🤲
    - ms copy:5 | Empangan akan dibuka malam ini tanpa amaran! Semua penduduk hilir sungai lari segera. Tolong viralkan demi keselamatan keluarga
    > = ms official | TIDAK BENAR. Tiada pelepasan air empangan dijadualkan. Mohon jangan sebarkan berita yang belum disahkan.
    > + ms | terima kasih admin cepat jawab, mak saya dah panik td
    - mixed | Insurance pulak kata flood not covered, habis kereta kami
    + mixed | The boat team came so fast, tak sampai 20 minit. Terhutang budi
    - mixed | PPS penuh, toilet only two, baby menangis non stop. Please send help
    = mixed | Water dah surut a bit area Taman Sri Muda, but arus masih kuat
    - mixed | Every year datang tengok, take photo, balik. What changed?
    + mixed | Salute the soldiers, carrying warga emas one by one on their back
    + en | Strangers brought us dry blankets at midnight. I will never forget it.
    - en | The retention pond behind us became a shopping lot. Then it floods. Surprise.
    - en | My late grandmother's photos are gone. Third flood in five years.
    = en | Road to the shelter is open for lorries only, as of 5pm.
    = en question | Where can we drop off baby formula in Johor Bahru?
    + en | The shelter had a corner for kids with books and a volunteer teacher. Lovely touch.
  `),
};
