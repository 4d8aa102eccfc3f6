import type { Bilingual } from "../../../schemas/alert.ts";
import { enoughVoices } from "../../stats/small-cells.ts";
import type { AlertTools } from "./evidence.ts";
import type { MatterFilter } from "./negative-share.ts";
import type { Subject } from "./subject.ts";

const most = 2;

/**
 * Names of the other topics that at least half of a matter's comments are about too, by ten people or more; those of most comments first.
 * A card reader at a petrol pump is documents and fuel: called after one of them, its alert would be taken for something else.
 */
export async function alsoAbout(
  { index, topicNames }: Pick<AlertTools, "index" | "topicNames">,
  filter: MatterFilter,
  { topic }: Pick<Subject, "topic">,
  observed: number,
): Promise<readonly Bilingual[]> {
  const by = [{ field: "topic" }] as const;
  const byTopic = await index.aggregate({ scope: { kind: "nation" }, filter, by, authors: true });
  return byTopic
    .filter(({ comments, authors }) => 2 * comments >= observed && enoughVoices(authors))
    .flatMap(({ keys: [id = ""] }) => (id === topic ? [] : (topicNames.get(id) ?? [])))
    .slice(0, most);
}
