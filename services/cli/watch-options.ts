import { createGravityFinder } from "../../pipelines/alerts/issue/severity-words.ts";
import { createWordReader } from "../../pipelines/enrich/wording/words.ts";
import { workingCalendar } from "../../pipelines/stats/calendar/working-calendar.ts";
import type { Config } from "../../schemas/config.ts";
import type { WatchOptions } from "../workers/watch/watch-options.ts";
import { configuredTaxonomy } from "./config-file.ts";

/** What the watch looks at, and with what. */
export function watchOptions(config: Config): WatchOptions {
  const read = createWordReader();
  const { destinations, rules } = config.alerts;
  return {
    channels: config.channels,
    taxonomy: configuredTaxonomy(config),
    calendar: workingCalendar(config.calendar.holidays),
    rules,
    destinations: destinations.map((destination) => ({
      ...destination,
      rules: rules.filter((rule) => rule.destinations.includes(destination.name)).map(({ name }) => name),
    })),
    tools: { read, findGravity: createGravityFinder(read) },
  };
}
