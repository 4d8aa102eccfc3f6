import { ListeningError } from "../../schemas/errors.ts";

/**
 * The same port, with faults. Each call of a method asks `failures` twice: once before anything happens, and once after
 * the effect but before the caller learns of it, as when a process dies or a connection breaks at that moment. At a
 * `true` the call fails with a retryable `ListeningError`. The first moment asks whether callers repeat what was not
 * done; the second, whether repeating what was done is harmless. Where a method gives an async iterable, the second
 * question comes after each of its values. When `failures` has ended there are no more faults; closing never fails.
 *
 * With `[false, true].values()` the first call takes effect, and fails.
 */
export function flaky<Port extends object>(port: Port, failures: Iterator<boolean>): Port {
  const fault = (moment: string): ListeningError | undefined => {
    const { done, value } = failures.next();
    if (done === true || !value) return undefined;
    return new ListeningError("STORE_LOCKED", `injected fault ${moment}`, { retryable: true });
  };
  const perhapsFail = (moment: string) => {
    const error = fault(moment);
    if (error !== undefined) throw error;
  };
  async function settled(result: Promise<unknown>, name: string) {
    const value = await result;
    perhapsFail(`after ${name}`);
    return value;
  }
  async function* stepped(results: AsyncIterable<unknown>, name: string) {
    for await (const result of results) {
      yield result;
      perhapsFail(`within ${name}`);
    }
  }
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== "function") return member;
      const call = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
      if (property === Symbol.asyncDispose) return call;
      const name = String(property);
      return (...args: unknown[]) => {
        const before = fault(`before ${name}`);
        if (before !== undefined) return failing(before);
        const result = call(...args);
        return isAsyncIterable(result) ? stepped(result, name) : settled(Promise.resolve(result), name);
      };
    },
  });
}

/** Fails whether it is awaited or iterated: before a method runs nobody knows which of the two it gives. */
function failing(reason: ListeningError): Promise<never> & AsyncIterable<never> {
  const rejected = Promise.reject(reason);
  rejected.catch(() => undefined); // whoever iterates never looks at this promise
  return Object.assign(rejected, { [Symbol.asyncIterator]: () => ({ next: () => rejected }) });
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
