/** What X calls a post in parameters and fields: `tweet` up to version 2.166 of its API, `post` from then on. */
export type PostNaming = "tweet" | "post";

/** The fields that are asked for. Nothing about people: names would cost more, and are not stored. */
export function fieldsParameter(naming: PostNaming): Readonly<Record<string, string>> {
  const named = [`edit_history_${naming}_ids`, `note_${naming}`, `referenced_${naming}s`];
  const fields = ["author_id", "created_at", "conversation_id", "public_metrics", "attachments", "entities"];
  return { [`${naming}.fields`]: [...fields, ...named].join(",") };
}
