const dayMs = 86_400_000;

/** Calls of each page in the last 24 hours, against one limit for all of them. */
export class PageUsage {
  readonly #useCase: string;
  readonly #limit: number;
  readonly #now: () => number;
  readonly #calls = new Map<string, number[]>();

  constructor(useCase: string, limit: number, now: () => number) {
    this.#useCase = useCase;
    this.#limit = limit;
    this.#now = now;
  }

  used(page: string): number {
    return this.#recent(page).length;
  }

  /** `false`: the page has had its calls; the asking counts all the same. */
  spend(page: string, calls: number): boolean {
    const recent = this.#recent(page);
    const free = recent.length + calls <= this.#limit;
    for (let each = 0; each < calls; each += 1) recent.push(this.#now());
    return free;
  }

  /** The header, which only comes once usage is noticeable. */
  header(page: string): Readonly<Record<string, string>> {
    const recent = this.#recent(page);
    const percent = Math.floor((recent.length / this.#limit) * 100);
    if (percent < 10) return {};
    const oldest = recent[0] ?? this.#now();
    const regain = percent < 100 ? 0 : Math.ceil((oldest + dayMs - this.#now()) / 60_000);
    const usage = { type: this.#useCase, call_count: percent, total_cputime: 1, total_time: 1 };
    return {
      "x-business-use-case-usage": JSON.stringify({
        [page]: [{ ...usage, estimated_time_to_regain_access: regain }],
      }),
    };
  }

  #recent(page: string): number[] {
    const calls = (this.#calls.get(page) ?? []).filter((at) => at > this.#now() - dayMs);
    this.#calls.set(page, calls);
    return calls;
  }
}
