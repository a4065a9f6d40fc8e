/** The name of the database of every form on a device. */
export const databaseName = 'what-matters';

/** Whether it is there, or another of ours. Where the browser does not say, it may be. To look by opening it would make it. */
export const hasDatabase = async (wanted = databaseName): Promise<boolean> => !(await indexedDB.databases?.())?.every(({ name }) => name !== wanted);
