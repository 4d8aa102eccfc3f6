import type { ReportLanguage } from "../../../schemas/report.ts";

/** The small print: what must be known to read a figure, said once where it is first needed. */
export interface Notes {
  readonly keyFigures: string;
  /** Of charts and counts by sentiment. */
  readonly asLabelled: string;
  readonly tables: string;
  /** Of tables that compare besides. */
  readonly compared: string;
  /** Of tables of which not all rows are shown. */
  readonly restInCsv: string;
  /** Of a drawing, to those who do not see it. */
  readonly numbersBelow: string;
}

const en: Notes = {
  keyFigures:
    "Ranges in small type are confidence intervals: the true figure very probably lies within. Shares allow for the models’ errors; their changes are in percentage points. Net sentiment is (positive − negative) ÷ all comments, from minus one to plus one.",
  asLabelled: "As labelled by the models, before their errors are allowed for.",
  tables:
    "Small figures below a number: of comments, their share of all; of a share or a change, its confidence interval. “Uncertain”: the interval is too wide to give one figure.",
  compared: "“Before” is the period compared with. A change marked ● stands among all rows of the table.",
  restInCsv: "Rows with too few comments are left out; the CSV files have all.",
  numbersBelow: "The table below has the numbers.",
};

const ms: Notes = {
  keyFigures:
    "Julat dalam huruf kecil ialah selang keyakinan: angka sebenar berkemungkinan besar berada dalam julat itu. Peratusan mengambil kira kesilapan model; perubahannya dalam mata peratus. Sentimen bersih ialah (positif − negatif) ÷ semua komen, antara tolak satu hingga tambah satu.",
  asLabelled: "Mengikut label model, sebelum kesilapannya diambil kira.",
  tables:
    "Angka kecil di bawah sesuatu angka: bagi komen, bahagiannya daripada semua komen; bagi peratusan atau perubahan, selang keyakinannya. “Tidak pasti”: selangnya terlalu lebar untuk diberikan satu angka.",
  compared:
    "“Sebelumnya” ialah tempoh bandingan. Perubahan bertanda ● kekal apabila semua baris jadual diambil kira.",
  restInCsv: "Baris yang terlalu sedikit komennya tidak dipaparkan; fail CSV memuatkan semuanya.",
  numbersBelow: "Angkanya terdapat dalam jadual di bawah.",
};

export const notes: Readonly<Record<ReportLanguage, Notes>> = { ms, en };
