/** A link from one saved object to another; Kibana follows it by `name`. */
export interface Reference {
  readonly type: SavedObjectType;
  readonly id: string;
  readonly name: string;
}

export type SavedObjectType = "tag" | "index-pattern" | "search" | "dashboard";

/** One line of the file that Kibana imports. */
export interface SavedObject {
  readonly type: SavedObjectType;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly references: readonly Reference[];
  readonly coreMigrationVersion: string;
  readonly typeMigrationVersion: string;
  readonly managed: boolean;
}

/**
 * The oldest versions whose shapes these files write. Kibana migrates an older object up when it is imported and refuses a
 * newer one, so the lowest number lets the most Kibanas read it: 8.9 and later, 9.x included.
 */
const versions: Readonly<Record<SavedObjectType, string>> = {
  tag: "8.0.0",
  "index-pattern": "8.0.0",
  search: "8.0.0",
  dashboard: "8.9.0",
};

export function savedObject(
  type: SavedObjectType,
  id: string,
  attributes: SavedObject["attributes"],
  references: readonly Reference[],
): SavedObject {
  return {
    type,
    id,
    attributes,
    references,
    coreMigrationVersion: "8.8.0",
    typeMigrationVersion: versions[type],
    managed: false,
  };
}

/** The tag that marks everything of ours in Kibana's lists. */
export const suaraTag = savedObject("tag", "suara", { name: "Suara", color: "#0a78b8", description: "" }, []);

export function tagReference(tag: SavedObject): Reference {
  return { type: "tag", id: tag.id, name: `tag-ref-${tag.id}` };
}

/** A query in Kibana's own language that asks for everything. */
export const everything = { query: "", language: "kuery" } as const;
