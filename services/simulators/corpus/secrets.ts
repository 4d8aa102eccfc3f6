import { corpusAuthors } from "./authors.ts";

/** The private numbers and addresses in the comments, spelled as they stand there. Valid in form; nobody's. */
export const plantedNumbers: readonly string[] = [
  "900101-14-5678",
  "850512-03-5021",
  "780923-10-6612",
  "4111 1111 1111 1111",
  "5500 0000 0000 0004",
  "hafizah.kamal@example.com",
  "hr.aduan@example.com",
  "noraini.b@example.com",
  "010-909 8877",
  "011-2345 6780",
  "012-345 6789",
  "013-222 3344",
  "014-555 6677",
  "016-777 8899",
  "017-333 4455",
  "018-222 1100",
  "019-876 5432",
  "+60 11-3456 7012",
  "601123456701",
  "60187654321",
];

/**
 * What must never reach the disk: every author's id, every handle (without its `@`, so that one search finds it however
 * it is written), and the planted numbers. The department's own channels are public and not among them.
 */
export const corpusSecrets: readonly string[] = [
  ...corpusAuthors.flatMap(({ id, name }) => [id, name.slice(1)]),
  ...plantedNumbers,
];
