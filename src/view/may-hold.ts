import { databaseName, hasDatabase } from '../store/name.ts';

/** Whether there may be something of ours on this device, before what reads it is loaded. */
export const mayHold = async (): Promise<boolean> => databaseName in sessionStorage || hasDatabase();
