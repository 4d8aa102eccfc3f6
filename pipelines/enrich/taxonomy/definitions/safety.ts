import type { Definitions } from "./definitions.ts";

/** What counts as each of the issues in `../safety-topics.ts`. */
export const safetyDefinitions: Definitions = {
  floods: {
    in: {
      ms: "Banjir dan banjir kilat, mangsa, pusat pemindahan, amaran dan paras air, hujan lebat dan monsun, tebatan banjir, bantuan dan bersih rumah selepas banjir, di dalam atau luar negara.",
      en: "Floods and flash floods, victims, relief centres, warnings and water levels, heavy rain and monsoon, flood mitigation, relief and cleaning up afterwards, at home or abroad.",
    },
    out: {
      ms: "Air paip terputus (bekalan air); ribut dan tanah runtuh tanpa banjir.",
      en: "Tap water cuts (water supply); storms and landslides without a flood.",
    },
    examples: {
      ms: ["rumah tenggelam lagi tahun ni", "pps dah penuh dengan mangsa banjir"],
      en: ["flash flood after one hour of heavy rain", "flood mitigation project still not finished"],
    },
    near: ["landslides_disasters", "environment", "water", "aid"],
  },
  landslides_disasters: {
    in: {
      ms: "Tanah runtuh, gempa bumi, tsunami, gunung berapi, ribut, petir, kebakaran bangunan, letupan, lubang benam, bangunan runtuh; bencana pada amnya; mencari dan menyelamat.",
      en: "Landslides, earthquakes, tsunamis, volcanoes, storms, lightning, burning buildings, explosions, sinkholes, collapses; disasters in general; search and rescue.",
    },
    out: {
      ms: "Banjir sahaja; kebakaran hutan dan jerebu; kemalangan jalan raya.",
      en: "Floods alone; forest fires and haze; road accidents.",
    },
    examples: {
      ms: ["tanah runtuh sebab bukit ditarah", "terasa gegaran tadi malam"],
      en: ["the earthquake was felt here too", "search and rescue went on all night"],
    },
    near: ["floods", "haze", "environment"],
  },
  haze: {
    in: {
      ms: "Jerebu, bacaan IPU dan kualiti udara, pembakaran terbuka, kebakaran hutan dan tanah gambut, asap dari negara jiran.",
      en: "Haze, air quality and its index, open burning, forest and peat fires, smoke from neighbouring countries.",
    },
    out: {
      ms: "Bangunan terbakar (bencana); asap rokok dan vape (kesihatan).",
      en: "Burning buildings (disasters); smoke of cigarettes and vapes (health).",
    },
    examples: {
      ms: ["jerebu teruk, sekolah patut tutup", "siapa buat pembakaran terbuka kena saman"],
      en: ["air quality is unhealthy today", "the haze is back from across the strait"],
    },
    near: ["environment", "landslides_disasters", "health"],
  },
  environment: {
    in: {
      ms: "Perubahan iklim, cuaca panas dan kemarau, pencemaran, pembalakan dan hutan, bukit ditarah, nadir bumi, plastik dan kitar semula, tambak laut.",
      en: "Climate change, heat and drought, pollution, logging and forests, hills cut away, rare earths, plastic and recycling, reclamation.",
    },
    out: {
      ms: "Jerebu; banjir dan tanah runtuh tanpa sebut puncanya pada alam; kutipan sampah (jalan raya dan infrastruktur).",
      en: "Haze; floods and landslides where no cause in nature is named; rubbish collection (roads and infrastructure).",
    },
    examples: {
      ms: ["balak ditebang, rakyat yang tanggung", "cuaca panas lain macam, kemarau ni"],
      en: ["climate change is real", "stop deforestation before it is too late"],
    },
    near: ["floods", "haze", "water", "animals"],
  },
  animals: {
    in: {
      ms: "Haiwan liar dan peliharaan, haiwan jalanan, penderaan haiwan, Perhilitan, spesies terancam, rabies.",
      en: "Wild animals and pets, strays, cruelty to animals, the wildlife department, endangered species, rabies.",
    },
    out: {
      ms: "Ternakan untuk makanan (pertanian); nama haiwan sebagai makian atau gelaran pasukan.",
      en: "Livestock for food (agriculture); animals' names as insults or as names of teams.",
    },
    examples: {
      ms: ["gajah masuk kampung sebab hutan habis", "jangan dera kucing jalanan"],
      en: ["stray dogs near the school", "animal cruelty must be punished"],
    },
    near: ["agriculture_fisheries", "environment"],
  },
  crime: {
    in: {
      ms: "Curi, rompak, bunuh, rogol, dera, buli, culik, gengster, pemerdagangan orang; polis dan kerja mereka; keselamatan awam; penjara.",
      en: "Theft, robbery, murder, rape, abuse, bullying, kidnapping, gangs, human trafficking; the police and their work; public safety; prisons.",
    },
    out: {
      ms: "Perbicaraan dan hukuman (mahkamah), kecuali jenayahnya dibincang; dadah; scam; rasuah; ahli politik digelar penyamun (rasuah).",
      en: "Trials and sentences (courts), unless the crime is discussed; drugs; scams; corruption; politicians called robbers (corruption).",
    },
    examples: {
      ms: ["motor saya kena curi depan rumah", "polis cepat bertindak, syabas"],
      en: ["the robbery happened in broad daylight", "kidnapping cases scare every parent"],
    },
    near: ["justice", "drugs", "scams", "corruption", "women_family"],
  },
  drugs: {
    in: {
      ms: "Dadah, penagih, pengedar, ketum, ganja (termasuk untuk perubatan), AADK, pemulihan.",
      en: "Drugs, addicts, dealers, ketum, cannabis (for medicine too), the drug agency, rehabilitation.",
    },
    out: {
      ms: "Ubat di hospital; rokok dan vape biasa (kesihatan).",
      en: "Medicine in hospitals; ordinary smoking and vaping (health).",
    },
    examples: {
      ms: ["penagih dadah lepak belakang kedai", "kampung kami dah jadi sarang syabu"],
      en: ["drug dealers target students", "rehab works better than jail for addicts"],
    },
    near: ["crime", "health", "justice"],
  },
  corruption: {
    in: {
      ms: "Rasuah, pecah amanah, salah guna kuasa, kroni, 1MDB, ketirisan, duit rakyat diseleweng, SPRM, laporan audit, tadbir urus dan ketelusan.",
      en: "Bribery, breach of trust, abuse of power, cronyism, 1MDB, leakages, public money misused, the MACC, audit reports, governance and transparency.",
    },
    out: {
      ms: "Scam terhadap orang ramai; kecurian biasa (jenayah); kritikan politik tanpa sebut wang atau kuasa.",
      en: "Scams on the public; common theft (crime); political criticism where neither money nor power is named.",
    },
    examples: {
      ms: ["duit rakyat habis disonglap", "sprm kena siasat projek tu"],
      en: ["corruption is why we are poor", "give it to a crony again"],
    },
    near: ["politics", "justice", "taxes", "scams"],
  },
  justice: {
    in: {
      ms: "Mahkamah, hakim, peguam, dakwaan, hukuman, pengampunan, tahanan rumah, undang-undang dan akta, perlembagaan; keadilan dan dua darjat.",
      en: "Courts, judges, lawyers, charges, sentences, pardons, house arrest, laws and acts, the constitution; justice and double standards.",
    },
    out: {
      ms: "Tangkapan dan siasatan polis (jenayah); mahkamah syariah dari sudut agama mendapat kedua-dua topik.",
      en: "Arrests and police enquiries (crime); sharia courts as a matter of faith get both topics.",
    },
    examples: {
      ms: ["hukuman gantung patut dikekalkan", "undang-undang dua darjat"],
      en: ["the judge should be ashamed of this verdict", "rule of law must apply to everyone"],
    },
    near: ["crime", "corruption", "politics", "religion"],
  },
  defence_security: {
    in: {
      ms: "Tentera, kapal dan jet, APMM, sempadan dan kedaulatan, pencerobohan, ESSCOM dan Sulu, Laut China Selatan, keganasan, khidmat negara.",
      en: "The armed forces, ships and jets, the coast guard, borders and sovereignty, intrusion, ESSCOM and Sulu, the South China Sea, terrorism, national service.",
    },
    out: {
      ms: "Polis dan jenayah biasa; perang di luar negara (hubungan luar); pendatang di dalam negara (warga asing).",
      en: "The police and common crime; wars abroad (foreign affairs); migrants inside the country (migrants).",
    },
    examples: {
      ms: ["tentera jaga sempadan siang malam", "kapal perang tak siap-siap"],
      en: ["border control is far too weak there", "our sovereignty is not for sale"],
    },
    near: ["migrants", "foreign_affairs", "crime"],
  },
};
