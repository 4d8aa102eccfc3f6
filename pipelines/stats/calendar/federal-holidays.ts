import type { HolidayRule } from "./public-holiday.ts";
import { everySchedule, schedules } from "./sources.ts";
import { everyState, except } from "./state-groups.ts";

const federal = { states: everyState, replaced: true, source: everySchedule } as const;

/** Holidays of the whole nation, or of all states but one. Days of the years 2024 to 2027. */
export const federalHolidays: readonly HolidayRule[] = [
  {
    ...federal,
    ms: "Tahun Baharu Cina",
    en: "Chinese New Year",
    on: ["2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06"],
    basis: "law",
  },
  {
    ...federal,
    ms: "Tahun Baharu Cina (hari kedua)",
    en: "Chinese New Year (second day)",
    on: ["2024-02-11", "2025-01-30", "2026-02-18", "2027-02-07"],
    basis: "law",
  },
  {
    ...federal,
    ms: "Hari Raya Puasa",
    en: "Eid al-Fitr",
    on: ["2024-04-10", "2025-03-31", "2026-03-21", "2027-03-10"],
    basis: "moon",
  },
  {
    ...federal,
    ms: "Hari Raya Puasa (hari kedua)",
    en: "Eid al-Fitr (second day)",
    on: ["2024-04-11", "2025-04-01", "2026-03-22", "2027-03-11"],
    basis: "moon",
  },
  { ...federal, ms: "Hari Pekerja", en: "Labour Day", on: "05-01", basis: "law" },
  {
    ...federal,
    ms: "Hari Wesak",
    en: "Vesak Day",
    on: ["2024-05-22", "2025-05-12", "2026-05-31", "2027-05-20"],
    basis: "law",
  },
  {
    ...federal,
    ms: "Hari Keputeraan Seri Paduka Baginda Yang di-Pertuan Agong",
    en: "Birthday of the Yang di-Pertuan Agong",
    on: ["2024-06-03", "2025-06-02", "2026-06-01", "2027-06-07"],
    basis: "law",
  },
  {
    ...federal,
    ms: "Hari Raya Qurban",
    en: "Eid al-Adha",
    on: ["2024-06-17", "2025-06-07", "2026-05-27", "2027-05-17"],
    basis: "moon",
  },
  {
    ...federal,
    ms: "Awal Muharam",
    en: "Islamic New Year",
    on: ["2024-07-07", "2025-06-27", "2026-06-17", "2027-06-06"],
    basis: "moon",
    replaced: false,
  },
  { ...federal, ms: "Hari Kebangsaan", en: "National Day", on: "08-31", basis: "law" },
  {
    ...federal,
    ms: "Hari Keputeraan Nabi Muhammad S.A.W.",
    en: "Birthday of the Prophet Muhammad",
    on: ["2024-09-16", "2025-09-05", "2026-08-25", "2027-08-15"],
    basis: "moon",
  },
  { ...federal, ms: "Hari Malaysia", en: "Malaysia Day", on: "09-16", basis: "law" },
  {
    ...federal,
    ms: "Hari Deepavali",
    en: "Deepavali",
    states: except("MY-13"),
    on: ["2024-10-31", "2025-10-20", "2026-11-08", "2027-10-28"],
    basis: "law",
  },
  { ...federal, ms: "Hari Krismas", en: "Christmas Day", on: "12-25", basis: "law" },
  {
    ...federal,
    ms: "Cuti tambahan sempena Hari Malaysia",
    en: "Additional holiday for Malaysia Day",
    on: ["2025-09-15"],
    basis: "announcement",
    replaced: false,
    source: schedules[2025],
  },
  {
    ...federal,
    ms: "Cuti tambahan sempena Hari Raya Puasa",
    en: "Additional holiday for Eid al-Fitr",
    on: ["2026-03-20"],
    basis: "announcement",
    replaced: false,
    source:
      "https://www.malaymail.com/news/malaysia/2026/03/15/anwar-announces-extra-public-holiday-for-hari-raya-either-march-20-or-23-depending-on-moon-sighting/212709",
  },
];
