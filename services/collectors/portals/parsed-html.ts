import type { CheerioAPI } from "cheerio";
import { load } from "cheerio";
import { sourceError } from "../source-errors.ts";

/** No theme comes near. Deeper ones cost time with the square of their depth, and then the stack. */
const deepest = 2_500;

/**
 * A page, to be asked for its parts. By htmlparser2: browsers' own rules would take half a minute for one that is nested
 * twenty thousand levels deep. Throws SOURCE_UNEXPECTED for one that is nested deeper than any theme.
 */
export function parsedHtml(html: string): CheerioAPI {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
  let level = $.root().contents().toArray();
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw sourceError("unexpected", "page: nested too deep");
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return $;
}
