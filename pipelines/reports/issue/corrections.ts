import type { Report } from "../../../schemas/report.ts";

/** Of when and how it was read, not of what was found. */
const aside: ReadonlySet<string> = new Set(["readAt", "version", "corrections", "read"]);

/**
 * What became known after a period of what is no figure of its comments: what alerts there were and what became of them, how often a
 * post was seen since, and how things are called.
 */
const later = /^(?:alerts\[|scopeName\.)|\.(?:alertIds\[.+\]|views|reactions|caption|url|name\.(?:ms|en))$/u;

/**
 * What differs between two readings of one report, by the path of the number, such as `topics[fuel].comments`. None when they agree, or
 * differ only in what became known later: that corrects nothing, and is told beside what does.
 */
export function correctionsOf(before: Report, after: Report): Report["corrections"] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const differing = [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was = "", is = ""] = [old.get(field), now.get(field)];
    return was === is || (isNothing(was) && isNothing(is)) ? [] : [{ field, before: was, after: is }];
  });
  return differing.some(({ field }) => !later.test(field)) ? differing : [];
}

/** A row that came or went without a number in it, as of a channel that was added, corrects nothing. */
const isNothing = (value: string): boolean => ["", "null", "0"].includes(value);

/** What a row is about, which is in the path of its numbers. */
const identity: ReadonlySet<string> = new Set(["id", "channelId", "platform", "date"]);

function leavesOf(report: Report): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [name, value] of Object.entries(report)) if (!aside.has(name)) collect(name, value, leaves);
  return leaves;
}

function collect(path: string, value: unknown, leaves: Map<string, string>): void {
  if (Array.isArray(value)) {
    const seen = new Map<string, number>();
    for (const [position, each] of value.entries()) {
      const key = keyOf(each) ?? String(position);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      // A channel may have several gaps, and a day several holidays: none hides another.
      collect(`${path}[${count === 1 ? key : `${key} ${count}`}]`, each, leaves);
    }
  } else if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value)) {
      if (!identity.has(name)) collect(`${path}.${name}`, each, leaves);
    }
  else leaves.set(path, String(value));
}

/** By what a row is known wherever it stands, so that one that moves up is no change of all below it. */
function keyOf(row: unknown): string | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  const { id, date, channelId } = row as Readonly<Record<string, unknown>>;
  return [id, date, channelId].find((key) => typeof key === "string");
}
