import { StateCode } from "../../../schemas/states.ts";

export const everyState: readonly StateCode[] = StateCode.options;

export const federalTerritories = ["MY-14", "MY-15", "MY-16"] as const satisfies readonly StateCode[];

/** All states but these. */
export const except = (...left: readonly StateCode[]): readonly StateCode[] =>
  everyState.filter((state) => !left.includes(state));
