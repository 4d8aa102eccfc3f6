import { describe, expect, it } from "vitest";
import { entities, entityName, kindOfEntity } from "../../../../pipelines/enrich/entities/entity-list.ts";
import { publicPersons } from "../../../../pipelines/enrich/entities/public-persons.ts";
import { EntityId, EntityKind } from "../../../../schemas/entities.ts";
import { StateCode } from "../../../../schemas/states.ts";

const ids = entities.map(({ id }) => id);

describe("the list of entities", () => {
  it("gives each a well-formed id of its own, and a name in both languages", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, name } of entities) {
      expect(EntityId.parse(id)).toBe(id);
      expect([name.ms, name.en].every((each) => each.trim() !== "")).toBe(true);
    }
    expect(new Set(ids.map(kindOfEntity))).toEqual(new Set(EntityKind.options));
  });

  it("has every state, and districts of states only", () => {
    for (const state of StateCode.options) expect(ids).toContain(`state:${state}`);
    for (const id of ids.filter((each) => each.startsWith("district:"))) {
      expect(StateCode.safeParse(id.slice("district:".length, "district:MY-00".length)).success).toBe(true);
    }
  });

  it("holds persons by an office that is on the list, and by months", () => {
    for (const { id, tenures } of publicPersons) {
      expect(tenures.length, id).toBeGreaterThan(0);
      for (const { office, since, until } of tenures) {
        expect(ids, id).toContain(office);
        expect(since).toMatch(/^\d{4}-(?:0[1-9]|1[0-2])$/u);
        expect(until === null || until > since, id).toBe(true);
      }
    }
  });

  it("names none that it doesn't know", () => {
    expect(entityName("agency:tnb", "en")).toBe("Tenaga Nasional Berhad");
    expect(entityName("agency:retired", "ms")).toBeUndefined();
  });
});
