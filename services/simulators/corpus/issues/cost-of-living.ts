import { writtenThreads, type WrittenIssue } from "../written.ts";

export const costOfLiving: WrittenIssue = {
  id: "cost-of-living",
  posts: [
    {
      channel: "hq-youtube",
      kind: "vox_pop",
      title: "Vox pop: Harga ayam dan telur di pasar, apa kata peniaga?",
    },
    {
      channel: "hq-youtube",
      kind: "video",
      title: "Jualan Rahmah MADANI: Barang keperluan lebih murah di 600 lokasi",
    },
    {
      channel: "hq-japentv",
      kind: "infographic",
      title: "Beras tempatan: Bekalan dan harga siling dijelaskan",
    },
    {
      channel: "sarawak-x",
      kind: "news",
      title: "Harga barang di pedalaman Baram: Subsidi pengangkutan diteruskan",
    },
    {
      channel: "petaling-facebook",
      kind: "short_video",
      title: "RM50 dapat apa? Borong di Jualan Rahmah Kelana Jaya",
    },
  ],
  threads: writtenThreads(`
    - ms | RM100 sekarang masuk kedai keluar dua plastik je
    > - ms | dulu rm100 penuh troli, skrg penuh tangan
    > - mixed | inflation is real, gaji je tak inflate
    > - ms | plastik pun kena bayar 20 sen haha
    > - ms | yg untung orang tengah
    > - ms | anak mintak susu pun kena fikir 2 kali
    > = ms | kena pandai berjimat la zaman sekarang
    > - ms | jimat apa lagi bang, makan dah sehari sekali
    - ms | Telur gred A dulu 30 sen sebiji, skrg cuba kira sendiri
    - ms | ikan kembung pun dah harga ikan siakap 😭
    - ms | nasi lemak bungkus RM4 dalam ada ikan bilis 3 ekor. zaman apa ni
    + ms | Jualan rahmah ni memang membantu. Saya jimat dekat RM30 tadi
    + ms | terbaik, ayam standard RM8 sekilo. beratur pun berbaloi
    + ms | Teruskan program macam ni setiap minggu. Orang gaji kecik mcm kami mmg terasa
    + ms | peniaga kat pasar sini baik2, timbang lebih lagi
    - ms | jualan rahmah sampai pukul 10 dah habis. yg kerja mcm mana nk pergi?
    > - ms | betul, buat la hujung minggu
    > = ms official | Cadangan diambil maklum. Jadual hujung minggu bagi daerah tuan akan dimuat naik setiap Khamis.
    > + ms | nice, tq admin
    - ms sarcasm | ye la rakyat kena ikat perut, perut menteri makin besar
    - ms sarcasm | Harga ayam turun 10 sen, alhamdulillah boleh la pergi umrah tahun ni
    - ms sarcasm | kalau ayam mahal makan ikan, ikan mahal makan sayur, sayur mahal makan janji
    - mixed | Grocery for family of 5, easily RM800 a month. Itu pun tak beli daging
    - mixed | Makan luar expensive, masak sendiri pun expensive. Which one you want me to choose?
    - mixed | kopi kedai mamak dah RM3.50, teh tarik RM3. Crazy la
    - mixed | everything naik, minimum wage pun orang kedai tak bayar betul
    + mixed | Went to the one kat Kelana Jaya, barang memang cheaper and banyak choice. Recommended!
    + mixed | Beras 10kg RM26, okay la tu compare to supermarket
    = mixed question | Ada list tak for next month punya Jualan Rahmah? Area Klang please
    > = ms official | Jadual mengikut negeri ada di laman rasmi dan dikemas kini setiap hari Khamis.
    = mixed | Price of chicken depends on feed, and feed kita import semua. So tengok ringgit jugak
    - en | Egg prices went up again right after the subsidy ended. What a surprise.
    - en | My salary has been the same since 2019. My grocery bill has not.
    - en | You interview one happy trader and call it a survey. Come to my market.
    + en | Good initiative. The rice was fresh and the staff were friendly.
    + en | Credit to the volunteers who carried bags for the elderly.
    = en question | Is the ceiling price for local rice the same in Sabah and Sarawak?
    > = en official | Local white rice has one ceiling price in the Peninsula; transport costs are covered separately for Sabah and Sarawak.
    = en | I compared three shops: RM26, RM27.50 and RM29 for the same 10 kg bag.
    - ms | beras tempatan mana ada kat kedai, semua import. sorok ke apa
    > - ms | kedai saya pun kosong dah 2 minggu
    > - ms | ada tapi kena beli barang lain skali. helah peniaga
    > = ms official | Mohon tuan kemukakan nama dan lokasi premis kepada pegawai penguat kuasa daerah untuk siasatan.
    - ms | Penguatkuasa datang, harga turun. Penguatkuasa balik, harga naik. Wayang
    - ms at:sarawak | Di ulu Baram sik sama harga nya dengan bandar. Gula sekilo pun dekat RM6, minyak masak lagi la
    + ms at:sarawak | Bagus la subsidi pengangkutan tok diteruskan. Kamek di pedalaman memang bergantung sama ya
    = ms question at:sarawak | Bila mok sampei ke Belaga? Sitok belum ada apa2
    = ms | Saya tanam sayur sendiri belakang rumah. Jimat RM50 sebulan
    > + ms | bagus makcik, saya pun nak start tanam kangkung
    > = ms question | guna baja apa makcik?
    = ms | harga santan di pasar borong RM8, kedai RM13
    - ms | Barang naik serentak dengan gaji penjawat awam naik. Yang swasta macam kami macam mana?
    = ms | kalau semua org boikot yg mahal, pandai la dia turun
    - ms | tolong la kawal harga susu budak. bukan barang mewah tu
    = ms tag | @cik_ros_kuih jom gi esok pagi, ayam murah
    - ms prayer | Ya Allah murahkanlah rezeki kami, bukan murahkan nilai duit kami
    - ms | harga sayur cameron naik lagi, alasan hujan
    = zh question | 请问下个星期在蒲种有没有廉价销售？
    - zh | 鸡蛋又起价了，小贩怎么做生意
    = id | Di tempat saya juga begitu, harga telur naik terus tiap bulan
    - ms | belanja sekolah anak dulu rm2 cukup, skrg rm5 pun balik lapar
    + ms | Menu Rahmah RM5 kat kafe opis masih ada. syukur
    = ms spam private | Nak duit lebih setiap hari? kerja dari rumah RM150-RM300 sehari, tiada modal. Klik wa.me/601123456701
    - ms | Mok cik menjual kueh pun dok leh naik hargo, ore dok beli
    = ms | data harga ni ambil dari mana? letak la sumber
    + ms | Peniaga jujur mcm pakcik dalam video ni kita kena sokong 👍
    - mixed | Diapers naik, susu naik, tadika naik. Only my salary stay loyal
    - mixed | Chap fan satu lauk satu sayur RM9, are you serious boss
    + mixed | Fresh ikan selar RM10 sekilo at the sale, rugi siapa tak pergi
    = mixed question | Boleh share location for this weekend punya sale? I stay in Bangi
    - mixed | They keep saying inflation low, but cuba tengok my receipt
    + mixed | Helpful program, uncle auntie semua happy balik bawa beras
    - mixed | price tag lain, cashier charge lain. Complain pun they just say sorry
    - en | A plate of economy rice is no longer economy.
    - en | I skip lunch on Thursdays and Fridays. I have a degree and a full-time job.
    = en | Prices vary a lot between the wet market and the supermarket here.
    + en | Filled two bags for forty ringgit. That is half of what I normally pay.
    - en | Ceiling prices mean nothing when the shelves are empty.
    = en question | Are the sale days announced on Facebook or only on the website?
  `),
};
