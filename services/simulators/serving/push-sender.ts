import type { Random } from "../truth/random.ts";
import { seededRandom } from "../truth/random.ts";

/** What befalls a delivery on its way, beside coming as it should. */
const fates = ["lost", "doubled", "late", "forged"] as const;
type Fate = (typeof fates)[number];

/** How webhooks go wrong. */
export interface PushFaults {
  /**
   * How often each fate befalls a delivery, from 0 to 1: it never comes; it comes twice; others that were to come later
   * come before it; in its place comes one of somebody else, who does not know the secret.
   */
  readonly rates?: Readonly<Partial<Record<Fate, number>>>;
  /** Of the fates. */
  readonly seed?: number;
}

/** A webhook that a platform was given in its settings. */
export interface PushPlan extends PushFaults {
  readonly callback: string;
  /** Signs what is sent. */
  readonly secret: string;
  /** How far the platform's clock is ahead, in ms; negative: behind. */
  readonly clockAheadMs?: number;
}

/** One delivery, before it is signed. */
export interface Telling {
  readonly callback: string;
  readonly secret: string;
  readonly body: string;
  /** Native ids of the comments that it says are new. */
  readonly comments: readonly string[];
}

export interface PushSenderOptions extends PushFaults {
  /** The headers of a delivery, its signature among them. */
  readonly headers: (body: string, secret: string) => Readonly<Record<string, string>>;
}

interface Waiting extends Telling {
  /** How many rounds it lets pass. */
  readonly late: number;
}

/** What is known of the pushes of a simulated platform, whatever sends them. */
export interface Pushing {
  /** The comments that a signed delivery which was taken has announced. */
  readonly announced: ReadonlySet<string>;
  /** How many deliveries somebody else sent in the place of ours. */
  readonly forged: number;
  /** What deliveries that were refused were answered. */
  readonly refused: readonly number[];
  /** Sends what waits. */
  deliver(): Promise<void>;
}

/**
 * Sends what a simulated platform has to tell its webhook, and knows what became of it. As the platforms do, it sends
 * again what was not taken. The same for the same seed.
 */
export class PushSender implements Pushing {
  /** Of those it told of, the comments that a signed delivery which was taken has announced. */
  readonly announced = new Set<string>();
  /** How many deliveries somebody else sent in the place of ours. */
  forged = 0;
  /** What deliveries that were refused were answered. */
  readonly refused: number[] = [];
  #waiting: Waiting[] = [];
  readonly #options: PushSenderOptions;
  readonly #random: Random;

  constructor(options: PushSenderOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed ?? 1);
  }

  /** Decides what will befall the delivery; it waits for the next round. */
  tell(telling: Telling): void {
    const waiting = { ...telling, late: 0 };
    switch (this.#fate()) {
      case "lost":
        return;
      case "doubled":
        this.#waiting.push(waiting, waiting);
        return;
      case "late":
        this.#waiting.push({ ...waiting, late: 1 + this.#random.int(2) });
        return;
      case "forged":
        this.forged += 1;
        this.#waiting.push({ ...waiting, secret: `not ${telling.secret}` });
        return;
      case undefined:
        this.#waiting.push(waiting);
    }
  }

  /** Sends in rounds until nothing waits any more. Rejects when something is not taken again and again. */
  async deliver(): Promise<void> {
    for (let round = 0; this.#waiting.length > 0; round += 1) {
      if (round > 100) throw new Error("the webhook does not take what it is sent");
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const each of waiting) if (each.late > 0 || !(await this.#isDone(each))) this.#again(each);
    }
  }

  #again(waiting: Waiting): void {
    this.#waiting.push({ ...waiting, late: Math.max(0, waiting.late - 1) });
  }

  async #isDone({ callback, secret, body, comments }: Telling): Promise<boolean> {
    const headers = this.#options.headers(body, secret);
    const answer = await fetch(callback, { method: "POST", headers, body }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer === undefined || answer.status >= 500) return false;
    if (answer.ok) for (const id of comments) this.announced.add(id);
    else this.refused.push(answer.status);
    return true;
  }

  #fate(): Fate | undefined {
    let chance = this.#random.next();
    for (const fate of fates) {
      chance -= this.#options.rates?.[fate] ?? 0;
      if (chance < 0) return fate;
    }
    return undefined;
  }
}
