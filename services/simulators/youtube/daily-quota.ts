const pacificDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Los_Angeles", dateStyle: "short" });

/** Units a day, renewed at Pacific midnight. Every request costs one, whatever comes of it. */
export class DailyQuota {
  readonly #units: number;
  readonly #now: () => number;
  #day = "";
  #used = 0;

  constructor(units: number, now: () => number) {
    this.#units = units;
    this.#now = now;
  }

  /** Units spent today. */
  get used(): number {
    return this.#day === pacificDay.format(this.#now()) ? this.#used : 0;
  }

  /** `false`: nothing is left today. */
  spend(): boolean {
    this.#used = this.used;
    this.#day = pacificDay.format(this.#now());
    if (this.#used >= this.#units) return false;
    this.#used += 1;
    return true;
  }
}
