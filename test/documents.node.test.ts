// The documents that a site starts from: nothing left out, nothing named that does not exist, and readable by everybody.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import { bodySchema, submissionSchema } from '../src/core/submission.ts';
import { chromium } from './tools/browsers.mjs';
import { noBrowser } from './e2e/support/chromium.ts';
import { gradeOf, sentencesIn, wordsIn } from './i18n/reading.ts';

const root = import.meta.env.ROOT;
const folder = join(root, 'demo/documents');
const pages = ['index.html', 'privacy-notice.html', 'dpia.html', 'hazard-log.html', 'accessibility-statement.html'];
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** The text of a piece of HTML, in one line. */
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
const all = (html: string, pattern: RegExp): readonly RegExpMatchArray[] => [...html.matchAll(pattern)];
const attribute = (html: string, name: string): readonly string[] => all(html, new RegExp(`\\s${name}="([^"]*)"`, 'g')).map(found => found[1]!);

interface Question { readonly id: string; readonly question?: { readonly type: string; readonly items?: readonly { readonly id: string }[] } }
const journey = JSON.parse(readFileSync(join(root, 'src/core/journeys/self-referral.json'), 'utf8')) as { readonly pages: readonly Question[] };

/**
 * Compares what a document lists with what the product has, both ways. An entry with `data-planned` is of the next
 * version: it may be missing in the product, and must lose the mark once it is there.
 */
function compare(html: string, name: 'data-key' | 'data-field' | 'data-consent', there: readonly string[]): void {
  const entries = all(html, new RegExp(`${name}="([^"]+)"( data-planned)?`, 'g')).map(([, id, planned]) => ({ id: id!, planned: planned !== undefined }));
  const listed = entries.map(({ id }) => id);
  assert.deepEqual(listed.filter((id, at) => listed.indexOf(id) !== at), [], `twice in the document (${name})`);
  assert.deepEqual(there.filter(id => !listed.includes(id)), [], `in the product and not in the document (${name})`);
  assert.deepEqual(entries.filter(({ id, planned }) => !planned && !there.includes(id)).map(({ id }) => id), [], `in the document and not in the product (${name})`);
  assert.deepEqual(entries.filter(({ id, planned }) => planned && there.includes(id)).map(({ id }) => id), [], `in the product by now: take data-planned off (${name})`);
}

describe('the documents', () => {
  it('are these pages and one style sheet, and the first lists the others', () => {
    assert.deepEqual(readdirSync(folder).toSorted(), [...pages, 'documents.css'].toSorted());
    for (const page of pages.slice(1)) assert.ok(attribute(read('index.html'), 'href').includes(page), page);
  });

  for (const page of pages) {
    it(`say at the top that they are a starter to read, change and sign: ${page}`, () => {
      const html = read(page);
      const first = /<h1>[^<]+<\/h1>\s*<p class="starter">(.*?)<\/p>/s.exec(html);
      assert.ok(first, 'the first thing after the heading');
      assert.match(textOf(first[1]!), /^Th(?:is is a starter|ese are starters)\. (?:It is|They are) not legal advice.*Your organisation must read (?:it|each one), change it and sign it before it uses it\./);
    });

    it(`mark every place to fill in, and nothing else: ${page}`, () => {
      const html = read(page);
      for (const [, inside] of all(html, /<mark>(.*?)<\/mark>/gs)) assert.match(inside!, /^\[[^[\]]+\]$/);
      assert.deepEqual(all(textOf(html.replace(/<mark>.*?<\/mark>/gs, '')), /[[\]]/g).map(String), [], 'a bracket that is not marked');
      assert.ok(html.includes('<mark>['));
    });

    it(`load nothing from anywhere, run nothing, and name nothing that is not there: ${page}`, () => {
      const html = read(page);
      assert.doesNotMatch(html, /<(?:script|iframe|img|object|embed|form|style|base)\b|\sstyle=|\son\w+=|javascript:|@import|\ssrc(?:set)?=/i);
      assert.deepEqual(all(html, /<link\b[^>]*>/g).map(String), ['<link rel="icon" href="data:,">', '<link rel="stylesheet" href="documents.css">']);
      for (const link of all(html, /<a\b[^>]*\shref="([^"]*)"/g).map(found => found[1]!)) {
        assert.doesNotMatch(link, /^(?:[a-z]+:|\/)/i, 'a link out of the documents');
        const [file = '', id] = link.split('#');
        const target = file === '' ? join(folder, page) : normalize(join(folder, file));
        assert.ok(existsSync(target), link);
        if (id !== undefined) assert.ok(attribute(readFileSync(target, 'utf8'), 'id').includes(id), link);
      }
      for (const file of all(html, /\b(?:test|src)\/[\w./-]+\.(?:ts|mjs|json)\b/g).map(String)) assert.ok(existsSync(join(root, file)), file);
    });
  }

  it('are put beside the demo by the build, which takes folders as they are', () => {
    const build = readFileSync(join(root, 'src/build/build.mjs'), 'utf8');
    assert.match(build, /cpSync\(`demo\/\$\{file\}`, `dist\/demo\/\$\{file\}`, \{ recursive: true \}\)/);
    for (const page of pages) assert.doesNotMatch(read(page), /\{\{/);
    const built = join(root, 'dist/demo/documents');
    if (existsSync(built)) assert.deepEqual(readdirSync(built).toSorted(), readdirSync(folder).toSorted());
  });

  it('load nothing through their style sheet either', () => assert.doesNotMatch(read('documents.css'), /@import|url\(|@font-face|expression\(/));
});

describe('the data protection impact assessment', () => {
  const html = read('dpia.html');

  it('has a row for every answer of the form, and for no other', () => compare(html, 'data-key', journey.pages.filter(({ question }) => question).map(({ id }) => id)));

  it('has a line for everything that people can agree to, and for nothing else', () => compare(html, 'data-consent', journey.pages.flatMap(({ question }) => (question?.type === 'consent' ? question.items?.map(({ id }) => id) ?? [] : []))));

  it('has a row for every field of a submission, and for no other', () => {
    const fieldsOf = (schema: z.core.$ZodType): string[] => Object.keys((z.toJSONSchema(schema, { io: 'input' }) as { properties: object }).properties);
    compare(html, 'data-field', [...fieldsOf(submissionSchema), ...fieldsOf(bodySchema).map(field => `body.${field}`)]);
  });

  it('has no empty cell, and as many cells in each row as in its head', () => {
    const tables = all(html, /<table class="(\w+)">(.*?)<\/table>/gs);
    assert.deepEqual(tables.map(([, name]) => name), ['answers', 'beside', 'risks', 'signs']);
    for (const [, name, table] of tables) {
      const [head, ...rows] = all(table!, /<tr[^>]*>(.*?)<\/tr>/gs).map(([, row]) => all(row!, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs).map(([, cell]) => textOf(cell!)));
      assert.ok(rows.length >= 4, name);
      for (const row of rows) {
        assert.equal(row.length, head!.length, `${name}: ${row[0]}`);
        for (const cell of row) assert.notEqual(cell, '', `${name}: ${row[0]}`);
      }
    }
  });

  it('asks for children, for people who fill it in for others, for whom you asked, and for a signature', () => {
    const headings = all(html, /<h2[^>]*>(.*?)<\/h2>/g).map(([, heading]) => textOf(heading!)).join('\n');
    for (const about of [/needed/, /Risks/, /Children/, /for somebody else/, /Whom you asked/, /Signed/]) assert.match(headings, about);
  });
});

describe('the hazard log', () => {
  const html = read('hazard-log.html');
  const hazards = all(html, /<section class="card hazard"[^>]*>(.*?)<\/section>/gs).map(([, inside]) => ({
    name: textOf(/<h3[^>]*>(.*?)<\/h3>/.exec(inside!)?.[1] ?? ''),
    columns: new Map(all(inside!, /<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs).map(([, term, said]) => [term!, said!])),
  }));

  it('has exactly twelve hazards, numbered, each another', () => {
    assert.deepEqual(hazards.map(({ name }) => name.slice(0, 4)), Array.from({ length: 12 }, (_, at) => `H${String(at + 1).padStart(2, '0')}.`));
    assert.equal(new Set(hazards.map(({ name }) => name.slice(4))).size, 12);
  });

  it('says of each the cause, the effect, what the product does and which test shows it, and what the site must do', () => {
    for (const { name, columns } of hazards) {
      assert.deepEqual([...columns.keys()], ['Cause', 'Effect', 'What the product does today', 'Shown by', 'What the site must do', 'Risk at first', 'Risk that is left'], name);
      for (const [column, said] of columns) assert.ok(textOf(said).length > 20, `${name}: ${column}`);
      assert.match(columns.get('Shown by')!, /<code>test\/[\w./-]+\.ts<\/code>/, name);
    }
  });

  it('leaves each risk to the clinical safety officer', () => {
    for (const { name, columns } of hazards) for (const risk of ['Risk at first', 'Risk that is left']) {
      assert.equal(columns.get(risk)!.match(/<mark>\[1 to 5\]<\/mark>/g)?.length, 3, name);
      assert.doesNotMatch(textOf(columns.get(risk)!).replace(/\[[^\]]*\]/g, ''), /\d/, name);
    }
  });

  it('says what the form is not for', () => {
    for (const not of ['No diagnosis.', 'No triage.', 'No monitoring.', 'Not for emergencies.']) assert.ok(html.includes(`<strong>${not}</strong>`), not);
  });
});

describe('the privacy notice', () => {
  const html = read('privacy-notice.html');
  const notice = /<article class="copy" id="notice">(.*?)<\/article>/s.exec(html)![1]!;

  it('can be read by a child of 11, sentence by sentence', () => {
    // A place that is a whole sentence goes; one within a sentence stands for a short word. The Commissioner has a name.
    const prose = notice.replace(/(?<=[>.] ?)<mark>.*?<\/mark>(?= ?<| [A-Z])/gs, '').replace(/<mark>.*?<\/mark>/gs, 'us').replaceAll('Information Commissioner', 'Ann').replace(/<\/(?:p|li|h\d)>/g, '\n');
    const sentences = prose.split('\n').flatMap(line => sentencesIn(textOf(line))).filter(sentence => wordsIn(sentence).length >= 4);
    assert.ok(sentences.length > 60);
    assert.deepEqual(sentences.filter(sentence => gradeOf(sentence) > 6 || wordsIn(sentence).length > 20).map(sentence => `grade ${gradeOf(sentence).toFixed(1)}: ${sentence}`), []);
  });

  it('says who, what and why, who reads it, how long, what is stored, what people can ask, and how to complain', () => {
    const said = textOf(notice);
    for (const part of [/controller/, /postcode/, /Choose A or B/, /You say yes/, /health care or social care/, /\[365 days\]/, /under 13/, /13 to 15/, /no cookies/, /stores nothing on your phone or computer before you ask, or before you send/, /list of groups/, /delete/i, /Information Commissioner/, /for someone else/]) assert.match(said, part);
  });

  it('says how to erase, and has words for answers that are sealed and for those that are not', () => {
    assert.match(html, /<h3>How to erase<\/h3>/);
    for (const words of ['A. Your answers are sealed', 'B. Your answers are not sealed']) assert.ok(textOf(notice).includes(words), words);
  });
});

describe('the accessibility statement', () => {
  const html = read('accessibility-statement.html');
  const rowsOf = (name: string): readonly string[] => all(new RegExp(`<table class="${name}">(.*?)</table>`, 's').exec(html)![1]!, /<tr>\s*(<th scope="row">.*?)<\/tr>/gs).map(([, row]) => row!);

  it('names a test for everything that it says was tested', () => {
    assert.ok(rowsOf('tested').length >= 10);
    for (const row of rowsOf('tested')) assert.match(row, /<code>test\/[\w./-]+\.ts<\/code>/);
  });

  it('says plainly what was not tested, with a place for each date', () => {
    const rows = rowsOf('untested');
    for (const what of ['NVDA', 'JAWS', 'VoiceOver', 'TalkBack', 'Voice Control', 'Real phones', 'dementia', 'Welsh']) assert.ok(rows.some(row => row.includes(what)), what);
    for (const row of rows) assert.match(row, /\[date, or not yet\]/);
    assert.match(textOf(html), /have not tested it yet, so we do not say that it meets the guidelines/);
  });
});

describe('how the documents look', { skip: noBrowser }, () => {
  const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  let browser: Browser;
  before(async () => { browser = await chromium(); });
  after(() => browser.close());

  /** What is wrong with the page as it stands. Labels that stand in for a table's head must say what the head says. */
  const look = async (page: Page) => (await page.evaluate(`(async () => {
    const { violations, incomplete, passes } = await axe.run(document, { runOnly: ${JSON.stringify(tags)} });
    const everything = [...document.querySelectorAll('body *')];
    const labels = [...document.querySelectorAll('table')].flatMap(table => [...table.querySelectorAll('tbody td')].flatMap(cell => {
      const label = getComputedStyle(cell, '::before').content;
      const head = table.querySelectorAll('thead th')[cell.cellIndex].textContent;
      return label === (innerWidth <= 800 ? JSON.stringify(head) : 'none') ? [] : [table.className + ': ' + label + ', not ' + head];
    }));
    return {
      violations: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)), incomplete: incomplete.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)),
      nodes: passes.reduce((sum, { nodes }) => sum + nodes.length, 0), enhanced: passes.find(({ id }) => id === 'color-contrast-enhanced').nodes.length,
      sideways: document.documentElement.scrollWidth - innerWidth, labels: [...new Set(labels)],
      tiny: everything.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && parseFloat(getComputedStyle(one).fontSize) < 15.99).map(one => one.outerHTML.slice(0, 80)),
      headings: everything.filter(one => /^H[1-6]$/.test(one.tagName)).map(one => Number(one.tagName[1])),
    };
  })()`)) as { violations: string[]; incomplete: string[]; nodes: number; enhanced: number; sideways: number; labels: string[]; tiny: string[]; headings: number[] };

  for (const file of pages) {
    it(`has nothing wrong by axe at every level, at 320, 360 and 1280 px, in light and dark: ${file}`, { timeout: 120_000 }, async () => {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', request => asked.push(request.url()));
      try {
        for (const [width, theme] of [[320, 'light'], [320, 'dark'], [360, 'light'], [810, 'light'], [1280, 'light'], [1280, 'dark']] as const) {
          await page.setViewport({ width, height: 800 });
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
          await page.goto(pathToFileURL(join(folder, file)).href);
          await page.evaluate(axe);
          const { nodes, enhanced, headings, ...wrong } = await look(page);
          assert.deepEqual(wrong, { violations: [], incomplete: [], sideways: 0, labels: [], tiny: [] }, `at ${width} px in ${theme}`);
          assert.ok(nodes >= 20 && enhanced >= 10, `${nodes} nodes, ${enhanced} of them against 7:1`);
          assert.deepEqual(headings.filter(level => level === 1), [1]);
          headings.forEach((level, at) => { assert.ok(level <= (headings[at - 1] ?? 0) + 1, `headings ${headings.join(' ')}`); });
        }
        assert.deepEqual(asked.filter(url => !url.startsWith(pathToFileURL(dirname(folder)).href) && url !== 'data:,'), []);
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
        await page.emulateMediaType('print');
        assert.deepEqual(await page.evaluate(`[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector('header')).display]`), ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'none'], 'black on white on paper');
      } finally {
        await page.close();
      }
    });
  }
});
