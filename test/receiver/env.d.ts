interface ImportMeta {
  /** Set by the test runner: the project's root. */
  readonly env: { readonly ROOT: string };
}

/** Where PostgreSQL's programs are: plain JavaScript, because what installs them uses it too. */
declare module '*/tools/postgres.mjs' {
  export const postgresPrograms: () => string;
}
