/** Where the people who read the inbox are. */
const timeZone = 'Europe/London';

const format = (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
const date = format('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const weekday = format('en-GB', { weekday: 'long' });
const clock = format('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' });
const isoDay = format('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** Days by the calendar, so that the nights when clocks change count as one. */
const dayNumber = (at: number) => Date.parse(isoDay.format(at)) / 86_400_000;

/** When something came, as people say it: `Today, 2.05pm`, `Thursday, 9.12am`, `3 November 2026, 5.58pm`. */
export function whenInWords(receivedAt: string, nowMs: number): string {
  const at = Date.parse(receivedAt);
  const daysAgo = dayNumber(nowMs) - dayNumber(at);
  const day = daysAgo === 0 ? 'Today' : daysAgo === 1 ? 'Yesterday' : daysAgo > 1 && daysAgo < 7 ? weekday.format(at) : date.format(at);
  return `${day}, ${clock.format(at).replace(':', '.').replace(/\s/g, '').toLowerCase()}`;
}

/** When something was done, in the middle of a sentence: `today 2.05pm`, `Thursday 9.12am`, `3 November 2026 5.58pm`. */
export const momentInWords = (at: string, nowMs: number): string => whenInWords(at, nowMs).replace(',', '').replace(/^(?:Today|Yesterday)/, day => day.toLowerCase());
