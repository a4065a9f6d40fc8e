/** Lines about ids that stand twice in a list. */
export const twins = (list: string, items: readonly { readonly id: string }[]): string[] =>
  items.flatMap(({ id }, at) => (items.findIndex(item => item.id === id) < at ? [`${list}.${at}.id: found "${id}" twice, expected an id of its own for each`] : []));
