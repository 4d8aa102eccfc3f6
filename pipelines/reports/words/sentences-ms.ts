import type { Sentences } from "./sentences.ts";

/** Malay has no plural of verbs or nouns after a number, so most of these leave the count aside. */
export const sentencesMs: Sentences = {
  during: {
    daily: (day) => `pada ${day}`,
    weekly: (days) => `sepanjang ${days}`,
    monthly: (month) => `sepanjang ${month}`,
  },
  received: (_, comments, people, during) =>
    `Sebanyak ${comments} komen orang ramai daripada ${people} ditulis ${during}.`,
  nothingReceived: (during) => `Tiada komen orang ramai ditemui ${during}.`,
  silenceUnknown:
    "Saluran mungkin tidak dibaca dalam tempoh itu, maka ini tidak bermakna tiada orang yang menulis.",
  people: (_, people, estimated) => `${estimated ? "kira-kira " : ""}${people} orang`,
  volume: {
    rose: (by, interval, from) => `Bilangan komen meningkat ${by} berbanding ${from} (${interval}).`,
    fell: (by, interval, from) => `Bilangan komen menurun ${by} berbanding ${from} (${interval}).`,
    noMeasurableChange: (from) =>
      `Tiada perubahan yang dapat dipastikan pada bilangan komen berbanding ${from}.`,
    tooFew: (from) =>
      `Komen terlalu sedikit untuk dipastikan sama ada bilangannya berubah berbanding ${from}.`,
  },
  negativeShare: (share, level, interval) =>
    `Komen negatif merangkumi ${share} (selang keyakinan ${level}: ${interval}), setelah mengambil kira kesilapan model.`,
  negativeUncertain: (level, interval) =>
    `Bahagian komen yang negatif tidak dapat dipastikan: antara ${interval} (selang keyakinan ${level}, setelah mengambil kira kesilapan model).`,
  sentimentHidden: (fewest) =>
    `Sentimen tidak dipaparkan kerana kurang daripada ${fewest} orang memberikan komen.`,
  negative: {
    rose: (by, interval, from) =>
      `Peratusannya meningkat ${by} mata peratus berbanding ${from} (${interval}).`,
    fell: (by, interval, from) => `Peratusannya menurun ${by} mata peratus berbanding ${from} (${interval}).`,
    noMeasurableChange: (from) =>
      `Tiada perubahan yang dapat dipastikan pada peratusannya berbanding ${from}.`,
    tooFew: (from) =>
      `Komen terlalu sedikit untuk dipastikan sama ada peratusannya berubah berbanding ${from}.`,
  },
  noComparison: "Tiada tempoh terdahulu untuk dijadikan perbandingan.",
  countsNotCompared:
    "Bilangan komen tidak dibandingkan kerana data bagi salah satu daripada dua tempoh itu mungkin tidak lengkap.",
  fromNothing: (from) => `Tiada komen dalam tempoh bandingan (${from}).`,
  incomplete: (time) =>
    `Tempoh ini belum berakhir ketika angka dibaca (${time}), maka tiada perbandingan dibuat.`,
  before: { daily: "hari sebelumnya", weekly: "minggu sebelumnya", monthly: "bulan sebelumnya" },
  mainIssues: (_, names) => `Isu utama ialah ${names}.`,
  mostSpokenOf: (count, names) =>
    count === 1
      ? `Topik yang paling banyak diperkatakan ialah ${names}.`
      : `Topik yang paling banyak diperkatakan ialah ${names}; tiada perubahan yang menonjol.`,
  noIssue: "Tiada isu yang menonjol.",
  mostOnDay: (day, comments) => `Komen paling banyak ditulis pada ${day} (${comments})`,
  mostAbout: (_, topic, comments) => `Paling banyak diperkatakan: ${topic} (${comments} komen)`,
  noSignificantChange: "Tiada perubahan ketara.",
  alertsWaiting: (_, alerts) => `${alerts} makluman menunggu tindakan pegawai.`,
  answerNeeded: (names) => `Orang ramai perlu diberi penjelasan tentang ${names}.`,
  newlySpokenOf: (names) => `Isu baharu: ${names}.`,
  negativeRose: "Peratusan komen negatif meningkat, namun tiada isu tertentu yang menonjol.",
  nothingUrgent: "Tiada perkara mendesak dikesan.",
  gaps: (_, gaps) =>
    `Terdapat ${gaps} jurang dalam pengumpulan data, maka sebahagian komen mungkin belum diambil kira.`,
  alerts: (count, alerts, first, since, open) =>
    count === 1
      ? `Terdapat ${alerts} makluman: “${first}”, sejak ${since}; ${open ? "belum ditutup" : "sudah ditutup"}.`
      : `Terdapat ${alerts} makluman, yang paling serius ialah “${first}”, sejak ${since}; ${open ? "belum semuanya ditutup" : "semuanya sudah ditutup"}.`,
  joined: (dates) =>
    `Model lain mula digunakan pada ${dates}: lonjakan pada waktu itu mungkin berpunca daripada model, bukan daripada orang ramai.`,
  notCompared: (dates) =>
    `Model lain mula digunakan pada ${dates}, maka sentimen tidak dibandingkan dengan tempoh sebelumnya: perbezaan mungkin berpunca daripada model, bukan daripada orang ramai.`,
  notAlike:
    "Kedua-dua tempoh berbeza dari segi hari bekerja atau cuti umum, yang mungkin menjelaskan sebahagian daripada perbezaan.",
  late: (count, comments) =>
    count === 0
      ? "Tiada komen yang pertama kali dikumpulkan selepas tempoh ini berakhir."
      : `Sebanyak ${comments} komen pertama kali dikumpulkan selepas tempoh ini berakhir dan turut dikira di sini.`,
  latePast: (_, comments) =>
    `Sebanyak ${comments} komen datang daripada saluran yang belum pernah dibaca ketika tempoh ini berakhir; komen itu dikumpulkan kemudian, daripada kandungan lama saluran atau daripada fail.`,
  lateBefore: (_, comments, from) =>
    `Bagi ${from}, sebanyak ${comments} komen pertama kali dikumpulkan lebih daripada sehari selepas tempoh itu berakhir.`,
  lateUnknown: "Bilangan komen yang pertama kali dikumpulkan selepas tempoh ini berakhir tidak diketahui.",
  corrected: (_, fields, version, listed) =>
    `Ini ialah versi ${version}. Sebanyak ${fields} angka berbeza daripada versi sebelumnya, seperti yang disenaraikan ${listed ? "di bahagian akhir" : "dalam fail CSV"}.`,

  issueFacts: (_, comments, before, from) =>
    `${comments} komen${before === null ? "" : ` (${from}: ${before})`}`,
  issueNegative: (share, interval) => `${share} negatif (${interval})`,
  issueUncertain: (interval) => `Bahagian yang negatif tidak dapat dipastikan (${interval})`,
  advice: {
    acknowledge: "Sahkan penerimaan makluman dan tugaskan seorang pegawai untuk menelitinya.",
    answer:
      "Sediakan penjelasan kepada orang ramai; piagam menetapkan infografik isu semasa dalam tempoh satu hari bekerja.",
    eased: "Tiada tindakan segera diperlukan: peratusan negatif menurun. Teruskan pemantauan.",
    watch:
      "Pantau: bilangan komen meningkat, tetapi tiada peningkatan yang dapat dipastikan pada peratusan negatif.",
    wait: "Pantau: komen terlalu sedikit untuk membuat kesimpulan.",
    unknown: "Pantau: belum diketahui sama ada sentimennya berubah.",
    unclear: "Pantau: belum dapat dipastikan sama ada kebanyakan komen negatif.",
    newIssue: "Baca komen berkenaan: isu ini baharu dan belum diliputi mana-mana topik.",
    none: "Tiada tindakan segera diperlukan.",
  },
  evidenceRemoved: "Komen ini telah dibuang selepas laporan disediakan.",
  emerging: {
    tooShort:
      "Data minggu-minggu sebelumnya belum mencukupi untuk mengenal pasti isu baharu; hanya topik dibandingkan.",
    tooMany:
      "Isu baharu tidak dicari dalam semua komen kerana jumlahnya terlalu banyak; isu yang ditemui melalui makluman turut dimasukkan.",
  },
  emergingSample: (oneIn, comments) =>
    `Isu baharu dicari dalam sampel kerana jumlah komen terlalu banyak: satu daripada setiap ${oneIn} komen, diagihkan sama rata sepanjang tempoh ini (${comments} komen; komen yang disalin dikira sekali). Bilangan komen bagi isu baharu dianggarkan daripada sampel ini; isu yang disebut oleh segelintir orang sahaja mungkin tidak ditemui.`,

  official: (_, comments) =>
    `Sebanyak ${comments} komen oleh saluran jabatan sendiri tidak dikira dalam mana-mana angka.`,
  workingDays: (count, days) => (count === 0 ? "tiada hari bekerja" : `${days} hari bekerja`),
  workingDay: "hari bekerja",
  freeDay: "bukan hari bekerja",
  holidays: "cuti umum:",
  copies: (_, groups, comments) =>
    `Sebanyak ${comments} komen tergolong dalam ${groups} kumpulan mesej salinan.`,
  noCopies: "Tiada kumpulan mesej salinan ditemui.",
  withoutCopies: (negative, interval) =>
    `Jika hanya komen pertama setiap kumpulan dikira, peratusan negatif ialah ${negative} (${interval}).`,
  noGaps: "Tiada jurang yang diketahui.",
  coverageUnknown:
    "Kiraan platform tidak disemak dalam tempoh ini, maka sejauh mana data ini lengkap tidak diketahui.",
  labels: (_, checked) => `Label bagi ${checked} komen dalam tempoh ini telah disemak oleh pegawai.`,
  noLabels: "Belum ada label dalam tempoh ini yang disemak oleh pegawai.",
  alpha: (alpha) =>
    `Tahap persetujuan antara pelabel (alfa Krippendorff, yang bernilai satu jika semuanya sepakat) ialah ${alpha}.`,
  alphaUnknown: "Tahap persetujuan antara pelabel tidak diketahui.",
  join: (day, from, to) =>
    `${day}: mulai di sini label diberikan oleh ${to}, sebelumnya oleh ${from}. Lonjakan pada hari itu bukan trend.`,
  read: (time, queries, documents) =>
    `Angka dibaca pada ${time}: ${queries} pertanyaan ke atas ${documents} komen.`,
};
