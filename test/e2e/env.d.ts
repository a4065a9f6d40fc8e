/** Where the browsers are and how they are started: plain JavaScript, because the test runner's configuration uses it too. */
declare module '*/tools/browsers.mjs' {
  export const CHROMIUM: { readonly executablePath: string };
  export const chromium: (options?: object) => Promise<import('puppeteer-core').Browser>;
}
