import type { TopicDefinition } from "../../../../schemas/taxonomy.ts";

/** Definitions by the id of their topic. */
export type Definitions = Readonly<Record<string, TopicDefinition>>;
