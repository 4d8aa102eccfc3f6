import type { ReportLanguage } from "../../../schemas/report.ts";

/** How to read what a report shows. */
export interface Keys {
  /** What the small figures in tables are. */
  readonly tables: string;
  /** What stands in tables that compare besides. */
  readonly compared: string;
  /** Why a kind of post may have comments and no posts. */
  readonly posts: string;
  /** What bars count, and where the numbers are. */
  readonly bars: string;
}

export const keys: Readonly<Record<ReportLanguage, Keys>> = {
  ms: {
    tables:
      "Angka kecil di bawah sesuatu angka: bagi komen, bahagiannya daripada semua komen; bagi peratusan atau perubahan, selang keyakinannya.",
    compared:
      "“Sebelumnya” ialah tempoh bandingan. Perubahan bertanda ● kekal apabila semua baris jadual diambil kira.",
    posts:
      "Hantaran: yang diterbitkan dalam tempoh ini. Komen: semua komen dalam tempoh ini, termasuk di bawah hantaran yang diterbitkan sebelumnya. Maka sesuatu jenis boleh mempunyai komen walaupun tiada hantaran.",
    bars: "Palang: komen mengikut label model. Angkanya dan peratusan yang telah dibetulkan bagi kesilapan model terdapat dalam jadual di bawah.",
  },
  en: {
    tables:
      "Small figures below a number: of comments, the share of all; of a share or a change, its confidence interval.",
    compared: "“Before” is the period compared with. A change marked ● stands among all rows of the table.",
    posts:
      "Posts: those published in this period. Comments: all of this period, also those under posts published before it, so a kind may have comments and no posts.",
    bars: "Bars: comments as the models labelled them. The tables below have the numbers, and shares corrected for the models’ errors.",
  },
};
