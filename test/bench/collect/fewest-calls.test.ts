import { describe, expect, it } from "vitest";
import { FewestCalls } from "./fewest-calls.ts";

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 9, 1);
const at = (hours: number) => new Date(nowMs + hours * hourMs).toISOString();

const flat = { posts: 100, callsPerPostsPage: 1, comments: 10, repliesCarried: "all", replies: 10 } as const;
const deep = { posts: 5, callsPerPostsPage: 2, comments: 10, repliesCarried: 2, replies: 10 } as const;

function post(id: string, hours: number) {
  return {
    id,
    channelId: "c",
    kind: "video",
    title: "",
    publishedAt: at(hours),
    views: 0,
    likes: 0,
  } as const;
}

function comment(id: string, hours: number, parentId: string | null = null) {
  const rest = { postId: "p", author: null, text: "", editedAt: null, likes: 0 };
  return { id, parentId, publishedAt: at(hours), ...rest };
}

describe("the fewest calls", () => {
  it("are the list and as many pages as what is new fills, under a fresh post", () => {
    const fewest = new FewestCalls(flat);
    fewest.addPost(post("p", -1));
    expect(fewest.visit(nowMs)).toEqual({ lists: 1, news: 0, again: 1 });
    for (let each = 0; each < 11; each += 1) fewest.add(comment(`c${each}`, 0));
    expect(fewest.visit(nowMs + hourMs)).toEqual({ lists: 1, news: 2, again: 0 });
    expect(fewest.visit(nowMs + 1.5 * hourMs)).toEqual({ lists: 1, news: 0, again: 0 });
    expect(fewest.visit(nowMs + 2 * hourMs)).toEqual({ lists: 1, news: 0, again: 2 });
  });

  it("find a late reply under an old post a day after it came, in its own thread only", () => {
    const fewest = new FewestCalls(deep);
    fewest.addPost(post("p", -24 * 400));
    for (const id of ["a", "b"]) {
      fewest.add(comment(id, -9_000));
      for (let each = 0; each < 3; each += 1) fewest.add(comment(`${id}${each}`, -9_000, id));
    }
    expect(fewest.visit(nowMs)).toEqual({ lists: 2, news: 0, again: 1 + 1 + 1 });
    fewest.add(comment("a4", 1, "a"));
    expect(fewest.visit(nowMs + 20 * hourMs).news).toBe(0);
    expect(fewest.visit(nowMs + 25 * hourMs).news).toBe(1 + 1);
    expect(fewest.visit(nowMs + 26 * hourMs).news).toBe(0);
  });

  it("read the list of posts to its end once a day, and else as far as the fresh ones reach", () => {
    const fewest = new FewestCalls(deep);
    for (let each = 0; each < 12; each += 1) fewest.addPost(post(`p${each}`, each < 6 ? -24 * 30 : -24));
    const lists = [0, 1, 23, 24].map((hours) => fewest.visit(nowMs + hours * hourMs).lists);
    expect(lists).toEqual([6, 4, 4, 6]);
  });
});
