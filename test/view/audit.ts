import 'axe-core/axe.min.js';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Form } from './driver.ts';

declare global {
  interface Window { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe may leave undecided, each with the reason. Anything else that it cannot decide fails. */
const undecided: readonly { readonly rule: string; readonly at: RegExp; readonly why: string }[] = [
  { rule: 'color-contrast', at: /^[^|]*\.about > \.prose/, why: 'axe holds the open part of a <details> for something that lies over the text; it is the ink of the card on the card, which every other line of the card passes' },
  { rule: 'color-contrast', at: /\| <(?:text|tspan) /, why: 'axe holds a drawing for an image, and a number of one digit for no text; their inks are those of the words beside them, which journal.test.ts holds' },
];
const isExplained = (line: string): boolean => undecided.some(({ rule, at }) => line.startsWith(rule) && at.test(line));

/** What one audit of a page found. */
export interface Audit {
  readonly violations: readonly string[];
  /** What axe could not decide and no reason above covers. */
  readonly incomplete: readonly string[];
  /** How many different nodes inside the element passed at least one rule. */
  readonly nodes: number;
  /** How many nodes axe measured against 7:1. */
  readonly enhanced: number;
}

const within = ({ target }: { readonly target: readonly unknown[] }): boolean => Array.isArray(target[0]);
const told = (results: readonly Result[]): string[] =>
  results.flatMap(({ id, nodes }) => nodes.map(({ target, html, any, all, none }) => `${id} at ${String(target.flat().at(-1))}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ').slice(0, 200)} | ${html.slice(0, 160)}`));

/** Runs axe over the whole page, so that the rules on landmarks and headings count too. */
export async function audit(): Promise<Audit> {
  const { violations, incomplete, passes } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations', 'incomplete', 'passes'] });
  const passed = passes.flatMap(({ nodes }) => nodes.filter(within).map(({ target }) => JSON.stringify(target)));
  return {
    violations: told(violations), incomplete: told(incomplete).filter(line => !isExplained(line)),
    nodes: new Set(passed).size, enhanced: passes.find(({ id }) => id === 'color-contrast-enhanced')?.nodes.filter(within).length ?? 0,
  };
}

/** A page of a host as it should be: a title, a language, one heading of level 1 in a main. */
export function dressPage(form: Form): void {
  document.documentElement.lang = 'en';
  document.title = 'The Hive';
  const title = document.createElement('h1');
  title.textContent = 'The Hive';
  form.element.before(title);
}
