import { topic } from "./topic.ts";

/** Issues about money: prices, help, work, taxes, homes. */
export const moneyTopics = [
  topic(
    "fuel_subsidies",
    "Subsidi dan bahan api",
    "Subsidies and fuel",
    {
      ms: "subsidi, subsidi bersasar, budi madani, budi95, budi diesel, petrol, diesel, ron95, ron97, harga minyak, minyak naik, minyak turun, isi minyak, stesen minyak, minyak kereta, minyak motor, pam minyak, kuota minyak, kuota petrol, liter sebulan, 300 liter, 200 liter, 300l, 200l, liter, seliter, minyak dunia, kad fleet, petronas, seludup minyak, seludup diesel, bbm, madani fleet, ron 95, ron 97, ron100, pam petrol, isi petrol, tangki penuh, subsidi rakyat, subsidi minyak",
      en: "subsidy, subsidise, subsidize, targeted subsidy, fuel, fuel price, petrol price, petrol station, gas price, gasoline, diesel price, litre, litres, fuel quota, fleet card, oil price, crude oil, pump price, unsubsidised, petrol pump, fossil fuel, fuel smuggling, petroleum",
    },
    { ms: "minyak, kuota", en: "oil, quota" },
  ),
  topic(
    "cost_of_living",
    "Kos sara hidup dan harga barang",
    "Cost of living and prices",
    {
      ms: "kos sara hidup, kos hidup, harga barang, barang naik, barang mahal, barang dapur, harga makanan, harga ayam, harga telur, harga beras, harga sayur, harga ikan, turunkan harga, kawalan harga, harga siling, minyak masak, gula naik, tepung, beras tempatan, beras import, ayam mahal, telur ayam, serba mahal, semua mahal, rahmah, jualan rahmah, menu rahmah, kpdn, kpdnhep, inflasi, peniaga naikkan, ambil untung, catut, poket rakyat, rakyat tersepit, hidup susah, krisis makanan, barang runcit, harga barangan, kos barang",
      en: "cost of living, living cost, price of goods, food price, expensive nowadays, inflation, groceries, grocery, chicken price, egg price, rice price, cooking oil, price control, ceiling price, cost of food, food crisis, profiteering, living expenses, overpriced, daylight robbery, cost living, food prices, price of food",
    },
    {
      ms: "harga naik, naik harga, turun harga, harga turun, harga melambung, mahal sangat, tak mampu beli",
      en: "price hike, price increase, can't afford, cannot afford, prices go up, prices went up, cheap, cheaper, expensive, affordable, per month, a month",
    },
  ),
  topic(
    "aid",
    "Bantuan tunai dan kebajikan",
    "Cash aid and welfare",
    {
      ms: "str, bkm, brim, bsh, bpr, bpn, sumbangan tunai rahmah, sumbangan tunai, sumbangan asas rahmah, bantuan sara hidup, bantuan tunai, bantuan rakyat, bantuan kerajaan, bantuan kewangan, bantuan prihatin, bantuan awal persekolahan, miskin tegar, golongan miskin, jkm, kebajikan masyarakat, ekasih, zakat, asnaf, baitulmal, mohon bantuan, dapat bantuan, terima bantuan, kelulusan str, semakan str, pangkalan data utama, sumbangan asas rahmah sara, kredit sara, golongan b40, keluarga b40, rakyat b40, bantuan b40",
      en: "cash aid, cash assistance, cash handout, handout, handouts, welfare, financial aid, financial assistance, hardcore poor, eligible for aid, eligibility",
    },
    { ms: "b40, m40, t20, t15", en: "middle income, low income, lower income, income group, poverty" },
  ),
  topic("economy", "Ekonomi dan perniagaan", "Economy and business", {
    ms: "ekonomi, ringgit jatuh, nilai ringgit, mata wang, bank negara, opr, kadar faedah, hutang negara, belanjawan, pelabur, pelaburan, pelaburan asing, usahawan, pks, peniaga kecil, perniagaan, kewangan negara, kemelesetan, gdp, kdnk, bursa, saham, menteri ekonomi, menteri kewangan, imf, muflis, krisis kewangan, bajet 2026, bajet negara, bajet madani, bentang bajet, pembentangan bajet, ringgit lemah, ringgit kukuh, ringgit naik, ringgit turun, kewangan, pasaran saham, pembangunan ekonomi",
    en: "economy, economic, economist, currency, exchange rate, interest rate, national debt, investor, investment, entrepreneur, small business, recession, stock market, bankrupt, bankruptcy, tariff, startup, foreign investment, national budget, budget speech, government budget, financial crisis, weak ringgit, strong ringgit, ringgit exchange, value of the ringgit, invest, investing, gross domestic product, economies, finance minister",
  }),
  topic("taxes", "Cukai dan e-invois", "Taxes and e-invoicing", {
    ms: "cukai, sst, gst, lhdn, hasil dalam negeri, e-invois, einvois, invois, cukai pendapatan, cukai jalan pendapatan, cukai jualan, cukai perkhidmatan, cukai barang mewah, cukai tanah, cukai pintu, pelepasan cukai, bayar cukai, pembayar cukai, kastam, duti eksais, duti setem, cukai karbon",
    en: "tax, taxes, taxation, income tax, sales tax, service tax, taxpayer, tax relief, tax refund, e-invoice, einvoice, e-invoicing, inland revenue, customs duty, stamp duty, carbon tax, capital gains",
  }),
  topic(
    "wages_jobs",
    "Gaji dan pekerjaan",
    "Wages and jobs",
    {
      ms: "gaji, gaji minimum, gaji naik, naik gaji, gaji rendah, gaji kecil, gaji pokok, potong gaji, gaji pekerja, pekerja tempatan, kerja kosong, peluang pekerjaan, peluang kerja, cari kerja, dapat kerja, menganggur, pengangguran, penganggur, diberhentikan kerja, buang kerja, hilang kerja, perkeso, socso, majikan, elaun, overtime, myfuturejobs, pekerja kontrak, graduan menganggur, p-hailing, e-hailing, ehailing, phailing, rider, penghantar makanan, grab driver, pemandu grab, foodpanda, grabfood, pekerja gig, ekonomi gig, kadar upah, upah, gaji bulan, kerja tetap",
      en: "salary, salaries, wage, minimum wage, progressive wage, low pay, pay raise, job vacancy, unemployed, unemployment, layoff, laid off, retrenchment, retrenched, employer, employee, underpaid, gig worker, gig economy, delivery rider, fresh grad, overworked, workers rights, labour law, part time job, jobs, job market, job opportunity, find a job, get a job, lost my job, remote job, no job, jobless, working hours, take home pay, get job, find job, job offer",
    },
    { ms: "pendapatan", en: "income, job" },
  ),
  topic("retirement_savings", "Simpanan persaraan", "Retirement savings", {
    ms: "kwsp, i-sinar, isinar, i-lestari, i-citra, akaun fleksibel, akaun 1, akaun 2, akaun 3, keluarkan kwsp, pengeluaran kwsp, caruman, dividen kwsp, simpanan persaraan, pencen, persaraan, pesara, tabung haji, dividen, asb, kwap, ptptn kwsp, umur bersara",
    en: "epf, epf withdrawal, retirement, retirement savings, retirement age, pension, pensioner, dividend, flexible account, account three, retiree",
  }),
  topic("housing", "Perumahan", "Housing", {
    ms: "rumah mampu milik, ppr, perumahan, harga rumah, beli rumah, pinjaman rumah, loan rumah, rumah sewa, sewa rumah, pemaju, rumah selangorku, rumah terbengkalai, projek terbengkalai, pangsapuri, kondominium, rumah pertama, hartanah, skim perumahan, setinggan, strata, yuran penyelenggaraan, lif rosak, rumah prima, projek prima, rumah flat, flat ppr, penduduk flat",
    en: "housing, affordable home, affordable house, house price, property price, mortgage, home loan, housing loan, rental, landlord, tenant, apartment, condo, condominium, real estate, property developer, first home, home ownership, abandoned project, low cost flat, renting",
  }),
  topic(
    "scams",
    "Penipuan dan scam",
    "Scams and fraud",
    {
      ms: "scam, scammer, kena scam, penipuan, macau scam, panggilan palsu, pautan palsu, akaun keldai, keldai akaun, pelaburan palsu, skim cepat kaya, duit hilang, ceti haram, nsrc, pinjaman wang tidak berlesen, love scam, jenayah siber, kebocoran data, curi data, otp, penipuan online, ditipu scammer, semak mule, ah long, kena hack, digodam, godam",
      en: "scam, scammed, scammer, fraud, fraudster, phishing, mule account, fake link, fake investment, ponzi, loan shark, money game, cybercrime, cyber crime, data leak, data breach, identity theft, scam call, got hacked, been hacked, account hacked, phone hacked",
    },
    { ms: "kena tipu", en: "" },
  ),
  topic("agriculture_fisheries", "Pertanian dan perikanan", "Agriculture and fisheries", {
    ms: "petani, pesawah, padi, sawah, nelayan, pertanian, penternak, perikanan, baja, benih, kelapa sawit, sawit, penoreh, getah, felda, felcra, risda, fama, lkim, bekalan ayam, bekalan makanan, keterjaminan makanan, kebun, ladang, penanam, hasil tani, pasar tani, ternakan, bekalan beras, pukat, sekuriti makanan, kekurangan makanan, stok makanan, padi beras, kebun durian, pekebun",
    en: "farmer, farming, fisherman, fishermen, fishery, agriculture, agricultural, paddy, rice farmer, palm oil, plantation, rubber tapper, livestock, fertiliser, fertilizer, food security, food supply, crop, harvest, food shortage",
  }),
];
