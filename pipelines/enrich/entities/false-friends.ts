import { phrasesIn } from "../wording/phrase-finder.ts";

const teams = [
  "Johor",
  "Kelantan",
  "Selangor",
  "Sabah",
  "Pahang",
  "Perak",
  "Kedah",
  "Terengganu",
  "Penang",
  "Melaka",
];

const universities = ["Sabah", "Sarawak", "Pahang", "Perlis", "Kelantan", "Terengganu"];

/** A line for each reason. */
const phrases = `
Johor Darul Takzim; JDT; KL City; Sri Pahang; PJ City; Negeri Sembilan FC; Kuching City
pingat perak; emas perak; emas dan perak; warna perak; layar perak; buah pinang; pokok pinang
mara bahaya; saudara mara; sanak saudara mara; gula melaka
penjana kuasa; penjana elektrik; penjana letrik; penjana pendapatan
laksa penang; laksa Johor; laksa Sarawak; nasi kandar penang; mee bandung Muar; otak otak Muar; kolo mee Sarawak
kek lapis Sarawak; asam pedas Melaka; satay Kajang; sate Kajang; nasi kerabu Kelantan; budu Kelantan
batik Terengganu; batik Kelantan; songket Terengganu
pm tepi; pm saya; pm me; pm admin; pm nego; pm seller; pm harga; sila pm; please pm; pls pm
`;

/** What holds a name of the list and doesn't mean it: a longer phrase hides what stands in it. */
export const falseFriends: readonly string[] = [
  ...phrasesIn(phrases),
  ...teams.flatMap((state) => [`${state} FC`, `${state} United`, `skuad ${state}`, `pasukan ${state}`]),
  ...universities.map((state) => `universiti malaysia ${state}`),
  // The clock, and telephones (`17 PM`).
  ...Array.from({ length: 30 }, (_, hour) => `${hour + 1} pm`),
];
