/**
 * What the topic classes of labelled data sets mean in the taxonomy: a guess is right when it is any of these. `null` for
 * classes that are no policy issue, such as a newspaper's section of curiosities; their rows are not scored.
 */
const classes: Readonly<Record<string, readonly string[] | null>> = {
  // my-public-comments
  flood: ["floods"],
  landslide: ["landslides_disasters"],
  storm: ["landslides_disasters"],
  disaster_general: ["landslides_disasters", "floods"],
  earthquake_tsunami_volcano: ["landslides_disasters"],
  other_disease: ["health"],
  drought_climate: ["environment"],
  food_supply: ["agriculture_fisheries", "cost_of_living"],
  protest_strike: ["protests", "wages_jobs"],
  water_supply: ["water"],
  transport: ["public_transport", "traffic_tolls"],
  migrants_borders: ["migrants", "documents_immigration", "defence_security"],
  haze_fire: ["haze"],
  // my-news-topics
  disaster: ["floods", "landslides_disasters"],
  crime_courts: ["crime", "justice", "corruption", "drugs", "scams"],
  markets: ["economy"],
  entertainment: ["culture_language"],
  world: ["foreign_affairs"],
  lifestyle: null,
  national: null,
  viral_social: null,
};

/** The topics of ours that a data set's class stands for; an id of the taxonomy stands for itself. `null`: not scored. */
export function topicsOfClass(name: string): readonly string[] | null {
  const known = classes[name];
  return known === undefined ? [name] : known;
}
