import { Taxonomy } from "../../../schemas/taxonomy.ts";
import type { Definitions } from "./definitions/definitions.ts";
import { moneyDefinitions } from "./definitions/money.ts";
import { safetyDefinitions } from "./definitions/safety.ts";
import { serviceDefinitions } from "./definitions/services.ts";
import { societyDefinitions } from "./definitions/society.ts";
import { moneyTopics } from "./money-topics.ts";
import { safetyTopics } from "./safety-topics.ts";
import { serviceTopics } from "./service-topics.ts";
import { societyTopics } from "./society-topics.ts";
import { taxonomyVersions } from "./versions.ts";

const definitions: Definitions = {
  ...moneyDefinitions,
  ...serviceDefinitions,
  ...safetyDefinitions,
  ...societyDefinitions,
};

/** Suara's policy issues. A change of an id, a word or a definition is a change of its version: see `versions.ts`. */
export const taxonomy: Taxonomy = Taxonomy.parse({
  version: taxonomyVersions[0].version,
  topics: [...moneyTopics, ...serviceTopics, ...safetyTopics, ...societyTopics].map((topic) => ({
    ...topic,
    definition: definitions[topic.id],
  })),
});
