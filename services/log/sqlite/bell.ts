import type { Clock } from "../../../pipelines/ports/clock.ts";

/** Wakes those who wait for news. Who has read `rings` before looking around misses nothing that came meanwhile. */
export class Bell {
  readonly #waiting = new Set<AbortController>();
  #rings = 0;

  /** How often it has rung. */
  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const waiting of this.#waiting) waiting.abort();
  }

  /** Resolves after `ms`, when `signal` aborts, or as soon as the bell has rung more than `heard` times. */
  async wait(ms: number, heard: number, clock: Clock, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#rings > heard) return;
    const rung = new AbortController();
    this.#waiting.add(rung);
    const either = AbortSignal.any([signal, rung.signal]);
    try {
      await clock.sleep(ms, either);
    } catch (error) {
      if (!either.aborted) throw error;
    } finally {
      this.#waiting.delete(rung);
    }
  }
}
