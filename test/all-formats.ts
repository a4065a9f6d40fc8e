import { formats as ways } from '../src/core/formats/index.ts';
import type { Format, FormatName } from '../src/core/formats/format.ts';

/** Every way of writing a submission, loaded. */
export const formats: Readonly<Record<FormatName, Format>> = { json: ways.json(), simple: ways.simple(), form: await ways.form() };
