/** The topics of the event log, in the order an item travels. */
export const rawTopic = "suara.raw";
export const analysedTopic = "suara.analysed";

/** Where what a topic's reader could not understand waits for a person. */
export function rejectedTopic(topic: string): string {
  return `${topic}.rejected`;
}

/** The groups that read them: all workers of one kind share one. */
export const processGroup = "process";
export const indexGroup = "index";

/** Who reads which topic, in the order an item travels: asked in it, what leaves the first meanwhile is seen in the second. */
export const readers = [
  { topic: rawTopic, group: processGroup },
  { topic: analysedTopic, group: indexGroup },
] as const;
