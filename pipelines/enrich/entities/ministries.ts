import type { Entity } from "./entity.ts";
import { named } from "./entity.ts";

/** Federal ministries as of December 2023: id, Malay, English, abbreviations, those of former names among them. */
const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["finance", "Kewangan", "Finance", ["mof", "treasury malaysia"]],
  ["health", "Kesihatan", "Health", ["kkm"]],
  ["education", "Pendidikan", "Education", ["kpm"]],
  ["higher-education", "Pendidikan Tinggi", "Higher Education", ["kpt", "mohe"]],
  ["home", "Dalam Negeri", "Home Affairs", ["kdn", "moha"]],
  ["foreign", "Luar Negeri", "Foreign Affairs", ["wisma putra"]],
  ["defence", "Pertahanan", "Defence", ["mindef"]],
  ["transport", "Pengangkutan", "Transport", []],
  ["works", "Kerja Raya", "Works", ["kkr"]],
  ["economy", "Ekonomi", "Economy", []],
  ["trade", "Pelaburan, Perdagangan dan Industri", "Investment, Trade and Industry", ["miti"]],
  [
    "domestic-trade",
    "Perdagangan Dalam Negeri dan Kos Sara Hidup",
    "Domestic Trade and Cost of Living",
    ["kpdn", "kpdnhep", "kpdnkk"],
  ],
  [
    "agriculture",
    "Pertanian dan Keterjaminan Makanan",
    "Agriculture and Food Security",
    ["kpkm", "mafi", "mafs"],
  ],
  ["housing", "Perumahan dan Kerajaan Tempatan", "Housing and Local Government", ["kpkt"]],
  [
    "women",
    "Pembangunan Wanita, Keluarga dan Masyarakat",
    "Women, Family and Community Development",
    ["kpwkm"],
  ],
  ["youth", "Belia dan Sukan", "Youth and Sports", []],
  [
    "entrepreneurs",
    "Pembangunan Usahawan dan Koperasi",
    "Entrepreneur and Cooperatives Development",
    ["kuskop", "medac"],
  ],
  ["rural", "Kemajuan Desa dan Wilayah", "Rural and Regional Development", ["kkdw"]],
  ["communications", "Komunikasi", "Communications", ["kkmm", "komunikasi dan digital"]],
  ["digital", "Digital", "Digital", []],
  ["science", "Sains, Teknologi dan Inovasi", "Science, Technology and Innovation", ["mosti"]],
  [
    "environment",
    "Sumber Asli dan Kelestarian Alam",
    "Natural Resources and Environmental Sustainability",
    ["nres", "ketsa"],
  ],
  ["energy", "Peralihan Tenaga dan Transformasi Air", "Energy Transition and Water Transformation", []],
  ["human-resources", "Sumber Manusia", "Human Resources", ["kesuma"]],
  ["unity", "Perpaduan Negara", "National Unity", []],
  ["tourism", "Pelancongan, Seni dan Budaya", "Tourism, Arts and Culture", ["motac"]],
  ["plantation", "Perladangan dan Komoditi", "Plantation and Commodities", []],
];

/** By what people call the longer ones: `Menteri Wanita`, `Menteri KPDN`. */
const called: Readonly<Record<string, readonly string[]>> = {
  agriculture: ["Pertanian", "Agriculture"],
  housing: ["Perumahan", "KPKT", "Housing"],
  women: ["Wanita", "Pembangunan Wanita", "Women"],
  trade: ["MITI", "Perdagangan Antarabangsa"],
  "domestic-trade": ["Perdagangan Dalam Negeri", "KPDN", "Domestic Trade"],
  science: ["Sains", "Science"],
  environment: ["Alam Sekitar", "Sumber Asli", "Environment"],
  energy: ["Tenaga", "Energy"],
  tourism: ["Pelancongan", "Tourism"],
  plantation: ["Perladangan", "Komoditi"],
  rural: ["Kemajuan Desa", "Luar Bandar", "Pembangunan Luar Bandar"],
  entrepreneurs: ["Pembangunan Usahawan", "Usahawan"],
  home: ["KDN", "Home"],
  health: ["KKM"],
  youth: ["Sukan", "Belia", "Youth", "Sports"],
};

const titled = (title: string, names: readonly string[]) => names.map((name) => `${title} ${name}`);

export const ministries: readonly Entity[] = rows.map(([id, ms, en, abbreviations]) =>
  named(`ministry:${id}`, { ms: `Kementerian ${ms}`, en: `Ministry of ${en}` }, [
    ...titled("kementerian", called[id] ?? []),
    `${en} ministry`,
    ...abbreviations,
  ]),
);

/** The ministers and, apart from them, their deputies. */
export const ministers: readonly Entity[] = rows.flatMap(([id, ms, en]) => {
  const inMalay = [ms, ...(called[id] ?? [])];
  return [
    named(`office:minister-${id}`, { ms: `Menteri ${ms}`, en: `Minister of ${en}` }, [
      ...titled("menteri", [...inMalay, en]),
      `${en} minister`,
    ]),
    named(`office:deputy-minister-${id}`, { ms: `Timbalan Menteri ${ms}`, en: `Deputy Minister of ${en}` }, [
      ...titled("timbalan menteri", inMalay),
      `deputy ${en} minister`,
    ]),
  ];
});
