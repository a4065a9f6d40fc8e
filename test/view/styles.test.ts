import { expect } from 'chai';
import { endingStyles } from '../../src/view/styles/ending.ts';
import { first } from '../../src/view/styles/first.ts';
import { ideaStyles } from '../../src/view/styles/ideas.ts';
import { journalStyles } from '../../src/view/styles/journal.ts';
import { questionStyles } from '../../src/view/styles/questions.ts';
import { brandSheet, tokens } from '../../src/view/styles/tokens.ts';
import { cleanUp } from '../fixture.ts';
import { directory, givesReceipt, start, textOf, type Form } from './driver.ts';
import { sendShort, toSend } from './short-journeys.ts';

const sheets = [tokens, first, questionStyles, ideaStyles, endingStyles, journalStyles];
const text = [...sheets, brandSheet('#7a1f5c')].map(sheet => sheet.cssText).join('\n').replace(/\/\*.*?\*\//gs, '');

/** Physical properties that may stand, each with the reason. */
const physicalOnPurpose: Readonly<Record<string, string>> = { 'overflow-y': 'the support panel scrolls down in every direction of reading; WebKitGTK lacks overflow-block' };

/** Every rule with the conditions of the blocks it stands in. */
function* rulesOf(rules: CSSRuleList, conditions: readonly string[] = []): Generator<readonly [rule: CSSStyleRule, conditions: readonly string[]]> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield [rule, conditions];
    else if ('cssRules' in rule) yield* rulesOf(rule.cssRules as CSSRuleList, 'conditionText' in rule ? [...conditions, String(rule.conditionText).replace(/\s/g, '')] : conditions);
  }
}
const all = sheets.flatMap(sheet => [...rulesOf(sheet.styleSheet!.cssRules)]);
const under = (condition: string): CSSStyleRule[] => all.filter(([, conditions]) => conditions.some(one => one.includes(condition))).map(([rule]) => rule);

describe('the style sheets', () => {
  it('turn with the direction of reading: no left, right, top, bottom, width or height', () => {
    const physical = /(?<=[{;\s])(?:(?:min-|max-)?(?:width|height)|(?:(?:scroll-)?(?:margin|padding)|border|inset)-(?:left|right|top|bottom)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom|overflow-[xy])(?=:)|(?:text-align|float|clear):\s*(?:left|right)/g;
    expect((text.match(physical) ?? []).filter(found => !Object.hasOwn(physicalOnPurpose, found))).to.deep.equal([]);
  });

  it('grow with the text size of the reader: no rem, no px for text, nothing by the size of the window', () => {
    expect(text.match(/\d(?:rem|vw|vh|vmin|vmax)\b/g)).to.equal(null);
    expect(text.match(/font(?:-size)?:[^;}]*\dpx/g)).to.equal(null);
    expect(text).to.include('.root{all:initial;display:block;font-size:medium}');
  });

  it('load nothing from anywhere, and use no way that a strict policy blocks', () => {
    expect(text.match(/@import|url\(|expression\(|@font-face/g)).to.equal(null);
  });

  it('move only where the reader has not asked for less motion', () => {
    const moving = all.filter(([{ style }]) => [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0) || !['', 'none', 'initial'].includes(style.animationName));
    for (const [rule, conditions] of moving) expect(conditions, rule.selectorText).to.include('(prefers-reduced-motion:no-preference)');
    expect(text.match(/@keyframes|scroll-behavior|view-transition/g)).to.equal(null);
  });

  it('mark what is chosen and what has focus where the system sets the colours', () => {
    // From the text, because WebKit leaves out of its rules what it does not know.
    const block = /@media\(forced-colors:active\)\{((?:[^{}]*\{[^{}]*\})*)\s*\}/.exec(first.cssText)![1]!;
    const marked = (selector: RegExp): string => [...block.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, name]) => selector.test(name!)).map(([, , style]) => style).join(' ');
    expect(marked(/\.opt:has\(:checked\)/)).to.match(/outline.*highlight/i);
    expect(marked(/checkbox.*radio.*:checked/)).to.match(/forced-color-adjust:none/).and.match(/background.*highlight/i);
    expect(marked(/:focus-visible/)).to.match(/outline.*highlight/i);
    expect(marked(/aria-current/)).to.match(/border.*highlight/i);
  });

  it('have a look of their own for readers who ask for more contrast', () => {
    expect(under('prefers-contrast:more').length).to.be.above(1);
  });
});

describe('on paper', () => {
  after(cleanUp);
  const hidden = under('print').filter(rule => rule.style.display === 'none').map(rule => rule.selectorText).join(',');
  const printed = (form: Form): string[] => form.all('button, summary, .actions a').filter(control => control.closest(hidden) === null && control.getClientRects().length > 0).map(textOf);

  it('stands no button, on any page', async () => {
    const form = await start({ directory });
    for (const page of ['start', 'where', 'matters', 'help', 'ideas', 'call', 'contact', 'privacy', 'check']) {
      await form.walkTo(page);
      expect(printed(form), page).to.deep.equal([]);
    }
    for (const [deliver, heading] of [[givesReceipt, 'We have your answers'], [() => { throw new Error('no line'); }, 'Not sent yet']] as const) {
      const sending = await start(toSend, { deliver });
      await sendShort(sending, heading);
      expect(printed(sending), heading).to.deep.equal([]);
    }
  });
});
