/** What an endpoint says of the places of a programme: how many there are, and whether somebody has one. */
import * as z from 'zod/mini';
import { wholeNumber } from '../words.ts';
import type { Place } from './programme.ts';

const count = wholeNumber(0, 1_000_000);

/** What `GET …/programmes/<id>` answers. Without `places` there is one for everybody. */
const leftSchema = z.object({ id: z.string(), places: z.nullable(count), left: z.nullable(count), waiting: count });

/** How many places a programme has, and how many of them are left. */
export type PlacesLeft = z.infer<typeof leftSchema>;

/** Reads what an endpoint says of a programme; nothing where it makes no sense. */
export function readPlaces(data: unknown, id: string): PlacesLeft | undefined {
  const read = z.safeParse(leftSchema, data);
  return read.success && read.data.id === id && (read.data.left ?? 0) <= (read.data.places ?? Infinity) ? read.data : undefined;
}

/** Whether nobody else can have a place. */
export const isFull = ({ left }: PlacesLeft): boolean => left === 0;

/** A place, or a place in the queue. */
export const placeSchema = z.union([z.object({ at: z.literal('place') }), z.object({ at: z.literal('waiting'), number: wholeNumber(1, 1_000_000) })]);

/** Reads the place on a receipt: nothing where the endpoint says none, or what it says makes no sense. */
export function readPlace(data: unknown): Place | undefined {
  const read = z.safeParse(placeSchema, data);
  return read.success ? read.data : undefined;
}
