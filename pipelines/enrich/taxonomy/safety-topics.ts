import { topic } from "./topic.ts";

/** Disasters, nature, crime and security. */
export const safetyTopics = [
  topic("floods", "Banjir", "Floods", {
    ms: "banjir, banjir kilat, kebanjiran, air naik, pps, pusat pemindahan, mangsa banjir, ditenggelami air, tenggelam air, rumah tenggelam, air sungai naik, paras air, limpahan sungai, pindah keluar, bantuan banjir, amaran banjir, tebatan banjir, smart tunnel, hujan lebat, monsun, musim tengkujuh, tengkujuh, air bah, kepala air, air surut, nadma, air melimpah, hujan tak berhenti, bot penyelamat, darurat banjir, dilanda banjir",
    en: "flood, floods, flash flood, flooding, flooded, flood victim, relief centre, evacuation centre, evacuate, heavy rain, monsoon, water level, flood mitigation, flood warning, monsoon season",
  }),
  topic("landslides_disasters", "Tanah runtuh, ribut dan bencana", "Landslides, storms and disasters", {
    ms: "tanah runtuh, runtuhan tanah, bencana, gempa, gempa bumi, tsunami, gegaran, ribut, puting beliung, taufan, angin kuat, ribut petir, panah petir, disambar kilat, mangsa terkorban, bomba, mencari dan menyelamat, pasukan penyelamat, tertimbus, lubang benam, gunung berapi, letupan gas, kebakaran, rumah terbakar, batang kali, tanah mendap, cerun, letusan, jerlus, pokok tumbang, petir, hakisan, bangunan runtuh, gegar, bergegar, letupan, bencana alam",
    en: "landslide, mudslide, earthquake, tsunami, tremor, storm, typhoon, tornado, hurricane, cyclone, disaster, natural disaster, rescue team, search and rescue, sinkhole, volcano, eruption, gas explosion, fire brigade, firefighter, bomba, casualties, building collapse, collapsed building",
  }),
  topic("haze", "Jerebu dan kebakaran hutan", "Haze and open burning", {
    ms: "jerebu, ipu, indeks pencemaran udara, pembakaran terbuka, hutan terbakar, kebakaran hutan, kualiti udara, pencemaran udara, bakar sampah, udara tak sihat, tanah gambut, asap tebal, asap kebakaran, asap jerebu",
    en: "haze, api reading, air quality, air pollution, open burning, forest fire, wildfire, smog, peat fire, transboundary haze, bushfire, thick smoke",
  }),
  topic("environment", "Alam sekitar dan iklim", "Environment and climate", {
    ms: "alam sekitar, perubahan iklim, pemanasan global, pencemaran, sungai tercemar, balak, pembalakan, balak haram, hutan simpan, tebang hutan, tebang pokok, kemarau, musnahkan hutan, hutan ditebang, hutan kita, cuaca panas, gelombang haba, el nino, tanah jarang, nadir bumi, rare earth, lynas, kitar semula, bukit kena tarah, tarah bukit, gondol, penebangan, pelepasan karbon, tambak laut, tambakan, jas, sisa toksik, krisis iklim, darurat iklim, sisa plastik, beg plastik",
    en: "environment, environmental, climate change, climate, global warming, pollution, polluted, logging, deforestation, forest reserve, drought, heatwave, heat wave, rare earth, recycling, recycle, carbon emission, reclamation, toxic waste, cut down trees, sustainability, net zero, greenhouse, plastic waste, plastic bag, plastic pollution, carbon footprint",
  }),
  topic("animals", "Haiwan", "Animals", {
    ms: "anjing liar, kucing, haiwan, gajah, harimau, perhilitan, buaya, kucing jalanan, dera haiwan, penderaan haiwan, veterinar, haiwan terancam, tapir, ular, kucing liar, hidupan liar, zoo, orang utan, beruang, rabies, gajah liar, anjing jalanan, anjing gila, monyet liar, kera liar, haiwan liar",
    en: "stray dog, stray cat, animal, animals, animal abuse, animal cruelty, elephant, wildlife, crocodile, veterinary, orangutan, zoo, endangered species, strays, rabies, malayan tiger, wild animal",
  }),
  topic(
    "crime",
    "Jenayah dan keselamatan awam",
    "Crime and public safety",
    {
      ms: "jenayah, penjenayah, polis, pdrm, balai polis, ragut, rompak, perompak, pencuri, curi, kes curi, samun, bunuh, pembunuh, pembunuhan, rogol, perogol, dera, penderaan, pedofilia, penjara, tahan reman, tangkap, ditangkap, kongsi gelap, tembak, tikam, culik, penculikan, gengsterisme, pukul orang, buli, pembuli, gangguan seksual, dibunuh, ugut, banduan, pemerdagangan orang, laporan polis, buat report polis, siasatan polis, cctv, sabah zara, zara qairina, penyamun, menyamun, disamun, merompak, dirompak, mencuri, samseng, gengster, pecah rumah, rompakan, pelacuran, sindiket, peras ugut",
      en: "crime, criminal, police, police report, robbery, robber, robbed, thief, thieves, theft, stolen, snatch, murder, murdered, murderer, rape, rapist, child abuse, jail, prison, arrested, stabbed, kidnap, kidnapping, sexual harassment, human trafficking, violence, pedophile, shooting incident, mass shooting, gunman, public safety, syndicate, prostitution, gangster, burglary, extortion",
    },
    { ms: "pelacur", en: "" },
  ),
  topic("drugs", "Dadah", "Drugs", {
    ms: "dadah, penagih, penagih dadah, syabu, ganja, pil kuda, ketum, aadk, pengedar dadah, heroin, ketagih, pusat serenti, penagihan, pengedar, edar dadah, gian dadah, positif dadah, urine test, ujian air kencing",
    en: "drug, drugs, drug addict, drug abuse, drug trafficking, drug dealer, meth, methamphetamine, cannabis, marijuana, ketum, rehab, overdose",
  }),
  topic("corruption", "Rasuah dan tadbir urus", "Corruption and governance", {
    ms: "rasuah, sprm, pecah amanah, penyelewengan, seleweng, salah guna kuasa, 1mdb, song lap, songlap, makan duit rakyat, duit rakyat, makan suap, suapan, ketirisan, kartel, penyamun negara, najib penyamun, kroni, kronisme, nepotisme, tali barut, laporan audit, ketua audit negara, azam baki, rosmah, jho low, kleptokrat, kleptokrasi, src, lcs, perompak negara, komisyen, pemberi maklumat, duit haram, duit kerajaan, perompak duit rakyat, curi duit rakyat",
    en: "corruption, corrupt, corruptor, bribe, bribery, macc, abuse of power, embezzlement, money laundering, crony, cronies, cronyism, nepotism, cartel, kleptocrat, kleptocracy, misuse of funds, auditor general, leakage, accountability, transparency, good governance, tax payer money, taxpayers money, whistleblower",
  }),
  topic("justice", "Mahkamah dan undang-undang", "Courts and law", {
    ms: "mahkamah, hakim, peguam, peguam negara, dakwa, pendakwaan, didakwa, pertuduhan, sabit, hukuman, hukuman mati, hukuman gantung, undang-undang, sosma, akta hasutan, pengampunan, tahanan rumah, bebas tanpa bersalah, rayuan, keadilan, dua darjat, dijatuhi hukuman, denda, titah adendum, adendum, perlembagaan, parol",
    en: "court, judiciary, lawyer, attorney general, prosecutor, prosecution, charged in court, verdict, sentenced, death penalty, acquitted, house arrest, royal pardon, pardon, double standard, rule of law, justice, constitution, sedition, freedom of speech, lawsuit, convicted, the judge, court judge, judgement of the court",
  }),
  topic("defence_security", "Pertahanan dan sempadan", "Defence and borders", {
    ms: "tentera, askar, tldm, tudm, tentera darat, sempadan, kedaulatan, esscom, pencerobohan, ceroboh, dicerobohi, lahad datu, sulu, kapal perang, jet pejuang, pertahanan, mindef, apmm, maritim, pengganas, keganasan, laut china selatan, kawalan sempadan, plkn, khidmat negara, akps, kesultanan sulu, perisik, aksem, angkatan tentera",
    en: "army, military, soldier, navy, air force, border security, border control, sovereignty, terrorist, terrorism, south china sea, national service, defence, defense, warship, fighter jet, intruder, invasion, intrusion, coast guard, armed forces",
  }),
];
