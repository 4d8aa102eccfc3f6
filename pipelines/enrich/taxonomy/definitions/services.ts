import type { Definitions } from "./definitions.ts";

/** What counts as each of the issues in `../service-topics.ts`. */
export const serviceDefinitions: Definitions = {
  health: {
    in: {
      ms: "Hospital, klinik, doktor, jururawat, ubat, tempoh menunggu; penyakit selain Covid-19 dan wabaknya; kesihatan mental; rokok dan vape.",
      en: "Hospitals, clinics, doctors, nurses, medicine, waiting times; diseases other than Covid-19 and their outbreaks; mental health; smoking and vaping.",
    },
    out: {
      ms: "Covid-19, vaksinnya dan PKP (topik sendiri); dadah; doa semoga sembuh yang tidak menyebut penyakit.",
      en: "Covid-19, its vaccine and lockdowns (their own topic); drugs; wishes to get well where no illness is named.",
    },
    examples: {
      ms: ["lima jam tunggu di klinik kesihatan", "doktor kontrak patut diserap"],
      en: ["no specialist at this hospital", "dengue cases are up in our area"],
    },
    near: ["covid", "drugs", "elderly_disabled"],
  },
  covid: {
    in: {
      ms: "Virus Covid-19, kes dan kematian, kuarantin, PKP dan SOP, vaksin dan penolaknya, pelitup muka, MySejahtera.",
      en: "The Covid-19 virus, cases and deaths, quarantine, lockdowns and rules, the vaccine and those who refuse it, masks, MySejahtera.",
    },
    out: {
      ms: "Wabak lain seperti denggi (kesihatan); ekonomi selepas Covid tanpa sebut penyakit itu.",
      en: "Other outbreaks such as dengue (health); the economy afterwards where the illness is not named.",
    },
    examples: {
      ms: ["dah cucuk vaksin pun kena juga", "kes positif naik, pakai la mask"],
      en: ["quarantine rules keep changing", "wear mask please people"],
    },
    near: ["health"],
  },
  education: {
    in: {
      ms: "Sekolah, prasekolah, guru, murid, peperiksaan, sukatan, buku teks, asrama, buli di sekolah, sekolah daif.",
      en: "Schools, preschools, teachers, pupils, exams, the syllabus, textbooks, boarding schools, bullying at school, run-down schools.",
    },
    out: {
      ms: "Universiti, kolej dan PTPTN; sekolah memandu; bas sekolah sebagai pengangkutan.",
      en: "Universities, colleges and PTPTN; driving schools; school buses as transport.",
    },
    examples: {
      ms: ["cikgu dah penat dengan kerja perkeranian", "kes buli di asrama kena ambil serius"],
      en: ["the syllabus is too heavy for young kids", "our teacher is the best"],
    },
    near: ["higher_education", "youth", "women_family"],
  },
  higher_education: {
    in: {
      ms: "Universiti, kolej, politeknik, matrikulasi, TVET, kemasukan, yuran, biasiswa dan PTPTN; mahasiswa dan graduan dari sudut pengajian.",
      en: "Universities, colleges, polytechnics, matriculation, TVET, admission, fees, scholarships and PTPTN; students and graduates as learners.",
    },
    out: {
      ms: "Sekolah; graduan yang mencari kerja sahaja (gaji dan pekerjaan).",
      en: "Schools; graduates looking for work alone (wages and jobs).",
    },
    examples: {
      ms: ["ptptn patut dimansuhkan", "permohonan upu anak saya ditolak"],
      en: ["tuition fee goes up every semester", "scholarship should be based on merit"],
    },
    near: ["education", "wages_jobs", "youth"],
  },
  public_transport: {
    in: {
      ms: "LRT, MRT, KTM, bas, teksi, feri, ETS, ECRL; kelewatan, tambang, stesen dan pas; lapangan terbang dan penerbangan.",
      en: "LRT, MRT, KTM, buses, taxis, ferries, ETS, ECRL; delays, fares, stations and passes; airports and flights.",
    },
    out: {
      ms: "E-hailing sebagai kerja; kesesakan dan tol; keadaan jalan.",
      en: "E-hailing as work; traffic jams and tolls; the state of roads.",
    },
    examples: {
      ms: ["lrt rosak lagi waktu puncak", "bas lambat sejam tanpa notis"],
      en: ["the train was packed and late", "flight tickets to borneo are crazy"],
    },
    near: ["traffic_tolls", "roads", "wages_jobs"],
  },
  roads: {
    in: {
      ms: "Jalan berlubang, turapan, lampu jalan, longkang, jambatan, infrastruktur, projek jalan; pihak berkuasa tempatan, kutipan sampah dan tandas awam.",
      en: "Potholes, resurfacing, street lights, drains, bridges, infrastructure, road projects; local councils, rubbish collection and public toilets.",
    },
    out: {
      ms: "Kesesakan, kemalangan dan tol; banjir akibat longkang tersumbat mendapat kedua-dua topik.",
      en: "Jams, accidents and tolls; floods from blocked drains get both topics.",
    },
    examples: {
      ms: ["jalan berlubang depan sekolah tak pernah tampal", "lori sampah dua minggu tak datang"],
      en: ["potholes everywhere after the rain", "street light here has been out for months"],
    },
    near: ["traffic_tolls", "floods", "sabah_sarawak"],
  },
  traffic_tolls: {
    in: {
      ms: "Kesesakan, lebuh raya, tol, saman, had laju, kemalangan, pemandu mabuk, mat rempit, tempat letak kereta, lori berat.",
      en: "Jams, highways, tolls, summonses, speed limits, accidents, drunk driving, street racers, parking, heavy lorries.",
    },
    out: {
      ms: "Lubang dan lampu jalan; cukai jalan dan lesen; kereta api dan bas.",
      en: "Potholes and street lights; road tax and licences; trains and buses.",
    },
    examples: {
      ms: ["tol percuma untuk balik kampung la", "pemandu lori bawa laju, nahas lagi"],
      en: ["stuck in a traffic jam for three hours", "that drunk driver should be jailed"],
    },
    near: ["roads", "public_transport", "vehicle_licensing"],
  },
  vehicle_licensing: {
    in: {
      ms: "JPJ, Puspakom, lesen memandu, ujian memandu, cukai jalan, nombor plat, pindah milik, MyJPJ; kereta elektrik dan kereta nasional.",
      en: "JPJ, Puspakom, driving licences and tests, road tax, number plates, change of ownership, MyJPJ; electric and national cars.",
    },
    out: {
      ms: "Saman dan kemalangan (lalu lintas); harga petrol; lesen perniagaan.",
      en: "Summonses and accidents (traffic); petrol prices; business licences.",
    },
    examples: {
      ms: ["renew lesen kat myjpj senang je", "cukai jalan kereta elektrik mahal ke"],
      en: ["my driving test was postponed twice", "road tax for an electric vehicle should stay low"],
    },
    near: ["traffic_tolls", "taxes"],
  },
  water: {
    in: {
      ms: "Air paip: putus, catuan, tekanan, keruh, bil dan tarif; paip pecah; loji dan empangan; pencemaran sungai yang menjejaskan bekalan.",
      en: "Tap water: cuts, rationing, pressure, dirt, bills and tariffs; burst pipes; plants and dams; river pollution that hits supply.",
    },
    out: {
      ms: "Air banjir; kemarau sebagai cuaca (alam sekitar), kecuali bekalan terjejas.",
      en: "Flood water; drought as weather (environment), unless supply is hit.",
    },
    examples: {
      ms: ["tiga hari dah air takde", "air keruh tapi bil air tetap kena bayar"],
      en: ["no water again in our taman", "water cut without any notice"],
    },
    near: ["floods", "environment"],
  },
  electricity: {
    in: {
      ms: "Bekalan elektrik terputus, bil dan tarif, TNB, SESB, Sarawak Energy; solar, nuklear dan tenaga boleh baharu.",
      en: "Power cuts, bills and tariffs, TNB, SESB, Sarawak Energy; solar, nuclear and renewable energy.",
    },
    out: {
      ms: "Kereta elektrik (lesen kenderaan); lampu jalan dan lampu isyarat (jalan raya).",
      en: "Electric cars (vehicle licensing); street and traffic lights (roads).",
    },
    examples: {
      ms: ["bil elektrik bulan ni naik dua kali ganda", "blackout lagi, tnb buat apa"],
      en: ["power cut every evening", "solar panel quota should be larger"],
    },
    near: ["water", "vehicle_licensing", "environment"],
  },
  internet: {
    in: {
      ms: "Capaian dan kelajuan internet, liputan, 4G dan 5G, syarikat telko, pakej data; aplikasi dan portal kerajaan yang tergendala; MyDigital ID, pendigitalan, AI.",
      en: "Internet access and speed, coverage, 4G and 5G, telcos, data plans; government apps and portals that fail; MyDigital ID, digitalisation, AI.",
    },
    out: {
      ms: "Kandungan media sosial dan berita palsu (media); penggodaman dan scam (penipuan).",
      en: "What is said on social media, and fake news (media); hacking and scams (scams).",
    },
    examples: {
      ms: ["kampung saya langsung tiada liputan internet", "server down masa nak mohon"],
      en: ["slow internet but full price", "no 5g in this district yet"],
    },
    near: ["media_department", "scams", "public_service"],
  },
  documents_immigration: {
    in: {
      ms: "Pasport, MyKad, sijil lahir, kerakyatan, JPN; kaunter dan sistem imigresen, autogate, visa, MM2H.",
      en: "Passports, identity cards, birth certificates, citizenship, the registration department; immigration counters and systems, autogates, visas, MM2H.",
    },
    out: {
      ms: "Pendatang tanpa izin dan pekerja asing sebagai isu (warga asing); pencerobohan sempadan (pertahanan).",
      en: "Illegal immigrants and foreign workers as an issue (migrants); intrusion across borders (defence).",
    },
    examples: {
      ms: ["renew pasport sekarang sejam siap", "anak saya masih belum ada sijil lahir"],
      en: ["autogate down again at the airport", "children of malaysian mothers deserve citizenship"],
    },
    near: ["migrants", "defence_security", "public_service"],
  },
  public_service: {
    in: {
      ms: "Penjawat awam dan gaji mereka (SSPA, bonus), layanan kaunter dan khidmat pelanggan kerajaan, birokrasi, aduan awam, cuti umum.",
      en: "Civil servants and their pay (SSPA, bonuses), government counters and customer service, red tape, public complaints, public holidays.",
    },
    out: {
      ms: "Menteri dan ahli politik; rasuah; kerajaan pada amnya (politik).",
      en: "Ministers and politicians; corruption; the government in general (politics).",
    },
    examples: {
      ms: ["penjawat awam dapat kenaikan lagi", "khidmat pelanggan jabatan ni terbaik"],
      en: ["too much red tape at that counter", "civil servants work hard too"],
    },
    near: ["wages_jobs", "politics", "corruption"],
  },
};
