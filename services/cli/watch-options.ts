import { createGravityFinder } from "../../pipelines/alerts/issue/severity-words.ts";
import { estimatesReader } from "../../pipelines/stats/estimates-reader.ts";
import { workingCalendar } from "../../pipelines/stats/calendar/working-calendar.ts";
import { createReading } from "../../pipelines/trends/emerging/reading.ts";
import { readModelQuality } from "../runtime/model-files.ts";
import type { WatchOptions } from "../workers/watch/watch-options.ts";
import type { Suara } from "./compose.ts";
import { configuredTaxonomy } from "./config-file.ts";
import { measuredErrors } from "./labels/measured-errors.ts";

/** What the watch looks at, and with what. */
export async function watchOptions({
  config,
  index,
  state,
}: Pick<Suara, "config" | "index" | "state">): Promise<WatchOptions> {
  const { sentiment } = (await readModelQuality())[config.model];
  const estimates = estimatesReader(measuredErrors({ index, state }, sentiment.confusion));
  const taxonomy = configuredTaxonomy(config);
  const reading = createReading(taxonomy);
  const { read } = reading;
  const { destinations, rules } = config.alerts;
  return {
    channels: config.channels,
    taxonomy,
    calendar: workingCalendar(config.calendar.holidays),
    rules,
    reading,
    destinations: destinations.map((destination) => ({
      ...destination,
      rules: rules.filter((rule) => rule.destinations.includes(destination.name)).map(({ name }) => name),
    })),
    tools: {
      read,
      topicNames: new Map(taxonomy.topics.map(({ id, name }) => [id, name])),
      findGravity: createGravityFinder(read),
      estimator: async () => (await estimates()).estimator,
    },
  };
}
