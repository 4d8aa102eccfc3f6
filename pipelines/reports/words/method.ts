import type { ReportLanguage } from "../../../schemas/report.ts";

/** How the numbers were made, for those who check them. Numbers come in written. */
export interface MethodWords {
  /** In every report. */
  readonly short: (numbers: {
    readonly level: string;
    readonly falseDiscoveryRate: string;
    readonly fewest: string;
  }) => string;
  readonly measuredOn: (comments: string) => string;
  /** Of the annex: what is explained, and how. */
  readonly annex: (numbers: {
    readonly level: string;
    readonly falseDiscoveryRate: string;
    readonly fewest: string;
    readonly draws: string;
  }) => readonly (readonly [string, string])[];
  readonly rounding: string;
}

const en: MethodWords = {
  short: ({ level, falseDiscoveryRate, fewest }) =>
    `Models label every comment; estimates allow for how often they err. Confidence intervals hold at ${level} and cover those errors and that comments under one post are alike; one so wide that it tells little stands without a single figure. A change is called a rise or a fall only where its interval allows nothing else. In tables, a change marked ● also stands when all rows are looked at together: of such changes, at most ${falseDiscoveryRate} are expected to be chance. Nothing is said of the sentiment of fewer than ${fewest} people.`,
  measuredOn: (comments) =>
    `How often the models err was measured on ${comments} comments that people had labelled.`,
  annex: ({ level, falseDiscoveryRate, fewest, draws }) => [
    [
      "What is counted",
      "Comments and replies of the public under the department’s posts, and messages of exported chats, by the time they were written in Malaysia. Comments of the channels themselves and deleted comments are in no figure.",
    ],
    [
      "Estimates",
      "The models take some negative comments for neutral ones, and so on. How often is known from comments that people labelled; an estimate is the share of the models’ labels, corrected by these error rates. For all comments together both stand side by side.",
    ],
    [
      "Intervals",
      `The shares and the error rates are drawn anew ${draws} times; an interval holds what lies in the middle ${level} of the results. Comments under one post are alike, so together they count as fewer than they are; how much fewer is measured on the posts themselves where there are enough. The estimate itself depends on the counts alone: the same comments have the same one in every report, file and page. Where an interval covers more than half of all there may be, no single figure is given: it is called uncertain.`,
    ],
    [
      "Comparison",
      "A week or month with the one before; a day with the same weekday of the week before, or, where one of them is a holiday, with the last day of its kind. The working days and public holidays of both are stated, because people write otherwise on a holiday.",
    ],
    [
      "What is called a change",
      `A number rose or fell only where its interval leaves out no change at all; otherwise it did not change measurably. Where there are too few comments, nothing is said. A table has many rows, some of which seem to change by chance; of those marked ●, at most ${falseDiscoveryRate} are expected to (the false-discovery rate of Benjamini and Hochberg).`,
    ],
    [
      "Net sentiment",
      "(positive − negative) ÷ all comments, between minus one and plus one; and beside it (positive − negative) ÷ (positive + negative), which leaves neutral comments out.",
    ],
    [
      "People",
      `Names are not kept. Nothing is said of the sentiment of fewer than ${fewest} people. Comments shown are examples, not proof; personal numbers in them are masked, and one that has since been deleted or erased is not shown.`,
    ],
    [
      "Copied messages",
      "Many people who post one message count once each in the figures; beside them stands what the figures are when only the first of each group counts.",
    ],
    [
      "Limits",
      "What people write under the department’s posts is not what all Malaysians think. Irony is often not noticed by models. Platforms hide, filter and delay comments; what is known to be missing stands under coverage and gaps.",
    ],
  ],
  rounding: "Numbers are rounded for reading; the CSV and JSON files have them in full.",
};

const ms: MethodWords = {
  short: ({ level, falseDiscoveryRate, fewest }) =>
    `Setiap komen dilabel oleh model; anggaran mengambil kira kekerapan model tersilap. Selang keyakinan ialah ${level} serta merangkumi kesilapan itu dan hakikat bahawa komen di bawah satu hantaran lazimnya serupa; selang yang terlalu lebar dinyatakan tanpa satu angka. Sesuatu perubahan disebut meningkat atau menurun hanya jika selangnya tidak membenarkan kesimpulan lain. Dalam jadual, perubahan bertanda ● kekal apabila semua baris diteliti serentak: daripada perubahan sebegini, paling banyak ${falseDiscoveryRate} dijangka berlaku secara kebetulan. Sentimen tidak dinyatakan bagi kurang daripada ${fewest} orang.`,
  measuredOn: (comments) =>
    `Kekerapan model tersilap diukur pada ${comments} komen yang telah dilabel oleh manusia.`,
  annex: ({ level, falseDiscoveryRate, fewest, draws }) => [
    [
      "Apa yang dikira",
      "Komen dan balasan orang ramai di bawah hantaran jabatan, serta mesej daripada sembang yang dieksport, mengikut masa ia ditulis di Malaysia. Komen oleh saluran itu sendiri dan komen yang telah dipadam tidak dikira.",
    ],
    [
      "Anggaran",
      "Adakalanya model menganggap komen negatif sebagai neutral, dan sebaliknya. Kekerapannya diketahui daripada komen yang dilabel oleh manusia; anggaran ialah peratusan label model yang dibetulkan mengikut kadar kesilapan itu. Bagi keseluruhan komen, kedua-duanya dinyatakan bersebelahan.",
    ],
    [
      "Selang keyakinan",
      `Peratusan dan kadar kesilapan model disampel semula sebanyak ${draws} kali; selang keyakinan memuatkan ${level} hasil di bahagian tengah. Komen di bawah satu hantaran lazimnya serupa, maka bobotnya kurang daripada bilangannya; setakat mana kurangnya diukur daripada hantaran itu sendiri apabila bilangannya mencukupi. Anggaran itu pula bergantung pada kiraan komen sahaja: komen yang sama memberikan anggaran yang sama dalam setiap laporan, fail dan halaman. Jika selang itu melebihi separuh daripada julat yang mungkin, satu angka tidak diberikan: ia disebut tidak pasti.`,
    ],
    [
      "Perbandingan",
      "Minggu atau bulan dibandingkan dengan yang sebelumnya; hari dibandingkan dengan hari yang sama pada minggu sebelumnya atau, jika salah satunya hari cuti, dengan hari terakhir yang sejenis. Bilangan hari bekerja dan cuti umum bagi kedua-duanya dinyatakan kerana cara orang menulis berbeza pada hari cuti.",
    ],
    [
      "Apa yang disebut perubahan",
      `Sesuatu angka disebut meningkat atau menurun hanya jika selangnya tidak merangkumi keadaan tanpa perubahan; jika tidak, disebut tiada perubahan yang dapat dipastikan. Jika komen terlalu sedikit, tiada kesimpulan dibuat. Jadual mempunyai banyak baris, dan ada yang kelihatan berubah secara kebetulan; antara yang bertanda ●, paling banyak ${falseDiscoveryRate} dijangka demikian (kadar penemuan palsu Benjamini dan Hochberg).`,
    ],
    [
      "Sentimen bersih",
      "(positif − negatif) ÷ semua komen, antara tolak satu hingga tambah satu; dan di sebelahnya (positif − negatif) ÷ (positif + negatif), yang mengetepikan komen neutral.",
    ],
    [
      "Perlindungan individu",
      `Nama tidak disimpan. Sentimen tidak dinyatakan bagi kurang daripada ${fewest} orang. Komen yang dipaparkan ialah contoh, bukan bukti; nombor peribadi di dalamnya dilindungi, dan komen yang kemudiannya dipadam tidak dipaparkan.`,
    ],
    [
      "Mesej salinan",
      "Jika ramai orang menghantar mesej yang sama, setiap satunya dikira; di samping itu dinyatakan angka jika hanya mesej pertama setiap kumpulan dikira.",
    ],
    [
      "Batasan",
      "Komen di bawah hantaran jabatan tidak mewakili pandangan seluruh rakyat Malaysia. Sindiran sering tidak dikesan oleh model. Platform menyembunyikan, menapis dan melewatkan sebahagian komen; apa yang diketahui belum diperoleh dinyatakan di bawah liputan dan jurang data.",
    ],
  ],
  rounding: "Angka dibundarkan untuk memudahkan pembacaan; fail CSV dan JSON memuatkan angka penuh.",
};

export const methodWords: Readonly<Record<ReportLanguage, MethodWords>> = { ms, en };
