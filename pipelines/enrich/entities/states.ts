import { StateCode, stateNames } from "../../../schemas/states.ts";
import type { Entity } from "./entity.ts";
import { named } from "./entity.ts";

/** What else people write for the states and federal territories. */
const alsoWritten: Readonly<Record<StateCode, readonly string[]>> = {
  "MY-01": ["jhr"],
  "MY-02": ["kdh"],
  "MY-03": ["kelate", "klate", "ktn"],
  "MY-04": ["malacca", "melake"],
  "MY-05": ["n9", "n sembilan", "negeri 9", "nismilan", "nogori"],
  "MY-06": ["phg"],
  "MY-07": ["penang", "pinang", "pg pinang"],
  "MY-08": [],
  "MY-09": [],
  "MY-10": ["slgr", "sgor", "selangor darul ehsan"],
  "MY-11": ["tganu", "trg", "ganu", "trengganu"],
  "MY-12": ["sbh"],
  "MY-13": ["swk", "srwk"],
  "MY-14": ["kolumpo", "kolompur"],
  "MY-15": [],
  "MY-16": ["putra jaya"],
};

/** `kl` is also short for `kalau`. */
const placed: Readonly<Partial<Record<StateCode, readonly string[]>>> = { "MY-14": ["kl"] };

export const states: readonly Entity[] = StateCode.options.map((code) =>
  named(`state:${code}`, stateNames[code], alsoWritten[code], { placed: placed[code] ?? [] }),
);
