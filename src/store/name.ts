/** The name of our database on a device. */
export const databaseName = 'what-matters';

/** Whether it is there. Where the browser does not say, it may be. To look by opening it would make it. */
export const hasDatabase = async (): Promise<boolean> => !(await indexedDB.databases?.())?.every(({ name }) => name !== databaseName);
