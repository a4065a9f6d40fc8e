import { html, nothing, render } from 'lit';
import { expect } from 'chai';
import { questionKinds, type QuestionOf, type QuestionType, type TypedOf } from '../../src/core/questions/index.ts';
import type { Problem, QuestionKind, Situation } from '../../src/core/questions/kind.ts';
import { english, locales } from '../../src/i18n/locales.ts';
import { lightTranslator, type Translator } from '../../src/i18n/translate.ts';
import { questionViews } from '../../src/view/questions/index.ts';
import { fieldId, problemId, type QuestionProps, type QuestionView } from '../../src/view/questions/view.ts';

/** A question of one type, and what may stand in its fields. */
export interface Sample<Type extends QuestionType> {
  readonly name: string;
  readonly question: QuestionOf<Type>;
  readonly situation?: Situation;
  /** What the kind finds right. */
  readonly good: readonly TypedOf<Type>[];
  /** What the kind finds wrong, together in every way that it can be. */
  readonly wrong: readonly TypedOf<Type>[];
}

/** Samples of every type. A type without any is an error of `tsc`. */
export type Samples = { readonly [Type in QuestionType]: readonly [Sample<Type>, ...Sample<Type>[]] };

const viewOf = async <Type extends QuestionType>(type: Type): Promise<QuestionView<Type>> => {
  const view = questionViews[type] as QuestionView<Type> | (() => Promise<QuestionView<Type>>);
  return typeof view === 'function' ? view() : view;
};

/** What the view of any type of question must do: all that the pages rely on. */
export function describeQuestionView<Type extends QuestionType>(type: Type, { name, question, situation = { answers: {} }, good, wrong }: Sample<Type>): void {
  describe(`the view of ${name}`, () => {
    const kind = questionKinds[type] as unknown as QuestionKind<QuestionOf<Type>, TypedOf<Type>, never>;
    const roots: ShadowRoot[] = [];
    let view: QuestionView<Type>;
    let i18n: Translator;
    before(async () => {
      view = await viewOf(type);
      i18n = lightTranslator('en', [english, await locales.en.later()], { org: 'The Hive', phone: '020 7946 0000' });
    });
    afterEach(() => { for (const root of roots.splice(0)) root.host.remove(); });

    const draw = (typed: TypedOf<Type>, problems: readonly Problem[] = [], onTyped: QuestionProps<Type>['onTyped'] = () => {}): ShadowRoot => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      roots.push(root);
      const fields = view.fields({ question, typed, problems, situation, i18n, onTyped, hintId: 'hint' });
      render(html`${view.single ? html`<label for=${fieldId(type)}>Asked</label>` : nothing}<p id="hint">Hint</p><fieldset>${fields}</fieldset>`, root);
      return root;
    };
    const inputs = (root: ShadowRoot): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>('input, textarea')];
    const problemsOf = (typed: TypedOf<Type>): readonly Problem[] => { const checked = kind.check(question, typed, situation); return 'problems' in checked ? checked.problems : []; };
    const picture = (root: ShadowRoot): string => root.innerHTML.replace(/<!--.*?-->/g, '') + inputs(root).map(input => `${input.value} ${input.checked}`).join('|');

    it('has fields, each with a name, and nothing in them for a start', () => {
      const root = draw(kind.blank);
      expect(inputs(root)).to.not.have.length(0);
      for (const input of inputs(root)) expect(input.labels?.[0]?.textContent.trim(), input.outerHTML).to.not.be.oneOf([undefined, '']);
      expect(inputs(root).filter(input => (['checkbox', 'radio'].includes(input.type) ? input.checked : input.value !== ''))).to.have.length(0);
    });

    it('draws the same picture for the same props, and another for others', () => {
      for (const typed of [kind.blank, ...good, ...wrong]) expect(picture(draw(typed, problemsOf(typed)))).to.equal(picture(draw(typed, problemsOf(typed))));
      for (const typed of good) expect(picture(draw(typed))).to.not.equal(picture(draw(kind.blank)));
    });

    it('has a field that can take focus for every problem that can be found, with the words beside it', () => {
      expect(wrong.length).to.be.above(0);
      for (const typed of wrong) {
        const problems = problemsOf(typed);
        expect(problems.length, JSON.stringify(typed)).to.be.above(0);
        const root = draw(typed, problems);
        for (const { field, words } of problems) {
          root.getElementById(fieldId(field))?.focus();
          expect(root.activeElement?.id, field).to.equal(fieldId(field));
          expect(root.getElementById(problemId(field))?.textContent.trim(), field).to.equal(i18n.say(words));
        }
        expect(root.querySelectorAll('.err')).to.have.length(problems.length);
      }
    });

    it('finds nothing wrong where nothing is', () => {
      for (const typed of good) {
        expect(problemsOf(typed), JSON.stringify(typed)).to.deep.equal([]);
        expect(draw(typed).querySelector('.err, [aria-invalid]')).to.equal(null);
      }
    });

    it('tells after each press and each letter what stands in the fields, as the kind can read it', () => {
      const count = inputs(draw(kind.blank)).length;
      for (let at = 0; at < count; at++) {
        const told: TypedOf<Type>[] = [];
        const input = inputs(draw(kind.blank, [], typed => told.push(typed)))[at]!;
        if (['checkbox', 'radio'].includes(input.type)) input.click();
        else { input.value = 'NW1 2DB'; input.dispatchEvent(new Event('input', { bubbles: true })); }
        expect(told, input.outerHTML).to.have.length(1);
        expect(() => kind.check(question, told[0]!, situation)).to.not.throw();
        const again = inputs(draw(told[0]!))[at]!;
        expect([again.value, again.checked], 'what it shows then').to.deep.equal([input.value, input.checked]);
      }
    });

    it('has no id twice', () => {
      const ids = [...draw(wrong[0]!, problemsOf(wrong[0]!)).querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  });
}
