import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import { namesByTopic } from "./names-by-topic.ts";
import type { TopicMatch } from "./topic-matcher.ts";

/** What happens somewhere is about something else too: a protest against prices, a flood on a campus. */
const events: ReadonlySet<string> = new Set(["floods", "landslides_disasters", "haze", "covid", "protests"]);
/** A film or a song may be called anything: `Lebuhraya ke Neraka` is about no motorway. */
const works = "culture_language";
/** Titles quote ministers on every issue. */
const whoSpeaks = "politics";

/**
 * The topics that a caption is about: the one that it names first, the one that it names most, and events. Politics only where it names nothing else;
 * hints never.
 */
export function captionTopics(
  { topics }: Pick<Taxonomy, "topics">,
  matches: readonly TopicMatch[],
): ReadonlySet<number> {
  const idOf = ({ topic }: TopicMatch) => topics[topic]?.id ?? "";
  const named = matches.filter(({ hint }) => !hint);
  const work = named.find((match) => idOf(match) === works);
  if (work !== undefined) return new Set([work.topic]);
  const issues = named.filter((match) => idOf(match) !== whoSpeaks);
  const left = issues.length > 0 ? issues : named;
  const most = namedMost(left);
  const kept = left.filter((match, at) => at === 0 || match.topic === most || events.has(idOf(match)));
  return new Set(kept.map(({ topic }) => topic));
}

/** The topic named at most places, the first of equals: `MyKad subsidi RON95 di stesen minyak` is about fuel. */
function namedMost(names: readonly TopicMatch[]): number | undefined {
  const [most] = [...namesByTopic(names)].sort(([, a], [, b]) => b.places - a.places);
  return most?.[0];
}
