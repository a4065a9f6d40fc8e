import * as z from 'zod/mini';
import { idSchema, siteWords } from '../words.ts';

/** What somebody who signs up can say that they would like to do, as a site writes it. */
export const likesSchema = z.array(z.strictObject({ id: idSchema, words: siteWords })).check(z.minLength(1), z.maxLength(20));
