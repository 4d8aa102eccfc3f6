/** How an item leaves a stage. Expected outcomes are values; only surprises are thrown. */
export type Outcome<T> = Keep<T> | Drop | Reject;

export interface Keep<T> {
  readonly kind: "keep";
  readonly value: T;
}

/** Fine, but not wanted. `reason` is a constant of few values, fit for a metric's label. */
export interface Drop {
  readonly kind: "drop";
  readonly reason: string;
}

/** Not understood: goes to the dead letters. `reason` is a constant of few values; `detail` says where and what. */
export interface Reject {
  readonly kind: "reject";
  readonly reason: string;
  readonly detail?: string;
}

export function keep<T>(value: T): Keep<T> {
  return { kind: "keep", value };
}

export function drop(reason: string): Drop {
  return { kind: "drop", reason };
}

export function reject(reason: string, detail?: string): Reject {
  return detail === undefined ? { kind: "reject", reason } : { kind: "reject", reason, detail };
}
