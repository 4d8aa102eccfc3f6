import { writtenThreads, type WrittenIssue } from "../written.ts";

export const publicTransport: WrittenIssue = {
  id: "public-transport",
  posts: [
    { channel: "hq-youtube", kind: "news", title: "Gangguan LRT: Bas perantara disediakan di lima stesen" },
    { channel: "selangor-youtube", kind: "vox_pop", title: "Vox pop: Pas bulanan RM50, berbaloi ke?" },
    { channel: "hq-japentv", kind: "video", title: "ECRL: Sejauh mana kemajuan projek rel pantai timur" },
    {
      channel: "pulau-pinang-youtube",
      kind: "short_video",
      title: "60 saat: Naik feri Pulau Pinang hari ini",
    },
    { channel: "hq-youtube", kind: "video", title: "Riding the KTM Komuter: what passengers told us" },
  ],
  threads: writtenThreads(`
    - ms | LRT rosak lagi?? minggu ni je dah 3 kali
    > - mixed | my boss dah tak percaya bila I cakap train rosak
    > - ms | sy siap snap gambar platform bg bos tengok
    > - ms sarcasm | patut bagi diskaun sebab hari2 buat senaman naik tangga
    > - ms | eskalator pun rosak sekali, pakej lengkap
    > = ms official | Maaf atas kesulitan. Perkhidmatan telah dipulihkan sepenuhnya pada jam 9.20 pagi.
    > - ms | 9.20 pagi saya dah kena marah dgn bos 😑
    + ms | pas rm50 mmg berbaloi giler. dulu minyak + tol RM450 sebulan
    > + ms | sama, jimat banyak. cuma kena sabar waktu puncak
    > = ms question | bas pun boleh guna pas tu?
    > + ms | boleh, rapid semua boleh
    + ms | MRT laju, bersih, sampai tepat masa. Saya dah jual kereta kedua
    + ms | Pemandu bas feeder T786 baik sangat, tunggu makcik naik dulu baru jalan
    + ms | DRT van tu best gila, tekan apps 10 minit sampai
    - ms | bas perantara penuh mcm tin sardin, sorang pun xde jaga barisan
    - ms | bas kata sampai 8.10, sampai 8.55. Dalam apps kata "baru lepas" tapi bayang pun x nampak
    - ms | KTM komuter lambat sejam dah jadi benda biasa
    - ms | Tren sejuk beku masa kosong, masa penuh aircond rosak. Berpeluh2 pi kerja
    - ms | stesen dekat rumah xde parking, last2 bawak kereta jugak
    - ms | kawasan kami bas sehari 4 kali je. nak suruh org naik pengangkutan awam mcm mana
    - ms sarcasm | tahniah, berjaya jadikan 20 minit perjalanan kepada 2 jam. rekod dunia
    - ms sarcasm | "Gangguan teknikal" tu mesti nama tengah tren tu kan
    - mixed | Last mile is the real problem. Turun MRT nak jalan rumah 2km under hot sun, no thanks
    - mixed | Train breakdown then Grab surge RM45. Who benefits, kita tau la kan
    - mixed | sorry but lift for OKU rosak sebulan, wheelchair user nak naik macam mana?
    - mixed | Announcement langsung tak clear, tourist semua confused kat KL Sentral
    + mixed | I take MRT daily from Kajang, honestly so far okay la, cuma crowd je
    + mixed | Putrajaya line memang world class, proud gila
    + mixed | ETS baru so comfortable, KL to Ipoh 2 jam je. Love it
    = mixed question | Weekend ni ada closure ke between Pasar Seni and KL Sentral?
    > = ms official | Tiada penutupan dijadualkan hujung minggu ini. Waktu operasi seperti biasa.
    = mixed | LRT3 dah start trial run kan? Saw the train near my house
    - en | Forty minutes on a stopped train with no announcement. People were fainting.
    - en | Every breakdown ends with an apology and nothing else.
    - en | Why are feeder buses every 45 minutes in a city of millions?
    + en | The RM50 pass is the single best policy in years. Please keep it.
    + en | Staff at Masjid Jamek helped my mother find her way. Very kind people.
    = en | I use it twice a week. Rush hour is bad everywhere in the world to be fair.
    = en question | Can tourists buy the monthly pass or is it MyKad only?
    + ms at:pulau-pinang | Feri baru cantik, hang naik petang2 mesti syok tengok matahari jatuh
    - ms at:pulau-pinang | Motor lalu jambatan panas hujan, feri pulak selalu rosak. Hangpa nak kami berenang ka
    = ms question at:pulau-pinang | LRT Penang jadi buat ka dak? Dari dulu dok dengaq cerita ja
    > - ms at:pulau-pinang | dah 20 tahun dengaq. anak aku dah kahwin dah
    > = ms official | Kerja awalan sedang dijalankan. Kemas kini kemajuan projek akan diumumkan dari semasa ke semasa.
    + ms | ECRL siap nanti senang nk balik Kota Bharu, 4 jam je. tak sabaq
    = ms question | tambang ecrl agak2 brp ye, lagi murah dari bas ke
    - ms | tiket raya KTM habis dalam 10 minit. siapa yang borong tu?
    = ms | sy naik kereta je senang, bukan x nk naik tren tapi rumah jauh
    = ms | Waktu puncak jarak tren 4 minit ikut papan tadi
    = ms tag | @syafiq_ulat_buku hang kata nak jual kereta, ni pas rm50 ada
    = zh | 今天早上又坏了，还好我早出门
    - ms | aduan saya no. 3 kali dah, jawapan robot je
    + ms | syabas polis bantuan kat stesen td tolong cari beg saya. semua duit masih ada 🙏
    - ms private | Beg tertinggal dalam tren kpg batu, ada kad OKU. kalau jumpa tolong call 014-555 6677
    - mixed | Bus lane full of parked cars, then bus stuck sekali. Enforcement tidur ke
    + mixed | On demand van ni super convenient, RM1 je pergi MRT
    - mixed | Peak hour train every 8 minutes, you call this metro? Padat sampai tak boleh bernafas
    = mixed | Kelana Jaya line back to normal, just passed Bangsar tadi
    - mixed | Toilet stesen rosak, escalator rosak, my patience pun rosak
    = mixed question | Bicycle boleh bawa naik LRT on weekends kan?
    - en | The app shows a bus that does not exist. I call it the ghost bus.
    - en | Lifts out of order at three stations on my route. I use crutches.
    + en | Sold my car, lost five kilos, gained an hour of reading a day. Love the MRT.
    = en | Shuttle buses leave from exit B, not exit A as announced.
    + en | Clean trains, polite guards. Credit to the night crew.
    - en | An ageing signalling system and nobody wants to pay for it until it fails.
  `),
};
