/** What the worker of an app keeps, and where. `what-matters app` writes it above the code of the worker. */
export interface Content {
  /** Every file that the app needs: its address from the folder of the worker, a hash of what is in it, and where it must fit exactly its `integrity` too. */
  readonly files: readonly { readonly url: string; readonly revision: string; readonly integrity?: string }[];
  /** The addresses that lists are read from, which change by themselves: activities first, then words of the site's own and the table of areas, if there are any. */
  readonly lists: readonly string[];
}

/** The name by which the worker finds its content. */
export const contentName = 'whatMattersApp';

/** The caches of the app of one folder. Their names hold its address, so that two apps of one origin never touch each other's. */
export const cachesOf = (scope: string): { readonly files: string; readonly lists: string; readonly squares: string } =>
  ({ files: `what-matters-app-files ${scope}`, lists: `what-matters-app-lists ${scope}`, squares: `what-matters-app-squares ${scope}` });
