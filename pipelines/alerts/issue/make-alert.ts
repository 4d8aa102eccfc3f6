import type { Alert, AlertSeverity } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import { fewestVoices } from "../../stats/small-cells.ts";
import { instantOf } from "../../trends/series/steps.ts";
import type { AlertFacts } from "./alert-words.ts";
import { alsoAbout } from "./also-about.ts";
import { alertWords } from "./alert-words.ts";
import type { AlertTools } from "./evidence.ts";
import { compactTime, delaySeconds, gatherEvidence, readMatter } from "./evidence.ts";
import type { MatterFilter } from "./negative-share.ts";
import { isAboveUsual } from "./negative-share.ts";
import { partOf } from "./part.ts";
import type { Due, IssueMemory } from "./step-issue.ts";
import type { Subject } from "./subject.ts";
import { commentsOn } from "./subject.ts";

export interface AlertCause {
  readonly subject: Subject;
  readonly issue: NonNullable<IssueMemory["issue"]>;
  /** `undefined`: only grave words can make an alert due. */
  readonly due: Due | undefined;
  /** The end of the newest step that is known. */
  readonly to: Instant;
  readonly nowMs: number;
}

/**
 * The alert of an issue, with its evidence; `undefined` where nothing makes one due, or where fewer than ten people wrote, who could be
 * recognised. Equal for an equal index and time.
 */
export async function makeAlert(tools: AlertTools, cause: AlertCause): Promise<Alert | undefined> {
  const { subject, issue, to, nowMs } = cause;
  const since = instantOf(issue.since);
  const part = partOf(issue.part);
  const filter: MatterFilter = {
    ...commentsOn(subject),
    from: since,
    to,
    ...(part.state !== null && { states: [part.state] }),
    ...(part.language !== null && { languages: [part.language] }),
  };
  const matter = await readMatter(tools, filter);
  if (matter === undefined) return undefined;
  const { observed, authors, gravity, negative } = matter;
  // Of all comments since the rise began, of which some are from before it was noticed.
  const rose = negative !== null && isAboveUsual(negative);
  const due =
    (rose ? cause.due : undefined) ?? (gravity.length > 0 && issue.alerts === 0 ? "opened" : undefined);
  if (due === undefined) return undefined;
  const { where, ...shown } = await gatherEvidence(tools, filter, matter, issue.expected);
  const { expected, shareOfCopies } = shown;
  const facts: AlertFacts = {
    topic: subject.name,
    also: await alsoAbout(tools, filter, subject, observed),
    state: part.state,
    due,
    gravity,
    since,
    observed,
    expected,
    negative,
    authors,
    where: part.state === null ? where : [],
    shareOfCopies,
  };
  const episodeId = `${subject.id}.${compactTime(since)}`;
  return {
    id: `${episodeId}.${issue.alerts + 1}`,
    episodeId,
    kind: due,
    severity: severityOf(facts),
    rule: null,
    series: {
      topic: subject.topic,
      term: subject.term,
      state: part.state,
      language: part.language,
      channelId: null,
    },
    since,
    raisedAt: new Date(nowMs).toISOString(),
    window: { from: since, to },
    observed,
    negative,
    authors,
    ...shown,
    ...alertWords(facts),
    delaySeconds: delaySeconds(matter, to, nowMs),
  };
}

function severityOf({ due, gravity, negative, authors }: AlertFacts): AlertSeverity {
  if (gravity.length > 0 || due === "escalated") return "severe";
  return authors >= 3 * fewestVoices && negative !== null && negative.share >= 0.5 ? "warning" : "notice";
}
