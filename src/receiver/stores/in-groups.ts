/** Lets what has arrived be read first. */
const turn = () => new Promise(resolve => { setImmediate(resolve); });

/** Most that are done together: a group must not keep the others waiting for long. */
const mostTogether = 200;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what comes together, so that many wait once for the disk and not each of them: `work` takes a group and
 * does all of it or nothing, and gives one outcome for each in their order. One group is done at a time; who comes in the
 * meantime is the next group. When a group fails, each of it is tried alone: nobody fails because of another.
 */
export function inGroups<Item, Outcome>(work: (items: readonly Item[]) => Promise<readonly Outcome[]>): (item: Item) => Promise<Outcome> {
  const waiting: Waiting<Item, Outcome>[] = [];
  let isAtWork = false;

  const doOne = async ({ item, resolve, reject }: Waiting<Item, Outcome>): Promise<void> => {
    try {
      resolve((await work([item]))[0]!);
    } catch (error) {
      reject(error);
    }
  };

  const doGroup = async (group: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    if (group.length === 1) return doOne(group[0]!);
    try {
      const outcomes = await work(group.map(({ item }) => item));
      for (const [at, { resolve }] of group.entries()) resolve(outcomes[at]!);
    } catch {
      for (const one of group) {
        await turn();
        await doOne(one);
      }
    }
  };

  const doAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      await turn();
      await doGroup(waiting.splice(0, mostTogether));
    }
    isAtWork = false;
  };

  return item => new Promise((resolve, reject) => {
    waiting.push({ item, resolve, reject });
    if (isAtWork) return;
    isAtWork = true;
    void doAll();
  });
}
