import type { LanguageCode, SentimentLabel } from "./analysed.ts";
import type { Level, Platform } from "./channel.ts";
import type { ContentKind } from "./item.ts";

type Names<K extends string> = Readonly<Record<K, string>>;

/** What people call the values of the vocabulary; the same on the page, in Kibana and wherever else somebody reads them. */
export interface Labels {
  readonly platforms: Names<Platform>;
  readonly levels: Names<Level>;
  readonly sentiments: Names<SentimentLabel>;
  readonly languages: Names<LanguageCode>;
  readonly contentKinds: Names<ContentKind>;
  readonly otherTopic: string;
}

/** The same in both languages. */
const platforms: Names<Platform> = {
  facebook: "Facebook",
  youtube: "YouTube",
  instagram: "Instagram",
  x: "X (Twitter)",
  tiktok: "TikTok",
  whatsapp: "WhatsApp",
  portal: "Portal",
};

const ms: Labels = {
  platforms,
  levels: { hq: "Ibu pejabat", state: "Pejabat negeri", district: "Pejabat daerah" },
  sentiments: { negative: "negatif", neutral: "neutral", positive: "positif" },
  languages: {
    ms: "Melayu",
    en: "Inggeris",
    mixed: "Campuran Melayu dan Inggeris",
    id: "Indonesia",
    zh: "Cina",
    ta: "Tamil",
    other: "Lain-lain",
  },
  contentKinds: {
    video: "Video",
    short_video: "Video pendek",
    news: "Berita",
    infographic: "Infografik",
    videographic: "Videografik",
    vox_pop: "Vox pop",
    mcp_scp: "Program MCP/SCP",
    photo: "Foto",
    text: "Teks sahaja",
  },
  otherTopic: "Topik lain",
};

const en: Labels = {
  platforms,
  levels: { hq: "Headquarters", state: "State office", district: "District office" },
  sentiments: { negative: "negative", neutral: "neutral", positive: "positive" },
  languages: {
    ms: "Malay",
    en: "English",
    mixed: "Malay and English mixed",
    id: "Indonesian",
    zh: "Chinese",
    ta: "Tamil",
    other: "Other",
  },
  contentKinds: {
    video: "Video",
    short_video: "Short video",
    news: "News article",
    infographic: "Infographic",
    videographic: "Videographic",
    vox_pop: "Vox pop",
    mcp_scp: "MCP/SCP programme",
    photo: "Photo",
    text: "Text only",
  },
  otherTopic: "Other topics",
};

export const labels = { ms, en } as const;
