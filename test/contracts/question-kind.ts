import { expect } from 'chai';
import fc from 'fast-check';
import { builtInStops } from '../../src/core/journey.ts';
import { questionKinds, questionSchema, type QuestionOf, type QuestionType, type TypedOf } from '../../src/core/questions/index.ts';
import { kindOf, learn } from '../../src/core/questions/known.ts';
import { answerValueSchema, type AnswerValue } from '../../src/core/submission.ts';
import { areas, isArea, needs, times } from '../../src/core/taxonomy.ts';
import { isKey, isSaid, type Words } from '../../src/core/words.ts';
import type { Above, Area, Checked, Site, Situation } from '../../src/core/questions/kind.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { anyUnits } from '../core/any-text.ts';

learn(questionKinds);

/** One question to try, with what it takes and what it does not, and fields with any text in them. */
export interface Sample<Type extends QuestionType> {
  readonly question: QuestionOf<Type>;
  readonly situation?: Situation;
  /** Whether nothing at all is an answer too; without it, what the question says with `optional`. */
  readonly mayBeEmpty?: boolean;
  readonly good: readonly TypedOf<Type>[];
  readonly bad: readonly TypedOf<Type>[];
  /** Fields that hold this text, wherever a text can stand. */
  readonly holding: (text: string) => TypedOf<Type>;
  /** Fields in which this value stands again, where a person could type it. A kind whose values conditions can name needs it. */
  readonly again?: (value: never) => TypedOf<Type>;
}

/** Samples of every type. A type without samples is a type error. */
export type Samples = { readonly [Type in QuestionType]: readonly Sample<Type>[] };

/** Any text that a field can hold. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }), anyUnits, fc.string(),
  fc.constantFrom('', ' ', '\u0000', '\u202Eabc', 'مرحبا', '👨‍👩‍👧‍👦'.repeat(40), 'x'.repeat(100_000), '😀', '😀'.repeat(5000), 'e\u0000\u0301', '\ud800', '<script>alert(1)</script>', '__proto__', 'constructor', 'none', 'NaN', ' '.repeat(5000), '\n'.repeat(3000)),
);

/** Any value that a submission can bring, also one that no question of ours would make. */
const partOfAnswer = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('yes', 'no', 'phone', 'other', 'none', 'any', 'not-sure', '0', '10', '1980', '1980-02', '1980-02-30', 'under-13', '13-15', 'agree', 'music', 'choir', 'free', 'constructor', '__proto__', ''));
const parts = fc.dictionary(fc.oneof(fc.constantFrom('by', 'to', 'safe', 'best', 'first', 'last', 'called', 'instead', 'constructor'), fc.stringMatching(/^[a-z0-9-]{1,8}$/)), partOfAnswer, { maxKeys: 5 });
const anyValue: fc.Arbitrary<AnswerValue> = fc.oneof(partOfAnswer, fc.array(partOfAnswer, { maxLength: 5 }), parts, fc.record({ by: fc.constantFrom('phone', 'text', 'email', 'letter', 'other'), to: partOfAnswer, safe: partOfAnswer, best: partOfAnswer }), fc.array(parts, { maxLength: 4 }));

/** Whether words are in English: a key that there is (those within its facts too), or texts, or what somebody said. */
const areInEnglish = (words: Words, messages: Messages): boolean => {
  if (isSaid(words)) return true;
  if (!isKey(words)) return Object.keys(words).length > 0;
  return [words.key, `${words.key}_other`].some(key => Object.hasOwn(messages, key)) && Object.values(words.facts ?? {}).every(fact => typeof fact !== 'object' || areInEnglish(fact, messages));
};

const today = '2026-11-22';
const sites: readonly Site[] = [{}, { today }, ...([{ at: 'nobody' }, { at: 'check' }, { at: 'served', scheme: { id: 'a-scheme' } }] as const).map((area: Area) => ({ today, areaOf: () => area }))];
const others = [...Object.keys(questionKinds), 'slider'].map(type => ({ type }));
const abovePages: readonly Above[] = [undefined, { type: 'choice', options: 'taxonomy.areas' }, { type: 'choice', options: ['a', 'b'] }, { type: 'group' }]
  .flatMap(over => [true, false].flatMap(repeats => [undefined, ...others].map((question): Above => ({ over, repeats, questionOf: () => question }))));

/** What every type of question must do. `messages`: all sentences of English. */
export function questionKindContract(samples: Samples, messages: () => Messages): void {
  for (const type of Object.keys(questionKinds) as QuestionType[]) {
    (samples[type] as unknown as readonly Sample<QuestionType>[]).forEach(({ question, situation = { answers: {} }, mayBeEmpty = question.optional === true, good, bad, holding, again }, nth) => {
      const kind = kindOf(question);
      const check = (typed: unknown): Checked<AnswerValue> => kind.check(question, typed, situation) as Checked<AnswerValue>;
      const mustBeWords = (words: readonly Words[]): void => { for (const one of words) expect(areInEnglish(one, messages()), JSON.stringify(one)).to.equal(true); };
      const mustHold = (value: AnswerValue, note: string): void => {
        expect(kind.fits(value), note).to.equal(true);
        expect(answerValueSchema.safeParse(value).success, `${note} can be sent`).to.equal(true);
        const said = kind.said(question, value as never, situation);
        expect(said.length, note).to.be.greaterThan(0);
        mustBeWords(said);
        for (const words of said) if (isSaid(words)) expect(words.said.trim(), note).to.not.equal('');
      };
      /** Every value that the good fields of the sample give. */
      const values = (): readonly AnswerValue[] => good.flatMap(typed => { const checked = check(typed); return 'value' in checked && checked.value !== undefined ? [checked.value] : []; });

      describe(`${type} question ${nth + 1}${question.optional ? ' (optional)' : ''}`, () => {
        it('is a question by its schema, and not with a key more', () => {
          expect(questionSchema.safeParse(question).success).to.equal(true);
          expect(questionSchema.safeParse({ ...question, more: 1 }).success).to.equal(false);
        });

        it('has nothing chosen for anybody: blank has problems unless it may be left empty', () => {
          const checked = check(kind.blank);
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
              expect(field).to.match(/^[a-z0-9-]+$/);
              mustBeWords([words]);
            }
          }
        });

        it('has words for all that its fields show before anything is answered', () => mustBeWords(kind.words?.(question, situation) ?? []));

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

        it('lets conditions name only values that it can give, and all of them', () => {
          const named = kind.values?.(question);
          if (!named) return;
          // What only tells has its value from other answers, not from fields.
          if (kind.tells) { for (const value of values()) expect(named).to.include(value); return; }
          expect(new Set(named).size).to.equal(named.length);
          for (const one of situation.item === undefined ? named : []) {
            expect(again, 'fields for a value').to.not.equal(undefined);
            const value = kind.isMany?.(question) ? [one] : one;
            expect(check(again!(value as never)), one).to.deep.equal({ value });
          }
          if (situation.item === undefined) for (const value of values()) expect(named).to.include.members([value].flat() as string[]);
        });

        it('leads to no stop that does not exist', () => {
          for (const site of sites) {
            for (const value of values()) {
              const stop = kind.stop?.(question, value as never, site);
              if (stop) expect(builtInStops).to.have.property('end' in stop ? stop.end : stop.closed);
            }
          }
        });

        it('says what a journey has wrong about it without throwing: the key, what was found, what is expected', () => {
          for (const above of abovePages) for (const line of kind.wrong?.(question, above) ?? []) expect(line).to.match(/^[\w.]+: found .+, expected .+$/);
        });

        it('asks for a yes to each thing once, whatever was answered before', () => {
          if (!kind.asked) return;
          for (const at of [situation, { answers: {} }, { answers: Object.fromEntries(['gp', 'more', 'before'].map(page => [page, { at: 'answered' as const, value: 'Heath Surgery' }])) }]) {
            const asked = kind.asked(question, at);
            expect(new Set(asked.map(({ id }) => id)).size).to.equal(asked.length);
            for (const { id, words } of asked) { expect(id).to.match(/^[a-z0-9-]{1,40}$/); mustBeWords([words]); }
          }
        });

        it('does not mistake a value of another shape for its own: what fits is said, in words that exist, and none of it is passed over in silence', () => {
          const shapes: readonly AnswerValue[] = ['text', ['a', 'list'], { by: 'phone', to: '1', safe: 'yes' }, { some: 'thing' }, [{ some: 'thing' }]];
          for (const shape of shapes.filter(value => kind.fits(value))) expect(kind.said(question, shape as never, situation), JSON.stringify(shape)).to.have.length.greaterThan(0);
          fc.assert(fc.property(anyValue, value => { if (kind.fits(value)) mustBeWords(kind.said(question, value as never, situation)); }), { numRuns: 300 });
        });

        it('finds ideas only by what there is to find by, and leads to stops that exist, whatever came from outside', () => {
          const look = (value: AnswerValue): void => {
            const { areas: found = [], interests = [], needs: needed = [], times: when = [], age, postcode } = kind.wishes?.(question, value as never) ?? {};
            expect(found.every(isArea)).to.equal(true);
            expect(needs).to.include.members([...needed]);
            expect(times).to.include.members([...when]);
            expect(interests.filter(id => ['none', 'any', 'not-sure'].includes(id)), 'what stands apart is no interest').to.deep.equal([]);
            if (age) expect(age.from).to.be.at.least(0).and.at.most(age.to);
            if (postcode !== undefined) expect(postcode).to.be.a('string');
            for (const site of sites) { const stop = kind.stop?.(question, value as never, site); if (stop) expect(builtInStops).to.have.property('end' in stop ? stop.end : stop.closed); }
          };
          values().forEach(look);
          fc.assert(fc.property(anyValue, value => { if (kind.fits(value)) look(value); }), { numRuns: 200 });
        });

        it('says whether people can write whatever they like', () => {
          expect(kind.freeText?.(question) ?? false).to.be.a('boolean');
          expect(kind.sendOnly ?? false).to.be.a('boolean');
        });
      });
    });
  }
  it('has interests in every area, so that no page of interests is empty', () => { for (const interests of Object.values(areas)) expect(interests.length).to.be.greaterThan(0); });
}
