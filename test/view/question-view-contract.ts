import { html, nothing, render } from 'lit';
import { expect } from 'chai';
import { questionKinds, type QuestionOf, type QuestionType, type TypedOf } from '../../src/core/questions/index.ts';
import type { Problem, QuestionKind, Situation } from '../../src/core/questions/kind.ts';
import { journeyWords } from '../../src/i18n/journey-words.ts';
import { english, locales } from '../../src/i18n/locales.ts';
import { lightTranslator, type Translator } from '../../src/i18n/translate.ts';
import { addViews, viewOf } from '../../src/view/questions/index.ts';
import { views } from '../../src/view/questions.ts';
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
  /** The autocomplete tokens of its fields, where they are about the person who types; none without it. */
  readonly tokens?: readonly string[];
}

/** Samples of every type. A type without any is an error of `tsc`. */
export type Samples = { readonly [Type in QuestionType]: readonly [Sample<Type>, ...Sample<Type>[]] };

const isTile = (input: HTMLInputElement): boolean => ['checkbox', 'radio'].includes(input.type);

/** What the view of any type of question must do: all that the pages rely on. */
export function describeQuestionView<Type extends QuestionType>(type: Type, { name, question, situation = { answers: {} }, good, wrong, tokens = [] }: Sample<Type>): void {
  describe(`the view of ${name}`, () => {
    const kind = questionKinds[type] as unknown as QuestionKind<QuestionOf<Type>, TypedOf<Type>, never>;
    const roots: ShadowRoot[] = [];
    let view: QuestionView<Type>;
    let i18n: Translator;
    before(async () => {
      await addViews(views, Object.keys(questionKinds) as QuestionType[], () => {});
      view = viewOf(type) as unknown as QuestionView<Type>;
      i18n = lightTranslator('en', [english, await locales.en.later(), (await journeyWords['sign-up'].en()).default], { org: 'The Hive', phone: '020 7946 0000' });
    });
    afterEach(() => { for (const root of roots.splice(0)) root.host.remove(); });

    const put = (root: ShadowRoot, typed: TypedOf<Type>, props: Partial<QuestionProps<Type>> = {}): ShadowRoot => {
      const fields = view.fields({ question, typed, problems: [], situation, i18n, onTyped: () => {}, hintId: 'hint', own: true, ...props });
      render(html`${view.single?.(question) ? html`<label for=${fieldId(type)}>Asked</label>` : nothing}<p id="hint">Hint</p><fieldset>${fields}</fieldset>`, root);
      return root;
    };
    const empty = (): ShadowRoot => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      roots.push(root);
      return root;
    };
    const draw = (typed: TypedOf<Type>, problems: readonly Problem[] = [], props: Partial<QuestionProps<Type>> = {}): ShadowRoot => put(empty(), typed, { problems, ...props });
    const inputs = (root: ShadowRoot): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>('input, textarea')];
    const use = (input: HTMLInputElement, text = 'NW1 2DB'): void => {
      if (isTile(input)) return input.click();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const problemsOf = (typed: TypedOf<Type>): readonly Problem[] => { const checked = kind.check(question, typed, situation); return 'problems' in checked ? checked.problems : []; };
    const picture = (root: ShadowRoot): string => root.innerHTML.replace(/<!--.*?-->/g, '') + inputs(root).map(input => `${input.value} ${input.checked}`).join('|');

    it('has fields, each with a name, and nothing in them for a start; or it only tells', () => {
      const root = draw(kind.blank);
      expect(inputs(root).length > 0, 'fields').to.equal(kind.tells !== true);
      for (const input of inputs(root)) expect(input.labels?.[0]?.textContent.trim(), input.outerHTML).to.not.be.oneOf([undefined, '']);
      expect(inputs(root).filter(input => (isTile(input) ? input.checked : input.type === 'range' ? !input.matches('.empty') : input.value !== ''))).to.have.length(0);
    });

    it('draws the same picture for the same props, and another for others', () => {
      for (const typed of [kind.blank, ...good, ...wrong]) expect(picture(draw(typed, problemsOf(typed)))).to.equal(picture(draw(typed, problemsOf(typed))));
      for (const typed of good) expect(picture(draw(typed))).to.not.equal(picture(draw(kind.blank)));
    });

    it('has a field that can take focus for every problem that can be found, with the words beside it', () => {
      expect(wrong.length > 0).to.equal(kind.tells !== true);
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
        const input = inputs(draw(kind.blank, [], { onTyped: change => told.push(change(kind.blank)) }))[at]!;
        use(input);
        expect(told, input.outerHTML).to.have.length(1);
        expect(() => kind.check(question, told[0]!, situation)).to.not.throw();
        const again = inputs(draw(told[0]!))[at]!;
        expect([again.value, again.checked], 'what it shows then').to.deep.equal([input.value, input.checked]);
      }
    });

    it('comes to the same by two presses in one task as by two with a picture between them', () => {
      const after = (places: readonly number[], redraws: boolean): TypedOf<Type> => {
        const root = empty();
        let now = kind.blank;
        const picture = (): void => void put(root, now, { onTyped: change => { now = change(now); if (redraws) picture(); } });
        picture();
        places.forEach((place, nth) => { const input = inputs(root)[place]; if (input) use(input, `typed ${nth}`); });
        return now;
      };
      const count = inputs(draw(kind.blank)).length;
      for (let one = 0; one < count; one++) for (let other = 0; other < count; other++) expect(after([one, other], false), `${one}, then ${other}`).to.deep.equal(after([one, other], true));
    });

    it('lets a browser fill in what is about the person who types, and nothing about anybody else', () => {
      const asked = (own: boolean): string[] => inputs(draw(kind.blank, [], { own })).map(input => input.getAttribute('autocomplete') ?? '').filter(token => token !== '' && token !== 'off');
      expect(asked(true)).to.deep.equal(tokens);
      expect(asked(false)).to.deep.equal([]);
    });

    it('says rightly whether it is one group of radio buttons, whose first one bears the name of the type', () => {
      const all = inputs(draw(kind.blank));
      const isGroup = all.length > 0 && all.every(input => input.type === 'radio') && new Set(all.map(input => input.name)).size === 1;
      expect(view.radios?.(question) ?? false).to.equal(isGroup);
      if (isGroup) expect([all[0]!.id, all[0]!.name]).to.deep.equal([fieldId(type), type]);
    });

    it('has no id twice', () => {
      const ids = [...draw(wrong[0] ?? kind.blank, problemsOf(wrong[0] ?? kind.blank)).querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  });
}
