import type { Activity } from '../../../src/core/activities/activity.ts';

/** An address that can stand after `mailto:` with nothing added to it. */
const mailto = /^[A-Za-z0-9.!#$*+/=_~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const unseen = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Cs}]|[^\P{Cc}\n]/u;
const startsTag = /<[a-z/!?]/i;

function strangeTexts(value: unknown, found: string[]): void {
  if (typeof value === 'string') {
    if (startsTag.test(value)) found.push(`a tag begins: ${JSON.stringify(value).slice(0, 200)}`);
    if (unseen.test(value)) found.push(`a sign that nobody sees: ${JSON.stringify(value).slice(0, 200)}`);
    if (value.includes('[object ')) found.push(`what code says: ${value.slice(0, 200)}`);
    if (value.trim() === '') found.push('a text with nothing in it');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) found.push(`no number: ${value}`);
  } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) strangeTexts(inner, found);
}

/** What must not be in an activity that is shown: tags, signs that nobody sees, what code says, addresses that are not safe, places that are not here. */
export function strangeIn(activity: Activity): readonly string[] {
  const found: string[] = [];
  strangeTexts(activity, found);
  const { url, email, phone } = activity.join;
  if (url !== undefined) {
    const address = URL.canParse(url) ? new URL(url) : undefined;
    if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '' || !url.startsWith('https://') || url.length > 2048) found.push(`a link: ${url}`);
  }
  if (email !== undefined && (!mailto.test(email) || email.length > 254)) found.push(`an email address: ${email}`);
  if (phone !== undefined && !/^\+?\d{10,15}$/.test(phone.replace(/[\s-]/g, ''))) found.push(`a phone number: ${phone}`);
  const { point, ages = {}, cost } = activity;
  if (point && !(point.latitude >= 49 && point.latitude <= 61.5 && point.longitude >= -9 && point.longitude <= 2.5)) found.push(`a place: ${JSON.stringify(point)}`);
  for (const age of Object.values(ages)) if (!(age > 0 && age < 130)) found.push(`an age: ${age}`);
  if (cost.at === 'price' && !(cost.amount >= 0 && cost.amount < 10_000)) found.push(`a price: ${cost.amount}`);
  return found;
}
