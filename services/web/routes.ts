import type { FastifyInstance, FastifyRequest } from "fastify";
import { taxonomyVersions } from "../../pipelines/enrich/taxonomy/versions.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { PostView, Scope } from "../../pipelines/ports/search-index.ts";
import { leavingOutCopies } from "../../pipelines/trends/copy-groups/leave-out-copies.ts";
import type { CopyGroupRecord } from "../../schemas/copy-groups.ts";
import type { AlertRecord } from "../../schemas/alert-record.ts";
import type { ChannelReport } from "../../schemas/channel-report.ts";
import type { PostLedger, PostLedgerRow } from "../../schemas/post-ledger.ts";
import { DocumentId } from "../../schemas/item.ts";
import type { Instant } from "../../schemas/item.ts";
import type { WrittenReport } from "../../schemas/issued-report.ts";
import type { ModelQuality } from "../../schemas/model-quality.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import type { EmergingReader } from "./queries/emerging.ts";
import type { Estimates } from "../../pipelines/stats/estimates-reader.ts";
import { collectingOf } from "./queries/collecting.ts";
import { readCommentList } from "./queries/comment-list.ts";
import { csvOf } from "../runtime/csv-of.ts";
import { readShareTable } from "./queries/share-table.ts";
import { changesIn } from "./queries/changes.ts";
import { readCopies, remembering } from "./queries/copies.ts";
import { readOverview } from "./queries/overview.ts";
import { resolvePeriod } from "./queries/period.ts";
import type { PostNames } from "./queries/post-names.ts";
import { readPostDays } from "./queries/post-days.ts";
import { countOfficial, readPost, readPosts } from "./queries/posts.ts";
import { readReactions } from "./queries/reactions.ts";
import type { Html } from "../runtime/html.ts";
import type { PageContext } from "./pages/context.ts";
import { alertsPage } from "./pages/alerts-page.ts";
import { changesPage } from "./pages/changes-page.ts";
import { channelsPage } from "./pages/channels-page.ts";
import { commentsPage } from "./pages/comments-page.ts";
import { copiesPage, usualCopiesPeriod } from "./pages/copies-page.ts";
import { emergingPage } from "./pages/emerging-page.ts";
import { messagePage, problemsPage } from "./pages/message-page.ts";
import { overviewPage, usualPeriod } from "./pages/overview-page.ts";
import { postPage } from "./pages/post-page.ts";
import { postsPage } from "./pages/posts-page.ts";
import { qualityPage } from "./pages/quality-page.ts";
import { reportsPage } from "./pages/reports-page.ts";
import { topicPage, topicsPage } from "./pages/topic-pages.ts";
import type { Answer } from "./send.ts";
import { send } from "./send.ts";
import type { DestinationTests } from "./test-form.ts";
import type { Period, View } from "./view.ts";
import { parseView } from "./view.ts";

/** What the platforms count against what is held, post by post. */
export interface PostLedgers {
  readonly of: (post: PostView) => Promise<PostLedger>;
  /** Those whose counts differ, the largest difference first and those that are gone last, at most so many. */
  readonly differing: (size: number) => Promise<readonly PostLedgerRow[]>;
}

export interface RouteDependencies {
  readonly index: SearchIndex;
  readonly taxonomy: Taxonomy;
  readonly quality: ModelQuality;
  readonly estimates: () => Promise<Estimates>;
  readonly clock: Clock;
  /** Up to when each channel that is visited has been collected, by its id. */
  readonly collectedTo: () => Promise<ReadonlyMap<string, Instant | null>>;
  readonly channelReports: () => Promise<readonly ChannelReport[]>;
  readonly ledgers: PostLedgers;
  readonly emerging: EmergingReader;
  /** Every group of copies that was decided. */
  readonly copyGroups: () => Promise<readonly CopyGroupRecord[]>;
  /** The alerts that were raised with what became of each, the newest first. */
  readonly alerts: () => Promise<readonly AlertRecord[]>;
  /** The reports that were issued, the newest first. */
  readonly reports: () => Promise<readonly WrittenReport[]>;
  readonly tests: DestinationTests;
  readonly formKey: string;
  readonly contextOf: (request: FastifyRequest) => PageContext;
}

/** How many posts whose counts differ the page of the channels names. */
const differingShown = 20;
/** How many tombstones the page of a post shows. */
const deletedShown = 100;

/** Everybody who reaches the page sees everything; with accounts, this comes from who asks. */
const scope: Scope = { kind: "nation" };

/** The pages. Each reads the address, asks the index, and draws. */
export function addPages(
  app: FastifyInstance,
  {
    index,
    taxonomy,
    quality,
    estimates,
    clock,
    channelReports,
    ledgers,
    emerging,
    collectedTo,
    copyGroups,
    alerts,
    reports,
    tests,
    formKey,
    contextOf,
  }: RouteDependencies,
): void {
  const page = (
    path: string,
    draw: (context: PageContext, view: View, request: FastifyRequest) => Promise<Answer>,
  ) =>
    app.get(path, async (request, reply) => {
      const context = contextOf(request);
      const parsed = parseView(parametersOf(request), context.lang);
      if (parsed.kind === "problems")
        return send(reply, { status: 400, page: problemsPage(context, parsed.problems) });
      return send(reply, await draw(context, parsed.view, request));
    });
  const resolve = (view: View, usual: Period) => resolvePeriod(index, scope, view, usual, clock.now());

  const knownGroups = remembering(copyGroups, () => clock.now());

  /** The index as a view wants it counted, and how many groups of copies are known. */
  async function versionOf({ copies }: View) {
    const groups = await knownGroups();
    return {
      counted: copies === "without" ? leavingOutCopies(index, groups) : index,
      copyGroups: groups.length,
    };
  }

  /** Captions of the posts a view is narrowed to, for naming the filter. */
  async function filteredPosts({ post }: View): Promise<PostNames> {
    if (post.length === 0) return new Map();
    const posts = await index.posts({ scope, ids: post, size: post.length });
    return new Map(posts.map(({ id, caption }) => [id, caption]));
  }

  page("/", async (context, asked) => {
    const resolved = await resolve(asked, usualPeriod);
    const collecting = collectingOf(context.channels, await collectedTo(), resolved.view);
    const { counted, copyGroups } = await versionOf(asked);
    const overview = await readOverview(counted, scope, resolved.view, collecting, await estimates());
    const drawn = overviewPage(context, {
      copyGroups,
      asked,
      resolved,
      overview,
      filteredPosts: await filteredPosts(asked),
    });
    return { status: 200, page: drawn };
  });

  app.get("/shares.csv", async (request, reply) => {
    const context = contextOf(request);
    const parsed = parseView(parametersOf(request), context.lang);
    if (parsed.kind === "problems")
      return send(reply, { status: 400, page: problemsPage(context, parsed.problems) });
    // Shares of all sentiments are asked for, whichever are chosen.
    const { view } = await resolve({ ...parsed.view, sentiment: [] }, usualPeriod);
    const options = { ...(await estimates()), copyGroups: await knownGroups(), context };
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="suara-shares.csv"')
      .header("cache-control", "no-store")
      .send(csvOf(await readShareTable(index, scope, view, options)));
  });

  page("/emerging", async (context, asked) => {
    const found = await emerging(scope, asked, clock.now());
    const drawn = emergingPage(context, { asked, found, filteredPosts: await filteredPosts(asked) });
    return { status: 200, page: drawn };
  });

  page("/changes", async (context, asked) => {
    const { counted, copyGroups } = await versionOf(asked);
    const { estimator } = await estimates();
    const found = await changesIn({ all: index, counted }, scope, asked, estimator, clock.now());
    const drawn = changesPage(context, {
      asked,
      found,
      filteredPosts: await filteredPosts(asked),
      copyGroups,
    });
    return { status: 200, page: drawn };
  });

  page("/comments", async (context, asked) => {
    const resolved = await resolve(asked, "all");
    const { counted, copyGroups } = await versionOf(asked);
    const list = await readCommentList(counted, scope, resolved.view);
    const names = await filteredPosts(asked);
    const drawn = commentsPage(context, { asked, resolved, list, filteredPosts: names, copyGroups });
    return { status: 200, page: drawn };
  });

  page("/posts", async (context, asked) => {
    const resolved = await resolve(asked, usualPeriod);
    const { counted, copyGroups } = await versionOf(asked);
    const list = await readPosts(counted, scope, resolved.view, await estimates());
    const names = await filteredPosts(asked);
    const drawn = postsPage(context, { asked, resolved, list, filteredPosts: names, copyGroups });
    return { status: 200, page: drawn };
  });

  page("/copies", async (context, asked) => {
    const resolved = await resolve(asked, usualCopiesPeriod);
    const found = await readCopies(index, scope, resolved.view, await knownGroups());
    const drawn = copiesPage(context, { asked, resolved, found, filteredPosts: await filteredPosts(asked) });
    return { status: 200, page: drawn };
  });

  page("/alerts", async (context) => ({
    status: 200,
    page: alertsPage(context, await alerts(), { names: tests.names, formKey }),
  }));

  page("/reports", async (context) => ({ status: 200, page: reportsPage(context, await reports()) }));

  page("/channels", async (context) => {
    const [reports, differing] = await Promise.all([channelReports(), ledgers.differing(differingShown)]);
    return { status: 200, page: channelsPage(context, reports, differing) };
  });

  page("/quality", async (context) => ({ status: 200, page: qualityPage(context, quality) }));

  page("/topics", async (context) => ({
    status: 200,
    page: topicsPage(context, taxonomy, taxonomyVersions),
  }));

  page("/topics/:id", async (context, _asked, request) => {
    const { id } = request.params as { readonly id: string };
    const topic = taxonomy.topics.find((each) => each.id === id);
    if (topic === undefined) return { status: 404, page: notFoundPage(context) };
    return { status: 200, page: topicPage(context, topic, taxonomy.version) };
  });

  page("/posts/:id", async (context, asked, request) => {
    const id = DocumentId.safeParse((request.params as { readonly id: string }).id);
    const post = id.success ? await readPost(index, scope, id.data) : undefined;
    if (post === undefined) return { status: 404, page: notFoundPage(context) };
    const resolved = await resolve({ ...asked, post: [post.id] }, "all");
    const { counted, copyGroups } = await versionOf(asked);
    const [list, reactions, gone, ledger, official, days] = await Promise.all([
      readCommentList(counted, scope, resolved.view),
      readReactions(index, scope, post.id),
      index.deleted({ scope, postId: post.id, size: deletedShown }),
      ledgers.of(post),
      countOfficial(index, scope, post.id),
      readPostDays(index, scope, post.id),
    ]);
    const path = `/posts/${encodeURIComponent(post.id)}`;
    const page = { path, post, ledger, official, days, reactions, gone, asked, resolved, list, copyGroups };
    return { status: 200, page: postPage(context, page) };
  });
}

export function notFoundPage(context: PageContext): Html {
  return messagePage(context, { title: context.texts.notFound, hint: context.texts.notFoundHint });
}

/** The query as the browser sent it: a framework's own parser would hide what is repeated or odd. */
export function parametersOf({ url }: { readonly url: string }): URLSearchParams {
  const start = url.indexOf("?");
  return new URLSearchParams(start === -1 ? "" : url.slice(start + 1));
}
