import * as z from 'zod/mini';
import { asking } from './asking.ts';
import type { QuestionKind } from './kind.ts';

const schema = z.strictObject({ type: z.literal('device'), ...asking });

/** Whether a number may be kept on the person's own device, so that what they say before and after is put together without a name. */
export type Device = z.infer<typeof schema>;

/** A number as it is kept: 128 random bits in hex. */
export const isNumber = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** What stands there when somebody wants no number. */
export const noNumber = 'no';

export const device: QuestionKind<Device, string, string> = {
  schema,
  blank: '',
  check(question, typed) {
    if (isNumber(typed)) return { value: typed };
    return typed === noNumber || question.optional ? { value: undefined } : { problems: [{ field: 'device', words: question.missing ?? { key: 'problems.choose-one' } }] };
  },
  fits: value => typeof value === 'string',
  // The number means nothing to anybody: that there is one does.
  said: (_question, value) => [isNumber(value) ? { key: 'device.yes' } : { said: value }],
  words: () => [{ key: 'device.yes' }, { key: 'device.no' }],
};
