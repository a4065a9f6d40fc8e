/** What a row of a spreadsheet, or a thing of a plain list, says. */
import type { Draft } from '../draft.ts';
import { dayOf } from '../gate.ts';
import type { ColumnName } from './columns.ts';

/** Values by column, simple ones: texts, numbers, true or false; lists of texts too. */
export type PlainFields = Readonly<Partial<Record<ColumnName, unknown>>>;

/** `07/12/2026`, or `2026-12-07`, as the second; day before month, as people write it in the United Kingdom. */
const dayIn = (value: unknown): unknown => (typeof value === 'string' ? value.trim().replace(/^(\d\d?)[/.](\d\d?)[/.](\d{4})(?=$|\s)/, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : value);

/** Pounds, where a value is nothing else. */
const poundsIn = (value: unknown): unknown => (typeof value === 'string' ? /^£?\s*(\d{1,6}(?:\.\d{1,2})?)\s*$/.exec(value.trim())?.[1] : typeof value === 'number' ? value : undefined);

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;|\n]/) : [value]);

/** Words for a place that is none. */
const nowhere = /^(?:online|virtual|zoom|(?:by |on the |over the )?(?:tele)?phone|by post|post|(?:at |in )?(?:your )?(?:own )?home|home visits?)\b/i;

/** A thing's draft. What is in `where` and is no place says how people take part. */
export function plainDraft(fields: PlainFields): Draft {
  const { where } = fields;
  const isNowhere = typeof where === 'string' && nowhere.test(where.trim());
  const pounds = poundsIn(fields.cost);
  // A day in place of words is that day.
  const day = dayOf(dayIn(fields.when));
  const start = day ?? dayIn(fields.start);
  const times = { from: fields.from, to: fields.to };
  const words = (Array.isArray(fields.when) ? (fields.when as unknown[]) : [fields.when]).map(text => ({ text, until: dayIn(fields.end) }));
  const place = { ...(isNowhere ? {} : { name: where }), address: [fields.address].flat(), postcode: fields.postcode, latitude: fields.latitude, longitude: fields.longitude };
  const { referral } = fields;
  return {
    id: fields.id, title: fields.title, description: fields.about, url: fields.url, email: fields.email, phone: fields.phone, status: fields.status,
    provider: { name: fields.provider },
    terms: listIn(fields.kinds).map(name => ({ name })),
    places: [place],
    schedules: fields.rrule ? [{ rule: fields.rrule, start, until: dayIn(fields.end), ...times, text: words[0]?.text }] : start && (day !== undefined || !fields.when) ? [{ start, ...times }] : words,
    costs: pounds === undefined ? [] : [{ amount: pounds }],
    fees: [fields.cost],
    ages: [{ from: fields.age_from, to: fields.age_to }],
    forWhom: [fields.for].flat(),
    languages: listIn(fields.languages),
    access: [fields.access].flat(),
    contacts: [{ name: fields.contact }],
    serves: [fields.area].flat(),
    ways: [fields.how, isNowhere ? where : undefined].flat(),
    referral: typeof referral === 'string' && /^(?:yes|y|true|no|n|false)$/i.test(referral.trim()) ? /^[yt]/i.test(referral.trim()) : referral,
    checked: [dayIn(fields.checked)],
    validTo: dayIn(fields.end),
  };
}
