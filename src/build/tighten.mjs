// Takes out of the built files what only their source needs: some 600 bytes before the first page.
import { minify } from 'terser';

const steps = [
  // Indentation inside templates: one space does the same between elements.
  [/\n {4,}/g, ' '],
  // Line ends between the rules of style sheets.
  [/(?<=[{};])\n(?=[.@:*#}]|--|[a-z][^{}`$]*\{)/g, ''],
  // Notes for bundlers. What they say has been done.
  [/\/\*\s*[@#]__(?:NO_SIDE_EFFECTS|PURE)__\s*\*\/\s*|\/\/\s*[@#]__(?:NO_SIDE_EFFECTS|PURE)__\n/g, ' '],
];

/** Puts the bundler's own helper, a file of its own otherwise, into the file of the first page, which is there before any other. */
function withoutRuntime(bundle) {
  const [file, first] = ['rolldown-runtime.js', 'first.js'];
  const runtime = bundle[file];
  if (!runtime) return;
  const [, code, name, exported = name] = /^([\s\S]*?)\bexport\s*\{\s*(\w+)(?: as (\w+))?\s*\};?\s*$/.exec(runtime.code) ?? [];
  if (!code || runtime.imports.length > 0) throw new Error(`${file} is not as it was`);
  bundle[first].code += `\nconst helperOfBundler=(()=>{${code};return ${name}})();export{helperOfBundler as helper};`;
  for (const chunk of Object.values(bundle)) {
    if (!chunk.imports?.includes(file)) continue;
    chunk.code = chunk.code.replace(new RegExp(`import\\s*\\{\\s*${exported}(?: as (\\w+))?\\s*\\}\\s*from\\s*(["'\`])\\./${file}\\2`), (_, as = exported) => `import{helper as ${as}}from"./${first}"`);
    if (chunk.code.includes(file)) throw new Error(`${chunk.fileName} still wants ${file}`);
    chunk.imports = [...new Set(chunk.imports.map(one => (one === file ? first : one)))];
  }
  delete bundle[file];
}

/** For vite: the last thing that happens to a file of code. */
export const tighten = {
  name: 'tighten',
  async generateBundle(_options, bundle) {
    withoutRuntime(bundle);
    for (const chunk of Object.values(bundle)) {
      if (chunk.code === undefined || chunk.name.includes("i18next")) continue;
      for (const [found, instead] of steps) chunk.code = chunk.code.replace(found, instead);
      // After the bundler's own: it finds what that one leaves. Reading a property is taken to do nothing else, as it does nowhere here.
      const { code } = await minify(chunk.code, { module: true, ecma: 2022, compress: { module: true, ecma: 2022, passes: 5, pure_getters: true }, format: { ecma: 2022 } });
      chunk.code = code;
    }
  },
};
