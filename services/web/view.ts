import { z } from "zod";
import type { CommentFilter, SearchQuery } from "../../pipelines/ports/search-index.ts";
import { CommentFlag, LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import { Level, Platform } from "../../schemas/channel.ts";
import { EntityId } from "../../schemas/entities.ts";
import type { Instant } from "../../schemas/item.ts";
import { DocumentId } from "../../schemas/item.ts";
import { StateCode } from "../../schemas/states.ts";
import type { PageLanguage } from "./language.ts";
import { fromAddress, toAddress } from "./malaysian-time.ts";

export const periods = ["1d", "3d", "7d", "30d", "90d", "all"] as const;
export type Period = (typeof periods)[number];

export const whoOptions = ["public", "official", "all"] as const;
export type Who = (typeof whoOptions)[number];

export const copiesVersions = ["all", "without"] as const;
export type CopiesVersion = (typeof copiesVersions)[number];

export const orders = ["newest", "oldest", "likes"] as const satisfies readonly SearchQuery["order"][];

/** Everything an address of the page says. Lists are joined by OR within and AND between; an empty one does not restrict. */
export interface View {
  readonly lang: PageLanguage;
  /** A period that moves with the newest comment; ignored where `from` or `to` is set. `undefined`: the page's own default. */
  readonly period: Period | undefined;
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  readonly who: Who;
  readonly platform: readonly Platform[];
  readonly channel: readonly string[];
  readonly level: readonly Level[];
  readonly state: readonly StateCode[];
  readonly topic: readonly string[];
  readonly sentiment: readonly SentimentLabel[];
  readonly language: readonly LanguageCode[];
  readonly flag: readonly CommentFlag[];
  readonly entity: readonly EntityId[];
  readonly post: readonly DocumentId[];
  /** Copy keys. */
  readonly copy: readonly string[];
  readonly words: string;
  /** Whether copies count, or only one voice of each group. */
  readonly copies: CopiesVersion;
  readonly order: SearchQuery["order"];
  readonly after: string | undefined;
}

/** The fields of a view that hold lists of chosen values, in the order in which the page shows them. */
export const listFields = [
  "platform",
  "channel",
  "level",
  "state",
  "topic",
  "sentiment",
  "language",
  "flag",
  "entity",
  "post",
  "copy",
] as const;
export type ListField = (typeof listFields)[number];

// Retired channels and topics still have comments, so any well-formed name is allowed.
const name = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/u);
/** A rule of one's own may list twenty phrases, and its alert leads to a page of their comments. */
export const longestSearch = 2_100;
const copyKey = z.string().regex(/^(?:link:)?[0-9a-f]{16}$/u);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(50).default([]).readonly();
const moment = z
  .string()
  .transform((text, context) => {
    const instant = fromAddress(text);
    if (instant === undefined) context.addIssue({ code: "custom", message: "not a moment" });
    return instant ?? z.NEVER;
  })
  .optional();

const fields = {
  period: z.enum(periods).optional(),
  from: moment,
  to: moment,
  who: z.enum(whoOptions).default("public"),
  platform: list(Platform),
  channel: list(name),
  level: list(Level),
  state: list(StateCode),
  topic: list(name),
  sentiment: list(SentimentLabel),
  language: list(LanguageCode),
  flag: list(CommentFlag),
  entity: list(EntityId),
  post: list(DocumentId),
  copy: list(copyKey),
  copies: z.enum(copiesVersions).default("all"),
  words: z.string().max(longestSearch).default(""),
  order: z.enum(orders).default("newest"),
  after: z.string().max(20_000).optional(),
};
const ViewParameters = z.strictObject(fields);

/** One thing wrong with an address: a parameter that does not exist, or one with a value that it can't have. */
export interface Problem {
  readonly kind: "unknown" | "value";
  readonly parameter: string;
}

export type ParsedView =
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

const isListField = (parameter: string): parameter is ListField =>
  (listFields as readonly string[]).includes(parameter);

/** Reads an address. Parameters without a value are as good as absent, because forms send them. */
export function parseView(parameters: URLSearchParams, lang: PageLanguage): ParsedView {
  const given: Record<string, string | string[]> = {};
  const problems: Problem[] = [];
  for (const parameter of new Set(parameters.keys())) {
    if (parameter === "lang") continue;
    const values = [...new Set(parameters.getAll(parameter).filter((value) => value !== ""))];
    const [first] = values;
    if (first === undefined) continue;
    if (!Object.hasOwn(fields, parameter)) problems.push({ kind: "unknown", parameter });
    else if (isListField(parameter)) given[parameter] = values;
    else if (values.length > 1) problems.push({ kind: "value", parameter });
    else given[parameter] = first;
  }
  const parsed = ViewParameters.safeParse(given);
  if (parsed.success && problems.length === 0) {
    const { period, from, to, after, words, ...rest } = parsed.data;
    return { kind: "view", view: { ...rest, lang, period, from, to, after, words: words.trim() } };
  }
  const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path[0])) ?? []);
  return {
    kind: "problems",
    problems: [...problems, ...[...wrong].map((parameter): Problem => ({ kind: "value", parameter }))],
  };
}

/** The address of a view, with only what differs from the defaults. Every link of the page is made here. */
export function hrefOf(path: string, view: View): string {
  const pinned = view.from !== undefined || view.to !== undefined;
  const single: readonly (readonly [string, string | undefined])[] = [
    ["period", pinned ? undefined : view.period],
    ["from", view.from && toAddress(view.from)],
    ["to", view.to && toAddress(view.to)],
    ["who", view.who === "public" ? undefined : view.who],
    ["copies", view.copies === "all" ? undefined : view.copies],
    ["words", view.words === "" ? undefined : view.words],
    ["order", view.order === "newest" ? undefined : view.order],
    ["after", view.after],
  ];
  const parameters = new URLSearchParams({ lang: view.lang });
  for (const [parameter, value] of single) if (value !== undefined) parameters.append(parameter, value);
  for (const field of listFields) for (const value of view[field]) parameters.append(field, value);
  return `${path}?${parameters.toString()}`;
}

/** The plainest view: everything the public wrote. */
export function plainView(lang: PageLanguage): View {
  return {
    lang,
    period: undefined,
    from: undefined,
    to: undefined,
    who: "public",
    platform: [],
    channel: [],
    level: [],
    state: [],
    topic: [],
    sentiment: [],
    language: [],
    flag: [],
    entity: [],
    post: [],
    copy: [],
    words: "",
    copies: "all",
    order: "newest",
    after: undefined,
  };
}

/** The comments a view asks for, between the moments it was resolved to. */
export function filterOf(view: View): CommentFilter {
  const chosen = <T>(values: readonly T[]) => (values.length === 0 ? undefined : values);
  const filter = {
    from: view.from,
    to: view.to,
    official: view.who === "all" ? undefined : view.who === "official",
    platforms: chosen(view.platform),
    channelIds: chosen(view.channel),
    levels: chosen(view.level),
    states: chosen(view.state),
    topics: chosen(view.topic),
    sentiments: chosen(view.sentiment),
    languages: chosen(view.language),
    flags: chosen(view.flag),
    entities: chosen(view.entity),
    postIds: chosen(view.post),
    copyKeys: chosen(view.copy),
    words: view.words === "" ? undefined : view.words,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
