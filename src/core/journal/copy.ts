/** A person's own check-ins as a spreadsheet and as plain text, for them to keep where they like. */

/** One answer, all in words. */
export interface CopyLine {
  /** `2026-11-10 14:05`, where the person is. */
  readonly when: string;
  readonly moment: string;
  readonly question: string;
  /** As it stands in the table: "4 out of 10". */
  readonly answer: string;
  /** The number alone; empty where it was skipped. */
  readonly number: string;
  /** The instrument with its version, and the way of answering. */
  readonly measure: string;
}

const columns = ['when', 'moment', 'question', 'answer', 'number', 'measure'] as const;

/** One cell, by RFC 4180. What a spreadsheet might run as a formula gets a leading apostrophe; a plain number stays one. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r\n\0]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** @param names of the columns, in words */
export const csvOf = (lines: readonly CopyLine[], names: Readonly<Record<keyof CopyLine, string>>): string =>
  [names, ...lines].map(line => `${columns.map(column => cell(line[column])).join(',')}\r\n`).join('');

/** The lines as text: each question once, with its answers below it. */
export function textOf(lines: readonly CopyLine[], title: string): string {
  const questions = [...new Set(lines.map(({ question }) => question))];
  return `${[title, ...questions.map(asked => [asked, ...lines.filter(({ question }) => question === asked).map(({ when, moment, answer }) => `  ${when}${moment === '' ? '' : ` (${moment})`}: ${answer}`)].join('\n'))].join('\n\n')}\n`;
}
