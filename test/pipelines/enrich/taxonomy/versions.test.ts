import { expect, it } from "vitest";
import { fingerprintOf } from "../../../../pipelines/enrich/taxonomy/fingerprint.ts";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { taxonomyVersions } from "../../../../pipelines/enrich/taxonomy/versions.ts";

it("has the ids and words that its version names: a change of them is a new version, with a line on what it changes", () => {
  const [newest] = taxonomyVersions;
  expect(fingerprintOf(taxonomy.topics)).toBe(newest.fingerprint);
  expect(taxonomy.version).toBe(newest.version);
});

it("has versions in order, each with its own fingerprint", () => {
  const numbers = taxonomyVersions.map(({ version }) => Number(version));
  expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at));
  expect(new Set(taxonomyVersions.map(({ fingerprint }) => fingerprint)).size).toBe(taxonomyVersions.length);
});
