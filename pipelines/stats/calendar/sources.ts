/** Schedules of federal and state holidays by the Cabinet Division of the Prime Minister's Department, one a year. */
export const schedules = {
  2024: "https://www.kabinet.gov.my/bkpp/pdf/hari_kelepasan_am/hka_2024.pdf",
  2025: "https://www.kabinet.gov.my/bkpp/pdf/hari_kelepasan_am/hka_2025.pdf",
  2026: "https://www.kabinet.gov.my/storage/2025/08/HKA-2026.pdf",
  2027: "https://www.kabinet.gov.my/storage/2026/08/HKA_2027.pdf",
} as const;

/** Of holidays that stand in each of the schedules: the newest. */
export const everySchedule = schedules[2027];

/** Holidays Act 1951 [Act 369], section 3; Sabah's Cap. 56 and Sarawak's Cap. 8 say the same: a holiday on a Sunday is followed by another, and so is that one where it is a holiday already. */
export const holidaysAct = "https://www.kabinet.gov.my/bkpp/pdf/akta_warta/1951_12_31_act369.pdf";
