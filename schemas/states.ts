import { z } from "zod";

/** The thirteen states and three federal territories of Malaysia by ISO 3166-2:MY, with the names people use. */
export const stateNames = {
  "MY-01": "Johor",
  "MY-02": "Kedah",
  "MY-03": "Kelantan",
  "MY-04": "Melaka",
  "MY-05": "Negeri Sembilan",
  "MY-06": "Pahang",
  "MY-07": "Pulau Pinang",
  "MY-08": "Perak",
  "MY-09": "Perlis",
  "MY-10": "Selangor",
  "MY-11": "Terengganu",
  "MY-12": "Sabah",
  "MY-13": "Sarawak",
  "MY-14": "Kuala Lumpur",
  "MY-15": "Labuan",
  "MY-16": "Putrajaya",
} as const;

export type StateCode = keyof typeof stateNames;

export const StateCode = z.enum(Object.keys(stateNames) as [StateCode, ...StateCode[]]);
