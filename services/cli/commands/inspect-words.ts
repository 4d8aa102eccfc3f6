import { z } from "zod";
import type { Drop, Reject } from "../../../pipelines/core/outcome.ts";
import { announcedByFacebook } from "../../../pipelines/normalise/facebook/facebook-webhook.ts";
import type { Payload } from "../../../pipelines/ports/source.ts";

/** What is recorded beside posts and comments, by the reason for which it becomes no item. */
const noItem: Readonly<Record<string, string>> = {
  page: "a page with its own figures",
  account: "an account, a person or a page by name",
  channel: "a channel with its own figures",
  user: "a person, of whom nothing is kept",
  live_video: "a live broadcast: its comments are read once it is a video of the page",
  insights: "figures of reach, which are not collected",
  mention: "a notice that the account was named elsewhere: it holds no comment on a post of ours",
  event: "a notice of something else than comments",
  listed_video: "the place of a video in a list: its words and figures are asked for by its id",
  activity:
    "word of something that happened on an account: at most it rings for a visit, which brings what is new",
  video_changed:
    "word of YouTube's hub that a video was published or worded anew: it rings for a visit of the channel",
  video_deleted: "word of YouTube's hub that a video was deleted: it rings for a visit of that video",
  count: "a count of posts in a span of time",
  count_of_posts: "a count of posts in a span of time",
  rule: "a rule of a filtered stream",
  usage: "how much of the plan is used",
  media: "a picture or video without its post",
  job: "a job of the compliance service",
  compliance:
    "a notice that a post or an account was deleted or changed; visits find it out by asking for each post again",
  repost: "a repost: it holds no words of its own",
  outdated: "a version of a post that has been edited since: only the newest counts",
  pingback: "a notice that another site links here: nobody of the public wrote it",
  trackback: "a notice that another site links here: nobody of the public wrote it",
  note: "a note of the editors, which the public does not see",
  neither_article_nor_comment: "an answer of the site that holds neither an article nor a comment",
  other: "an answer about tokens, accounts or settings",
  empty: "an answer with nothing in it",
};

/** Why something recorded becomes no item, in a sentence that holds nothing of what stood in it but codes and names of fields. */
export function wordsFor(payload: Payload, outcome: Drop | Reject): string {
  const thing = nounFor(payload.kind);
  if (outcome.kind === "drop") return wordsForDrop(payload, outcome.reason);
  const field = outcome.detail ?? "a field";
  const ending = `in collecting it would become a dead letter (${outcome.reason})`;
  if (outcome.reason === "missing")
    return `${thing} without its ${field}, which an item can't do without: ${ending}`;
  if (outcome.reason === "payload_kind") return `nothing that is known here: ${ending}`;
  return `${thing} that is not as documented, at ${field}: ${ending}`;
}

function wordsForDrop({ body }: Payload, reason: string): string {
  if (reason === "error") return errorWords(body);
  if (reason === "delivery") return deliveryWords(body);
  return noItem[reason] ?? reason;
}

function nounFor(kind: string): string {
  const words = kind.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return /^[aeiou]/u.test(words) ? `an ${words}` : `a ${words}`;
}

/** A code or a name, and no sentence: the platforms' own sentences quote tokens and what people wrote. */
const Code = z
  .union([z.int(), z.string().regex(/^[\w#. ()-]{1,40}$/u)])
  .optional()
  .catch(undefined);

const ErrorFields = z.looseObject({
  error_type: Code,
  type: Code,
  title: Code,
  status: Code,
  code: Code,
  error_subcode: Code,
  reason: Code,
});
const Nested = z.looseObject({ error: z.unknown().optional(), errors: z.array(z.unknown()).catch([]) });

function errorWords(body: unknown): string {
  const outer = Nested.safeParse(body).data;
  const inner = Nested.safeParse(outer?.error).data;
  const codes = [body, outer?.error, ...(outer?.errors ?? []), ...(inner?.errors ?? [])].flatMap(codesIn);
  const said = codes.length === 0 ? "without a code" : [...new Set(codes)].join(", ");
  return `an error of the platform (${said}), told by the source and never appended`;
}

function codesIn(body: unknown): readonly string[] {
  const { data } = ErrorFields.safeParse(body);
  if (data === undefined) return [];
  const { error_type: errorType, type, title, status, code, error_subcode: subcode, reason } = data;
  const named = { status, code, subcode };
  return [
    ...[errorType, type, title, reason].flatMap((name) => (name === undefined ? [] : [String(name)])),
    ...Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])),
  ];
}

const Name = z
  .string()
  .regex(/^[\w-]{1,40}$/u)
  .optional()
  .catch(undefined);
const Delivery = z.looseObject({
  object: Name,
  entry: z.array(
    z.looseObject({
      changes: z
        .array(z.looseObject({ field: Name, value: z.looseObject({ item: Name, verb: Name }).catch({}) }))
        .catch([]),
    }),
  ),
});

function deliveryWords(body: unknown): string {
  const { data } = Delivery.safeParse(body);
  const changes = (data?.entry ?? []).flatMap(({ changes }) =>
    changes.map(({ field, value: { item, verb } }) => [field, item, verb].filter(Boolean).join(" ")),
  );
  const told = [...new Set(changes)].join(", ");
  const posts = new Set(
    (announcedByFacebook(body)?.announcements ?? []).map(({ postNativeId }) => postNativeId),
  ).size;
  const rings =
    posts === 0
      ? "it says nothing that a visit would be made for"
      : `it rings for a visit of ${posts === 1 ? "1 post" : `${posts} posts`}, which brings what is new`;
  return `a delivery to the webhook (${told === "" ? (data?.object ?? "nothing") : told}): ${rings}`;
}
