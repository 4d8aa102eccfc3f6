import { ReportScope } from "./report.ts";

/** A scope as it is written on a command line and in a configuration, such as `nation`, `state:MY-01` or `topic:fuel`. */
export function scopeText(scope: ReportScope): string {
  switch (scope.kind) {
    case "nation":
      return "nation";
    case "state":
      return `state:${scope.state}`;
    case "district":
      return `district:${scope.state}/${scope.district}`;
    case "topic":
      return `topic:${scope.topic}`;
    case "channel":
      return `channel:${scope.channelId}`;
  }
}

/** The scope that a text names; `undefined` for a text of another form. Whether there is such a topic or channel is not asked here. */
export function readScope(text: string): ReportScope | undefined {
  const [kind = "", ...rest] = text.split(":");
  const name = rest.join(":");
  const [state = "", ...district] = name.split("/");
  const read = ReportScope.safeParse({
    kind,
    ...(kind === "state" && { state: name }),
    ...(kind === "district" && { state, district: district.join("/") }),
    ...(kind === "topic" && { topic: name }),
    ...(kind === "channel" && { channelId: name }),
  });
  return read.success && scopeText(read.data) === text ? read.data : undefined;
}
