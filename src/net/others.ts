/** What the pages of a site (and the worker of an app) tell each other: how a submission ended, and never what was in it. */
import * as z from 'zod/mini';
import { placedSchema, receiptSchema } from '../core/receipt.ts';
import type { Ending } from './keep-and-send.ts';

/** Any script of the site can speak on the channel: what comes is read as carefully as an endpoint's answer. */
const messageSchema = z.object({ ...receiptSchema.shape, at: z.enum(['sent', 'passed-on', 'deleted']) });

/** Says how one ended. */
export const messageOf = (id: string, ending: Ending): object => ({ reference: '-', receivedAt: '', ...ending, id });

/** What somebody said, where it makes sense. */
export function readMessage(data: unknown): (Ending & { readonly id: string }) | undefined {
  const read = z.safeParse(messageSchema, data);
  return read.success ? { ...read.data, ...z.safeParse(placedSchema, data).data } : undefined;
}
