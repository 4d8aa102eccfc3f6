import type { SavedObject } from "./saved-object.ts";
import { savedObject, suaraTag, tagReference } from "./saved-object.ts";

/** How a field is called and how its values are said on a dashboard. */
export interface FieldWords {
  readonly field: string;
  readonly label: string;
  /** What stands for a stored value, such as `MY-01` -> `Johor`; a value that is not listed shows as it is stored. */
  readonly values?: Readonly<Record<string, string>>;
  /** A share, which is shown in percent; not together with `values`. */
  readonly isShare?: true;
}

export interface DataView {
  readonly id: string;
  /** The index, alias or pattern that is asked. */
  readonly index: string;
  readonly name: string;
  /** The field the time picker works on; `null` for a view that knows no time and so always shows everything. */
  readonly timeField: string | null;
  readonly words: readonly FieldWords[];
}

/** A data view with names and values in one language. Fields and types are not listed: Kibana asks Elasticsearch for them. */
export function dataViewObject({ id, index, name, timeField, words }: DataView): SavedObject {
  const fieldAttrs = words.map(({ field, label }) => [field, { customLabel: label }] as const);
  const formats = words.flatMap(({ field, values, isShare }): (readonly [string, object])[] => {
    if (values !== undefined) return [[field, lookupFormat(values)]];
    return isShare === undefined ? [] : [[field, percentFormat]];
  });
  const attributes = {
    title: index,
    name,
    ...(timeField === null ? {} : { timeFieldName: timeField }),
    allowHidden: false,
    fields: "[]",
    fieldAttrs: JSON.stringify(Object.fromEntries(fieldAttrs)),
    fieldFormatMap: JSON.stringify(Object.fromEntries(formats)),
    runtimeFieldMap: "{}",
    sourceFilters: "[]",
  };
  return savedObject("index-pattern", id, attributes, [tagReference(suaraTag)]);
}

const percentFormat = { id: "percent", params: { pattern: "0.0%" } };

function lookupFormat(values: Readonly<Record<string, string>>) {
  const lookupEntries = Object.entries(values).map(([key, value]) => ({ key, value }));
  return { id: "static_lookup", params: { lookupEntries } };
}
