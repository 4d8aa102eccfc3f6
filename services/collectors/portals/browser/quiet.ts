/** Tells when work that comes and goes has rested for a while. */
export interface Quiet {
  during(work: Promise<void>): Promise<void>;
  /** Resolves after the rest, or when this time is over. */
  reached(atMostMs: number): Promise<void>;
}

export function quietAfter(restMs: number): Quiet {
  let running = 0;
  let lastEndMs = performance.now();
  return {
    async during(work) {
      running += 1;
      try {
        await work;
      } finally {
        running -= 1;
        lastEndMs = performance.now();
      }
    },
    async reached(atMostMs) {
      const startMs = performance.now();
      lastEndMs = Math.max(lastEndMs, startMs);
      while (performance.now() - startMs < atMostMs) {
        const restedMs = performance.now() - lastEndMs;
        if (running === 0 && restedMs >= restMs) return;
        await new Promise((resolve) => setTimeout(resolve, running === 0 ? restMs - restedMs : restMs / 5));
      }
    },
  };
}
