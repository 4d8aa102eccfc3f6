export interface RememberedResponse {
  readonly etag: string;
  readonly text: string;
}

export interface ResponseCache {
  get(url: string): RememberedResponse | undefined;
  /** Keeps a response, and forgets those not asked for the longest until all fit. */
  set(url: string, response: RememberedResponse): void;
}

/** Remembers responses in memory, at most `maxChars` characters of their text in all. */
export function responseCache(maxChars: number): ResponseCache {
  const remembered = new Map<string, RememberedResponse>(); // in the order in which they were last used
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
