import type { LanguageCode } from "../../schemas/analysed.ts";
import type { Platform } from "../../schemas/channel.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";

/** What something is called, in both languages. */
export interface Name {
  readonly ms: string;
  readonly en: string;
}

export const sameName = (name: string): Name => ({ ms: name, en: name });

/** `undefined` for a topic that is not on the list (any more). */
export function topicName(taxonomy: Taxonomy, id: string): Name | undefined {
  return taxonomy.topics.find((topic) => topic.id === id)?.name;
}

export const languageNames: Readonly<Record<LanguageCode, Name>> = {
  ms: { ms: "Bahasa Melayu", en: "Malay" },
  en: { ms: "Bahasa Inggeris", en: "English" },
  mixed: { ms: "Melayu bercampur Inggeris", en: "Malay mixed with English" },
  id: { ms: "Bahasa Indonesia", en: "Indonesian" },
  zh: { ms: "Bahasa Cina", en: "Chinese" },
  ta: { ms: "Bahasa Tamil", en: "Tamil" },
  other: { ms: "Bahasa lain", en: "Other languages" },
};

export const platformNames: Readonly<Record<Platform, Name>> = {
  facebook: sameName("Facebook"),
  youtube: sameName("YouTube"),
  instagram: sameName("Instagram"),
  x: sameName("X"),
  tiktok: sameName("TikTok"),
  whatsapp: sameName("WhatsApp"),
  portal: { ms: "Portal", en: "Portals" },
};
