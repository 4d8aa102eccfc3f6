import { createGravityFinder } from "../../pipelines/alerts/issue/severity-words.ts";
import { createWordReader } from "../../pipelines/enrich/wording/words.ts";
import { sentimentEstimator } from "../../pipelines/stats/sentiment-estimates.ts";
import { fakeErrors } from "./model-quality.ts";

const read = createWordReader();
const estimator = sentimentEstimator(fakeErrors);

/** What an alert is made with beside the stores. */
export const alertTools = {
  read,
  findGravity: createGravityFinder(read),
  estimator: async () => estimator,
};
