/**
 * A PDF of Chromium whose tags are numbered from 1 in their own order: Chromium goes on from wherever its counter is, which differs from one
 * print to the next. The digits are replaced where they stand, so that the places of all objects remain.
 */
export function withFixedIds(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  const ids = [...bytes.toString("latin1").matchAll(/(?<=\(node)\d{8}(?=\))/gu)];
  const inOrder = [...new Set(ids.map(([digits]) => digits))].toSorted();
  const numbers = new Map(inOrder.map((digits, at) => [digits, String(at + 1).padStart(8, "0")]));
  for (const { 0: digits, index } of ids) bytes.write(numbers.get(digits) ?? digits, index, "latin1");
  return bytes;
}
