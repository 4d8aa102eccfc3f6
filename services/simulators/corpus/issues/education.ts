import { writtenThreads, type WrittenIssue } from "../written.ts";

export const education: WrittenIssue = {
  id: "education",
  posts: [
    {
      channel: "hq-youtube",
      kind: "video",
      title: "Bantuan Awal Persekolahan: Semua yang ibu bapa perlu tahu",
    },
    { channel: "sabah-youtube", kind: "news", title: "Sekolah daif di pedalaman: 12 bangunan baharu siap" },
    {
      channel: "hq-japentv",
      kind: "vox_pop",
      title: "Vox pop: Telefon pintar di sekolah, setuju atau tidak?",
    },
    {
      channel: "kelantan-youtube",
      kind: "video",
      title: "Majlis penyampaian kasut dan beg sekolah di Bachok",
    },
  ],
  threads: writtenThreads(`
    + ms | Bantuan RM150 dah dapat, terus beli kasut & beg anak. Terima kasih cikgu uruskan
    + ms | alhamdulillah 4 org anak, RM600 memang meringankan beban
    + ms | tq kerajaan, bantuan awal sekolah sampai cepat tahun ni
    - ms | anak saya tahun 6 sampai sekarang x dapat, cikgu kata tunggu. tunggu sampai habis sekolah ka
    > = ms | cuba tanya pejabat sekolah, kdg2 nombor akaun salah
    > - ms | dah tanya, pejabat suruh tanya PPD, PPD suruh tanya sekolah
    > - ms sarcasm | bola ping pong pun kalah 😂
    > = ms official | Mohon puan kemukakan nama sekolah dan daerah sahaja melalui borang maklum balas. Jangan kongsi nombor kad pengenalan anak.
    - ms | 42 orang satu kelas. Cikgu nak ajar ke nak kawal lalu lintas?
    > - ms | kelas anak sy 45. kipas pun rosak
    > - mixed | then bising budak tak boleh baca. class size lah problemnya
    > - ms | cikgu tak cukup, yang nak posting bertahun tunggu
    > - ms | isteri sy ijazah pendidikan, 3 thn menganggur. pelik kan
    > + ms prayer | semoga isteri tuan cepat dapat posting
    > = ms | ambil interim dulu bang
    - ms | Silibus tukar2, budak jadi bahan uji kaji
    - ms | beg anak darjah 2 berat 6 kilo, sakit bahu dia setiap hari
    - ms | yuran PIBG konon derma tapi siap ada invois
    - ms | Kantin jual air manis je, lepas tu buat kempen anti gula
    - ms | tandas sekolah kotor sampai anak tahan kencing sampai balik
    - ms sarcasm | Bagus la projek sekolah baru, cat je yang baru bumbung tetap bocor
    + ms at:sabah | Alhamdulillah siap juga sekolah kami. Dulu anak2 belajar bawah bumbung bocor bah
    > + ms at:sabah | sia pun bekas murid sana, teringat kami tadah hujan pakai baldi
    > + ms | terharu tgk gambar sebelum dan selepas
    - ms at:sabah | Di Nabawan masih ada lagi yang jalan kaki 2 jam pi sekolah. Bila giliran kami?
    - ms at:sabah | Bangunan cantik tapi cikgu inda cukup, apa guna
    + ms at:kelantan | Comel sungguh budak2 pakai kasut baru, senyum sampai telinga 🥰
    + ms at:kelantan | Tahniah cikgu2 Bachok. Ambo bangga anok nogori sendiri
    = ms question | Cuti sekolah tahun depan start bila ya?
    = ms question | bantuan ni utk sekolah swasta dapat tak?
    > = ms official | Bantuan adalah untuk murid warganegara di sekolah kerajaan dan sekolah bantuan kerajaan.
    = ms question | Masuk tahun 1 umur 6 tu wajib ke pilihan?
    = ms | setuju budak x payah bawa phone. dulu kita hidup je tanpa phone
    = ms | bagi bawa, tapi simpan di bilik guru. Balik baru ambik
    - ms | larang phone tapi kerja rumah semua hantar dalam group whatsapp. pening saya
    > - mixed | exactly!! homework upload kat Google Classroom then say no screen time
    > = ms | utk ibu bapa la tu, bukan utk budak
    + ms | Cikgu anak saya mmg terbaik, ajar sampai dapat. Semoga Allah balas jasa semua guru
    + ms prayer | Terima kasih cikgu. Semoga dipanjangkan umur dan dimurahkan rezeki
    - mixed | Online system untuk daftar darjah satu always hang. Refresh 20 kali baru masuk
    - mixed | Teacher busy with data entry and reports, bila masa nak prepare lesson?
    - mixed | SPM result dah okay but university place tak dapat, what's the point
    + mixed | My daughter loves her new school, cikgu semua friendly. So far so good
    + mixed | DLP class anak I memang helpful, please don't cancel
    = mixed | i think exam tu perlu tapi jangan la stress budak sangat
    = mixed question | Anyone tahu when is the appeal for asrama keluar?
    - en | My kid shares a textbook with two others. It is already March.
    - en | Cancelling exams and bringing them back every few years is not a policy.
    + en | Lovely to see rural schools finally getting proper buildings.
    + en | Teachers deserve this and more. Thank you for the video.
    = en | Both of my kids bring a basic phone with no internet. Works fine.
    - ms | buli masih berleluasa kat asrama, warden buat pekak
    = ms tag | @nurul_mathlete @bang_jiwa_utara tengok ni bantuan dah keluar
    = ta question | என் மகளுக்கும் இந்த உதவி கிடைக்குமா?
    = ms | anak sulung saya dulu pun dapat jugak, tapi RM100 masa tu
    = ms spam | Kelas tuisyen A+ dijamin! Bocoran soalan peperiksaan ada, telegram kami sekarang
    - ms private | Nama anak Aqil, ic saya 780923-10-6612, mohon semak kenapa bantuan ditolak
    - mixed | Kids bring home three projects a week, parents yang buat. Be honest la
    + mixed | Kelas pemulihan really works, anak I dah boleh baca in 4 months
    - mixed | school bus fee naik to RM180, tak masuk akal
    = mixed question | Can I apply bantuan untuk anak OKU separately?
    - mixed | So many CCTV but kes buli still happen. Where were the wardens?
    + mixed | Rural teachers memang superheroes, naik boat pergi mengajar every week
    - en | Forty-five children, one fan, no projector. Twenty-first century learning, they say.
    - en | My daughter's school has had no science teacher since June.
    + en | My son ran home shouting that he got new shoes. Thank you.
    + en | The literacy camp was wonderful. More of these please.
    = en question | When do applications for boarding schools open?
    - en | Homework sent at 10pm on a parents' chat group should be banned.
    = en | Ours starts in January like before, check with the school office.
  `),
};
