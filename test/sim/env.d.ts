/** Bundles and loads the simulator: plain JavaScript, because the soak uses it too. */
declare module '*/bundle.mjs' {
  export interface Patch { readonly file: string; readonly from: string; readonly to: string }
  export const loadSimulator: (root: string, patches?: readonly Patch[]) => Promise<typeof import('./simulator.ts')>;
}
