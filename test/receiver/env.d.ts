interface ImportMeta {
  /** Set by the test runner: the project's root. */
  readonly env: { readonly ROOT: string };
}
