import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Source } from '../core/activities/squares/manifest.ts';
import { cardFile } from './directory/card-file.ts';
import { collect, type Collected } from './directory/collect.ts';
import { collectEntries } from './directory/entries.ts';
import { feedOf, type FeedTools } from './directory/feed.ts';
import { writeIndex } from './directory/index-files.ts';
import { askPolitely } from './directory/manners.ts';
import { lookInto, writeInto, type Found } from './directory/out.ts';
import { tellProgress } from './directory/progress.ts';
import { Stop } from './directory/stop.ts';
import { startThreads } from './directory/threads.ts';
import type { OwnWords } from '../core/activities/own-words.ts';
import { ownWordsIn } from './directory/words.ts';

const usage = `Usage: what-matters directory FEED… --out DIR

Makes an index of activities from whole directories: files for any web host, of which a phone fetches only what is near.
The configuration then has "directory": the address of DIR/index.json. Run it again, by night say, to make it anew.

  FEED                a file, or an address: all its pages are fetched, one after another, with a pause between
  --out DIR           where the index goes: a new folder, or one that this command wrote before. The old index stays until
                      the new one is whole; where a feed fails, it stays
  --details           a list that says nothing of times, costs and places is completed record by record (ADDRESS/id)
  --words FILE        words of your own that tell an interest: {"choir": ["The Belters", "harmon*"]}
  --attribution TEXT  what a feed's licence asks to be said; once for each feed, in their order
  --pause MS          milliseconds between two requests to one host (250)
  --work DIR          where pages are kept until the index is whole, so that a broken run goes on where it stopped on the
                      same day (DIR.work)`;

const options = {
  'out': { type: 'string' }, 'details': { type: 'boolean', default: false }, 'words': { type: 'string' }, 'attribution': { type: 'string', multiple: true, default: [] as string[] },
  'pause': { type: 'string', default: '250' }, 'work': { type: 'string' }, 'help': { type: 'boolean', default: false },
} as const;

const number = new Intl.NumberFormat('en-GB');
const count = (many: number, one: string, more: string): string => (many === 1 ? `1 ${one}` : `${number.format(many)} ${more}`);

function wrong(line: string): 2 {
  console.error(`what-matters directory: ${line}\n\n${usage}`);
  return 2;
}

/** What stands in the folder after a feed failed. */
function staysLine(out: string, found: Found): string {
  if (found.at !== 'index') return `${out}: no index was written.`;
  const dates = found.manifest.sources.map(({ date }) => date).sort();
  return `${out} stays as it was: ${count(found.manifest.activities, 'activity', 'activities')}, from ${dates[0] === dates.at(-1) ? dates[0] ?? 'no feed' : `feeds of ${dates[0]} to ${dates.at(-1)}`}.`;
}

function summary(name: string, { records, activities, skipped }: Collected): string {
  const passed = [...skipped].filter(([, many]) => many > 0).sort(([, one], [, other]) => other - one);
  const all = passed.reduce((sum, [, many]) => sum + many, 0);
  return `${name}: ${count(activities, 'activity', 'activities')} from ${count(records, 'record', 'records')}; ${all === 0 ? 'none passed over' : `${number.format(all)} passed over: ${passed.map(([reason, many]) => `${number.format(many)} ${reason}`).join(', ')}`}.`;
}

interface Wanted { readonly feeds: readonly string[]; readonly out: string; readonly work: string; readonly details: boolean; readonly words: OwnWords; readonly attributions: readonly string[]; readonly pauseMs: number }

async function make({ feeds, out, work, details, words, attributions, pauseMs }: Wanted, found: Found): Promise<void> {
  const progress = tellProgress('what-matters directory');
  const today = new Date().toISOString().slice(0, 10);
  mkdirSync(work, { recursive: true });
  const cards = cardFile(join(work, 'cards'));
  const threads = startThreads(today, words);
  try {
    const entries = collectEntries(cards);
    const tools: FeedTools = {
      work, today, details,
      ask: askPolitely({ pauseMs, now: Date.now, wait: ms => new Promise(done => { setTimeout(done, ms); }), onWait: line => { progress.say(line); } }),
      onDetail: (done, all) => { progress.show(`record ${number.format(done)} of ${number.format(all)} that the list says little of`, done, all); },
    };
    const sources: Source[] = [];
    for (const [at, given] of feeds.entries()) {
      const feed = feedOf(given, tools);
      const read = await collect(feed.name, feed.pages(), threads, entries, ({ page, pages }, records) => { progress.show(`${feed.name}: page ${number.format(page)}${pages === undefined ? '' : ` of ${number.format(pages)}`}, ${number.format(records)} records`, pages === undefined ? undefined : page, pages); });
      progress.say(summary(feed.name, read));
      const before = found.at === 'index' ? found.manifest.sources.find(({ from, content }) => from === feed.name && content === read.content) : undefined;
      sources.push({ from: feed.name, date: before?.date ?? feed.date(), activities: read.activities, content: read.content, ...(attributions[at] !== undefined && { attribution: attributions[at] }) });
    }
    await threads.end();
    const writing = writeInto(out);
    mkdirSync(out, { recursive: true });
    const { manifest, squares, anywhere, groupsLeftOut } = writeIndex(entries.all, sources, cards, (path, bytes) => {
      writing.sink(path, bytes);
      progress.show(`${number.format(writing.count().files)} files written`);
    });
    writing.tidy(found.at === 'index' ? found.manifest : undefined, manifest);
    const { files, bytes } = writing.count();
    if (groupsLeftOut > 0) progress.say(`${count(groupsLeftOut, 'group of people has', 'groups of people have')} no room in the index: what is for them alone is shown to everybody.`);
    progress.say(`${out}: ${count(manifest.activities, 'activity', 'activities')} in ${count(squares, 'square', 'squares')}, ${number.format(anywhere)} of them from anywhere or without a place; ${number.format(files)} files, ${number.format(Math.ceil(bytes / 1024))} KiB.`);
  } finally {
    progress.end();
    await threads.end();
    cards.end();
  }
  leave(work);
}

/** Takes our own files out of the work folder, and the folder if nothing else is in it. */
function leave(work: string): void {
  for (const name of readdirSync(work)) if (/^[\da-f]{16}$/.test(name)) rmSync(join(work, name), { recursive: true, force: true });
  try { rmdirSync(work); } catch { /* Something of somebody else's is in it. */ }
}

/** `what-matters directory`: makes an index of activities. 0 it is there, 1 it cannot be made, 2 called wrongly. */
export async function directory(args: string[]): Promise<number> {
  let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try { read = parseArgs({ args, options, allowPositionals: true, strict: true }); } catch (error) { return wrong((error as Error).message); }
  const { values: { out, details, words, attribution, pause, work = out === undefined ? '' : `${resolve(out)}.work`, help }, positionals: feeds } = read;
  if (help) { console.log(usage); return 0; }
  if (feeds.length === 0) return wrong('names no feed.');
  if (!out || !work) return wrong('--out names the folder that the index goes into.');
  if (!/^\d{1,6}$/.test(pause)) return wrong('--pause is a number of milliseconds.');
  if (attribution.length > feeds.length) return wrong(`--attribution is there ${attribution.length} times, for ${count(feeds.length, 'feed', 'feeds')}.`);
  if (resolve(work) === resolve(out)) return wrong('--work is another folder than --out.');
  let found: Found = { at: 'empty' };
  try {
    found = lookInto(out);
    if (found.at === 'other') throw new Stop(`${out}: found other things in this folder, expected a new one, or one that this command wrote before.`);
    await make({ feeds, out, work, details, words: words === undefined ? {} : ownWordsIn(words), attributions: attribution, pauseMs: Number(pause) }, found);
    return 0;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (!(error instanceof Stop) && typeof code !== 'string') throw error;
    console.error(`what-matters directory: ${error instanceof Stop ? error.message : `${out} cannot be written (${String(code)}).`}`);
    if (found.at !== 'other') console.error(`what-matters directory: ${staysLine(out, found)}`);
    return 1;
  }
}
