import type { Labelling, TextInContext } from "../../pipelines/enrich/analyse.ts";
import type { EncoderFiles } from "../../pipelines/enrich/encoder/encoder-files.ts";
import { checkedManifest } from "../../pipelines/enrich/encoder/encoder-files.ts";
import type { ModelFiles } from "../../pipelines/enrich/open-analyser.ts";
import { openAnalyser } from "../../pipelines/enrich/open-analyser.ts";
import type { Analysis } from "../../schemas/analysed.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import { openEncoder } from "./encoder.ts";

/** The analyses in the order of the texts. A text's analysis never depends on its neighbours. */
export type AnalyseTexts = (texts: readonly TextInContext[]) => Promise<readonly Analysis[]>;

/** A tier of models in this thread. */
export interface TextAnalyser extends Labelling {
  readonly analyse: AnalyseTexts;
}

/** What a tier of models is made of. */
export interface TierFiles {
  readonly models: ModelFiles;
  /** With it the tier is the accurate one. */
  readonly encoder: EncoderFiles | undefined;
  readonly taxonomy: Taxonomy;
}

/**
 * Opens a tier of models in this thread: the accurate one with the encoder's files, the fast one without. Throws
 * NLP_MODEL_INVALID when a file is damaged, and NLP_ENCODER_UNAVAILABLE where the encoder can't run.
 */
export async function openTier({ models, encoder, taxonomy }: TierFiles): Promise<TextAnalyser> {
  if (encoder === undefined) {
    const analyser = openAnalyser(models, { taxonomy });
    return tierOf(analyser, async (texts) =>
      texts.map(({ text, caption }) => analyser.analyse(text, { caption })),
    );
  }
  const analyser = openAnalyser(models, { taxonomy, encoder: checkedManifest(encoder) });
  const encode = await openEncoder(encoder);
  return tierOf(analyser, async (texts) => {
    const opinions = await encode(texts.map(({ text }) => text));
    return texts.map(({ text, caption }, at) => analyser.analyse(text, { caption }, opinions[at]));
  });
}

function tierOf({ generation, models }: Labelling, analyse: AnalyseTexts): TextAnalyser {
  return { generation, models, analyse };
}
