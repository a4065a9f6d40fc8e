/** Where the browsers are and how they are started: plain JavaScript, because the test runner's configuration uses it too. */
declare module '*/tools/browsers.mjs' {
  export const CHROMIUM: { readonly executablePath: string };
  export const FIREFOX: { readonly executablePath: string };
  export const chromium: (options?: object) => Promise<import('puppeteer-core').Browser>;
  export const firefox: (options?: object) => Promise<import('puppeteer-core').Browser>;
}

/** A section of `npm run soak`: plain JavaScript, because it runs without a build of its own. */
declare module '*/soak/leave.mjs' {
  export const run: (options: { readonly seeds?: readonly number[]; readonly runs?: number; readonly engines?: readonly string[]; readonly restores?: boolean; readonly root?: string; readonly log?: (line: string) => void }) => Promise<readonly { readonly engine: string; readonly runs: number; readonly told: number; readonly cameBack: number; readonly tabs: number; readonly broken: readonly string[] }[]>;
}

/** The soak is plain JavaScript, because it runs by itself too. */
declare module '*/soak/browsers.mjs' {
  export const run: (options: { readonly engine?: 'chromium' | 'firefox' | 'webkit'; readonly seeds?: readonly number[]; readonly submissions?: number; readonly tabs?: number; readonly killEvery?: number; readonly root?: string; readonly log?: (line: string) => void }) =>
    Promise<readonly { readonly pressed: number; readonly saved: number; readonly sent: number; readonly faults: Readonly<Record<string, number>>; readonly broken: readonly string[] }[]>;
}

/** The three browsers behind one way of driving them. */
declare module '*/soak/leave-browsers.mjs' {
  interface Tab {
    readonly go: (address: string) => Promise<unknown>;
    readonly evaluate: <Given extends readonly unknown[], Value>(work: (...given: Given) => Value | Promise<Value>, ...given: Given) => Promise<Value>;
    readonly close: () => Promise<unknown>;
  }
  interface Engine { readonly start: () => Promise<void>; readonly open: () => Promise<Tab>; readonly end: () => Promise<unknown> }
  export const engines: Readonly<Record<'chromium' | 'firefox' | 'webkit', () => Engine>>;
}
