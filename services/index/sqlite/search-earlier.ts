import type { DatabaseSync } from "node:sqlite";
import type { KeptVersions } from "../../../pipelines/core/kept-versions.ts";
import { nothingKept } from "../../../pipelines/core/kept-versions.ts";
import type { WithEarlier, WithEarlierLabels } from "../../../pipelines/ports/search-index.ts";

type Kind = "comment" | "post";

/** What is kept of edited comments and posts, within the caller's transaction. */
export interface EarlierTexts {
  /** `next` returns what it was given where nothing changes. */
  change(kind: Kind, id: string, next: (kept: KeptVersions) => KeptVersions): void;
}

export function earlierTexts(db: DatabaseSync): EarlierTexts {
  const find = db.prepare("SELECT kept FROM earlier WHERE kind = ? AND id = ?");
  const put = db.prepare("INSERT OR REPLACE INTO earlier (kind, id, kept) VALUES (?, ?, ?)");
  const remove = db.prepare("DELETE FROM earlier WHERE kind = ? AND id = ?");
  return {
    change(kind, id, next) {
      const found = find.get(kind, id)?.["kept"];
      const kept = found === undefined ? nothingKept : keptOf(found);
      const changed = next(kept);
      if (changed === kept) return;
      if (changed === nothingKept) remove.run(kind, id);
      else put.run(kind, id, JSON.stringify(changed));
    },
  };
}

/** From the column `kept`, which is `null` for most. */
export function withEarlier(kept: unknown): WithEarlier & WithEarlierLabels {
  if (typeof kept !== "string") return {};
  const { texts, labels } = keptOf(kept);
  return { ...(texts.length > 0 && { earlier: texts }), ...(labels && { earlierLabels: labels }) };
}

function keptOf(json: unknown): KeptVersions {
  return JSON.parse(String(json)) as KeptVersions; // written above
}
