import { form } from './form.ts';
import { json } from './json.ts';
import { simple } from './simple.ts';
import type { Format } from './format.ts';

/** Every way of writing a submission. To add one: its file here and a line in this list. */
export const formats = { json, simple, form } as const satisfies Record<string, Format>;

/** The name of a format. */
export type FormatName = keyof typeof formats;
