import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../../../pipelines/trends/emerging/reading.ts";
import type { LanguageCode } from "../../../../schemas/analysed.ts";
import type { IndexDocument } from "../../../../schemas/document.ts";
import { openParts } from "../../../../services/workers/watch/detector-memories.ts";
import { lookAtIssues } from "../../../../services/workers/watch/watch-issues.ts";
import type { WatchOptions } from "../../../../services/workers/watch/watch-options.ts";
import { alertTools } from "../../../fakes/alert-tools.ts";
import { channels, commentDocument, sentiment } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { watchDependencies } from "../../../fakes/watch-dependencies.ts";

const never = new AbortController().signal;
const minuteMs = 60_000;
const endMs = Date.parse("2026-03-10T04:00:00.000Z");
const options: WatchOptions = {
  channels: [channels.johor, channels.selangor],
  taxonomy: { ...taxonomy, topics: taxonomy.topics.filter(({ id }) => id === "floods") },
  reading: createReading(taxonomy),
  calendar: workingCalendar([]),
  rules: [],
  destinations: [],
  tools: alertTools,
};

interface Said {
  readonly channel: typeof channels.johor | typeof channels.selangor;
  readonly language: LanguageCode;
  readonly everyMinutes: number;
  readonly fromMs: number;
  readonly isNegative: (n: number) => boolean;
}

let ids = 0;

function said({ channel, language, everyMinutes, fromMs, isNegative }: Said): IndexDocument[] {
  return Array.from({ length: Math.floor((endMs - fromMs) / (everyMinutes * minuteMs)) }, (_, n) => {
    ids += 1;
    return commentDocument(
      {
        id: `facebook:c${ids}`,
        author: `k1.a${ids}`,
        text: `air naik lagi di taman kami, bila pam nak dibaiki ${ids}`,
        publishedAt: new Date(fromMs + n * everyMinutes * minuteMs).toISOString(),
        topics: [{ id: "floods", confidence: 1 }],
        language: { code: language, confidence: 1 },
        sentiment: sentiment(isNegative(n) ? "negative" : "neutral"),
      },
      { channel },
    );
  });
}

const usual = (channel: Said["channel"], language: LanguageCode, everyMinutes: number) =>
  said({
    channel,
    language,
    everyMinutes,
    fromMs: endMs - 6 * 1_440 * minuteMs,
    isNegative: (n) => n % 4 === 0,
  });

async function filled(...documents: readonly IndexDocument[][]) {
  const index = memoryIndex();
  await index.upsert(documents.flat());
  return index;
}

/** In both states a comment in Malay every eight minutes, and one in Tamil every two hours. */
const everyday = () => [
  usual(channels.johor, "ms", 8),
  usual(channels.selangor, "ms", 8),
  usual(channels.johor, "ta", 120),
  usual(channels.selangor, "ta", 120),
];

describe("a state's comments in one language", () => {
  it("raise an alert of their own where they rise and turn negative, one for the issue", async () => {
    const rise = said({
      channel: channels.selangor,
      language: "ta",
      everyMinutes: 3,
      fromMs: endMs - 60 * minuteMs,
      isNegative: (n) => n % 10 !== 0,
    });
    const raised = await lookAtIssues(
      watchDependencies(await filled(...everyday(), rise), endMs),
      options,
      never,
    );
    expect(raised.map(({ series }) => series)).toEqual([
      { topic: "floods", term: null, state: "MY-10", language: "ta", channelId: null },
    ]);
  });

  it("are watched where there are ten a day, and not where they are nearly all of the state's or of the language's", async () => {
    const partsOf = async (...documents: readonly IndexDocument[][]) => {
      const parts = await openParts(memoryState(), await filled(...documents), null, endMs / (5 * minuteMs));
      return new Set([...parts.keys()].filter((part) => part?.includes(".")));
    };
    expect(await partsOf(...everyday())).toEqual(new Set(["MY-01.ta", "MY-10.ta"]));
    expect(await partsOf(usual(channels.johor, "ms", 8), usual(channels.selangor, "ta", 8))).toEqual(
      new Set(),
    );
    expect(await partsOf(usual(channels.johor, "ms", 200), usual(channels.johor, "ta", 200))).toEqual(
      new Set(),
    );
  });
});
