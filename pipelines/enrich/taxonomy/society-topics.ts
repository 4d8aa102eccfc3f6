import { topic } from "./topic.ts";

/** People, politics, faith, culture and the department itself. */
export const societyTopics = [
  topic(
    "migrants",
    "Warga asing dan pekerja asing",
    "Migrants and foreign workers",
    {
      ms: "pati, pendatang, pendatang asing, pendatang tanpa izin, warga asing, pekerja asing, rohingya, pelarian, unhcr, bangla, orang asing, depot imigresen, pekerja warga asing, permit kerja, pemutihan pati, warga indonesia, pendatang haram, halau balik, hantar balik, tahanan imigresen, mat bangla, warga bangladesh, warga myanmar, warga pakistan, warga nepal, pendatang indon, serbuan, etnik rohingya, filipina haram, program rekalibrasi, rtk 2.0, pti, warga rohingya",
      en: "migrant, migrants, foreign worker, foreign labour, illegal immigrant, illegal immigrants, immigrant, refugee, asylum seeker, undocumented, rohingya, bangladeshi, foreigner, foreigners, deport, deported, deportation, xenophobia, migrant worker",
    },
    { ms: "", en: "expats, expat" },
  ),
  topic(
    "politics",
    "Politik dan pilihan raya",
    "Politics and elections",
    {
      ms: "politik, ahli politik, pilihan raya, pru, pru14, pru15, pru16, prn, prk, spr, undi, pengundi, mengundi, undi18, parlimen, umno, pkr, dap, parti pas, geng pas, barisan nasional, bn, pakatan harapan, perikatan nasional, ph, warisan, gps, grs, mca, amanah, pembangkang, kerajaan madani, kerajaan pintu belakang, menteri besar, ketua menteri, pmx, anwar, anwar ibrahim, dsai, najib, mahathir, tun mahathir, muhyiddin, zahid, rafizi, ismail sabri, bossku, walanun, walaun, macai, lompat parti, yang berhormat, yb, adun, ahli parlimen, wakil rakyat, kabinet, rombakan kabinet, langkah sheraton, reformasi, manifesto, jatuhkan kerajaan, tebuk atap, katak politik, bubar parlimen, dewan rakyat, hannah yeoh, khairy, syed saddiq, lim guan eng, parti bersatu, parti mic, hadi awang, haji hadi, penyokong parti, tukar kerajaan, kerajaan gagal, kerajaan perpaduan, kerajaan baru, kerajaan ph, kerajaan bn, kerajaan pn, pakatan, perikatan, kit siang, guan eng, azmin, nurul izzah, wan azizah, zafrul, anthony loke, akmal saleh, sanusi, hamzah zainudin, tok mat, bebas anwar, icerd, 1msia, 1malaysia, pemimpin negara, ahli parti, ketua pembangkang, ketua pemuda, exco, peti undi, parti politik, janji manifesto, undur diri",
      en: "politics, politician, politicians, political party, election, general election, by-election, vote, voter, voted, voting, parliament, cabinet, opposition, coalition, member of parliament, reformasi, democracy, manifesto, backdoor government, party hopping, regime, campaign promise, change the government, this government, unity government, vote out, voted out, next election, political, political will, term government, one term government, ruling party, public accounts committee, party leader, political leader",
    },
    {
      ms: "kerajaan, menteri, perdana menteri, madani, pemimpin, wawasan 2020, tn50, tpm, timbalan perdana menteri",
      en: "government, minister, prime minister, leaders, leader, vision 2020, deputy prime minister",
    },
  ),
  topic("protests", "Himpunan dan bantahan", "Protests and assemblies", {
    ms: "demo, demonstrasi, tunjuk perasaan, himpunan, perhimpunan, bantahan, membantah, turun padang bantah, mogok, mogok lapar, bersih 5, rusuhan, perhimpunan haram, turun ke jalan, berarak, hartal, boikot, memorandum, himpunan turun anwar, turun anwar, gempur rasuah, lawan tetap lawan, perusuh, hak bersuara, protes, memprotes, berhimpun, bantah, berdemo, berdemonstrasi, piket, gerakan bersih, baju bersih, hartal doktor",
    en: "protest, protester, protesting, demonstration, demonstrators, rally, assembly, peaceful assembly, strike, on strike, walkout, hunger strike, riot, boycott, march on street, hartal, petition",
  }),
  topic("religion", "Agama", "Religion", {
    ms: "agama, islam, agama islam, masjid, surau, jakim, halal, tidak halal, haram, sijil halal, jais, mufti, ulama, ustaz, ustazah, azan, haji, umrah, ramadan, ramadhan, puasa, solat, kuil, gereja, kristian, hindu, buddha, murtad, ajaran sesat, gisb, gisbh, hukum hudud, hudud, syariah, mahkamah syariah, khutbah, maulidur rasul, quran, al quran, tokong, penceramah, tahfiz, dakwah, non muslim, stokin kalimah allah, kerajaan allah, kafir, umat islam, orang islam, hadis, injil, yesus, salib, perkuburan islam, hukum islam, rasulullah, sabda",
    en: "religion, religious, islam, islamic, muslim, mosque, church, temple, hindu, christian, christianity, buddhist, halal certificate, halal certification, halal, haj, pilgrimage, ramadan, fasting month, sharia, shariah, quran, atheist, prayer room, non muslim, jesus, bible, gospel, kingdom of god",
  }),
  topic(
    "culture_language",
    "Budaya, bahasa dan seni",
    "Culture, language and arts",
    {
      ms: "budaya, kebudayaan, warisan budaya, bahasa melayu, bahasa kebangsaan, bahasa malaysia, dbp, dewan bahasa, jawi, tulisan jawi, bahasa inggeris, batik, wayang kulit, mak yong, adat, tradisi, filem, filem malaysia, drama melayu, penyanyi, artis, konsert, finas, karyawan, konsert ditangguh, pantun, songket, nasi lemak, makanan tempatan, makanan tradisional, trailer, pawagam, sinema, pelakon, lakonan, pengarah filem, teaser, trailer rasmi, sedutan filem, sedutan eksklusif, treler rasmi, penggambaran, babak aksi, tayangan perdana, pelawak, lirik, muzik, album lagu, lagu raya, lagu melayu, lagu lama, muzik video, klip video, drama, telefilem, anime, teater, tarian, karya seni, jalan cerita, di sebalik tabir, filem seram, filem aksi, selebriti, bahasa tamil, bahasa cina, bahasa mandarin, bahasa ibunda, loghat, dialek",
      en: "culture, cultural heritage, heritage, national language, malay language, tradition, traditional, film, movie, singer, song, concert, music, batik, festival, local food, street food, cuisine, official trailer, teaser trailer, the movie, official mv, mv, behind the scenes, music video, official music video, lyric video, soundtrack, actor, actress, lyrics, box office, cinema, sequel, anime, songs, celebrity, comedian, music artist, storyline, plot twist, mother tongue, speak english, english speaking, speak malay, malay culture, local culture",
    },
    {
      ms: "lagu, dengar lagu, cite, watak, babak, bahasa, radio, wayang, skrip",
      en: "english, language, languages, scene, acting, english language, cultures, episode",
    },
  ),
  topic(
    "unity_independence",
    "Perpaduan dan kemerdekaan",
    "Unity and independence",
    {
      ms: "perpaduan, perpaduan kaum, merdeka, hari merdeka, kemerdekaan, hari kebangsaan, hari malaysia, jalur gemilang, bendera, bendera terbalik, negaraku, lagu negaraku, rukun negara, perkauman, rasis, sentimen perkauman, bangsa melayu, hak melayu, ketuanan melayu, bumiputera, orang melayu, orang cina, orang india, cina dap, patriotik, cinta negara, sayangi malaysiaku, malaysia madani, 3r, toleransi, tanah melayu, ethnik, etnik, dasar ekonomi baru, kaum cina, kaum india, hari jadi malaysia, hak istimewa, sesama kaum, semua kaum, pelbagai kaum, berbilang kaum, melayu cina india, bangsa asing, bangsa sendiri, benci melayu, benci cina, bangsa malaysia, warganegara kelas kedua, bumiputra",
      en: "unity, national unity, independence, independence day, merdeka, national day, malaysia day, jalur gemilang, national flag, national anthem, patriotic, patriotism, racism, racist, racial, race card, bumiputera, multiracial, malay rights, discrimination, chinese malaysian, indian malaysian, love my country, special rights, malay privilege, all races, multicultural, multi racial, second class citizen, malay supremacy, different races, racial tolerance, religious tolerance, bumiputra, bumis, new economic policy, multiculturalism",
    },
    { ms: "melayu, bangsa, kaum", en: "malays, ethnicity" },
  ),
  topic("royalty", "Institusi diraja", "Royalty", {
    ms: "agong, yang di-pertuan agong, sultan, tmj, istana, raja melayu, titah, daulat tuanku, permaisuri, tengku mahkota, raja permaisuri, dirgahayu, majlis raja, pertabalan, diraja, tuanku, ydpa, raja kita, raja-raja, raja muda, institusi raja, hina raja",
    en: "royal, royalty, royal family, monarchy, palace, crown prince, sultanate, the king, our king, his majesty",
  }),
  topic(
    "foreign_affairs",
    "Hubungan luar",
    "Foreign affairs",
    {
      ms: "palestin, gaza, israel, zionis, yahudi, amerika, amerika syarikat, negara china, perang dunia, perang dagang, kerajaan china, kerajaan indonesia, asean, pbb, ukraine, rusia, wisma putra, lawatan kerja luar, hubungan diplomatik, trump, kedutaan, brics, iran, selamatkan palestin, kemboja, kemerdekaan palestin, hubungan luar, negara luar, luar negeri, dasar luar, timur tengah, selat hormuz, pesuruhjaya tinggi, duta besar, konsulat, negara barat",
      en: "palestine, palestinian, gaza, israel, zionist, genocide, united states, foreign policy, foreign affairs, diplomat, diplomatic, embassy, asean, ukraine, russia, ceasefire, trump, brics, united nations, foreign relations, world war, middle east, hormuz, high commission, high commissioner, ambassador, consulate, geopolitics, foreign minister, nato",
    },
    { ms: "perang", en: "war" },
  ),
  topic(
    "sabah_sarawak",
    "Pembangunan Sabah dan Sarawak",
    "Sabah and Sarawak development",
    {
      ms: "borneo, ma63, orang sabah, orang sarawak, pedalaman, pedalaman sabah, pedalaman sarawak, hak sabah, hak sarawak, sabahan, sarawakian, malaysia timur, semenanjung, orang asal, dayak, iban, kadazan, bajau, kadazandusun, petros, royalti minyak, 40 peratus hasil, autonomi, rakyat sabah, rakyat sarawak, sabah sarawak, sabah dan sarawak, kerajaan sabah, kerajaan sarawak, negeri sabah, negeri sarawak, minyak sabah, minyak sarawak",
      en: "borneo, east malaysia, ma63, sabahan, sarawakian, peninsular, autonomy, interior of sabah, native customary, oil royalty, sabah and sarawak, sabah oil, sarawak oil, sarawak and sabah",
    },
    { ms: "malaya", en: "" },
  ),
  topic(
    "tourism",
    "Pelancongan",
    "Tourism",
    {
      ms: "pelancong, pelancongan, pelancong asing, melancong, homestay, cuti-cuti malaysia, tahun melawat malaysia, visit malaysia, motac, resort, tempat menarik, pusat peranginan, cameron highlands, tempat pelancongan, genting highlands, melawat malaysia, pulau langkawi, langkawi, bercuti, percutian, batu caves, pantai cantik",
      en: "tourist, tourists, tourism, travel, traveler, traveller, visit malaysia, vacation, hotel, resort, sightseeing, backpacker, itinerary, travel vlog, tourist spot, visiting malaysia, batu caves, scuba diving, snorkeling, langkawi, travelled to malaysia, visited malaysia, visited kuala lumpur, visit kuala lumpur, trip to malaysia, been to malaysia, come to malaysia, holiday in malaysia, tour guide, beaches",
    },
    { ms: "pulau", en: "holiday, visited, islands" },
  ),
  topic(
    "sports",
    "Sukan",
    "Sports",
    {
      ms: "sukan, bola, bola sepak, harimau malaya, piala malaysia, liga super, jdt, badminton, lee zii jia, lee chong wei, olimpik, sukan sea, suksis, atlet, pingat, pingat emas, stadium, kbs, jurulatih, pemain naturalisasi, hoki, perlawanan, aff, piala dunia, para atlet, skuasy, pemain bola, sports, fifa, liga, penjaring gol, penyerang, pemain import, piala fa, kejohanan",
      en: "football, soccer, badminton, olympic, olympics, sea games, athlete, medal, gold medal, stadium, national team, world cup, hockey, referee, tournament, naturalised player, squash, paralympic, sportsman, sports event, fifa, premier league, striker, goalkeeper, football match",
    },
    { ms: "pemain, minit terakhir", en: "coach" },
  ),
  topic("youth", "Belia", "Youth", {
    ms: "belia, anak muda, orang muda, remaja, generasi muda, kelab belia, undi 18, kementerian belia, gen z, budak zaman sekarang, bonus belia, ebelia, rakan muda, menteri belia, gejala sosial, budak sekolah vape, akil baligh",
    en: "youth, youths, young people, young generation, teenager, teens, youngster, gen z, millennial, younger generation",
  }),
  topic(
    "women_family",
    "Wanita, keluarga dan kanak-kanak",
    "Women, family and children",
    {
      ms: "kaum wanita, ibu tunggal, ibu mengandung, cuti bersalin, kanak-kanak, budak kecil, taska, pengasuh, keganasan rumah tangga, nafkah, perceraian, bercerai, kahwin bawah umur, perkahwinan, poligami, hak wanita, kpwkm, kementerian wanita, suri rumah, dera anak, buang bayi, penjagaan anak, kadar kelahiran, institusi keluarga, pembangunan keluarga, bayi baru lahir, ibu bapa bekerja, golongan wanita, keselamatan wanita, wanita bekerja, cerai, penceraian, curang, rumah tangga, suami isteri, laki bini, hak penjagaan",
      en: "women's rights, single mother, pregnant, maternity leave, paternity leave, childcare, domestic violence, divorce, child marriage, parenting, gender equality, housewife, birth rate, nursery, family planning, working parents, newborn, women empowerment, working women, marriage, child custody, cheating husband",
    },
    { ms: "suami, isteri", en: "children" },
  ),
  topic("elderly_disabled", "Warga emas dan OKU", "Older and disabled people", {
    ms: "warga emas, oku, orang kurang upaya, kad oku, warga tua, rumah orang tua, kerusi roda, autisme, autism, orang buta, terlantar, penjagaan warga emas, bahasa isyarat, sindrom down, usia emas, elaun oku, disabled, jaga orang tua",
    en: "elderly, old folks, senior citizen, senior citizens, disability, wheelchair, autism, autistic, old people, special needs, deaf, blind people, sign language, handicapped, disabled person, disabled people",
  }),
  topic(
    "media_department",
    "Media dan Jabatan Penerangan",
    "Media and the Information Department",
    {
      ms: "jabatan penerangan, japen, jabatan penerangan malaysia, rtm, bernama, media sosial, berita palsu, fake news, berita tak benar, kementerian komunikasi, menteri komunikasi, fahmi fadzil, fahmi, wartawan, media massa, infografik, portal rasmi, tiktok haram, lesen media sosial, propaganda, admin page, page ni, akaun palsu, cybertrooper, siber trooper, sekatan media, tonton rtm, japentv, malaysiaaktif, video ini jelas, program turun padang, tabur fitnah, sebar fitnah, video penerangan, ketua pengarah penerangan, surat khabar, suratkhabar, akhbar, hoax, hoaks, berita hoax, berita bohong, media tempatan, media arus perdana",
      en: "information department, fake news, misinformation, disinformation, social media, journalist, press freedom, mainstream media, propaganda, communications minister, infographic, censorship, news report, newspaper, cybertrooper, fact check, official page, the media, media coverage, media bias, hoax, local media, biased media, reporters, clickbait, media outlets, paid media",
    },
    { ms: "berita, tv1, tv3, astro", en: "news, journalism" },
  ),
];
