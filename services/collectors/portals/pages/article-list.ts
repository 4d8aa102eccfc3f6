/** An article as a feed or a sitemap names it. */
export interface ListedArticle {
  /** Its one address, as an id: what a list names twice is read once. */
  readonly key: string;
  /** Where to ask for its page. */
  readonly address: string;
  /** Says something else once the article has changed, as far as the list tells. */
  readonly state: string;
  /** As ISO 8601 in UTC, or whatever stands there. */
  readonly publishedAt?: string | undefined;
  readonly commentCount?: number | undefined;
}

/** A list of a portal's articles, read as far as somebody asks for its parts. Throws as a `Source` does. */
export interface ArticleList {
  /** Its own address: what two lists say of an article is not compared. */
  readonly address: string;
  /** Behind a part that shows nothing new there is nothing new. */
  readonly newestFirst: boolean;
  /** It names an article only when something happened to it. */
  readonly namesOnlyNews: boolean;
  /** `isWhole`: also what the list says has not changed since. */
  parts(isWhole: boolean, signal: AbortSignal): AsyncIterable<readonly ListedArticle[]>;
}
