/**
 * Turns a function over batches into one over single inputs: calls made in the same turn of the event loop go out
 * together, in batches of at most `most`. `batch` must answer in the order of its inputs.
 */
export function gather<In, Out>(
  batch: (inputs: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): (input: In) => Promise<Out> {
  let waiting: { readonly input: In; readonly answer: PromiseWithResolvers<Out> }[] = [];
  const send = () => {
    const sent = waiting;
    waiting = [];
    if (sent.length === 0) return;
    batch(sent.map(({ input }) => input)).then(
      (outputs) => {
        for (const [position, { answer }] of sent.entries()) {
          const output = outputs[position];
          if (output === undefined)
            answer.reject(new TypeError("fewer answers came back than inputs were sent"));
          else answer.resolve(output);
        }
      },
      (error: unknown) => {
        for (const { answer } of sent) answer.reject(error);
      },
    );
  };
  return (input) => {
    const answer = Promise.withResolvers<Out>();
    if (waiting.length === 0) queueMicrotask(send);
    waiting.push({ input, answer });
    if (waiting.length >= most) send();
    return answer.promise;
  };
}
