import { taxonomy as suaraTaxonomy } from "../pipelines/enrich/taxonomy/taxonomy.ts";
import type { Taxonomy } from "../schemas/taxonomy.ts";
import type { Condition } from "./chart.ts";
import type { Control } from "./control.ts";
import { dashboardObject } from "./dashboard.ts";
import { dataViewObject } from "./data-view.ts";
import { alerts as alertFields, comments as commentFields } from "./fields.ts";
import { without } from "./filter.ts";
import { lensPanel } from "./lens/lens-panel.ts";
import { alerts } from "./pages/alerts.ts";
import { channelsAndCoverage } from "./pages/channels-and-coverage.ts";
import { issues } from "./pages/issues.ts";
import { overview } from "./pages/overview.ts";
import type { About, ControlName, ListName, Page, PageName, Tile } from "./pages/page.ts";
import type { Panel } from "./panel.ts";
import { notePanel, searchPanel } from "./panel.ts";
import type { SavedObject } from "./saved-object.ts";
import { suaraTag } from "./saved-object.ts";
import type { SavedSearch } from "./saved-search.ts";
import { savedSearchObject } from "./saved-search.ts";
import { dataViews, viewId } from "./views.ts";
import type { DashboardLanguage, Words } from "./words/words.ts";
import { wordsOf } from "./words/words.ts";

/** Every dashboard as it is meant, in one language. */
export function pages(words: Words): readonly Page[] {
  return [overview(words), issues(words), channelsAndCoverage(words), alerts(words)];
}

/**
 * Everything Kibana needs for one language, each object after those it refers to. `prefix` begins the names of the indices,
 * as in the configuration, which may add topics to Suara's `taxonomy`. The same input gives the same objects, byte for byte.
 */
export function dashboardObjects(
  language: DashboardLanguage,
  prefix: string,
  taxonomy: Taxonomy = suaraTaxonomy,
): SavedObject[] {
  const words = wordsOf[language];
  return [
    suaraTag,
    ...dataViews(language, words, prefix, taxonomy).map(dataViewObject),
    ...lists.map((list) => savedSearchObject(savedSearch(list, language, words))),
    ...pages(words).map((page) => pageObject(page, language, words)),
  ];
}

const lists: readonly ListName[] = ["newest-comments", "liked-comments", "newest-alerts"];

/** As Kibana imports it: one object a line. */
export function toNdjson(objects: readonly SavedObject[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join("");
}

function pageObject(page: Page, language: DashboardLanguage, words: Words): SavedObject {
  const dataViewId = viewId(page.about, language);
  const { title, description } = words.pages[page.name];
  return dashboardObject({
    id: pageId(page.name, language),
    title,
    description,
    rows: page.rows.map(({ height, tiles }) => ({
      height,
      panels: tiles.map(([width, tile]) => [width, panelOf(tile, language, words)] as const),
    })),
    controls: page.controls.map((name) => controlOf(name, page.about, words)),
    controlsDataViewId: dataViewId,
    filters: [without(leftOut[page.about], dataViewId, 0)],
  });
}

function pageId(name: PageName, language: DashboardLanguage): string {
  return `suara-${name}-${language}`;
}

function searchId(list: ListName, language: DashboardLanguage): string {
  return `suara-${list}-${language}`;
}

function panelOf(tile: Tile, language: DashboardLanguage, words: Words): Panel {
  switch (tile.kind) {
    case "note":
      return notePanel("note", `${tile.markdown}\n\n${links(language, words)}`);
    case "list":
      return searchPanel(tile.list, listTitle(tile.list, words), searchId(tile.list, language));
    case "chart":
      return lensPanel(tile.chart, (view) => viewId(view, language));
  }
}

/** To the other dashboards of the language, within Kibana. */
function links(language: DashboardLanguage, words: Words): string {
  return pages(words)
    .map(({ name }) => `[${words.pages[name].title}](#/view/${pageId(name, language)})`)
    .join(" · ");
}

/** What nobody wants to count: a comment that is gone, and the news that an issue is over. */
const leftOut: Readonly<Record<About, Condition>> = {
  comments: { field: commentFields.kind, value: "deletion" },
  alerts: { field: alertFields.kind, value: "closed" },
};

const controlFields: Readonly<Record<About, Readonly<Partial<Record<ControlName, string>>>>> = {
  comments: { ...commentFields, writtenBy: commentFields.official },
  alerts: alertFields,
};

function controlOf(name: ControlName, about: About, words: Words): Control {
  const field = controlFields[about][name];
  if (field === undefined) throw new TypeError(`${about} have no ${name}`);
  return { id: name, title: words.fields[name], field };
}

function listTitle(list: ListName, words: Words): string {
  switch (list) {
    case "newest-comments":
      return words.newestComments;
    case "liked-comments":
      return words.likedComments;
    case "newest-alerts":
      return words.newestAlerts;
  }
}

function savedSearch(list: ListName, language: DashboardLanguage, words: Words): SavedSearch {
  const about = list === "newest-alerts" ? "alerts" : "comments";
  const dataViewId = viewId(about, language);
  return {
    id: searchId(list, language),
    title: `Suara: ${listTitle(list, words)}`,
    dataViewId,
    columns: about === "alerts" ? alertColumns(language) : commentColumns,
    sort: [[sortFields[list], "desc"]],
    filters: [without(leftOut[about], dataViewId, 0)],
  };
}

const sortFields: Readonly<Record<ListName, string>> = {
  "newest-comments": commentFields.time,
  "liked-comments": commentFields.likes,
  "newest-alerts": alertFields.time,
};

const commentColumns = [
  commentFields.channelName,
  commentFields.sentiment,
  commentFields.topic,
  commentFields.language,
  commentFields.likes,
  commentFields.text,
];

/** What, where, since when, how much beside what is usual, how negative, and how far people are with it. */
function alertColumns(language: DashboardLanguage): readonly string[] {
  return [
    alertFields.severity,
    alertFields.title[language],
    alertFields.state,
    alertFields.language,
    alertFields.since,
    alertFields.observed,
    alertFields.usualLow,
    alertFields.usualHigh,
    alertFields.negativeShare,
    alertFields.usualNegativeShare,
    alertFields.answer,
    alertFields.answeredAfter,
    alertFields.ended,
    alertFields.rule,
  ];
}
