import type { Formula } from "../chart.ts";
import type { Column, Columns } from "./column.ts";
import { recordsField } from "./column.ts";
import { kqlOf } from "./condition.ts";

/** A node of the arithmetic as Lens stores it, with its place in the formula's text. */
type AstNode =
  | string
  | {
      readonly type: "function";
      readonly name: string;
      readonly args: readonly AstNode[];
      readonly location: { readonly min: number; readonly max: number };
      readonly text: string;
    };

const signs = { subtract: "-", divide: "/", add: "+" } as const;

/** The formula as a person would type it into Lens. */
export function formulaText(formula: Formula): string {
  if (formula.op === "count")
    return formula.only === undefined ? "count()" : `count(kql='${kqlOf(formula.only)}')`;
  return `${operandText(formula.left)} ${signs[formula.op]} ${operandText(formula.right)}`;
}

function operandText(formula: Formula): string {
  return formula.op === "count" ? formulaText(formula) : `(${formulaText(formula)})`;
}

/**
 * The columns Lens keeps for a formula: the formula itself under `id`, then hidden ones `idX0`, `idX1` ... for each count in
 * it, and at last one for the arithmetic over them.
 */
export function formulaColumns(
  id: string,
  label: string,
  formula: Formula,
  format: Readonly<Record<string, unknown>>,
): Columns {
  const counts: [string, Column][] = [];
  const hidden = {
    label: `Part of ${label}`,
    customLabel: true,
    dataType: "number",
    isBucketed: false,
    scale: "ratio",
  } as const;

  const nodeOf = (node: Formula, at: number): AstNode => {
    if (node.op === "count") {
      const countId = `${id}X${counts.length}`;
      const filter =
        node.only === undefined ? {} : { filter: { query: kqlOf(node.only), language: "kuery" } as const };
      const count: Column = {
        ...hidden,
        operationType: "count",
        sourceField: recordsField,
        ...filter,
        params: { emptyAsNull: false },
      };
      counts.push([countId, count]);
      return countId;
    }
    const text = formulaText(node);
    const innerAt = (operand: Formula, start: number) => start + (operand.op === "count" ? 0 : 1);
    const rightAt = at + operandText(node.left).length + ` ${signs[node.op]} `.length;
    const args = [
      nodeOf(node.left, innerAt(node.left, at)),
      nodeOf(node.right, innerAt(node.right, rightAt)),
    ];
    return { type: "function", name: node.op, args, location: { min: at, max: at + text.length }, text };
  };

  const tinymathAst = nodeOf(formula, 0);
  const mathId = `${id}X${counts.length}`;
  const own: Column = {
    ...hidden,
    label,
    operationType: "formula",
    references: [mathId],
    params: { formula: formulaText(formula), isFormulaBroken: false, format },
  };
  const math: Column = {
    ...hidden,
    operationType: "math",
    references: counts.map(([countId]) => countId),
    params: { tinymathAst },
  };
  return Object.fromEntries([[id, own], ...counts, [mathId, math]]);
}
