/** Where the records of some data are, in every format that is a list of objects. */
import { objectOf } from '../gate.ts';

/** An object that somebody else wrote. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether an object has one of some fields. */
export const has = (fields: Fields, names: readonly string[]): boolean => names.some(name => Object.hasOwn(fields, name));

/** Where the records of a list are: in a page of it, in the data itself, or the data is the one record. */
type Envelope = 'contents' | 'content' | 'activities' | 'bare' | 'one';

const pages = ['contents', 'content', 'activities'] as const;

/** Where the records are, and the list that they are in; nothing where there is none. */
export function opened(data: unknown): readonly [envelope: Envelope, list: readonly unknown[]] | undefined {
  if (Array.isArray(data)) return ['bare', data];
  const fields = objectOf(data);
  for (const page of pages) if (Array.isArray(fields[page])) return [page, fields[page]];
  return has(fields, ['name', 'service', 'services', 'title']) ? ['one', [data]] : undefined;
}

/** Fields that only services have, in any format. */
export const ofServices = ['status', 'organization', 'organisation', 'service_at_locations', 'fees', 'service', 'services', 'cost_options'];

/** The services of a list: those of its organisations where it lists these. An organisation without any is no record. */
export function servicesIn(list: readonly unknown[]): readonly unknown[] {
  if (!list.some(one => Array.isArray(objectOf(one)['services']))) return list;
  return list.flatMap(one => {
    const { services, ...organization } = objectOf(one);
    if (!Array.isArray(services)) return typeof one === 'object' && one !== null && !has(organization, ofServices) ? [] : [one];
    return services.map((service: unknown) => (typeof service === 'object' && service !== null ? { organization, ...service } : service));
  });
}

/** The records of some data, in the order that they stand there; none where it is no list that we know. */
export const recordsIn = (data: unknown): readonly unknown[] => servicesIn(opened(data)?.[1] ?? []);
