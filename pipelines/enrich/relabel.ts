import type { CommentDocument } from "../../schemas/document.ts";
import { generationOf } from "../../schemas/document.ts";
import { Comment } from "../../schemas/item.ts";
import { drop, keep, reject } from "../core/outcome.ts";
import type { Stage } from "../core/stage.ts";
import { stage } from "../core/stage.ts";
import type { InterpretedItem } from "../normalise/interpret.ts";
import type { Labelling } from "./analyse.ts";

/** A comment out of the index, with the caption of its post; `null` where the index holds no such post. */
export interface StoredInContext {
  readonly document: CommentDocument;
  readonly caption: string | null;
}

const storedPayload = "suara.stored-comment";

/**
 * Makes of a stored comment an item as the process stage knows them, for the models of `labelling`. Drops what has their
 * labels already (`current`), and what has those of a higher generation (`newer`), which an index would not give up.
 */
export function relabel(labelling: Labelling): Stage<StoredInContext, InterpretedItem> {
  return stage("relabel", ({ document, caption }) => {
    const { channel, version, comment: stored } = document;
    const generation = generationOf(version);
    if (generation > labelling.generation) return drop("newer");
    if (generation === labelling.generation && labelledBy(labelling, stored.models)) return drop("current");
    const { data: comment, error } = Comment.safeParse(stored); // without its labels
    if (comment === undefined) return reject("shape", error.issues[0]?.path.join("."));
    const { postId, collectedAt } = comment;
    const context = caption ?? comment.postCaption ?? null;
    const raw = { channel, payloadKind: storedPayload, postId, caption: context, collectedAt, payload: null };
    return keep({ raw, item: { kind: "comment", comment } });
  });
}

/** Are these the models, task for task? */
function labelledBy({ models }: Labelling, found: Readonly<Record<string, string>>): boolean {
  const tasks = Object.keys(models);
  return (
    tasks.length === Object.keys(found).length &&
    tasks.every((task) => models[task]?.includes(found[task] ?? "") === true)
  );
}
