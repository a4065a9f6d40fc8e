import type { Context } from 'hono';
import { readBody } from '../read-body.ts';

/** The fields of a form of the inbox. What is too large to be one has none. */
export const form = async (call: Context): Promise<URLSearchParams> => new URLSearchParams(new TextDecoder().decode(await readBody(call.req.raw, 4096)));
