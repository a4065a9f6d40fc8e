import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { icons } from './src/build/icons.mjs';
import { tighten } from './src/build/tighten.mjs';

/** The parts that are loaded when they are first needed; `lazy` in the source and the hashes in embed.js name them so. */
const groups = [
  { name: 'cy', test: /locales\/cy\/(?:common|self-referral)\.json/ },
  { name: 'cy-later', test: /locales\/cy\/(?:later|pages|taxonomy)\.json|support\/phrases\/cy\.json/ },
  { name: 'en-more', test: /locales\/en\/more\.json/ },
  { name: 'cy-more', test: /locales\/cy\/more\.json/ },
  { name: 'en-later', test: /locales\/en\/(?:later|pages|taxonomy)\.json/ },
  { debugName: 'words of one journey', name: (id: string) => { const [, language, journey] = /locales\/(\w+)\/(check-in|journal|playlist|sign-up)\.json$/.exec(id) ?? []; return language === undefined ? null : `${language}-${journey}`; } },
  // What the first page needs is one file, so that a bad line has two things to fetch and not seven.
  { debugName: 'first and later', name: (id: string, graph: Graph) => (reached('src/define.ts', graph).has(id) ? 'first' : reached('src/view/later.ts', graph).has(id) ? 'later' : null) },
  // What few people need: dates and calendars (a list that is read needs their rules too), filters, and what only a large index, or a list, needs.
  { name: 'idea-tools', test: /src\/(?:core\/activities\/(?:dates|ics|rule|filters|squares\/near)|view\/(?:idea-tools|list|next-dates|programme-dates|rule-words|screens\/idea-filters|styles\/filters))\.ts/ },
  // What says which key of a file is wrong: what reads a configuration needs it, and what reads a list, which is large.
  { name: 'problems', test: /src\/core\/schema-problems\.ts/ },
  // What reads a list of activities that has no index, and finds what each is about, where no worker may.
  { debugName: 'reading', name: (id: string, graph: Graph) => (reached('src/view/reading.ts', graph).has(id) ? 'reading' : null) },
  { name: 'more-questions', test: /src\/core\/(?:questions\/|programmes\/(?:ages|facts|likes|rule|rule-words)\.ts)|src\/view\/(?:more-questions|questions\/(?:date|group|scale|statements|yes-no|fit|many|programme-age|programme-likes|programme-link|surgery))/ },
  // What reads a whole configuration, and a table of areas, which only such a one names. A form that seals has it already: what sealing shares with it is not fetched again.
  { name: 'config-fault', test: /src\/(?:view\/(?:config-fault|areas|screens\/fault)|core\/(?:areas|areas-code|schema-problems|config-reader|config-schema|journey-loader|support\/(?:site-support|nation-names)|base64url|p256|seal|submission-limits))/ },
  // What shows a programme that people sign up to, and reads its file.
  { name: 'programme', test: /src\/view\/(?:programme|site-files)\.ts|src\/core\/(?:surgeries|programmes\/(?:place|programme|read|rule-text|sessions))\.ts/ },
];

interface Graph { readonly getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }
const known = new Map<string, Set<string>>();
/** A file and all that it imports before anything is loaded on demand. */
function reached(file: string, graph: Graph): ReadonlySet<string> {
  const before = known.get(file);
  if (before) return before;
  const start = fileURLToPath(new URL(file, import.meta.url));
  const found = new Set([start]);
  known.set(file, found);
  const follow = (id: string): void => graph.getModuleInfo(id)?.importedIds.forEach(next => { if (!found.has(next)) { found.add(next); follow(next); } });
  follow(start);
  return found;
}

const common: UserConfig = { plugins: [icons], logLevel: 'warn', publicDir: false };

// One config, four builds: vite build --mode module | esm | embed | cli
export default defineConfig(({ mode }): UserConfig => {
  if (mode === 'cli') {
    return {
      ...common,
      build: {
        target: 'node20', outDir: 'dist/cli', emptyOutDir: true, ssr: true, minify: false,
        rolldownOptions: { input: { 'what-matters': 'src/cli/what-matters.ts', 'directory-worker': 'src/cli/directory/worker.ts' }, external: [/^node:/, ...builtinModules, 'libsql', 'pg', /^hono(\/|$)/], output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
      },
      ssr: { noExternal: true, external: ['libsql', 'pg', 'hono'] },
    };
  }
  if (mode === 'embed') {
    return { ...common, build: { target: 'es2022', outDir: 'dist', emptyOutDir: false, lib: { entry: 'src/embed.ts', formats: ['iife'], name: 'whatMattersEmbed', fileName: () => 'embed.js' }, rolldownOptions: { output: { minify: true } } } };
  }
  const external = mode === 'esm' ? [/^lit(\/|$)/, /^zod(\/|$)/, /^i18next$/, /^web-vitals$/] : [];
  return {
    ...common,
    plugins: mode === 'module' ? [icons, tighten] : [icons],
    define: mode === 'esm' ? {} : { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022', outDir: `dist/${mode}`, emptyOutDir: true, sourcemap: mode === 'esm', manifest: mode === 'module' ? 'manifest.json' : false,
      lib: { entry: mode === 'esm' ? { index: 'src/index.ts', define: 'src/define.ts' } : { 'what-matters': 'src/define.ts' }, formats: ['es'], fileName: (_format, name) => `${name}.js` },
      rolldownOptions: {
        external,
        output: { minify: mode === 'module', chunkFileNames: mode === 'module' ? '[name].js' : 'parts/[name].js', ...(mode === 'module' && { codeSplitting: { groups } }) },
      },
    },
  };
});
