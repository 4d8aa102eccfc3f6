import type { Analysis } from "../../schemas/analysed.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { keep } from "../core/outcome.ts";
import type { Stage } from "../core/stage.ts";
import { stage } from "../core/stage.ts";
import type { InterpretedItem } from "../normalise/interpret.ts";
import type { TextContext } from "./analyse.ts";
import { commentDocument, plainDocument } from "./document.ts";

/** An item with its analysis; `undefined` for whatever is no comment. */
export interface AnalysedItem extends InterpretedItem {
  readonly analysis: Analysis | undefined;
}

/** Adds the models' analysis to comments; everything else passes. */
export function analyseComments(
  analyse: (text: string, context: TextContext) => Analysis | Promise<Analysis>,
): Stage<InterpretedItem, AnalysedItem> {
  return stage("analyse", (interpreted) => {
    const { raw, item } = interpreted;
    if (item.kind !== "comment") return keep({ ...interpreted, analysis: undefined });
    const analysis = analyse(item.comment.text, { caption: raw.caption });
    if (!(analysis instanceof Promise)) return keep({ ...interpreted, analysis });
    return analysis.then((settled) => keep({ ...interpreted, analysis: settled }));
  });
}

/** Makes the document that goes to the index; `generation` is that of the models. */
export function makeDocument(generation: number): Stage<AnalysedItem, IndexDocument> {
  return stage("document", ({ raw, item, analysis }) => {
    if (item.kind !== "comment") return keep(plainDocument(raw, item));
    if (analysis === undefined) throw new TypeError("a comment came without its analysis");
    return keep(commentDocument(raw, item.comment, analysis, generation));
  });
}
