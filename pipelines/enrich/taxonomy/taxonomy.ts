import { Taxonomy } from "../../../schemas/taxonomy.ts";
import { moneyTopics } from "./money-topics.ts";
import { safetyTopics } from "./safety-topics.ts";
import { serviceTopics } from "./service-topics.ts";
import { societyTopics } from "./society-topics.ts";

/**
 * Suara's policy issues. Raise the version with every change of an id, and the generation of the models with every
 * change of a word: labels change with them.
 */
export const taxonomy: Taxonomy = Taxonomy.parse({
  version: "1",
  topics: [...moneyTopics, ...serviceTopics, ...safetyTopics, ...societyTopics],
});
