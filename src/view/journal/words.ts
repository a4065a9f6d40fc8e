/** Days and answers of a journal in words, for the sentence, the figure, the table and the copy alike: they always say the same. */
import { html, nothing, type TemplateResult } from 'lit';
import { endsOf } from '../../core/instruments/instrument.ts';
import type { Reading, Row, Series } from '../../core/journal/series.ts';
import type { Facts } from '../../core/words.ts';
import { intlTag } from '../../i18n/locales.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Shown } from '../screen.ts';

const two = (number: number): string => `${number}`.padStart(2, '0');

/** The day of a time where the person is, as `2026-11-10`. */
export function dayOf(at: string): string {
  const time = new Date(at);
  return [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
}

/** The day and the time of day, as `2026-11-10 14:05`: the same in every language, for a spreadsheet. */
export function plainTime(at: string): string {
  const time = new Date(at);
  return `${dayOf(at)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/**
 * A day in words: with its year where any is not of this year, with the time of day where another has the same day.
 *
 * @param all the days that it stands among
 * @param month `short` where there is little room
 */
export function dateWords(i18n: Translator, at: string, all: readonly string[], month: 'long' | 'short' = 'long', now = new Date()): string {
  const day = dayOf(at);
  const year = `${now.getFullYear()}`;
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric', month, ...(all.some(one => !dayOf(one).startsWith(`${year}-`)) && { year: 'numeric' }),
    ...(all.filter(one => dayOf(one) === day).length > 1 && { hour: 'numeric', minute: '2-digit' }),
  };
  return new Intl.DateTimeFormat(intlTag(i18n.language), options).format(Date.parse(at));
}

/** The times of some lines of a table. */
export const timesOf = (rows: readonly Row[]): readonly string[] => rows.map(({ at }) => at);

/** An answer in words: "4 out of 10", or what the point says. */
export function answerText(i18n: Translator, { scale, points }: Series, { value }: Reading): string {
  if (value === null) return i18n.t('journal.skipped');
  return scale.type === 'points' ? points?.[value] ?? `${value}` : i18n.t('journal.out-of', { value, most: endsOf({ scale }).to });
}

/** The language of an instrument's own words, where it is another one than the page's. */
export const foreign = (i18n: Translator, { language }: Series): string | typeof nothing => (language === i18n.language ? nothing : language);

/** An answer in words, with its language. */
export const answerShown = (i18n: Translator, series: Series, reading: Reading): Shown => {
  const text = answerText(i18n, series, reading);
  return reading.value === null ? html`<span class="hint">${text}</span>` : series.scale.type === 'points' ? html`<span lang=${foreign(i18n, series)}>${text}</span>` : text;
};

/** A sentence with pieces of a page in its places: words of another language, or what is marked. */
export function filled(i18n: Translator, key: string, facts: Facts, pieces: Readonly<Record<string, Shown>>): TemplateResult {
  const names = Object.keys(pieces);
  // Letters that no language has stand for the pieces until the sentence is whole.
  const sentence = i18n.t(key, { ...facts, ...Object.fromEntries(names.map((name, place) => [name, String.fromCharCode(0xe000 + place)])) });
  return html`${sentence.split(/([\ue000-\ue0ff])/).map((part, place) => (place % 2 === 0 ? part : pieces[names[part.charCodeAt(0) - 0xe000]!] ?? nothing))}`;
}

/** What the page calls the thing that it runs on: a phone where it looks like one. */
export const hereKey = (): string => (matchMedia('(pointer:coarse)').matches && Math.min(screen.width, screen.height) < 600 ? 'journal.phone' : 'journal.device');

/** A translator that knows what the page runs on. */
export const voiceHere = (i18n: Translator): Translator => i18n.with({ here: { key: hereKey() } });
