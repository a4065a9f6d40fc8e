import { expect } from 'chai';
import fc from 'fast-check';
import { questionKinds, kindOf, questionSchema, type QuestionOf, type QuestionType, type TypedOf } from '../../src/core/questions/index.ts';
import { answerValueSchema, type AnswerValue } from '../../src/core/submission.ts';
import { isKey, type Words } from '../../src/core/words.ts';
import type { Checked, Situation } from '../../src/core/questions/kind.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { anyUnits } from '../core/any-text.ts';

/** One question to try, with what it takes and what it does not, and fields with any text in them. */
export interface Sample<Type extends QuestionType> {
  readonly question: QuestionOf<Type>;
  readonly situation?: Situation;
  readonly good: readonly TypedOf<Type>[];
  readonly bad: readonly TypedOf<Type>[];
  /** Fields that hold this text, wherever a text can stand. */
  readonly holding: (text: string) => TypedOf<Type>;
  /** Fields in which this value stands again, where a person could type it. */
  readonly again?: (value: never) => TypedOf<Type>;
}

/** Samples of every type. A type without samples is a type error. */
export type Samples = { readonly [Type in QuestionType]: readonly Sample<Type>[] };

/** Any text that a field can hold. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }), anyUnits, fc.string(),
  fc.constantFrom('', ' ', '\u0000', '\u202Eabc', 'مرحبا', '👨‍👩‍👧‍👦'.repeat(40), 'x'.repeat(100_000), '😀', '😀'.repeat(5000), 'e\u0000\u0301', '\ud800', '<script>alert(1)</script>', '__proto__', 'constructor', 'none', 'NaN', ' '.repeat(5000), '\n'.repeat(3000)),
);

const keyIn = (words: Words, messages: Messages): boolean => !isKey(words) || [words.key, `${words.key}_other`].some(key => Object.hasOwn(messages, key));

/** What every type of question must do. `messages`: all sentences of English. */
export function questionKindContract(samples: Samples, messages: () => Messages): void {
  for (const type of Object.keys(questionKinds) as QuestionType[]) {
    (samples[type] as unknown as readonly Sample<QuestionType>[]).forEach(({ question, situation = { answers: {} }, good, bad, holding, again }, nth) => {
      const kind = kindOf(question);
      const check = (typed: unknown): Checked<AnswerValue> => kind.check(question, typed, situation) as Checked<AnswerValue>;
      const mustHold = (value: AnswerValue, note: string): void => {
        expect(kind.fits(value), note).to.equal(true);
        expect(answerValueSchema.safeParse(value).success, `${note} can be sent`).to.equal(true);
        const said = kind.said(question, value as never, situation);
        expect(said.length, note).to.be.greaterThan(0);
        for (const words of said) expect(keyIn(words, messages()), JSON.stringify(words)).to.equal(true);
        for (const words of said) if ('said' in words) expect((words.said as string).trim(), note).to.not.equal('');
      };

      describe(`${type} question ${nth + 1}${question.optional ? ' (optional)' : ''}`, () => {
        it('is a question by its schema, and not with a key more', () => {
          expect(questionSchema.safeParse(question).success).to.equal(true);
          expect(questionSchema.safeParse({ ...question, more: 1 }).success).to.equal(false);
        });

        it('has nothing chosen for anybody: blank has problems unless it may be left empty', () => {
          const checked = check(kind.blank);
          const mayBeEmpty = question.optional === true || (question.type === 'consent' && !question.items.some(item => item.needed));
          expect('problems' in checked).to.equal(!mayBeEmpty);
          if ('problems' in checked) expect(checked.problems).to.have.length.greaterThan(0);
        });

        it('takes what is good', () => {
          for (const typed of good) {
            const checked = check(typed);
            expect(checked, JSON.stringify(typed)).to.have.property('value');
            if ('value' in checked && checked.value !== undefined) mustHold(checked.value, JSON.stringify(typed));
          }
        });

        it('says what is wrong in words that exist, on a field that has a name', () => {
          for (const typed of [kind.blank, ...bad]) {
            const checked = check(typed);
            if (typed !== kind.blank) expect(checked, JSON.stringify(typed)).to.have.property('problems');
            if (!('problems' in checked)) continue;
            for (const { field, words } of checked.problems) {
              expect(field).to.match(/^[a-z-]+$/);
              expect(keyIn(words, messages()), JSON.stringify(words)).to.equal(true);
            }
          }
        });

        it('never throws, and what it takes can be kept, sent and said, whatever was typed', () => {
          fc.assert(fc.property(anyText, text => {
            const checked = check(holding(text));
            if ('value' in checked && checked.value !== undefined) mustHold(checked.value, JSON.stringify(text).slice(0, 200));
          }), { numRuns: 200 });
        });

        it('gives the same value when the value is typed again', () => {
          if (!again) return;
          const same = (typed: unknown): void => {
            const checked = check(typed);
            if ('value' in checked && checked.value !== undefined) expect(check(again(checked.value as never))).to.deep.equal(checked);
          };
          good.forEach(same);
          fc.assert(fc.property(anyText, text => same(holding(text))), { numRuns: 200 });
        });

        it('does not mistake a value of another shape for its own', () => {
          const shapes: readonly AnswerValue[] = ['text', ['a', 'list'], { by: 'phone', to: '1', safe: 'yes' }, { some: 'thing' }];
          for (const shape of shapes.filter(value => kind.fits(value))) expect(() => kind.said(question, shape as never, situation)).to.not.throw();
        });
      });
    });
  }
}
