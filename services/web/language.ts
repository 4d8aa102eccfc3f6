/** The languages the page speaks. */
const pageLanguages = ["ms", "en"] as const;
export type PageLanguage = (typeof pageLanguages)[number];

export function isPageLanguage(value: string | null | undefined): value is PageLanguage {
  return value === "ms" || value === "en";
}

/** The best of ours for an Accept-Language header (RFC 9110, 12.5.4); Malay where none is wanted. */
export function preferredLanguage(header: string | undefined): PageLanguage {
  const wishes = (header ?? "").split(",").map((part) => {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters
      .map((each) => /^\s*q=([\d.]+)\s*$/u.exec(each)?.[1])
      .find((each) => each !== undefined);
    return { language: range.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const [best] = wishes
    .filter(({ language, quality }) => isPageLanguage(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return best !== undefined && isPageLanguage(best.language) ? best.language : "ms";
}
