import { json } from './json.ts';
import { simple } from './simple.ts';
import type { Format, FormatName } from './format.ts';

/** Every way of writing a submission. To add one: its file here, its name in `formatNames` and a line in this list. One that few sites use is loaded by those. */
export const formats = {
  json: () => json,
  simple: () => simple,
  form: () => import('./form.ts').then(({ form }) => form),
} satisfies Readonly<Record<FormatName, () => Format | Promise<Format>>>;
