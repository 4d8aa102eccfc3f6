import type { LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";

export interface LabelledSentence {
  readonly text: string;
  readonly sentiment: SentimentLabel;
  readonly language: LanguageCode;
  /** The one topic that must be among those found. */
  readonly topic: string;
}

/**
 * Written and labelled for this test by one person, before any model had seen them: sentiment (`-`, `=`, `+`), language,
 * topic, text. They measure that the models work at all; real comments are harder.
 */
const table = `
- ms floods | Tiap tahun banjir, tiap tahun alasan sama. Longkang tak pernah cuci
- ms floods | rumah sy tenggelam air sampai dada, bantuan x sampai2 lg
= ms floods | Jalan Kuantan ke Gambang dah boleh lalu ke? air dah surut belum
+ ms floods | Semoga semua mangsa banjir dipermudahkan urusan, sabar ya 🤲
+ ms floods | tahniah abang bomba, cepat sungguh selamatkan org kampung
+ en floods | Thank you to the volunteers who helped the flood victims, you are amazing
- en floods | Flood again and nobody cleaned the drains, shame on the council
= mixed floods | ada update tak pasal flood dekat Shah Alam? nak balik kerja ni
- ms fuel_subsidies | subsidi konon, minyak naik jugak. rakyat yg susah
= ms fuel_subsidies | Nak tanya, motor 150cc layak dapat subsidi petrol tak?
+ ms fuel_subsidies | alhamdulillah petrol turun, jimat sikit duit belanja
- en fuel_subsidies | Cutting the diesel subsidy only makes everything more expensive for us
= en fuel_subsidies | How do I check my eligibility for the petrol subsidy?
+ en fuel_subsidies | Targeted fuel subsidy is a good move, finally the rich pay full price
- mixed fuel_subsidies | petrol mahal gila, every week kena top up lagi, teruk betul
- ms cost_of_living | harga barang naik gila babi, gaji tetap macam tu
- ms cost_of_living | Telur pun dah mahal, macam mana nak hidup
= ms cost_of_living | harga ayam hari ni berapa sekilo kat pasar?
+ ms cost_of_living | terbaik jualan rahmah ni, harga barang memang murah. terima kasih kerajaan
- en cost_of_living | The cost of living in KL is ridiculous, salaries can't keep up
= en cost_of_living | Does anyone know when the new price control for chicken starts?
- mixed cost_of_living | harga barang sekarang memang tak masuk akal, cannot survive already
- ms health | tunggu kat klinik dari pukul 7 pagi sampai 2 petang, teruk sungguh servis
+ ms health | Terima kasih doktor dan jururawat hospital Kluang, layanan sangat baik
= ms health | klinik kesihatan buka tak hari sabtu?
- en health | Our contract doctors are overworked and underpaid, no wonder they leave
+ en health | The nurses at the hospital were so kind to my mother, God bless them
= mixed health | nak buat appointment hospital guna app apa ya?
- ms education | sekolah anak saya kipas rosak 3 bulan, tak ada siapa peduli
+ ms education | Bangga dengan cikgu2 yang sanggup mengajar di pedalaman, tahniah cikgu
= ms education | cuti sekolah mula bila tahun ni?
- en education | The school syllabus keeps changing, our children are the victims
+ en education | So proud of the teachers, great work for our kids
- ms higher_education | hutang ptptn tak habis bayar, gaji cukup makan je
= ms higher_education | Macam mana nak mohon tangguh bayaran PTPTN?
+ ms higher_education | syukur anak dapat masuk universiti, terima kasih semua
- ms public_transport | LRT rosak lagi!! dah lambat pergi kerja, bengang betul
- mixed public_transport | everyday train delay, rapidkl memang hopeless
+ ms public_transport | pas bulanan my50 memang jimat, bagus sangat
= en public_transport | What time is the last train from KL Sentral?
- ms roads | jalan berlubang dekat taman saya dah setahun tak tampal, bodoh punya kontraktor
- en roads | Potholes everywhere, my tyre burst again. Useless council
= ms roads | lampu jalan rosak nak report kat mana ya
+ ms roads | jalan kampung dah diturap cantik, terima kasih YB
- ms traffic_tolls | tol naik, jem pulak tu. menyusahkan rakyat
+ ms traffic_tolls | bagus tol percuma musim raya, dapat balik kampung
= ms traffic_tolls | saman trafik boleh bayar online tak?
- ms housing | harga rumah sekarang tak masuk akal, orang muda mampu tengok je
= ms housing | syarat nak beli rumah mampu milik ni apa ya?
+ en housing | Finally got our affordable home, so happy and grateful
- en housing | Affordable housing my foot, the developer only builds for the rich
- ms taxes | cukai sana cukai sini, duit rakyat pergi mana
= ms taxes | e-invois ni wajib untuk peniaga kecil juga ke?
- en taxes | More tax again, this government only knows how to squeeze us
= en taxes | Is SST charged on school books?
- ms crime | polis buat apa? rumah dah dua kali kena rompak
+ ms crime | Syabas PDRM, pantas tangkap penjenayah tu
- en crime | Snatch theft again in broad daylight, nobody is safe here
= ms crime | kes curi motor tu jadi kat mana?
- ms scams | Hati2 semua, scammer ni dah tipu mak saya habis duit simpanan
- en scams | I lost my savings to a scam call and the bank refuses to help
= ms scams | nombor ni betul ke dari bank atau scam?
- ms corruption | rasuah sampai bila2 pun tak habis, semua nak songlap duit rakyat
- en corruption | Corruption is killing this country, put the thieves in jail
+ en corruption | Well done MACC, keep catching the corrupt ones
= ms corruption | bila kes rasuah tu nak sebut di mahkamah?
- ms wages_jobs | gaji RM1500 mana cukup nak hidup kat bandar, kerajaan pekak ke
= ms wages_jobs | gaji minimum baru kuat kuasa bila?
+ ms wages_jobs | alhamdulillah gaji naik tahun ni, terima kasih kerajaan
- en wages_jobs | Fresh grads earn peanuts, this salary is an insult
= en wages_jobs | Does the minimum wage apply to part time workers?
- ms migrants | ramai sangat PATI, sempadan bocor, memalukan
= ms migrants | berapa permit untuk pekerja asing sekarang?
- en migrants | Too many illegal immigrants and nobody is doing anything
- ms water | air takde lagi hari ni, dah tiga hari. bil tetap kena bayar!
= ms water | gangguan bekalan air ni sampai pukul berapa?
+ ms water | air dah ada, terima kasih Air Selangor cepat baiki paip pecah
- en water | No water since yesterday and no announcement, terrible service
- ms electricity | blackout lagi, TNB memang teruk
= ms electricity | bil elektrik boleh bayar ansuran tak?
- en electricity | Another power cut today, my food in the fridge is all spoiled
- ms internet | internet slow nak mampus, bayar mahal tapi line macam siput
- mixed internet | unifi down again, servis hampeh betul
= ms internet | bila 5G nak sampai kampung saya?
+ ms internet | line sekarang laju, menara baru memang membantu. syabas
- ms politics | ahli politik semua sama, janji manis masa pilihan raya je
- en politics | These politicians are useless, all they do is fight for power
= ms politics | bila tarikh pilihan raya negeri?
+ ms politics | tahniah PM, teruskan usaha untuk rakyat
= en politics | When will parliament sit again?
- ms haze | jerebu teruk, anak saya asyik batuk, mana tindakan kerajaan
= ms haze | IPU kat Johor hari ni berapa?
- en haze | The haze is back and everyone pretends it is normal
- ms environment | hutan habis dibalak, bila banjir salahkan hujan
= ms environment | kempen kitar semula tu buat dekat mana?
+ en environment | Love this tree planting campaign, good for the environment
- ms animals | kejamnya dera haiwan macam tu, tak berhati perut
+ ms animals | comelnya kucing tu, terima kasih selamatkan
= ms religion | solat aidilfitri pukul berapa di masjid negara?
+ ms religion | alhamdulillah masjid baru dah siap, cantik sangat
+ ms unity_independence | Selamat Hari Merdeka Malaysiaku, bangga jadi rakyat Malaysia 🇲🇾
+ en unity_independence | Happy Independence Day Malaysia, stay united always
- ms unity_independence | jangan main api perkauman, benci tengok orang rasis
= ms documents_immigration | renew pasport online ambil masa berapa hari?
+ ms documents_immigration | cepat siap passport saya, setengah jam je. terbaik imigresen
- ms documents_immigration | beratur buat kad pengenalan dari pagi, kaunter buka satu je, menyampah
= ms vehicle_licensing | lesen memandu dah mati setahun macam mana nak renew?
- ms aid | mohon STR tiga kali tak lulus, orang kaya pulak dapat
= ms aid | STR fasa 2 masuk bila?
+ ms aid | terima kasih kerajaan, bantuan STR dah masuk. syukur
= ms retirement_savings | dividen KWSP tahun ni umum bila?
+ ms sports | tahniah harimau malaya, main bagus malam ni!
- ms sports | FAM ni memalukan negara, bola sepak kita makin teruk
= ms agriculture_fisheries | benih padi subsidi boleh ambil kat mana?
- ms agriculture_fisheries | nelayan macam kami ni siapa peduli, tangkapan makin kurang
= ms media_department | Jabatan Penerangan ada buat program kat Sabah tak minggu ni?
+ ms media_department | infografik ni jelas dan mudah faham, syabas Jabatan Penerangan
- ms media_department | berita palsu je kerja korang, propaganda tak habis2
= ms elderly_disabled | macam mana nak mohon kad OKU untuk ayah saya?
- ms landslides_disasters | tanah runtuh lagi, pemaju rakus, nyawa orang jadi taruhan
+ ms landslides_disasters | semoga mangsa tanah runtuh selamat, pasukan penyelamat anda hebat
- ms sabah_sarawak | jalan di pedalaman Sabah macam kubang kerbau, sampai bila kami nak tunggu
+ ms tourism | cantiknya Langkawi, bangga dengan tempat pelancongan kita
= zh other | 请问什么时候开始?
= ta other | இது எப்போது தொடங்கும்?
= other other | ???
`;

const sentiments: Readonly<Record<string, SentimentLabel>> = {
  "-": "negative",
  "=": "neutral",
  "+": "positive",
};

export const labelledSentences: readonly LabelledSentence[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [labels = "", text = ""] = line.split(" | ");
    const [sign = "", language = "", topic = ""] = labels.split(" ");
    return { text, sentiment: sentiments[sign] ?? "neutral", language: language as LanguageCode, topic };
  });
