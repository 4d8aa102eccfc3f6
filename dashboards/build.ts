import { taxonomy as suaraTaxonomy } from "../pipelines/enrich/taxonomy/taxonomy.ts";
import type { Taxonomy } from "../schemas/taxonomy.ts";
import type { Control } from "./control.ts";
import { dashboardObject } from "./dashboard.ts";
import { dataViewObject } from "./data-view.ts";
import { comments } from "./fields.ts";
import { without } from "./filter.ts";
import { lensPanel } from "./lens/lens-panel.ts";
import { channelsAndCoverage } from "./pages/channels-and-coverage.ts";
import { issues } from "./pages/issues.ts";
import { overview } from "./pages/overview.ts";
import type { ControlName, ListName, Page, PageName, Tile } from "./pages/page.ts";
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
  return [overview(words), issues(words), channelsAndCoverage(words)];
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
    ...(["newest", "liked"] as const).map((list) => savedSearchObject(savedSearch(list, language, words))),
    ...pages(words).map((page) => pageObject(page, language, words)),
  ];
}

/** As Kibana imports it: one object a line. */
export function toNdjson(objects: readonly SavedObject[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join("");
}

function pageObject(page: Page, language: DashboardLanguage, words: Words): SavedObject {
  const commentsView = viewId("comments", language);
  const { title, description } = words.pages[page.name];
  return dashboardObject({
    id: pageId(page.name, language),
    title,
    description,
    rows: page.rows.map(({ height, tiles }) => ({
      height,
      panels: tiles.map(([width, tile]) => [width, panelOf(tile, language, words)] as const),
    })),
    controls: page.controls.map((name) => controlOf(name, words)),
    controlsDataViewId: commentsView,
    filters: [withoutDeleted(commentsView, 0)],
  });
}

function pageId(name: PageName, language: DashboardLanguage): string {
  return `suara-${name}-${language}`;
}

function searchId(list: ListName, language: DashboardLanguage): string {
  return `suara-${list}-comments-${language}`;
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

function controlOf(name: ControlName, words: Words): Control {
  const field = name === "writtenBy" ? comments.official : comments[name];
  return { id: name, title: words.fields[name], field };
}

function listTitle(list: ListName, words: Words): string {
  return list === "newest" ? words.newestComments : words.likedComments;
}

function savedSearch(list: ListName, language: DashboardLanguage, words: Words): SavedSearch {
  const dataViewId = viewId("comments", language);
  return {
    id: searchId(list, language),
    title: `Suara: ${listTitle(list, words)}`,
    dataViewId,
    columns: [
      comments.channelName,
      comments.sentiment,
      comments.topic,
      comments.language,
      comments.likes,
      comments.text,
    ],
    sort: [[list === "newest" ? comments.time : comments.likes, "desc"]],
    filters: [withoutDeleted(dataViewId, 0)],
  };
}

function withoutDeleted(dataViewId: string, position: number) {
  return without({ field: comments.kind, value: "deletion" }, dataViewId, position);
}
