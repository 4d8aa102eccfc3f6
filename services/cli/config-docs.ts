import { z } from "zod";
import { Config } from "../../schemas/config.ts";

export interface DocumentedKey {
  readonly key: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
}

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number)[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** Every key of the configuration, from the schema's own descriptions. */
export function documentedKeys(): DocumentedKey[] {
  const schema = z.toJSONSchema(Config, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const byKey = Map.groupBy(keysOf("", schema, new Set()), ({ key }) => key);
  return [...byKey.values()].map(merged);
}

/** One row for a key that several kinds of a store have. */
function merged(rows: readonly DocumentedKey[]): DocumentedKey {
  const distinct = (of: (row: DocumentedKey) => string, between: string) =>
    [...new Set(rows.map(of))].join(between);
  const [first] = rows;
  if (first === undefined) throw new TypeError("a group has a member");
  return {
    key: first.key,
    type: distinct(({ type }) => type, ", "),
    default: first.default,
    description: distinct(({ description }) => description, " "),
  };
}

/** The table of keys in Markdown, as it stands in the README. */
export function configTable(): string {
  const rows = documentedKeys().map(
    (each) => `| \`${each.key}\` | ${each.type} | ${each.default} | ${each.description} |`,
  );
  return ["| key | type | default | what it is |", "|---|---|---|---|", ...rows].join("\n");
}

function keysOf(path: string, schema: JsonSchema, required: ReadonlySet<string>): DocumentedKey[] {
  const variants = schema.oneOf ?? schema.anyOf ?? (isListOfObjects(schema) ? variantsIn(schema) : [schema]);
  return variants.flatMap((variant) =>
    Object.entries(variant.properties ?? {}).flatMap(([name, described]) => {
      const property = ofKind(described, name, variant, variants);
      const key = path === "" ? name : `${path}.${name}`;
      const inner = keysOf(isListOfObjects(property) ? `${key}[]` : key, property, new Set(variant.required));
      if (inner.length > 0 && property.items === undefined) return inner;
      return [row(key, property, new Set(variant.required ?? required).has(name)), ...inner];
    }),
  );
}

function variantsIn({ items = {} }: JsonSchema): readonly JsonSchema[] {
  return items.oneOf ?? [items];
}

function isListOfObjects(schema: JsonSchema): boolean {
  return schema.items !== undefined && variantsIn(schema).some(({ properties }) => properties !== undefined);
}

/** Says for which kind of a store a key is, where not every kind has the very same. */
function ofKind(
  property: JsonSchema,
  name: string,
  { properties }: JsonSchema,
  variants: readonly JsonSchema[],
): JsonSchema {
  const { description = "" } = property;
  const everywhere = variants.every((each) => each.properties?.[name]?.description === description);
  const kind = properties?.["kind"]?.const;
  if (everywhere || kind === undefined) return property;
  return { ...property, description: `\`${String(kind)}\`: ${description}` };
}

function row(key: string, schema: JsonSchema, required: boolean): DocumentedKey {
  return {
    key,
    type: typeOf(schema),
    default:
      schema.default === undefined ? (required ? "needed" : "none") : `\`${JSON.stringify(schema.default)}\``,
    description: schema.description ?? "",
  };
}

function typeOf(schema: JsonSchema): string {
  const { type, format, const: constant, enum: values, items, anyOf } = schema;
  if (anyOf !== undefined && type === undefined) return anyOf.map(typeOf).join(" or ");
  if (constant !== undefined) return `\`${String(constant)}\``;
  if (values !== undefined) return values.map((value) => `\`${String(value)}\``).join(", ");
  if (type === "array") return isListOfObjects(schema) ? "list" : `list of ${typeOf(items ?? {})}`;
  return format === "uri" ? "URL" : (type ?? "value");
}
