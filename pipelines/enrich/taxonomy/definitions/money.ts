import type { Definitions } from "./definitions.ts";

/** What counts as each of the issues in `../money-topics.ts`. */
export const moneyDefinitions: Definitions = {
  fuel_subsidies: {
    in: {
      ms: "Harga, kuota dan subsidi petrol, diesel dan gas; siapa yang layak; BUDI95, BUDI Diesel dan kad fleet; isi minyak di stesen; penyeludupan minyak.",
      en: "Price, quota and subsidy of petrol, diesel and gas; who is eligible; BUDI95, BUDI Diesel and fleet cards; filling up at stations; fuel smuggling.",
    },
    out: {
      ms: "Minyak masak dan harga barang lain; kesan kenaikan harga minyak terhadap harga barang mendapat kedua-dua topik. Cukai jalan dan lesen.",
      en: "Cooking oil and the prices of other goods; what dearer fuel does to prices gets both topics. Road tax and licences.",
    },
    examples: {
      ms: ["kuota 300 liter tu tak cukup untuk orang macam saya", "harga diesel naik lagi minggu ni"],
      en: [
        "targeted subsidy should reach the people who need it",
        "petrol price is still the lowest in the region",
      ],
    },
    near: ["cost_of_living", "taxes", "vehicle_licensing"],
  },
  cost_of_living: {
    in: {
      ms: "Harga barang dan makanan, inflasi, hidup yang makin mahal; kawalan dan siling harga; jualan Rahmah; peniaga yang ambil untung berlebihan.",
      en: "Prices of goods and food, inflation, life growing dearer; price controls and ceilings; Rahmah sales; profiteering by traders.",
    },
    out: {
      ms: "Harga petrol dan diesel sahaja; harga rumah; wang tunai yang diberi kerajaan; gaji yang tak cukup tanpa sebut harga atau kos.",
      en: "The price of petrol and diesel alone; house prices; cash that the government pays; low pay where neither prices nor costs are named.",
    },
    examples: {
      ms: ["barang dapur semua naik, gaji tu juga", "telur sekarang mahal sangat"],
      en: ["groceries cost double what they did", "the cost of living here is killing us"],
    },
    near: ["fuel_subsidies", "aid", "wages_jobs", "agriculture_fisheries"],
  },
  aid: {
    in: {
      ms: "Wang atau barang yang diberi kerajaan kepada orang: STR, SARA, bantuan awal persekolahan, kebajikan (JKM), zakat; siapa yang layak, lewat atau tercicir; B40, M40, T20 dan kemiskinan.",
      en: "Money or goods the state gives to people: STR, SARA, schooling aid, welfare (JKM), zakat; who is eligible, paid late or left out; income groups (B40, M40, T20) and poverty.",
    },
    out: {
      ms: "Subsidi minyak; bantuan mangsa banjir sahaja (banjir); caruman dan pengeluaran KWSP.",
      en: "Fuel subsidies; relief for flood victims alone (floods); EPF savings and withdrawals.",
    },
    examples: {
      ms: ["str saya masih belum masuk", "kami b40 tapi tak pernah dapat bantuan"],
      en: ["my application for cash aid was rejected again", "another handout before the election"],
    },
    near: ["cost_of_living", "elderly_disabled", "floods"],
  },
  economy: {
    in: {
      ms: "Keadaan ekonomi negara, nilai ringgit, hutang negara, belanjawan, pelaburan, kadar faedah, perniagaan dan usahawan.",
      en: "The state of the nation's economy, the ringgit, national debt, the budget, investment, interest rates, business and entrepreneurs.",
    },
    out: {
      ms: "Harga barang di kedai; gaji dan kerja kosong; cukai; pelaburan palsu (penipuan).",
      en: "Prices in shops; pay and vacancies; taxes; fake investments (scams).",
    },
    examples: {
      ms: ["ringgit jatuh teruk tahun ni", "pelabur asing dah mula masuk"],
      en: ["the economy is recovering slowly", "small business owners need loans"],
    },
    near: ["cost_of_living", "taxes", "wages_jobs"],
  },
  taxes: {
    in: {
      ms: "Cukai pendapatan, SST, GST, duti, cukai tanah dan pintu, LHDN, kastam, e-invois; siapa yang bayar dan ke mana perginya.",
      en: "Income tax, SST, GST, duties, land and assessment tax, the tax and customs authorities, e-invoicing; who pays and where it goes.",
    },
    out: {
      ms: "Cukai jalan (lesen kenderaan); tol; duit rakyat yang diseleweng tanpa sebut cukai (rasuah).",
      en: "Road tax (vehicle licensing); tolls; misuse of public money where no tax is named (corruption).",
    },
    examples: {
      ms: ["sst naik, peniaga kecil yang susah", "cukai pendapatan dah tolak tapi jalan masih teruk"],
      en: ["e-invoice is a burden for a stall owner", "why bring back that sales tax"],
    },
    near: ["economy", "vehicle_licensing", "corruption"],
  },
  wages_jobs: {
    in: {
      ms: "Gaji, gaji minimum, elaun, peluang kerja, pengangguran, diberhentikan kerja, majikan, PERKESO, kerja gig dan penghantar makanan.",
      en: "Pay, the minimum wage, allowances, openings, unemployment, lay-offs, employers, SOCSO, gig work and delivery riders.",
    },
    out: {
      ms: "Gaji dan bonus penjawat awam tanpa isu kerja lain (penjawat awam); pekerja asing sebagai isu warga asing; pencen.",
      en: "Civil servants' pay with nothing else about work (civil service); foreign workers as a matter of foreigners; pensions.",
    },
    examples: {
      ms: ["gaji minimum pun majikan tak bayar", "susah nak dapat kerja lepas belajar"],
      en: ["fresh grads are so underpaid", "gig workers deserve protection too"],
    },
    near: ["public_service", "migrants", "retirement_savings", "youth"],
  },
  retirement_savings: {
    in: {
      ms: "KWSP dan akaunnya, pengeluaran, dividen, pencen, umur bersara, Tabung Haji dan ASB sebagai simpanan.",
      en: "The EPF and its accounts, withdrawals, dividends, pensions, the retirement age, Tabung Haji and ASB as savings.",
    },
    out: {
      ms: "Ibadat haji (agama); bantuan warga emas; pelaburan palsu.",
      en: "The pilgrimage itself (religion); aid for older people; fake investments.",
    },
    examples: {
      ms: ["bagi la keluarkan kwsp sikit", "dividen tahun ni rendah"],
      en: ["let us withdraw from the epf", "raising the retirement age hurts labourers"],
    },
    near: ["elderly_disabled", "wages_jobs", "religion"],
  },
  housing: {
    in: {
      ms: "Harga dan sewa rumah, rumah mampu milik, PPR, pinjaman rumah, pemaju, projek terbengkalai, strata, setinggan.",
      en: "House prices and rent, affordable homes, public flats, home loans, developers, abandoned projects, strata, squatters.",
    },
    out: {
      ms: "Rumah yang ditenggelami air (banjir) atau terbakar (bencana); homestay (pelancongan).",
      en: "Homes under water (floods) or burnt (disasters); homestays (tourism).",
    },
    examples: {
      ms: ["harga rumah sekarang tak masuk akal", "lif rosak di flat kami dah sebulan"],
      en: ["no young couple can pay that house price", "that abandoned project was our first home"],
    },
    near: ["cost_of_living", "floods"],
  },
  scams: {
    in: {
      ms: "Penipuan terhadap orang: panggilan dan pautan palsu, akaun keldai, pelaburan palsu, ah long, akaun digodam, kebocoran data.",
      en: "Fraud on people: fake calls and links, mule accounts, fake investments, loan sharks, hacked accounts, leaked data.",
    },
    out: {
      ms: "Rasuah dan janji politik yang dikata menipu; curi dan rompak (jenayah); berita palsu (media).",
      en: "Corruption, and political promises called lies; theft and robbery (crime); fake news (media).",
    },
    examples: {
      ms: ["mak saya kena scam lepas tekan pautan palsu", "akaun keldai ni bank kena sekat"],
      en: ["another scam call claiming to be the police", "she lost her savings to a fake investment"],
    },
    near: ["crime", "corruption", "media_department"],
  },
  agriculture_fisheries: {
    in: {
      ms: "Petani, pesawah, nelayan, penternak, sawit, getah, baja dan benih; bekalan dan keterjaminan makanan; beras, ayam dan hasil tani dari sudut bekalan.",
      en: "Farmers, paddy growers, fishermen, breeders, palm oil, rubber, fertiliser and seed; food supply and food security; rice, chicken and crops as supply.",
    },
    out: {
      ms: "Harga di kedai sahaja (kos sara hidup); makanan sebagai budaya; haiwan peliharaan dan liar.",
      en: "Prices in shops alone (cost of living); food as culture; pets and wild animals.",
    },
    examples: {
      ms: ["pesawah tunggu baja sampai musim habis", "keterjaminan makanan kita bergantung pada import"],
      en: ["fishermen can't go out in this weather", "food security starts with our farmers"],
    },
    near: ["cost_of_living", "animals", "environment"],
  },
};
