import { createGravityFinder } from "../../pipelines/alerts/issue/severity-words.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { createWordReader } from "../../pipelines/enrich/wording/words.ts";
import { sentimentEstimator } from "../../pipelines/stats/sentiment-estimates.ts";
import { fakeErrors } from "./model-quality.ts";

const read = createWordReader();
const estimator = sentimentEstimator(fakeErrors);

/** What an alert is made with beside the stores. */
export const alertTools = {
  read,
  topicNames: new Map(taxonomy.topics.map(({ id, name }) => [id, name])),
  findGravity: createGravityFinder(read),
  estimator: async () => estimator,
};
