import { StateCode, stateNames } from "../../../schemas/states.ts";
import type { EntityId } from "../../../schemas/entities.ts";
import type { Entity } from "./entity.ts";
import { named } from "./entity.ts";
import { ministers } from "./ministries.ts";

/** Who heads a state's government. */
export const headOf = (state: StateCode): EntityId => `office:head-of-government-${state}`;

const titles: Readonly<Partial<Record<StateCode, readonly [string, string, ...string[]]>>> = {
  "MY-04": ["Ketua Menteri", "Chief Minister", "km", "cm"],
  "MY-07": ["Ketua Menteri", "Chief Minister", "km", "cm"],
  "MY-12": ["Ketua Menteri", "Chief Minister", "km", "cm"],
  "MY-13": ["Premier", "Premier", "ketua menteri", "cm"],
};
const federalTerritories: ReadonlySet<StateCode> = new Set(["MY-14", "MY-15", "MY-16"]);

const headsOfStates: readonly Entity[] = StateCode.options
  .filter((state) => !federalTerritories.has(state))
  .map((state) => {
    const [ms, en, ...short] = titles[state] ?? ["Menteri Besar", "Menteri Besar", "mb"];
    const name = stateNames[state];
    return named(headOf(state), { ms: `${ms} ${name}`, en: `${en} of ${name}` }, [
      ...short.map((title) => `${title} ${name}`),
      `${name} ${en}`,
    ]);
  });

/** Public offices, whoever holds them. */
export const publicOffices: readonly Entity[] = [
  named("office:ydpa", { ms: "Yang di-Pertuan Agong", en: "Yang di-Pertuan Agong" }, [
    "ydpa",
    "agong",
    "agung",
    "yang dipertuan agong",
    "ydp agong",
  ]),
  named("office:prime-minister", { ms: "Perdana Menteri", en: "Prime Minister" }, ["pm", "menteri perdana"]),
  named("office:deputy-prime-minister", { ms: "Timbalan Perdana Menteri", en: "Deputy Prime Minister" }, [
    "tpm",
    "dpm",
  ]),
  named("office:opposition-leader", { ms: "Ketua Pembangkang", en: "Leader of the Opposition" }, [
    "opposition leader",
  ]),
  named(
    "office:director-general-health",
    { ms: "Ketua Pengarah Kesihatan", en: "Director-General of Health" },
    ["kp kesihatan", "dg health", "dg kkm"],
  ),
  named("office:inspector-general-police", { ms: "Ketua Polis Negara", en: "Inspector-General of Police" }, [
    "kpn",
    "igp",
  ]),
  named(
    "office:chief-commissioner-sprm",
    { ms: "Ketua Pesuruhjaya SPRM", en: "MACC Chief Commissioner" },
    [],
  ),
  named("office:attorney-general", { ms: "Peguam Negara", en: "Attorney General" }, []),
  named(
    "office:chief-secretary",
    { ms: "Ketua Setiausaha Negara", en: "Chief Secretary to the Government" },
    ["ksn"],
  ),
  ...ministers,
  ...headsOfStates,
];
