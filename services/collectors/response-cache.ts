/** What is kept of an answer is for each platform to say; its text is what takes room. */
interface Remembered {
  readonly text: string;
}

export interface ResponseCache<Response extends Remembered> {
  get(url: string): Response | undefined;
  /** Keeps a response, and forgets those not asked for the longest until all fit. */
  set(url: string, response: Response): void;
}

/** Remembers responses in memory, at most `maxChars` characters of their text in all. */
export function responseCache<Response extends Remembered>(maxChars: number): ResponseCache<Response> {
  const remembered = new Map<string, Response>(); // in the order in which they were last used
  let chars = 0;

  const forget = (url: string): void => {
    chars -= remembered.get(url)?.text.length ?? 0;
    remembered.delete(url);
  };

  return {
    get(url) {
      const response = remembered.get(url);
      if (response === undefined) return undefined;
      remembered.delete(url);
      remembered.set(url, response);
      return response;
    },
    set(url, response) {
      forget(url);
      remembered.set(url, response);
      chars += response.text.length;
      for (const oldest of remembered.keys()) {
        if (chars <= maxChars) break;
        forget(oldest);
      }
    },
  };
}
