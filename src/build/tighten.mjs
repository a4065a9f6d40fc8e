// Takes out of the built files what only their source needs: a few hundred bytes before the first page.
const steps = [
  // Indentation inside templates: one space does the same between elements.
  [/\n {4,}/g, ' '],
  // Line ends between the rules of style sheets.
  [/(?<=[{};])\n(?=[.@:*#}]|--|[a-z][^{}`$]*\{)/g, ''],
  // Notes for bundlers. What they say has been done.
  [/\/\*\s*[@#]__(?:NO_SIDE_EFFECTS|PURE)__\s*\*\/\s*|\/\/\s*[@#]__(?:NO_SIDE_EFFECTS|PURE)__\n/g, ' '],
];

/** For vite: the last thing that happens to a file of code. */
export const tighten = {
  name: 'tighten',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.code !== undefined) for (const [found, instead] of steps) chunk.code = chunk.code.replace(found, instead);
  },
};
