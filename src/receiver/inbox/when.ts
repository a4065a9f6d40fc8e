/** Where the people who read the inbox are. */
const timeZone = 'Europe/London';

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
const weekday = format({ weekday: 'long' });
const clock = format({ hour: 'numeric', minute: '2-digit', hour12: true });

/** When something came, as people say it: `Today, 2.05pm`, `Thursday, 9.12am`, `3 November 2026, 5.58pm`. */
export function whenInWords(receivedAt: string, nowMs: number): string {
  const at = new Date(receivedAt);
  const time = clock.format(at).replace(':', '.').replace(/\s/g, '').toLowerCase();
  const daysAgo = [0, 1, 2, 3, 4, 5, 6].find(days => day.format(nowMs - days * 86_400_000) === day.format(at));
  const date = daysAgo === 0 ? 'Today' : daysAgo === 1 ? 'Yesterday' : daysAgo === undefined ? day.format(at) : weekday.format(at);
  return `${date}, ${time}`;
}
