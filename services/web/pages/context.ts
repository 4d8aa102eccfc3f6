import type { DivisionNames } from "../division-names.ts";
import { divisionNames } from "../division-names.ts";
import { entityName } from "../../../pipelines/enrich/entities/entity-list.ts";
import type { Channel } from "../../../schemas/channel.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { otherTopic } from "../../../schemas/taxonomy.ts";
import type { Format } from "../format.ts";
import { formatFor } from "../format.ts";
import type { PageLanguage } from "../language.ts";
import type { Texts } from "../texts/texts.ts";
import { texts } from "../texts/texts.ts";

/** A sentence in both languages. */
export type Bilingual = Readonly<Record<PageLanguage, string>>;

/** What every page is drawn with, whatever it shows. */
export interface PageContext {
  readonly lang: PageLanguage;
  readonly texts: Texts;
  readonly format: Format;
  /** Stands on top of every page, such as that the data are made up. */
  readonly notice: string | undefined;
  readonly channels: readonly Channel[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** The same page in the other language. */
  readonly otherLanguageHref: string;
  readonly nameOf: DivisionNames;
  readonly topicName: (id: string) => string;
  readonly entityName: (id: string) => string;
  readonly channelName: (id: string) => string;
}

export interface ContextOptions {
  readonly lang: PageLanguage;
  readonly channels: readonly Channel[];
  readonly taxonomy: Taxonomy;
  readonly notice: Bilingual | undefined;
  /** Path and query as the browser asked for them. */
  readonly address: string;
}

export function pageContext({ lang, channels, taxonomy, notice, address }: ContextOptions): PageContext {
  const words = texts[lang];
  const topics = [
    ...taxonomy.topics.map(({ id, name }) => ({ id, name: name[lang] })),
    { id: otherTopic, name: words.otherTopic },
  ];
  const nameOf = divisionNames(lang, taxonomy, channels);
  return {
    lang,
    texts: words,
    format: formatFor(lang),
    notice: notice?.[lang],
    channels,
    topics,
    otherLanguageHref: inLanguage(address, lang === "ms" ? "en" : "ms"),
    nameOf,
    topicName: (id) => nameOf("topic", id),
    entityName: (id) => entityName(id, lang) ?? id,
    channelName: (id) => nameOf("channelId", id),
  };
}

/** The same address with another language and everything else as it was. */
function inLanguage(address: string, lang: PageLanguage): string {
  const [path = "/", query = ""] = address.split(/\?(.*)/su);
  const parameters = new URLSearchParams(query);
  parameters.set("lang", lang);
  // A path of two slashes would lead to another host.
  return `${path.replace(/^\/+/u, "/")}?${parameters.toString()}`;
}
