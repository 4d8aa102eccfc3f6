import type { CommentFilter, Scope } from "../../../pipelines/ports/search-index.ts";
import type { CopyGroupList, ShownGroup } from "../../../pipelines/trends/copy-groups/read-copy-groups.ts";
import { readCopyGroups } from "../../../pipelines/trends/copy-groups/read-copy-groups.ts";
import type { Channel } from "../../../schemas/channel.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { CopiesWords } from "../../web/copies-words.ts";
import { copiesWords } from "../../web/copies-words.ts";
import { formatFor } from "../../web/format.ts";
import { dayMs, fromAddress } from "../../web/malaysian-time.ts";
import { texts } from "../../web/texts/texts.ts";
import type { CopyDependencies } from "../../workers/find-copies.ts";
import { findCopies, listCopyGroups } from "../../workers/find-copies.ts";
import { forTerminal, shortened } from "../for-terminal.ts";

export interface CopiesOptions {
  /** Look for groups first. */
  readonly find: boolean;
  /** Malaysian time, such as `2026-11-24`: only what was published since. `undefined`: all, and two days to look in. */
  readonly since: string | undefined;
  readonly size: number;
}

/** The groups of copies in the index, largest first. Throws a USAGE error for a time that is none. */
export async function listCopies(
  dependencies: CopyDependencies,
  { find, since, size }: CopiesOptions,
): Promise<CopyGroupList> {
  const { index, state, clock } = dependencies;
  const scope: Scope = { kind: "nation" };
  const from = since === undefined ? undefined : fromAddress(since);
  if (since !== undefined && from === undefined)
    throw new ListeningError("USAGE", "--since takes a time in Malaysia such as 2026-11-24", {
      retryable: false,
    });
  const nowMs = clock.now();
  const to = new Date(nowMs).toISOString();
  if (find) await findCopies(dependencies, { from: from ?? new Date(nowMs - 2 * dayMs).toISOString(), to });
  const filter: CommentFilter = { official: false, ...(from !== undefined && { from }) };
  return await readCopyGroups(index, await listCopyGroups(state), { scope, filter, size });
}

/** Enough of a comment to understand it. */
const shownCharacters = 140;

/** The groups for a person, in one language. */
export function copiesText(list: CopyGroupList, channels: readonly Channel[], lang: "ms" | "en"): string {
  const own = texts[lang].copies;
  const nameOf = (id: string) => channels.find((channel) => channel.id === id)?.name ?? id;
  const said = copiesWords(list, own, formatFor(lang), nameOf);
  const groups = list.groups.map((group, at) => groupText(group, at + 1, said, lang));
  const head = list.groups.length === 0 ? `${own.none} ${own.noneHint}` : own.lead;
  return [own.title, head, ...groups, ...said.left].join("\n\n");
}

function groupText(group: ShownGroup, number: number, said: CopiesWords, lang: "ms" | "en"): string {
  const own = texts[lang].copies;
  const [first = "", ...facts] = said.facts(group).map(forTerminal);
  const example =
    group.example === null ? own.noExample : `> ${shortened(group.example.comment.text, shownCharacters)}`;
  const lines = [facts.join(", "), `${own.why}: ${said.why(group)}`, example];
  return [`${number}. ${first}`, ...lines.map((line) => `   ${line}`)].join("\n");
}
