import { form } from './form.ts';
import { json } from './json.ts';
import { simple } from './simple.ts';
import type { Format, FormatName } from './format.ts';

/** Every way of writing a submission. To add one: its file here, its name in `formatNames` and a line in this list. */
export const formats: Readonly<Record<FormatName, Format>> = { json, simple, form };
