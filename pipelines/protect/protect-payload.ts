import type { FieldRule, StoredFields } from "./stored-fields.ts";

/** What is done with each kind of listed value. */
export interface FieldTreatment {
  readonly person: (nativeId: string) => string;
  readonly text: (text: string) => string;
}

/**
 * The listed fields of `body`, protected; `undefined` when it is no object. Goes by the list and not by the body, so that
 * neither its depth, its cycles nor its field names matter. A listed field whose value has another type than the list
 * expects is left out; in an array its place is kept with `null`, so that whoever reads it later sees that one is missing.
 */
export function storedPart(
  body: unknown,
  fields: StoredFields,
  treatment: FieldTreatment,
): object | undefined {
  if (!isRecord(body)) return undefined;
  const stored: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(fields)) {
    if (!Object.hasOwn(body, field)) continue;
    const value = storedValue(body[field], rule, treatment);
    if (value !== undefined) stored[field] = value;
  }
  return stored;
}

function storedValue(value: unknown, rule: FieldRule, treatment: FieldTreatment): unknown {
  if (rule === "name") return undefined;
  if (value === null) return null;
  if (rule === "keep") return isScalar(value) ? value : undefined;
  if (rule === "text") return typeof value === "string" ? treatment.text(value) : undefined;
  if (rule === "person") return isId(value) ? treatment.person(String(value)) : undefined;
  if (!isList(rule)) return storedPart(value, rule, treatment);
  const [each] = rule;
  if (each === "name") return undefined;
  return Array.isArray(value)
    ? value.map((element) => storedValue(element, each, treatment) ?? null)
    : undefined;
}

/** Every value under a `name` rule: the names that texts of the same payload may mention. */
export function namesIn(body: unknown, fields: StoredFields): readonly string[] {
  const names: string[] = [];
  collectNames(body, fields, names);
  return names;
}

function collectNames(value: unknown, rule: FieldRule, names: string[]): void {
  if (rule === "name") {
    if (typeof value === "string") names.push(value);
  } else if (typeof rule === "string") {
    return;
  } else if (isList(rule)) {
    const [each] = rule;
    if (Array.isArray(value)) for (const element of value) collectNames(element, each, names);
  } else if (isRecord(value)) {
    for (const [field, inner] of Object.entries(rule)) {
      if (Object.hasOwn(value, field)) collectNames(value[field], inner, names);
    }
  }
}

function isList(rule: StoredFields | readonly [FieldRule]): rule is readonly [FieldRule] {
  return Array.isArray(rule);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function isId(value: unknown): value is string | number {
  return (typeof value === "string" && value !== "") || Number.isSafeInteger(value);
}
