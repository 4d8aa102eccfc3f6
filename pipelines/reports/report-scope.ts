import type { Channel } from "../../schemas/channel.ts";
import { ListeningError } from "../../schemas/errors.ts";
import type { ReportScope } from "../../schemas/report.ts";
import type { StateCode } from "../../schemas/states.ts";
import { stateNames } from "../../schemas/states.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import type { CommentFilter, Scope } from "../ports/search-index.ts";
import type { Slice } from "../stats/label-errors.ts";
import type { Name } from "./names.ts";
import { sameName, topicName } from "./names.ts";

/** What a report is about, as the index, the calendar and the statistics need it. */
export interface ReportSubject {
  readonly name: Name;
  readonly scope: Scope;
  readonly filter: CommentFilter;
  /** By whose calendar days are counted; headquarters work by Putrajaya's. */
  readonly state: StateCode;
  readonly slice: Slice;
  readonly channels: readonly Channel[];
}

const nation = { kind: "nation" } as const;
const putrajaya: StateCode = "MY-16";

/** Throws a USAGE error for a state or district without a channel, and for a topic or channel that there is none of. */
export function subjectOf(
  scope: ReportScope,
  channels: readonly Channel[],
  taxonomy: Taxonomy,
): ReportSubject {
  const mixed = { filter: {}, slice: "mixed" } as const;
  switch (scope.kind) {
    case "nation": {
      const name = { ms: "Seluruh negara", en: "Nationwide" };
      return { ...mixed, name, scope: nation, state: putrajaya, channels };
    }
    case "state": {
      const { state } = scope;
      const own = channels.filter((channel) => channel.state === state);
      if (own.length === 0) throw unknown(`no channel belongs to ${stateNames[state]} (${state})`);
      const seen = { kind: "states", states: [state] } as const;
      return { ...mixed, name: sameName(stateNames[state]), scope: seen, state, channels: own };
    }
    case "district": {
      const { state, district } = scope;
      const own = channels.filter((channel) => channel.state === state && channel.district === district);
      if (own.length === 0)
        throw unknown(`no channel belongs to the district ${district} of ${stateNames[state]} (${state})`);
      const name = sameName(`${district}, ${stateNames[state]}`);
      return {
        ...mixed,
        name,
        scope: { kind: "districts", state, districts: [district] },
        state,
        channels: own,
      };
    }
    case "topic": {
      const name = topicName(taxonomy, scope.topic);
      if (name === undefined) throw unknown(`there is no topic ${scope.topic}; \`suara topics\` lists them`);
      return {
        name,
        scope: nation,
        filter: { topics: [scope.topic] },
        state: putrajaya,
        slice: "narrow",
        channels,
      };
    }
    case "channel": {
      const channel = channels.find(({ id }) => id === scope.channelId);
      if (channel === undefined)
        throw unknown(`there is no channel ${scope.channelId}; \`suara channels\` lists them`);
      return {
        ...mixed,
        name: sameName(channel.name),
        scope: { kind: "channels", channelIds: [channel.id] },
        state: channel.state ?? putrajaya,
        channels: [channel],
      };
    }
  }
}

function unknown(what: string): ListeningError {
  return new ListeningError("USAGE", what, { retryable: false });
}
