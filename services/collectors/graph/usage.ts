import { z } from "zod";

/** How much of a limit is used, in percent, and how long until calls are welcome again where the platform says. */
export interface Usage {
  readonly percent: number;
  readonly regainMs: number | undefined;
}

const percent = z.number().nonnegative().catch(0);
const Counters = z.object({ call_count: percent, total_time: percent, total_cputime: percent });
const BusinessUsage = z.record(
  z.string(),
  z.array(
    Counters.extend({
      type: z.string().optional(),
      estimated_time_to_regain_access: z.number().nonnegative().optional().catch(undefined),
    }),
  ),
);

const minuteMs = 60_000;

/** Of the own budget of a page or account, under the name of its kind; `undefined` where the platform says nothing yet. */
export function accountUsage(headers: Headers, useCase: string): Usage | undefined {
  const all = BusinessUsage.safeParse(jsonOf(headers.get("x-business-use-case-usage"))).data;
  const ours = Object.values(all ?? {})
    .flat()
    .filter(({ type = useCase }) => type === useCase);
  if (ours.length === 0) return undefined;
  const minutes = Math.max(...ours.map((each) => each.estimated_time_to_regain_access ?? 0));
  return {
    percent: Math.max(...ours.map(highest)),
    regainMs: minutes > 0 ? minutes * minuteMs : undefined,
  };
}

/** Of the app's budget, whose header never says how long. */
export function appUsage(headers: Headers): Usage | undefined {
  const used = Counters.safeParse(jsonOf(headers.get("x-app-usage"))).data;
  return used === undefined ? undefined : { percent: highest(used), regainMs: undefined };
}

function highest({ call_count, total_time, total_cputime }: z.infer<typeof Counters>): number {
  return Math.max(call_count, total_time, total_cputime);
}

function jsonOf(header: string | null): unknown {
  try {
    return JSON.parse(header ?? "null");
  } catch {
    return undefined;
  }
}

const slowFromPercent = 75;
const hourMs = 60 * minuteMs;

/** Where the platform does not say how long a limit lasts: its windows slide, and asking meanwhile makes it longer. */
export const restUnlessToldMs = hourMs;

/**
 * How long to rest at this usage, at most once an hour: not at all up to 75 %, then a part of each hour that grows to a
 * half of it. From 100 % on, as long as the platform says. Resting after every call instead would let a long list begin
 * again and again and never end.
 */
export function restMs({ percent, regainMs }: Usage): number {
  if (percent >= 100) return regainMs ?? restUnlessToldMs;
  if (percent <= slowFromPercent) return 0;
  return ((percent - slowFromPercent) / (100 - slowFromPercent)) * (hourMs / 2);
}
