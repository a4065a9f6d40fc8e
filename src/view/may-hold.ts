import { databaseName } from '../store/name.ts';

/** Whether there may be something of ours on this device. Where the browser does not say, there may be. */
export const mayHold = async (): Promise<boolean> => !(await indexedDB.databases?.())?.every(({ name }) => name !== databaseName);
