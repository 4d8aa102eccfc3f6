import { CommentFlag, LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import { Level, Platform } from "../../../schemas/channel.ts";
import { stateNames, StateCode } from "../../../schemas/states.ts";
import type { PostNames } from "../queries/post-names.ts";
import type { Html } from "../../runtime/html.ts";
import { html } from "../../runtime/html.ts";
import { toAddress } from "../malaysian-time.ts";
import type { ListField, Period, View } from "../view.ts";
import { hrefOf, listFields, longestSearch, plainView, whoOptions } from "../view.ts";
import type { PageContext } from "./context.ts";
import { copySwitch } from "./copy-switch.ts";
import { narrowed } from "./figures.ts";
import { rangeWords } from "./range-words.ts";

/** Up to so many channels are offered to tick; more are reached through their numbers. */
const mostChannelsOffered = 30;

export interface FilterOptions {
  readonly path: string;
  /** The view as the address says it, its period not yet resolved. */
  readonly view: View;
  /** The period the page shows when the address names none. */
  readonly usualPeriod: View["period"];
  /** Those offered; `usualPeriods` if not said. */
  readonly periods?: readonly Period[];
  readonly postNames: PostNames;
  /** Groups of copies that are known; `undefined` on a page whose figures have one version only. */
  readonly copyGroups?: number;
}

const usualPeriods: readonly Period[] = ["7d", "30d", "90d", "all"];

/** The choice of a period, the filters in use, each removable, and the form to change them. Works without a script. */
export function filterBar(context: PageContext, options: FilterOptions): Html {
  const { texts } = context;
  const { path, view } = options;
  const active = activeFilters(context, options);
  return html`<section class="filters" aria-label="${texts.filters}">
    ${periodLinks(context, options)} ${copySwitch(context, options)} ${filterForm(context, options)}
    ${
      active.length > 0 &&
      html`<ul class="chips" aria-label="${texts.active}">
        ${active}
        <li>
          <a
            class="clear"
            href="${hrefOf(path, { ...plainView(context.lang), period: view.period, order: view.order, copies: view.copies })}"
            >${texts.clearAll}</a
          >
        </li>
      </ul>`
    }
  </section>`;
}

function periodLinks(
  { texts }: PageContext,
  { path, view, usualPeriod, periods = usualPeriods }: FilterOptions,
): Html {
  const pinned = view.from !== undefined || view.to !== undefined;
  const current = pinned ? undefined : (view.period ?? usualPeriod);
  const links = periods.map((period) => {
    const href = hrefOf(path, narrowed(view, { period, from: undefined, to: undefined }));
    return html`<li>
      <a href="${href}" ${period === current && html` aria-current="true"`}>${texts.periods[period]}</a>
    </li>`;
  });
  return html`<nav class="periods" aria-label="${texts.period}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function activeFilters(context: PageContext, { path, view, postNames }: FilterOptions): readonly Html[] {
  const { texts } = context;
  const chip = (field: keyof typeof texts.fields, value: string, without: Partial<View>) => {
    const words = `${texts.fields[field]}: ${value}`;
    return html`<li>
      <a class="chip" href="${hrefOf(path, narrowed(view, without))}" aria-label="${texts.remove(words)}"
        ><span>${words}</span> <span aria-hidden="true">×</span></a
      >
    </li>`;
  };
  const chips: Html[] = [];
  if (view.from !== undefined || view.to !== undefined) {
    chips.push(chip("range", rangeWords(context, view), { from: undefined, to: undefined }));
  }
  if (view.words !== "") chips.push(chip("words", view.words, { words: "" }));
  if (view.who !== "public") chips.push(chip("who", texts.who[view.who], { who: "public" }));
  for (const field of listFields) {
    for (const value of view[field]) {
      const rest = { [field]: view[field].filter((each) => each !== value) };
      chips.push(chip(field, valueName(context, field, value, postNames), rest));
    }
  }
  return chips;
}

/** What a chosen value is called on the page. */
function valueName(context: PageContext, field: ListField, value: string, postNames: PostNames): string {
  const { texts } = context;
  const named = (names: Readonly<Record<string, string>>) => names[value] ?? value;
  switch (field) {
    case "platform":
      return named(texts.platforms);
    case "channel":
      return context.channelName(value);
    case "level":
      return named(texts.levels);
    case "state":
      return named(stateNames);
    case "topic":
      return context.topicName(value);
    case "sentiment":
      return named(texts.sentiments);
    case "language":
      return named(texts.languages);
    case "flag":
      return named(texts.flags);
    case "entity":
      return context.entityName(value);
    case "copy":
      return value.slice(-4);
    case "post": {
      const caption = [...postNames].find(([id]) => id === value)?.[1];
      return caption === undefined || caption === "" ? value : texts.postOf(caption);
    }
  }
}

function filterForm(context: PageContext, { path, view }: FilterOptions): Html {
  const { texts, channels } = context;
  const offered = channels.length <= mostChannelsOffered;
  const choices: readonly (readonly [ListField, readonly (readonly [string, string])[]])[] = [
    ["sentiment", SentimentLabel.options.map((id) => [id, texts.sentiments[id]])],
    ["language", LanguageCode.options.map((id) => [id, texts.languages[id]])],
    ["flag", CommentFlag.options.map((id) => [id, texts.flags[id]])],
    ["platform", Platform.options.map((id) => [id, texts.platforms[id]])],
    ["level", Level.options.map((id) => [id, texts.levels[id]])],
    ["state", StateCode.options.map((id) => [id, stateNames[id]])],
    ["channel", offered ? channels.map(({ id, name }) => [id, name]) : []],
    ["topic", context.topics.map(({ id, name }) => [id, name])],
  ];
  const kept = [
    ...(offered ? [] : view.channel.map((id) => ["channel", id])),
    ...view.entity.map((id) => ["entity", id]),
    ...view.post.map((id) => ["post", id]),
    ...view.copy.map((key) => ["copy", key]),
  ];
  const hidden = [
    ["lang", context.lang],
    ["period", view.period],
    ["from", view.from && toAddress(view.from)],
    ["to", view.to && toAddress(view.to)],
    ["order", view.order === "newest" ? undefined : view.order],
    ["copies", view.copies === "all" ? undefined : view.copies],
    ...kept,
  ].filter(([, value]) => value !== undefined);
  const fieldsets = choices
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => {
      const chosen: readonly string[] = view[field];
      const boxes = values.map(
        ([id, name]) =>
          html`<label
            ><input type="checkbox" name="${field}" value="${id}" ${chosen.includes(id) && html` checked`} />
            ${name}</label
          >`,
      );
      return html`<fieldset class="${field}">
        <legend>${texts.fields[field]}</legend>
        <div>${boxes}</div>
      </fieldset>`;
    });
  const whos = whoOptions.map(
    (who) =>
      html`<label
        ><input type="radio" name="who" value="${who}" ${who === view.who && html` checked`} />
        ${texts.who[who]}</label
      >`,
  );
  return html`<form action="${path}" method="get">
    ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <div class="line">
      <label class="unseen" for="words">${texts.fields.words}</label>
      <input
        type="search"
        id="words"
        name="words"
        value="${view.words}"
        maxlength="${longestSearch}"
        placeholder="${texts.fields.words}"
        aria-describedby="words-hint"
      />
      <button type="submit">${texts.apply}</button>
    </div>
    <details>
      <summary>${texts.moreFilters}</summary>
      <p id="words-hint" class="hint">${texts.wordsHint}</p>
      <div class="fieldsets">
        <fieldset>
          <legend>${texts.fields.who}</legend>
          <div>${whos}</div>
        </fieldset>
        ${fieldsets}
      </div>
      <button type="submit">${texts.apply}</button>
    </details>
  </form>`;
}
