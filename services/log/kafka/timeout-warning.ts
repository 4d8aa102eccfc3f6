let dropped = false;

/**
 * kafkajs 2.2.4 computes a negative time-out on every connection (https://github.com/tulios/kafkajs/issues/1751), for
 * which Node prints a warning. Drops that warning where kafkajs's own code caused it, and no other.
 */
export function dropKafkaTimeoutWarnings(): void {
  if (dropped) return;
  dropped = true;
  const emitWarning = process.emitWarning.bind(process);
  const filtered = (...parameters: unknown[]): void => {
    if (!isKafkas(parameters)) Reflect.apply(emitWarning, undefined, parameters);
  };
  process.emitWarning = filtered;
}

function isKafkas([, name]: readonly unknown[]): boolean {
  return (
    name === "TimeoutNegativeWarning" && /[\\/]kafkajs[\\/]src[\\/]/.test(new Error("where").stack ?? "")
  );
}
