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
  const keys = keysOf("", schema, new Set());
  return [...new Map(keys.map((each) => [each.key, each])).values()];
}

/** The table of keys in Markdown, as it stands in the README. */
export function configTable(): string {
  const rows = documentedKeys().map(
    (each) => `| \`${each.key}\` | ${each.type} | ${each.default} | ${each.description} |`,
  );
  return ["| key | type | default | what it is |", "|---|---|---|---|", ...rows].join("\n");
}

function keysOf(path: string, schema: JsonSchema, required: ReadonlySet<string>): DocumentedKey[] {
  const variants = schema.oneOf ?? schema.anyOf ?? (schema.items?.properties ? [schema.items] : [schema]);
  return variants.flatMap((variant) =>
    Object.entries(variant.properties ?? {}).flatMap(([name, property]) => {
      const key = path === "" ? name : `${path}.${name}`;
      const inner = keysOf(
        property.items?.properties ? `${key}[]` : key,
        property,
        new Set(variant.required),
      );
      if (inner.length > 0 && property.items === undefined) return inner;
      return [row(key, property, new Set(variant.required ?? required).has(name)), ...inner];
    }),
  );
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

function typeOf({ type, format, const: constant, enum: values, items }: JsonSchema): string {
  if (constant !== undefined) return `\`${String(constant)}\``;
  if (values !== undefined) return values.map((value) => `\`${String(value)}\``).join(", ");
  if (type === "array") return items?.properties === undefined ? `list of ${typeOf(items ?? {})}` : "list";
  return format === "uri" ? "URL" : (type ?? "value");
}
