import type { Taxonomy } from "../../../../schemas/taxonomy.ts";

/** The topics with their definitions, for those who label, as Markdown. */
export function topicList({ version, topics }: Taxonomy): string {
  const entries = topics.map(({ id, name, definition }) => {
    const lines = [`## ${id}`, `${name.en} / ${name.ms}`];
    if (definition !== undefined) {
      lines.push(
        `In: ${definition.in.en}`,
        `Out: ${definition.out.en}`,
        `Near: ${definition.near.join(", ")}`,
      );
    }
    return lines.join("\n\n");
  });
  return [`# Topics, version ${version}`, ...entries, ""].join("\n\n");
}
