import { topic } from "./topic.ts";

/** Public services: health, schools, roads, water, power, documents. */
export const serviceTopics = [
  topic("health", "Kesihatan dan hospital", "Health and hospitals", {
    ms: "hospital, klinik, klinik kesihatan, klinik kerajaan, hospital kerajaan, doktor, doktor kontrak, houseman, jururawat, misi hospital, ubat, pesakit, kesihatan, kkm, kementerian kesihatan, wad, katil hospital, tunggu giliran hospital, rawatan, pembedahan, denggi, nyamuk aedes, kencing manis, diabetes, darah tinggi, kanser, buah pinggang, kesihatan mental, depresi, murung, vape, rokok, obesiti, demam, influenza, hfmd, penyakit tangan kaki mulut, keracunan makanan, pneumonia, radang paru-paru, wabak, penyakit berjangkit, leptospirosis, kencing tikus, monkeypox, cacar monyet, ambulans, derma darah, temujanji, peka b40, sakit gigi, doktor gigi, gigi bongsu, strok, serangan jantung, sakit jantung, selesema",
    en: "hospital, clinic, doctor, contract doctor, nurse, medicine, medication, patient, healthcare, health care, public health, medical, treatment, surgery, dengue, diabetes, cancer, mental health, depression, anxiety disorder, vaping, smoking ban, obesity, food poisoning, epidemic, disease, outbreak, ambulance, blood donation, specialist appointment, health ministry, ministry of health, waiting time, dentist, dental, stroke, heart attack, private hospital, medical bill, health insurance, health services",
  }),
  topic("covid", "Covid-19", "Covid-19", {
    ms: "covid, covid19, covid-19, korona, coronavirus, virus corona, pkp, pkpp, pkpb, pkpd, kuarantin, vaksin, vaksinasi, vaksin booster, suntikan, dos penggalak, mysejahtera, pelitup muka, pakai mask, topeng muka, swab test, kes positif, kes baharu, kluster, pandemik, wuhan, omicron, penjarakan sosial, lockdown, moonsoon wuhan, sinovac, pfizer, astrazeneca, antivaksin, frontliner, kes sembuh, varian covid, varian baharu, varian delta",
    en: "covid, coronavirus, corona virus, lockdown, mco, quarantine, vaccine, vaccinate, vaccination, booster shot, face mask, wear mask, swab, pandemic, social distancing, anti vax, antivaxxer, herd immunity, new variant, covid variant, delta variant",
  }),
  topic(
    "education",
    "Pendidikan dan sekolah",
    "Education and schools",
    {
      ms: "sekolah, cikgu, guru, murid, pelajar sekolah, kpm, kementerian pendidikan, menteri pendidikan, spm, upsr, pt3, stpm, uasa, peperiksaan, silibus, dlp, ppsmi, kokurikulum, buku teks, bilik darjah, tadika, prasekolah, tabika, pdpr, cuti sekolah, guru besar, pengetua, buli di sekolah, kes buli, yuran sekolah, baju sekolah, rancangan makanan tambahan, rmt, sekolah daif, asrama, sjkc, sjkt, uec, ibu bapa murid, pibg, keciciran, pendidikan, pelajar cemerlang",
      en: "school, teacher, pupil, education, education system, syllabus, examination, exam, classroom, kindergarten, preschool, textbook, bully in school, bullying, boarding school, vernacular school, principal, homework, education ministry, students in school, literacy, primary school, secondary school",
    },
    { ms: "pelajar", en: "students" },
  ),
  topic("higher_education", "Pengajian tinggi dan PTPTN", "Higher education and PTPTN", {
    ms: "ptptn, universiti, ipta, ipts, ipt, kolej, politeknik, matrikulasi, diploma, ijazah, upu, biasiswa, jpa, graduan, konvokesyen, pensyarah, mahasiswa, mahasiswi, uitm, ukm, usm, upm, utm, uia, kemasukan universiti, yuran pengajian, pinjaman pelajaran, tvet, kolej komuniti, kolej vokasional, kpt, pengajian tinggi, phd, fakulti, tesis, semester, universiti awam, pelajar universiti",
    en: "university, universities, college, scholarship, undergraduate, graduate, student loan, tuition fee, campus, lecturer, higher education, polytechnic, matriculation, convocation, vocational, postgraduate, faculty, thesis, semester, bachelor degree, master degree",
  }),
  topic("public_transport", "Pengangkutan awam", "Public transport", {
    ms: "lrt, mrt, ktm, komuter, monorel, rapidkl, rapid kl, bas, prasarana, pengangkutan awam, tren, stesen lrt, teksi, ets, ecrl, brt, feri, pas bulanan, my50, bas henti, bas sekolah, keretapi, kereta api, penumpang, gerabak, bas express, bas ekspres, tambang, terminal, tbs, first mile, van demand, drt, airport, lapangan terbang, airasia, tiket penerbangan, penerbangan, train, trains, bus, tambang bas",
    en: "public transport, public transportation, taxi, commuter, monorail, bus stop, train station, passenger, ferry, train delay, train breakdown, high speed rail, hsr, airport, flight, airline, walkable, light rail, bus fare, train fare",
  }),
  topic("roads", "Jalan raya dan infrastruktur", "Roads and infrastructure", {
    ms: "jalan berlubang, lubang jalan, jalan rosak, jalan raya, jalan teruk, jalan kampung, turap jalan, tampal jalan, lampu jalan, lampu isyarat, jkr, pbt, majlis perbandaran, majlis bandaraya, dbkl, longkang, longkang tersumbat, jambatan, jejantas, kontraktor jalan, pan borneo, lebuhraya pan borneo, jalan ditutup, selenggara jalan, infrastruktur, bonggol, jalan licin, kutip sampah, tong sampah, sisa pepejal, tandas awam, alam flora, swcorp, sampah sarap, buang sampah, longgokan sampah, lori sampah",
    en: "pothole, potholes, bad road, road condition, road repair, road maintenance, street light, traffic light, drainage, bridge, infrastructure, local council, municipal council, city council, pavement, sidewalk, rubbish, garbage, public toilet, waste collection, road works, roadworks",
  }),
  topic("traffic_tolls", "Lalu lintas dan tol", "Traffic and tolls", {
    ms: "tol, lebuhraya, jem, jammed, jalan sesak, kesesakan, trafik, kesesakan jalan, kemalangan, kemalangan jalan raya, eksiden, langgar lari, saman, saman trafik, aes, mat rempit, pemandu mabuk, touch n go, rfid, smarttag, had laju, lorong kecemasan, lori, treler, pemandu lori, balik kampung jem, tunggang motor, helmet, nahas, tol percuma, diskaun tol, mlff",
    en: "toll, tolls, highway, expressway, traffic, traffic jam, congestion, accident, road accident, car crash, hit and run, drunk driver, drunk driving, traffic summons, summon, speed limit, lorry, reckless driver, parking lot, parking space, car park",
  }),
  topic("vehicle_licensing", "Lesen dan pendaftaran kenderaan", "Vehicle licences and registration", {
    ms: "jpj, lesen memandu, lesen kereta, lesen motor, road tax, roadtax, cukai jalan, puspakom, nombor plat, nombor pendaftaran, plat kereta, ujian memandu, sekolah memandu, myjpj, renew lesen, lesen mati, lesen l, lesen p, lesen gdl, pindah milik, tukar nama kereta, mysikap, kereta elektrik, proton, perodua, myvi, axia, bezza, proton saga, kereta nasional, kereta ev",
    en: "driving licence, driving license, drivers license, road tax, number plate, plate number, vehicle registration, vehicle inspection, driving test, driving school, electric vehicle, electric car, ev, evs, national car, car registration",
  }),
  topic("water", "Bekalan air", "Water supply", {
    ms: "bekalan air, air tak ada, tiada air, air takde, putus air, air putus, catu air, catuan air, air paip, paip pecah, paip bocor, gangguan air, gangguan bekalan air, air keruh, air kotor, air kuning, tekanan air, air syabas, air selangor, pengurusan air selangor, ranhill, lap air, sada, airkelantan, air kelantan, bil air, tarif air, loji rawatan, loji air, empangan, lori tangki, air mati, air tiada, pencemaran sungai, krisis air, tangki air, air bersih, potong air, tak ada air, takde air, masalah air, isu air, air tak keluar",
    en: "water supply, water cut, water disruption, no water, water pressure, pipe burst, burst pipe, dirty water, water bill, water tariff, water treatment, water rationing, clean water, water crisis, water tanker, water tank, river pollution",
  }),
  topic("electricity", "Elektrik", "Electricity", {
    ms: "elektrik, bil elektrik, tnb, tenaga nasional, blackout, putus elektrik, bekalan elektrik, tiada elektrik, tak ada elektrik, letrik, api takde, black out, tarif elektrik, sesb, sesco, solar, panel solar, voltan, tiang elektrik, pencawang elektrik, nuklear, tenaga boleh baharu, kuasa elektrik, lampu padam, surcaj",
    en: "electricity, electric bill, electricity bill, electricity tariff, power cut, power outage, blackout, power supply, solar panel, renewable energy, nuclear energy, power grid, power plant",
  }),
  topic(
    "internet",
    "Internet dan telekomunikasi",
    "Internet and telecommunications",
    {
      ms: "internet, wifi, unifi, streamyx, line slow, line teruk, line internet, celcom, digi, maxis, umobile, u mobile, telekom, telco, jendela, mcmc, skmm, menara telco, jalur lebar, internet perlahan, internet slow, data internet, liputan internet, dnb, pakej data, sim kad, kad sim, time internet, capaian internet, aplikasi kerajaan, sistem down, server down, mydigital id, mydigital, tiada coverage, line coverage, gangguan talian, portal kerajaan, kecerdasan buatan, hotspot, prabayar, pascabayar, prepaid, postpaid, redone, tune talk, hotlink, xpax, yoodo, onexox, esim, kuota data, data unlimited, plan unlimited, rangkaian 5g, liputan 5g, plan 5g, pakej 5g, kelajuan 5g, line 5g, mbps, line telefon",
      en: "internet, broadband, wifi, slow internet, internet speed, network coverage, mobile data, telco, telecommunication, no signal, line signal, data plan, sim card, system down, server down, website down, digital id, app crash, artificial intelligence, cyber security, digitalisation, digitalization, ai technology, fibre broadband, fibre optic, hotspot, prepaid, postpaid, roaming, latency, unlimited plan, unlimited data, 5g network, 5g coverage, 5g plan, 5g speed, mobile network, download speed, upload speed, router, modem, spam sms, simcard, new sim",
    },
    { ms: "5g, 4g, sms", en: "coverage, signal, season pass" },
  ),
  topic(
    "documents_immigration",
    "Pasport, MyKad dan imigresen",
    "Passports, identity cards and immigration",
    {
      ms: "pasport, passport, imigresen, mykad, kad pengenalan, jpn, pendaftaran negara, surat beranak, sijil lahir, sijil kelahiran, mykid, kerakyatan, warganegara, status warganegara, taraf warganegara, ic merah, autogate, utc, kaunter imigresen, ic hilang, renew pasport, visa, pegawai imigresen, mm2h, qr imigresen, myiden",
      en: "passport, immigration, identity card, birth certificate, citizenship, citizen by birth, stateless, autogate, visa, work permit, expat visa, mm2h, second home, permanent resident, pr status, naturalisation, digital nomad, residency",
    },
  ),
  topic("public_service", "Penjawat awam", "Civil service", {
    ms: "penjawat awam, kakitangan awam, kakitangan kerajaan, pegawai kerajaan, sspa, cuepacs, jpa, kenaikan gaji penjawat awam, bonus penjawat awam, kerja kerajaan, sektor awam, perkhidmatan awam, khidmat pelanggan, jabatan kerajaan, agensi kerajaan, birokrasi, servis teruk kaunter, ketua setiausaha, guru kontrak, isytihar cuti, cuti umum, aduan awam",
    en: "civil servant, civil service, public service, public servant, government servant, government staff, government department, government agency, bureaucracy, red tape, counter service, customer service, public sector, public holiday",
  }),
];
