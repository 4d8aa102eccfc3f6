import { writtenThreads, type WrittenIssue } from "../written.ts";

export const scams: WrittenIssue = {
  id: "scams",
  posts: [
    {
      channel: "hq-youtube",
      kind: "videographic",
      title: "Scam panggilan: Kenali 5 skrip yang selalu digunakan",
    },
    { channel: "hq-tiktok", kind: "short_video", title: "Jangan klik! APK palsu kad jemputan kahwin" },
    {
      channel: "kelantan-youtube",
      kind: "mcp_scp",
      title: "Ceramah kesedaran keldai akaun di Kolej Komuniti",
    },
    { channel: "pulau-pinang-youtube", kind: "vox_pop", title: "Vox pop: Pernah kena scam?" },
  ],
  threads: writtenThreads(`
    - ms | Mak saya kena RM18 ribu, duit simpanan haji dia. Sampai sekarang menangis
    > - ms | Ya Allah kejamnya manusia
    > + ms prayer | semoga diganti dengan rezeki berlipat ganda
    > = ms question | dah buat report polis kak?
    > - ms | dah, 7 bulan x dengar apa2 perkembangan
    > = ms | cepat2 call 997 sebelum 24 jam, kdg sempat bekukan
    > = ms official | Kami bersimpati. Sila hubungi Pusat Respons Scam Kebangsaan di talian 997 dengan segera bagi setiap kes baharu.
    > - ms | pakcik saya pun kena, siap suruh duduk dalam bilik jangan bagitau sapa2
    - ms | data kita bocor dari mana? scammer tau nama penuh & ic saya
    - ms | tangkap keldai akaun je, dalangnya bila
    - ms | bank pun satu, transfer 50 ribu pukul 2 pagi x pelik ke
    - mixed | hari2 dapat call robot. Dah block 200 nombor
    - mixed | report kat balai suruh tunggu IO, IO bercuti 2 minggu
    - ms sarcasm | scammer call saya 5 kali sehari, lagi rajin dari bekas pakwe
    - ms sarcasm | bagus, dah hilang duit baru dapat video nasihat
    + ms | Terima kasih info, terus share dalam group keluarga
    + ms | berguna sangat video ni, nenek saya pun paham
    + ms | nasib baik tengok video ni semalam, pagi tadi betul2 dapat call "pegawai LHDN". Terus letak 😆
    > + ms | haha padan muka scammer
    > + mixed | wow just in time, respect
    + ms | polis siber kita makin cekap, syabas
    + ms | penerangan jelas. buat lagi pasal scam kerja part time pulak
    = ms question | kalau dah terklik apk tapi belum masuk password, apa perlu buat?
    > = ms official | Putuskan internet, buang aplikasi itu, tukar kata laluan melalui peranti lain dan hubungi bank tuan segera.
    = ms question | macam mana nak check nombor akaun tu scammer ke tak
    = ms | saya layan je, suruh dia tunggu, last2 dia yg letak
    = ms | bos saya sendiri kena love scam. Belajar tinggi pun boleh kena
    - mixed | They called pretending to be court officer, siap ada suara background macam office. Scary gila
    - mixed | Facebook full of fake investment ads, muka menteri pun dia guna AI. Nobody takes them down
    - mixed | my friend's WhatsApp kena hack, then dia minta pinjam duit kat semua orang
    + mixed | Good content! Short and sweet, my parents pun boleh faham
    = mixed | Just never share your TAC. Bank takkan minta, full stop
    - en | Lost my savings to a fake job offer. The report number is all I have now.
    - en | Why are SIM cards still sold without proper checks?
    + en | Clear, calm and useful. Please translate it into more languages.
    = en | I got the wedding-card APK too. Deleted it straight away.
    + ms at:kelantan | Budok2 kolej keno dengar belako ceramoh ni. Royak ko kawe jange sewo akaun
    - ms at:kelantan | Anok jiran ambo keno tangkap pasal jual kad bank RM300. Kesiye mok dio
    - ms at:pulau-pinang | Aku kena sekali, order tudung mai kertas surat khabaq. Geram betoi
    = ms tag | @abah_zikri_5anak tolong bagitau mak jgn klik link kad kahwin tu
    = ms spam private | Kerja part time like video je, gaji RM200-RM800 sehari!! whatsapp +60 11-3456 7012 cikgu Lina
    = en spam | Turn 250 into 5,000 in two days with my crypto mentor, 100% legit, ask me how
    = mixed spam copy:6 | I was broke sampai jumpa Puan Aisyah trader, now earning RM3k weekly. Contact her on telegram, percayalah!
    = ms spam | Tebus hadiah rakyat RM1200 anda di pautan ini sebelum tamat malam ini
    > = ms official | Ini pautan palsu. Jabatan tidak pernah memberi hadiah melalui komen. Jangan klik.
    - zh | 我阿姨也被骗了两万，报警也没用
    - ms private | nombor scammer ni 016-777 8899, hati2 semua dia mengaku pegawai mahkamah
    = ms prayer | Semoga kita semua dijauhkan dari penipu2 ni
    - mixed | Bank hotline makes you press 7 menus while duit tengah hilang. So helpful
    + mixed | My mum almost transfer, lucky cashier bank tu tanya dulu. Bless her
    = mixed | Check dulu kat Semak Mule portal before you pay anything
    - mixed | They used my friend's voice, AI kot, memang sama gila. Takut I
    - mixed | Police report done, then silence. Duit gone, hope pun gone
    - en | They knew my full name, my car model and my bank. Tell me where that leaked from.
    - en | The platform said the fake ad "does not violate our standards".
    + en | Played this for my parents at dinner. They hung up on a scammer the next day!
    = en question | Is there a WhatsApp number to forward suspicious links to?
    = en | The bank froze the account in ten minutes when I called.
  `),
};
