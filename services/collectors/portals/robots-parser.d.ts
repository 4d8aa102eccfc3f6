/** The package's own types describe a default export that its CommonJS root does not have. */
declare module "robots-parser/Robots.js" {
  export default class Robots {
    constructor(url: string, content: string);
    /** `undefined` for an address of another origin. */
    isAllowed(url: string, userAgent: string): boolean | undefined;
    /** In seconds. */
    getCrawlDelay(userAgent: string): number | undefined;
    getSitemaps(): string[];
  }
}
